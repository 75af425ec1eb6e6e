# SPDX-License-Identifier: EUPL-1.2
"""The course of a reporting round: which step leads where, and who may not take it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    SUBMITTED = "submitted"
    SENT_BACK = "sent_back"
    APPROVED = "approved"
    LOCKED = "locked"
    REOPENED = "reopened"


class Verb(StrEnum):
    PLAN = "plan"
    OPEN = "open"
    SUBMIT = "submit"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    LOCK = "lock"
    REOPEN = "reopen"


class Awaited(StrEnum):
    """Who has to do the next thing."""

    PARTNER = "partner"
    OFFICER = "officer"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Transition:
    """`permission` is what the step takes; `reasoned`: it is not taken without words."""

    verb: Verb
    before: frozenset[State]
    after: State
    permission: str
    reasoned: bool = False


WRITABLE = frozenset({State.OPEN, State.SENT_BACK, State.REOPENED})
FROZEN = frozenset({State.APPROVED, State.LOCKED})

_ALL = (
    Transition(Verb.OPEN, frozenset({State.PLANNED}), State.OPEN, "open_round"),
    Transition(Verb.SUBMIT, WRITABLE, State.SUBMITTED, "submit_report"),
    Transition(Verb.SEND_BACK, frozenset({State.SUBMITTED}), State.SENT_BACK, "judge_report", True),
    Transition(Verb.APPROVE, frozenset({State.SUBMITTED}), State.APPROVED, "judge_report"),
    Transition(Verb.LOCK, frozenset({State.APPROVED}), State.LOCKED, "judge_report"),
    Transition(Verb.REOPEN, FROZEN, State.REOPENED, "reopen_round", True),
)
TRANSITIONS = {each.verb: each for each in _ALL}


class Fault(StrEnum):
    """Why a step cannot be taken."""

    NOT_NOW = "not_now"
    NO_REASON = "no_reason"
    OWN_WORK = "own_work"


def fault(
    verb: Verb, state: State, *, by: int | None, authors: Collection[int], reason: str
) -> Fault | None:
    """What stands in the way of a step; null when it may be taken.

    `authors` are the people who wrote or submitted anything of the round, at any time: none of them
    approves it. Nor does Corridor itself (`by` null): approval is a judgement of somebody.
    """
    step = TRANSITIONS[verb]
    if state not in step.before:
        return Fault.NOT_NOW
    if verb is Verb.APPROVE and (by is None or by in authors):
        return Fault.OWN_WORK
    if step.reasoned and not reason.strip():
        return Fault.NO_REASON
    return None


def possible(state: State) -> tuple[Verb, ...]:
    """The steps that lead on from a state, whoever takes them."""
    return tuple(each.verb for each in _ALL if state in each.before)


def awaited(state: State) -> Awaited:
    """At whom a round lies."""
    if state in WRITABLE:
        return Awaited.PARTNER
    if state is State.SUBMITTED:
        return Awaited.OFFICER
    return Awaited.NOBODY
