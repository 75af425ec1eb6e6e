# SPDX-License-Identifier: EUPL-1.2
"""Spending, each amount counted once: by year, node, country, sector and partner."""

from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from corridor.foundation.pages.public import shapes
from corridor.foundation.parties.public import Organisation
from corridor.steering.policy.public import Framework, framework

from ..models import YearAmount
from ..selectors import spending as sums

router = Router(tags=["portfolio"])

Year = Annotated[int | None, Query(description="Calendar year.", ge=1900, le=2200)]
PartnerCode = Annotated[str, Query(description="Code of the partner.", max_length=60)]
Iso2 = Annotated[str, Query(description="ISO 3166-1 alpha-2.", max_length=2)]
CurrencyCode = Annotated[str, Query(description="ISO 4217.", max_length=3)]


class SumsOut(Schema):
    """Amounts in euro, each counted once."""

    spent: str = Field(description="Disbursed, expended and reimbursed, less refunds.")
    disbursed: str
    expended: str
    reimbursed: str
    committed: str = Field(description="Apart; never added to spending.")
    incoming: str = Field(description="Apart.")
    no_rate: int = Field(description="Amounts without a rate, in none of these sums.")


class SpendingOut(Schema):
    """A sum with what it is of."""

    year: int | None
    key: str | None = Field(description='What it is of; "" is what cannot be split.')
    sums: SumsOut


class NodeSpendingOut(Schema):
    """Spending of a year on a node: by its activities and booked on itself."""

    node: str = Field(description='"" for what cannot be split over nodes.')
    activities: SumsOut
    booked: shapes.MoneyOut | None = Field(description="Null: nothing is booked.")
    record: str | None = Field(description="What the booking is known by.")
    total: str = Field(description="In euro.")


class FrameworkSpendingOut(Schema):
    """A framework's year."""

    framework: str
    year: int
    total: str = Field(description="In euro.")
    nodes: list[NodeSpendingOut]


def sums_of(row: sums.Sums) -> dict[str, Any]:
    return {
        **{
            name: _digits(getattr(row, name))
            for name in ("spent", "disbursed", "expended", "reimbursed", "committed", "incoming")
        },
        "no_rate": row.no_rate,
    }


def _digits(amount: Decimal) -> str:
    return f"{amount:.2f}"


@router.get("/spending", response=list[SpendingOut], summary="Spending, each amount counted once")
def spending(
    request: HttpRequest,
    by: Annotated[
        str,
        Query(
            description="What to add up by: year, node (with `framework`), country, sector (with "
            "`vocabulary`) or partner (with `year`)."
        ),
    ] = "year",
    framework: Annotated[str, Query(description="Code of a framework.", max_length=30)] = "",
    node: Annotated[str, Query(description="With by=year: a node of it.", max_length=40)] = "",
    country: Iso2 = "",
    vocabulary: Annotated[str, Query(description="IATI SectorVocabulary.", max_length=3)] = "1",
    sector: Annotated[str, Query(description="With by=year: a sector.", max_length=40)] = "",
    partner: PartnerCode = "",
    year: Year = None,
) -> list[dict[str, Any]]:
    if by == "year":
        return [
            {"year": each, "key": None, "sums": sums_of(found)}
            for each, found in _years(framework, node, country, vocabulary, sector, partner).items()
            if year in (None, each)
        ]
    if by == "node" and not framework:
        raise HttpError(422, "framework: name the framework whose nodes to add up by")
    if by == "partner":
        if year is None:
            raise HttpError(422, "year: name the year to add up partners of")
        found = sums.by_partner(year)
        codes = dict(
            Organisation.objects.filter(pk__in=[key for key in found if key]).values_list(
                "pk", "code"
            )
        )
        named = {codes.get(key or 0, ""): each for key, each in found.items()}
    elif by in ("node", "country", "sector"):
        of = {"node": framework, "country": "", "sector": vocabulary}[by]
        named = sums.by_key(YearAmount.By(by), of, year)
    else:
        raise HttpError(422, "by: year, node, country, sector or partner")
    return [
        {"year": year, "key": key, "sums": sums_of(each)} for key, each in sorted(named.items())
    ]


def _years(
    framework: str, node: str, country: str, vocabulary: str, sector: str, partner: str
) -> dict[int, sums.Sums]:
    asked_of = [bool(framework or node), bool(country), bool(sector), bool(partner)]
    if sum(asked_of) > 1:
        raise HttpError(422, "name one of framework, country, sector and partner")
    if node and not framework:
        raise HttpError(422, "framework: name the framework of the node")
    if framework:
        return sums.by_year(YearAmount.By.NODE, framework, node or None)
    if country:
        return sums.by_year(YearAmount.By.COUNTRY, "", country)
    if sector:
        return sums.by_year(YearAmount.By.SECTOR, vocabulary, sector)
    if partner:
        row = Organisation.objects.filter(code=partner).first()
        if row is None:
            raise HttpError(404, f"there is no organisation {partner!r}")
        return sums.of_partner(row)
    return sums.by_year()


@router.get(
    "/frameworks/{code}/spending/{year}",
    response=FrameworkSpendingOut,
    summary="Spending of a framework's year by node",
)
def framework_spending(request: HttpRequest, code: str, year: int) -> dict[str, Any]:
    if not 1900 <= year <= 2200:
        raise HttpError(422, "year: from 1900 to 2200")
    try:
        row = framework(code)
    except Framework.DoesNotExist:
        raise HttpError(404, f"there is no framework {code!r}") from None
    shown = sums.framework_year(row, year)
    nodes = [
        {
            "node": each.key,
            "activities": sums_of(each.spent.activities),
            "booked": None
            if each.spent.booking is None
            else shapes.MoneyOut.of(
                each.spent.booking.amount,
                each.spent.booking.currency,
                precision=each.spent.booking.precision,
            ),
            "record": None if each.spent.booking is None else each.spent.booking.record.key,
            "total": _digits(each.spent.total.amount),
        }
        for each in shown.rows
    ]
    left = shown.not_split
    nodes.append(
        {
            "node": "",
            "activities": sums_of(left),
            "booked": None,
            "record": None,
            "total": _digits(left.spent),
        }
    )
    return {"framework": code, "year": year, "total": _digits(shown.sum.amount), "nodes": nodes}
