# SPDX-License-Identifier: EUPL-1.2
"""Bounds of periods that have both."""

from __future__ import annotations

from datetime import date

from corridor.values.periods import Period

# No round begins before the one or is due after the other.
EARLIEST, LATEST = date(1990, 1, 1), date(2200, 1, 1)


def first(period: Period) -> date:
    """Raises `ValueError` for a period without a start."""
    if period.start is None:
        raise ValueError("this period has no start")
    return period.start


def after(period: Period) -> date:
    """The first day after it. Raises `ValueError` for a period without an end."""
    if period.end is None:
        raise ValueError("this period has no end")
    return period.end
