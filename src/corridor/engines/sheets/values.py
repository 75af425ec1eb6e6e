# SPDX-License-Identifier: EUPL-1.2
"""What a cell says, as text, number, day or choice. What reads in two ways is never guessed.

An empty cell (null) is null. All raise `CellFault`. Nothing evaluates a formula, and the result
that a spreadsheet kept beside it is not used either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Context, Decimal, InvalidOperation

from .errors import CellFault
from .model import Cell, Sort

# A spreadsheet keeps fifteen digits; what it writes beyond them is noise of its arithmetic.
DIGITS = Context(prec=15)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'\u2019]")
_SIGNED = re.compile(r"([+\-\u2212]?)(.*)", re.S)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_OTHER = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{2,4})")


def _checked(cell: Cell) -> Cell:
    if cell.sort is Sort.FORMULA:
        raise CellFault("formula")
    if cell.sort is Sort.FAULT:
        raise CellFault("error_value")
    return cell


def text(cell: Cell | None, most: int = 0) -> str:
    """Without white space around it; empty for none. `most` bounds its length."""
    if cell is None:
        return ""
    value = _checked(cell).value
    if isinstance(value, str):
        said = value.replace("\r\n", "\n").strip()
        if "\0" in said:
            raise CellFault("sign_unread")
    else:
        said = cell.raw.strip()
    if most and len(said) > most:
        raise CellFault("text_too_long", most=most)
    return said


def number(cell: Cell | None) -> Decimal | None:
    if cell is None:
        return None
    value = _checked(cell).value
    if cell.sort is Sort.PERCENT:
        raise CellFault("percent_cell")
    if cell.sort is Sort.DAY:
        raise CellFault("day_for_number")
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str):
        raise CellFault("number_unread")
    return typed_number(value)


def typed_number(typed: str) -> Decimal | None:
    """A number as people type it in Dutch, French or English; null for nothing typed.

    Spaces or apostrophes part thousands; a point or comma parts thousands or decimals. One mark
    before three digits ("1.234") may be either: `number_two_ways`.
    """
    found = _SIGNED.fullmatch(_SPACES.sub("", typed))
    assert found is not None
    sign, body = found[1], found[2]
    if not sign and not body:
        return None
    if len(body) > 40:
        raise CellFault("number_too_long")
    whole, decimals = _split(body)
    if not re.fullmatch(r"[0-9]+", whole or "0") or not re.fullmatch(r"[0-9]*", decimals):
        raise CellFault("number_unread")
    if not whole and not decimals:
        raise CellFault("number_unread")
    minus = "-" if sign in ("-", "\u2212") else ""
    return (
        Decimal(f"{minus}{whole or '0'}.{decimals or '0'}")
        if decimals
        else Decimal(f"{minus}{whole}")
    )


def _split(body: str) -> tuple[str, str]:
    """Whole part and decimals."""
    marks = [sign for sign in body if sign in ".,"]
    if not marks:
        return body, ""
    kinds = set(marks)
    if len(kinds) == 2:
        last = marks[-1]
        thousands = "." if last == "," else ","
        whole, _mark, decimals = body.rpartition(last)
        if marks.count(last) > 1 or not re.fullmatch(
            rf"[0-9]{{1,3}}({re.escape(thousands)}[0-9]{{3}})+", whole
        ):
            raise CellFault("number_unread")
        return whole.replace(thousands, ""), decimals
    mark = marks[0]
    if len(marks) > 1:
        if not re.fullmatch(rf"[1-9][0-9]{{0,2}}({re.escape(mark)}[0-9]{{3}})+", body):
            raise CellFault("number_unread")
        return body.replace(mark, ""), ""
    whole, _mark, decimals = body.partition(mark)
    if len(decimals) == 3 and len(whole) <= 3 and whole not in ("", "0"):
        raise CellFault("number_two_ways")
    return whole, decimals


def stored_number(raw: str) -> Decimal:
    """A number as a spreadsheet stores it, in the fifteen digits that it shows."""
    try:
        value = DIGITS.create_decimal(raw.strip())
    except InvalidOperation:
        raise CellFault("number_unread") from None
    if not value.is_finite() or abs(value.adjusted()) > 40:
        raise CellFault("number_too_long")
    return Decimal(f"{value:f}")


def day(cell: Cell | None, *, day_first: bool = False) -> date | None:
    """A cell with a day, or text: 2011-03-04, 4-3-2011, 4.3.2011, 4/3/2011.

    With strokes, days and months stand in either order: where both could be meant it is
    `day_two_ways`, unless the reader's language puts the day first.
    """
    if cell is None:
        return None
    value = _checked(cell).value
    if isinstance(value, date):
        return value
    if isinstance(value, (Decimal, bool)):
        raise CellFault("number_for_day")
    return typed_day(value, day_first=day_first)


def typed_day(typed: str, *, day_first: bool = False) -> date | None:
    said = typed.strip()
    if not said:
        return None
    found = _ISO.fullmatch(said)
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    found = _OTHER.fullmatch(said)
    if not found:
        raise CellFault("day_unread")
    if len(found[4]) != 4:
        raise CellFault("day_short_year")
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "/" and not day_first and one != other:
        if one <= 12 and other <= 12:
            raise CellFault("day_two_ways")
        if other > 12:
            one, other = other, one
    return _day(year, other, one)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise CellFault("day_unread") from None


def choice(cell: Cell | None, known: Mapping[str, str]) -> str:
    """The code that a cell names; `known` leads from what may be typed, case-folded, to codes.

    Empty for an empty cell. Raises `CellFault`, `choice_unread`.
    """
    said = text(cell)
    if not said:
        return ""
    code = known.get(" ".join(said.casefold().split()))
    if code is None:
        raise CellFault("choice_unread")
    return code
