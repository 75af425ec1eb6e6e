# SPDX-License-Identifier: EUPL-1.2
"""Results of many activities are added up, and counted once: see docs/adr/0012.

This says the rule as plainly as it goes, over frozen values and in no hurry. Pages ask
`selectors/rollup.py`, which gives the same answers from the database; tests hold them against each
other.

An activity is *upstream* of another when it stands above it in the tree, or money went from it to
the other, directly or through others. A figure counts unless an indicator upstream measures the
same, comprises what is below it (`includes_components`), and has a figure in the same time: then it
is included in that one. In a circle of money the lowest key is upstream.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal, localcontext
from enum import StrEnum

from corridor.values.periods import Period

from .figures import (
    EXACT,
    HUNDRED,
    IN_WORDS,
    NOT_APPLICABLE,
    NOT_REPORTED,
    PERCENTAGE,
    REPORTED,
    YES_NO,
    together,
)

Cell = tuple[str, ...]
Values = tuple[Decimal, Decimal | None]


class Outcome(StrEnum):
    """What became of an indicator in a sum."""

    COUNTED = "counted"
    INCLUDED = "included"  # in a figure upstream
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    STRADDLES = "straddles"  # its period is partly outside the time
    NOT_SPLIT = "not_split"  # several countries, and no part for this one
    NO_WHOLE = "no_whole"  # a percentage of nobody knows what
    IN_WORDS = "in_words"  # cannot be added up


@dataclass(frozen=True, slots=True)
class Actual:
    """What an indicator reports for a period; `parts` are those reported, by cell."""

    period: Period
    state: str = REPORTED
    number: Decimal | None = None
    denominator: Decimal | None = None
    qualifier: str = EXACT
    parts: Mapping[Cell, Values] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """An activity's indicator that measures what is added up."""

    key: int
    activity: int
    actuals: tuple[Actual, ...] = ()
    includes_components: bool = True


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum with how exact it is, of how many indicators. `denominator` is for percentages, and for
    yes and no: then `number` of `denominator` say yes."""

    number: Decimal = Decimal(0)
    denominator: Decimal | None = None
    qualifier: str = EXACT
    count: int = 0


@dataclass(frozen=True, slots=True)
class RollUp:
    """A sum over a set of activities in a time.

    total: in full; null where nothing counts. ours: by our share of the funding of each activity;
    null likewise, and for yes and no. share_unknown: how many counted indicators are not in `ours`
    as nobody stated our share. parts: sums by cell; what they leave of the total was not broken
    down. partly: how many are counted that also have a period which straddles the time or is
    included elsewhere.
    """

    total: Sum | None
    ours: Sum | None
    share_unknown: int
    parts: Mapping[Cell, Values]
    outcomes: Mapping[Outcome, int]
    partly: int = 0


def upstream(parents: Mapping[int, int], ties: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    """For each activity those upstream of it. `ties` are pairs: the first feeds the second."""
    feeds = {*ties, *((parent, child) for child, parent in parents.items())}
    keys = {key for tie in feeds for key in tie}

    def above(key: int) -> set[int]:
        found: set[int] = set()
        while more := {one for one, other in feeds if other in {key, *found}} - found:
            found |= more
        return found

    reached = {key: above(key) for key in keys}
    return {
        key: {other for other in reached[key] - {key} if key not in reached[other] or other < key}
        for key in keys
    }


def coverings(sources: Sequence[Source], above: Mapping[int, set[int]]) -> dict[int, set[int]]:
    """For each indicator those upstream that comprise it."""
    return {
        one.key: {
            other.key
            for other in sources
            if other.includes_components and other.activity in above.get(one.activity, ())
        }
        for one in sources
    }


@dataclass(frozen=True, slots=True)
class Question:
    """What is added up, in which time.

    members: the activities of the set, each with the cell of which only that part belongs to it, or
    null for all of it. shares: our percentage of the funding by activity, null or missing for
    unknown.
    """

    measure: str
    cumulative: bool
    time: Period
    members: Mapping[int, str | None]
    shares: Mapping[int, Decimal | None]

    @property
    def latest(self) -> bool:
        """Whether the last report stands for all, instead of their sum."""
        return self.cumulative or self.measure in (YES_NO, IN_WORDS)


def roll_up(
    question: Question, sources: Sequence[Source], covered: Mapping[int, set[int]]
) -> RollUp:
    """The answer; `covered` is what `coverings` says."""
    asked = {one.key: one for one in sources if one.activity in question.members}
    usable = {key: _usable(question, one) for key, one in asked.items()}
    counted: dict[int, list[Actual]] = {}
    outcomes: Counter[Outcome] = Counter()
    partly = 0
    for key, one in asked.items():
        free = [
            actual
            for actual in usable[key]
            if not any(
                question.latest or other.period.overlaps(actual.period)
                for by in covered.get(key, ())
                for other in usable.get(by, ())
            )
        ]
        if free:
            counted[key] = free
            outcomes[Outcome.COUNTED] += 1
            partly += len(free) < len(usable[key]) or _straddles(question, one)
        elif usable[key]:
            outcomes[Outcome.INCLUDED] += 1
        else:
            outcomes[_why_not(question, one)] += 1
    with localcontext(Context(prec=80)):
        return _sum(question, asked, counted, outcomes, partly)


def _inside(question: Question, actual: Actual) -> bool:
    """Whether all of the period belongs to the time; all before it does for what is cumulative."""
    if question.cumulative:
        return actual.period.end <= question.time.end  # type: ignore[operator]
    return question.time.covers(actual.period)


def _told(question: Question, one: Source) -> list[Actual]:
    """What was said of the time: of the last report alone, where that stands for all."""
    inside = [each for each in one.actuals if _inside(question, each)]
    if not question.latest:
        return inside
    said = [each for each in inside if each.state != NOT_REPORTED]
    return [max(said, key=lambda each: each.period.start)] if said else []  # type: ignore[arg-type,return-value]


def _straddles(question: Question, one: Source) -> bool:
    return any(
        each.state == REPORTED
        and each.period.overlaps(question.time)
        and not _inside(question, each)
        for each in one.actuals
    )


def _values(question: Question, one: Source, actual: Actual) -> Values | None:
    """The number that belongs to the set, if there is one that can be added up."""
    cell = question.members[one.activity]
    values = (actual.number, actual.denominator) if cell is None else actual.parts.get((cell,))
    if actual.state != REPORTED or values is None or values[0] is None:
        return None
    if question.measure == IN_WORDS or (question.measure == PERCENTAGE and values[1] is None):
        return None
    return values[0], Decimal(1) if question.measure == YES_NO else values[1]


def _usable(question: Question, one: Source) -> list[Actual]:
    return [each for each in _told(question, one) if _values(question, one, each) is not None]


def _why_not(question: Question, one: Source) -> Outcome:
    told = _told(question, one)
    reported = [each for each in told if each.state == REPORTED]
    if reported:
        if question.measure == IN_WORDS:
            return Outcome.IN_WORDS
        cell = question.members[one.activity]
        if cell is not None and not any((cell,) in each.parts for each in reported):
            return Outcome.NOT_SPLIT
        return Outcome.NO_WHOLE
    if _straddles(question, one):
        return Outcome.STRADDLES
    if told and all(each.state == NOT_APPLICABLE for each in told):
        return Outcome.NOT_APPLICABLE
    return Outcome.NOT_REPORTED


def _sum(
    question: Question,
    asked: Mapping[int, Source],
    counted: Mapping[int, list[Actual]],
    outcomes: Mapping[Outcome, int],
    partly: int,
) -> RollUp:
    total, ours = Decimal(0), Decimal(0)
    whole, our_whole = Decimal(0), Decimal(0)
    exactness, our_exactness = set(), set()
    known = 0
    parts: dict[Cell, list[Decimal]] = {}
    for key, actuals in counted.items():
        one = asked[key]
        cell = question.members[one.activity]
        share = question.shares.get(one.activity)
        known += share is not None
        for actual in actuals:
            number, denominator = _values(question, one, actual) or (Decimal(0), None)
            qualifier = actual.qualifier if cell is None else EXACT
            total += number
            whole += denominator or 0
            exactness.add(qualifier)
            if share is not None:
                ours += number * share / HUNDRED
                our_whole += (denominator or 0) * share / HUNDRED
                our_exactness.add(qualifier)
            for place, (part, of) in actual.parts.items():
                if cell is not None and cell not in place:
                    continue
                kept = tuple(each for each in place if each != cell)
                if kept and not (question.measure == PERCENTAGE and of is None):
                    sums = parts.setdefault(kept, [Decimal(0), Decimal(0)])
                    sums[0] += part
                    sums[1] += of or 0
    shared = question.measure in (PERCENTAGE, YES_NO)
    of_whole = question.measure == PERCENTAGE
    return RollUp(
        total=Sum(total, whole if shared else None, together(exactness), len(counted))
        if counted
        else None,
        ours=Sum(ours, our_whole if of_whole else None, together(our_exactness), known)
        if known and question.measure != YES_NO
        else None,
        share_unknown=len(counted) - known,
        parts={cell: (number, of if of_whole else None) for cell, (number, of) in parts.items()},
        outcomes=dict(outcomes),
        partly=partly,
    )


def country_member(iso2: str, countries: Sequence[str], elsewhere: bool) -> tuple[bool, str | None]:
    """Whether an activity belongs to a country's set, and by which part of its figures.

    All of it where that is its only country, and it names no region besides (`elsewhere`).
    """
    if iso2 not in countries:
        return False, None
    if len(countries) == 1 and not elsewhere:
        return True, None
    return True, f"country:{iso2.lower()}"
