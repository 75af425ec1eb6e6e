# SPDX-License-Identifier: EUPL-1.2
"""How promises stood at a time: in a year, or on its last day.

Days of steps are known more or less exactly, or not at all; so are the answers.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from corridor.values.answers import Answer
from corridor.values.periods import Period

from .promises import SETTLED, State, Step, Term, overdue, state_of

# What is done, in time or late.
DONE = frozenset({State.KEPT, State.KEPT_LATE})


def within(days: Period | None, period: Period) -> Answer:
    """Whether a moment somewhere in `days`, null where nobody states it, lies in the period."""
    if days is None:
        return Answer.UNKNOWN
    if period.covers(days):
        return Answer.YES
    return Answer.UNKNOWN if period.overlaps(days) else Answer.NO


def states_on(held: Sequence[Step], day: date) -> frozenset[State]:
    """How a promise may have stood at the end of the day, by the steps that stand; more than one
    where a step may have been before or after."""
    can = {State.OPEN}
    for step in held:
        happened = within(step.day, Period(None, day + timedelta(days=1)))
        if happened is Answer.YES:
            can = {step.state}
        elif happened is Answer.UNKNOWN:
            can.add(step.state)
        else:
            break
    return frozenset(can)


def reached_within(held: Sequence[Step], states: Collection[State], period: Period) -> Answer:
    """Whether it came to one of the states in the period: when it was first told so. What is told
    of it after that is more evidence."""
    first = next((step for step in held if step.state in states), None)
    return Answer.NO if first is None else within(first.day, period)


def said_by(said: Period | None, held: Sequence[Step], day: date) -> Answer:
    """Whether it had been said by the end of the day; before its first step it must have been."""
    until = Period(None, day + timedelta(days=1))
    moments = [said, *(step.day for step in held)]
    if any(within(moment, until) is Answer.YES for moment in moments):
        return Answer.YES
    return within(said, until)


def late_in(held: Sequence[Step], term: Term, period: Period, *, followed: bool) -> Answer:
    """Whether in the period it was done after its term, or at the period's end was past its term
    and not done; `followed` as in `overdue`. Raises `ValueError` for a period without an end."""
    if period.end is None:
        raise ValueError("a period that is asked of has an end")
    last = period.end - timedelta(days=1)
    settled = next((step for step in held if step.state in SETTLED), None)
    if settled is None:
        told = held[-1].day if held else None
        return overdue(state_of(held), term, last, told=told, followed=followed)
    if settled.state is State.KEPT:
        return Answer.NO
    waited = term.passed(last) & ~within(settled.day, Period(None, period.end))
    if settled.state is State.KEPT_LATE:
        return within(settled.day, period) | waited
    return waited


class InYear(StrEnum):
    """What can be asked of a promise and a year. `LATE`, `OPEN` and `SILENT` are as at its end."""

    MADE = "made"
    KEPT = "kept"
    LATE = "late"
    CHANGED = "changed"
    OPEN = "open"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Told:
    """All that is known of a promise's course: when it was said, by when it is to be done, the
    steps that stand, and whether people keep it up to date (see `overdue`)."""

    said: Period | None
    term: Term
    held: tuple[Step, ...]
    followed: bool

    def holds(self, asked: InYear, year: int) -> Answer:
        time, end = Period.year(year), date(year, 12, 31)
        if asked is InYear.MADE:
            return within(self.said, time)
        if asked is InYear.KEPT:
            return reached_within(self.held, DONE, time)
        if asked is InYear.CHANGED:
            return reached_within(self.held, {State.CHANGED}, time)
        said = said_by(self.said, self.held, end)
        if asked is InYear.LATE:
            return said & late_in(self.held, self.term, time, followed=self.followed)
        wanted = {State.SILENT} if asked is InYear.SILENT else set(State) - SETTLED
        can = states_on(self.held, end)
        if not can & wanted:
            return Answer.NO
        return said & (Answer.YES if can <= wanted else Answer.UNKNOWN)
