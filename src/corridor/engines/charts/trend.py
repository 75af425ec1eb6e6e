# SPDX-License-Identifier: EUPL-1.2
"""Numbers over moments: lines with points, or columns side by side."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from corridor.engines.charts.measure import text_width, ticks
from corridor.engines.charts.scene import Axis, Canvas, legend_places, tick_room, tip
from corridor.engines.charts.table import mark_text
from corridor.engines.charts.theme import Theme
from corridor.engines.charts.values import Trend
from corridor.engines.charts.words import words_of

HEIGHT, NARROW_HEIGHT = 260, 220


def trend(value: Trend, theme: Theme, *, narrow: bool) -> dict[str, Any]:
    """The specification. A label that has no room is left to the table; "not stated" never is."""
    width = theme.narrow if narrow else theme.wide
    height = NARROW_HEIGHT if narrow else HEIGHT
    stated = [mark.value for one in value.series for mark in one.marks if mark.value is not None]
    low, high = min([*stated, Decimal(0)]), max([*stated, Decimal(0)])
    if low == high:
        high = Decimal(1)
    room = (high - low) * Decimal("0.1")
    top, bottom = high + room if high else high, low - room if low else low
    marks = ticks(bottom, top, 4, whole=value.unit.kind == "count")
    axis = Axis("y", bottom, top, marks, value.unit, value.locale, height)
    left = round(tick_room(axis, theme)) + 2
    plot = width - left - 12
    slot = plot / len(value.moments)
    places = [slot * (index + 0.5) for index in range(len(value.moments))]

    legend = legend_places(value.series, theme, 0, width - 12) if len(value.series) > 1 else []
    legend_lines = max((at[3] for at in legend), default=0)
    titled = 22 if axis.title() else 0
    above = 14 + titled + (legend_lines + 26 if legend else 0)
    missing_line = _missing_line(value)
    below = 34 + (20 if missing_line else 0) + (18 if value.moment_title else 0)
    canvas = Canvas(theme, axis, plot, height, (above, 12, below, left))

    columns = value.form == "columns"
    each = min(46.0, slot * 0.72 / len(value.series))
    for index, (one, look) in enumerate(zip(value.series, theme.looks, strict=False)):
        shift = (index - (len(value.series) - 1) / 2) * each if columns else 0.0
        rows = []
        run: list[dict[str, Any]] = []
        for place, mark in enumerate(one.marks):
            text = mark_text(mark, value.unit, value.locale)
            if mark.value is None:
                canvas.line(run, look)
                run = []
                continue
            row: dict[str, Any] = {
                "v": float(mark.value),
                "p": places[place] + shift,
                "text": text,
                "tip": tip(value.moments[place], one.name, text),
                "href": mark.href,
            }
            rows.append(row)
            run.append(row)
        if columns:
            canvas.bars(
                [{**row, "v2": 0.0, "p": row["p"] - each / 2 + 1, "p2": row["p"] + each / 2 - 1}
                 for row in rows],
                look,
            )  # fmt: skip
        else:
            canvas.line(run, look)
            canvas.points(rows, look)
        if _fits(rows, slot, each, columns=columns, alone=len(value.series) == 1, theme=theme):
            canvas.labels(rows, align="center", baseline="bottom", dy=-5 if columns else -9)
        canvas.labels(
            [
                {
                    "v": 0.0,
                    "p": places[place] + shift,
                    "text": "?",
                    "tip": tip(value.moments[place], one.name, words_of(value.locale).not_stated),
                    "href": mark.href,
                }
                for place, mark in enumerate(one.marks)
                if mark.value is None
            ],
            align="center",
            baseline="bottom",
            dy=-4,
            fontWeight="bold",
            color=look.outline,
        )

    canvas.rules([{"v": 0.0, "p": 0, "p2": plot}], color=theme.axis, strokeWidth=1)
    _moments(canvas, value, places, slot, height)
    y = height + 34
    if value.moment_title:
        canvas.texts(
            [{"px": plot, "py": y, "text": value.moment_title}],
            align="right", color=theme.muted, fontSize=theme.text - 1,
        )  # fmt: skip
        y += 20
    if missing_line:
        canvas.texts(
            [{"px": 0, "py": y, "text": missing_line}], color=theme.muted, fontStyle="italic"
        )
    if legend:
        canvas.legend(value.series, -above + 6, -left + 2, plot)
    return canvas.spec(value.title, value.description)


def _missing_line(value: Trend) -> str:
    """The key to the sign for a number that is not stated, where the drawing has one."""
    if all(mark.value is not None for one in value.series for mark in one.marks):
        return ""
    return f"? = {words_of(value.locale).not_stated}"


def _fits(
    rows: list[dict[str, Any]],
    slot: float,
    each: float,
    *,
    columns: bool,
    alone: bool,
    theme: Theme,
) -> bool:
    """Whether the numbers have room above columns or points; lines of several series cross."""
    if not columns and not alone:
        return False
    room = (each if not alone else slot) - 4
    return all(text_width(row["text"], theme.text) <= room for row in rows)


def _moments(canvas: Canvas, value: Trend, places: list[float], slot: float, height: int) -> None:
    """Names of the moments under the axis; every second or third where they would touch."""
    widest = max(text_width(moment, canvas.theme.text - 1) for moment in value.moments) + 8
    step = max(1, -(-int(widest) // max(1, int(slot))))
    last = len(value.moments) - 1
    canvas.texts(
        [
            {"px": places[index], "py": height + 14, "text": value.moments[index]}
            for index in range(last, -1, -step)
        ],
        align="center",
        fontSize=canvas.theme.text - 1,
    )
