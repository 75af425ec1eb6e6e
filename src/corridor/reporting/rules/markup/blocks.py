# SPDX-License-Identifier: EUPL-1.2
"""What a text consists of, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from ..keys import FigureKey

Align = Literal["", "start", "center", "end"]


class Style(Enum):
    PLAIN = ""
    EMPHASIS = "emphasis"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text in one style; with an `address` it is a link (https, http or mailto)."""

    text: str
    style: Style = Style.PLAIN
    address: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """The place of a figure."""

    key: FigureKey
    style: Style = Style.PLAIN


Inline = Words | Number
Runs = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 2 or 3; the title of the section is the level above."""

    text: str
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Runs


@dataclass(frozen=True, slots=True)
class Item:
    content: Runs
    inner: Items | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered from 1 where it is `ordered`; of its two levels the second has no inner."""

    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as wide as the headers; `align` has one entry per column, empty where not said."""

    caption: str
    headers: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    align: tuple[Align, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """An image that is kept with the report, by its number there."""

    number: int
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart by name: "spending"; where it has a subject, "series/spending-3"."""

    name: str
    alt: str
    caption: str = ""


Block = Heading | Paragraph | Items | Table | Image | Chart


def runs_of(blocks: tuple[Block, ...]) -> Iterator[Runs]:
    """Every line of text in which figures can stand, in order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.content
            case Items():
                yield from _of_items(block)
            case Table():
                yield from block.headers
                for row in block.rows:
                    yield from row
            case _:
                pass


def _of_items(items: Items) -> Iterator[Runs]:
    for item in items.items:
        yield item.content
        if item.inner is not None:
            yield from _of_items(item.inner)


def plain(runs: Runs) -> str:
    """The text alone; figures by their keys."""
    return "".join(run.text if isinstance(run, Words) else f"{{{{{run.key}}}}}" for run in runs)
