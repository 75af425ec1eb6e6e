# SPDX-License-Identifier: EUPL-1.2
"""A list as a file: all its rows, under the same question, as CSV or JSON.

The file is composed before it is sent: a fault gives an error, not half a file.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.text import slugify

from corridor.values.answers import Answer
from corridor.values.citations import Citation
from corridor.values.money import Money
from corridor.values.periods import Period, Validity
from corridor.values.shares import Share

from .. import words
from ..parts import Cell
from .columns import Column

# A spreadsheet takes a cell that begins so for a formula, and would run it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defused(text: str) -> str:
    """Text that a spreadsheet never computes: an apostrophe goes before the sign of a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_csv(columns: Sequence[Column], rows: Iterable[Any]) -> str:
    """CSV with a head, in the order of the columns; `\ufeff` first, so that Excel reads UTF-8.

    Numbers have a point and no separators, days are ISO 8601, what is not stated is empty. An
    amount takes two columns: the number and its currency.
    """
    shown = [column for column in columns if column.export is not False]
    table = [[column.exported(row) for column in shown] for row in rows]
    amounts = [any(isinstance(row[place], Money) for row in table) for place in range(len(shown))]
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    head: list[str] = []
    for column, amount in zip(shown, amounts, strict=True):
        title = words.plain(column.title)
        head += [title, f"{title} (ISO 4217)"] if amount else [title]
    writer.writerow([defused(title) for title in head])
    for row in table:
        line: list[str] = []
        for value, amount in zip(row, amounts, strict=True):
            if amount and isinstance(value, Money):
                line += [f"{value.amount:f}", value.currency]
            elif amount:
                line += [_csv(value), ""]
            else:
                line.append(_csv(value))
        writer.writerow(line)
    return out.getvalue()


def _csv(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return Answer.of(value).value
        case int() | float():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case Share():
            return f"{value.percent:f}"
        case Answer():
            return value.value
        case Money():
            return f"{value.amount:f} {value.currency}"
        case Cell():
            return _csv(value.value)
        case list() | tuple():
            return defused("; ".join(_csv(part) for part in value))
        case Citation():
            return defused(str(value))
    return defused(words.plain(value))


def as_json(columns: Sequence[Column], rows: Iterable[Any], *, title: str, url: str) -> str:
    """JSON with the question's address and one object for each row, keyed by the columns' keys."""
    shown = [column for column in columns if column.export is not False]
    table = [{column.key: _json(column.exported(row)) for column in shown} for row in rows]
    return json.dumps(
        {
            "title": title,
            "url": url,
            "count": len(table),
            "columns": [
                {"key": column.key, "title": words.plain(column.title)} for column in shown
            ],
            "rows": table,
        },
        ensure_ascii=False,
        indent=2,
    )


def _json(value: Any) -> Any:
    match value:
        case None | bool() | int() | float():
            return value
        case Decimal():
            return f"{value:f}"
        case Money():
            return {"amount": f"{value.amount:f}", "currency": value.currency}
        case Share():
            return {
                "numerator": f"{value.numerator:f}",
                "denominator": f"{value.denominator:f}",
            }
        case Answer():
            return value.value
        case date():
            return value.isoformat()
        case Validity():
            return {
                "possible": _json(value.possible),
                "certain": None if value.certain is None else _json(value.certain),
            }
        case Period():
            return {"start": _json(value.start), "end": _json(value.end)}
        case Citation():
            return str(value)
        case Cell():
            return _json(value.value)
        case Mapping():
            return {str(key): _json(part) for key, part in value.items()}
        case list() | tuple():
            return [_json(part) for part in value]
    return str(value)


def file_name(title: str, ending: str) -> str:
    return f"{slugify(title) or 'list'}.{ending}"
