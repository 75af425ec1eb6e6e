# SPDX-License-Identifier: EUPL-1.2
"""Which step may follow which, and when a recommendation is overdue."""

from __future__ import annotations

from datetime import date

import pytest

from corridor.steering.learning.rules import (
    FOLLOWS,
    SETTLED,
    STEPS,
    State,
    Step,
    StepFault,
    fault_in,
    overdue,
    standing,
)
from corridor.values.answers import Answer
from corridor.values.periods import Period

YEAR = Period.year(2011)
AFTER = Period.year(2012)


def told(*states: State) -> list[Step]:
    return [Step(state) for state in states]


@pytest.mark.parametrize("state", State)
def test_every_state_may_be_followed_by_itself_or_by_its_end(state):
    assert FOLLOWS[state] <= set(STEPS)
    assert State.DONE in FOLLOWS[state]


@pytest.mark.parametrize(
    ("before", "then", "fault"),
    [
        ([], State.PLANNED, None),
        ([State.DONE], State.UNDER_WAY, StepFault.CANNOT_FOLLOW),
        ([State.UNDER_WAY], State.PLANNED, StepFault.CANNOT_FOLLOW),
        ([State.DROPPED], State.PLANNED, None),
        ([State.DROPPED], State.SILENT, StepFault.CANNOT_FOLLOW),
        ([State.SILENT], State.DONE, None),
    ],
)
def test_what_may_follow(before, then, fault):
    assert fault_in(told(*before), Step(then)) is fault


def test_a_correction_is_judged_as_if_the_wrong_step_were_not_there():
    assert fault_in([], Step(State.DONE, corrects=True)) is StepFault.NOTHING_TO_CORRECT
    steps = told(State.UNDER_WAY, State.DONE)
    assert fault_in(steps, Step(State.UNDER_WAY, corrects=True)) is None
    assert fault_in(steps, Step(State.PLANNED, corrects=True)) is StepFault.CANNOT_FOLLOW
    steps.append(Step(State.UNDER_WAY, corrects=True))
    assert [step.state for step in standing(steps)] == [State.UNDER_WAY, State.UNDER_WAY]


def test_replies_may_change_in_any_way_but_not_go_back_in_time():
    assert fault_in([Step(None, AFTER)], Step(None, YEAR)) is StepFault.BEFORE_THE_LAST
    assert fault_in([Step(None, YEAR)], Step(None, AFTER)) is None
    assert fault_in([Step(None, AFTER)], Step(None, YEAR, corrects=True)) is None


@pytest.mark.parametrize(
    ("state", "term", "day", "told", "followed", "answer"),
    [
        (State.OPEN, None, date(2030, 1, 1), None, True, Answer.NO),
        (State.OPEN, YEAR, date(2010, 12, 31), None, True, Answer.NO),
        (State.OPEN, YEAR, date(2011, 1, 1), None, True, Answer.NO),
        (State.OPEN, YEAR, date(2011, 6, 1), None, True, Answer.UNKNOWN),
        (State.OPEN, YEAR, date(2012, 1, 1), None, True, Answer.YES),
        (State.OPEN, YEAR, date(2012, 1, 1), None, False, Answer.UNKNOWN),
        (State.UNDER_WAY, YEAR, date(2013, 1, 1), AFTER, False, Answer.YES),
        (State.UNDER_WAY, YEAR, date(2013, 1, 1), YEAR, False, Answer.UNKNOWN),
        (State.SILENT, YEAR, date(2013, 1, 1), AFTER, True, Answer.UNKNOWN),
        *((state, YEAR, date(2013, 1, 1), AFTER, True, Answer.NO) for state in sorted(SETTLED)),
    ],
)
def test_overdue_is_unknown_where_the_documents_stop(state, term, day, told, followed, answer):
    assert overdue(state, term, day, told=told, followed=followed) is answer
