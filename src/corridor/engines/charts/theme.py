# SPDX-License-Identifier: EUPL-1.2
"""Colours and sizes of charts, in one place.

Every fill or outline stands out from white by at least 3:1 and every text by at least 4.5:1
(WCAG 2.2, 1.4.11 and 1.4.3; a test computes them). Series differ in lightness, outline, dash and
point shape, so that colour is never the only carrier.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """How one series looks: fill and outline of bars, colour, dash and point of lines."""

    fill: str
    outline: str
    dash: tuple[int, int]
    point: str


@dataclass(frozen=True, slots=True)
class Theme:
    """All that a chart's look depends on. Sizes are in pixels at the drawing's own width."""

    font: str
    ink: str
    muted: str
    grid: str
    axis: str
    paper: str
    track: str
    track_outline: str
    over: str
    looks: tuple[Look, Look, Look, Look]
    wide: int
    narrow: int
    text: int


CORRIDOR = Theme(
    font="Noto Sans, sans-serif",
    ink="#12333A",
    muted="#4A5F64",
    grid="#E4E1D8",
    axis="#6F7F82",
    paper="#FFFFFF",
    track="#F4EEE1",
    track_outline="#8A7550",
    over="#A8461A",
    looks=(
        Look(fill="#0E5A63", outline="#0E5A63", dash=(1, 0), point="circle"),
        Look(fill="#EADCBE", outline="#8A7550", dash=(6, 3), point="square"),
        Look(fill="#B5501F", outline="#B5501F", dash=(2, 2), point="triangle-up"),
        Look(fill="#C9DDE6", outline="#41728A", dash=(9, 3), point="diamond"),
    ),
    wide=720,
    narrow=358,
    text=13,
)
