# SPDX-License-Identifier: EUPL-1.2
"""The charts of a report, drawn from its frozen figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import override

from corridor.engines.charts import (
    AgainstLimit,
    Chart,
    GroupedBars,
    LimitBar,
    Mark,
    Series,
    Trend,
    Unit,
    Value,
    draw,
)

from ..rules import markup
from ..rules.figures import YES_NO
from ..rules.formats import unit_of
from .reading import Reading

AddressOf = Callable[[str], str]


SPENDING, ENVELOPE = "spending", "envelope"


def of_money(reading: Reading, address: AddressOf) -> Iterator[tuple[str, Chart]]:
    """The charts that every report has, but for those that its text has a place for."""
    for name, make in ((SPENDING, spending_chart), (ENVELOPE, envelope_chart)):
        chart = None if name in reading.placed else make(reading, address)
        if chart is not None:
            yield name, chart


def placed_chart(
    reading: Reading, block: markup.Chart, address: AddressOf, key: str | None = None
) -> Chart | None:
    """A chart that a text has a place for, in the words that stand there; null without numbers.

    `key` begins the names in the drawing, where a page has the same chart twice.
    """
    value: Value | None
    if block.name == SPENDING:
        value = _spending(reading, address)
    elif block.name == ENVELOPE:
        value = _envelope(reading, address)
    else:
        value = _trend(reading, block.name, address)
    if value is None:
        return None
    title, description = block.caption or value.title, block.alt or value.description
    return _draw(replace(value, title=title, description=description), key)


def spending_chart(reading: Reading, address: AddressOf) -> Chart | None:
    """Spending per node, this year beside the year before; null when nothing at all is stated."""
    value = _spending(reading, address)
    return None if value is None else _draw(value)


def _spending(reading: Reading, address: AddressOf) -> GroupedBars | None:
    rows = reading.content["rows"]
    unit = _unit(reading, [row["spent"] for row in rows])
    if unit is None:
        return None
    with override(reading.lang):
        return GroupedBars(
            title=_("Spending per priority, %(year)s and %(before)s")
            % {"year": reading.year, "before": reading.year - 1},
            description=_(
                "Each bar is what was spent on one priority in one year. An amount that no source "
                "states has no bar. The table of spending holds the same numbers."
            ),
            locale=reading.lang,
            unit=unit,
            category_title=_("Priority"),
            categories=tuple(reading.node_title(row["node"]) for row in rows),
            series=(
                Series(str(reading.year), tuple(_mark(reading, r["spent"], address) for r in rows)),
                Series(
                    str(reading.year - 1),
                    tuple(_mark(reading, r["before"], address) for r in rows),
                ),
            ),
        )


def envelope_chart(reading: Reading, address: AddressOf) -> Chart | None:
    """What was spent of the envelope, in both years; null without an envelope."""
    value = _envelope(reading, address)
    return None if value is None else _draw(value)


def _envelope(reading: Reading, address: AddressOf) -> AgainstLimit | None:
    unit = _unit(reading, ["envelope/total"])
    if unit is None:
        return None
    years = ((reading.year, ""), (reading.year - 1, f"@{reading.year - 1}:"))
    bars = tuple(
        LimitBar(
            str(year),
            _mark(reading, f"{prefix}{reading.total('spending')}", address),
            _mark(reading, f"{prefix}envelope/total", address),
        )
        for year, prefix in years
        if reading.figures[f"{prefix}envelope/total"]["value"] is not None
    )
    with override(reading.lang):
        return AgainstLimit(
            title=_("Spending against the envelope"),
            description=_("How much of each year’s envelope was spent."),
            locale=reading.lang,
            unit=unit,
            label_title=_("Year"),
            amount_title=_("Spent"),
            limit_title=_("Envelope"),
            bars=bars,
        )


def _trend(reading: Reading, name: str, address: AddressOf) -> Trend | None:
    """A figure over the years; null where fewer than two have a number, or units differ."""
    keys = reading.content["charts"].get(name, ())
    told = [reading.figures[key] for key in keys]
    stated = [figure for figure in told if figure["value"] is not None]
    units = {figure["unit"] for figure in stated}
    if len(stated) < 2 or len(units) > 1 or YES_NO in units:
        return None
    last = stated[-1]
    about = reading.word(last["about"])
    with override(reading.lang):
        return Trend(
            title=f"{reading.word(last['definition']['title'])}, {about}",
            description=_("The same figure year by year. Each point leads to its page."),
            locale=reading.lang,
            unit=unit_of(units.pop()),
            moment_title=_("Year"),
            moments=tuple(str(figure["year"]) for figure in told),
            series=(Series(about, tuple(_mark(reading, key, address) for key in keys)),),
            form="columns" if len(told) <= 4 else "line",
        )


@lru_cache(maxsize=64)
def _draw(value: Value, key: str | None = None) -> Chart:
    return draw(value, key=key)


def _unit(reading: Reading, keys: list[str]) -> Unit | None:
    currencies = {reading.figures[key]["unit"] for key in keys} - {""}
    return Unit.money(currencies.pop()) if len(currencies) == 1 else None


def _mark(reading: Reading, key: str, address: AddressOf) -> Mark:
    figure = reading.figures[key]
    value = None if figure["value"] is None else Decimal(figure["value"])
    return Mark(value, Decimal(figure["precision"]), address(key))
