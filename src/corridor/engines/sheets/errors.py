# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a file or a cell. The engine names it; who uses it finds the words."""

from __future__ import annotations

from typing import Any


class Unreadable(ValueError):
    """A file cannot be read at all, or is not safe to read.

    `code` names the fault, `values` fill its words: `too_large` (most, in MB), `not_a_workbook`,
    `mixed` (files of several workbooks), `damaged`, `encrypted`, `old_format`, `open_document`,
    `macros`, `external_links`, `doctype`, `too_many_rows` (sheet, most), `too_many_columns` (sheet,
    most), `too_much` (most, in MB).
    """

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(f"{code} {values}" if values else code)
        self.code, self.values = code, values


class CellFault(ValueError):
    """A cell does not hold what its column takes; `code` and `values` as of `Unreadable`.

    `formula`, `error_value`, `number_unread`, `number_two_ways`, `number_too_long`,
    `percent_cell`, `day_for_number`, `day_unread`, `day_two_ways`, `day_short_year`,
    `number_for_day`, `choice_unread`, `text_too_long` (most), `sign_unread`.
    """

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(f"{code} {values}" if values else code)
        self.code, self.values = code, values
