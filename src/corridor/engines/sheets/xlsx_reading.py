# SPDX-License-Identifier: EUPL-1.2
"""XLSX as somebody filled it in: the cells of its sheets, and nothing else of it.

Read as a stream of SpreadsheetML (ECMA-376 part 1, chapter 18), in either of its namespaces, in
bounded memory and time. Dimensions that the file claims are not believed. Formulas are handed on
as such.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from .errors import CellFault, Unreadable
from .model import SIGN, Cell, File, Sort, Table
from .packed import Packed
from .text import unescaped
from .values import stored_number

# Of a sheet: rows and columns that hold something, and all cells that it writes down.
ROWS, COLUMNS, CELLS = 100_000, 300, 3_000_000
SHEETS = 50
ABOUT = 50
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DAYS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_PERCENTS = frozenset([9, 10])
_NOT_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


def read_xlsx(packed: Packed) -> File:
    """Raises `Unreadable`."""
    _refuse(packed)
    main = _main(packed)
    sheets, since_1904 = _sheets(packed, main)
    folder = posixpath.dirname(main)
    strings = _strings(packed, f"{folder}/sharedStrings.xml".lstrip("/"))
    formats = _formats(packed, f"{folder}/styles.xml".lstrip("/"))
    found = File("xlsx")
    for title, name, hidden in sheets:
        table = _Reader(title, hidden, strings, formats, since_1904).read(packed, name)
        if not _is_about(table):
            found.tables.append(table)
        elif not found.about:
            found.about = _about(table)
    return found


def _refuse(packed: Packed) -> None:
    for name in packed.names:
        lower = name.lower()
        if lower.endswith("vbaproject.bin") or "/macrosheets/" in lower:
            raise Unreadable("macros")
        if "/externallinks/" in lower:
            raise Unreadable("external_links")
    types: list[str] = []
    packed.parse(
        "[Content_Types].xml", lambda _tag, given: types.append(given.get("ContentType", ""))
    )
    if any("macroenabled" in each.lower() for each in types):
        raise Unreadable("macros")


def _relations(packed: Packed, name: str) -> dict[str, tuple[str, str]]:
    """Id -> the last word of its type, and the part that it leads to."""
    found: dict[str, tuple[str, str]] = {}
    folder = posixpath.dirname(posixpath.dirname(name))

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship" and given.get("TargetMode") != "External":
            target = given.get("Target", "")
            path = target if target.startswith("/") else posixpath.join("/", folder, target)
            kind = given.get("Type", "").rpartition("/")[2]
            found[given.get("Id", "")] = (kind, posixpath.normpath(path).lstrip("/"))

    if name in packed.names:
        packed.parse(name, start)
    return found


def _main(packed: Packed) -> str:
    for kind, path in _relations(packed, "_rels/.rels").values():
        if kind == "officeDocument" and path in packed.names:
            if posixpath.basename(path) != "workbook.xml":
                raise Unreadable("not_a_workbook")
            return path
    raise Unreadable("not_a_workbook")


def _sheets(packed: Packed, main: str) -> tuple[list[tuple[str, str, bool]], bool]:
    """Title, part and whether it is hidden, of each sheet; and whether days count from 1904."""
    rels = f"{posixpath.dirname(main)}/_rels/{posixpath.basename(main)}.rels".lstrip("/")
    relations = _relations(packed, rels)
    found: list[tuple[str, str, bool]] = []
    since: list[bool] = []

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "sheet":
            key = next((given[name] for name in given if name.rpartition(":")[2] == "id"), "")
            kind, path = relations.get(key, ("", ""))
            if kind == "worksheet" and path in packed.names:
                title = unescaped(given.get("name", ""))[:100]
                found.append((title, path, given.get("state", "visible") != "visible"))
        elif tag == "workbookPr":
            since.append(given.get("date1904", "0") in ("1", "true"))

    packed.parse(main, start)
    if not found:
        raise Unreadable("not_a_workbook")
    if len(found) > SHEETS:
        raise Unreadable("damaged")
    return found, any(since)


def _strings(packed: Packed, name: str) -> list[str]:
    """The texts that sheets share; of one in several styles all, without how it is spoken."""
    found: list[str] = []
    if name not in packed.names:
        return found
    parts: list[str] = []
    depth = {"t": 0, "rPh": 0}

    def start(tag: str, _given: dict[str, str]) -> None:
        if tag == "si":
            parts.clear()
        elif tag in depth:
            depth[tag] += 1

    def end(tag: str) -> None:
        if tag == "si":
            found.append(unescaped("".join(parts)))
        elif tag in depth:
            depth[tag] -= 1

    def data(text: str) -> None:
        if depth["t"] and not depth["rPh"]:
            parts.append(text)

    packed.parse(name, start, end, data)
    return found


def _formats(packed: Packed, name: str) -> list[Sort]:
    """What a number is, by the style of its cell."""
    found: list[Sort] = []
    if name not in packed.names:
        return found
    own: dict[str, str] = {}
    inside: list[bool] = [False]

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "numFmt":
            own[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif tag == "cellXfs":
            inside[0] = True
        elif tag == "xf" and inside[0]:
            found.append(_sort_of(given.get("numFmtId", "0"), own))

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside[0] = False

    packed.parse(name, start, end)
    return found


def _sort_of(key: str, own: dict[str, str]) -> Sort:
    if key in own:
        shape = _NOT_FORMAT.sub("", own[key]).lower()
        if shape.strip() == "general":
            return Sort.NUMBER
        if "%" in shape:
            return Sort.PERCENT
        return Sort.DAY if re.search("[dyjamh]", shape.partition(";")[0]) else Sort.NUMBER
    if not key.isdecimal():
        return Sort.NUMBER
    number = int(key)
    return Sort.DAY if number in _DAYS else Sort.PERCENT if number in _PERCENTS else Sort.NUMBER


class _Reader:
    """The cells of one sheet, as they go by."""

    def __init__(
        self, title: str, hidden: bool, strings: list[str], formats: list[Sort], since_1904: bool
    ) -> None:
        self.table = Table(title, hidden=hidden)
        self.strings, self.formats = strings, formats
        self.start_of_days = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
        self.row, self.column, self.count = 0, -1, 0
        self.cells: dict[int, Cell] = {}
        self.kind, self.style = "n", 0
        self.taking: str | None = None
        self.spoken = 0
        self.value: list[str] = []
        self.formula: list[str] | None = None

    def read(self, packed: Packed, name: str) -> Table:
        packed.parse(name, self.start, self.end, self.data)
        self._keep_row()
        return self.table

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "c":
            self.count += 1
            if self.count > CELLS:
                raise Unreadable("too_many_rows", sheet=self.table.title, most=ROWS)
            self._place(given.get("r"))
            self.kind = given.get("t", "n")
            style = given.get("s", "0")
            self.style = int(style) if style.isdecimal() and len(style) < 7 else 0
            self.value, self.formula = [], None
        elif tag == "row":
            self._keep_row()
            said = given.get("r")
            self.row = int(said) if said and said.isdecimal() and len(said) < 9 else self.row + 1
            self.count += 1
            if not 1 <= self.row <= _LAST_ROW or self.count > CELLS:
                raise Unreadable("too_many_rows", sheet=self.table.title, most=ROWS)
        elif tag in ("v", "t"):
            self.taking = tag
        elif tag == "f":
            self.taking, self.formula = tag, []
        elif tag == "rPh":
            self.spoken += 1

    def end(self, tag: str) -> None:
        if tag == "c":
            self._keep_cell()
        elif tag in ("v", "t", "f"):
            self.taking = None
        elif tag == "rPh":
            self.spoken -= 1

    def data(self, text: str) -> None:
        if self.taking == "f":
            assert self.formula is not None
            self.formula.append(text)
        elif self.taking and not self.spoken:
            self.value.append(text)

    def _place(self, reference: str | None) -> None:
        if reference is None:
            self.column += 1
        else:
            found = _REFERENCE.fullmatch(reference)
            if not found:
                raise Unreadable("damaged")
            column = 0
            for sign in found[1]:
                column = column * 26 + ord(sign) - 64
            self.column = column - 1
        if not 0 <= self.column < _LAST_COLUMN:
            raise Unreadable("damaged")

    def _keep_cell(self) -> None:
        if self.formula is not None:
            said = "=" + "".join(self.formula)
            self.cells[self.column] = Cell(Sort.FORMULA, said, said)
            return
        raw = "".join(self.value)
        if raw == "":
            return
        made = _MAKERS.get(self.kind, _Reader._number)(self, raw)
        if made.value != "":
            self.cells[self.column] = made

    def _keep_row(self) -> None:
        self.column = -1
        if not self.cells:
            return
        if len(self.cells) > COLUMNS or max(self.cells) >= 4 * COLUMNS:
            raise Unreadable("too_many_columns", sheet=self.table.title, most=COLUMNS)
        if len(self.table.rows) >= ROWS:
            raise Unreadable("too_many_rows", sheet=self.table.title, most=ROWS)
        if self.table.rows and self.row <= self.table.rows[-1][0]:
            raise Unreadable("damaged")
        self.table.rows.append((self.row, self.cells))
        self.cells = {}

    def _shared(self, raw: str) -> Cell:
        if not raw.isdecimal() or len(raw) > 9 or int(raw) >= len(self.strings):
            raise Unreadable("damaged")
        text = self.strings[int(raw)]
        return Cell(Sort.TEXT, text, text)

    def _text(self, raw: str) -> Cell:
        text = unescaped(raw)
        return Cell(Sort.TEXT, text, text)

    def _truth(self, raw: str) -> Cell:
        return Cell(Sort.TRUTH, raw.strip() == "1", raw.strip())

    def _error(self, raw: str) -> Cell:
        return Cell(Sort.FAULT, raw, raw)

    def _day(self, raw: str) -> Cell:
        try:
            value = date.fromisoformat(raw.strip()[:10])
        except ValueError:
            return Cell(Sort.TEXT, raw, raw)
        return Cell(Sort.DAY, value, value.isoformat())

    def _number(self, raw: str) -> Cell:
        try:
            value = stored_number(raw)
        except CellFault:
            return Cell(Sort.TEXT, raw, raw)
        sort = self.formats[self.style] if self.style < len(self.formats) else Sort.NUMBER
        if sort is Sort.DAY:
            return self._serial(value, raw)
        shown = f"{value * 100:f}%" if sort is Sort.PERCENT else f"{value:f}"
        return Cell(sort, value, shown)

    def _serial(self, value: Decimal, raw: str) -> Cell:
        """A day as its number; in the system of 1900 there is a 29 February of that year, which
        never was: before it the numbers are one day off."""
        count = int(value)
        if self.start_of_days.year == 1899 and count < 60:
            count += 1
        try:
            found = self.start_of_days + timedelta(days=count)
        except OverflowError:
            return Cell(Sort.TEXT, raw, raw)
        if value < 1:
            return Cell(Sort.TEXT, raw, raw)
        return Cell(Sort.DAY, found, found.isoformat())


_MAKERS: dict[str, Callable[[_Reader, str], Cell]] = {
    "s": _Reader._shared,
    "inlineStr": _Reader._text,
    "str": _Reader._text,
    "b": _Reader._truth,
    "e": _Reader._error,
    "d": _Reader._day,
}


def _is_about(table: Table) -> bool:
    """The hidden sheet that says what the file is."""
    if not table.rows or len(table.rows) > ABOUT:
        return False
    first = table.rows[0][1].get(0)
    return first is not None and first.sort is Sort.TEXT and first.value == SIGN


def _about(table: Table) -> dict[str, str]:
    return {
        cells[0].raw: cells[1].raw for _number, cells in table.rows[1:] if 0 in cells and 1 in cells
    }
