# SPDX-License-Identifier: EUPL-1.2
"""Sizes and scales worked out beforehand, so that a drawing does not depend on the fonts at hand.

Text is placed by its anchor, never by a measurement of the renderer: the same value gives the same
bytes on every machine. Widths here are estimates on the generous side, used to keep room free.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

_NARROW = set("iljtfrI.,:;'!|()[]/ \u00a0\u202f")
_BROAD = set("mwMW@%")


def text_width(text: str, size: float) -> float:
    """About how wide a line of Noto Sans is, in the unit of `size`."""
    total = 0.0
    for sign in text:
        if sign in _NARROW:
            total += 0.34
        elif sign in _BROAD:
            total += 0.93
        elif unicodedata.east_asian_width(sign) in "WF":
            total += 1.0
        elif sign.isupper():
            total += 0.68
        elif unicodedata.combining(sign):
            continue
        else:
            total += 0.585
    return total * size


def wrap(text: str, width: float, size: float, most: int = 4) -> list[str]:
    """Break text into at most `most` lines that fit; the last ends in "…" where text is left out.

    A word longer than a line is cut. At least one line, possibly empty, is returned.
    """
    lines: list[str] = []
    current = ""
    for word in _pieces(text, width, size):
        longer = f"{current} {word}" if current else word
        if current and text_width(longer, size) > width:
            lines.append(current)
            current = word
        else:
            current = longer
    lines.append(current)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and text_width(last + "…", size) > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + "…"]


def _pieces(text: str, width: float, size: float) -> Iterable[str]:
    for word in text.split():
        rest = word
        while text_width(rest, size) > width:
            fit = max(1, _fitting(rest, width, size))
            yield rest[:fit]
            rest = rest[fit:]
        if rest:
            yield rest


def _fitting(word: str, width: float, size: float) -> int:
    """How many signs of the word fit, leaving the end of a compound whole where it can."""
    count = len(word)
    while count > 1 and text_width(word[:count], size) > width:
        count -= 1
    hyphen = word.rfind("-", 1, count)
    return hyphen + 1 if hyphen > 0 else count


def nice_step(span: Decimal, wanted: int, *, whole: bool) -> Decimal:
    """A round step (1, 2, 2.5 or 5 times a power of ten), span divided by about `wanted`.

    `whole` keeps the step a whole number, for things that are counted. span must be above zero.
    """
    raw = span / wanted
    power = Decimal(1).scaleb(raw.adjusted())
    for factor in ("1", "2", "2.5", "5", "10"):
        step = power * Decimal(factor)
        if step >= raw and not (whole and step != step.to_integral_value()):
            return step
    return Decimal(1)


def ticks(low: Decimal, high: Decimal, wanted: int, *, whole: bool) -> list[Decimal]:
    """Round tick values from low to high, always with zero; [0] where there is nothing to span."""
    low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        return [Decimal(0)]
    step = nice_step(high - low, wanted, whole=whole)
    first = math.ceil(low / step)
    last = math.floor(high / step)
    return [step * index for index in range(first, last + 1)]


def room_for_labels(
    ends: Sequence[tuple[Decimal, float]], plot: float, gap: float, *, plot_share: float = 0.35
) -> Decimal:
    """The upper end of a scale that is `plot` pixels long, so that each label fits after its bar.

    ends: for each bar its value (zero or more) and the width of its label in pixels. A label may
    take all but `plot_share` of the plot; beyond that it is allowed to overflow.
    """
    upper = Decimal(0)
    for value, width in ends:
        left = max(plot - gap - width, plot * plot_share)
        upper = max(upper, value * Decimal(round(plot)) / Decimal(max(1, math.floor(left))))
    return upper
