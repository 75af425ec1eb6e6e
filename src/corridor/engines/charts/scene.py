# SPDX-License-Identifier: EUPL-1.2
"""Layers of an Altair chart whose places are in pixels and whose values stand on a true scale."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

import altair as alt
from babel.numbers import get_currency_name

from corridor.engines.charts.measure import text_width
from corridor.engines.charts.numbers import format_tick
from corridor.engines.charts.theme import Look, Theme
from corridor.engines.charts.values import Series, Unit
from corridor.engines.charts.words import locale_of

Row = dict[str, Any]
Layer = Any  # altair's Chart and LayerChart have no common public type
LINE = 1.3


@dataclass(frozen=True, slots=True)
class Axis:
    """The scale of the values: its channel, its ends in the unit of the values and its ticks."""

    channel: Literal["x", "y"]
    low: Decimal
    high: Decimal
    ticks: Sequence[Decimal]
    unit: Unit
    locale: str
    pixels: int

    def pixel(self, value: Decimal) -> float:
        """Where a value falls, in pixels from the start of the plot."""
        share = float((value - self.low) / (self.high - self.low))
        return share * self.pixels if self.channel == "x" else (1 - share) * self.pixels

    def title(self) -> str:
        """What the axis counts in words: the currency's name, or nothing."""
        if self.unit.kind != "money":
            return ""
        return get_currency_name(self.unit.currency, count=2, locale=locale_of(self.locale))

    def encode(self, theme: Theme) -> dict[str, Any]:
        """The value channel of a layer, with its axis."""
        largest = max((abs(tick) for tick in self.ticks), default=Decimal(0))
        expression = "''"
        for tick in self.ticks:
            label = json.dumps(format_tick(tick, largest, self.unit, self.locale))
            expression = f"datum.value == {float(tick)!r} ? {label} : {expression}"
        kind = alt.X if self.channel == "x" else alt.Y
        axis = alt.Axis(
            values=[float(tick) for tick in self.ticks],
            labelExpr=expression,
            title=self.title() or None,
            # Horizontal bars carry their numbers beside them: lines behind these would disturb.
            grid=self.channel == "y",
            gridColor=theme.grid,
            domain=self.channel == "x",
            domainColor=theme.axis,
            ticks=self.channel == "x",
            tickColor=theme.axis,
            tickSize=4,
            labelColor=theme.muted,
            labelFontSize=theme.text - 1,
            labelPadding=4 if self.channel == "x" else 6,
            labelOverlap=False,
            labelFlush=self.channel == "x",
            labelLimit=0,
            titleColor=theme.muted,
            titleFontSize=theme.text - 1,
            titleFontWeight="normal",
            titlePadding=6,
            titleAnchor="end",
        )
        if self.channel == "y":
            axis.titleAngle = 0
            axis.titleAlign = "left"
            axis.titleAnchor = "start"
            axis.titleX = -tick_room(self, theme)
            axis.titleY = -14
            axis.titleBaseline = "bottom"
        scale = alt.Scale(domain=[float(self.low), float(self.high)], nice=False, zero=False)
        return {self.channel: kind("v", type="quantitative", scale=scale, axis=axis)}


def tick_room(axis: Axis, theme: Theme) -> float:
    """Room that the tick labels of a vertical axis need to the left of the plot, in pixels."""
    largest = max((abs(tick) for tick in axis.ticks), default=Decimal(0))
    widths = [
        text_width(format_tick(tick, largest, axis.unit, axis.locale), theme.text - 1)
        for tick in axis.ticks
    ]
    return max(widths, default=0) + 12


