# SPDX-License-Identifier: EUPL-1.2
"""When an activity runs, as far as its four dates tell."""

from __future__ import annotations

from datetime import date

from corridor.values.periods import Period

from .statements import ActivityStatement


def runs(
    *,
    planned_start: Period | None,
    actual_start: Period | None,
    planned_end: Period | None,
    actual_end: Period | None,
) -> Period | None:
    """From the earliest start to the latest end; what happened goes before what was planned.

    A bound that nobody stated is open; null when there is none at all, or when they are reversed.
    """
    start, end = actual_start or planned_start, actual_end or planned_end
    if start is None and end is None:
        return None
    first = None if start is None else start.start
    last = None if end is None else end.end
    if first is not None and last is not None and last <= first:
        return None
    return Period(first, last)


def reversed_dates(statement: ActivityStatement) -> str | None:
    """The end that surely lies before its start, if one does; what overlaps is not sure."""
    for start, end, name in (
        (statement.planned_start, statement.planned_end, "planned_end"),
        (statement.actual_start, statement.actual_end, "actual_end"),
    ):
        first, last = _first(start), _last(end)
        if first is not None and last is not None and last <= first:
            return name
    return None


def _first(period: Period | None) -> date | None:
    return None if period is None else period.start


def _last(period: Period | None) -> date | None:
    return None if period is None else period.end
