# SPDX-License-Identifier: EUPL-1.2
"""The blocks of a document as elements of WordprocessingML."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from docx.document import Document as Package
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Emu

from corridor.engines.documents.model import (
    Align,
    Appendix,
    Block,
    ChartImage,
    Content,
    Definitions,
    Document,
    Emphasis,
    Figure,
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
from corridor.engines.documents.payload import ascii_address
from corridor.engines.documents.signs import readable
from corridor.engines.documents.word import styles
from corridor.engines.documents.word.elements import (
    Element,
    bookmarked,
    field,
    paragraph,
    run,
    styled,
    w,
)
from corridor.engines.documents.words import date_in_words, words_of

TEXT_WIDTH = 9070  # twips: 160 mm
_EMU = 635  # to the twip
_PIXEL = 6096  # EMU, at 150 pixels to the inch
_TALLEST = 4_320_000  # EMU: 120 mm
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur"}
_SIDES: dict[Align, str] = {"start": "left", "center": "center", "end": "right"}

Draw = Callable[[ChartImage], bytes]


@dataclass(slots=True)
class _Counts:
    """What has been set so far."""

    bookmarks: int = 0
    headings: int = 0
    tables: int = 0
    charts: int = 0
    pictures: int = 0
    drawings: int = 0


class Body:
    """Writes the parts of one document; images and addresses are kept by its package."""

    def __init__(self, document: Document, package: Package, draw: Draw) -> None:
        self.document = document
        self.package = package
        self.draw = draw
        self.words = words_of(document.language)
        self.lists = styles.Lists(package.part.numbering_part.element)
        self.counts = _Counts()
        self.numbers = document.figure_numbers()
        figures = document.appendix.figures if document.appendix else ()
        self.figures = {figure.key: figure for figure in figures}
        self._relations: dict[str, str] = {}

    def write(self) -> Iterator[Element]:
        yield from self._cover()
        for block in self.document.blocks:
            yield from self._block(block)
        if self.document.appendix:
            yield from self._appendix(self.document.appendix)

    # The first page

    def _cover(self) -> Iterator[Element]:
        document = self.document
        yield paragraph(styles.AUTHOR, self._run(document.author))
        yield paragraph(styles.TITLE, self._run(document.title))
        if document.subtitle:
            yield paragraph(styles.SUBTITLE, self._run(document.subtitle))
        day = date_in_words(document.date, document.language)
        yield paragraph(styles.DATE, self._run(day))
        for one in document.highlights:
            yield paragraph(styles.NUMBER, *self._runs(one.figure))
            yield paragraph(styles.LABEL, self._run(one.label))
        if document.summary:
            yield self._heading(self.words.summary, 1)
            for content in document.summary:
                yield paragraph("Normal", *self._runs(content))
        yield from self._contents()
        online = f"{self.words.online}: "
        link = self._link(document.site_address, document.site_address)
        yield paragraph("Normal", self._run(online, styled(styles.QUIET)), link)

    def _contents(self) -> Iterator[Element]:
        """A table of contents that is there before anyone asks the program to make one."""
        first = 1 if self.document.summary else 0
        blocks = self.document.blocks
        numbered = enumerate((b for b in blocks if isinstance(b, Heading)), start=first + 1)
        entries = [(f"section_{n}", block.text) for n, block in numbered if block.level == 1]
        if self.document.appendix:
            entries.append(("appendix", self.document.appendix.title))
        if not entries:
            return
        yield paragraph(styles.CONTENTS_TITLE, self._run(self.words.contents))
        for place, (anchor, text) in enumerate(entries):
            link = w("hyperlink", self._run(text, styled(styles.LINK)), anchor=anchor, history=1)
            inside = [link]
            if place == 0:
                begin, code, apart, *_rest = field('TOC \\o "1-1" \\n \\h', "")
                inside = [begin, code, apart, link]
            if place == len(entries) - 1:
                inside.append(field("", "")[-1])
            yield paragraph(styles.CONTENTS, *inside)

    # Blocks

    def _block(self, block: Block) -> Iterator[Element]:
        match block:
            case Heading():
                yield self._heading(block.text, block.level)
            case Paragraph():
                yield paragraph("Normal", *self._runs(block.content))
            case Items():
                yield from self._items(block, 0)
            case Definitions():
                for term, said in block.items:
                    yield paragraph(styles.TERM, self._run(term))
                    yield paragraph(styles.MEANING, *self._runs(said))
            case Note():
                if block.title:
                    yield paragraph(styles.NOTE_TITLE, self._run(block.title))
                yield paragraph(styles.NOTE, *self._runs(block.content))
            case Table():
                yield from self._table(block)
            case ChartImage():
                yield from self._chart(block)
            case Picture():
                yield from self._picture(block)
            case PageBreak():
                yield w("p", w("r", w("br", type="page")))

    def _heading(self, text: str, level: int) -> Element:
        self.counts.headings += 1
        name = f"section_{self.counts.headings}"
        return paragraph(styles.heading(level), *self._marked(name, [self._run(text)]))

    def _items(self, items: Items, level: int) -> Iterator[Element]:
        number = self.lists.begin(ordered=items.ordered, level=level)
        for item in items.entries:
            place = w("numPr", w("ilvl", val=level), w("numId", val=number))
            yield paragraph(styles.LIST, *self._runs(item.content), place=place)
            if item.inner:
                yield from self._items(item.inner, level + 1)

    def _chart(self, block: ChartImage) -> Iterator[Element]:
        self.counts.charts += 1
        yield self._caption(self.words.chart, "Chart", self.counts.charts, block.caption)
        width = Emu(TEXT_WIDTH * _EMU)
        yield paragraph("Normal", self._drawing(self.draw(block), block.alt, width))
        if block.table:
            yield from self._table(block.table)

    def _picture(self, block: Picture) -> Iterator[Element]:
        if block.caption:
            self.counts.pictures += 1
            yield self._caption(self.words.picture, "Image", self.counts.pictures, block.caption)
        size = block.size
        most = min(TEXT_WIDTH * _EMU, _TALLEST * size.width // size.height)
        width = Emu(max(1, min(size.width * _PIXEL, most)))
        yield paragraph("Normal", self._drawing(block.data, block.alt, width))

    def _drawing(self, data: bytes, alt: str, width: Emu) -> Element:
        self.counts.drawings += 1
        inline = self.package.part.new_pic_inline(io.BytesIO(data), width, None)
        said = readable(alt)
        number = str(self.counts.drawings)
        for node in inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):
            node.set("id", number)
            node.set("name", f"Image {number}")
            node.set("descr", said)
        return w("r", w("drawing", inline))

    def _caption(self, label: str, kind: str, number: int, text: str) -> Element:
        """A caption with a number that the program counts: lists of tables can be made of them."""
        return paragraph(
            styles.CAPTION,
            self._run(f"{label} ", styled(styles.QUIET)),
            *field(f"SEQ {kind} \\* ARABIC", str(number), styled(styles.QUIET)),
            self._run(f"  {text}"),
        )

    # Tables

    def _table(self, table: Table) -> Iterator[Element]:
        self.counts.tables += 1
        yield self._caption(self.words.table, "Table", self.counts.tables, table.caption)
        widths = _widths(table)
        look = w(
            "tblLook", firstRow=1, lastRow=1 if table.footer else 0,
            firstColumn=1 if table.row_headers else 0, lastColumn=0, noHBand=1, noVBand=1,
        )  # fmt: skip
        properties = w(
            "tblPr",
            w("tblStyle", val=styles.TABLE),
            w("tblW", w=5000, type="pct"),
            look,
            w("tblCaption", val=readable(table.caption)),
        )
        made = w("tbl", properties, w("tblGrid", *(w("gridCol", w=each) for each in widths)))
        rows = [(styles.HEAD, table.headers), *((styles.CELL, row) for row in table.rows)]
        if table.footer:
            rows.append((styles.TOTAL, table.footer))
        for style, cells in rows:
            of_row = [w("cantSplit")] + ([w("tblHeader")] if style == styles.HEAD else [])
            row = w("tr", w("trPr", *of_row))
            for cell, side, width in zip(cells, table.columns, widths, strict=True):
                row.append(self._cell(style, cell, side, width))
            made.append(row)
        yield made
        yield paragraph("Normal")

    def _cell(self, style: str, content: Content, side: Align, width: int) -> Element:
        text = paragraph(style, *self._runs(content), side=w("jc", val=_SIDES[side]))
        return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), text)

    # Figures

    def _appendix(self, appendix: Appendix) -> Iterator[Element]:
        title = self._marked("appendix", [self._run(appendix.title)])
        yield paragraph(styles.heading(1), *title, apart=w("pageBreakBefore"))
        yield paragraph("Normal", *self._runs(appendix.introduction))
        for figure in appendix.figures:
            yield from self._figure(figure)

    def _figure(self, figure: Figure) -> Iterator[Element]:
        number = self.numbers[figure.key]
        mark = self._run(f"{number}  ", w("color", val=styles.code_of("accent")))
        named = self._marked(_anchor(number), [mark, self._run(figure.name)])
        yield paragraph(styles.heading(2), *named)
        details = [(self.words.value, figure.value), *figure.details]
        if figure.sources:
            details.append((self.words.sources, "; ".join(figure.sources)))
        for term, said in details:
            label = self._run(f"{term}: ", styled(styles.QUIET))
            yield paragraph(styles.DETAIL, label, self._run(said), keep=w("keepNext"))
        yield paragraph(styles.DETAIL, self._link(self.words.open_figure, figure.address))

    # Lines

    def _runs(self, content: Content) -> Iterable[Element]:
        for one in runs(content):
            yield from self._inline(one)

    def _inline(self, one: Inline) -> Iterator[Element]:
        match one:
            case Text():
                yield self._run(one.text, *_language(one.language))
            case Emphasis():
                name = styles.STRONG if one.strong else styles.EMPHASIS
                yield self._run(one.text, styled(name))
            case Link():
                yield self._link(one.text, one.address)
            case FigureLink():
                figure, number = self.figures[one.key], self.numbers[one.key]
                yield self._link(one.text, figure.address, figure.name)
                mark = self._run(str(number), styled(styles.MARK))
                yield w(
                    "hyperlink", mark, anchor=_anchor(number), history=1,
                    tooltip=f"{self.words.figure} {number}",
                )  # fmt: skip

    def _run(self, text: str, *properties: Element) -> Element:
        return run(readable(text), *properties)

    def _link(self, text: str, address: str, tooltip: str = "") -> Element:
        target = ascii_address(address)
        if target not in self._relations:
            self._relations[target] = self.package.part.relate_to(
                target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
        made = w("hyperlink", self._run(text, styled(styles.LINK)), history=1)
        made.set(qn("r:id"), self._relations[target])
        if tooltip:
            made.set(qn("w:tooltip"), readable(tooltip)[:250])
        return made

    def _marked(self, name: str, inside: list[Element]) -> list[Element]:
        self.counts.bookmarks += 1
        return bookmarked(name, self.counts.bookmarks, inside)


def _anchor(number: int) -> str:
    return f"figure_{number}"


def _language(language: str | None) -> list[Element]:
    if language is None:
        return []
    if language in _RIGHT_TO_LEFT:
        return [w("rtl"), w("lang", bidi=language)]
    return [w("lang", val=language)]


def _widths(table: Table) -> list[int]:
    """Widths of columns: the first has what two others have, where there are rows to name."""
    shares = [2 if index == 0 and table.row_headers else 1 for index in range(len(table.headers))]
    return [TEXT_WIDTH * share // sum(shares) for share in shares]
