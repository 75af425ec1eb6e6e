# SPDX-License-Identifier: EUPL-1.2
"""A framework's year on one page: what was available, spent and reached, node by node.

Every value is that of a figure, named by its key, so that it opens down to its records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from corridor.steering.policy.public import Framework, nodes_in_order
from corridor.steering.portfolio.public import (
    CommonIndicator,
    Measure,
    RollUp,
    results_by_node,
    years_of_results,
)
from corridor.values.texts import Text

from ..rules import result_definitions, results
from ..rules.amounts import YearMoney
from ..rules.definitions import TOTAL
from ..rules.figures import Figure
from ..rules.keys import FigureKey
from .figures import UNANSWERED, Figures
from .money import money_of_years, years_with_money
from .results import UNITS

MONEY = ("envelope", "spending", "spending-activities", "spending-together")


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A node, or the framework as a whole (`code` is ""): figures of money by their question, null
    where nothing is said; and of results, with what they are called."""

    code: str
    title: Text | None
    level: int
    money: Mapping[str, Figure | None] = field(default_factory=dict)
    results: tuple[tuple[Text, Figure], ...] = ()

    @property
    def any(self) -> bool:
        return bool(self.results) or any(self.money.values())


@dataclass(frozen=True, slots=True)
class Overview:
    """`active`: activities state spending; else what is booked stands alone. `figures` answers for
    what else is asked of the same years."""

    framework: Framework
    year: int
    rows: tuple[OverviewRow, ...]
    total: OverviewRow
    active: bool
    figures: Figures

    @property
    def any(self) -> bool:
        return self.total.any or any(row.any for row in self.rows)


def overview_years(framework: Framework) -> tuple[int, ...]:
    """The years of which there is an envelope, spending or a result, the oldest first."""
    return tuple(sorted({*years_with_money(framework), *years_of_results(framework)}))


class _Values(Figures):
    """Figures for their values alone: the money of all years is read at once, without names."""

    def __init__(self, framework: Framework) -> None:
        super().__init__(framework, brief=True)
        self._all = money_of_years(framework)

    def _read(self, year: int) -> YearMoney:
        return self._all(year)


def overview(framework: Framework, year: int) -> Overview:
    """A fixed number of queries. Nodes of the edition at the year's end, in its order."""
    figures = _Values(framework)
    reached = results_by_node(framework, year)
    asked = list(MONEY if figures.has_activities(year) else MONEY[:2])
    rows = [
        OverviewRow(
            code=each.code,
            title=each.title,
            level=each.level,
            money={question: _money(figures, question, each.code, year) for question in asked},
            results=_results(framework, year, each.code, reached.get(each.code, [])),
        )
        for each in nodes_in_order(framework, day=date(year, 12, 31))
    ]
    total = OverviewRow(
        code="",
        title=None,
        level=0,
        money={question: _money(figures, question, TOTAL, year) for question in asked},
        results=_results(framework, year, "", reached.get("", [])),
    )
    return Overview(framework, year, tuple(rows), total, len(asked) > 2, figures)


def _money(figures: Figures, question: str, subject: str, year: int) -> Figure | None:
    """Null where no record says anything; a part of the envelope is found by its node."""
    if question == "envelope" and subject != TOTAL:
        subject = figures.part_of(subject, year)
    try:
        figure = figures.of(FigureKey(question, subject), year)
    except UNANSWERED:
        return None
    return figure if figure.records or figure.value is not None else None


def _results(
    framework: Framework, year: int, code: str, told: list[tuple[CommonIndicator, RollUp]]
) -> tuple[tuple[Text, Figure], ...]:
    scope = f".node.{code}" if code else ""
    return tuple(
        (common.names, result_in_brief(framework, year, f"{common.code}{scope}", common, added))
        for common, added in told
        if common.measure in UNITS
    )


def result_in_brief(
    framework: Framework,
    year: int,
    subject: str,
    common: CommonIndicator,
    added: RollUp,
    *,
    ours: bool = False,
    about: Text | None = None,
) -> Figure:
    """The figure without its records: its own page has them. `ours`: by our share of the money."""
    definition = result_definitions.RESULT_OURS if ours else result_definitions.RESULT
    asked = results.Asked(
        framework=framework.code,
        year=year,
        key=str(FigureKey(definition.question, subject)),
        about=about or common.names,
        unit=UNITS[Measure(common.measure)],
        counted=common.unit,
        parameters={"indicator": common.code},
    )
    total = added.ours if ours else added.total
    left = {outcome.value: count for outcome, count in added.outcomes.items()}
    if ours:
        left["share_unknown"] = added.share_unknown
    return results.of_sum(
        definition,
        asked,
        results.Added(
            number=None if total is None else total.number,
            denominator=None if total is None else total.denominator,
            qualifier="exact" if total is None else total.qualifier,
            count=0 if total is None else total.count,
            terms=(),
            left=left,
            partly=added.partly,
            records=(),
        ),
    )
