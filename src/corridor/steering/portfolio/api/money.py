# SPDX-License-Identifier: EUPL-1.2
"""Transactions, budgets and forecasts."""

from datetime import date
from typing import Annotated, Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes
from corridor.foundation.parties.public import Organisation

from ..models import Activity, Budget, ForecastVersion, Transaction, TransactionType
from ..selectors import money as asked

router = Router(tags=["portfolio"])

ActivityId = Annotated[
    str, Query(description="Identifier, code or IATI identifier of the activity.", max_length=200)
]
Year = Annotated[int | None, Query(description="Calendar year.", ge=1900, le=2200)]
PartnerCode = Annotated[str, Query(description="Code of the partner.", max_length=60)]
Iso2 = Annotated[str, Query(description="ISO 3166-1 alpha-2.", max_length=2)]
CurrencyCode = Annotated[str, Query(description="ISO 4217.", max_length=3)]


class EuroOut(Schema):
    """A value in euro with its rate; all null where there is no rate of that time."""

    amount: str | None = Field(description="Decimal digits.")
    rate: str | None = Field(description="Units of the currency for one euro.")
    rate_day: date | None = Field(description="When the rate was published.")


class SideOut(Schema):
    """One end of a transaction."""

    organisation: str | None = Field(description="Code.")
    activity: str | None = Field(
        description="Identifier of the activity, or the name that the source gives it where the "
        "portfolio does not have it."
    )


class TransactionOut(Schema):
    """Money that moved or was committed, as it stands."""

    id: int
    activity: str = Field(description="Identifier of the activity.")
    ref: str
    type: str = Field(description="IATI TransactionType.")
    refund: bool
    day: date = Field(description="The last of the `days` in which the source puts it.")
    days: int
    money: shapes.MoneyOut
    value_date: date
    euro: EuroOut
    provider: SideOut
    receiver: SideOut
    country: str | None = Field(description="ISO 3166-1 alpha-2, where it is for one alone.")
    region: str | None = Field(description="M49, where it is for one alone.")
    sectors: list[str] = Field(description="vocabulary:code, where it is for these alone.")
    description: shapes.TextOut | None
    counted: bool = Field(description="Whether it adds to sums, or was counted before.")
    corrects: int | None = Field(description="The record whose place it took.")
    intake: str | None = Field(description="By which sort of intake it came in.")
    sources: shapes.Sources


class BudgetOut(Schema):
    """What an activity may cost in a period, as it stands."""

    id: int
    activity: str
    ref: str
    status: str = Field(description="IATI BudgetStatus: 1 indicative, 2 committed.")
    period: shapes.PeriodOut
    money: shapes.MoneyOut
    euro: EuroOut
    revised: bool
    revises: int | None = Field(description="The record whose place it took.")
    note: shapes.TextOut | None
    sources: shapes.Sources


class PlannedOut(Schema):
    """A line of a forecast."""

    period: shapes.PeriodOut
    money: shapes.MoneyOut
    euro: EuroOut
    provider: str | None
    receiver: str | None


class ForecastOut(Schema):
    """All that was expected to be paid, as seen on a day."""

    activity: str
    number: int = Field(description="Versions of an activity count from 1.")
    made: date
    note: shapes.TextOut | None
    lines: list[PlannedOut]
    sources: shapes.Sources


def euro_of(row: Any) -> EuroOut:
    return EuroOut(
        amount=None if row.euro is None else f"{row.euro:f}",
        rate=None if row.rate is None else f"{row.rate.normalize():f}",
        rate_day=row.rate_day,
    )


def side_of(row: Transaction, side: str) -> SideOut:
    organisation: Organisation | None = getattr(row, side)
    activity: Activity | None = getattr(row, f"{side}_activity")
    shown = activity.public_id if activity is not None and activity.public else None
    return SideOut(
        organisation=None if organisation is None else organisation.code,
        activity=shown or getattr(row, f"{side}_named") or None,
    )


def transaction_of(row: Transaction, lang: str) -> dict[str, Any]:
    return {
        "id": row.pk,
        "activity": row.activity.public_id,
        "ref": row.ref,
        "type": row.type,
        "refund": row.refund,
        "day": row.day,
        "days": row.days,
        "money": shapes.MoneyOut.of(row.money),
        "value_date": row.value_date,
        "euro": euro_of(row),
        "provider": side_of(row, "provider"),
        "receiver": side_of(row, "receiver"),
        "country": None if row.country is None else row.country.iso2,
        "region": None if row.region is None else row.region.code,
        "sectors": row.sectors,
        "description": shapes.TextOut.perhaps(row.description, lang),
        "counted": row.counted,
        "corrects": row.supersedes_id,
        "intake": None if row.intake is None else row.intake.kind,
        "sources": row.sources,
    }


