# SPDX-License-Identifier: EUPL-1.2
"""What a change is, and how two snapshots of a row differ."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from psycopg.types.range import Range


class Actor(Protocol):
    """Somebody who does something: an account. `None` in its place is the system itself."""

    @property
    def pk(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One event of a row: `action` is insert, update or delete; `who` is the account's key."""

    when: datetime
    who: Any | None
    action: str
    reason: str | None
    fields: tuple[FieldChange, ...]


def differences(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> tuple[FieldChange, ...]:
    """The fields whose values differ, in their order; `None` in place of a row that is not there.

    A field that is null on both sides, or on the only side there is, did not change.
    """
    old, new = before or {}, after or {}
    return tuple(
        FieldChange(name, old.get(name), new.get(name))
        for name in {**old, **new}
        if old.get(name) != new.get(name)
    )


_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def as_copied(value: Any) -> str:
    """A value as a column in the text format of PostgreSQL's COPY.

    Text, numbers, days, moments, ranges, lists of these, and mappings (as JSON); null is \\N.
    Raises `TypeError` for anything else, and `ValueError` for text with a NUL.
    """
    shown = _SHOWN.get(type(value))
    if shown is None:
        shown = next((of for sort, of in _SORTS if isinstance(value, sort)), None)
        if shown is None:
            raise TypeError(f"{type(value).__name__} is not a value of a column")
        _SHOWN[type(value)] = shown
    return shown(value)


def column_copied(values: Sequence[Any]) -> Iterable[str]:
    """As `as_copied` for many values of one column, which are mostly of one sort."""
    sorts = {*map(type, values)}
    if len(sorts) > 1:
        return map(as_copied, values)
    (sort,) = sorts
    if sort is str and not _MARKS.search("".join(values)):
        return values
    if sort in _PLAIN:
        return map(str, values)
    return map(_SHOWN.get(sort, as_copied), values)


# What may not stand in a column as it is.
_MARKS = re.compile("[\\\\\t\n\r\0]")
_PLAIN = frozenset({int, Decimal, date})


def _text(value: str) -> str:
    if "\0" in value:
        raise ValueError("text holds a NUL")
    return value if value.isalnum() else value.translate(_ESCAPED)


def _json(value: Mapping[str, Any]) -> str:
    return _text(json.dumps(dict(value), ensure_ascii=False))


def _range(value: Range[Any]) -> str:
    if value.isempty:
        return "empty"
    low = "" if value.lower is None else str(value.lower)
    high = "" if value.upper is None else str(value.upper)
    return f"{value.bounds[0]}{low},{high}{value.bounds[1]}"


def _list(value: list[Any] | tuple[Any, ...]) -> str:
    if not value:
        return "{}"
    return _text("{" + ",".join(map(_item, value)) + "}")


def _item(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


_SHOWN: dict[type, Callable[[Any], str]] = {
    type(None): lambda value: "\\N",
    bool: lambda value: "t" if value else "f",
    str: _text,
    int: str,
    Decimal: str,
    date: date.isoformat,
    datetime: datetime.isoformat,
    list: _list,
    tuple: _list,
}
_SORTS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (str, lambda value: _text(str(value))),
    (Range, _range),
    (Mapping, _json),
)
