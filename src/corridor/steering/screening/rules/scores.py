# SPDX-License-Identifier: EUPL-1.2
"""How much migration matters to an activity, counted from answers; what is open stays open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from corridor.values.shares import Share

# Answers: 0 not at all, 1 a little, 2 clearly, 3 strongly.
HIGHEST: Final = 3
# From which part of all points on migration matters strongly.
STRONG: Final = Decimal("0.5")
LEVELS: Final = ("none", "some", "strong", "unknown")


@dataclass(frozen=True, slots=True)
class Score:
    """Points of the questions answered, and how many of all questions these are.

    `points` of at most `possible`, weight times answer; `rest` is what the unanswered could add.
    """

    points: int
    possible: int
    rest: int
    answered: int
    asked: int

    @property
    def share(self) -> Share | None:
        """Points of what was possible for the questions answered; null where none is."""
        return Share(Decimal(self.points), Decimal(self.possible)) if self.possible else None

    @property
    def level(self) -> str:
        """The level that stands whatever the unanswered questions would add; else unknown."""
        if not self.asked:
            return "unknown"
        whole = self.possible + self.rest
        lowest, highest = _level(self.points, whole), _level(self.points + self.rest, whole)
        return lowest if lowest == highest else "unknown"


def _level(points: int, whole: int) -> str:
    if not points:
        return "none"
    return "strong" if Decimal(points) / whole >= STRONG else "some"


def score(answers: Iterable[tuple[int, int | None]]) -> Score:
    """From the weight of each question with its answer, null where there is none or nobody knows.

    >>> score([(2, 3), (1, None)]).level
    'strong'
    """
    points = possible = rest = answered = asked = 0
    for weight, answer in answers:
        asked += 1
        if answer is None:
            rest += weight * HIGHEST
        else:
            answered += 1
            points += weight * answer
            possible += weight * HIGHEST
    return Score(points, possible, rest, answered, asked)
