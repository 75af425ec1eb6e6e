# SPDX-License-Identifier: EUPL-1.2
"""The data of a chart as a table of text: what a reader who does not see the picture reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corridor.engines.charts.numbers import format_share, format_value
from corridor.engines.charts.values import (
    AgainstLimit,
    GroupedBars,
    Mark,
    Series,
    Trend,
    Unit,
    Value,
)
from corridor.engines.charts.words import words_of

Align = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text and, where its number has a page, the address of that page."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Headers, rows as text and the alignment of each column ("end" for numbers).

    The first cell of a row is its header. Every row has as many cells as there are headers.
    """

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: tuple[Align, ...]


def mark_text(mark: Mark, unit: Unit, locale: str) -> str:
    """A mark's number as text, or the words for a number that is not stated."""
    if mark.value is None:
        return words_of(locale).not_stated
    return format_value(mark.value, unit, locale, mark.precision)


def share_text(amount: Mark, limit: Mark, locale: str) -> str:
    """The amount as a share of the limit, both stated and the limit not zero."""
    if amount.value is None or not limit.value:
        return words_of(locale).not_stated
    return format_share(amount.value, limit.value, locale, max(amount.precision, limit.precision))


def table_of(value: Value) -> Table:
    """The chart's numbers as a table, in the order of the drawing."""
    match value:
        case GroupedBars():
            return _series_table(value, value.category_title, value.categories, value.series)
        case Trend():
            return _series_table(value, value.moment_title, value.moments, value.series)
        case AgainstLimit():
            return _limit_table(value)


def _columns(numbers: int) -> tuple[Align, ...]:
    align: list[Align] = ["end"] * numbers
    return ("start", *align)


def _cell(mark: Mark, value: Value) -> Cell:
    return Cell(mark_text(mark, value.unit, value.locale), mark.href)


def _series_table(
    value: Value, first: str, places: Sequence[str], series: Sequence[Series]
) -> Table:
    return Table(
        caption=value.title,
        headers=(first, *(one.name for one in series)),
        rows=tuple(
            (Cell(place), *(_cell(one.marks[index], value) for one in series))
            for index, place in enumerate(places)
        ),
        align=_columns(len(series)),
    )


def _limit_table(value: AgainstLimit) -> Table:
    words = words_of(value.locale)
    rows = []
    for bar in value.bars:
        share = share_text(bar.amount, bar.limit, value.locale)
        rows.append(
            (Cell(bar.label), _cell(bar.amount, value), _cell(bar.limit, value), Cell(share))
        )
    return Table(
        caption=value.title,
        headers=(value.label_title, value.amount_title, value.limit_title, words.share),
        rows=tuple(rows),
        align=_columns(3),
    )
