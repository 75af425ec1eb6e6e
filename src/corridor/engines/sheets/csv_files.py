# SPDX-License-Identifier: EUPL-1.2
"""A book as CSV, one file a sheet in a ZIP file; and such files as somebody filled them in.

The first line says what the file is, the second holds the keys of the columns, the third their
titles. UTF-8 with a byte order mark, which spreadsheets recognise.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from .errors import Unreadable
from .model import SIGN, Book, Cell, Fault, File, Sheet, Sort, Table, Value
from .packed import Packed
from .text import guarded, unguarded
from .xlsx_reading import COLUMNS, ROWS

DELIMITERS = (",", ";", "\t")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# One moment for all files in it, so that the same book is the same bytes.
_STAMP = (1980, 1, 1, 0, 0, 0)
_LONGEST_CELL = 200_000


def write_csv(book: Book) -> bytes:
    """A ZIP file with "<key of the sheet>.csv" for each sheet, and "lists.csv"."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for sheet in book.sheets:
            content = b"\xef\xbb\xbf" + _sheet(book, sheet).encode()
            packed.writestr(zipfile.ZipInfo(f"{sheet.key}.csv", _STAMP), content)
        if book.lists:
            content = b"\xef\xbb\xbf" + _lists(book).encode()
            packed.writestr(zipfile.ZipInfo("lists.csv", _STAMP), content)
    return held.getvalue()


def write_table(sheet: Sheet, delimiter: str = ",") -> bytes:
    """A sheet to be read, as one CSV file: its titles and its rows, and nothing else."""
    held = io.StringIO(newline="")
    out = csv.writer(held, delimiter=delimiter, lineterminator="\r\n")
    out.writerow([guarded(column.title) for column in sheet.columns])
    for row in sheet.rows:
        out.writerow([_written(row.cells.get(column.key)) for column in sheet.columns])
    return b"\xef\xbb\xbf" + held.getvalue().encode()


def _sheet(book: Book, sheet: Sheet) -> str:
    held = io.StringIO(newline="")
    out = csv.writer(held, delimiter=book.delimiter, lineterminator="\r\n")
    said = [f"{key}={value}" for key, value in book.about.items()]
    out.writerow([guarded(each) for each in (SIGN, *said)])
    out.writerow([f"{sheet.key}.{column.key}" for column in sheet.columns])
    out.writerow([guarded(column.title) for column in sheet.columns])
    for row in sheet.rows:
        out.writerow([_written(row.cells.get(column.key)) for column in sheet.columns])
    return held.getvalue()


def _lists(book: Book) -> str:
    held = io.StringIO(newline="")
    out = csv.writer(held, delimiter=book.delimiter, lineterminator="\r\n")
    out.writerow([guarded(title) for title, _entries in book.lists.values()])
    entries = [found for _title, found in book.lists.values()]
    for number in range(max(len(found) for found in entries)):
        out.writerow([guarded(found[number]) if number < len(found) else "" for found in entries])
    return held.getvalue()


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value)


def read_csv(content: bytes, name: str) -> File:
    """One file. Raises `Unreadable`; `not_a_workbook` for one that is no text."""
    found = File("csv")
    text, guessed = _decoded(content)
    if guessed:
        found.notices.append(Fault("windows_1252", sheet=name))
    table, about = _table(text, name)
    found.about = about
    found.tables.append(table)
    return found


def read_packed_csv(packed: Packed) -> File:
    """All files ending in .csv of a ZIP file, which must say the same of what they are."""
    found = File("csv")
    for name in sorted(packed.names):
        base = name.rpartition("/")[2]
        if not base.lower().endswith(".csv") or base.startswith(".") or "__MACOSX" in name:
            continue
        one = read_csv(packed.read(name), base[:-4])
        if not one.about:
            continue
        if found.about and one.about != found.about:
            raise Unreadable("mixed")
        found.about = one.about
        found.tables += one.tables
        found.notices += one.notices
    if not found.tables:
        raise Unreadable("not_a_workbook")
    return found


def _decoded(content: bytes) -> tuple[str, bool]:
    """The text, and whether it is taken for Windows-1252 because it is not Unicode."""
    try:
        for mark, encoding in _BOMS:
            if content.startswith(mark):
                return content.decode(encoding), False
        return content.decode("utf-8"), False
    except UnicodeDecodeError:
        pass
    if b"\0" in content:
        raise Unreadable("not_a_workbook")
    try:
        return content.decode("cp1252"), True
    except UnicodeDecodeError:
        raise Unreadable("not_a_workbook") from None


def _table(text: str, name: str) -> tuple[Table, dict[str, str]]:
    table = Table(name)
    about: dict[str, str] = {}
    for number, fields in enumerate(_records(text), start=1):
        if len(fields) > COLUMNS:
            fields = _bounded(fields, name)
        if number == 1 and fields and fields[0].strip() == SIGN:
            parts = [unguarded(each).partition("=") for each in fields[1:]]
            about = {key: value for key, mark, value in parts if mark}
            continue
        cells = {place: _cell(said) for place, said in enumerate(fields) if said != ""}
        if cells:
            table.rows.append((number, cells))
            if len(table.rows) > ROWS:
                raise Unreadable("too_many_rows", sheet=name, most=ROWS)
    return table, about


def _bounded(fields: list[str], name: str) -> list[str]:
    """A spreadsheet may write many empty cells behind the last."""
    while fields and fields[-1] == "":
        fields.pop()
    if len(fields) > COLUMNS:
        raise Unreadable("too_many_columns", sheet=name, most=COLUMNS)
    return fields


def _records(text: str) -> Iterator[list[str]]:
    """Cells of each line; what parts them is told by the first line."""
    head = text[: text.find("\n")] if "\n" in text else text
    head = head[:10_000]
    after = head[len(SIGN) :].lstrip('"')[:1] if head.lstrip('"').startswith(SIGN) else ""
    if after not in DELIMITERS:
        after = max(DELIMITERS, key=head.count)
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=after)
    except csv.Error:
        raise Unreadable("damaged") from None
    finally:
        csv.field_size_limit(limit)


def _cell(said: str) -> Cell:
    if said.lstrip().startswith("="):
        return Cell(Sort.FORMULA, said, said)
    text = unguarded(said)
    return Cell(Sort.TEXT, text, text)
