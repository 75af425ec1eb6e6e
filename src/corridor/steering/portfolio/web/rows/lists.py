# SPDX-License-Identifier: EUPL-1.2
"""The lists that a person fills in about an activity: one form for each row of each list.

A row names the key of the one that it changes, so that what the form does not show of it (its
sources) stays. Adding a row is a button that sends the form and brings it back with all that was
typed; a row that is emptied or ticked goes away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ...selectors.stating import Rows
from .base import Row
from .course import ExtensionRow, PhaseRow, SecondmentRow, StopRow
from .shares import CountryRow, MarkerRow, NodeRow, ParticipationRow, RegionRow, SectorRow

ROWS: dict[str, type[Row]] = {
    "participations": ParticipationRow,
    "countries": CountryRow,
    "regions": RegionRow,
    "nodes": NodeRow,
    "sectors": SectorRow,
    "markers": MarkerRow,
    "phases": PhaseRow,
    "extensions": ExtensionRow,
    "stops": StopRow,
    "secondments": SecondmentRow,
}
MOST = 100


@dataclass(slots=True)
class RowList:
    """One list of rows in the form: those that stand, what was typed, and an empty one."""

    name: str
    forms: list[Row]
    held: dict[int, Any]
    title: Any

    @classmethod
    def of(cls, name: str, held: Rows, data: Any = None, *, more: bool = False) -> RowList:
        """From what stands, or from what was sent; `more` adds an empty row."""
        kind = ROWS[name]
        made: list[Row] = []
        if data is None:
            for place, (key, row) in enumerate(held):
                made.append(kind(prefix=f"{name}-{place}", initial={"key": key, **kind.shown(row)}))
        else:
            by_key = dict(held)
            for place in range(_count(data.get(f"{name}-rows"))):
                prefix = f"{name}-{place}"
                row = by_key.get(_key(data.get(f"{prefix}-key")))
                shown = {} if row is None else kind.shown(row)
                made.append(kind(data, prefix=prefix, initial=shown))
        if more and len(made) < MOST:
            made.append(kind(prefix=f"{name}-{len(made)}"))
        return cls(name, made, dict(held), kind.title)

    @property
    def count(self) -> int:
        return len(self.forms)

    def valid(self) -> bool:
        wrong = [form for form in self.forms if not form.empty and not form.is_valid()]
        return not wrong

    def stated(self) -> list[tuple[Row, Any]]:
        """The rows as filled in, each with its form."""
        return [
            (form, form.stated(self.held.get(form.cleaned_data.get("key") or 0)))
            for form in self.forms
            if not form.empty
        ]


def _count(given: Any) -> int:
    text = str(given or "0")
    return min(int(text), MOST) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _key(given: Any) -> int:
    text = str(given or "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def all_of(rows: dict[str, Rows], data: Any = None, *, more: str = "") -> list[RowList]:
    return [RowList.of(name, rows.get(name, []), data, more=name == more) for name in ROWS]


def faults(lists: Sequence[RowList]) -> Iterator[tuple[Any, Any]]:
    """Every field with something wrong in it, and what."""
    for each in lists:
        for form in each.forms:
            if form.is_bound and not form.empty:
                for field in form:
                    for error in field.errors:
                        yield field, error
