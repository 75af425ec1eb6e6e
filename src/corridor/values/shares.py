# SPDX-License-Identifier: EUPL-1.2
"""Shares that can be summed, because they keep numerator and denominator."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Share:
    """`numerator` of `denominator`, both in the same unit; the denominator is not zero."""

    numerator: Decimal
    denominator: Decimal

    def __post_init__(self) -> None:
        if self.denominator == 0:
            raise ValueError("a share of nothing does not exist")

    @property
    def ratio(self) -> Decimal:
        """1 is the whole; more than 1 means that more was used than there was."""
        return self.numerator / self.denominator

    @property
    def percent(self) -> Decimal:
        return self.ratio * 100

    def __add__(self, other: Share) -> Share:
        """The share over both wholes together, not the mean of two percentages."""
        return Share(self.numerator + other.numerator, self.denominator + other.denominator)
