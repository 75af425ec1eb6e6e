# SPDX-License-Identifier: EUPL-1.2
"""Readings and figures arranged for the templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from corridor.engines.charts import Chart
from corridor.foundation.pages.public import Cell, Head, Table
from corridor.values.citations import Citation

from .. import selectors
from ..models import Edition, FrozenFigure, Report
from ..rules.formats import as_sum, in_full, shown
from ..rules.keys import FigureKey
from ..selectors import Draft, Reading, charts
from ..selectors.addresses import figure_path


def page(reading: Reading) -> dict[str, Any]:
    """Everything that the page of a report shows."""

    causes = [
        {
            "about": reading.node_title(e["node"]) if e["node"] else "",
            "year": str(e["year"]),
            "kind": e["kind"],
            "text": reading.word(e["text"]),
            "sources": e["sources"],
        }
        for e in reading.content["explanations"]
    ]
    return {
        "title": reading.word(reading.content["title"]),
        "publisher": reading.word(reading.content["publisher"]),
        "framework": reading.word(reading.content["framework"]["names"]),
        "summary": list(_paragraphs(reading, reading.content["summary"])),
        "highlights": highlights(reading),
        "table": spending_table(reading),
        "envelope": envelope_table(reading),
        "charts": charts_of(reading),
        "causes": causes,
        "sections": [
            {
                "code": section["code"],
                "title": reading.word(section["title"]),
                "paragraphs": list(_paragraphs(reading, section["body"])),
                "sources": section["sources"],
            }
            for section in reading.content["sections"]
        ],
    }


def highlights(reading: Reading) -> list[dict[str, Any]]:
    """The three numbers that a report begins with, each with its page."""
    return [
        {"label": label, "figure": _number(reading, key)}
        for key, label in (
            ("spending/total", _("Spent in %(year)s") % {"year": reading.year}),
            ("envelope/total", _("Envelope")),
            ("share/total", _("Of the envelope spent")),
        )
    ]


def charts_of(reading: Reading) -> list[Chart]:
    """Spending per priority and against the envelope, each mark leading to its page."""

    def address(key: str) -> str:
        return figure_path(reading.framework, reading.year, key, reading.lang)

    drawn = (charts.spending_chart(reading, address), charts.envelope_chart(reading, address))
    return [chart for chart in drawn if chart is not None]


def envelope_table(reading: Reading) -> Table:
    """The envelope of both years with its parts, and what became of it."""
    year = reading.year
    return Table(
        caption=_("The envelope and what was left of it"),
        heads=[Head(_("Money")), Head(str(year), numeric=True), Head(str(year - 1), numeric=True)],
        rows=[_row(reading, name, *reading.both_years(key)) for name, key in reading.of_envelope()],
    )


def _row(reading: Reading, label: str, *keys: str) -> list[Any]:
    return [Cell(label), *(_cell(reading, key) if key else "" for key in keys)]


def spending_table(reading: Reading) -> Table:
    """Per node: this year, the year before, the change; then the total."""
    year = reading.year
    row = partial(_row, reading)
    total = reading.content["total"]
    return Table(
        caption=_("Spending per priority"),
        heads=[
            Head(_("Priority")),
            Head(str(year), numeric=True),
            Head(str(year - 1), numeric=True),
            Head(_("Change"), numeric=True),
        ],
        rows=[
            row(
                f"{r['node']}. {reading.node_title(r['node'])}",
                r["spent"],
                r["before"],
                r["change"],
            )
            for r in reading.content["rows"]
        ],
        footer=row(_("All priorities together"), total["spent"], total["before"], total["change"]),
    )


def _cell(reading: Reading, key: str) -> Cell:
    return Cell(
        reading.value(key), url=figure_path(reading.framework, reading.year, key, reading.lang)
    )


def _number(reading: Reading, key: str) -> dict[str, Any]:
    figure = reading.figures[key]
    return {
        "text": reading.value(key),
        "url": figure_path(reading.framework, reading.year, key, reading.lang),
        "title": selectors.name_of(reading, figure),
        "stated": figure["value"] is not None,
    }


def _paragraphs(reading: Reading, text: Mapping[str, str]) -> Iterator[list[Any]]:
    for paragraph in reading.paragraphs(text):
        yield [
            _number(reading, str(piece)) if isinstance(piece, FigureKey) else {"words": piece}
            for piece in paragraph
        ]


def open_figure(
    request: HttpRequest, report: Report | None, framework: str, year: int, key: str, lang: str
) -> dict[str, Any]:
    """A figure as published, beside what the records say today; unpublished, as it is now.

    A published figure opens whatever became of its records. Raises one of
    `selectors.UNANSWERED` for one that was never published and cannot be worked out.
    """
    name = str(FigureKey.parse(key).of_year(year))
    history = _published(report, name)
    frozen = history[0].content if history else None
    live: dict[str, Any] | None = None
    try:
        live = selectors.live_figure(framework, year, name).as_json()
    except selectors.UNANSWERED:
        if frozen is None:
            raise
    current: dict[str, Any] = frozen or live or {}
    value = shown(current, lang)
    today = "" if live is None else shown(live, lang)
    title = _name(current, lang)
    return {
        "key": name,
        "title": title,
        "figure": current,
        "value": value,
        "stated": current["value"] is not None,
        "definition": {k: v[lang] for k, v in current["definition"].items() if k != "question"},
        "steps": [
            {
                "text": step["text"][lang],
                "operation": as_sum(step["operation"], lang),
                "result": in_full(step["result"], current["unit"], lang),
            }
            for step in current["steps"]
        ],
        "records": _records(request, current["records"], lang),
        "sources": current["sources"],
        "published": history[0] if history else None,
        "history": [
            {"edition": f.edition, "value": shown(f.content, lang), "hash": f.hash} for f in history
        ],
        "differs": frozen is not None and frozen != live,
        "live_value": "" if today == value else today,
        "gone": live is None,
        "report": report,
        "precision": _precision(current, lang),
        "breadcrumbs": _crumbs(report, title, lang),
    }


def _name(figure: Mapping[str, Any], lang: str) -> str:
    return f"{figure['definition']['title'][lang]}, {figure['about'][lang]}, {figure['year']}"


def _published(report: Report | None, key: str) -> list[FrozenFigure]:
    if report is None:
        return []
    return list(
        FrozenFigure.objects.filter(edition__report=report, key=key)
        .select_related("edition")
        .defer("edition__content")
        .order_by("-edition__number")
    )


ROLES = {
    "counted": gettext_noop("counted"),
    "compared": gettext_noop("compared with the total"),
    "missing": gettext_noop("left open by the source"),
}


def _records(request: HttpRequest, records: list[Mapping[str, Any]], lang: str) -> Table | None:
    """The copies of the records, each with what it said, what it did and where it stands."""
    if not records:
        return None
    may_look = request.user.has_perm("audit.view_history")
    rows = []
    for record in records:
        values = record["values"]
        history = reverse("audit:history", args=[record["model"], record["key"]])
        name = f"{record['label'][lang]}, {values['year']}"
        stated, role = values["amount"] is not None, ROLES[record["role"]]
        rows.append(
            [
                Cell(name, url=history if may_look else "", note=_note(record, lang)),
                in_full(values["amount"], values["currency"], lang) if stated else None,
                _(role),
                [Citation.parse(each) for each in record["sources"]],
            ]
        )
    return Table(
        caption=_("Records, as they were when the figure was made"),
        heads=[
            Head(_("Record")),
            Head(_("Amount"), numeric=True),
            Head(_("Part in the figure")),
            Head(_("Source")),
        ],
        rows=rows,
    )


def _note(record: Mapping[str, Any], lang: str) -> str | None:
    return record["note"][lang] if record["note"] else None


def _precision(figure: Mapping[str, Any], lang: str) -> str:
    """The rounding of the least exact record, in words; empty for whole units."""
    if figure["unit"] in ("percent", "") or figure["precision"] == "1":
        return ""
    return in_full(figure["precision"], figure["unit"], lang)


def _crumbs(report: Report | None, title: str, lang: str) -> list[tuple[Any, str]]:
    crumbs: list[tuple[Any, str]] = [(_("Reports"), reverse("reporting:reports"))]
    if report is not None:
        args = [report.framework.code, report.year]
        crumbs.append((report.title, reverse("reporting:report", args=args)))
    return [*crumbs, (title, "")]


def changes(last: Edition, draft: Draft, lang: str) -> list[dict[str, str]]:
    """Figures whose value, calculation or records are others than in the last edition."""
    before = {f.key: f.content for f in last.figures.all()}
    now = {key: figure.as_json() for key, figure in draft.figures.items()}
    names = {**before, **now}
    return [
        {
            "key": key,
            "name": _name(names[key], lang),
            "before": shown(before[key], lang) if key in before else "",
            "after": shown(now[key], lang) if key in now else "",
        }
        for key in names
        if before.get(key) != now.get(key)
    ]
