# SPDX-License-Identifier: EUPL-1.2
"""A book as XLSX. Text is always text: no cell of it can become a formula."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation

from .model import LONGEST, SIGN, Book, Column, Kind, Row, Sheet, Value, letters
from .text import escaped
from .values import DIGITS

# As in the design system: ink, sand, ember.
INK, SAND, EMBER, PAPER, QUIET = "FF0F3A40", "FFF3EEE4", "FFB4411A", "FFFFFFFF", "FF5B6B6D"
WRONG = "FFFBE0D6"
FORMATS = {Kind.TEXT: "@", Kind.NUMBER: "General", Kind.DAY: "yyyy-mm-dd"}
# Rows below the last that can still be filled in with lists to choose from.
ROOM = 100_000
KEYS, TITLES, FIRST = 1, 2, 3
WIDEST_NOTE = 300


def write_xlsx(book: Book) -> bytes:
    """Raises `ValueError` for a cell that is too long to be kept."""
    workbook = Workbook(write_only=True)
    workbook.properties.creator = "Corridor"
    workbook.properties.title = book.title
    _Writer(workbook, book).write()
    held = io.BytesIO()
    workbook.save(held)
    return held.getvalue()


class _Writer:
    def __init__(self, workbook: Workbook, book: Book) -> None:
        self.workbook, self.book = workbook, book
        self.styles: dict[tuple[Any, ...], Any] = {}
        self.names = _names(book)

    def write(self) -> None:
        if self.book.guide:
            self._guide()
        for sheet in self.book.sheets:
            self._sheet(sheet)
        if self.book.lists:
            self._lists()
        self._about()

    def _cell(self, sheet: Any, value: Value, style: str, kind: Kind = Kind.TEXT) -> Any:
        """A cell of a style; each style is worked out once."""
        cell: Any = WriteOnlyCell(sheet)
        key = (style, kind)
        if isinstance(value, str):
            if len(value) > LONGEST:
                raise ValueError(f"a cell keeps {LONGEST} characters, not {len(value)}")
            cell.value = escaped(value)
            cell.data_type = "s"
        elif isinstance(value, Decimal):
            if DIGITS.create_decimal(value) == value:
                cell.value = value
            else:
                cell.value, cell.data_type = f"{value:f}", "s"
        elif isinstance(value, date):
            if value.year < 1901:
                cell.value, cell.data_type = value.isoformat(), "s"
            else:
                cell.value = value
        if key not in self.styles:
            _dress(cell, style, kind)
            self.styles[key] = cell._style
        else:
            cell._style = self.styles[key]
        return cell

    def _guide(self) -> None:
        sheet = self.workbook.create_sheet(self.names["guide"])
        sheet.sheet_view.showGridLines = False
        sheet.column_dimensions["A"].width = 100
        sheet.append([self._cell(sheet, self.book.title, "heading")])
        for line in self.book.guide:
            sheet.append([self._cell(sheet, line, "prose")])
        sheet.protection.sheet = True

    def _sheet(self, given: Sheet) -> None:
        sheet = self.workbook.create_sheet(self.names[given.key])
        sheet.freeze_panes = f"{letters(_frozen(given.columns))}{FIRST}"
        sheet.sheet_properties.tabColor = QUIET[2:] if given.readonly else INK[2:]
        sheet.row_dimensions[KEYS].hidden = True
        sheet.row_dimensions[TITLES].height = 32
        for place, column in enumerate(given.columns):
            self._lay_out(sheet, place, column, given)
        last = letters(len(given.columns) - 1)
        sheet.auto_filter.ref = f"A{TITLES}:{last}{max(FIRST, TITLES + len(given.rows))}"
        if not given.readonly:
            self._protect(sheet)
            self._offer(sheet, given)
        sheet.append(
            [self._cell(sheet, _full_key(given, column), "key") for column in given.columns]
        )
        titles = []
        for column in given.columns:
            locked = column.locked or given.readonly
            cell = self._cell(sheet, column.title, "title-locked" if locked else "title")
            if column.note:
                cell.comment = _comment(column.note)
            titles.append(cell)
        sheet.append(titles)
        for row in given.rows:
            sheet.append([self._value(sheet, given, column, row) for column in given.columns])

    def _lay_out(self, sheet: Any, place: int, column: Column, given: Sheet) -> None:
        dimension = sheet.column_dimensions[letters(place)]
        dimension.width, dimension.hidden = column.width, column.hidden
        dimension.number_format = FORMATS[column.kind]
        # What is empty below may be filled in, but for what only Corridor knows.
        dimension.protection = Protection(locked=column.hidden or given.readonly)

    def _value(self, sheet: Any, given: Sheet, column: Column, row: Row) -> Any:
        value = row.cells.get(column.key)
        locked = column.locked and not row.fresh
        style = "wrong" if column.key in row.marks else "locked" if locked else "open"
        if given.readonly:
            style = "locked"
        if (value is None or value == "") and style == "open":
            return None
        cell = self._cell(sheet, value, style, column.kind)
        if column.key in row.marks:
            cell.comment = _comment(row.marks[column.key])
        return cell

    def _protect(self, sheet: Any) -> None:
        """Against mishaps, without a password: whoever wants to can take it off."""
        guard = sheet.protection
        guard.sheet = True
        guard.formatCells = guard.formatColumns = guard.formatRows = False
        guard.insertRows = guard.sort = guard.autoFilter = False

    def _offer(self, sheet: Any, given: Sheet) -> None:
        """The lists that cells are chosen from, for all rows there are and may be."""
        places = list(self.book.lists)
        for place, column in enumerate(given.columns):
            entries = self.book.lists.get(column.choices, ("", ()))[1]
            if not entries:
                continue
            at = letters(places.index(column.choices))
            name = self.names["lists"].replace("'", "''")
            offer = DataValidation(
                type="list",
                formula1=f"'{name}'!${at}${FIRST}:${at}${TITLES + len(entries)}",
                allow_blank=True,
                showErrorMessage=column.strict,
                errorTitle=column.title[:32],
                error=column.note[:255] or None,
            )
            offer.add(f"{letters(place)}{FIRST}:{letters(place)}{ROOM}")
            sheet.data_validations.append(offer)

    def _lists(self) -> None:
        sheet = self.workbook.create_sheet(self.names["lists"])
        sheet.freeze_panes = f"A{FIRST}"
        sheet.row_dimensions[KEYS].hidden = True
        lists = list(self.book.lists.items())
        for place, (_key, (_title, entries)) in enumerate(lists):
            widest = max((len(entry) for entry in entries), default=12)
            sheet.column_dimensions[letters(place)].width = min(60, max(14, widest + 2))
        sheet.append([self._cell(sheet, f"lists.{key}", "key") for key, _list in lists])
        sheet.append([self._cell(sheet, title, "title-locked") for _key, (title, _e) in lists])
        for number in range(max(len(entries) for _key, (_title, entries) in lists)):
            sheet.append(
                [
                    self._cell(sheet, entries[number], "locked") if number < len(entries) else None
                    for _key, (_title, entries) in lists
                ]
            )
        sheet.protection.sheet = True

    def _about(self) -> None:
        sheet = self.workbook.create_sheet(self.names["about"])
        sheet.sheet_state = "hidden"
        sheet.append([self._cell(sheet, SIGN, "key")])
        for key, value in self.book.about.items():
            sheet.append([self._cell(sheet, key, "key"), self._cell(sheet, value, "key")])
        sheet.protection.sheet = True


def _full_key(sheet: Sheet, column: Column) -> str:
    """Empty for a column of somebody's own."""
    return "" if column.own else f"{sheet.key}.{column.key}"


