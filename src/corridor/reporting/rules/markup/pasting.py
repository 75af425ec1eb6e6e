# SPDX-License-Identifier: EUPL-1.2
"""What was copied in a word processor, as a text: headings, paragraphs, lists, tables."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ..keys import BadKey, FigureKey
from .blocks import (
    Block,
    Heading,
    Inline,
    Item,
    Items,
    Number,
    Paragraph,
    Runs,
    Table,
    Words,
    plain,
)
from .parsing import PLACEHOLDER
from .pasted import LINES, Look, class_of, is_list_mark, list_level, looks, tag_of, unseen
from .pasted_tables import Cell, numeric_columns, squared
from .tidying import clean, tidy
from .writing import as_words, to_text

# Longer input, or deeper than the parser goes, comes back as words alone.
LONGEST = 2_000_000
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile(r"[ \u00a0]{2,}")
_LABEL = re.compile(r"(?:table|tabel|tableau)\s*[\dIVX.\-]*\s*[:.–—-]?\s*", re.IGNORECASE)
_OF_FIGURE = re.compile(r"(?:figure|figuur|afbeelding|grafiek|graphique|chart)\b", re.IGNORECASE)
_ORDERED = re.compile(r"\(?(?:\d{1,4}|[A-Za-z]{1,4})[.)]")
_WRITTEN = re.compile(r"([·•▪◦§–-]|\(?(?:\d{1,3}|[a-z])[.)])[\s\u00a0]{2,}")
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_APART = re.compile(r"<(/?)(script|style|head|xml|template)\b[^<>]*>", re.IGNORECASE)
_ENDS = re.compile(r"</?(?:p|div|br|tr|td|th|li|h\d|table|ul|ol)\b[^<>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<!--|-->|<[^<>]*>")


@dataclass(frozen=True, slots=True)
class _Point:
    """An item of a list before the list is put together."""

    level: int
    ordered: bool
    content: Runs


@dataclass(frozen=True, slots=True)
class _Title:
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class _Caption:
    content: Runs


_Part = Block | _Point | _Title | _Caption


def from_pasted(html: str) -> str:
    """The text of pasted HTML; never raises, and no word is lost that a reader could see.

    A merged cell stands in its first place; the others stay empty, but for those that name a row
    or a column, which are repeated. A table in a cell becomes words, an image its alternative
    text, a footnote a paragraph at the end. Hidden and deleted text and remarks stay out.
    """
    if len(html) > LONGEST:
        return _words_alone(html)
    try:
        root = _parsed(html)
    except (etree.LxmlError, ValueError, TypeError):
        return _words_alone(html)
    return _words_alone(html) if root is None else to_text(_put_together(_Paste(root).parts))


def _parsed(html: str) -> HtmlElement | None:
    """The tree, or null where the parser left something out."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    source = f"<div>{clean(html)}</div>".encode("utf-8", "replace")
    root = document_fromstring(source, parser=parser)
    cut = any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log)
    return None if cut else root


def _words_alone(html: str) -> str:
    kept, hidden, start = [], "", 0
    source = clean(html)
    for match in _APART.finditer(source):
        name = match[2].lower()
        if not hidden:
            kept.append(source[start : match.start()])
            hidden = "" if match[1] else name
        elif match[1] and name == hidden:
            hidden = ""
        start = match.end()
    kept.append(source[start:])
    bare = entities.unescape(_TAGS.sub("", _ENDS.sub("\n", "".join(kept))))
    lines = (plain(tidy([Words(_WIDE.sub(" ", line))])) for line in clean(bare).split("\n"))
    return "\n\n".join(as_words(line) for line in lines if line)


