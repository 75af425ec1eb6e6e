# SPDX-License-Identifier: EUPL-1.2
"""Trees of nodes with stable codes, and how two of them differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A node as one edition has it; `parent` is the code of the node above, null at the top."""

    code: str
    parent: str | None
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """Codes, in the order of the newer tree (of the older one for `removed`).

    A node that moved stands below another node than before; one that was renamed has another
    title in at least one language.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        return any((self.added, self.removed, self.renamed, self.moved))


def changes(before: Iterable[Placed], after: Iterable[Placed]) -> Changes:
    """What became of a tree, by the codes of its nodes."""
    old = {placed.code: placed for placed in before}
    new = {placed.code: placed for placed in after}
    kept = [code for code in new if code in old]
    return Changes(
        added=tuple(code for code in new if code not in old),
        removed=tuple(code for code in old if code not in new),
        renamed=tuple(code for code in kept if dict(old[code].title) != dict(new[code].title)),
        moved=tuple(code for code in kept if old[code].parent != new[code].parent),
    )


def repeated(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes that stand more than once, sorted."""
    return tuple(sorted(code for code, count in Counter(codes).items() if count > 1))
