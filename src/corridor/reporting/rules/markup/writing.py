# SPDX-License-Identifier: EUPL-1.2
"""Writing blocks as text that is read as the same blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from .blocks import (
    Align,
    Block,
    Chart,
    Heading,
    Image,
    Inline,
    Items,
    Number,
    Paragraph,
    Runs,
    Style,
    Table,
    Words,
)
from .reading import read

_MARKS = {Style.PLAIN: "", Style.EMPHASIS: "*", Style.STRONG: "**"}
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
# What would be read as more than text, in the plain way of writing.
_SPECIAL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)|[*|]|(?<=\{)\{|(?<=\})\}|&(?=#?\w+;)|<(?=[A-Za-z/!])"
)
_BEGINNING = re.compile(r"#{1,6}(?=\s|$)|[-+](?=\s|$)")
_NUMBERED = re.compile(r"(\d{1,9})[.)](?=\s|$)")
_TABLE = re.compile(r"((?:Table|Tabel|Tableau)\s?):")
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_RULES: dict[Align, str] = {"": "---", "start": ":--", "center": ":-:", "end": "--:"}
# Faults that show that words were taken for markup.
_MISTAKEN = {"placeholder", "html", "link", "image_name", "image_inside"}

Write = Callable[[Runs], str]


def to_text(blocks: Iterable[Block]) -> str:
    """The blocks as text; read again they are the same blocks."""
    return "\n\n".join(map(_block, blocks))


def as_words(text: str) -> str:
    """A line of words as text, without trying how it is read."""
    return _beginning(re.sub(r"\[", r"\\[", _SPECIAL.sub(_escaped, text)))


def _block(block: Block) -> str:
    match block:
        case Heading() | Image() | Chart():
            return _first_that_says(block, (_alone(block, way) for way in (_plain, _careful)))
        case Paragraph():
            return _line(block.content)
        case Items():
            return "\n".join(_items(block, ""))
        case Table():
            return "\n".join(_table(block))


def _first_that_says(block: Block, ways: Iterable[str]) -> str:
    """The first way of writing that is read as the block, else the last."""
    text = ""
    for text in ways:
        blocks, faults = read(text)
        if blocks == (block,) and not any(fault.code in _MISTAKEN for fault in faults):
            break
    return text


def _alone(block: Heading | Image | Chart, write: Write) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {write((Words(block.text),))}"
    name = f"image:{block.number}" if isinstance(block, Image) else f"chart:{block.name}"
    alt = _BRACKET.sub(_escaped, write((Words(block.alt),))) if block.alt else ""
    caption = re.sub(r'["\\&]', _referred, block.caption)
    return f'![{alt}]({name} "{caption}")' if caption else f"![{alt}]({name})"


def _items(items: Items, indent: str) -> Iterator[str]:
    for number, item in enumerate(items.items, start=1):
        mark = f"{number}." if items.ordered else "-"
        yield f"{indent}{mark} {_line(item.content)}"
        if item.inner is not None:
            yield from _items(item.inner, indent + " " * (len(mark) + 1))


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"Table: {_line((Words(table.caption),))}\n"
    yield _row(table.headers)
    yield f"| {' | '.join(_RULES[side] for side in table.align)} |"
    yield from map(_row, table.rows)


def _row(cells: tuple[Runs, ...]) -> str:
    return f"| {' | '.join(map(_line, cells))} |"


# Lines


def _line(runs: Runs) -> str:
    """The plain way where it is read as the same, else the careful one."""
    if not runs:
        return ""
    ways = (_beginning(_plain(runs)), _beginning(_careful(runs)))
    return _first_that_says(Paragraph(runs), ways)


def _beginning(text: str) -> str:
    """The text so that it is a line of words, whatever it begins with."""
    if match := _NUMBERED.match(text) or _TABLE.match(text):
        return f"{match[1]}\\{text[match.end(1) :]}"
    return f"\\{text}" if _BEGINNING.match(text) else text


def _plain(runs: Runs) -> str:
    return _styled(runs, lambda _place, run: _SPECIAL.sub(_escaped, run.text))


def _careful(runs: Runs) -> str:
    """Every sign that could mean something escaped, and the neighbours of stars referred to by
    number: a reference is punctuation, next to which stars open and close."""
    styles = [Style.PLAIN, *(run.style for run in runs), Style.PLAIN]

    def write(place: int, run: Words) -> str:
        signs = [_PUNCTUATION.sub(_escaped, sign) for sign in run.text]
        for edge, beside in ((0, place), (-1, place + 2)):
            if styles[beside] is not run.style and not run.text[edge].isspace():
                signs[edge] = f"&#{ord(run.text[edge])};"
        return "".join(signs)

    return _styled(runs, write)


def _styled(runs: Runs, write: Callable[[int, Words], str]) -> str:
    parts: list[str] = []
    style = Style.PLAIN
    for place, run in enumerate(runs):
        if run.style is not style:
            parts += [_MARKS[style], _MARKS[run.style]]
            style = run.style
        parts.append(_run(place, run, write))
    return "".join([*parts, _MARKS[style]])


def _run(place: int, run: Inline, write: Callable[[int, Words], str]) -> str:
    if isinstance(run, Number):
        return f"{{{{{run.key}}}}}"
    if not run.address:
        return write(place, run)
    text = _BRACKET.sub(_escaped, write(place, run))
    address = _REFERENCE.sub("&amp;", run.address)
    return f"[{text}](<{address}>)" if re.search(r"[()]", address) else f"[{text}]({address})"


def _escaped(match: re.Match[str]) -> str:
    return "&#124;" if match[0] == "|" else f"\\{match[0]}"


def _referred(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
