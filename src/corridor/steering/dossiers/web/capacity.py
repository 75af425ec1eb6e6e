# SPDX-License-Identifier: EUPL-1.2
"""What countries can do themselves: countries against domains, before and after."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import Cell, Matrix

from .. import public
from . import shown
from .dossiers import strategy_of


def capacity(request: HttpRequest) -> HttpResponse:
    """A matrix of countries and domains; each cell leads to the country's own page."""
    names = shown.names()
    courses = public.courses()
    domains = list(public.Domain)
    rows = []
    for iso2, name in names.items():
        if iso2 not in courses:
            continue
        url = shown.dossier_url(iso2, "country-capacity")
        cells = [
            _cell(courses[iso2].get(domain.value), f"{url}#{domain.value}") for domain in domains
        ]
        rows.append((Cell(name, url), cells))
    context = {
        "breadcrumbs": shown.crumbs((_("Governance capacity"), "")),
        "matrix": Matrix(
            _("Domains of migration management by country, as last assessed"),
            _("Country"),
            [capfirst(domain.label) for domain in domains],
            rows,
        )
        if rows
        else None,
        "levels": public.LEVELS,
        "strategies": [strategy_of(row) for row in public.strategies()],
        "names": names,
    }
    return render(request, "dossiers/capacity.html", context)


def _cell(course: public.Course | None, url: str) -> Cell | None:
    """Before and after where there are both, else where it stands; words where no level is."""
    if course is None or course.after is None:
        return None
    now = said_level(course.after)
    if course.before is None:
        return Cell(now, url)
    return Cell(
        _("%(before)s → %(after)s") % {"before": said_level(course.before), "after": now}, url
    )


def said_level(row: Any) -> str:
    """The step of the scale in words."""
    return _("in words") if row.step is None else shown.chosen(row.step.name)
