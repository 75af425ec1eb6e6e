# SPDX-License-Identifier: EUPL-1.2
"""A document as plain data for the template: strings, numbers, lists and mappings only."""

from __future__ import annotations

import base64
from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from corridor.engines.documents.model import (
    Appendix,
    Block,
    ChartImage,
    Content,
    Definitions,
    Document,
    Emphasis,
    FigureLink,
    Heading,
    Inline,
    Items,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    Text,
    runs,
)
from corridor.engines.documents.palette import PALETTE
from corridor.engines.documents.signs import FontFolder, settable
from corridor.engines.documents.svg import checked
from corridor.engines.documents.words import date_in_words, words_of

Data = dict[str, Any]


def ascii_address(address: str) -> str:
    """The address with all but ASCII percent-encoded, as PDF wants it."""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~-._")


class Payload:
    """Turns one document into data; every string passes through the fonts' characters."""

    def __init__(self, document: Document, folder: FontFolder) -> None:
        self.document = document
        self.folder = folder
        self.numbers = document.figure_numbers()
        figures = document.appendix.figures if document.appendix else ()
        self.addresses = {figure.key: figure.address for figure in figures}
        self.headings = 0

    def build(self) -> Data:
        document = self.document
        day = document.date
        title = self.text(document.title)
        return {
            "title": title,
            "short_title": title if len(title) <= 70 else title[:69].rstrip() + "…",
            "title_size": 29 if len(title) <= 45 else 24 if len(title) <= 90 else 18,
            "subtitle": self.text(document.subtitle),
            "language": document.language,
            "author": self.text(document.author),
            "date": [day.year, day.month, day.day],
            "date_text": self.text(date_in_words(day, document.language)),
            "site_address": ascii_address(document.site_address),
            "site_text": self.text(document.site_address),
            "families": self.folder.families,
            "palette": PALETTE,
            "words": asdict(words_of(document.language)),
            "highlights": [
                {"figure": self.run(one.figure), "label": self.text(one.label)}
                for one in document.highlights
            ],
            "summary": [self.runs(content) for content in document.summary],
            "contents": any(isinstance(block, Heading) for block in document.blocks),
            "blocks": [self.block(block) for block in document.blocks],
            "appendix": self.appendix(document.appendix) if document.appendix else None,
        }

    def text(self, text: str) -> str:
        return settable(text, self.folder.has)

    def runs(self, content: Content) -> list[Data]:
        return [self.run(one) for one in runs(content)]

    def run(self, run: Inline) -> Data:
        text = self.text(run.text)
        match run:
            case Text():
                return {"kind": "text", "text": text, "language": run.language}
            case Emphasis():
                return {"kind": "emphasis", "text": text, "strong": run.strong}
            case Link():
                return {"kind": "link", "text": text, "address": ascii_address(run.address)}
            case FigureLink():
                return {
                    "kind": "figure",
                    "text": text,
                    "address": ascii_address(self.addresses[run.key]),
                    "number": self.numbers[run.key],
                }

    def block(self, block: Block) -> Data:
        match block:
            case Heading():
                self.headings += 1
                return {
                    "kind": "heading",
                    "text": self.text(block.text),
                    "level": block.level,
                    "number": self.headings,
                }
            case Paragraph():
                return {"kind": "paragraph", "content": self.runs(block.content)}
            case Items():
                return self.items(block)
            case Definitions():
                items = [[self.text(term), self.runs(said)] for term, said in block.items]
                return {"kind": "definitions", "items": items}
            case Note():
                return {
                    "kind": "note",
                    "title": self.text(block.title),
                    "content": self.runs(block.content),
                }
            case Table():
                return self.table(block)
            case ChartImage():
                return {
                    "kind": "chart",
                    "caption": self.text(block.caption),
                    "alt": self.text(block.alt),
                    "svg": checked(
                        block.svg,
                        f"chart {block.caption!r}",
                        self.folder.has,
                        self.document.site_address,
                    ),
                    "table": self.table(block.table) if block.table else None,
                }
            case Picture():
                return self.picture(block)
            case PageBreak():
                return {"kind": "page-break"}

    def items(self, items: Items) -> Data:
        return {
            "kind": "items",
            "ordered": items.ordered,
            "items": [
                {
                    "content": self.runs(item.content),
                    "inner": self.items(item.inner) if item.inner else None,
                }
                for item in items.entries
            ],
        }

    def picture(self, picture: Picture) -> Data:
        """The template can read no bytes, but a drawing that holds them."""
        size = picture.size
        encoded = base64.b64encode(picture.data).decode()
        return {
            "kind": "picture",
            "caption": self.text(picture.caption),
            "alt": self.text(picture.alt),
            "width": size.width,
            "height": size.height,
            "svg": f'<svg xmlns="http://www.w3.org/2000/svg" width="{size.width}" '
            f'height="{size.height}" viewBox="0 0 {size.width} {size.height}"><image '
            f'width="{size.width}" height="{size.height}" '
            f'href="data:image/{size.kind};base64,{encoded}"/></svg>',
        }

    def table(self, table: Table) -> Data:
        return {
            "kind": "table",
            "caption": self.text(table.caption),
            "align": list(table.columns),
            "headers": [self.runs(cell) for cell in table.headers],
            "rows": [[self.runs(cell) for cell in row] for row in table.rows],
            "footer": [self.runs(cell) for cell in table.footer] if table.footer else None,
        }

    def appendix(self, appendix: Appendix) -> Data:
        return {
            "title": self.text(appendix.title),
            "introduction": self.runs(appendix.introduction),
            "figures": [
                {
                    "number": number,
                    "name": self.text(figure.name),
                    "value": self.text(figure.value),
                    "address": ascii_address(figure.address),
                    "details": [
                        [self.text(term), self.text(said)] for term, said in figure.details
                    ],
                    "sources": [self.text(source) for source in figure.sources],
                }
                for number, figure in enumerate(appendix.figures, start=1)
            ],
        }
