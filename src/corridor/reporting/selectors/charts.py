# SPDX-License-Identifier: EUPL-1.2
"""The charts of a report, drawn from its frozen figures."""

from __future__ import annotations

from collections.abc import Callable
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
    Unit,
    Value,
    draw,
)

from .reading import Reading

AddressOf = Callable[[str], str]


def spending_chart(reading: Reading, address: AddressOf) -> Chart | None:
    """Spending per node, this year beside the year before; null when nothing at all is stated."""
    rows = reading.content["rows"]
    unit = _unit(reading, [row["spent"] for row in rows])
    if unit is None:
        return None
    with override(reading.lang):
        value = GroupedBars(
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
    return _draw(value)


def envelope_chart(reading: Reading, address: AddressOf) -> Chart | None:
    """What was spent of the envelope, in both years; null without an envelope."""
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
        value = AgainstLimit(
            title=_("Spending against the envelope"),
            description=_("How much of each year’s envelope was spent."),
            locale=reading.lang,
            unit=unit,
            label_title=_("Year"),
            amount_title=_("Spent"),
            limit_title=_("Envelope"),
            bars=bars,
        )
    return _draw(value)


@lru_cache(maxsize=64)
def _draw(value: Value) -> Chart:
    return draw(value)


def _unit(reading: Reading, keys: list[str]) -> Unit | None:
    currencies = {reading.figures[key]["unit"] for key in keys} - {""}
    return Unit.money(currencies.pop()) if len(currencies) == 1 else None


def _mark(reading: Reading, key: str, address: AddressOf) -> Mark:
    figure = reading.figures[key]
    value = None if figure["value"] is None else Decimal(figure["value"])
    return Mark(value, Decimal(figure["precision"]), address(key))
