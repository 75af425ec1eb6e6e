# SPDX-License-Identifier: EUPL-1.2
"""What became of a recommendation: which step may follow which, and whether its term has passed.

It is answered by who it is addressed to, and followed up. Both are told in steps, of which the last
says how it stands; nothing is taken back: a correction is a step that takes the place of the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from corridor.values.answers import Answer
from corridor.values.periods import Period


class Reply(StrEnum):
    """The management's response. `NOT_STATED`: the documents do not tell what it was."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"
    NOT_STATED = "not_stated"


class State(StrEnum):
    """How a recommendation stands. `OPEN`: nothing is written of its follow-up; `REJECTED`: the
    same, and the response was no; `SILENT`: the documents tell nothing more."""

    OPEN = "open"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"
    SILENT = "silent"
    REJECTED = "rejected"


# What a step of follow-up may say; the other states follow from the absence of steps.
STEPS = (State.PLANNED, State.UNDER_WAY, State.DONE, State.DROPPED, State.SILENT)

# Nothing is left to wait for.
SETTLED = frozenset({State.DONE, State.DROPPED, State.REJECTED})

# What a step may say after the one before it. The same again is more evidence. What was rejected or
# dropped may be taken up after all.
FOLLOWS: dict[State, frozenset[State]] = {
    State.OPEN: frozenset(STEPS),
    State.REJECTED: frozenset(STEPS),
    State.PLANNED: frozenset(STEPS),
    State.SILENT: frozenset(STEPS),
    State.UNDER_WAY: frozenset(STEPS) - {State.PLANNED},
    State.DROPPED: frozenset(STEPS) - {State.SILENT},
    State.DONE: frozenset({State.DONE}),
}


class StepFault(Enum):
    """Why a step cannot be written."""

    CANNOT_FOLLOW = "cannot follow"
    NOTHING_TO_CORRECT = "nothing to correct"
    BEFORE_THE_LAST = "before the last"


@dataclass(frozen=True, slots=True)
class Step:
    """A step as far as rules go: a reply has no `state`; `day` null is a day nobody states."""

    state: State | None
    day: Period | None = None
    corrects: bool = False


def standing(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps without those that a correction took the place of, in their order."""
    kept: list[Step] = []
    for step in steps:
        if step.corrects and kept:
            kept.pop()
        kept.append(step)
    return tuple(kept)


def fault_in(steps: Sequence[Step], new: Step) -> StepFault | None:
    """Why the step cannot be written after these, or null where it can.

    A correction is judged as if the step that it replaces had not been written. Replies may change
    in any way; steps of follow-up as `FOLLOWS` has it.
    """
    held = standing(steps)
    if new.corrects:
        if not held:
            return StepFault.NOTHING_TO_CORRECT
        held = held[:-1]
    before = (held[-1].state if held else None) or State.OPEN
    if new.state is not None and new.state not in FOLLOWS[before]:
        return StepFault.CANNOT_FOLLOW
    days = [step.day for step in held if step.day is not None]
    if days and new.day is not None and _before(new.day, days[-1]):
        return StepFault.BEFORE_THE_LAST
    return None


def _before(one: Period, other: Period) -> bool:
    """Whether every day of the one lies before every day of the other."""
    return one.end is not None and other.start is not None and one.end <= other.start


def overdue(
    state: State, term: Period | None, day: date, *, told: Period | None, followed: bool
) -> Answer:
    """Whether on the day the recommendation should have been carried out and was not.

    `term` is days in which the last day for it lies, null without one; `told` when the last step
    was. `followed`: whether people keep it up to date here; what is only read in documents may have
    been done after the last of them, so once its term is over the answer is unknown unless a step
    from after the term says that it still was not done.
    """
    if state in SETTLED or term is None or term.end is None:
        return Answer.NO
    if term.end > day:
        return Answer.NO if term.start is None or term.start >= day else Answer.UNKNOWN
    if state is State.SILENT:
        return Answer.UNKNOWN
    after = told is not None and told.start is not None and told.start >= term.end
    return Answer.YES if followed or after else Answer.UNKNOWN
