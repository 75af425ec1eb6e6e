# SPDX-License-Identifier: EUPL-1.2
"""What became of a promise: which step may follow which, and whether its term has passed.

A promise starts open. Each step says how it stands then; the last one says how it stands. Nothing
is taken back: a correction is a step that takes the place of the last one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum

from corridor.values.answers import Answer
from corridor.values.periods import Period


class State(StrEnum):
    """How a promise stands. `SILENT`: the documents tell nothing more, which is not "broken"."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    CHANGED = "changed"
    SILENT = "silent"


class TermKind(StrEnum):
    """Whether a promise says by when. `UNKNOWN`: it may have, in a part that is lost."""

    STATED = "stated"
    NONE = "none"
    UNKNOWN = "unknown"


# Nothing is left to wait for.
SETTLED = frozenset({State.KEPT, State.KEPT_LATE, State.CHANGED})

# What a step may say after the one before it. The same again is more evidence.
FOLLOWS: dict[State, frozenset[State]] = {
    State.OPEN: frozenset(State),
    State.UNDER_WAY: frozenset(State) - {State.OPEN},
    State.SILENT: frozenset(State),
    # What was stopped may be taken up again.
    State.CHANGED: frozenset({State.CHANGED, State.UNDER_WAY, State.KEPT, State.KEPT_LATE}),
    State.KEPT: frozenset({State.KEPT}),
    State.KEPT_LATE: frozenset({State.KEPT_LATE}),
}


class StepFault(Enum):
    """Why a step cannot be written."""

    CANNOT_FOLLOW = "cannot follow"
    NOTHING_TO_CORRECT = "nothing to correct"
    BEFORE_THE_LAST = "before the last"
    DONE_AFTER_TERM = "done after the term"
    DONE_WITHIN_TERM = "done within the term"
    NO_TERM = "no term"


@dataclass(frozen=True, slots=True)
class Step:
    """A step as far as rules go; `day` null is a day that nobody states."""

    state: State
    day: Period | None = None
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """By when: a day somewhere in `days`, which is null unless the kind is `STATED`."""

    kind: TermKind
    days: Period | None = None

    def __post_init__(self) -> None:
        if (self.days is None) == (self.kind is TermKind.STATED):
            raise ValueError("a term has days when, and only when, it is stated")

    def passed(self, day: date) -> Answer:
        """Whether the last day of the term lies before the day."""
        if self.days is None:
            return Answer.UNKNOWN if self.kind is TermKind.UNKNOWN else Answer.NO
        if self.days.end is not None and self.days.end <= day:
            return Answer.YES
        if self.days.start is None or self.days.start < day:
            return Answer.UNKNOWN
        return Answer.NO


def standing(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps without those that a correction took the place of, in their order."""
    kept: list[Step] = []
    for step in steps:
        if step.corrects and kept:
            kept.pop()
        kept.append(step)
    return tuple(kept)


def state_of(steps: Sequence[Step]) -> State:
    """How the promise stands after these steps: what the last one says; open without any."""
    return steps[-1].state if steps else State.OPEN


def in_time(done: Period | None, term: Term) -> Answer:
    """Whether what was done on a day in `done` was done within the term."""
    if term.days is None or done is None:
        return Answer.UNKNOWN
    if term.days.end is not None and done.start is not None and done.start >= term.days.end:
        return Answer.NO
    last, first = done.end, term.days.start
    if last is not None and first is not None and last <= first + timedelta(days=1):
        return Answer.YES
    return Answer.UNKNOWN


def fault_in(steps: Sequence[Step], new: Step, term: Term) -> StepFault | None:
    """Why the step cannot be written after these, or null where it can.

    A correction is judged as if the step that it replaces had not been written.
    """
    held = standing(steps)
    if new.corrects:
        if not held:
            return StepFault.NOTHING_TO_CORRECT
        held = held[:-1]
    if new.state not in FOLLOWS[state_of(held)]:
        return StepFault.CANNOT_FOLLOW
    days = [step.day for step in held if step.day is not None]
    if days and new.day is not None and _before(new.day, days[-1]):
        return StepFault.BEFORE_THE_LAST
    return _against_term(new, term)


def _against_term(new: Step, term: Term) -> StepFault | None:
    answer = in_time(new.day, term)
    if new.state is State.KEPT and answer is Answer.NO:
        return StepFault.DONE_AFTER_TERM
    if new.state is State.KEPT_LATE:
        if term.kind is TermKind.NONE:
            return StepFault.NO_TERM
        if answer is Answer.YES:
            return StepFault.DONE_WITHIN_TERM
    return None


def _before(one: Period, other: Period) -> bool:
    """Whether every day of the one lies before every day of the other."""
    return one.end is not None and other.start is not None and one.end <= other.start


def overdue(state: State, term: Term, day: date, *, told: Period | None, followed: bool) -> Answer:
    """Whether on the day the promise should have been done and was not.

    `told`: when the last step was. `followed`: whether people keep the promise up to date here;
    what is only read in documents may have been done after the last of them, so once its term is
    over the answer is unknown unless a step from after the term says that it still stood open.
    """
    if state in SETTLED:
        return Answer.NO
    passed = term.passed(day)
    if passed is not Answer.YES:
        return passed
    if state is State.SILENT:
        return Answer.UNKNOWN
    after = (
        told is not None
        and told.start is not None
        and term.days is not None
        and term.days.end is not None
        and told.start >= term.days.end
    )
    return Answer.YES if followed or after else Answer.UNKNOWN
