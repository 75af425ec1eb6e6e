# SPDX-License-Identifier: EUPL-1.2
"""What roles allow: plain Python."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody has today; `organisation` is its key, null for Corridor as a whole."""

    role: str
    organisation: Any


def at_one(held: Iterable[Held], organisation: Any) -> tuple[Held, ...]:
    """The roles that are held at one organisation; null is Corridor as a whole."""
    return tuple(one for one in held if one.organisation == organisation)


def allows(
    permission: str,
    held: Iterable[Held],
    *,
    about: Any,
    table: Mapping[str, Collection[str]],
    own_only: Collection[str],
) -> bool:
    """Whether one of the roles allows it.

    `about` is the key of the organisation that the thing asked about belongs to, null where it
    belongs to none or nothing was named. A role of `own_only` allows its permissions about its own
    organisation alone, so never when `about` is null; the other roles allow theirs everywhere.
    """
    return any(
        permission in table.get(one.role, ())
        and (one.role not in own_only or (about is not None and about == one.organisation))
        for one in held
    )


def everywhere(
    held: Iterable[Held], *, table: Mapping[str, Collection[str]], own_only: Collection[str]
) -> frozenset[str]:
    """All permissions that do not depend on whose the thing is."""
    return frozenset(
        permission
        for one in held
        if one.role not in own_only
        for permission in table.get(one.role, ())
    )


def letter_due(rhythm: str, last: date | None, day: date) -> bool:
    """Whether somebody's letter is due on a day, by the day of the last one (null for none).

    A weekly one is due once from Monday to Sunday: on Monday, or on the first day on which it can
    be sent.
    """
    if rhythm == "daily":
        return last is None or last < day
    if rhythm == "weekly":
        return last is None or last < day - timedelta(days=day.weekday())
    return False
