# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

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


def latest_report() -> Report | None:
    """The published report on the latest year; of several frameworks the first by code."""
    return (
        Report.objects.select_related("framework")
        .filter(editions__isnull=False)
        .distinct()
        .order_by("-year", "framework__code")
        .first()
    )
