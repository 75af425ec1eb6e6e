# SPDX-License-Identifier: EUPL-1.2
"""What is handed in of a draft, and what is answered: the same for a form, a workbook, the API."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from corridor.steering.portfolio.public import FigureStatement, PartStatement
from corridor.values.texts import Text

Item = Literal["figure", "transaction", "narrative"]


@dataclass(frozen=True, slots=True)
class GivenFigure:
    """An actual as somebody writes it; `figure` null takes what was written away.

    `start` is the first day of its period. `version` is that of the row that was seen, 0 for none.
    """

    indicator: int
    start: date
    figure: FigureStatement | None
    parts: tuple[PartStatement, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class GivenTransaction:
    """Money as somebody writes it; `id` names the row it changes, null for a new one.

    `provider` and `receiver` are keys of organisations. `corrects` is the key of a record in the
    portfolio that is wrong, with `reason`. `drop` takes the row away.
    """

    activity: int
    type: str = ""
    day: date | None = None
    amount: Decimal | None = None
    currency: str = "EUR"
    id: str | None = None
    refund: bool = False
    provider: int | None = None
    receiver: int | None = None
    ref: str = ""
    description: Text | None = None
    corrects: int | None = None
    reason: str = ""
    drop: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class GivenNarrative:
    activity: int
    done: Text | None = None
    short: Text | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an item: the `index`th of its kind as given, at `field`.

    `current` is the row as it stands where somebody else was faster (null if they took it away);
    `stale` tells these from other problems. `cell` names a part of a figure.
    """

    kind: Item
    index: int
    field: str
    message: str
    stale: bool = False
    current: Any = None
    cell: tuple[str, ...] = ()


@dataclass(slots=True)
class Saved:
    """How many items were written, or would be; none where there are problems."""

    changed: int = 0
    problems: list[Problem] = field(default_factory=list)
