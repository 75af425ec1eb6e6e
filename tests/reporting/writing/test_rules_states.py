# SPDX-License-Identifier: EUPL-1.2
"""The course of a report, step by step."""

from __future__ import annotations

import pytest

from corridor.reporting.rules.states import TRANSITIONS, Fault, State, Verb, fault, possible


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verb", TRANSITIONS)
def test_a_step_is_taken_from_its_own_states_alone(state, verb):
    found = fault(verb, state, by=2, handed_in_by=1, reasoned=True)
    assert (found is None) == (verb in possible(state))


@pytest.mark.parametrize("by", [1, None])
def test_nobody_approves_what_they_handed_in(by):
    found = fault(Verb.APPROVE, State.REVIEW, by=by, handed_in_by=1, reasoned=True)
    assert found is Fault.OWN_WORK


@pytest.mark.parametrize(
    ("verb", "state"), [(Verb.SEND_BACK, State.REVIEW), (Verb.CORRECT, State.PUBLISHED)]
)
def test_some_steps_need_words(verb, state):
    assert fault(verb, state, by=2, handed_in_by=1, reasoned=False) is Fault.NO_REASON


def test_the_course_comes_round():
    state = State.WRITING
    for verb in (Verb.HAND_IN, Verb.APPROVE, Verb.PUBLISH, Verb.CORRECT):
        assert verb in possible(state)
        state = TRANSITIONS[verb].after
    assert state is State.WRITING
