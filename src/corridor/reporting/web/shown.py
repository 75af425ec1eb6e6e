# SPDX-License-Identifier: EUPL-1.2
"""Readings and figures arranged for the templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from corridor.engines.charts import Chart
from corridor.foundation.pages.public import Cell, Head, Table

from .. import selectors
from ..models import Edition
from ..rules.formats import shown
from ..rules.keys import FigureKey
from ..selectors import Draft, Reading, charts
from ..selectors.addresses import figure_path
from .figure import name_of


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
            (reading.total("spending"), _("Spent in %(year)s") % {"year": reading.year}),
            ("envelope/total", _("Envelope")),
            (reading.total("share"), _("Of the envelope spent")),
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


def changes(last: Edition, draft: Draft, lang: str) -> list[dict[str, str]]:
    """Figures whose value, calculation or records are others than in the last edition."""
    before = {f.key: f.content for f in last.figures.all()}
    now = {key: figure.as_json() for key, figure in draft.figures.items()}
    names = {**before, **now}
    return [
        {
            "key": key,
            "name": name_of(names[key], lang),
            "before": shown(before[key], lang) if key in before else "",
            "after": shown(now[key], lang) if key in now else "",
        }
        for key in names
        if before.get(key) != now.get(key)
    ]
