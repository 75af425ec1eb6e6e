# SPDX-License-Identifier: EUPL-1.2
"""What is to be said of the cells of a workbook, and what would change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from corridor.engines.sheets import Fault, Filled, address

# Column title, what was typed, what stands now.
Beside = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Message:
    """`sheet` is its name in the file, `address` the cell ("C12"), the row or the column; both
    may be empty. `stale` tells that somebody else wrote there, with what stands `beside`."""

    sheet: str
    address: str
    text: str
    value: str = ""
    stale: bool = False
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True)
class Changed:
    """A row that would change: `what` is "new", "changed" or "gone".

    `name` and `told` answer its title and its parts, in the reader's language, when they are asked
    for: of thousands of rows a page shows some.
    """

    sheet: str
    row: int
    what: str
    name: Callable[[], str]
    told: Callable[[], tuple[Beside, ...]]

    @cached_property
    def title(self) -> str:
        return self.name()

    @cached_property
    def parts(self) -> tuple[Beside, ...]:
        """Titles of columns, with what stands and what would."""
        return self.told()


@dataclass(slots=True)
class Notes:
    """Messages as they are found; `marks` by sheet key, row and column key, for the copy of the
    workbook in which each stands at its cell."""

    messages: list[Message] = field(default_factory=list)
    marks: dict[str, dict[int, dict[str, str]]] = field(default_factory=dict)
    # Rows that somebody else changed, by sheet key and row: what its columns of versions say from
    # now on.
    again: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)

    def tell(
        self,
        filled: Filled,
        row: int,
        column: str,
        text: str,
        *,
        value: str = "",
        stale: bool = False,
        beside: tuple[Beside, ...] = (),
    ) -> None:
        """At a cell; at the row where the file has no such column."""
        at = filled.places.get(column, -1)
        self.messages.append(
            Message(filled.title, address(row, at), text, value[:200], stale, beside)
        )
        held = self.marks.setdefault(filled.key, {}).setdefault(row, {})
        held[column] = f"{held[column]}\n{text}" if column in held else text

    def place(self, fault: Fault, text: str) -> None:
        self.messages.append(Message(fault.sheet, fault.address, text, fault.value[:200]))
