# SPDX-License-Identifier: EUPL-1.2
"""A framework's activities of a year by country, by who carries them out, and by gender marker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce

from corridor.steering.policy.public import Framework

from ..models import Activity, Marker, NodeShare, Participation, RecipientCountry, YearAmount
from ..models.entry import ActivityEntry
from ..rules.terms import NONE
from .finding import chosen
from .spending import NOTHING, SPENT

TEXT = CharField()


@dataclass(frozen=True, slots=True)
class Cut:
    """Activities with one answer: `key` is a country's ISO 3166-1 alpha-2, an organisation's code,
    or a significance of the gender marker ("none" where nobody scored it), as the list of
    activities has them in its address. `spent` in the year, in euro."""

    by: str
    key: str
    count: int
    spent: Decimal


def cuts_of(framework: Framework, year: int) -> dict[str, Sequence[Cut]]:
    """By "country", "implementing" and "gender", the most activities first. One query.

    Public activities that serve the framework and ran in the year. One of several countries or
    organisations is counted at each; of the spending a country has its part, an organisation the
    whole.
    """
    activities = _running(framework, year)
    spent = YearAmount.objects.filter(year=year, activity=OuterRef("activity"))
    countries = _counted(
        RecipientCountry.objects.filter(activity__in=activities),
        "country",
        F("country__iso2"),
        spent.filter(by="country", key=OuterRef("country__iso2")),
    )
    partners = _counted(
        Participation.objects.filter(activity__in=activities, role=Participation.Role.IMPLEMENTING),
        "implementing",
        F("organisation__code"),
        spent.filter(by=""),
    )
    scored = Marker.objects.filter(activity=OuterRef("pk"), vocabulary="1", code="1")
    score = Subquery(scored.values("significance")[:1])
    genders = _counted(
        Activity.objects.filter(pk__in=activities),
        "gender",
        Coalesce(Cast(score, TEXT), Value(NONE)),
        YearAmount.objects.filter(year=year, activity=OuterRef("pk"), by=""),
        each="pk",
    )
    found: dict[str, list[Cut]] = {"country": [], "implementing": [], "gender": []}
    for by, key, count, money in countries.union(partners, genders, all=True):
        found[by].append(Cut(by, key, count, money or NOTHING))
    return {
        by: sorted(rows, key=lambda row: (-row.count, -row.spent, row.key))
        for by, rows in found.items()
    }


def _running(framework: Framework, year: int) -> QuerySet[Any]:
    """Keys of the activities that the list shows of the framework's nodes and the year."""
    served = NodeShare.objects.filter(activity=OuterRef("pk"), node__framework=framework)
    ran = ActivityEntry.objects.filter(chosen("year", [year]), Exists(served), public=True)
    return ran.order_by().values("pk")


def _counted(
    rows: QuerySet[Any], by: str, key: Any, spent: QuerySet[YearAmount], *, each: str = "activity"
) -> QuerySet[Any]:
    money = spent.order_by().values("activity").annotate(sum=Sum(SPENT)).values("sum")
    counted: QuerySet[Any] = (
        rows.order_by()
        .annotate(by=Value(by, output_field=TEXT), key_=Cast(key, TEXT), money=Subquery(money))
        .values("by", "key_")
        .annotate(count=Count(each, distinct=True), total=Sum("money"))
        .values_list("by", "key_", "count", "total")
    )
    return counted