def budget_of(row: Budget, lang: str) -> dict[str, Any]:
    return {
        "id": row.pk,
        "activity": row.activity.public_id,
        "ref": row.ref,
        "status": row.status,
        "period": shapes.PeriodOut(start=row.period.lower, end=row.period.upper),
        "money": shapes.MoneyOut.of(row.money),
        "euro": euro_of(row),
        "revised": row.supersedes_id is not None,
        "revises": row.supersedes_id,
        "note": shapes.TextOut.perhaps(row.note, lang),
        "sources": row.sources,
    }


def forecast_of(row: ForecastVersion, lang: str) -> dict[str, Any]:
    return {
        "activity": row.activity.public_id,
        "number": row.number,
        "made": row.made,
        "note": shapes.TextOut.perhaps(row.note, lang),
        "lines": [
            {
                "period": shapes.PeriodOut(start=line.period.lower, end=line.period.upper),
                "money": shapes.MoneyOut.of(line.money),
                "euro": euro_of(line),
                "provider": None if line.provider is None else line.provider.code,
                "receiver": None if line.receiver is None else line.receiver.code,
            }
            for line in row.lines.all()
        ],
        "sources": row.sources,
    }


def _of_activity(rows: Any, activity: str) -> Any:
    if not activity:
        return rows
    named = Q(public_id=activity) | Q(code=activity) | Q(iati_identifier=activity)
    return rows.filter(activity__in=Activity.objects.filter(named))


@router.get(
    "/transactions", response=list[TransactionOut], summary="Money that moved or was committed"
)
@paginate(Cursors, shape=transaction_of)
def transactions(
    request: HttpRequest,
    activity: ActivityId = "",
    type: Annotated[str, Query(description="IATI TransactionType.", max_length=2)] = "",
    year: Year = None,
    partner: PartnerCode = "",
    currency: CurrencyCode = "",
    country: Annotated[
        str, Query(description="Of money that is for this country alone.", max_length=2)
    ] = "",
    counted: Annotated[bool | None, Query(description="Whether it adds to sums.")] = None,
    ref: Annotated[str, Query(description="Reference.", max_length=100)] = "",
    lang: shapes.Lang = "en",
) -> QuerySet[Transaction]:
    rows = _of_activity(asked.transactions(request.user), activity)
    if type:
        if type not in TransactionType.values:
            raise HttpError(422, f"there is no type of money {type!r}")
        rows = rows.filter(type=type)
    if year is not None:
        rows = rows.filter(day__gte=date(year, 1, 1), day__lte=date(year, 12, 31))
    if partner:
        rows = rows.filter(activity__partner__code=partner)
    if currency:
        rows = rows.filter(currency=currency)
    if country:
        rows = rows.filter(country__iso2=country)
    if counted is not None:
        rows = rows.filter(counted=counted)
    if ref:
        rows = rows.filter(ref=ref)
    return rows.order_by("-day", "-pk")  # type: ignore[no-any-return]


@router.get("/budgets", response=list[BudgetOut], summary="Budgets of activities, as they stand")
@paginate(Cursors, shape=budget_of)
def budgets(
    request: HttpRequest,
    activity: ActivityId = "",
    partner: PartnerCode = "",
    revised: Annotated[bool | None, Query(description="Whether it took another's place.")] = None,
    lang: shapes.Lang = "en",
) -> QuerySet[Budget]:
    rows = _of_activity(asked.budgets(request.user), activity)
    if partner:
        rows = rows.filter(activity__partner__code=partner)
    if revised is not None:
        rows = rows.filter(supersedes__isnull=not revised)
    return rows.order_by("pk")  # type: ignore[no-any-return]


@router.get("/forecasts", response=list[ForecastOut], summary="What is expected to be paid")
@paginate(Cursors, shape=forecast_of)
def forecasts(
    request: HttpRequest,
    activity: ActivityId = "",
    partner: PartnerCode = "",
    lang: shapes.Lang = "en",
) -> QuerySet[ForecastVersion]:
    rows = _of_activity(asked.forecasts(request.user), activity)
    if partner:
        rows = rows.filter(activity__partner__code=partner)
    return rows.order_by("pk")  # type: ignore[no-any-return]
