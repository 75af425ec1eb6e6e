# SPDX-License-Identifier: EUPL-1.2
"""A document as frozen values: what it says, not how it looks. Text is data, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from corridor.engines.documents.errors import DocumentError
from corridor.engines.documents.rasters import Raster, measured
from corridor.engines.documents.words import check_language

_ADDRESS = re.compile(r"^(https?://[^\s/?#<>\"\\]+[^\s<>\"\\]*|mailto:[^\s<>\"\\]+)$")
_LANGUAGE = re.compile(r"^[a-z]{2,3}$")
LONGEST_ADDRESS = 2000
DEEPEST_LIST = 4

Align = Literal["start", "center", "end"]


# Inline runs


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text; `language` (ISO 639) where it is not the document's."""

    text: str
    language: str | None = None

    def __post_init__(self) -> None:
        if self.language is not None and not _LANGUAGE.match(self.language):
            raise DocumentError(f"text {_short(self.text)}: {self.language!r} is no ISO 639 code")


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text, in italics; `strong` in bold."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an absolute address: https://, http:// or mailto:."""

    text: str
    address: str

    def __post_init__(self) -> None:
        check_address(self.address, f"link {_short(self.text)}")


@dataclass(frozen=True, slots=True)
class FigureLink:
    """A number that can be opened: on its page on the site, and in the appendix."""

    text: str
    key: str


Inline = Text | Emphasis | Link | FigureLink
Content = str | Inline | tuple[str | Inline, ...]


def runs(content: Content) -> tuple[Inline, ...]:
    """Content as a tuple of runs; a plain string is a Text."""
    if isinstance(content, str):
        return (Text(content),)
    if isinstance(content, tuple):
        return tuple(Text(run) if isinstance(run, str) else run for run in content)
    return (content,)


def plain(content: Content) -> str:
    """The text of the content alone."""
    return "".join(run.text for run in runs(content))


# Blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; levels go down one at a time."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 4:
            raise DocumentError(f"heading {_short(self.text)}: level {self.level} is not 1 to 4")
        if not self.text.strip():
            raise DocumentError("a heading has no text")


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Content


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, perhaps with a list below it."""

    content: Content
    inner: Items | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list; numbered from 1 where it is `ordered`. It goes down DEEPEST_LIST levels at most."""

    items: tuple[Item | Content, ...]
    ordered: bool = False

    def __post_init__(self) -> None:
        if not self.items:
            raise DocumentError("a list has no items")
        if self.depth > DEEPEST_LIST:
            raise DocumentError(f"a list has {self.depth} levels, at most {DEEPEST_LIST} are set")

    @property
    def depth(self) -> int:
        return 1 + max(item.inner.depth if item.inner else 0 for item in self.entries)

    @property
    def entries(self) -> tuple[Item, ...]:
        return tuple(one if isinstance(one, Item) else Item(one) for one in self.items)

    def contents(self) -> Iterator[Content]:
        for item in self.entries:
            yield item.content
            if item.inner:
                yield from item.inner.contents()


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms with what they mean or what they are."""

    items: tuple[tuple[str, Content], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A passage set apart, with a title."""

    title: str
    content: Content


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one header row, rows of equal length, perhaps a footer row (totals).

    align: one per column; the default puts the first column at the start and the others at the end.
    row_headers: the first cell of each row is its header.
    """

    caption: str
    headers: tuple[Content, ...]
    rows: tuple[tuple[Content, ...], ...]
    footer: tuple[Content, ...] | None = None
    align: tuple[Align, ...] | None = None
    row_headers: bool = True

    def __post_init__(self) -> None:
        where = f"table {_short(self.caption)}"
        if not self.caption.strip():
            raise DocumentError("a table has no caption")
        count = len(self.headers)
        if not count:
            raise DocumentError(f"{where}: there are no header cells")
        if any(not plain(header).strip() for header in self.headers):
            raise DocumentError(f"{where}: a header cell is empty")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != count:
                raise DocumentError(f"{where}, row {number}: {len(row)} cells, {count} headers")
        if self.footer is not None and len(self.footer) != count:
            raise DocumentError(f"{where}, footer: {len(self.footer)} cells, {count} headers")
        if self.align is not None and len(self.align) != count:
            raise DocumentError(f"{where}: {len(self.align)} alignments, {count} headers")

    @property
    def columns(self) -> tuple[Align, ...]:
        if self.align:
            return self.align
        numbers: list[Align] = ["end"] * (len(self.headers) - 1)
        return ("start", *numbers)


@dataclass(frozen=True, slots=True)
class ChartImage:
    """A drawing (SVG) with its caption, its alternative text and the table of its numbers.

    narrow_svg: the same for narrow screens; the HTML shows the one that fits.
    """

    svg: str
    caption: str
    alt: str
    table: Table | None = None
    narrow_svg: str | None = None

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise DocumentError(f"chart {_short(self.caption)}: it has no alternative text")


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster image, PNG or JPEG as its bytes say, with its alternative text and a caption."""

    data: bytes
    alt: str
    caption: str = ""
    size: Raster = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        where = f"picture {_short(self.caption or self.alt)}"
        if not self.alt.strip():
            raise DocumentError(f"{where}: it has no alternative text")
        object.__setattr__(self, "size", measured(self.data, where))


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Begin a new page where there are pages."""


Block = Heading | Paragraph | Items | Definitions | Note | Table | ChartImage | Picture | PageBreak


# The whole


@dataclass(frozen=True, slots=True)
class Highlight:
    """A number that the first page shows large, and what it is."""

    figure: FigureLink
    label: str


@dataclass(frozen=True, slots=True)
class Figure:
    """An entry of the appendix: one number, what it means, and where it comes from.

    address: its page on the site. details: term and text (definition, parameters, calculation).
    sources: document and lines, as the site writes them.
    """

    key: str
    name: str
    value: str
    address: str
    details: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_address(self.address, f"figure {self.key!r}")


@dataclass(frozen=True, slots=True)
class Appendix:
    """The figures of the document, in the order in which they are numbered."""

    title: str
    introduction: Content
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one language, with a fixed date; nothing in it changes by itself.

    language: nl, fr or en. author: who answers for it. site_address: where it can be read and
    checked. Raises DocumentError where a figure is not in the appendix, headings skip a level, or
    the language is not supported.
    """

    title: str
    language: str
    date: date
    author: str
    site_address: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    summary: tuple[Content, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    appendix: Appendix | None = None

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise DocumentError("a document needs a title")
        check_language(self.language)
        check_address(self.site_address, "site address")
        self._check_headings()
        self._check_figures()

    def figure_numbers(self) -> dict[str, int]:
        """The number of each figure in the appendix, from 1."""
        figures = self.appendix.figures if self.appendix else ()
        return {figure.key: number for number, figure in enumerate(figures, start=1)}

    def tables(self) -> list[Table]:
        """All tables in the order in which they are set."""
        found = []
        for block in self.blocks:
            if isinstance(block, Table):
                found.append(block)
            elif isinstance(block, ChartImage) and block.table:
                found.append(block.table)
        return found

    def _check_headings(self) -> None:
        last = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if block.level > last + 1:
                    raise DocumentError(
                        f"heading {_short(block.text)}: level {block.level} follows level {last}"
                    )
                last = block.level

    def _check_figures(self) -> None:
        figures = self.appendix.figures if self.appendix else ()
        known = {figure.key for figure in figures}
        if len(known) != len(figures):
            twice = sorted({f.key for f in figures if [g.key for g in figures].count(f.key) > 1})
            raise DocumentError(f"appendix: figure {', '.join(twice)} stands there twice")
        for place, content in self._contents():
            for run in runs(content):
                if isinstance(run, FigureLink) and run.key not in known:
                    raise DocumentError(f"{place}: figure {run.key!r} is not in the appendix")

    def _contents(self) -> Iterator[tuple[str, Content]]:
        for highlight in self.highlights:
            yield f"highlight {_short(highlight.label)}", highlight.figure
        for number, content in enumerate(self.summary, start=1):
            yield f"summary, paragraph {number}", content
        if self.appendix:
            yield "appendix, introduction", self.appendix.introduction
        for number, block in enumerate(self.blocks, start=1):
            match block:
                case Paragraph() | Note():
                    yield f"block {number}", block.content
                case Items():
                    yield from ((f"block {number}", content) for content in block.contents())
                case Definitions():
                    yield from ((f"block {number}", item[1]) for item in block.items)
                case Table():
                    yield from _cells(block)
                case ChartImage() if block.table:
                    yield from _cells(block.table)
                case _:
                    pass


def _cells(table: Table) -> Iterator[tuple[str, Content]]:
    where = f"table {_short(table.caption)}"
    yield from ((f"{where}, headers", cell) for cell in table.headers)
    for number, row in enumerate(table.rows, start=1):
        yield from ((f"{where}, row {number}", cell) for cell in row)
    yield from ((f"{where}, footer", cell) for cell in table.footer or ())


def check_address(address: str, where: str) -> None:
    """Raise DocumentError unless the address is absolute and of a kind that may be followed."""
    if len(address) > LONGEST_ADDRESS or not _ADDRESS.match(address):
        raise DocumentError(f"{where}: {address[:80]!r} is not an absolute address (https://…)")


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "…")
