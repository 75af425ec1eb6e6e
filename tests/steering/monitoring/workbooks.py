# SPDX-License-Identifier: EUPL-1.2
"""Filling in a workbook as a partner does, with openpyxl for a spreadsheet program."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from openpyxl import load_workbook

from corridor.engines.sheets import write_xlsx
from corridor.steering.monitoring.public import book_of, keep_workbook

NAMES = {
    "activities": "Activities",
    "transactions": "Transactions",
    "results": "Results",
    "record": "On record",
}


class Desk:
    """A workbook that is open: cells by sheet, row (from 0 below the titles) and key."""

    def __init__(self, content: bytes) -> None:
        self.book = load_workbook(io.BytesIO(content))

    def sheet(self, key: str) -> Any:
        for sheet in self.book.worksheets:
            if str(sheet["A1"].value or "").startswith(f"{key}."):
                return sheet
        raise KeyError(key)

    def column(self, sheet: str, key: str) -> int:
        for cell in self.sheet(sheet)[1]:
            if cell.value == f"{sheet}.{key}":
                return cell.column
        raise KeyError(key)

    def cell(self, sheet: str, row: int, key: str) -> Any:
        return self.sheet(sheet).cell(row + 3, self.column(sheet, key))

    def put(self, sheet: str, row: int, **values: Any) -> None:
        for key, value in values.items():
            cell = self.cell(sheet, row, key)
            cell.value = value
            if isinstance(value, str) and value.startswith("text:"):
                cell.value, cell.data_type = value[5:], "s"

    def rows(self, sheet: str, key: str) -> list[Any]:
        found = self.sheet(sheet)
        place = self.column(sheet, key)
        return [found.cell(row, place).value for row in range(3, found.max_row + 1)]

    def row_of(self, sheet: str, key: str, value: Any) -> int:
        return self.rows(sheet, key).index(value)

    def content(self) -> bytes:
        held = io.BytesIO()
        self.book.save(held)
        return held.getvalue()


def download(round: Any, user: Any, lang: str = "en") -> bytes:
    return write_xlsx(book_of(round, user, lang))


def upload(round: Any, user: Any, content: bytes, name: str = "mine.xlsx") -> Any:
    return keep_workbook(
        round=round, file=io.BytesIO(content), name=name, size=len(content), by=user
    )


def filled(round: Any, user: Any, change: Callable[[Desk], None], lang: str = "en") -> Any:
    """A workbook downloaded, changed and uploaded."""
    desk = Desk(download(round, user, lang))
    change(desk)
    return upload(round, user, desk.content())
