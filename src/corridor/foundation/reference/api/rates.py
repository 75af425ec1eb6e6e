# SPDX-License-Identifier: EUPL-1.2
"""Currencies and their euro rates."""

from datetime import date
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes

from ..models import Currency, ExchangeRate
from ..public import NoRate, currencies, euro_rate, rates
from .common import Key
from .schemas import CurrencyOut, EuroRateOut, RateOut
from .shapes import currency_of, rate_of

router = Router(tags=["reference"])


@router.get("/currencies", response=list[CurrencyOut], summary="Currencies")
@paginate(Cursors, shape=currency_of)
def list_currencies(request: HttpRequest, lang: shapes.Lang = "en") -> QuerySet[Currency]:
    return currencies()


@router.get("/rates/{currency}", response=list[RateOut], summary="Euro rates by day")
@paginate(Cursors, shape=rate_of)
def list_rates(
    request: HttpRequest,
    currency: Key,
    start: Annotated[date | None, Query(description="first day")] = None,
    end: Annotated[date | None, Query(description="the day after the last")] = None,
) -> QuerySet[ExchangeRate]:
    """Newest first."""
    if not Currency.objects.filter(code=currency).exists():
        raise HttpError(404, f"there is no currency {currency!r}")
    rows = rates(currency)
    if start is not None:
        rows = rows.filter(day__gte=start)
    if end is not None:
        rows = rows.filter(day__lt=end)
    return rows


@router.get("/rates/{currency}/{day}", response=EuroRateOut, summary="The euro rate for a day")
def get_rate(request: HttpRequest, currency: Key, day: date) -> dict[str, Any]:
    """Of the day, or the last one published at most seven days before."""
    try:
        rate = euro_rate(currency, day)
    except NoRate as error:
        raise HttpError(404, str(error)) from error
    return {
        "day": rate.day,
        "rate": f"{rate.value:f}",
        "carried_forward": rate.carried_forward,
    }
