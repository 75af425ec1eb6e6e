# SPDX-License-Identifier: EUPL-1.2
"""Charts with a title, a description and a table: see README.md beside this file."""

from corridor.engines.charts.drawing import Chart, draw
from corridor.engines.charts.errors import ChartError
from corridor.engines.charts.numbers import format_value
from corridor.engines.charts.table import Cell, Table
from corridor.engines.charts.theme import CORRIDOR, Look, Theme
from corridor.engines.charts.values import (
    AgainstLimit,
    GroupedBars,
    LimitBar,
    Mark,
    Series,
    Trend,
    Unit,
    Value,
)

__all__ = [
    "CORRIDOR",
    "AgainstLimit",
    "Cell",
    "Chart",
    "ChartError",
    "GroupedBars",
    "LimitBar",
    "Look",
    "Mark",
    "Series",
    "Table",
    "Theme",
    "Trend",
    "Unit",
    "Value",
    "draw",
    "format_value",
]
