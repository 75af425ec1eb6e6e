# SPDX-License-Identifier: EUPL-1.2
"""Kinds of record that a pack may hold: each belongs to a room, which alone can save it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel


class Outcome(Enum):
    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"

    def with_parts(self, changed: bool) -> Outcome:
        """The outcome of a record whose row is as it was, and of whose parts some may not be."""
        return Outcome.CHANGED if changed and self is Outcome.UNCHANGED else self


class Refused(ValueError):
    """A record is well formed but cannot be taken; `at` names the field, "a.0.b" below a list."""

    def __init__(self, message: str, at: str = "") -> None:
        super().__init__(message)
        self.at = at


@dataclass(frozen=True, slots=True)
class Kind:
    """`schema` checks a record's form; `save` writes it whole or raises `Refused`.

    `after` names the kinds that must be loaded before, since this one refers to them; `key` the
    fields that tell its records apart, so that one that stands twice is seen. `together` is for
    kinds whose records refer to each other in any order: it gets all records of sound form, and
    they are saved within it. `about` is for the documentation, `title` what readers call its
    records, in their language.
    """

    name: str
    room: str
    schema: type[BaseModel]
    save: Callable[[Any], Outcome]
    after: tuple[str, ...] = ()
    about: str = ""
    key: tuple[str, ...] = ()
    together: Callable[[Sequence[Any]], AbstractContextManager[object]] | None = None
    title: Any = ""


# Kinds of rooms that the plan of the house names and that are not built yet: their records wait.
PLANNED = {
    "process": "dialogue",
    "meeting": "dialogue",
    "agreed-action": "dialogue",
    "call": "calls",
    "scheme": "returns",
    "placement-programme": "placements",
    "transfer-service": "remittances",
    "series": "evidence",
    "migration-profile": "evidence",
    "publication": "knowledge",
    "scenario": "foresight",
}


def in_order(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """Kinds so that each comes after those it refers to.

    Raises `ValueError` for a circle, or for a reference to a kind that does not exist.
    """
    known = {kind.name: kind for kind in kinds}
    done: dict[str, Kind] = {}
    under_way: list[str] = []

    def place(name: str) -> None:
        if name in done:
            return
        if name in under_way:
            raise ValueError(f"kinds refer in a circle: {' -> '.join([*under_way, name])}")
        if name not in known:
            raise ValueError(f"{under_way[-1]} comes after {name}, which does not exist")
        under_way.append(name)
        for before in known[name].after:
            place(before)
        under_way.pop()
        done[name] = known[name]

    for name in known:
        place(name)
    return tuple(done.values())
