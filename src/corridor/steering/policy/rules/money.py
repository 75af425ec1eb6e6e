# SPDX-License-Identifier: EUPL-1.2
"""Sums of rounded numbers: each stands for an interval, and so do their sum and its limit.

A number printed to a unit u is the true one give or take u/2 (interval arithmetic). Amounts are
in units of one currency.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


@dataclass(frozen=True, slots=True)
class Interval:
    """All amounts from `low` to `high`, both included; `high` null has no bound."""

    low: Decimal
    high: Decimal | None

    def __post_init__(self) -> None:
        if self.high is not None and self.high < self.low:
            raise ValueError(f"an interval cannot end ({self.high}) below its start ({self.low})")

    def __add__(self, other: Interval) -> Interval:
        unbounded = self.high is None or other.high is None
        high = None if unbounded else (self.high or Decimal(0)) + (other.high or Decimal(0))
        return Interval(self.low + other.low, high)

    def meets(self, other: Interval) -> bool:
        """Whether one amount can be in both."""
        return (other.high is None or self.low <= other.high) and (
            self.high is None or other.low <= self.high
        )


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as a source prints it; `amount` null is one that it leaves open.

    What is left open is at least zero: a source prints no dash for money that came back.
    """

    amount: Decimal | None
    unit: Decimal

    def __post_init__(self) -> None:
        if self.unit <= 0:
            raise ValueError("the unit to which a number is rounded is more than zero")

    @property
    def interval(self) -> Interval:
        if self.amount is None:
            return Interval(Decimal(0), None)
        return Interval(self.amount - self.unit / 2, self.amount + self.unit / 2)


class Outcome(Enum):
    """`HOLDS` and `FAILS` are sure within the rounding; `OPEN` is neither."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class SumCheck:
    """`stated` is the sum of the amounts stated, of which `difference` = total - stated.

    `room` is the most that all parts left open can come to together, null when none is open.
    """

    outcome: Outcome
    stated: Decimal
    difference: Decimal
    open_parts: int
    room: Decimal | None


def check_sum(parts: Iterable[Printed], total: Printed) -> SumCheck | None:
    """Whether parts can add up to the total that was printed; null if it or every part is open.

    It holds when one set of true numbers fits all that was printed. With parts left open that is
    so whenever the stated ones do not exceed the total.
    """
    kept = list(parts)
    stated = [part for part in kept if part.amount is not None]
    if total.amount is None or not stated:
        return None
    closed = Interval(Decimal(0), Decimal(0))
    for part in stated:
        closed = closed + part.interval
    missing = len(kept) - len(stated)
    whole = closed + Interval(Decimal(0), None) if missing else closed
    said = total.interval
    amount = sum((part.amount for part in stated if part.amount is not None), Decimal(0))
    room = (said.high or Decimal(0)) - closed.low if missing else None
    return SumCheck(
        outcome=Outcome.HOLDS if whole.meets(said) else Outcome.FAILS,
        stated=amount,
        difference=total.amount - amount,
        open_parts=missing,
        room=None if room is None else max(room, Decimal(0)),
    )


def check_limit(spent: Printed, limit: Printed) -> Outcome:
    """Whether what was spent stays within the limit, as far as rounding lets one see.

    Two numbers printed alike are within: the source means the same amount.
    """
    if spent.amount is None or limit.amount is None:
        return Outcome.OPEN
    if spent.amount <= limit.amount and (
        spent.amount == limit.amount or _high(spent) <= limit.interval.low
    ):
        return Outcome.HOLDS
    if spent.interval.low > _high(limit):
        return Outcome.FAILS
    return Outcome.OPEN


def _high(printed: Printed) -> Decimal:
    high = printed.interval.high
    assert high is not None
    return high
