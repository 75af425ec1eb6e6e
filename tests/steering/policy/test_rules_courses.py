# SPDX-License-Identifier: EUPL-1.2
"""How promises stood in a year, against every way in which the days may have fallen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.steering.policy.rules import (
    SETTLED,
    InYear,
    State,
    Step,
    Term,
    TermKind,
    Told,
    late_in,
    within,
)
from corridor.values.answers import Answer
from corridor.values.periods import Period, parse_days

YES, NO, OPEN = Answer.YES, Answer.NO, Answer.UNKNOWN
NONE = Term(TermKind.NONE)
# Around the turn of the year that is asked of, 2011.
FIRST = date(2010, 12, 30)
SPAN = 370
DAYS = st.sampled_from([FIRST + timedelta(days=n) for n in (0, 1, 2, 3, 180, 365, 366, 367, SPAN)])


@st.composite
def moments(draw: st.DrawFn) -> Period:
    start = draw(DAYS)
    return Period(start, start + timedelta(days=draw(st.integers(1, 3))))


@st.composite
def courses(draw: st.DrawFn) -> tuple[Period, tuple[Step, ...]]:
    """When it was said, and steps in the order of their days."""
    said = draw(moments())
    days = sorted(draw(st.lists(moments(), max_size=3)), key=lambda each: each.start)
    return said, tuple(Step(draw(st.sampled_from(State)), day) for day in days)


def days_in(moment: Period) -> list[date]:
    return [moment.start + timedelta(days=n) for n in range((moment.end - moment.start).days)]


def worlds(said: Period, held: tuple[Step, ...]) -> Iterator[tuple[date, list[tuple[State, date]]]]:
    """Every way in which the days may have fallen, steps in their order and after what was said."""
    for spoken, *taken in product(days_in(said), *(days_in(step.day) for step in held)):
        if taken == sorted(taken) and all(spoken <= day for day in taken):
            yield spoken, [(step.state, day) for step, day in zip(held, taken, strict=True)]


def holds_there(asked: InYear, spoken: date, taken: list[tuple[State, date]]) -> bool:
    def first(*states: State) -> int | None:
        return next((day.year for state, day in taken if state in states), None)

    if asked is InYear.MADE:
        return spoken.year == 2011
    if asked is InYear.KEPT:
        return first(State.KEPT, State.KEPT_LATE) == 2011
    if asked is InYear.CHANGED:
        return first(State.CHANGED) == 2011
    stood = [state for state, day in taken if day.year <= 2011]
    last = stood[-1] if stood else State.OPEN
    if spoken.year > 2011:
        return False
    return last is State.SILENT if asked is InYear.SILENT else last not in SETTLED


@given(courses(), st.sampled_from([each for each in InYear if each is not InYear.LATE]))
def test_an_answer_is_certain_only_where_every_way_agrees(course, asked):
    said, held = course
    ways = [holds_there(asked, *world) for world in worlds(said, held)]
    if not ways:
        return  # No promise has such days.
    answer = Told(said, NONE, held, followed=False).holds(asked, 2011)
    if answer is not OPEN:
        assert set(ways) == {answer is YES}
    if all(len(days_in(moment)) == 1 for moment in (said, *(step.day for step in held))):
        assert answer is Answer.of(ways[0])


def told(said: str, *steps: tuple[State, str], term: Term = NONE, followed: bool = False) -> Told:
    held = tuple(Step(state, parse_days(day) if day else None) for state, day in steps)
    return Told(parse_days(said) if said else None, term, held, followed)


def test_a_day_that_nobody_states_leaves_the_answer_open():
    course = told("2008", (State.KEPT, ""))
    assert course.holds(InYear.KEPT, 2011) is OPEN
    assert course.holds(InYear.OPEN, 2011) is OPEN
    assert course.holds(InYear.MADE, 2008) is YES


def test_what_had_a_step_had_been_said():
    course = told("", (State.UNDER_WAY, "2006"), (State.SILENT, "2012-07-04"))
    assert course.holds(InYear.MADE, 2006) is OPEN
    assert course.holds(InYear.OPEN, 2011) is YES
    assert course.holds(InYear.SILENT, 2011) is NO
    assert course.holds(InYear.SILENT, 2012) is YES


def test_it_is_kept_once_and_more_evidence_changes_nothing():
    course = told("2008", (State.KEPT, "2010"), (State.KEPT, "2011"))
    assert course.holds(InYear.KEPT, 2010) is YES
    assert course.holds(InYear.KEPT, 2011) is NO


BY_SUMMER = Term(TermKind.STATED, parse_days("2011-06/2011-09"))


@pytest.mark.parametrize(
    ("steps", "year", "followed", "answer"),
    [
        ([(State.KEPT_LATE, "2011-11/2011-12")], 2011, False, YES),
        ([(State.KEPT_LATE, "2011-11/2011-12")], 2010, False, NO),
        ([(State.KEPT_LATE, "2011-11/2011-12")], 2012, False, NO),
        ([(State.KEPT_LATE, "2012-05")], 2011, False, YES),
        ([(State.KEPT_LATE, "2012-05")], 2012, False, YES),
        ([(State.KEPT, "")], 2011, False, NO),
        ([(State.CHANGED, "2011-05")], 2011, False, NO),
        ([(State.CHANGED, "2012-05")], 2011, False, YES),
        ([], 2011, False, OPEN),
        ([], 2011, True, YES),
        ([], 2010, True, NO),
        ([(State.UNDER_WAY, "2011-12")], 2011, False, YES),
        ([(State.SILENT, "2012-07-04")], 2011, True, OPEN),
    ],
)
def test_late_is_past_its_term_and_not_done_or_done_after_it(steps, year, followed, answer):
    course = told("2010", *steps, term=BY_SUMMER, followed=followed)
    assert course.holds(InYear.LATE, year) is answer


def test_what_has_no_term_is_never_late_and_a_lost_term_may_have_passed():
    assert told("2010").holds(InYear.LATE, 2011) is NO
    assert told("2010", term=Term(TermKind.UNKNOWN)).holds(InYear.LATE, 2011) is OPEN
    with pytest.raises(ValueError, match="has an end"):
        late_in((), NONE, Period(date(2011, 1, 1), None), followed=False)


def test_a_moment_lies_within_a_period_surely_perhaps_or_not():
    year = Period.year(2011)
    days = ("2011-05", "2010-12/2011-01", "2012")
    assert [within(parse_days(each), year) for each in days] == [YES, OPEN, NO]
    assert within(None, year) is OPEN
