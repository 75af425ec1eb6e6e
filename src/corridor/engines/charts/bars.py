# SPDX-License-Identifier: EUPL-1.2
"""Grouped bars: one group of horizontal bars per category, the number beside each bar."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from corridor.engines.charts.measure import room_for_labels, text_width, ticks, wrap
from corridor.engines.charts.scene import LINE, Axis, Canvas, legend_places, tip
from corridor.engines.charts.table import mark_text
from corridor.engines.charts.theme import Theme
from corridor.engines.charts.values import GroupedBars

BAR, GAP, GROUP_GAP, LABEL_GAP, COLUMN = 17, 4, 18, 7, 236


def grouped_bars(value: GroupedBars, theme: Theme, *, narrow: bool) -> dict[str, Any]:
    """The specification; narrow puts the names of the categories above their bars."""
    width = theme.narrow if narrow else theme.wide
    left = 2 if narrow else COLUMN
    plot = width - left - 10
    line = round(theme.text * LINE)
    label_width = plot if narrow else COLUMN - 20
    size = theme.text

    labels = [wrap(category, label_width, size) for category in value.categories]
    bars_high = len(value.series) * (BAR + GAP) - GAP
    tops, bar_tops, y = [], [], 0
    for lines in labels:
        text_high = len(lines) * line
        group_high = text_high + 5 + bars_high if narrow else max(text_high, bars_high)
        tops.append(y)
        bar_tops.append(y + text_high + 5 if narrow else y + (group_high - bars_high) // 2)
        y += group_high + GROUP_GAP
    height = y - GROUP_GAP + 8

    marks = [mark for one in value.series for mark in one.marks]
    stated = [mark.value for mark in marks if mark.value is not None]
    ends = [
        (
            max(mark.value, Decimal(0)),
            text_width(mark_text(mark, value.unit, value.locale), size),
        )
        for mark in marks
        if mark.value is not None
    ]
    low = min([*stated, Decimal(0)])
    high = room_for_labels(ends, plot, LABEL_GAP) or Decimal(1)
    axis = Axis(
        "x",
        low,
        high,
        ticks(low, high, 3 if narrow else 5, whole=value.unit.kind == "count"),
        value.unit,
        value.locale,
        plot,
    )
    legend_low = -14 if len(value.series) > 1 else 0
    legend_lines = max(
        (at[3] for at in legend_places(value.series, theme, 0, width - 12)), default=0
    )
    above = (legend_lines + 34) if len(value.series) > 1 else 8
    canvas = Canvas(theme, axis, plot, height, (above, 10, 46, left))

    for index, (one, look) in enumerate(zip(value.series, theme.looks, strict=False)):
        bars, numbers, missing = [], [], []
        for place, mark in enumerate(one.marks):
            start = bar_tops[place] + index * (BAR + GAP)
            text = mark_text(mark, value.unit, value.locale)
            row = {
                "p": start + BAR / 2,
                "text": text,
                "tip": tip(value.categories[place], one.name, text),
                "href": mark.href,
                "v": float(max(mark.value or 0, 0)),
            }
            if mark.value is None:
                missing.append(row)
                continue
            numbers.append(row)
            bars.append({**row, "v": 0.0, "v2": float(mark.value), "p": start, "p2": start + BAR})
        canvas.bars(bars, look)
        weight = "bold" if index == 0 and len(value.series) > 1 else "normal"
        canvas.labels(numbers, dx=LABEL_GAP, fontWeight=weight)
        canvas.labels(missing, dx=LABEL_GAP, fontStyle="italic", color=theme.muted)

    canvas.rules([{"v": 0.0, "p": 0, "p2": height}], color=theme.axis, strokeWidth=1)
    canvas.texts(
        [
            {
                "px": 0 if narrow else -14,
                "py": tops[place] + line / 2
                if narrow
                else bar_tops[place] + bars_high / 2 - (len(lines) - 1) * line / 2,
                "text": lines if len(lines) > 1 else lines[0],
            }
            for place, lines in enumerate(labels)
        ],
        align="left" if narrow else "right",
    )
    if len(value.series) > 1:
        canvas.legend(value.series, legend_low - legend_lines - 12, -left + 2, plot)
    return canvas.spec(value.title, value.description)
