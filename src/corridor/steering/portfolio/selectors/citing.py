# SPDX-License-Identifier: EUPL-1.2
"""What of the portfolio rests on a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from corridor.values.texts import Text

from ..models import (
    Activity,
    ActivityDocument,
    Budget,
    Disaggregation,
    Extension,
    ForecastVersion,
    Indicator,
    IndicatorPeriod,
    Location,
    Marker,
    NodeShare,
    Participation,
    Phase,
    RecipientCountry,
    RecipientRegion,
    Secondment,
    Sector,
    Stop,
    Transaction,
)

# Each model with sources, and the way from it to its activity.
SOURCED: tuple[tuple[type[models.Model], str, str], ...] = (
    (Activity, "sources", ""),
    (Participation, "sources", "activity__"),
    (RecipientCountry, "sources", "activity__"),
    (RecipientRegion, "sources", "activity__"),
    (Location, "sources", "activity__"),
    (Sector, "sources", "activity__"),
    (Marker, "sources", "activity__"),
    (NodeShare, "sources", "activity__"),
    (Phase, "sources", "activity__"),
    (Extension, "sources", "activity__"),
    (Stop, "sources", "activity__"),
    (Secondment, "sources", "activity__"),
    (ActivityDocument, "sources", "activity__"),
    (Budget, "sources", "activity__"),
    (Transaction, "sources", "activity__"),
    (ForecastVersion, "sources", "activity__"),
    (Indicator, "baseline_sources", "result__activity__"),
    (Indicator, "whole_sources", "result__activity__"),
    (IndicatorPeriod, "sources", "indicator__result__activity__"),
    (Disaggregation, "sources", "period__indicator__result__activity__"),
)
# More would not help a reader; the first are those of activities themselves.
MOST = 5_000


@dataclass(frozen=True, slots=True)
class CitedActivity:
    """A public activity, and one of the citations that facts of it rest on."""

    public_id: str
    title: Text
    citation: str


def cited_in(document: str) -> Iterator[CitedActivity]:
    """Each public activity with each of its citations of a document, once. One query."""
    first, *others = (_rows(model, column, way, document) for model, column, way in SOURCED)
    seen: set[tuple[str, str]] = set()
    for public_id, title, sources in first.union(*others, all=True)[:MOST]:
        for citation in sources:
            if citation.partition(":")[0] == document and (public_id, citation) not in seen:
                seen.add((public_id, citation))
                yield CitedActivity(public_id, title, citation)


def _rows(
    model: type[models.Model], column: str, way: str, document: str
) -> models.QuerySet[Any, Any]:
    found = model._default_manager.filter(**{f"{column}__cites": document, f"{way}public": True})
    return found.order_by().values_list(f"{way}public_id", f"{way}title", column)
