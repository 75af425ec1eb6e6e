# SPDX-License-Identifier: EUPL-1.2
"""The page of a figure: what it tells, how it was worked out, and the records that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import Cell, Head, Table, words
from corridor.values.canonical import digest
from corridor.values.texts import INTERFACE_LANGUAGES, Text

from .. import selectors
from ..models import FrozenFigure, Report
from ..rules.formats import as_sum, in_full, shown
from ..rules.keys import FigureKey
from ..selectors.addresses import figure_page
from .asked import beside_figure
from .records import records_table, sources_table, word
from .series import series_chart


@require_safe
def figure(request: HttpRequest, framework: str, year: int, key: str) -> HttpResponse:
    """One number: what it says, how it was made, what it was made from, and what is doubted."""
    try:
        opened = open_figure(request, framework, year, key, words.language())
    except selectors.UNANSWERED as error:
        raise Http404(str(error)) from error
    return render(request, "reporting/figure.html", opened)


@require_safe
def figure_file(request: HttpRequest, framework: str, year: int, key: str) -> HttpResponse:
    """The same for machines: as it was published last, else as it is now."""
    try:
        name = str(FigureKey.parse(key).of_year(year))
        frozen = next(iter(_published(framework, year, name)), None)
        content = frozen.content if frozen else _live(framework, year, name)
    except selectors.UNANSWERED as error:
        raise Http404(str(error)) from error
    edition = None if frozen is None else frozen.edition
    body = selectors.figure_as_json(framework, year, name, content, edition)
    file = f"{framework}-{year}-{name.replace('/', '-').replace(':', '-').lstrip('@')}.json"
    disposition = f'attachment; filename="{file}"'
    return HttpResponse(body, "application/json", headers={"Content-Disposition": disposition})


def as_shown(framework: str, year: int, key: str) -> dict[str, Any]:
    """The figure that its page shows, frozen: as published last, else as it is now. Raises one of
    `selectors.UNANSWERED`."""
    name = str(FigureKey.parse(key).of_year(year))
    frozen = next(iter(_published(framework, year, name)), None)
    return _live(framework, year, name) if frozen is None else dict(frozen.content)


def _live(framework: str, year: int, name: str) -> dict[str, Any]:
    return selectors.live_figure(framework, year, name).as_json()


def open_figure(
    request: HttpRequest, framework: str, year: int, key: str, lang: str
) -> dict[str, Any]:
    """A figure as published, beside what the records say today; unpublished, as it is now.

    A published figure opens whatever became of its records. Raises one of
    `selectors.UNANSWERED` for one that was never published and cannot be worked out.
    """
    name = str(FigureKey.parse(key).of_year(year))
    report = selectors.published_reports().filter(framework__code=framework, year=year).first()
    history = [] if report is None else _published(framework, year, name)
    frozen = history[0].content if history else None
    live: dict[str, Any] | None = None
    related: list[str] = []
    try:
        now, related = selectors.figure_and_related(framework, year, name)
        live = now.as_json()
    except selectors.UNANSWERED:
        if frozen is None:
            raise
    current: dict[str, Any] = frozen or live or {}
    value = shown(current, lang)
    today = "" if live is None else shown(live, lang)
    title = name_of(current, lang)
    return {
        "key": name,
        "title": title,
        "figure": current,
        "value": value,
        "counted": word(current["counted"], lang) if current.get("counted") else "",
        "related": [
            (_(QUESTIONS[FigureKey.parse(each).question]), figure_page(framework, year, each))
            for each in related
        ],
        "behind": _behind(framework, current, lang),
        "stated": current["value"] is not None,
        "definition": {
            k: word(v, lang) for k, v in current["definition"].items() if k != "question"
        },
        "steps": [
            {
                "text": word(step["text"], lang),
                "operation": as_sum(step["operation"], lang),
                "result": in_full(step["result"], step.get("unit", current["unit"]), lang),
            }
            for step in current["steps"]
        ],
        "records": records_table(request, current["records"], lang),
        "sources": sources_table(current["sources"], lang),
        "published": history[0] if history else None,
        "history": _history(history, framework, year, lang),
        "chart": series_chart(framework, current, lang),
        "differs": frozen is not None and frozen != live,
        "live_value": "" if today == value else today,
        "gone": live is None,
        "hash": history[0].hash if history else digest(current),
        "report": report,
        "questions": beside_figure(framework, year, name),
        "ask": reverse("reporting:ask", args=[framework, year, name]),
        "file": reverse("reporting:figure-file", args=[framework, year, name]),
        "precision": _precision(current, lang),
        "breadcrumbs": _crumbs(report, title, lang),
    }


def name_of(figure: Mapping[str, Any], lang: str) -> str:
    """What a frozen figure is called: "Spending, Circular migration, 2011"."""
    title = word(figure["definition"]["title"], lang)
    return f"{title}, {word(figure['about'], lang)}, {figure['year']}"


def name_in_all(figure: Mapping[str, Any]) -> Text:
    """The same in every language of the site."""
    return Text({lang: name_of(figure, lang) for lang in INTERFACE_LANGUAGES})


def _published(framework: str, year: int, key: str) -> list[FrozenFigure]:
    """The figure in every edition of its report, the newest first. One query."""
    return list(
        FrozenFigure.objects.filter(
            edition__report__framework__code=framework, edition__report__year=year, key=key
        )
        .select_related("edition")
        .defer("edition__content")
        .order_by("-edition__number")
    )


def _history(history: list[FrozenFigure], framework: str, year: int, lang: str) -> Table | None:
    """What each edition said, and why it was corrected."""
    if not history:
        return None
    page = reverse("reporting:editions", args=[framework, year])
    rows: list[list[Any]] = []
    for each in history:
        edition = each.edition
        rows.append(
            [
                Cell(
                    _("Edition %(number)s") % {"number": edition.number},
                    url=f"{page}#edition-{edition.number}",
                ),
                edition.published.date(),
                shown(each.content, lang) if each.content["value"] is not None else None,
                _("first edition") if edition.reason is None else edition.reason,
                format_html('<span class="reporting-seal">{}</span>', each.hash),
            ]
        )
    return Table(
        caption=_("This figure in every edition"),
        heads=[
            Head(_("Edition")),
            Head(_("Published")),
            Head(_("Value"), numeric=True),
            Head(_("What changed and why")),
            Head("SHA-256"),
        ],
        rows=rows,
    )


# How the other questions about the same thing are called.
QUESTIONS = {
    "spending": gettext_noop("As booked and printed"),
    "spending-activities": gettext_noop("What activities state"),
    "spending-together": gettext_noop("Booked and of activities together"),
    "result": gettext_noop("In full"),
    "result-ours": gettext_noop("By our share of the funding"),
    "indicator": gettext_noop("What was reached"),
    "target": gettext_noop("What was aimed for"),
}


def _behind(framework: str, figure: Mapping[str, Any], lang: str) -> str:
    """The page of the portfolio that tells more than the copies here do; empty without one."""
    question, parameters = figure["definition"]["question"], figure["parameters"]
    if question in ("result", "result-ours"):
        return reverse("portfolio:indicator", args=[parameters["indicator"]])
    if question in ("spending-activities", "spending-together"):
        return reverse("portfolio:spending-year", args=[framework, figure["year"]])
    return ""


def _precision(figure: Mapping[str, Any], lang: str) -> str:
    """The rounding of the least exact record, in words; empty for whole units."""
    if figure["unit"] in ("percent", "count", "yes_no", "") or figure["precision"] == "1":
        return ""
    return in_full(figure["precision"], figure["unit"], lang)


def _crumbs(report: Report | None, title: str, lang: str) -> list[tuple[Any, str]]:
    crumbs: list[tuple[Any, str]] = [(_("Reports"), reverse("reporting:reports"))]
    if report is not None:
        args = [report.framework.code, report.year]
        crumbs.append((report.title, reverse("reporting:report", args=args)))
    return [*crumbs, (title, "")]
