# SPDX-License-Identifier: EUPL-1.2
"""CSV: a line that names the columns, then one record on each row; an empty cell is null."""

from __future__ import annotations

import csv
import io

from .records import Fault, Record, Unreadable, unprintable

OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def read_csv(kind: str, name: str, text: str) -> list[Record | Fault]:
    """The records of a file and the faults of those that cannot be taken.

    Raises `Unreadable` for a file without sound column names, and for quotes that do not close.
    """
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[Record | Fault] = []
    line = 1
    try:
        header = _header(next(rows, None))
        while True:
            line = rows.line_num + 1
            row = next(rows, None)
            if row is None:
                return found
            if any(cell.strip() for cell in row):
                found.append(_record(kind, name, line, header, row))
    except csv.Error as error:
        raise Unreadable(line, f"this is not valid CSV: {error}") from error


def _header(row: list[str] | None) -> list[str]:
    if not row or not any(cell.strip() for cell in row):
        raise Unreadable(1, "the first line does not name the columns")
    names = [cell.strip() for cell in row]
    if len(names) == 1:
        for sign, word in OTHER_SEPARATORS.items():
            if sign in names[0]:
                raise Unreadable(1, f"the columns are separated by {word}; separate them by commas")
    for number, column in enumerate(names, 1):
        if not column:
            raise Unreadable(1, f"column {number} has no name")
        if names.count(column) > 1:
            raise Unreadable(1, f"the column {column!r} stands twice")
    return names


def _record(kind: str, name: str, line: int, header: list[str], row: list[str]) -> Record | Fault:
    if len(row) != len(header):
        counted = f"{len(row)} values for {len(header)} columns"
        return Fault(name, line, counted, kind)
    for column, cell in zip(header, row, strict=True):
        if said := unprintable(cell):
            return Fault(name, line, f"{column}: {said}", kind)
    data = {column: cell.strip() or None for column, cell in zip(header, row, strict=True)}
    return Record(kind, name, line, data)
