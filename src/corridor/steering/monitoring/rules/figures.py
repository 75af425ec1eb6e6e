# SPDX-License-Identifier: EUPL-1.2
"""What is odd about a figure beside its target and the last period. None of it is forbidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

NUMBER, PERCENTAGE = "1", "2"
REPORTED = "reported"
HUNDRED = Decimal(100)

# From here on somebody has a second look.
MANIFOLD = 10
OFF_TARGET = Decimal("0.2")


class Figure(Protocol):
    """A target or an actual, as the portfolio states them."""

    @property
    def state(self) -> str: ...

    @property
    def number(self) -> Decimal | None: ...

    @property
    def denominator(self) -> Decimal | None: ...


class Odd(StrEnum):
    FELL = "fell"
    MANY_TIMES = "many_times"
    A_FRACTION = "a_fraction"
    OVER_TARGET = "over_target"
    SHORT_OF_TARGET = "short_of_target"
    DECIMALS = "decimals"
    SAME = "same"
    OVER_WHOLE = "over_whole"


@dataclass(frozen=True, slots=True)
class Oddity:
    """`by` is how much (a difference) or how many times; null where there is no more to say."""

    odd: Odd
    by: Decimal | None = None


def compared(measure: str, figure: Figure | None) -> Decimal | None:
    """What two figures are compared by: the number, or the percentage; null where there is none."""
    if figure is None or figure.state != REPORTED or figure.number is None:
        return None
    if measure != PERCENTAGE or not figure.denominator:
        return figure.number
    return figure.number / figure.denominator * HUNDRED


def change(measure: str, now: Figure | None, last: Figure | None) -> Decimal | None:
    """The difference from the last period (of percentages in points); null unless both tell."""
    if measure not in (NUMBER, PERCENTAGE):
        return None
    here, there = compared(measure, now), compared(measure, last)
    return None if here is None or there is None else here - there


def oddities(
    figure: Figure | None,
    *,
    measure: str,
    cumulative: bool,
    ascending: bool,
    target: Figure | None,
    last: Figure | None,
) -> tuple[Oddity, ...]:
    """What asks for a second look. Of words, yes and no there is nothing to ask."""
    now = compared(measure, figure)
    if measure not in (NUMBER, PERCENTAGE) or now is None:
        return ()
    found: list[Oddity] = []
    if measure == PERCENTAGE and now > HUNDRED:
        found.append(Oddity(Odd.OVER_WHOLE))
    found += _beside_last(now, compared(measure, last), cumulative)
    before = compared(measure, last)
    if measure == NUMBER and before is not None and _whole(before) and not _whole(now):
        found.append(Oddity(Odd.DECIMALS))
    found += _beside_target(now, compared(measure, target), ascending)
    return tuple(found)


def _beside_last(now: Decimal, before: Decimal | None, cumulative: bool) -> Iterator[Oddity]:
    if before is None:
        return
    if cumulative and now < before:
        yield Oddity(Odd.FELL, before - now)
    elif before > 0 and now >= MANIFOLD * before:
        yield Oddity(Odd.MANY_TIMES, (now / before).quantize(Decimal(1)))
    elif now > 0 and before >= MANIFOLD * now:
        yield Oddity(Odd.A_FRACTION, (before / now).quantize(Decimal(1)))
    elif now == before and now != 0 and not cumulative:
        yield Oddity(Odd.SAME)


def _beside_target(now: Decimal, wanted: Decimal | None, ascending: bool) -> Iterator[Oddity]:
    if wanted is None:
        return
    margin = abs(wanted) * OFF_TARGET
    if now > wanted + margin:
        yield Oddity(Odd.OVER_TARGET if ascending else Odd.SHORT_OF_TARGET, now - wanted)
    elif now < wanted - margin:
        yield Oddity(Odd.SHORT_OF_TARGET if ascending else Odd.OVER_TARGET, wanted - now)


def _whole(number: Decimal) -> bool:
    return number == number.to_integral_value()
