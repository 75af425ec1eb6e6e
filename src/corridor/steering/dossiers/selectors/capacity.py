# SPDX-License-Identifier: EUPL-1.2
"""What countries can do themselves, domain by domain, before and after."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from corridor.foundation.reference.public import Country

from ..models import CapacityAssessment, CapacityStrategy, Domain, StrategyStep
from .files import concerning


@dataclass(frozen=True, slots=True)
class Course:
    """How one domain of one country went: assessments in the order of time.

    What has no date comes first. `before` is the first with a level and `after` the last one, if
    there are two; where one activity has both phases, these are it.
    """

    assessments: tuple[CapacityAssessment, ...]

    @property
    def before(self) -> CapacityAssessment | None:
        """Null where there is nothing to compare with."""
        return self._ends()[0]

    @property
    def after(self) -> CapacityAssessment | None:
        """The last one: where the country stands as far as is known."""
        return self._ends()[1]

    def _ends(self) -> tuple[CapacityAssessment | None, CapacityAssessment | None]:
        if not self.assessments:
            return None, None
        last = self.assessments[-1]
        if last.phase == CapacityAssessment.Phase.AFTER:
            for each in reversed(self.assessments[:-1]):
                if each.phase == CapacityAssessment.Phase.BEFORE and (
                    each.activity_id == last.activity_id
                ):
                    return each, last
        rated = [each for each in self.assessments[:-1] if each.level is not None]
        if last.level is not None and rated:
            return rated[0], last
        return None, last


def assessments() -> QuerySet[CapacityAssessment]:
    """All, with what they refer to. Two queries."""
    return CapacityAssessment.objects.select_related(
        "country", "organisation", "activity"
    ).prefetch_related("organisation__names")


def courses(
    rows: QuerySet[CapacityAssessment] | None = None,
) -> dict[str, dict[str, Course]]:
    """By country (alpha-2) and domain; only where something is known."""
    found: dict[tuple[str, str], list[CapacityAssessment]] = defaultdict(list)
    for row in assessments() if rows is None else rows:
        found[row.country.iso2, row.domain].append(row)
    by_country: dict[str, dict[str, Course]] = defaultdict(dict)
    for (iso2, domain), held in found.items():
        held.sort(key=_when)
        by_country[iso2][domain] = Course(tuple(held))
    return dict(by_country)


def courses_of(country: Country) -> dict[str, Course]:
    """By domain, in the order of the code list."""
    held = courses(assessments().filter(country=country)).get(country.iso2, {})
    return {domain: held[domain] for domain in Domain.values if domain in held}


def strategies() -> QuerySet[CapacityStrategy]:
    """All, with their timetable. Two queries."""
    return CapacityStrategy.objects.select_related("country", "country_list").prefetch_related(
        Prefetch("steps", StrategyStep.objects.order_by("position"))
    )


def strategies_of(country: Country) -> QuerySet[CapacityStrategy]:
    return strategies().filter(concerning(country))


def _when(row: CapacityAssessment) -> tuple[date, date, int]:
    return row.earliest or date.min, row.latest or date.min, row.pk
