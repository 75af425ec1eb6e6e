# SPDX-License-Identifier: EUPL-1.2
"""The figures of a framework as they are now: of money, of results, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from corridor.foundation.kernel.public import asked_once
from corridor.steering.policy.public import Framework
from corridor.values.money import CurrencyMismatch
from corridor.values.texts import Text

from ..rules.calculation import Calculation, NoSuchFigure, YearMoney
from ..rules.count_definitions import DEFINITIONS as OF_COUNTS
from ..rules.definitions import TOGETHER
from ..rules.figures import Figure
from ..rules.keys import BadKey, FigureKey
from ..rules.result_definitions import DEFINITIONS as OF_RESULTS
from .counts import Counts
from .money import year_money
from .results import Results

YEARS = range(1950, 2201)
# Why a figure that somebody asks for cannot be given.
UNANSWERED = (NoSuchFigure, BadKey, CurrencyMismatch)


class Figures:
    """Works figures out from the records, reading each year once for as long as it lives."""

    def __init__(self, framework: Framework, *, brief: bool = False) -> None:
        """`brief`: for their values, not for the activities behind them."""
        self.framework = framework
        self._brief = brief
        self._year = lru_cache(maxsize=32)(self._read)
        self._calculation = Calculation(self._year)
        self._results = Results(framework)
        self._counts = Counts(framework)

    def of(self, key: FigureKey, year: int) -> Figure:
        """Raises `NoSuchFigure` or `CurrencyMismatch`."""
        of = year if key.year is None else key.year
        _possible(of)
        if key.question in OF_RESULTS:
            return self._results.figure(key, of)
        if key.question in OF_COUNTS:
            return self._counts.figure(key, of)
        return self._calculation.figure(key, year)

    def foresee(self, keys: Iterable[FigureKey], year: int) -> None:
        """Fetch together what figures of results ask, where many will be asked."""
        self._results.foresee(keys, year)

    def keys(self, year: int) -> tuple[FigureKey, ...]:
        """Every figure of the year. Raises `NoSuchFigure` for a year out of `YEARS`."""
        _possible(year)
        return (
            *self._calculation.keys(year),
            *self._results.keys(year),
            *self._counts.keys(year),
        )

    def names(self, year: int, basis: str = "") -> Mapping[str, Text]:
        """The nodes that spending is booked on, in their order; with those of activities, if they
        are asked together."""
        money = self._year(year)
        return money.every_name if basis == TOGETHER else money.names

    def parts(self, year: int) -> tuple[str, ...]:
        """Codes of the parts of the year's envelope."""
        return tuple(self._year(year).parts)

    def has_activities(self, year: int) -> bool:
        """Whether activities state spending of the year."""
        return bool(self._year(year).activities)

    def answers(self, key: FigureKey, year: int) -> bool:
        try:
            self.of(key, year)
        except UNANSWERED:
            return False
        return True

    def part_of(self, node: str, year: int) -> str:
        """The part of the year's envelope that is for a node; empty without one."""
        parts = self._year(year).parts.values()
        of_node = (p.code for p in parts if p.amount.evidence.values.get("node") == node)
        return next(of_node, "")

    def _read(self, year: int) -> YearMoney:
        return year_money(self.framework, year, brief=self._brief)


def live_figure(framework: str, year: int, key: str) -> Figure:
    """A figure as the records make it now.

    Raises `NoSuchFigure` for an unknown framework, year, question or subject, `BadKey`, and
    `CurrencyMismatch`: one of `UNANSWERED`.
    """
    return Figures(framework_of(framework)).of(FigureKey.parse(key), year)


# Questions that are asked of the same thing: a page leads from one to the others.
_ALIKE = (
    ("spending", "spending-activities", "spending-together"),
    ("result", "result-ours"),
    ("indicator", "target"),
)


def figure_and_related(framework: str, year: int, key: str) -> tuple[Figure, list[str]]:
    """A figure as `live_figure` gives it, and the keys of others about the same thing.

    Spending has others only where activities state some. Raises as `live_figure`.
    """
    figures, asked = Figures(framework_of(framework)), FigureKey.parse(key)
    figure = figures.of(asked, year)
    alike = next((each for each in _ALIKE if asked.question in each), ())
    others = [FigureKey(q, asked.subject, asked.year) for q in alike if q != asked.question]
    if alike == _ALIKE[0]:
        of = year if asked.year is None else asked.year
        others = others if figures.has_activities(of) else []
        others = [other for other in others if figures.answers(other, year)]
    return figure, [str(other) for other in others]


def figure_keys(framework: str, year: int) -> list[str]:
    """The key of every figure of a framework and year. Raises `NoSuchFigure`."""
    return [str(key) for key in Figures(framework_of(framework)).keys(year)]


@asked_once
def framework_of(code: str) -> Framework:
    """Raises `NoSuchFigure`, naming those that there are."""
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
