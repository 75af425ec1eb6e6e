# SPDX-License-Identifier: EUPL-1.2
"""How many activities of some nodes ran in a year and where, and what one of them was promised."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from corridor.foundation.kernel.public import as_range
from corridor.foundation.reference.public import Country
from corridor.steering.policy.public import Node
from corridor.values.periods import Period

from ..models import Activity, NodeShare, RecipientCountry, Status, Transaction, TransactionType

# Activities and countries that are told of each count.
MOST = 60
MOST_SOURCES = 6


@dataclass(frozen=True, slots=True)
class Ran:
    """An activity that no date rules out of a year; `sure`: its dates say that it ran."""

    activity: Activity
    sure: bool


@dataclass(frozen=True, slots=True)
class ActivityCount:
    """`sure` ran in the year, `perhaps` more may have; `told` are the first of them, by title."""

    sure: int
    perhaps: int
    told: tuple[Ran, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A country of such activities; `sure`: one of them surely ran. `sources` name it."""

    country: Country
    sure: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountryCount:
    """As of activities; `told` are the first countries by their code."""

    sure: int
    perhaps: int
    told: tuple[Place, ...]


def activities_counted(nodes: Collection[Node | int], year: int) -> ActivityCount:
    """What is part of an activity that is counted is not counted apart, and what is only planned
    is left out. Two queries."""
    found = _running(nodes, year)
    tallies = list(found.order_by().values_list("sure", flat=True))
    told = found.order_by("-sure", F("code").asc(nulls_last=True), "pk")[:MOST]
    sure = sum(tallies)
    return ActivityCount(sure, len(tallies) - sure, tuple(Ran(row, row.sure) for row in told))


def countries_counted(nodes: Collection[Node | int], year: int) -> CountryCount:
    """The countries that those activities name. Four queries."""
    running = _running(nodes, year, whole=False).order_by()
    pairs = RecipientCountry.objects.filter(activity__in=running.values("pk")).order_by()
    every = set(pairs.values_list("country", flat=True))
    certain = pairs.filter(activity__in=running.filter(sure=True).values("pk"))
    sure = set(certain.values_list("country", flat=True))
    rows = list(Country.objects.filter(pk__in=every).order_by("iso2")[:MOST])
    cited: dict[int, dict[str, None]] = {row.pk: {} for row in rows}
    told = pairs.filter(country__in=cited).order_by("country", "-activity__runs", "activity")
    for country, own, sources in told.values_list("country", "sources", "activity__sources"):
        if len(cited[country]) < MOST_SOURCES:
            cited[country] |= dict.fromkeys((own or sources)[:MOST_SOURCES])
    return CountryCount(
        len(sure),
        len(every - sure),
        tuple(Place(row, row.pk in sure, tuple(cited[row.pk])) for row in rows),
    )


def _running(nodes: Collection[Node | int], year: int, *, whole: bool = True) -> QuerySet[Any]:
    """Public activities of the nodes that no date rules out of the year, with `sure`; `whole`:
    without those that are part of another one of them."""
    time = Period.year(year)
    served = NodeShare.objects.filter(activity=OuterRef("pk"), node__in=nodes)
    found = (
        Activity.objects.filter(Exists(served), public=True)
        .filter(Q(runs__isnull=True) | Q(runs__overlap=as_range(time)))
        .exclude(status=Status.PIPELINE, actual_start__isnull=True)
    )
    if whole:
        above = found.filter(pk=OuterRef("parent"))
        found = found.filter(~Exists(above))
    within = as_range(time)
    sure = Q(actual_start__contained_by=within) | Q(actual_end__contained_by=within)
    sure |= Q(actual_start__endswith__lte=time.start, actual_end__startswith__gte=time.end)
    return found.annotate(
        sure=Case(
            When(sure, then=Value(value=True)),
            default=Value(value=False),
            output_field=BooleanField(),
        )
    )


def committed_to(activity: str, year: int) -> tuple[Activity, tuple[Transaction, ...]] | None:
    """A public activity by its code or public identifier, with the commitments to it in the year as
    they stand; null without such an activity. Two queries."""
    found = Activity.objects.filter(Q(code=activity) | Q(public_id=activity), public=True).first()
    if found is None:
        return None
    rows = Transaction.objects.filter(
        activity=found, current=True, type=TransactionType.OUTGOING_COMMITMENT, day__year=year
    )
    return found, tuple(rows.exclude(amount=0).order_by("day", "pk"))
