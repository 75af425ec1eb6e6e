# SPDX-License-Identifier: EUPL-1.2
"""Which cell of a file is of which column: told by keys, so columns and sheets may be moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .model import Cell, Column, Fault, File, Sheet, Table

# Of how many rows the first may be the one with the keys.
_HEAD = 20


@dataclass(frozen=True, slots=True)
class FilledRow:
    """`cells` by the keys of their columns; those that are empty are left out."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(slots=True)
class Filled:
    """A sheet as filled in. `places` are its columns by key, `title` is its name in the file.

    `others` are columns of somebody's own: title and cells by row.
    """

    key: str
    title: str
    places: dict[str, int]
    rows: list[FilledRow] = field(default_factory=list)
    others: dict[int, tuple[str, dict[int, Cell]]] = field(default_factory=dict)

    def fault(self, code: str, row: int, column: str, value: str = "", **values: object) -> Fault:
        return Fault(code, self.title, row, self.places.get(column, -1), value, values)


@dataclass(slots=True)
class Matched:
    """`faults` keep a file from being taken, `notices` do not."""

    sheets: dict[str, Filled] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)


def match(file: File, layouts: Sequence[Sheet], titles: Mapping[str, Sequence[str]]) -> Matched:
    """`titles` are what columns ("sheet.column") may be called, in every language: by these a row
    of titles is told from a row that somebody filled in."""
    found = Matched(notices=list(file.notices))
    known = {layout.key: layout for layout in layouts}
    for table in file.tables:
        place = _keys_row(table, known)
        if place is None:
            _keyless(table, layouts, found)
            continue
        number, key = place
        layout = known[key]
        if layout.readonly:
            continue
        if key in found.sheets:
            found.faults.append(Fault("sheet_twice", table.title))
            continue
        filled = _match_sheet(table, number, layout, titles, found)
        found.sheets[key] = filled
    if file.form == "xlsx":
        found.notices += [
            Fault("sheet_missing", layout.title)
            for layout in layouts
            if not layout.readonly
            and layout.key not in found.sheets
            and not any(each.code == "keys_missing" for each in found.faults)
        ]
    return found


def _keys_row(table: Table, known: Mapping[str, Sheet]) -> tuple[int, str] | None:
    """Where in `rows` the keys stand, and of which sheet they are."""
    for place, (_number, cells) in enumerate(table.rows[:_HEAD]):
        found = Counter(
            sheet
            for cell in cells.values()
            if isinstance(cell.value, str)
            for sheet, mark, column in [cell.value.strip().partition(".")]
            if mark and sheet in known and any(each.key == column for each in known[sheet].columns)
        )
        if found and found.most_common(1)[0][1] >= 2:
            return place, found.most_common(1)[0][0]
    return None


def _keyless(table: Table, layouts: Sequence[Sheet], found: Matched) -> None:
    """A sheet of ours that lost its keys is a fault, a sheet of somebody's own is not."""
    if any(
        cell.raw.startswith("lists.") for _n, cells in table.rows[:1] for cell in cells.values()
    ):
        return
    titles = [
        {column.title.casefold() for column in layout.columns if not column.hidden}
        for layout in layouts
        if not layout.readonly
    ]
    for _number, cells in table.rows[:_HEAD]:
        said = {cell.raw.strip().casefold() for cell in cells.values()}
        if any(len(said & names) >= 3 for names in titles):
            found.faults.append(Fault("keys_missing", table.title))
            return
    if not table.hidden and any(len(cells) > 1 for _number, cells in table.rows):
        found.notices.append(Fault("sheet_unread", table.title))


def _match_sheet(
    table: Table,
    place: int,
    layout: Sheet,
    titles: Mapping[str, Sequence[str]],
    found: Matched,
) -> Filled:
    number, keys = table.rows[place]
    columns = {f"{layout.key}.{column.key}": column for column in layout.columns}
    filled = Filled(layout.key, table.title, {})
    for at, cell in keys.items():
        said = cell.raw.strip()
        column = columns.get(said)
        if column is None:
            if "." in said and said.partition(".")[0] == layout.key:
                found.faults.append(
                    Fault("column_unknown", table.title, number, at, said, {"name": said})
                )
        elif column.key in filled.places:
            found.faults.append(
                Fault("column_twice", table.title, number, at, said, {"name": column.title})
            )
        else:
            filled.places[column.key] = at
    for column in layout.columns:
        if column.needed and column.key not in filled.places:
            found.faults.append(Fault("column_missing", table.title, values={"name": column.title}))
    rest = table.rows[place + 1 :]
    heads = rest[0][1] if rest else {}
    if rest and not _are_titles(heads, filled, layout, titles):
        found.faults.append(Fault("titles_missing", table.title, rest[0][0]))
        heads = {}
    else:
        rest = rest[1:]
    filled.rows = list(_rows(rest, filled, layout.columns))
    _others(rest, heads, filled, found)
    return filled


def _are_titles(
    cells: Mapping[int, Cell],
    filled: Filled,
    layout: Sheet,
    titles: Mapping[str, Sequence[str]],
) -> bool:
    return any(
        at in cells and cells[at].raw.strip() in titles.get(f"{layout.key}.{key}", ())
        for key, at in filled.places.items()
    )


def _rows(
    rows: Sequence[tuple[int, dict[int, Cell]]], filled: Filled, columns: Sequence[Column]
) -> Iterator[FilledRow]:
    """Those in which something of ours is filled in."""
    places = [
        (column.key, filled.places[column.key], not column.needed)
        for column in columns
        if column.key in filled.places
    ]
    for number, cells in rows:
        said = {}
        told = False
        for key, at, idle in places:
            cell = cells.get(at)
            if cell is not None and not (isinstance(cell.value, str) and not cell.value.strip()):
                said[key] = cell
                told = told or not idle
        if told:
            yield FilledRow(number, said)


def _others(
    rows: Sequence[tuple[int, dict[int, Cell]]],
    heads: Mapping[int, Cell],
    filled: Filled,
    found: Matched,
) -> None:
    """Columns without a key, in which somebody wrote something."""
    own = set(filled.places.values())
    first: dict[int, int] = {}
    for number, cells in rows:
        for at in cells.keys() - own:
            first.setdefault(at, number)
    for at in sorted(first):
        title = heads[at].raw.strip() if at in heads else ""
        filled.others[at] = (title, {n: cells[at] for n, cells in rows if at in cells})
        found.notices.append(Fault("column_unread", filled.title, 0, at, title, {"name": title}))
