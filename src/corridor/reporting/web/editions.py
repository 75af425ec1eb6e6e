# SPDX-License-Identifier: EUPL-1.2
"""Every edition of a report: what changed, why and when; and any two of them side by side."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import Cell, Head, Table, not_found, words

from .. import selectors
from ..models import Report
from ..selectors.addresses import figure_page
from ..selectors.comparing import Comparison, compare_editions
from .figure import name_of


@require_safe
def editions(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """`?from=` and `?to=` choose two to compare; without them the last two."""
    lang = words.language()
    report = selectors.published_reports().filter(framework__code=framework, year=year).first()
    if report is None:
        return not_found(
            request,
            title=_("No editions"),
            message=_("There is no published report on that framework and year."),
            back=[(_("Progress reports"), reverse("reporting:reports"))],
        )
    every = list(selectors.editions(report))
    numbers = [each.number for each in every]
    after = _number(request, "to", numbers, numbers[0])
    before = _number(request, "from", numbers, numbers[1] if len(numbers) > 1 else numbers[0])
    before, after = min(before, after), max(before, after)
    compared = compare_editions(report, before, after, lang) if before != after else None
    context = {
        "report": report,
        "editions": every,
        "newest": numbers[0],
        "before": before,
        "after": after,
        "compared": compared,
        "figures": None if compared is None else _figures(report, compared, lang),
        "breadcrumbs": [
            (_("Reports"), reverse("reporting:reports")),
            (report.title, reverse("reporting:report", args=[framework, year])),
            (_("Editions"), ""),
        ],
    }
    return render(request, "reporting/editions.html", context)


def _number(request: HttpRequest, name: str, known: list[int], otherwise: int) -> int:
    text = request.GET.get(name, "")[:5]
    number = int(text) if text.isascii() and text.isdigit() else 0
    return number if number in known else otherwise


def _figures(report: Report, of: Comparison, lang: str) -> Table | None:
    if not of.figures:
        return None
    rows: list[list[Any]] = []
    for each in of.figures:
        before, after = each.words(lang)
        name = name_of(each.after or each.before or {}, lang)
        note = _("the value stays; what it was worked out from has changed")
        rows.append(
            [
                Cell(
                    name,
                    url=figure_page(report.framework.code, report.year, each.key),
                    note=note if before == after else None,
                ),
                before or _("not in it"),
                after or _("not in it"),
            ]
        )
    edition = _("Edition %(number)s")
    return Table(
        caption=_("Figures that differ"),
        heads=[
            Head(_("Figure")),
            Head(edition % {"number": of.before.number}, numeric=True),
            Head(edition % {"number": of.after.number}, numeric=True),
        ],
        rows=rows,
    )
