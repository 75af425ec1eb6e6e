# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a workbook or a cell, and how to mend it, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from corridor.engines.sheets import CellFault, Fault, Unreadable

from ...rules.workbooks import Misfit

FILES = {
    "too_large": _("This file is larger than %(most)s MB. Take out what does not belong in it."),
    "not_a_workbook": _("This is no workbook. Upload the XLSX or CSV file that you filled in."),
    "mixed": _("These CSV files are of different workbooks. Pack those of one."),
    "damaged": _(
        "This file is damaged. Open it in your spreadsheet program, save it anew as XLSX and "
        "upload that one."
    ),
    "encrypted": _(
        "This file is protected by a password. Take the password off, save it and upload it again."
    ),
    "old_format": _("This is a workbook of the old sort (XLS). Save it as XLSX and upload that."),
    "open_document": _("This is an OpenDocument file. Save it as XLSX and upload that."),
    "macros": _(
        "This workbook holds macros, which are not taken. Save it as XLSX, without macros, and "
        "upload that."
    ),
    "external_links": _(
        "This workbook takes values from other workbooks. Paste these as values, break the links, "
        "and upload it again."
    ),
    "doctype": _("This file holds what no spreadsheet program writes. It is not taken."),
    "too_many_rows": _(
        "The sheet “%(sheet)s” has more than %(most)s rows. Delete the empty rows below, or "
        "upload it in parts."
    ),
    "too_many_columns": _(
        "The sheet “%(sheet)s” has more than %(most)s columns that are filled. Take out those that "
        "do not belong in it."
    ),
    "too_much": _("This file holds more than %(most)s MB when it is unpacked. It is not taken."),
}
CELLS = {
    "formula": _("This is a formula. Copy the cell and paste its value in its place."),
    "error_value": _("This is an error of the spreadsheet. Write the value itself."),
    "number_unread": _("This is no number; write digits, as in 2089 or 0.25."),
    "number_two_ways": _(
        "This can be read in two ways, as thousands or as decimals; write only digits, and "
        "decimals after a point or comma."
    ),
    "number_too_long": _("This number is too long."),
    "percent_cell": _("This cell is laid out as a percentage. Write 50 for 50%%, as a number."),
    "day_for_number": _("This is a day, and a number is asked for. Set the cell to “number”."),
    "day_unread": _("This is no day of the calendar; write it as 2011-03-04."),
    "day_two_ways": _("Day and month can be read in two ways; write it as 2011-03-04."),
    "day_short_year": _("Write the year with four digits, as in 2011-03-04."),
    "number_for_day": _("This is a number, and a day is asked for; write it as 2011-03-04."),
    "choice_unread": _("This is not one of the list; choose one of it."),
    "text_too_long": _("Write at most %(most)s characters."),
    "sign_unread": _("This text holds a sign that cannot be kept. Write it anew."),
    "moment_unread": _("This is no day, month or year; write 2011-03-04, 2011-03 or 2011."),
    "organisation_unread": _(
        "There is no organisation of this name or code; choose one of the list, or have it added "
        "first."
    ),
    "activity_unread": _(
        "This round asks about no activity of this name, or about more than one; choose one of "
        "the list."
    ),
    "record_unread": _("Write the key of the record, as the sheet of what is on record has it."),
}
PLACES = {
    "keys_missing": _(
        "The hidden row with the keys of the columns is gone from this sheet, so it is not known "
        "what stands where. Download the workbook anew and copy your cells into it."
    ),
    "titles_missing": _(
        "Below the keys, the row with the titles of the columns is gone, or all of them were "
        "changed. Put it back as it was, so that no row of yours is taken for it."
    ),
    "column_missing": _(
        "The column “%(name)s” is missing. Put it back, with its key above the title, or download "
        "the workbook anew and copy your cells into it."
    ),
    "column_twice": _("The column “%(name)s” stands twice. Delete one of them."),
    "column_unknown": _(
        "There is no column with the key “%(name)s”. Put the key back as it was, or download the "
        "workbook anew."
    ),
    "column_unread": _(
        "The column “%(name)s” is not one of this workbook; what stands in it is not read."
    ),
    "sheet_twice": _("This sheet stands twice. Delete one of them."),
    "sheet_missing": _("The sheet “%(sheet)s” is not there; what it is about stays as it is."),
    "sheet_unread": _("This sheet is not one of this workbook; it is not read."),
    "windows_1252": _(
        "This file is not in Unicode (UTF-8) and was read as Windows-1252. See that letters with "
        "accents are right."
    ),
}
MISFITS = {
    Misfit.UNKNOWN: _(
        "This file does not say what it is: it was not downloaded here, or its hidden sheet or "
        "first line is gone. Download the workbook of this round and copy your cells into it."
    ),
    Misfit.CHANGED: _(
        "What this file says of itself was changed. Download the workbook of this round and copy "
        "your cells into it."
    ),
    Misfit.OTHER_KIND: _("This is a workbook of another sort. Download the one of this round."),
    Misfit.OLDER: _(
        "This workbook is of an older layout. Download the workbook of this round and copy your "
        "cells into it."
    ),
    Misfit.NEWER: _(
        "This workbook is of a layout that this site does not know yet. Download the workbook of "
        "this round and copy your cells into it."
    ),
    Misfit.OTHER_ROUND: _(
        "This is the workbook of another period (%(period)s). Download the workbook of this "
        "round; the other one belongs to its own round."
    ),
    Misfit.OTHER_PARTNER: _(
        "This is the workbook of another partner (%(partner)s, %(period)s). Download the workbook "
        "of this round."
    ),
}


def of_file(error: Unreadable) -> str:
    return str(FILES[error.code]) % error.values


def of_cell(error: CellFault) -> str:
    return str(CELLS[error.code]) % (error.values or {"": ""})


def of_place(fault: Fault) -> str:
    values: dict[str, Any] = {"sheet": fault.sheet, "name": "", **fault.values}
    return str(PLACES[fault.code]) % values


def of_misfit(found: Misfit, said: Mapping[str, str]) -> str:
    """`said` is what the file says of itself."""
    period = said.get("period", "").replace("/", " – ")[:60]
    values = {"period": period or "?", "partner": said.get("partner_name", "")[:100] or "?"}
    return str(MISFITS[found]) % values
