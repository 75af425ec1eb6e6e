# SPDX-License-Identifier: EUPL-1.2
"""Which step may follow which, and when something is overdue."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.steering.policy.rules import (
    FOLLOWS,
    SETTLED,
    State,
    Step,
    StepFault,
    Term,
    TermKind,
    fault_in,
    in_time,
    overdue,
    standing,
    state_of,
)
from corridor.values.answers import Answer
from corridor.values.periods import Period, parse_days

NONE, UNKNOWN = Term(TermKind.NONE), Term(TermKind.UNKNOWN)
YES, NO, OPEN = Answer.YES, Answer.NO, Answer.UNKNOWN


def by(text: str) -> Term:
    return Term(TermKind.STATED, parse_days(text))


def step(state: State, day: str = "", *, corrects: bool = False) -> Step:
    return Step(state, parse_days(day) if day else None, corrects)


DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(DAYS)
    return Period(start, start + timedelta(days=draw(st.integers(1, 800))))


TERMS = st.one_of(
    st.just(NONE), st.just(UNKNOWN), periods().map(lambda days: Term(TermKind.STATED, days))
)
STEPS = st.builds(Step, st.sampled_from(State), st.none() | periods(), st.booleans())


@given(st.lists(STEPS))
def test_every_run_of_steps_has_a_state_which_is_that_of_the_last(steps):
    state = state_of(steps)
    assert state in State
    assert state == (steps[-1].state if steps else State.OPEN)
    assert state_of(standing(steps)) == state


@given(st.lists(STEPS, max_size=12), TERMS)
def test_what_is_let_through_follows_the_table_all_the_way(steps, term):
    written: list[Step] = []
    for each in steps:
        if fault_in(written, each, term) is None:
            written.append(each)
    held = standing(written)
    before = State.OPEN
    for each in held:
        assert each.state in FOLLOWS[before]
        before = each.state
    assert state_of(written) == before
    if not written:
        assert held == ()


@given(st.sampled_from(State), TERMS, DAYS, st.none() | periods(), st.booleans())
def test_overdue_always_answers_and_never_turns_back_to_no(state, term, day, told, followed):
    now = overdue(state, term, day, told=told, followed=followed)
    later = overdue(state, term, day + timedelta(days=400), told=told, followed=followed)
    assert now in Answer
    if state in SETTLED or term.kind is TermKind.NONE:
        assert now is NO
    if state is State.SILENT:
        assert now is not YES, "what the sources are silent about is never shown as broken"
    if now is not NO:
        assert later is not NO
    if now is YES:
        assert later is YES


def test_from_every_state_the_same_may_be_said_again():
    assert all(state in after for state, after in FOLLOWS.items())
    assert set(FOLLOWS) == set(State)


@pytest.mark.parametrize(
    ("before", "new", "fault"),
    [
        ([], State.KEPT, None),
        ([State.SILENT], State.KEPT, None),
        ([State.UNDER_WAY], State.OPEN, StepFault.CANNOT_FOLLOW),
        ([State.KEPT], State.UNDER_WAY, StepFault.CANNOT_FOLLOW),
        ([State.KEPT], State.KEPT, None),
        ([State.CHANGED], State.UNDER_WAY, None),
        ([State.CHANGED], State.SILENT, StepFault.CANNOT_FOLLOW),
    ],
)
def test_what_may_follow(before, new, fault):
    assert fault_in([step(state) for state in before], step(new), NONE) is fault


def test_a_correction_is_judged_without_the_step_it_replaces():
    wrong = [step(State.UNDER_WAY, "2010"), step(State.KEPT, "2011")]
    assert fault_in(wrong, step(State.CHANGED, "2011"), NONE) is StepFault.CANNOT_FOLLOW
    assert fault_in(wrong, step(State.CHANGED, "2011", corrects=True), NONE) is None
    assert fault_in(wrong, step(State.OPEN, corrects=True), NONE) is StepFault.CANNOT_FOLLOW
    assert fault_in([], step(State.KEPT, corrects=True), NONE) is StepFault.NOTHING_TO_CORRECT
    held = standing([*wrong, step(State.CHANGED, "2011", corrects=True)])
    assert [each.state for each in held] == [State.UNDER_WAY, State.CHANGED]


@pytest.mark.parametrize(
    ("last", "day", "fault"),
    [
        ("2011", "2010", StepFault.BEFORE_THE_LAST),
        ("2011-05", "2011", None),
        ("2011", "2011", None),
        ("", "2000", None),
        ("2011", "", None),
    ],
)
def test_steps_stand_in_the_order_of_their_days(last, day, fault):
    before = [step(State.UNDER_WAY, last)]
    assert fault_in(before, step(State.UNDER_WAY, day), NONE) is fault


@pytest.mark.parametrize(
    ("state", "day", "term", "fault"),
    [
        (State.KEPT, "2011-11", by("2011-06/2011-09"), StepFault.DONE_AFTER_TERM),
        (State.KEPT_LATE, "2011-11", by("2011-06/2011-09"), None),
        (State.KEPT_LATE, "2011-05-31", by("2011-06/2011-09"), StepFault.DONE_WITHIN_TERM),
        (State.KEPT, "2011-08", by("2011-06/2011-09"), None),
        (State.KEPT_LATE, "2011-08", by("2011-06/2011-09"), None),
        (State.KEPT_LATE, "2011", NONE, StepFault.NO_TERM),
        (State.KEPT_LATE, "2011", UNKNOWN, None),
        (State.KEPT, "2011", by("2011-12-31"), None),
        (State.KEPT_LATE, "2011", by("2011-12-31"), StepFault.DONE_WITHIN_TERM),
        (State.KEPT, "", by("2011-12-31"), None),
        (State.CHANGED, "2013", by("2011-12-31"), None),
    ],
)
def test_kept_and_kept_late_agree_with_the_term(state, day, term, fault):
    assert fault_in([], step(state, day), term) is fault


def test_done_on_the_last_day_is_in_time():
    assert in_time(parse_days("2011-12-31"), by("2011-12-31")) is YES
    assert in_time(parse_days("2012-01-01"), by("2011-12-31")) is NO
    assert in_time(parse_days("2011"), by("2011")) is OPEN
    assert in_time(None, by("2011")) is OPEN


@pytest.mark.parametrize(
    ("state", "term", "day", "told", "followed", "answer"),
    [
        # The last day itself is not yet over.
        (State.OPEN, by("2013-06-15"), "2013-06-15", "2012-07-04", True, NO),
        (State.OPEN, by("2013-06-15"), "2013-06-16", "2012-07-04", True, YES),
        # Only read in documents, which stop before the term: who knows?
        (State.OPEN, by("2013-06-15"), "2013-06-16", "2012-07-04", False, OPEN),
        # A document from after the term says that it still stood open.
        (State.UNDER_WAY, by("2011-12-31"), "2013-01-01", "2012-07-04", False, YES),
        (State.UNDER_WAY, by("2011-12-31"), "2013-01-01", "", False, OPEN),
        # A term known to the year only.
        (State.OPEN, by("2013"), "2013-01-01", "", True, NO),
        (State.OPEN, by("2013"), "2013-07-01", "", True, OPEN),
        (State.OPEN, by("2013"), "2014-01-01", "", True, YES),
        (State.SILENT, by("2008-12-31"), "2020-01-01", "2012-07-04", True, OPEN),
        (State.SILENT, by("2008-12-31"), "2008-12-31", "", True, NO),
        (State.KEPT, by("2008-12-31"), "2020-01-01", "", True, NO),
        (State.CHANGED, by("2008-12-31"), "2020-01-01", "", True, NO),
        (State.OPEN, NONE, "2020-01-01", "", True, NO),
        (State.OPEN, UNKNOWN, "2020-01-01", "", True, OPEN),
    ],
)
def test_overdue(state, term, day, told, followed, answer):
    days = parse_days(told) if told else None
    on = date.fromisoformat(day)
    assert overdue(state, term, on, told=days, followed=followed) is answer


def test_a_term_has_days_when_it_is_stated():
    with pytest.raises(ValueError, match="a term has days"):
        Term(TermKind.STATED)
    with pytest.raises(ValueError, match="a term has days"):
        Term(TermKind.NONE, Period.year(2011))
