# SPDX-License-Identifier: EUPL-1.2
"""What a chart shows, as frozen values. Nothing here knows how it is drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corridor.engines.charts.errors import ChartError

_HREF = re.compile(r"^(https?://[^\s/]|/(?!/)|#)")
MOST_SERIES = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """What the numbers count: money in a currency (ISO 4217), things, or percent (0 to 100)."""

    kind: Literal["money", "count", "percent"]
    currency: str = ""

    def __post_init__(self) -> None:
        if self.kind == "money" and not re.fullmatch(r"[A-Z]{3}", self.currency):
            raise ChartError(f"unit: {self.currency!r} is not an ISO 4217 currency code")
        if self.kind != "money" and self.currency:
            raise ChartError(f"unit: a {self.kind} has no currency, {self.currency!r} was given")

    @classmethod
    def money(cls, currency: str) -> Unit:
        return cls("money", currency)

    @classmethod
    def count(cls) -> Unit:
        return cls("count")

    @classmethod
    def percent(cls) -> Unit:
        return cls("percent")


@dataclass(frozen=True, slots=True)
class Mark:
    """One number in a chart.

    value: the number in full units, or None where the source states none: never drawn as zero.
    precision: the rounding unit of the number as printed, 100000 for "0.2 million"; the label
    claims no more.
    href: where the mark leads, "https://…", "/…" or "#…"; None for nowhere.
    """

    value: Decimal | None
    precision: Decimal = Decimal(1)
    href: str | None = None

    def __post_init__(self) -> None:
        if self.value is not None and not self.value.is_finite():
            raise ChartError(f"mark: {self.value} is not a number that can be drawn")
        if not self.precision.is_finite() or self.precision <= 0:
            raise ChartError(f"mark: precision {self.precision} must be above zero")
        if self.href is not None and not _HREF.match(self.href):
            raise ChartError(f"mark: {self.href!r} is not an address (https://…, /… or #…)")


@dataclass(frozen=True, slots=True)
class Series:
    """A name and one mark for each category, in the order of the categories."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class GroupedBars:
    """Bars side by side per category, for instance this year and the year before per priority.

    The first series is the one that the chart is about and is drawn strongest; at most four.
    """

    title: str
    description: str
    locale: str
    unit: Unit
    category_title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]

    def __post_init__(self) -> None:
        _check_texts(self.title, self.description)
        _check_series(self.title, self.categories, self.series)


@dataclass(frozen=True, slots=True)
class LimitBar:
    """An amount against the limit it should stay within; either may be not stated."""

    label: str
    amount: Mark
    limit: Mark


@dataclass(frozen=True, slots=True)
class AgainstLimit:
    """Amounts against limits, for instance spending against the envelope of each year."""

    title: str
    description: str
    locale: str
    unit: Unit
    label_title: str
    amount_title: str
    limit_title: str
    bars: tuple[LimitBar, ...]

    def __post_init__(self) -> None:
        _check_texts(self.title, self.description)
        if not self.bars:
            raise ChartError(f"chart {self.title!r}: there is no bar to draw")
        for bar in self.bars:
            for mark in (bar.amount, bar.limit):
                if mark.value is not None and mark.value < 0:
                    raise ChartError(
                        f"chart {self.title!r}, bar {bar.label!r}: {mark.value} is below zero;"
                        " an amount against a limit starts at zero"
                    )


@dataclass(frozen=True, slots=True)
class Trend:
    """Numbers over moments in order (years), as lines or columns; at most four series.

    A moment without a stated number breaks the line and is labelled; it is not bridged.
    """

    title: str
    description: str
    locale: str
    unit: Unit
    moment_title: str
    moments: tuple[str, ...]
    series: tuple[Series, ...]
    form: Literal["line", "columns"] = "line"

    def __post_init__(self) -> None:
        _check_texts(self.title, self.description)
        _check_series(self.title, self.moments, self.series)


Value = GroupedBars | AgainstLimit | Trend


def _check_texts(title: str, description: str) -> None:
    if not title.strip():
        raise ChartError("a chart needs a title")
    if not description.strip():
        raise ChartError(f"chart {title!r} needs a description: what it shows, in words")


def _check_series(title: str, places: tuple[str, ...], series: tuple[Series, ...]) -> None:
    if not places:
        raise ChartError(f"chart {title!r}: there is nothing to draw, no category was given")
    if not 1 <= len(series) <= MOST_SERIES:
        raise ChartError(
            f"chart {title!r}: {len(series)} series; one to {MOST_SERIES} can be told apart"
        )
    for one in series:
        if len(one.marks) != len(places):
            raise ChartError(
                f"chart {title!r}, series {one.name!r}: {len(one.marks)} marks"
                f" for {len(places)} categories"
            )
