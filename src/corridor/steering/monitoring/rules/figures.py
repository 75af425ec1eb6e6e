# SPDX-License-Identifier: EUPL-1.2
"""A figure as a partner writes it, and what is odd about it beside target and last period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from corridor.values.texts import Text

REPORTED = "reported"
NOT_REPORTED = "not_reported"
NOT_APPLICABLE = "not_applicable"
NUMBER, PERCENTAGE, QUALITATIVE, YES_NO = "1", "2", "5", "yes_no"

# Above or below these somebody has a second look.
MANIFOLD = 10
OFF_TARGET = Decimal("0.2")


@dataclass(frozen=True, slots=True)
class Figure:
    """One of three things: reported, not reported, not applicable.

    `number` counts; of a percentage it is the part of `denominator`; of yes and no it is 1 or 0.
    `text` is of an indicator in words. `qualifier` says how exact: exact, about, at_least, at_most.
    """

    state: str = REPORTED
    number: Decimal | None = None
    denominator: Decimal | None = None
    text: Text | None = None
    qualifier: str = "exact"
    comment: Text | None = None

    @property
    def ratio(self) -> Decimal | None:
        """What is compared: the number, or the share as a fraction of 1; null where there is
        none."""
        if self.state != REPORTED or self.number is None:
            return None
        if self.denominator is None:
            return self.number
        return self.number / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Part:
    """Part of a figure: `cell` names "dimension:category", in the order of their names."""

    cell: tuple[str, ...]
    number: Decimal | None
    denominator: Decimal | None = None
    state: str = REPORTED


class Odd(StrEnum):
    """What asks for a second look; none of it keeps a figure from being saved."""

    FELL = "fell"
    MANY_TIMES = "many_times"
    A_FRACTION = "a_fraction"
    OVER_TARGET = "over_target"
    SHORT_OF_TARGET = "short_of_target"
    DECIMALS = "decimals"
    SAME = "same"
    OVER_WHOLE = "over_whole"


@dataclass(frozen=True, slots=True)
class Warning:
    """`by` is how much: a difference, or how many times; null where there is nothing to say."""

    odd: Odd
    by: Decimal | None = None


def change(now: Figure | None, last: Figure | None) -> Decimal | None:
    """The difference from the last period; null unless both have a number."""
    here, there = now.ratio if now else None, last.ratio if last else None
    return None if here is None or there is None else here - there


def warnings(
    figure: Figure,
    *,
    measure: str,
    cumulative: bool,
    ascending: bool,
    target: Figure | None,
    last: Figure | None,
) -> tuple[Warning, ...]:
    """What is odd about a figure beside what is known. Nothing about words, yes and no."""
    if measure not in {NUMBER, PERCENTAGE} or figure.ratio is None:
        return ()
    return tuple(
        [
            *_beside_itself(figure, measure),
            *_beside_last(figure, measure, cumulative, last),
            *_beside_target(figure, ascending, target),
        ]
    )


def _beside_itself(figure: Figure, measure: str) -> Iterator[Warning]:
    if measure == PERCENTAGE and figure.ratio is not None and figure.ratio > 1:
        yield Warning(Odd.OVER_WHOLE)


def _beside_last(
    figure: Figure, measure: str, cumulative: bool, last: Figure | None
) -> Iterator[Warning]:
    now, before = figure.ratio, last.ratio if last else None
    if now is None or before is None or last is None:
        return
    if cumulative and now < before:
        yield Warning(Odd.FELL, before - now)
    elif before > 0 and now >= MANIFOLD * before:
        yield Warning(Odd.MANY_TIMES, (now / before).quantize(Decimal(1)))
    elif now > 0 and before >= MANIFOLD * now:
        yield Warning(Odd.A_FRACTION, (before / now).quantize(Decimal(1)))
    elif now == before and now != 0 and not cumulative:
        yield Warning(Odd.SAME)
    if measure == NUMBER and _whole(last.number) and not _whole(figure.number):
        yield Warning(Odd.DECIMALS)


def _beside_target(figure: Figure, ascending: bool, target: Figure | None) -> Iterator[Warning]:
    now, wanted = figure.ratio, target.ratio if target else None
    if now is None or wanted is None:
        return
    margin = abs(wanted) * OFF_TARGET
    if now > wanted + margin:
        yield Warning(Odd.OVER_TARGET if ascending else Odd.SHORT_OF_TARGET, now - wanted)
    elif now < wanted - margin:
        yield Warning(Odd.SHORT_OF_TARGET if ascending else Odd.OVER_TARGET, wanted - now)


def _whole(number: Decimal | None) -> bool:
    return number is None or number == number.to_integral_value()
