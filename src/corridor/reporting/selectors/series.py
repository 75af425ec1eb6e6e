# SPDX-License-Identifier: EUPL-1.2
"""The same figure over the years, from the same records, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from corridor.steering.policy.public import Framework
from corridor.steering.portfolio.public import (
    IndicatorNow,
    commons_named,
    indicators_named,
    result_years,
)

from ..models import FrozenFigure
from ..rules.calculation import Calculation, NoSuchFigure
from ..rules.definitions import DEFINITIONS as OF_MONEY
from ..rules.figures import Figure
from ..rules.keys import FigureKey
from .figures import UNANSWERED, YEARS
from .money import money_of_years
from .overview import result_in_brief
from .results import UNITS, Results, name_of_indicator, of_activity

# Years on either side of the one that is asked.
REACH = 6


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in one year: frozen, as its year's report published it last, or as it is now."""

    year: int
    figure: Mapping[str, Any]
    published: bool


def series(framework: Framework, key: FigureKey, year: int) -> tuple[Point, ...]:
    """The figure in the years near `year` of which something is said, the oldest first; between
    two such years also those of which nothing is. A dozen queries at most.

    `key` is without a year. Empty where a question is not asked year by year.
    """
    span = [each for each in range(year - REACH, year + REACH + 1) if each in YEARS]
    answer = _answers(framework, key, span)
    published = _published(framework, key, span)
    found: dict[int, Point] = {}
    for each in span:
        if each in published:
            found[each] = Point(each, published[each], published=True)
            continue
        figure = None if answer is None else _answered(answer, each)
        if figure is not None:
            found[each] = Point(each, figure.as_json(), published=False)
    told = [each for each, point in found.items() if point.figure["value"] is not None]
    if not told:
        return ()
    first, last = min(*told, year), max(*told, year)
    return tuple(found[each] for each in span if first <= each <= last and each in found)


Answer = Callable[[int], Figure]


def _answered(answer: Answer, year: int) -> Figure | None:
    try:
        return answer(year)
    except UNANSWERED:
        return None


def _answers(framework: Framework, key: FigureKey, years: list[int]) -> Answer | None:
    """What answers the question in each of these years; null for one that is not of a year."""
    if key.question in OF_MONEY:
        calculation = Calculation(money_of_years(framework))
        return lambda year: calculation.figure(key, year)
    try:
        if key.question in ("result", "result-ours"):
            return _of_sums(framework, key, years)
        if key.question in ("indicator", "target"):
            return _of_activity(framework, key, years)
    except UNANSWERED:
        pass
    return None


def _of_sums(framework: Framework, key: FigureKey, years: list[int]) -> Answer | None:
    code, _dot, scope = key.subject.partition(".")
    common = commons_named([code]).get(code)
    if common is None or common.measure not in UNITS:
        return None
    by, of, _about = Results(framework).set_of(scope, years[len(years) // 2])
    added = result_years(common, by, of, years)

    def answer(year: int) -> Figure:
        if year not in added:
            raise NoSuchFigure(f"nothing was said of {year}")
        return result_in_brief(
            framework,
            year,
            key.subject,
            common,
            added[year],
            ours=key.question == "result-ours",
        )

    return answer


def _of_activity(framework: Framework, key: FigureKey, years: list[int]) -> Answer | None:
    if key.subject.count(".") < 2:
        return None
    name = name_of_indicator(key.subject)
    now = indicators_named([name], years[len(years) // 2], around=REACH).get(name)
    if now is None:
        return None
    return lambda year: of_activity(framework, key, year, _until(now, year))


def _until(now: IndicatorNow, year: int) -> IndicatorNow:
    """The same as if only this year had been asked: what was reported before it is `last`."""
    before = [
        each
        for each in now.periods
        if each.period.end is not None
        and each.period.end.year <= year
        and each.actual.state != "not_reported"
    ]
    return replace(now, last=before[-1] if before else now.last)


def _published(
    framework: Framework, key: FigureKey, years: list[int]
) -> dict[int, Mapping[str, Any]]:
    """As the last edition of each year's report has it. One query."""
    rows = (
        FrozenFigure.objects.filter(
            key=str(key), edition__report__framework=framework, edition__report__year__in=years
        )
        .order_by("edition__report__year", "-edition__number")
        .distinct("edition__report__year")
    )
    return dict(rows.values_list("edition__report__year", "content"))
