# SPDX-License-Identifier: EUPL-1.2
"""What of this room rests on a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..models import (
    CapacityAssessment,
    CapacityStrategy,
    ConditionalityClause,
    ConditionalityDecision,
    Interest,
    Obligation,
    ObligationStep,
    Partnership,
    Party,
    PlanningPaper,
)


def resting_on(document: str) -> Iterator[Any]:
    """Every row with the document among its sources, with what its address needs. Ten queries."""
    for rows in (
        ConditionalityClause.objects.select_related("framework"),
        ConditionalityDecision.objects.select_related("country"),
        Partnership.objects.all(),
        Party.objects.select_related("partnership"),
        Obligation.objects.select_related("country", "partnership"),
        ObligationStep.objects.select_related("obligation__country", "obligation__partnership"),
        PlanningPaper.objects.select_related("country", "country_list"),
        Interest.objects.select_related("country", "country_list"),
        CapacityAssessment.objects.select_related("country"),
        CapacityStrategy.objects.select_related("country", "country_list"),
    ):
        yield from rows.filter(sources__cites=document).order_by("pk")
