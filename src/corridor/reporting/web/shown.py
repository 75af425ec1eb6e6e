# SPDX-License-Identifier: EUPL-1.2
"""Readings and figures arranged for the templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from corridor.engines.charts import Chart
from corridor.foundation.pages.public import Cell, Head, Table

from .. import selectors
from ..models import Edition
from ..rules import markup
from ..rules.formats import shown
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
        "summary": list(blocks(reading, reading.content["summary"], "summary")),
        "highlights": highlights(reading) if reading.tells_of_money else [],
        "table": spending_table(reading) if reading.tells_of_money else None,
        "envelope": envelope_table(reading),
        "charts": charts_of(reading),
        "causes": causes,
        "sections": [
            {
                "code": section["code"],
                "title": reading.word(section["title"]),
                "blocks": list(blocks(reading, section["body"], section["code"])),
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
    return [chart for _name, chart in charts.of_money(reading, _address(reading))]


def _address(reading: Reading) -> Callable[[str], str]:
    return lambda key: figure_path(reading.framework, reading.year, key, reading.lang)


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


def blocks(reading: Reading, text: Mapping[str, str], name: str) -> Iterator[dict[str, Any]]:
    """A text for `reporting/blocks.html`; `name` tells the charts of several texts apart."""
    headed = False
    for number, block in enumerate(reading.blocks(text), start=1):
        match block:
            case markup.Heading():
                yield {"kind": "heading" if block.level == 2 or not headed else "subheading",
                       "text": block.text}  # fmt: skip
                headed = True
            case markup.Paragraph():
                yield {"kind": "paragraph", "runs": _runs(reading, block.content)}
            case markup.Items():
                yield {"kind": "items", "list": _items(reading, block)}
            case markup.Table():
                yield {"kind": "table", "table": _table(reading, block), "id": f"{name}-{number}"}
            case markup.Image():
                image = reading.images.get(block.number)
                yield {"kind": "image", "image": image, "block": block}
            case markup.Chart():
                key = re.sub(r"[^A-Za-z0-9-]", "-", f"chart-{name}-{number}")
                chart = charts.placed_chart(reading, block, _address(reading), key)
                yield {"kind": "chart", "chart": chart, "block": block}


def _runs(reading: Reading, runs: markup.Runs) -> list[dict[str, Any]]:
    return [
        {**_number(reading, str(run.key)), "style": run.style.value}
        if isinstance(run, markup.Number)
        else {"words": run.text, "style": run.style.value, "address": run.address}
        for run in reading.joined(runs)
    ]


def _items(reading: Reading, items: markup.Items) -> dict[str, Any]:
    return {
        "ordered": items.ordered,
        "items": [
            {
                "runs": _runs(reading, item.content),
                "inner": None if item.inner is None else _items(reading, item.inner),
            }
            for item in items.items
        ],
    }


def _table(reading: Reading, table: markup.Table) -> dict[str, Any]:
    heads = [
        {
            "runs": _runs(reading, cell),
            "text": "".join(piece["text"] if "text" in piece else piece["words"]
                            for piece in _runs(reading, cell)),
            "numeric": side == "end",
        }
        for cell, side in zip(table.headers, table.align, strict=True)
    ]  # fmt: skip
    rows = [
        [(head, _runs(reading, cell)) for head, cell in zip(heads, row, strict=True)]
        for row in table.rows
    ]
    return {"caption": table.caption, "heads": heads, "rows": rows}


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
