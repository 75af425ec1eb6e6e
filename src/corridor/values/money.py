# SPDX-License-Identifier: EUPL-1.2
"""Money: a decimal amount in one currency. Nothing reported is `None`, never zero."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_CURRENCY = re.compile(r"[A-Z]{3}")


class CurrencyMismatch(ValueError):
    """Two amounts of different currencies were added, subtracted or compared."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in units of an ISO 4217 currency; negative amounts are refunds or shortfalls.

    `amount` must be a finite `Decimal`: a float has lost its cents before it arrives.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError(f"an amount is a Decimal, not {type(self.amount).__name__}")
        if not self.amount.is_finite():
            raise ValueError(f"an amount is a finite number, not {self.amount}")
        if not _CURRENCY.fullmatch(self.currency):
            raise ValueError(f"a currency is an ISO 4217 code such as EUR, not {self.currency!r}")

    @classmethod
    def parse(cls, text: str, currency: str) -> Money:
        """From plain digits with a point, such as "2089331" or "0.2".

        Raises `ValueError` for anything else: "2.089.331" and "1,5" mean different amounts in
        different countries.
        """
        if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
            raise ValueError(f"{text!r} is not an amount: write digits with at most one point")
        try:
            return cls(Decimal(text), currency)
        except InvalidOperation as error:  # pragma: no cover - the pattern leaves none
            raise ValueError(f"{text!r} is not an amount") from error

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency} need a rate first")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.amount < other.amount

    def __le__(self, other: Money) -> bool:
        return self == other or self < other

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"


def total(amounts: Iterable[Money | None]) -> Money | None:
    """The sum of what was reported; `None` when nothing was.

    Raises `CurrencyMismatch` when the currencies differ.
    """
    result: Money | None = None
    for amount in amounts:
        if amount is not None:
            result = amount if result is None else result + amount
    return result
