# SPDX-License-Identifier: EUPL-1.2
"""What stands in the file of one country, and which countries have a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Func, IntegerField, Prefetch, Q, QuerySet, Subquery

from corridor.foundation.reference.public import Country, CountryList, ListMembership
from corridor.steering.policy.public import country_rules

from ..models import (
    CapacityAssessment,
    CapacityStrategy,
    ConditionalityDecision,
    Interest,
    Obligation,
    ObligationStep,
    Partnership,
    Party,
    PlanningPaper,
)

# A longer list opens a policy to nearly all the world; it makes no country a subject of it.
CHOSEN_AT_MOST = 60


def concerning(country: Country) -> Q:
    """Rows about the country itself, or about a list that names it."""
    return Q(country=country) | Q(
        country_list__in=ListMembership.objects.filter(country=country).values("country_list")
    )


def memberships(country: Country) -> QuerySet[ListMembership]:
    """The lists that name the country, in the order of time."""
    return (
        ListMembership.objects.filter(country=country)
        .select_related("country_list")
        .order_by("valid", "country_list__code")
    )


def every_interest() -> QuerySet[Interest]:
    """All, by theme, with what they refer to. Two queries."""
    return Interest.objects.select_related(
        "country", "country_list", "organisation"
    ).prefetch_related("organisation__names")


def interests(country: Country) -> QuerySet[Interest]:
    """What either side wants of the other: of the country, and of lists that name it."""
    return every_interest().filter(concerning(country))


def interests_at_large() -> QuerySet[Interest]:
    """What is said of countries that the source does not name."""
    return every_interest().filter(applies_to__isnull=False)


def papers(country: Country) -> QuerySet[PlanningPaper]:
    """Planning papers of the country, and of lists that name it."""
    return PlanningPaper.objects.filter(concerning(country)).select_related(
        "country", "country_list"
    )


def papers_at_large() -> QuerySet[PlanningPaper]:
    """What is said of the papers of countries that the source does not name."""
    return PlanningPaper.objects.filter(applies_to__isnull=False)


def every_paper() -> QuerySet[PlanningPaper]:
    return PlanningPaper.objects.select_related("country", "country_list")


def partnerships() -> QuerySet[Partnership]:
    """All, with who takes part. Four queries."""
    parties = (
        Party.objects.select_related("country", "organisation")
        .prefetch_related("organisation__names")
        .order_by("position")
    )
    return Partnership.objects.prefetch_related(Prefetch("parties", parties))


def partnerships_of(country: Country) -> QuerySet[Partnership]:
    """Those in which it is the partner, or may become one; a donor has no file for that."""
    named = Party.objects.filter(country=country, side=Party.Side.PARTNER).values("partnership")
    return partnerships().filter(pk__in=named)


def partnership(public_id: str) -> Partnership:
    """Raises `Partnership.DoesNotExist`."""
    return partnerships().get(public_id=public_id)


def obligations() -> QuerySet[Obligation]:
    """All, with their steps and what they are of. Two queries."""
    return Obligation.objects.select_related("country", "partnership").prefetch_related(
        Prefetch("steps", ObligationStep.objects.order_by("pk"))
    )


def obligations_of(country: Country) -> QuerySet[Obligation]:
    """Its own, and those of the partnerships in which it is the partner."""
    named = Party.objects.filter(country=country, side=Party.Side.PARTNER).values("partnership")
    return obligations().filter(Q(country=country) | Q(country__isnull=True, partnership__in=named))


@dataclass(slots=True)
class Summary:
    """What a country's file holds, counted; of a country without a file all is empty.

    `lists` are codes of lists, `frameworks` codes of those whose rules turn on one of them or
    under whose clause something was decided, `migration` the answers of its planning papers.
    """

    country_id: int
    lists: dict[str, CountryList] = field(default_factory=dict)
    frameworks: set[str] = field(default_factory=set)
    partnerships: dict[str, Partnership] = field(default_factory=dict)
    migration: set[str] = field(default_factory=set)
    interests: int = 0
    papers: int = 0
    obligations: int = 0
    decisions: int = 0
    assessments: int = 0
    strategies: int = 0

    @property
    def entries(self) -> int:
        """Everything that was written in the file."""
        return (
            len(self.partnerships)
            + self.interests
            + self.papers
            + self.obligations
            + self.decisions
            + self.assessments
            + self.strategies
        )


def summaries() -> dict[int, Summary]:
    """Every country that has a file, by its key. Ten queries.

    A country has one when something is written on it here, or when a list of at most
    `CHOSEN_AT_MOST` on which a rule of a policy turns names it.
    """
    found: dict[int, Summary] = {}

    def at(key: int) -> Summary:
        return found.setdefault(key, Summary(key))

    members: dict[int, set[int]] = defaultdict(set)
    lists: dict[int, CountryList] = {}
    for member in ListMembership.objects.select_related("country_list"):
        members[member.country_list_id].add(member.country_id)
        lists[member.country_list_id] = member.country_list
    turning: dict[int, set[str]] = defaultdict(set)
    for rule in country_rules():
        if rule.list is not None:
            turning[rule.list.pk].add(rule.framework.code)
    for list_id, codes in turning.items():
        if len(members[list_id]) <= CHOSEN_AT_MOST:
            for key in members[list_id]:
                at(key).frameworks |= codes
    named = Party.objects.filter(country__isnull=False, side=Party.Side.PARTNER)
    for row in named.select_related("partnership"):
        assert row.country_id is not None
        at(row.country_id).partnerships[row.partnership.public_id] = row.partnership
    for key in _about(Interest.objects, members):
        at(key).interests += 1
    for key, answer in _answers(members):
        at(key).papers += 1
        at(key).migration.add(answer)
    for key in Obligation.objects.filter(country__isnull=False).values_list(
        "country_id", flat=True
    ):
        at(key).obligations += 1
    for key, framework in ConditionalityDecision.objects.values_list(
        "country_id", "clause__framework__code"
    ):
        at(key).decisions += 1
        at(key).frameworks.add(framework)
    for key in CapacityAssessment.objects.values_list("country_id", flat=True):
        at(key).assessments += 1
    for key in _about(CapacityStrategy.objects, members):
        at(key).strategies += 1
    for list_id, keys in members.items():
        for key in keys & set(found):
            found[key].lists[lists[list_id].code] = lists[list_id]
    return found


def summary(country: Country) -> Summary | None:
    """The file of one country, counted without its lists; null when nothing is written.

    Three queries. See `summaries`.
    """
    found = Summary(country.pk)
    for row in partnerships_of(country).prefetch_related(None):
        found.partnerships[row.public_id] = row
    about = concerning(country)
    for answer in PlanningPaper.objects.filter(about).values_list("migration", flat=True):
        found.papers += 1
        found.migration.add(answer)
    counted = {
        "interests": Interest.objects.filter(about),
        "obligations": Obligation.objects.filter(country=country),
        "decisions": ConditionalityDecision.objects.filter(country=country),
        "assessments": CapacityAssessment.objects.filter(country=country),
        "strategies": CapacityStrategy.objects.filter(about),
    }
    numbers = Country.objects.filter(pk=country.pk).values_list(
        *(_number(rows) for rows in counted.values())
    )
    for name, number in zip(counted, numbers.get(), strict=True):
        setattr(found, name, number)
    return found if found.entries else None


def _number(rows: QuerySet[Any]) -> Subquery:
    return Subquery(
        rows.order_by().values(number=Func(F("pk"), function="count", output_field=IntegerField()))
    )


def _about(rows: Any, members: dict[int, set[int]]) -> Iterable[int]:
    """The countries that rows are about, once for each row."""
    for country, of_list in rows.values_list("country_id", "country_list_id"):
        if country is not None:
            yield country
        elif of_list is not None:
            yield from members[of_list]


def _answers(members: dict[int, set[int]]) -> Iterable[tuple[int, str]]:
    rows = PlanningPaper.objects.values_list("country_id", "country_list_id", "migration")
    for country, of_list, answer in rows:
        if country is not None:
            yield country, answer
        elif of_list is not None:
            yield from ((key, answer) for key in members[of_list])
