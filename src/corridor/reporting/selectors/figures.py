# SPDX-License-Identifier: EUPL-1.2
"""The figures of a framework as they are now."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from corridor.steering.policy.public import Framework
from corridor.values.texts import Text

from ..rules.calculation import Calculation, NoSuchFigure, YearMoney
from ..rules.figures import Figure
from ..rules.keys import FigureKey
from .money import year_money


class Figures:
    """Works figures out from the records, reading each year once for as long as it lives."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self._year = lru_cache(maxsize=32)(self._read)
        self._calculation = Calculation(self._year)

    def of(self, key: FigureKey, year: int) -> Figure:
        """Raises `NoSuchFigure` or `CurrencyMismatch`."""
        return self._calculation.figure(key, year)

    def keys(self, year: int) -> tuple[FigureKey, ...]:
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

    Raises `NoSuchFigure` for an unknown framework, question or subject, and `BadKey`.
    """
    found = Framework.objects.filter(code=framework).first()
    if found is None:
        raise NoSuchFigure(f"there is no framework {framework!r}")
    return Figures(found).of(FigureKey.parse(key), year)


def figure_keys(framework: str, year: int) -> list[str]:
    """The key of every figure of a framework and year. Raises `NoSuchFigure`."""
    found = Framework.objects.filter(code=framework).first()
    if found is None:
        raise NoSuchFigure(f"there is no framework {framework!r}")
    return [str(key) for key in Figures(found).keys(year)]
