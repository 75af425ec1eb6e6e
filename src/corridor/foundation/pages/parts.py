# SPDX-License-Identifier: EUPL-1.2
"""What pages are composed of, as small frozen values that the template tags draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Tone = Literal["", "good", "bad", "warn", "note", "open"]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way back to the start; the last one, the page itself, has no address."""

    title: Any
    url: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A view of the same subject under an address of its own. `count` is what is found there."""

    title: Any
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is said of it: any value that a cell can show, or ready HTML."""

    term: Any
    value: Any
    sources: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a tree. `open` shows its children from the start."""

    title: Any
    code: str = ""
    url: str = ""
    note: Any = None
    children: Sequence[Node] = ()
    open: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: a value, perhaps with an address and a note below it."""

    value: Any
    url: str = ""
    note: Any = None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table's column."""

    title: Any
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table that a page composes itself. The first cell of a row is the row's header.

    Rows hold `Cell`s or plain values. `footer` is a row of totals.
    """

    caption: Any
    heads: Sequence[Head]
    rows: Sequence[Sequence[Any]]
    footer: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows against columns. A cell is any value that a table shows, or None for nothing there."""

    caption: Any
    corner: Any
    columns: Sequence[Any]
    rows: Sequence[tuple[Any, Sequence[Any]]] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work is. `total` None: not known how much there is.

    `url` is asked again every two seconds for the same part, until `finished`.
    """

    title: Any
    done: int
    total: int | None
    finished: bool = False
    url: str = ""
    note: Any = ""
