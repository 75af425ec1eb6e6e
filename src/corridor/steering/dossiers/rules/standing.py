# SPDX-License-Identifier: EUPL-1.2
"""Which of several rows that are never changed counts: decisions on a day, steps by now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar


class Deciding(Protocol):
    """A decision: in force from `starts` until `ends` (exclusive; null: until another comes)."""

    @property
    def pk(self) -> Any: ...
    @property
    def starts(self) -> date: ...
    @property
    def ends(self) -> date | None: ...


class Superseding(Protocol):
    @property
    def pk(self) -> Any: ...
    @property
    def supersedes_id(self) -> Any: ...


Decision = TypeVar("Decision", bound=Deciding)
Row = TypeVar("Row", bound=Superseding)


def in_force(decisions: Sequence[Decision], day: date) -> Decision | None:
    """The decision that counts on the day, of those on one clause and country.

    The one recorded last of those that had begun takes the place of all before it; when it has
    ended none is in force, also if an earlier one had no end.
    """
    begun = [each for each in decisions if each.starts <= day]
    if not begun:
        return None
    last = max(begun, key=lambda each: each.pk)
    return None if last.ends is not None and last.ends <= day else last


def standing(rows: Iterable[Row]) -> list[Row]:
    """Rows that no other corrects, in the order in which they were recorded."""
    every = sorted(rows, key=lambda row: row.pk)
    corrected = {row.supersedes_id for row in every}
    return [row for row in every if row.pk not in corrected]
