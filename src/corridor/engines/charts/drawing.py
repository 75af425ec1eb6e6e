# SPDX-License-Identifier: EUPL-1.2
"""From a frozen value to a chart: two specifications, two drawings, one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corridor.engines.charts.bars import grouped_bars
from corridor.engines.charts.limit import against_limit
from corridor.engines.charts.svg import draw_svg, key_of
from corridor.engines.charts.table import Table, table_of
from corridor.engines.charts.theme import CORRIDOR, Theme
from corridor.engines.charts.trend import trend
from corridor.engines.charts.values import AgainstLimit, GroupedBars, Trend, Value
from corridor.engines.charts.words import locale_of


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart.

    spec, narrow_spec: Vega-Lite specifications for vega-embed (with vega-interpreter: they call
    no function outside its set). svg, narrow_svg: the same drawn on the server, 720 and 358 pixels
    wide; a page shows the one that fits. table: the numbers as text, by locale.
    """

    key: str
    title: str
    description: str
    language: str
    spec: dict[str, Any]
    svg: str
    narrow_spec: dict[str, Any]
    narrow_svg: str
    table: Table


def draw(value: Value, *, theme: Theme = CORRIDOR, key: str | None = None) -> Chart:
    """Draw a value. The same value, theme and key give the same bytes.

    key: begins the ids in the drawings (letters, digits, "-"); by default it follows from the
    content, so a page that shows the same chart twice gives keys. Raises ChartError.
    """
    locale = locale_of(value.locale)
    language = str(locale).replace("_", "-")
    wide, narrow = _spec(value, theme, narrow=False), _spec(value, theme, narrow=True)
    key = key or key_of(wide)
    texts = (value.title, value.description, language)
    return Chart(
        key=key,
        title=value.title,
        description=value.description,
        language=language,
        spec=wide,
        svg=draw_svg(wide, *texts, f"{key}-wide"),
        narrow_spec=narrow,
        narrow_svg=draw_svg(narrow, *texts, f"{key}-narrow"),
        table=table_of(value),
    )


def _spec(value: Value, theme: Theme, *, narrow: bool) -> dict[str, Any]:
    match value:
        case GroupedBars():
            return grouped_bars(value, theme, narrow=narrow)
        case AgainstLimit():
            return against_limit(value, theme, narrow=narrow)
        case Trend():
            return trend(value, theme, narrow=narrow)
