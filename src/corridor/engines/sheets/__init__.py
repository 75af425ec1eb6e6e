# SPDX-License-Identifier: EUPL-1.2
"""Workbooks to fill in, as XLSX and CSV: see README.md beside this file."""

from corridor.engines.sheets import values
from corridor.engines.sheets.csv_files import write_csv, write_table
from corridor.engines.sheets.errors import CellFault, Unreadable
from corridor.engines.sheets.matching import Filled, FilledRow, Matched, match
from corridor.engines.sheets.model import (
    Book,
    Cell,
    Column,
    Fault,
    File,
    Kind,
    Row,
    Sheet,
    Sort,
    Table,
    Value,
    address,
    letters,
)
from corridor.engines.sheets.packed import LARGEST
from corridor.engines.sheets.reading import read
from corridor.engines.sheets.xlsx_writing import write_xlsx

__all__ = [
    "LARGEST",
    "Book",
    "Cell",
    "CellFault",
    "Column",
    "Fault",
    "File",
    "Filled",
    "FilledRow",
    "Kind",
    "Matched",
    "Row",
    "Sheet",
    "Sort",
    "Table",
    "Unreadable",
    "Value",
    "address",
    "letters",
    "match",
    "read",
    "values",
    "write_csv",
    "write_table",
    "write_xlsx",
]
