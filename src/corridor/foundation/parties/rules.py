# SPDX-License-Identifier: EUPL-1.2
"""How organisations hang together: plain Python."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from corridor.values.answers import Answer
from corridor.values.periods import Period, Validity

CODE = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
SCHEME = r"^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$"


class DatedName(Protocol):
    alias: bool

    @property
    def validity(self) -> Validity: ...


Name = TypeVar("Name", bound=DatedName)


def sort_key(text: str) -> str:
    """Letters without accents and case, for an order that no collation of the server can disturb.

    >>> sort_key("Élan d’Afrique")
    'elan dafrique'
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    kept = (char for char in folded if char.isalnum() or char.isspace() or char == "-")
    return " ".join("".join(kept).replace("-", " ").split())[:400]


def current_name(names: Iterable[Name], day: date | None = None) -> Name | None:
    """The name of a day (by default today): a sure one before a possible one before the last known.

    An alias only where there is nothing else.
    """
    on = day or date.today()  # noqa: DTZ011 - names change by the day of the calendar

    def rank(name: Name) -> tuple[bool, int, date]:
        answer = name.validity.on(on)
        sure = {Answer.YES: 2, Answer.UNKNOWN: 1, Answer.NO: 0}[answer]
        return (not name.alias, sure, name.validity.possible.start or date.min)

    return max(names, key=rank, default=None)


@dataclass(frozen=True, slots=True)
class Edge:
    """`lower` hangs below `upper` during `period`, in days."""

    lower: Hashable
    upper: Hashable
    period: Period


def overlap(one: Period, other: Period) -> Period | None:
    """The days that both have; `None` when there are none."""
    if not one.overlaps(other):
        return None
    starts = [p.start for p in (one, other) if p.start is not None]
    ends = [p.end for p in (one, other) if p.end is not None]
    return Period(max(starts, default=None), min(ends, default=None))


def circle_through(new: Edge, edges: Iterable[Edge]) -> tuple[Hashable, ...] | None:
    """The circle that `new` closes on some day, its lower end first and last; else `None`.

    Edges whose periods share no day make no circle: an organisation may first be part of another
    and later contain it.
    """
    above: dict[Hashable, list[Edge]] = {}
    for edge in edges:
        above.setdefault(edge.lower, []).append(edge)

    def climb(path: tuple[Hashable, ...], during: Period) -> tuple[Hashable, ...] | None:
        if path[-1] == path[0]:
            return path
        for edge in above.get(path[-1], ()):
            shared = overlap(during, edge.period)
            if shared is None or edge.upper in path[1:]:
                continue
            found = climb((*path, edge.upper), shared)
            if found is not None:
                return found
        return None

    return climb((new.lower, new.upper), new.period)
