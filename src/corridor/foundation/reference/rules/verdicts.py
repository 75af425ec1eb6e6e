# SPDX-License-Identifier: EUPL-1.2
"""Whether a country stood on a list on a day: yes, no or unknown, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from corridor.values.answers import Answer, any_of
from corridor.values.periods import Period, Validity
from corridor.values.texts import Text


class Why(Enum):
    """The grounds a verdict can rest on."""

    LIST_NOT_IN_FORCE = "list-not-in-force"
    LIST_PERHAPS_IN_FORCE = "list-perhaps-in-force"
    NAMED = "named"
    NAMED_PERHAPS = "named-perhaps"
    NAMED_FOR_OTHER_DAYS = "named-for-other-days"
    NOT_NAMED = "not-named"
    NAMES_LOST = "names-lost"


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground: `text` is the reason stated for it, `validity` what it rests on in time.

    `size` (stated by the source, or null) and `named` count a list's members, for NAMES_LOST.
    """

    why: Why
    sources: tuple[str, ...]
    text: Text | None = None
    validity: Validity | None = None
    size: int | None = None
    named: int = 0

    @property
    def lost(self) -> int | None:
        """How many names are missing; null when the source states no number of members."""
        return None if self.size is None else max(self.size - self.named, 0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to "was this country on this list on this day", never without a reason."""

    answer: Answer
    list_code: str
    country: str
    day: date
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A country named on a list; `reason` is null where only the list gives one."""

    country: str
    validity: Validity
    sources: tuple[str, ...]
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class ListFacts:
    """What is known of a list; `named` counts the members named at one time at the most."""

    code: str
    names: Text
    validity: Validity
    complete: bool
    reason: Text
    sources: tuple[str, ...]
    size: int | None = None
    named: int = 0


def decide(
    facts: ListFacts, memberships: Iterable[MemberFacts], country: str, day: date
) -> Verdict:
    """Judge a country by what is known; `memberships` are those of this country on this list.

    Yes when the list surely held and the country was surely named that day. No when the list did
    not hold, when the country is named for other days only, or when it is not named although all
    members are. Else unknown.
    """
    in_force = facts.validity.on(day)
    if in_force is Answer.NO:
        reason = Reason(Why.LIST_NOT_IN_FORCE, facts.sources, validity=facts.validity)
        return Verdict(Answer.NO, facts.code, country, day, (reason,))
    member, grounds = _membership(facts, tuple(memberships), day)
    answer = in_force & member
    reasons = grounds
    if in_force is Answer.UNKNOWN and answer is not Answer.NO:
        doubt = Reason(Why.LIST_PERHAPS_IN_FORCE, facts.sources, validity=facts.validity)
        reasons = (*grounds, doubt)
    return Verdict(answer, facts.code, country, day, reasons)


def _membership(
    facts: ListFacts, memberships: tuple[MemberFacts, ...], day: date
) -> tuple[Answer, tuple[Reason, ...]]:
    if not memberships:
        why = Why.NOT_NAMED if facts.complete else Why.NAMES_LOST
        reason = Reason(why, facts.sources, size=facts.size, named=facts.named)
        return (Answer.NO if facts.complete else Answer.UNKNOWN), (reason,)
    answer = any_of(membership.validity.on(day) for membership in memberships)
    why = {
        Answer.YES: Why.NAMED,
        Answer.UNKNOWN: Why.NAMED_PERHAPS,
        Answer.NO: Why.NAMED_FOR_OTHER_DAYS,
    }[answer]
    return answer, tuple(
        Reason(why, m.sources, text=m.reason or facts.reason, validity=m.validity)
        for m in memberships
        if m.validity.on(day) is answer
    )


def named_at_once(validities: Iterable[Validity]) -> int:
    """The largest number of members that held on one day.

    A member counts on the days on which it surely held; on all possible ones where none is sure.
    """
    periods = [validity.certain or validity.possible for validity in validities]
    return max(
        (sum(_starts(period) in other for other in periods) for period in periods), default=0
    )


def _starts(period: Period) -> date:
    return period.start or date.min
