# SPDX-License-Identifier: EUPL-1.2
"""What rooms above hand to this one: parts of the letters that bundle what awaits somebody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a letter: a record, what is said of it, and its address on this site ("/nl/…")."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What a room has to say in somebody's letter of a day. `keep` writes down that it was said: in
    one transaction with the letter, which is undone when the letter does not leave."""

    title: str
    lines: Sequence[Said]
    keep: Callable[[], Any]


# (account, day) -> in the language that is active, or nothing.
PartOf = Callable[[Any, date], Part | None]

_parts: list[PartOf] = []


def register_letter_part(part: PartOf) -> None:
    """In `AppConfig.ready`. It stands in the daily letter of whoever gets one, before all else, and
    the room writes no letter of its own to them that day (`gets_daily_letter`). Twice is once."""
    if part not in _parts:
        _parts.append(part)


def parts_for(user: Any, day: date) -> list[Part]:
    return [part for of in _parts if (part := of(user, day)) is not None and part.lines]
