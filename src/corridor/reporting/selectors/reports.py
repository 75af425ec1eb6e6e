# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from ..models import Edition, Report


def reports() -> QuerySet[Report]:
    """All reports with their framework, how many editions each has and when the last came out."""
    return Report.objects.select_related("framework").annotate(
        edition_count=Count("editions"), last_published=Max("editions__published")
    )


def published_reports() -> QuerySet[Report]:
    """Those that the public may see: with an edition."""
    return reports().filter(Exists(Edition.objects.filter(report=OuterRef("pk"))))


def find_report(framework: str, year: int) -> Report | None:
    return (
        Report.objects.select_related("framework")
        .filter(framework__code=framework, year=year)
        .first()
    )


def editions(report: Report) -> QuerySet[Edition]:
    """The newest first."""
    return report.editions.defer("content")


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a published report, with the citations that it was published with."""

    framework: str
    year: int
    title: Mapping[str, str]
    code: str
    section: Mapping[str, str]
    sources: tuple[str, ...]


def passages() -> Iterator[Passage]:
    """Every section of the latest edition of each report. One query."""
    latest = Edition.objects.order_by("report_id", "-number").distinct("report_id")
    rows = latest.values_list(
        "report__framework__code", "report__year", "content__title", "content__sections"
    )
    for framework, year, title, sections in rows:
        for section in sections:
            yield Passage(
                framework, year, title, section["code"], section["title"], tuple(section["sources"])
            )


def latest_report() -> Report | None:
    """The published report on the latest year; of several frameworks the first by code."""
    return (
        Report.objects.select_related("framework")
        .filter(editions__isnull=False)
        .distinct()
        .order_by("-year", "framework__code")
        .first()
    )
