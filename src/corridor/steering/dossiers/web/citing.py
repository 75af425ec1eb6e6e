# SPDX-License-Identifier: EUPL-1.2
"""What of this room rests on a document, for the document's page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from corridor.foundation.reference.public import Citing
from corridor.values.citations import Citation

from ..models import (
    CapacityAssessment,
    CapacityStrategy,
    ConditionalityClause,
    ConditionalityDecision,
    ObligationStep,
    Partnership,
    Party,
)
from ..public import resting_on
from . import shown


def dossiers_citing(document: str) -> Iterator[Citing]:
    """Every row of a file with the lines on which it rests."""
    names = None
    for row in resting_on(document):
        if names is None:
            names = shown.names()
        label, url = _said(row, names)
        for text in row.sources:
            citation = Citation.parse(text)
            if citation.document == document:
                yield Citing(citation, label, url)


def _said(row: Any, names: dict[str, str]) -> tuple[str, str]:
    match row:
        case ConditionalityClause():
            return (
                f"{row.framework.code}: {shown.chosen(row.text)}",
                reverse("dossiers:conditionality"),
            )
        case Partnership():
            return shown.chosen(row.names), row.get_absolute_url()
        case Party():
            return shown.chosen(row.partnership.names), row.partnership.get_absolute_url()
        case ObligationStep():
            return shown.chosen(row.text), _place(row.obligation, "dossier")[1]
    tab = {
        CapacityAssessment: "country-capacity",
        CapacityStrategy: "country-capacity",
        ConditionalityDecision: "country-conditionality",
    }.get(type(row), "dossier")
    about, url = _place(row, tab, names)
    text = getattr(row, "title", None) or row.text
    return f"{about}: {shown.chosen(text)}", url


def _place(row: Any, tab: str, names: dict[str, str] | None = None) -> tuple[str, str]:
    """What a row is about, and the page that shows it."""
    if row.country is not None:
        return (names or {}).get(row.country.iso2, ""), shown.dossier_url(row.country.iso2, tab)
    if getattr(row, "partnership", None) is not None:
        return shown.chosen(row.partnership.names), row.partnership.get_absolute_url()
    if row.country_list is not None:
        return shown.chosen(row.country_list.names), shown.list_url(row.country_list.code)
    page = "dossiers:capacity" if tab == "country-capacity" else "dossiers:papers"
    return shown.chosen(row.applies_to), reverse(page)