class _Paste:
    """Walks through pasted HTML; `parts` is what stands in it, in order."""

    def __init__(self, root: HtmlElement) -> None:
        self.parts: list[_Part] = []
        self.line: list[Inline] = []
        self.mark = ""
        self._blocks(root, Look(), 0)
        self._end()

    def _end(self) -> None:
        content = _with_figures(self.line)
        self.line = []
        if content:
            self.parts.append(Paragraph(content))

    def _blocks(self, node: HtmlElement, look: Look, depth: int) -> None:
        """An element that may hold blocks; `depth` counts the lists around it."""
        self._words(node.text, look)
        for child in node:
            self._child(child, look, depth)
            self._words(child.tail, look)

    def _child(self, child: HtmlElement, look: Look, depth: int) -> None:
        tag = tag_of(child)
        if not tag or unseen(child):
            return
        if tag == "br":
            self._end()
        elif tag == "img":
            self._words(child.get("alt"), look)
        elif tag == "table":
            self._end()
            self._table(child, depth)
        elif tag in _HEADINGS or "MsoTitle" in class_of(child):
            self._end()
            text = plain(self._flat(child))
            if text:
                self.parts.append(_Title(_HEADINGS.get(tag, 0), text))
        elif tag in ("ul", "ol"):
            self._end()
            self._list(child, look, depth + 1)
        elif tag == "p" and (item := self._written_item(child)) is not None:
            self._end()
            self.parts.append(item)
        elif tag == "p" and class_of(child).startswith("MsoCaption"):
            self._end()
            content = self._flat(child)
            if content:
                self.parts.append(_Caption(content))
        elif tag in LINES:
            self._end()
            self._blocks(child, looks(child, look), depth)
            self._end()
        else:
            self._blocks(child, looks(child, look), depth)

    def _words(self, text: str | None, look: Look) -> None:
        if text:
            spaced = _SPACE.sub(" ", text)
            self.line.append(Words(_WIDE.sub(" ", spaced), look.style, look.address))

    # Lists

    def _list(self, node: HtmlElement, look: Look, depth: int) -> None:
        ordered = tag_of(node) == "ol"
        for words in filter(None, (node.text, *(child.tail for child in node))):
            self._words(words, look)
            self._end()
        for child in node:
            tag = tag_of(child)
            if not tag or unseen(child):
                continue
            if tag in ("ul", "ol"):
                self._list(child, look, depth + 1)
                continue
            start = len(self.parts)
            self._blocks(child, looks(child, look), depth)
            self._end()
            self._as_points(start, depth, ordered)

    def _as_points(self, start: int, depth: int, ordered: bool) -> None:
        """Of what an item held, the paragraphs before anything else are its text."""
        mine: list[Inline] = []
        while len(self.parts) > start and isinstance(part := self.parts[start], Paragraph):
            mine += [Words(" "), *part.content]
            self.parts.pop(start)
        content = tidy(mine)
        if content:
            self.parts.insert(start, _Point(depth, ordered, content))

    def _written_item(self, node: HtmlElement) -> _Point | None:
        """A paragraph with a dot or a number written before it, as word processors copy lists."""
        level = list_level(node)
        of_list = class_of(node).startswith("MsoListParagraph")
        if level is None and not of_list:
            return None
        content = self._flat(node)
        if level is not None:
            return (
                _Point(level, _ORDERED.match(self.mark) is not None, content) if content else None
            )
        match = _WRITTEN.match(node.text_content().strip())
        if match is None or not isinstance(first := content[0], Words):
            return None
        rest = first.text.removeprefix(match[1])
        content = tidy([Words(rest, first.style, first.address), *content[1:]])
        return _Point(1, _ORDERED.match(match[1]) is not None, content) if content else None

    # Lines and tables

    def _flat(self, node: HtmlElement) -> Runs:
        """Everything in an element as one line."""
        kept, self.line, self.mark = self.line, [], ""
        self._inline(node, Look())
        found, self.line = _with_figures(self.line), kept
        return found

    def _inline(self, node: HtmlElement, look: Look) -> None:
        self._words(node.text, look)
        for child in node:
            tag = tag_of(child)
            if is_list_mark(child):
                self.mark = child.text_content().strip()
            elif tag == "img":
                self._words(child.get("alt"), look)
            elif tag == "table":
                rows = (", ".join(filter(None, map(plain, row))) for row in self._grid(child))
                self._words(f" {' '.join(_astray(child))} {'; '.join(rows)} ", look)
            elif tag and not unseen(child):
                if tag in LINES or tag == "br":
                    self.line.append(Words(" "))
                self._inline(child, looks(child, look))
                if tag in LINES:
                    self.line.append(Words(" "))
            self._words(child.tail, look)

    def _table(self, node: HtmlElement, depth: int) -> None:
        rows = list(_rows_of(node))
        for words in _astray(node):
            self._words(words, Look())
            self._end()
        caption = next((c for c in node if tag_of(c) == "caption" and not unseen(c)), None)
        if caption is not None:
            content = self._flat(caption)
            if content:
                self.parts.append(_Caption(content))
        cells = [cell for row in rows for cell in row]
        if len(cells) == 1:
            self._blocks(cells[0], Look(), depth)  # a frame around text
            self._end()
            return
        grid = self._grid(node)
        if grid:
            headers = tuple(tidy(_unstyled(cell)) for cell in grid[0])
            self.parts.append(Table("", headers, tuple(grid[1:]), numeric_columns(grid)))

    def _grid(self, node: HtmlElement) -> list[tuple[Runs, ...]]:
        return squared(
            [[Cell.of(cell, self._flat(cell)) for cell in row] for row in _rows_of(node)]
        )