@dataclass(slots=True)
class Canvas:
    """Collects layers over one axis and closes them into a specification."""

    theme: Theme
    axis: Axis
    width: int
    height: int
    margins: tuple[int, int, int, int]  # top, right, bottom, left
    layers: list[Layer] = field(default_factory=list)

    @property
    def across(self) -> str:
        return "y" if self.axis.channel == "x" else "x"

    def _places(self, *fields: str) -> dict[str, Any]:
        kinds: dict[str, Any] = {"x": alt.X, "y": alt.Y, "x2": alt.X2, "y2": alt.Y2}
        made: dict[str, Any] = {}
        for name in fields:
            channel = self.across + ("2" if name.endswith("2") else "")
            if channel.endswith("2"):
                made[channel] = kinds[channel](name)
            else:
                made[channel] = kinds[channel](name, type="quantitative", scale=None, axis=None)
        return made

    def bars(self, rows: Sequence[Row], look: Look, *, opacity: float = 1) -> None:
        """Rows with v, v2 (values), p, p2 (pixels across), tip, href (or None)."""
        if not rows:
            return
        second = {f"{self.axis.channel}2": (alt.X2 if self.axis.channel == "x" else alt.Y2)("v2")}
        self.layers.append(
            alt.Chart(alt.InlineData(values=list(rows)))
            .mark_rect(fill=look.fill, stroke=look.outline, strokeWidth=1, opacity=opacity)
            .encode(
                **self.axis.encode(self.theme),
                **second,
                **self._places("p", "p2"),
                **_reading(rows),
            )
        )

    def labels(self, rows: Sequence[Row], **style: Any) -> None:
        """Rows with v (value), p (pixel across), text, tip, href: text beside a value."""
        if not rows:
            return
        self.layers.append(
            alt.Chart(alt.InlineData(values=list(rows)))
            .mark_text(**{**self._text(), **style})
            .encode(
                **self.axis.encode(self.theme),
                **self._places("p"),
                text=alt.Text("text", type="nominal"),
                **_reading(rows),
            )
        )

    def texts(self, rows: Sequence[Row], **style: Any) -> None:
        """Rows with px, py (pixels in the plot) and text (a string, or a list of lines)."""
        if not rows:
            return
        self.layers.append(
            alt.Chart(alt.InlineData(values=list(rows)))
            .mark_text(**{**self._text(), **style})
            .encode(
                x=alt.X("px", type="quantitative", scale=None, axis=None),
                y=alt.Y("py", type="quantitative", scale=None, axis=None),
                text=alt.Text("text", type="nominal"),
            )
        )

    def rules(self, rows: Sequence[Row], **style: Any) -> None:
        """Rows with v (value), p, p2 (pixels across): straight lines across the scale."""
        if not rows:
            return
        self.layers.append(
            alt.Chart(alt.InlineData(values=list(rows)))
            .mark_rule(**style)
            .encode(**self.axis.encode(self.theme), **self._places("p", "p2"))
        )

    def line(self, rows: Sequence[Row], look: Look) -> None:
        """Rows with v and p in order, joined by a line. Gaps are made by separate calls."""
        if len(rows) < 2:
            return
        self.layers.append(
            alt.Chart(alt.InlineData(values=list(rows)))
            .mark_line(stroke=look.outline, strokeWidth=2.5, strokeDash=list(look.dash))
            .encode(
                **self.axis.encode(self.theme),
                **self._places("p"),
                order=alt.Order("p", type="quantitative"),
            )
        )

    def points(self, rows: Sequence[Row], look: Look) -> None:
        """Rows with v, p, tip, href: the stated values of a line."""
        if not rows:
            return
        self.layers.append(
            alt.Chart(alt.InlineData(values=list(rows)))
            .mark_point(
                shape=look.point,
                fill=look.fill,
                stroke=look.outline,
                strokeWidth=1.5,
                size=70,
                opacity=1,
            )
            .encode(**self.axis.encode(self.theme), **self._places("p"), **_reading(rows))
        )

    def legend(self, series: Sequence[Series], top: int, left: int, right: int) -> None:
        """Names of the series with their swatches, over lines where one is not enough."""
        for one, look, x, y in legend_places(series, self.theme, left, right):
            row = {"x": x, "y": top + y, "x2": x + 16, "y2": top + y + 12}
            self.layers.append(
                alt.Chart(alt.InlineData(values=[row]))
                .mark_rect(fill=look.fill, stroke=look.outline, strokeWidth=1)
                .encode(
                    x=alt.X("x", type="quantitative", scale=None, axis=None),
                    x2=alt.X2("x2"),
                    y=alt.Y("y", type="quantitative", scale=None, axis=None),
                    y2=alt.Y2("y2"),
                )
            )
            self.texts([{"px": x + 22, "py": top + y + 6, "text": one.name}], align="left")

    def spec(self, title: str, description: str) -> dict[str, Any]:
        """The closed Vega-Lite specification: fixed sizes, no automatic layout, inline data."""
        top, right, bottom, left = self.margins
        chart = alt.layer(*self.layers).properties(
            width=self.width,
            height=self.height,
            description=f"{title}. {description}",
            padding={"top": top, "right": right, "bottom": bottom, "left": left},
            autosize=alt.AutoSizeParams(type="none"),
        )
        chart = chart.configure(font=self.theme.font, background=self.theme.paper).configure_view(
            stroke=None
        )
        # Every part was checked when it was made; the tests check the whole.
        made: dict[str, Any] = chart.to_dict(validate=False)
        return made

    def _text(self) -> dict[str, Any]:
        return {
            "align": "left",
            "baseline": "middle",
            "fontSize": self.theme.text,
            "color": self.theme.ink,
            "lineHeight": round(self.theme.text * LINE),
        }


def legend_places(
    series: Sequence[Series], theme: Theme, left: int, right: int
) -> list[tuple[Series, Look, int, int]]:
    """Each series with its look and where its swatch starts, within left and right, in pixels."""
    placed = []
    x, y = left, 0
    for one, look in zip(series, theme.looks, strict=False):
        width = 22 + round(text_width(one.name, theme.text)) + 18
        if x > left and x + width > right:
            x, y = left, y + 20
        placed.append((one, look, x, y))
        x += width
    return placed


def tip(*parts: str) -> str:
    """What a mark says of itself: "Return, 2011: € 4.477.402"."""
    return f"{', '.join(parts[:-1])}: {parts[-1]}"


def _reading(rows: Sequence[Row]) -> dict[str, Any]:
    """Tooltip and description from `tip`, and the link from `href`, as far as rows have them."""
    made: dict[str, Any] = {}
    if any(row.get("tip") for row in rows):
        made["tooltip"] = alt.Tooltip("tip", type="nominal")
        made["description"] = alt.Description("tip", type="nominal")
    if any(row.get("href") for row in rows):
        made["href"] = alt.Href("href", type="nominal")
    return made
