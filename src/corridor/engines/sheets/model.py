# SPDX-License-Identifier: EUPL-1.2
"""A workbook to be written, and the cells of one that was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum

# What a cell to be written holds; the empty string is an empty cell too.
Value = str | Decimal | date | None

# The first cell of the hidden sheet, and of the first line of a CSV file.
SIGN = "corridor-workbook"
# Excel keeps no more in a cell.
LONGEST = 32_767


class Kind(StrEnum):
    """What a column holds, and so how its empty cells are laid out."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """`key` never changes, `title` is for the reader.

    `locked`: there to be read, or to tell rows apart. `needed`: a file without it is not taken.
    `choices` names a list of the book that its cells are chosen from; `strict`: from no other.
    `own`: somebody added it, and nothing of it is read. `width` is in characters.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    width: int = 16
    note: str = ""
    locked: bool = False
    hidden: bool = False
    needed: bool = True
    choices: str = ""
    strict: bool = True
    own: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` by the keys of their columns; what is left out is empty. `marks` are messages."""

    cells: Mapping[str, Value]
    marks: Mapping[str, str] = field(default_factory=dict)
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with a row of keys, a row of titles and then `rows`.

    The key of a column within the file is "<sheet>.<column>". `readonly`: nothing of it is read.
    """

    key: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Row] = ()
    readonly: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """`about` says what the file is. `guide` are the lines of the first sheet, how to fill it in;
    `lists` by key: title and entries."""

    about: Mapping[str, str]
    sheets: Sequence[Sheet]
    title: str = ""
    guide_title: str = "Guide"
    guide: Sequence[str] = ()
    lists_title: str = "Lists"
    lists: Mapping[str, tuple[str, Sequence[str]]] = field(default_factory=dict)
    # How numbers and lists of cells are parted in the reader's country.
    delimiter: str = ","


class Sort(Enum):
    """What somebody's cell holds."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DAY = "day"
    TRUTH = "truth"
    FORMULA = "formula"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Cell:
    """`raw` is what was typed, as near as the file tells; of a formula its text. `value` is of the
    type that `sort` says, text for a formula or an error value."""

    sort: Sort
    value: str | Decimal | date | bool
    raw: str


@dataclass(slots=True)
class Table:
    """A sheet as it was read: rows that hold something, by their number, from 1; cells by column,
    from 0."""

    title: str
    rows: list[tuple[int, dict[int, Cell]]] = field(default_factory=list)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, or to be known, at a place: `row` 0 is the sheet, `column` -1 the row.

    `code` names it: `formula` and the like (see `CellFault`), `keys_missing`, `titles_missing`,
    `column_missing` (name), `column_twice` (name), `column_unknown` (name), `column_unread`
    (name), `sheet_twice`, `sheet_missing`, `sheet_unread`, `windows_1252`.
    """

    code: str
    sheet: str = ""
    row: int = 0
    column: int = -1
    value: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return address(self.row, self.column)


@dataclass(slots=True)
class File:
    """A file as it was read. `form` is "xlsx" or "csv"; `about` is empty where it does not say."""

    form: str
    about: dict[str, str] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)


def letters(column: int) -> str:
    """The name of a column, counted from 0: A, B, ..., Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, column: int) -> str:
    """ "C12"; "12" for a row as a whole, "C" for a column, empty for a sheet."""
    return (letters(column) if column >= 0 else "") + (str(row) if row else "")