def _frozen(columns: Any) -> int:
    """The column to the right of those that stay in sight: the first ones that are locked."""
    place = 0
    while place < len(columns) - 1 and columns[place].locked and place < 3:
        place += 1
    return place


def _comment(words: str) -> Comment:
    comment = Comment(escaped(words[:2000]), "Corridor")
    comment.width, comment.height = WIDEST_NOTE, min(400, 40 + 18 * (len(words) // 38 + 1))
    return comment


def _dress(cell: Any, style: str, kind: Kind) -> None:
    locked = style not in ("open", "wrong")
    cell.protection = Protection(locked=locked)
    cell.alignment = Alignment(vertical="top", wrap_text=style != "key")
    match style:
        case "heading":
            cell.font = Font(bold=True, size=16, color=INK)
        case "title":
            cell.font = Font(bold=True, color=PAPER)
            cell.fill = PatternFill("solid", fgColor=INK)
        case "title-locked":
            cell.font = Font(bold=True, color=INK)
            cell.fill = PatternFill("solid", fgColor=SAND)
        case "key":
            cell.font = Font(size=8, color=QUIET)
        case "locked":
            cell.font = Font(color=QUIET)
            cell.fill = PatternFill("solid", fgColor=SAND)
        case "wrong":
            cell.fill = PatternFill("solid", fgColor=WRONG)
            side = Side(style="medium", color=EMBER)
            cell.border = Border(left=side, right=side, top=side, bottom=side)
    if style in ("open", "wrong", "locked"):
        cell.number_format = FORMATS[kind]
        if kind is Kind.TEXT:
            # Also when somebody edits the cell: what it holds is text.
            cell.quotePrefix = True


def _names(book: Book) -> dict[str, str]:
    """Titles as the names of sheets: at most 31 signs, none twice, without those that Excel
    refuses."""
    wanted = {sheet.key: sheet.title for sheet in book.sheets}
    wanted |= {"guide": book.guide_title, "lists": book.lists_title, "about": "corridor"}
    names: dict[str, str] = {}
    for key, title in wanted.items():
        name = "".join(sign for sign in title if sign not in r"[]:*?/\'")[:31].strip() or key
        if name.casefold() in {each.casefold() for each in names.values()}:
            name = f"{name[:27]} {len(names)}"
        names[key] = name
    return names
