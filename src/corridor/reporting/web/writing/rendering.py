# SPDX-License-Identifier: EUPL-1.2
"""A text as readers will see it, while it is being written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ...models import Image, Report
from ...rules import markup
from ...rules.markup import Block, Items, Number, Runs, Words
from ...selectors.addresses import figure_path
from ...selectors.findings import Reader


def drawn_text(text: str, reader: Reader, report: Report, lang: str) -> list[dict[str, Any]]:
    """The blocks of a text for the template, with figures as they are now."""
    drawer = _Drawer(reader, report, lang)
    return [drawer.block(each) for each in markup.parse(text)]


class _Drawer:
    def __init__(self, reader: Reader, report: Report, lang: str) -> None:
        self.reader, self.report, self.lang = reader, report, lang

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case markup.Heading():
                return {"kind": "heading", "level": block.level, "text": block.text}
            case markup.Paragraph():
                return {"kind": "paragraph", "runs": self.runs(block.content)}
            case markup.Items():
                return self.items(block)
            case markup.Table():
                numeric = ["end" in side for side in block.align]
                rows = [
                    [
                        {"runs": self.runs(cell), "numeric": n}
                        for cell, n in zip(row, numeric, strict=True)
                    ]
                    for row in block.rows
                ]
                heads = [
                    {"runs": self.runs(cell), "numeric": n}
                    for cell, n in zip(block.headers, numeric, strict=True)
                ]
                return {"kind": "table", "caption": block.caption, "heads": heads, "rows": rows}
            case markup.Image():
                there = block.number in self.reader.images
                url = Image(pk=block.number).get_absolute_url() if there else ""
                return {
                    "kind": "image",
                    "url": url,
                    "alt": block.alt,
                    "caption": block.caption,
                    "missing": _("There is no picture %(number)s.") % {"number": block.number},
                }
            case markup.Chart():
                return {"kind": "chart", "alt": block.alt, "caption": block.caption}

    def items(self, items: Items) -> dict[str, Any]:
        return {
            "kind": "list",
            "ordered": items.ordered,
            "entries": [
                {
                    "runs": self.runs(item.content),
                    "inner": None if item.inner is None else self.items(item.inner),
                }
                for item in items.items
            ],
        }

    def runs(self, runs: Runs) -> list[dict[str, Any]]:
        return list(self._runs(runs))

    def _runs(self, runs: Runs) -> Iterator[dict[str, Any]]:
        for run in runs:
            if isinstance(run, Words):
                yield {"text": run.text, "style": run.style.value, "address": run.address}
            elif isinstance(run, Number):
                key = str(run.key.of_year(self.report.year))
                value = self.reader.value(key, self.lang)
                of = self.report.framework.code
                yield {
                    "figure": value or key,
                    "there": bool(value),
                    "style": run.style.value,
                    "url": figure_path(of, self.report.year, key, self.lang) if value else "",
                }
