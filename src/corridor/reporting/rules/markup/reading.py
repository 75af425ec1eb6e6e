# SPDX-License-Identifier: EUPL-1.2
"""Reading a text: its blocks, and what is wrong with it, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from ..keys import FigureKey
from .blocks import (
    Align,
    Block,
    Chart,
    Heading,
    Image,
    Inline,
    Item,
    Items,
    Number,
    Paragraph,
    Runs,
    Style,
    Table,
    Words,
    plain,
)
from .parsing import PICTURE, PIPE, parser
from .tidying import clean, tidy

_CAPTION = re.compile(r"(?:Table|Tabel|Tableau)\s?:\s*(.*)")
_NO_LINK = re.compile(r"(!?)\[[^\[\]]*\]\([^()]*\)?")
_ROW = re.compile(r"\s*\|.*\|\s*")


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a text from being published. `line` counts from 1; `near` is what stands there.

    `code` is one of `CODES`.
    """

    line: int
    code: str
    near: str = ""


CODES = (
    "placeholder",  # braces that name no figure
    "figure_in_plain",  # a figure in a heading, a caption or an alternative text
    "html",  # raw HTML, which is shown as text
    "link",  # a link that is not https, http or mailto
    "heading_level",  # not ## or ###
    "heading_order",  # ### without ## before it
    "heading_empty",
    "list_depth",  # more than two levels
    "table_ragged",  # a row with more or fewer cells than headers
    "table_header",  # rows without a header, or an empty header cell
    "table_caption",  # no line "Table: …" before it
    "table_in_list",
    "image_alt",  # no alternative text
    "image_name",  # neither image:12 nor chart:spending
    "image_inside",  # an image within a line of text
)


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a text; never raises: what is no markup is text.

    A line break ends a paragraph, with or without an empty line; within an item it is a space.
    """
    return read(text)[0]


def faults(text: str) -> tuple[Fault, ...]:
    """What is wrong with a text, in the order of its lines."""
    return read(text)[1]


@lru_cache(maxsize=256)
def read(text: str) -> tuple[tuple[Block, ...], tuple[Fault, ...]]:
    """Both at once; kept, as a text is asked again for its faults, its figures and its pictures."""
    reader = _Reader(text)
    told = sorted(dict.fromkeys(reader.faults), key=lambda fault: fault.line)
    return reader.blocks, tuple(told)


def figures_of(runs: Iterable[Inline]) -> Iterator[FigureKey]:
    return (run.key for run in runs if isinstance(run, Number))


class _Reader:
    def __init__(self, text: str) -> None:
        self.source = clean(text)
        self.lines = self.source.split("\n")
        self.faults: list[Fault] = []
        self.headed = False
        self.blocks = tuple(_joined(self._read()))

    def _read(self) -> list[Block]:
        env: dict[str, list[int]] = {"in_list": []}
        tokens = parser().parse(self.source, env)
        for line in dict.fromkeys(env["in_list"]):
            self._fault(line, "table_in_list", self.lines[line])
        found: list[Block] = []
        caption: tuple[str, int, int] | None = None
        for node in SyntaxTreeNode(tokens).children:
            line = node.map[0] if node.map else 0
            if node.type == "table":
                said = ""
                if caption is not None:
                    said = self._plain(caption[0], caption[1])
                    del found[caption[2] :]
                found.append(self._table(node, line, said))
                caption = None
                continue
            caption = None
            if node.type == "heading":
                found += self._heading(node, line)
            elif node.type in ("bullet_list", "ordered_list"):
                found += self._items(node, line, 1)
            else:
                content = node.children[0].content
                found += self._paragraphs(content, line)
                *above, last = content.split("\n")
                said_so = _CAPTION.fullmatch(last.strip())
                if said_so is not None:
                    caption = said_so[1], line + len(above), len(found) - 1
        return found

    # Blocks

    def _heading(self, node: SyntaxTreeNode, line: int) -> Iterator[Heading]:
        level = int(node.tag[1:])
        text = self._plain(node.children[0].content, line)
        if not text:
            self._fault(line, "heading_empty", self.lines[line])
            return
        if level not in (2, 3):
            self._fault(line, "heading_level", self.lines[line])
        elif level == 3 and not self.headed:
            self._fault(line, "heading_order", self.lines[line])
        self.headed = True
        yield Heading(text, 2 if level <= 2 else 3)

    def _paragraphs(self, content: str, line: int) -> Iterator[Block]:
        for number, raw in enumerate(content.split("\n"), start=line):
            if _ROW.fullmatch(raw) and len(PIPE.findall(raw)) > 1:
                self._fault(number, "table_header", raw)
        tokens = self._inline(content, line)
        part: list[Token] = []
        number = line
        for token in [*tokens, Token("softbreak", "", 0)]:
            if token.type in ("softbreak", "hardbreak"):
                yield from self._line(part, number)
                part, number = [], number + 1
            else:
                part.append(token)

    def _line(self, tokens: list[Token], line: int) -> Iterator[Block]:
        """A line as a paragraph; an image alone in its line is a block."""
        inside = [token for token in tokens if token.type != "text" or token.content.strip()]
        if len(inside) == 1 and inside[0].type == "image":
            yield from self._picture(inside[0], line)
            return
        content = self._runs(tokens, line)
        if content:
            yield Paragraph(content)

    def _picture(self, token: Token, line: int) -> Iterator[Block]:
        alt = plain(self._runs(token.children or [], line, bare=True))
        caption = str(token.attrs.get("title", ""))
        caption = plain(tidy([Words(caption)]))
        match = PICTURE.fullmatch(str(token.attrs["src"]))
        if match is None:
            self._fault(line, "image_name", str(token.attrs["src"]))
            yield Paragraph(tidy([Words(alt or caption or str(token.attrs["src"]))]))
            return
        if not alt:
            self._fault(line, "image_alt", match[0])
        if "{{" in caption:
            self._fault(line, "figure_in_plain", caption)
        if match[1]:
            yield Image(int(match[1]), alt, caption)
        else:
            yield Chart(match[2], alt, caption)

    def _items(self, node: SyntaxTreeNode, line: int, level: int) -> Iterator[Items]:
        if level == 3:
            self._fault(line, "list_depth", self.lines[line])
        items: list[Item] = []
        for child in node.children:
            content: list[Inline] = []
            inner: list[Items] = []
            for part in child.children:
                start = part.map[0] if part.map else line
                if part.type in ("bullet_list", "ordered_list"):
                    inner += self._items(part, start, level + 1)
                else:
                    text = part.children[0].content
                    content += [Words(" "), *self._runs(self._inline(text, start), start)]
            items += _as_items(tidy(content), inner, level)
        if items:
            yield Items(tuple(items), node.type == "ordered_list")

    def _table(self, node: SyntaxTreeNode, line: int, caption: str) -> Table:
        if not caption:
            self._fault(line, "table_caption", self.lines[line])
        align = [_alignment(cell) for cell in node.children[0].children[0].children]
        rows: list[tuple[Runs, ...]] = []
        numbers = [line, *range(line + 2, node.map[1] if node.map else line + 2)]
        for number in numbers:
            cells = _cells(self.lines[number])
            if len(cells) != len(align):
                self._fault(number, "table_ragged", self.lines[number])
            rows.append(tuple(self._runs(self._inline(c, number), number) for c in cells))
        width = max(len(row) for row in rows)
        if any(not plain(cell) for cell in rows[0]):
            self._fault(line, "table_header", self.lines[line])
        filled = [row + ((),) * (width - len(row)) for row in rows]
        sides: list[Align] = [*align, *[""] * (width - len(align))]  # type: ignore[list-item]
        return Table(caption, filled[0], tuple(filled[1:]), tuple(sides))

    # Lines of text

    def _plain(self, content: str, line: int) -> str:
        return plain(self._runs(self._inline(content, line), line, bare=True))

    def _inline(self, content: str, line: int) -> list[Token]:
        env: dict[str, list[tuple[int, str, str]]] = {"faults": []}
        tokens: list[Token] = []
        markdown = parser()
        markdown.inline.parse(content, markdown, env, tokens)
        for below, code, near in env["faults"]:
            self._fault(line + below, code, near)
        below = 0
        for token in tokens:
            below += token.type in ("softbreak", "hardbreak")
            if token.type == "text":
                for match in _NO_LINK.finditer(token.content):
                    code = "image_name" if match[1] else "link"
                    self._fault(line + below, code, match[0])
        return tokens

    def _runs(self, tokens: list[Token], line: int, *, bare: bool = False) -> Runs:
        """Tokens as runs; `bare` where neither figures nor styles can stand."""
        found: list[Inline] = []
        strong = emphasis = 0
        address = ""
        for place, token in enumerate(tokens):
            style = Style.STRONG if strong else Style.EMPHASIS if emphasis else Style.PLAIN
            match token.type:
                case "strong_open" | "strong_close":
                    strong += token.nesting
                case "em_open" | "em_close":
                    emphasis += token.nesting
                case "link_open":
                    address = str(token.attrs["href"])
                    if PICTURE.fullmatch(address):
                        self._fault(line, "link", address)
                        found.append(Words("["))
                    elif tokens[place + 1].type == "link_close":
                        found.append(Words(address, style, address))
                case "link_close":
                    if PICTURE.fullmatch(address):
                        found.append(Words(f"]({address})"))
                    address = ""
                case "figure":
                    if bare:
                        self._fault(line, "figure_in_plain", f"{{{{{token.meta['key']}}}}}")
                    found.append(Number(token.meta["key"], style))
                case "image":
                    self._fault(line, "image_inside", str(token.attrs["src"]))
                    found += self._runs(token.children or [], line, bare=bare)
                case "softbreak" | "hardbreak":
                    found.append(Words(" "))
                    line += 1
                case _:
                    leads = "" if PICTURE.fullmatch(address) else address
                    found.append(Words(token.content, style, leads))
        return tidy(found)

    def _fault(self, line: int, code: str, near: str) -> None:
        self.faults.append(Fault(line + 1, code, near.strip()[:60]))


def _as_items(content: Runs, inner: list[Items], level: int) -> Iterator[Item]:
    """An item with what hangs below it; where that goes too deep, or has nothing to hang on, it
    stands beside it."""
    below = tuple(item for items in inner for item in items.items)
    if content and below and level == 1:
        yield Item(content, Items(below, inner[0].ordered))
        return
    if content:
        yield Item(content)
    yield from below


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Two lists of a kind that follow each other are one."""
    last: Block | None = None
    for block in blocks:
        if isinstance(block, Items) and isinstance(last, Items) and last.ordered == block.ordered:
            last = Items(last.items + block.items, last.ordered)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _cells(line: str) -> list[str]:
    """The cells of a row, as the parser divides them: a pipe after a backslash is text."""
    parts = PIPE.split(line.strip())
    if parts and not parts[0].strip():
        parts.pop(0)
    if parts and not parts[-1].strip():
        parts.pop()
    return [part.strip().replace("\\|", "|") for part in parts]


_SIDES: dict[str, Align] = {"left": "start", "center": "center", "right": "end"}


def _alignment(cell: SyntaxTreeNode) -> Align:
    style = str(cell.attrs.get("style", ""))
    return _SIDES.get(style.removeprefix("text-align:"), "")
