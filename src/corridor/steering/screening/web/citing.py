# SPDX-License-Identifier: EUPL-1.2
"""What of this room rests on a document, for the document's page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from corridor.foundation.reference.public import Citing
from corridor.values.citations import Citation

from ..selectors.citing import decisions_citing, screenings_citing, sets_citing
from .shown import about, chosen


def screening_citing(document: str) -> Iterator[Citing]:
    """Question sets, decisions on aid, and screenings that are public. Three queries."""
    for each in sets_citing(document):
        label = _("Questions of a screening: %(sector)s") % {"sector": chosen(each.names)}
        yield from _each(document, each, label, reverse("screening:screenings"))
    for row in decisions_citing(document):
        label = f"{row.get_decision_display()}: {chosen(row.activity.title)}"
        yield from _each(
            document, row, label, reverse("screening:oda", args=[row.activity.public_id])
        )
    for screened in screenings_citing(document):
        label = _("Screening of %(title)s") % {"title": about(screened)}
        yield from _each(document, screened, label, screened.get_absolute_url())


def _each(document: str, row: Any, label: str, url: str) -> Iterator[Citing]:
    for text in row.sources:
        citation = Citation.parse(text)
        if citation.document == document:
            yield Citing(citation, label, url)
