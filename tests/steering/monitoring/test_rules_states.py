# SPDX-License-Identifier: EUPL-1.2
"""No way through a round leads past somebody else's judgement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.steering.monitoring.rules.states import (
    FROZEN,
    TRANSITIONS,
    WRITABLE,
    Awaited,
    Fault,
    State,
    Verb,
    awaited,
    fault,
    possible,
)

VERBS = st.sampled_from(sorted(TRANSITIONS))
PEOPLE = st.sampled_from([1, 2, 3])


@given(st.lists(st.tuples(VERBS, PEOPLE, st.booleans(), st.booleans()), max_size=40))
def test_no_path_approves_the_work_of_who_approves(attempts):
    state, authors, judged = State.PLANNED, set(), []
    for verb, who, writes, speaks in attempts:
        if writes and state in WRITABLE:
            authors.add(who)
        if fault(verb, state, by=who, authors=authors, reason="why" if speaks else " "):
            continue
        if verb is Verb.SUBMIT:
            authors.add(who)
        if verb is Verb.APPROVE:
            assert who not in authors
            assert state is State.SUBMITTED
            judged.append(who)
        if TRANSITIONS[verb].reasoned:
            assert speaks
        if state in FROZEN:
            assert verb in (Verb.LOCK, Verb.REOPEN)
        state = TRANSITIONS[verb].after
        assert (state in FROZEN) <= bool(judged)


def test_whoever_wrote_is_told_so_and_others_may_approve():
    def asked(by):
        return fault(Verb.APPROVE, State.SUBMITTED, by=by, authors=[1, 2], reason="")

    assert asked(1) is Fault.OWN_WORK
    assert asked(2) is Fault.OWN_WORK
    assert asked(None) is Fault.OWN_WORK
    assert asked(3) is None


@pytest.mark.parametrize("verb", [Verb.SEND_BACK, Verb.REOPEN])
def test_what_goes_back_goes_back_with_words(verb):
    state = next(iter(TRANSITIONS[verb].before))
    assert fault(verb, state, by=3, authors=[1], reason=" \n") is Fault.NO_REASON
    assert fault(verb, state, by=3, authors=[1], reason="Two tables differ.") is None


def test_every_state_but_the_end_leads_on_and_is_somebodys():
    assert possible(State.PLANNED) == (Verb.OPEN,)
    assert possible(State.SUBMITTED) == (Verb.SEND_BACK, Verb.APPROVE)
    assert possible(State.APPROVED) == (Verb.LOCK, Verb.REOPEN)
    assert possible(State.LOCKED) == (Verb.REOPEN,)
    for state in WRITABLE:
        assert possible(state) == (Verb.SUBMIT,)
        assert awaited(state) is Awaited.PARTNER
    assert awaited(State.SUBMITTED) is Awaited.OFFICER
    assert awaited(State.LOCKED) is Awaited.NOBODY
