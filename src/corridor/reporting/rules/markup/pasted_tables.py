# SPDX-License-Identifier: EUPL-1.2
"""Tables with merged cells, made square."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from .blocks import Align, Runs, plain

WIDEST = 60  # columns that merged cells may add up to
_NUMBER = re.compile(
    r"(?:EUR|[€$£])?\s*[−-]?\d[\d.,\s\u00a0\u202f]*(?:%|€|EUR|mln\.?|Mio\.?)?|[–—-]?"
)


@dataclass(frozen=True, slots=True)
class Cell:
    content: Runs
    across: int = 1
    down: int = 1

    @classmethod
    def of(cls, node: HtmlElement, content: Runs) -> Cell:
        return cls(content, _span(node, "colspan"), _span(node, "rowspan"))


def _span(node: HtmlElement, name: str) -> int:
    given = str(node.get(name, "1")).strip()[:6]
    return max(1, min(int(given), WIDEST)) if given.isascii() and given.isdigit() else 1


def squared(rows: list[list[Cell]]) -> list[tuple[Runs, ...]]:
    """Rows of one width, without those and without columns that are empty.

    A merged cell stands in its first place; it is repeated where it names rows or columns: in the
    first row, and down the first column.
    """
    made: list[list[Runs]] = []
    open_below: dict[int, tuple[int, Runs]] = {}  # column: rows still to come, content
    for number, row in enumerate(rows):
        line: list[Runs] = []
        left = list(row)
        while left or any(column >= len(line) for column in open_below):
            place = len(line)
            if place in open_below:
                rest, content = open_below.pop(place)
                if rest > 1:
                    open_below[place] = (rest - 1, content)
                line.append(content if place == 0 else ())
                continue
            if not left:
                line.append(())
                continue
            cell = left.pop(0)
            across = min(cell.across, max(1, WIDEST - place))
            for step in range(across):
                first = step == 0 or number == 0
                line.append(cell.content if first else ())
                if cell.down > 1:
                    open_below[place + step] = (cell.down - 1, cell.content)
        made.append(line)
    width = max(map(len, made), default=0)
    filled = [[*line, *[()] * (width - len(line))] for line in made]
    kept = [line for line in filled if any(plain(cell) for cell in line)]
    columns = [c for c in range(width) if any(plain(line[c]) for line in kept)]
    return [tuple(line[c] for c in columns) for line in kept]


def numeric_columns(grid: list[tuple[Runs, ...]]) -> tuple[Align, ...]:
    """Numbers stand at the end of their columns."""
    return tuple(_side([plain(cell) for cell in column[1:]]) for column in zip(*grid, strict=True))


def _side(texts: list[str]) -> Align:
    given = [text for text in texts if text]
    figures = (text.startswith("{{") or _NUMBER.fullmatch(text) for text in given)
    return "end" if given and all(figures) else ""
