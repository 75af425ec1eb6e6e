# SPDX-License-Identifier: EUPL-1.2
"""Writing down currencies and single rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused, upsert
from corridor.values.texts import Text

from ..models import Currency, ExchangeRate
from ..rules import currency_names, minor_units
from ..selectors.rates import EURO


def save_currency(*, by: Actor | None, code: str) -> tuple[Currency, Outcome]:
    """Write a currency down, with names and decimals by CLDR. Raises `Refused` for a code that
    CLDR does not know."""
    names = currency_names(code)
    if not names:
        raise Refused(f"{code!r} is not a currency of ISO 4217 that CLDR has a name for", at="code")
    with changing(by=by):
        return upsert(
            Currency, {"code": code}, {"minor_units": minor_units(code), "names": Text(names)}
        )


def save_rate(
    *, by: Actor | None, currency: str, day: date, rate: Decimal
) -> tuple[ExchangeRate, Outcome]:
    """Write down a day's rate: units of the currency for one euro. Raises `Refused` for an unknown
    currency, the euro itself, or a rate that is not above zero."""
    if currency == EURO:
        raise Refused("the euro needs no rate to itself", at="currency")
    row = Currency.objects.filter(code=currency).first()
    if row is None:
        raise Refused(
            f"there is no currency {currency!r}; add it to the kind currency", at="currency"
        )
    if not rate.is_finite() or rate <= 0:
        raise Refused(f"a rate is above zero, not {rate}", at="rate")
    with changing(by=by):
        return upsert(ExchangeRate, {"currency": row, "day": day}, {"rate": rate})
