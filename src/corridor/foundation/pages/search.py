# SPDX-License-Identifier: EUPL-1.2
"""One search over all rooms: each says what of its public records answers to some words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .lists.folding import fold, words_of
from .lists.query import LONGEST


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found. `lang` is the language of its title where that is not the
    reader's; `note` says in a few words what it is."""

    title: str
    url: str
    lang: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The best of what was found, and how many there are; `url` leads to all of them in the
    room's own list, and is empty where it has none."""

    items: tuple[Hit, ...] = ()
    count: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What one provider found. `closeness` is that of its best."""

    kind: str
    title: Any
    found: Found
    closeness: int

    @property
    def more(self) -> bool:
        return self.found.count > len(self.found.items)


Provider = Callable[[str, str, int], Found]

_providers: dict[str, tuple[Any, Provider]] = {}


def register_search(kind: str, title: Any, provider: Provider) -> None:
    """In `AppConfig.ready`: `provider(text, lang, limit)` answers at most `limit` records that say
    `text`, the closest first, in the reader's language; only what everybody may see. What it asks
    of the database does not grow with what it finds. A kind that is registered again is replaced.
    """
    _providers[kind] = (title, provider)


def kinds() -> dict[str, Any]:
    """The kinds that can be searched, with their titles, in the order of the rooms."""
    return {kind: title for kind, (title, _) in _providers.items()}


def asked(text: str) -> str:
    """What was typed as it is looked for: one line, no longer than a list takes, and empty where
    nothing in it is a letter or a digit."""
    line = " ".join(text.replace("\0", "").split())[:LONGEST].strip()
    return line if any(letter.isalnum() for letter in line) else ""


def search(text: str, lang: str, limit: int, kind: str = "") -> tuple[Group, ...]:
    """What the rooms know of some words; groups that hold nothing are left out. A group whose best
    is called just so comes before one that only speaks of it; else they are in the rooms' order.
    """
    wanted = asked(text)
    if not wanted:
        return ()
    groups = []
    for name, (title, provider) in _providers.items():
        if kind in ("", name):
            found = provider(wanted, lang, limit)
            if found.count:
                best = max((nearness(wanted, hit) for hit in found.items), default=0)
                groups.append(Group(name, title, found, best))
    return tuple(sorted(groups, key=lambda group: -group.closeness))


def nearness(text: str, hit: Hit) -> int:
    """How near a result is: by what it is called, or by the code or short name beside that."""
    return max(closeness(text, hit.title), 3 if fold(hit.note) == fold(text) else 0)


def closeness(text: str, title: str) -> int:
    """How near a title is: 3 the same, 2 begins with the words, 1 holds them all, else 0."""
    wanted, said = fold(text), fold(title)
    if said == wanted:
        return 3
    if said.startswith(wanted):
        return 2
    return 1 if all(word in said for word in words_of(text)) else 0
