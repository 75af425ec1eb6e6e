# SPDX-License-Identifier: EUPL-1.2
"""The course of a report: which step leads where, and what stands in its way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    WRITING = "writing"
    REVIEW = "review"
    APPROVED = "approved"
    PUBLISHED = "published"


class Verb(StrEnum):
    START = "start"
    HAND_IN = "hand_in"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    PUBLISH = "publish"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Transition:
    """`permissions`: any of them is enough; `reasoned`: the step is not taken without words."""

    verb: Verb
    before: frozenset[State]
    after: State
    permissions: tuple[str, ...]
    reasoned: bool = False


WRITABLE = frozenset({State.WRITING})

_ALL = (
    Transition(Verb.HAND_IN, frozenset({State.WRITING}), State.REVIEW, ("write_report",)),
    Transition(
        Verb.SEND_BACK,
        frozenset({State.REVIEW, State.APPROVED}),
        State.WRITING,
        ("review_report",),
        True,
    ),
    Transition(Verb.APPROVE, frozenset({State.REVIEW}), State.APPROVED, ("review_report",)),
    Transition(Verb.PUBLISH, frozenset({State.APPROVED}), State.PUBLISHED, ("publish_report",)),
    Transition(
        Verb.CORRECT,
        frozenset({State.PUBLISHED}),
        State.WRITING,
        ("write_report", "publish_report"),
        True,
    ),
)
TRANSITIONS = {each.verb: each for each in _ALL}


class Fault(StrEnum):
    """Why a step cannot be taken."""

    NOT_NOW = "not_now"
    NO_REASON = "no_reason"
    OWN_WORK = "own_work"


def fault(
    verb: Verb, state: State, *, by: int | None, handed_in_by: int | None, reasoned: bool
) -> Fault | None:
    """What stands in the way of a step; null when it may be taken.

    Whoever handed a report in does not approve it, nor does Corridor itself (`by` null): approval
    is a judgement of somebody else. `reasoned` tells whether words were given.
    """
    step = TRANSITIONS[verb]
    if state not in step.before:
        return Fault.NOT_NOW
    if verb is Verb.APPROVE and (by is None or by == handed_in_by):
        return Fault.OWN_WORK
    if step.reasoned and not reasoned:
        return Fault.NO_REASON
    return None


def possible(state: State) -> tuple[Verb, ...]:
    """The steps that lead on from a state, whoever takes them."""
    return tuple(each.verb for each in _ALL if state in each.before)
