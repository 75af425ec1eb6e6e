# SPDX-License-Identifier: EUPL-1.2
"""What of this room rests on a document, for the document's page."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from corridor.foundation.reference.public import Citing
from corridor.values.citations import Citation

from ..selectors import citing
from .shown import chosen, map_url


def plans_citing(document: str) -> Iterator[Citing]:
    """Mandates, what is said of actors, steps of a year and plans. Six queries."""
    for mandate in citing.mandates_citing(document):
        label = f"{mandate.organisation}: {chosen(mandate.text)}"
        yield from _each(document, mandate.sources, label, mandate.organisation.get_absolute_url())
    for fact in citing.facts_citing(document):
        label = f"{fact.organisation}: {chosen(fact.text)}"
        yield from _each(document, fact.sources, label, fact.organisation.get_absolute_url())
    for step in citing.steps_citing(document):
        label = f"{step.framework.code}: {chosen(step.title)}"
        yield from _each(document, step.sources, label, map_url(step.framework.code))
    for plan in citing.plans_citing(document):
        label = _("Action plan of %(actor)s, %(year)d") % {
            "actor": plan.organisation,
            "year": plan.year,
        }
        yield from _each(document, plan.sources, label, plan.get_absolute_url())


def _each(document: str, sources: list[str], label: str, url: str) -> Iterator[Citing]:
    for text in sources:
        citation = Citation.parse(text)
        if citation.document == document:
            yield Citing(citation, label, url)
