# SPDX-License-Identifier: EUPL-1.2
"""The table of a budget annex, as a page and as files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import Cell, Head, Table, words

from .. import selectors
from ..rules.figures import Figure
from ..rules.formats import shown
from ..selectors import annex_files as files
from ..selectors.addresses import figure_page
from ..selectors.annex import AnnexRow

# Rows that a page shows; the files have all.
SHOWN = 300


@require_safe
def annex(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    told = _annex(framework, year)
    name = {"framework": words.as_text(told.framework.names)[0], "year": year}
    overview = reverse("reporting:overview", args=[framework, year])
    context = {
        "title": _("Budget annex: %(framework)s, %(year)s") % name,
        "breadcrumbs": [
            (_("Reports"), reverse("reporting:reports")),
            (_("%(framework)s in %(year)s") % name, overview),
            (_("Budget annex"), ""),
        ],
        "told": told,
        "parts": list(_parts(told)),
        "shown": SHOWN if len(told.rows) > SHOWN else 0,
        "left_out": files.left_out(told) if told.left_out else "",
    }
    return render(request, "reporting/annex.html", context)


@require_safe
def annex_file(request: HttpRequest, framework: str, year: int, form: str) -> HttpResponse:
    if form not in ("xlsx", "csv"):
        raise Http404(_("The table can be had as xlsx or csv."))
    file = selectors.annex_file(_annex(framework, year), form, words.language())
    disposition = f'attachment; filename="{file.name}"'
    return HttpResponse(file.content, file.media_type, headers={"Content-Disposition": disposition})


def _annex(framework: str, year: int) -> selectors.Annex:
    try:
        return selectors.annex(selectors.framework_of(framework), year)
    except selectors.UNANSWERED as error:
        raise Http404(_("There is no such framework, or no such year.")) from error


def _parts(told: selectors.Annex) -> Iterator[dict[str, Any]]:
    """A table for each result area, with what it serves above it."""
    lang = words.language()
    titles = files.titles()
    heads = [
        Head(titles[key], numeric=key in ("target", "realised", "whole"))
        for key in ("indicator", "activity", "unit", "target", "realised", "whole")
    ]
    for (theme, area, goals), rows in groupby(
        told.rows[:SHOWN], lambda r: (r.theme, r.area, r.goals)
    ):
        title = files.word(area or theme, lang)
        yield {
            "title": title,
            "theme": files.word(theme, lang) if area else "",
            "goals": [f"{code} {files.word(name, lang)}" for code, name in goals],
            "table": Table(
                _("%(area)s, %(year)s") % {"area": title, "year": told.year},
                heads,
                [_row(told, row, lang) for row in rows],
            ),
        }


def _row(told: selectors.Annex, row: AnnexRow, lang: str) -> list[Cell | str]:
    figures = (row.target, row.realised, row.whole)
    return [
        files.word(row.indicator, lang),
        files.together() if row.activity is None else files.word(row.activity, lang),
        files.unit(row.realised, lang),
        *(_cell(told, figure, lang) for figure in figures),
    ]


def _cell(told: selectors.Annex, figure: Figure | None, lang: str) -> Cell | str:
    """What was realised and aimed for opens; nothing stands where no target can be set."""
    if figure is None:
        return ""
    address = figure_page(told.framework.code, told.year, figure.key)
    return Cell(shown(figure.as_json(), lang), url=address)
