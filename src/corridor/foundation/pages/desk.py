# SPDX-License-Identifier: EUPL-1.2
"""What awaits somebody who signed in: rooms say it here, one page shows it all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for somebody: where it is done, and by when. `late` is in days."""

    title: Any
    url: str
    note: Any = ""
    due: date | None = None
    late: int = 0


@dataclass(frozen=True, slots=True)
class Tray:
    """Things of one sort. `count` is how many there are where not all are shown; `url` leads to
    all of them."""

    title: Any
    items: Sequence[Waiting]
    count: int | None = None
    url: str = ""

    @property
    def total(self) -> int:
        return len(self.items) if self.count is None else self.count


Provider = Callable[[Any], Iterable[Tray]]

_providers: list[Provider] = []


def register_desk(provider: Provider) -> None:
    """In `AppConfig.ready`: `provider(user)` answers the trays of its room, in the reader's
    language, and leaves out those that are not theirs to see. Twice is once."""
    if provider not in _providers:
        _providers.append(provider)


def desk_of(user: Any) -> tuple[Tray, ...]:
    """What waits for somebody, in the order of the rooms; trays in which nothing lies are left
    out."""
    trays = (tray for provider in _providers for tray in provider(user))
    return tuple(tray for tray in trays if tray.total)


def urgent_first(trays: Iterable[Tray]) -> tuple[Tray, ...]:
    """The same trays with what is late before the rest: inside each, by days late and then by the
    day on which it is due; and the trays themselves, by how late their latest thing is."""

    def urgency(item: Waiting) -> tuple[int, date]:
        return (-item.late, item.due or date.max)

    arranged = [replace(tray, items=tuple(sorted(tray.items, key=urgency))) for tray in trays]
    return tuple(sorted(arranged, key=lambda tray: -max((i.late for i in tray.items), default=0)))
