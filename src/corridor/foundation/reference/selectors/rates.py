# SPDX-License-Identifier: EUPL-1.2
"""Questions about currencies and their euro rates."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from django.db.models import Count, Max, Min, QuerySet

from corridor.values.money import Money

from ..models import Currency, ExchangeRate

EURO = "EUR"
CENT = Decimal("0.01")
# The ECB publishes on working days: the longest gap since 1999 is the five days around Easter.
# A week bridges every one of them, and never hides that rates are missing.
OLDEST = timedelta(days=7)


class NoRate(LookupError):
    """There is no euro rate for a currency near a day; the message says which were looked for."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of the currency for one euro, and the day on which that was published."""

    value: Decimal
    day: date
    carried_forward: bool


def euro_rate(currency: str, day: date) -> Rate:
    """The rate of the day, or the last one published at most seven days before.

    `carried_forward` says that it is of an earlier day. The euro itself has the rate 1. Raises
    `NoRate`: a rate of some other time is never taken instead.
    """
    if currency == EURO:
        return Rate(Decimal(1), day, carried_forward=False)
    found = (
        ExchangeRate.objects.filter(currency__code=currency, day__lte=day, day__gte=day - OLDEST)
        .order_by("-day")
        .values_list("rate", "day")
        .first()
    )
    if found is None:
        raise NoRate(_missing(currency, day))
    value, published = found
    return Rate(value.normalize(), published, carried_forward=published != day)


def _missing(currency: str, day: date) -> str:
    if not Currency.objects.filter(code=currency).exists():
        return f"there is no currency {currency!r}; use its code of ISO 4217, as in USD"
    return (
        f"no euro rate of {currency} for {day} nor for the {OLDEST.days} days before it; "
        "load the European Central Bank's rates for that time"
    )


def to_euro(money: Money, day: date) -> Money:
    """The amount in euro at the rate of the day, rounded half to even to the cent.

    Raises `NoRate`.
    """
    if money.currency == EURO:
        return money
    return Money(in_euro(money.amount, euro_rate(money.currency, day)), EURO)


class RateBook:
    """Rates for many amounts: those of a currency are fetched once, when first asked for."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[list[date], list[Decimal]]] = {}

    def rate(self, currency: str, day: date) -> Rate:
        """As `euro_rate`. Raises `NoRate`."""
        if currency == EURO:
            return Rate(Decimal(1), day, carried_forward=False)
        if currency not in self._held:
            found = rates(currency).order_by("day").values_list("day", "rate")
            self._held[currency] = ([row[0] for row in found], [row[1] for row in found])
        days, values = self._held[currency]
        place = bisect_right(days, day) - 1
        if place < 0 or days[place] < day - OLDEST:
            raise NoRate(_missing(currency, day))
        return Rate(values[place].normalize(), days[place], carried_forward=days[place] != day)


def in_euro(amount: Decimal, rate: Rate) -> Decimal:
    """An amount at a rate, rounded half to even to the cent."""
    return (amount / rate.value).quantize(CENT, ROUND_HALF_EVEN)


def currencies() -> QuerySet[Currency]:
    """All currencies, with the first and last day that has a rate, and how many there are."""
    return Currency.objects.annotate(
        first_day=Min("rates__day"), last_day=Max("rates__day"), days=Count("rates")
    )


def rates(currency: str) -> QuerySet[ExchangeRate]:
    """A currency's rates, newest first."""
    return ExchangeRate.objects.filter(currency__code=currency).order_by("-day")
