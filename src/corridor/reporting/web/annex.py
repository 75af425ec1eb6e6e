# SPDX-License-Identifier: EUPL-1.2
"""The table of a budget annex, as a page and as files."""

from __future__ import annotations

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
        "table": _table(told) if told.rows else None,
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


def _table(told: selectors.Annex) -> Table:
    lang = words.language()
    titles = files.titles()
    numeric = {"target", "realised", "whole"}
    heads = [
        Head(title, numeric=key in numeric)
        for key, title in titles.items()
        if key not in ("figure", "theme")
    ]
    rows = []
    for row in told.rows[:SHOWN]:
        about = [files.word(row.area, lang)] if row.area else []
        rows.append(
            [
                " · ".join([files.word(row.theme, lang), *about]),
                files.word(row.indicator, lang),
                files.together() if row.activity is None else files.word(row.activity, lang),
                files.unit(row.realised, lang),
                _cell(told, row.target, lang),
                _cell(told, row.realised, lang),
                _cell(told, row.whole, lang),
                "; ".join(files.goals_of(row, lang)),
            ]
        )
    return Table(_("Target and realised in %(year)s") % {"year": told.year}, heads, rows)


def _cell(told: selectors.Annex, figure: Figure | None, lang: str) -> Cell | str:
    """What was realised and aimed for opens; nothing stands where no target can be set."""
    if figure is None:
        return ""
    address = figure_page(told.framework.code, told.year, figure.key)
    return Cell(shown(figure.as_json(), lang), url=address)
