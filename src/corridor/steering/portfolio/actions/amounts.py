# SPDX-License-Identifier: EUPL-1.2
"""What is stated of money as columns, or where it went wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused
from corridor.foundation.reference.public import NoRate, RateBook, in_euro
from corridor.values.periods import Period

from ..models import Activity, Budget, TransactionType
from ..rules.money import LARGEST, MOVED
from ..rules.statements import BudgetStatement, PlannedStatement, TransactionStatement
from .finding import Known
from .writing import days

FIRST_YEAR, LAST_YEAR = 1900, 2200
TYPES = frozenset(TransactionType.values)
STATUSES = frozenset(Budget.Status.values)
DAY = timedelta(days=1)
CENT, ONE, EURO = Decimal("0.01"), Decimal(1), "EUR"


def transaction_columns(
    stated: TransactionStatement, *, activity: Activity, known: Known, at: str, lenient: bool
) -> dict[str, Any]:
    """The columns of a transaction but for its value in euro and its evidence.

    An activity of another that the portfolio does not have is kept by its name where `lenient`.
    Raises `Refused` at the field below `at` ("transactions.0.").
    """
    if stated.type not in TYPES:
        raise Refused(_("“%(code)s” is not a type of money.") % {"code": stated.type}, f"{at}type")
    check_amount(stated.amount, f"{at}amount")
    if stated.refund and stated.amount >= 0:
        raise Refused(_("A refund is an amount below zero."), f"{at}amount")
    check_day(stated.day, f"{at}day")
    if stated.type in MOVED and _yet_to_come(stated.day):
        raise Refused(_("This day is yet to come; money moved on a day before."), f"{at}day")
    if not 1 <= stated.days <= 366:
        raise Refused(_("Money moved within a year at the most."), f"{at}days")
    if stated.value_date is not None:
        check_day(stated.value_date, f"{at}value_date")
    if len(stated.ref) > 100:
        raise Refused(_("A reference has 100 characters at the most."), f"{at}ref")
    if stated.country is not None and stated.region is not None:
        raise Refused(_("Name a country or a region, not both."), f"{at}region")
    provider = known.organisation(stated.provider, f"{at}provider")
    receiver = known.organisation(stated.receiver, f"{at}receiver")
    country = known.country(stated.country, f"{at}country")
    region = known.region(stated.region, f"{at}region")
    sides: dict[str, Any] = {}
    for side in ("provider", "receiver"):
        name = getattr(stated, f"{side}_activity")
        sides |= _activity(name, side, activity, known, f"{at}{side}_activity", lenient)
    return {
        "ref": stated.ref,
        "type": stated.type,
        "refund": stated.refund,
        "day": stated.day,
        "days": stated.days,
        "amount": stated.amount,
        "currency": known.currency(stated.currency, f"{at}currency"),
        "value_date": stated.value_date or stated.day,
        "provider_id": None if provider is None else provider.pk,
        "receiver_id": None if receiver is None else receiver.pk,
        **sides,
        "country_id": None if country is None else country.pk,
        "region_id": None if region is None else region.pk,
        "sectors": _sectors(stated.sectors, f"{at}sectors"),
        "description": stated.description,
    }


def _activity(
    name: str | None, side: str, own: Activity, known: Known, at: str, lenient: bool
) -> dict[str, Any]:
    found: Activity | None = None
    if name and name in (own.code, own.iati_identifier):
        found = own
    elif name and lenient:
        found = known.named(name)
    elif name:
        found = known.activity(name, at)
    if name and len(name) > 200:
        raise Refused(_("An identifier has 200 characters at the most."), at)
    return {
        f"{side}_activity_id": None if found is None else found.pk,
        f"{side}_named": name if name and found is None else "",
    }


def _sectors(stated: tuple[str, ...], at: str) -> list[str]:
    seen: set[str] = set()
    for each in stated:
        vocabulary, colon, code = each.partition(":")
        if not (vocabulary and colon and code) or len(vocabulary) > 3 or len(code) > 40:
            raise Refused(
                _("“%(code)s” is no sector; write vocabulary:code, as in 1:15190.")
                % {"code": each},
                at,
            )
        if vocabulary in seen:
            raise Refused(_("Money has one sector of each vocabulary."), at)
        seen.add(vocabulary)
    return sorted(stated)


def budget_columns(stated: BudgetStatement, *, known: Known, at: str) -> dict[str, Any]:
    """As `transaction_columns`."""
    check_amount(stated.amount, f"{at}amount")
    if stated.amount < 0:
        raise Refused(_("A budget is not below zero."), f"{at}amount")
    start = check_period(stated.period, f"{at}period")
    if stated.status not in STATUSES:
        raise Refused(
            _("“%(code)s” is not a status of a budget.") % {"code": stated.status}, f"{at}status"
        )
    if stated.value_date is not None:
        check_day(stated.value_date, f"{at}value_date")
    if len(stated.ref) > 100:
        raise Refused(_("A reference has 100 characters at the most."), f"{at}ref")
    return {
        "ref": stated.ref,
        "status": stated.status,
        "period": days(stated.period),
        "amount": stated.amount,
        "currency": known.currency(stated.currency, f"{at}currency"),
        "value_date": stated.value_date or start,
        "note": stated.note,
    }


def planned_columns(stated: PlannedStatement, *, known: Known, at: str) -> dict[str, Any]:
    """As `transaction_columns`."""
    check_amount(stated.amount, f"{at}amount")
    start = check_period(stated.period, f"{at}period")
    provider = known.organisation(stated.provider, f"{at}provider")
    receiver = known.organisation(stated.receiver, f"{at}receiver")
    if stated.value_date is not None:
        check_day(stated.value_date, f"{at}value_date")
    return {
        "period": days(stated.period),
        "amount": stated.amount,
        "currency": known.currency(stated.currency, f"{at}currency"),
        "value_date": stated.value_date or start,
        "provider_id": None if provider is None else provider.pk,
        "receiver_id": None if receiver is None else receiver.pk,
    }


def check_amount(amount: Decimal, at: str) -> None:
    """An amount in whole cents that the columns can hold."""
    if not amount.is_finite() or abs(amount) > LARGEST:
        raise Refused(_("This is no amount that can be kept."), at)
    if amount != amount.quantize(CENT):
        raise Refused(_("%(amount)s is finer than a cent.") % {"amount": amount}, at)


def _yet_to_come(day: date) -> bool:
    # No zone is a day ahead of that of Greenwich, whose day is asked sooner.
    return day > datetime.now(UTC).date() - DAY and day > timezone.localdate()


def check_day(day: date, at: str) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(
            _("A day lies between %(first)s and %(last)s.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR},
            at,
        )


def check_period(period: Period, at: str) -> date:
    """The first day of a stretch of time that has two ends."""
    if period.start is None or period.end is None:
        raise Refused(_("State the first and the last day."), at)
    check_day(period.start, at)
    check_day(period.end, at)
    if period.end <= period.start:
        raise Refused(_("The end comes before the start."), at)
    return period.start


def euro_columns(amount: Decimal, currency: str, day: date, rates: RateBook) -> dict[str, Any]:
    """The value in euro at the rate of the day, with the rate; all null where there is none.

    Also where the value would be more than the column holds.
    """
    if currency == EURO:
        return {"euro": amount, "rate": ONE, "rate_day": day}
    nothing = {"euro": None, "rate": None, "rate_day": None}
    try:
        rate = rates.rate(currency, day)
    except NoRate:
        return nothing
    euro = in_euro(amount, rate)
    if abs(euro) > LARGEST:
        return nothing
    return {"euro": euro, "rate": rate.value, "rate_day": rate.day}
