# SPDX-License-Identifier: EUPL-1.2
"""What in a text asks for a second look: it is asked, never refused, and a writer may say that it
is meant. Plain Python; what a figure says now is handed in."""

from .doubts import Doubt, Known
from .drift import drift
from .layout import layout
from .numbers import numbers

__all__ = ["Doubt", "Known", "doubts", "drift", "layout", "numbers"]


def doubts(text: str, lang: str, year: int, known: dict[str, Known]) -> tuple[Doubt, ...]:
    """All that asks for a second look in a text of a report on `year`, by line.

    `known` are the figures that can be answered, by their keys in that report.
    """
    found = [*numbers(text, lang), *drift(text, lang, year, known), *layout(text)]
    return tuple(sorted(dict.fromkeys(found), key=lambda doubt: doubt.line))
