# SPDX-License-Identifier: EUPL-1.2
"""The figures of a framework as they are now."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from corridor.steering.policy.public import Framework
from corridor.values.money import CurrencyMismatch
from corridor.values.texts import Text

from ..rules.calculation import Calculation, NoSuchFigure, YearMoney
from ..rules.figures import Figure
from ..rules.keys import BadKey, FigureKey
from .money import year_money

YEARS = range(1950, 2201)
# Why a figure that somebody asks for cannot be given.
UNANSWERED = (NoSuchFigure, BadKey, CurrencyMismatch)


class Figures:
    """Works figures out from the records, reading each year once for as long as it lives."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self._year = lru_cache(maxsize=32)(self._read)
        self._calculation = Calculation(self._year)

    def of(self, key: FigureKey, year: int) -> Figure:
        """Raises `NoSuchFigure` or `CurrencyMismatch`."""
        _possible(year if key.year is None else key.year)
        return self._calculation.figure(key, year)

    def keys(self, year: int) -> tuple[FigureKey, ...]:
        """Every figure of the year. Raises `NoSuchFigure` for a year out of `YEARS`."""
        _possible(year)
        return self._calculation.keys(year)

    def names(self, year: int) -> Mapping[str, Text]:
        """The nodes that spending is booked on, in their order."""
        return self._year(year).names

    def parts(self, year: int) -> tuple[str, ...]:
        """Codes of the parts of the year's envelope."""
        return tuple(self._year(year).parts)

    def _read(self, year: int) -> YearMoney:
        return year_money(self.framework, year)


def live_figure(framework: str, year: int, key: str) -> Figure:
    """A figure as the records make it now.

    Raises `NoSuchFigure` for an unknown framework, year, question or subject, `BadKey`, and
    `CurrencyMismatch`: one of `UNANSWERED`.
    """
    return Figures(_framework(framework)).of(FigureKey.parse(key), year)


def figure_keys(framework: str, year: int) -> list[str]:
    """The key of every figure of a framework and year. Raises `NoSuchFigure`."""
    return [str(key) for key in Figures(_framework(framework)).keys(year)]


def _framework(code: str) -> Framework:
    found = Framework.objects.filter(code=code).first()
    if found is None:
        known = list(Framework.objects.order_by("code").values_list("code", flat=True))
        raise NoSuchFigure(
            f"there is no framework {code!r}; there are {', '.join(known) or 'none'}", known
        )
    return found


def _possible(year: int) -> None:
    if year not in YEARS:
        raise NoSuchFigure(
            f"there are no figures on the year {year}, only {YEARS[0]} to {YEARS[-1]}"
        )