def _rows_of(table: HtmlElement) -> Iterator[list[HtmlElement]]:
    """The rows of a table, without those of tables in it; what stands astray is a row too."""
    for child in table:
        tag = tag_of(child)
        if not tag or unseen(child) or tag in ("caption", "colgroup", "col"):
            continue
        if tag in ("thead", "tbody", "tfoot"):
            yield from _rows_of(child)
        elif tag == "tr":
            cells = [c for c in child if tag_of(c) and not unseen(c)]
            if cells:
                yield cells
        else:
            yield [child]


def _astray(table: HtmlElement) -> Iterator[str]:
    """Words that stand in a table but in no cell."""
    for node in (table, *table.iterchildren("thead", "tbody", "tfoot", "tr")):
        yield from _between(node)
        if node is not table and tag_of(node) != "tr":
            for row in node.iterchildren("tr"):
                yield from _between(row)


def _between(node: HtmlElement) -> Iterator[str]:
    for words in (node.text, *(child.tail for child in node)):
        if words and words.strip():
            yield words


def _unstyled(runs: Runs) -> Iterator[Inline]:
    for run in runs:
        yield Words(run.text, address=run.address) if isinstance(run, Words) else Number(run.key)


def _with_figures(line: Iterable[Inline]) -> Runs:
    """Runs in which placeholders of figures, as somebody typed them, are figures."""
    found: list[Inline] = []
    for run in tidy(line):
        if not isinstance(run, Words):
            found.append(run)
            continue
        end = 0
        for match in PLACEHOLDER.finditer(run.text):
            try:
                key = FigureKey.parse(match[1])
            except BadKey:
                continue
            found += [Words(run.text[end : match.start()], run.style, run.address)]
            found += [Number(key, run.style)]
            end = match.end()
        found.append(Words(run.text[end:], run.style, run.address))
    return tidy(found)


# Putting together


def _put_together(parts: list[_Part]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    points: list[_Point] = []
    top = 9
    for part in _captioned(parts):
        if isinstance(part, _Point):
            points.append(part)
            continue
        blocks += _lists(points)
        points = []
        if isinstance(part, _Title):
            top = min(top, part.level)
            level: Literal[2, 3] = 2 if part.level == top else 3
            blocks.append(Heading(part.text, level))
        elif isinstance(part, _Caption):
            blocks.append(Paragraph(part.content))
        else:
            blocks.append(part)
    return (*blocks, *_lists(points))


def _captioned(parts: list[_Part]) -> Iterator[_Part]:
    """Captions that stand before a table, or else after one, are the table's."""
    rest = list(parts)
    for place, part in enumerate(rest):
        if not isinstance(part, _Caption) or _OF_FIGURE.match(plain(part.content)):
            continue
        for beside in (place + 1, place - 1):
            table = rest[beside] if 0 <= beside < len(rest) else None
            if isinstance(table, Table) and not table.caption:
                text = plain(part.content)
                text = _LABEL.sub("", text, count=1).strip() or text
                rest[beside] = Table(text, table.headers, table.rows, table.align)
                rest[place] = Paragraph(())
                break
    return (part for part in rest if part != Paragraph(()))


def _lists(points: list[_Point]) -> Iterator[Items]:
    """Items in a row as lists of two levels; a list ends where its kind of mark changes."""
    top = min((point.level for point in points), default=1)
    items: list[Item] = []
    ordered = False
    for point in points:
        if point.level > top and items:
            last = items[-1]
            inner = last.inner or Items((), point.ordered)
            below = Items((*inner.items, Item(point.content)), inner.ordered)
            items[-1] = Item(last.content, below)
            continue
        if items and point.ordered != ordered:
            yield Items(tuple(items), ordered)
            items = []
        ordered = point.ordered
        items.append(Item(point.content))
    if items:
        yield Items(tuple(items), ordered)
