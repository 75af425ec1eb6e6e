# SPDX-License-Identifier: EUPL-1.2
"""The table of a budget annex: what a framework aimed for in a year and what was realised.

First what is measured alike, added up per node; then what each activity measures on its own. Each
row has the figure of what was realised, which opens down to its records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from corridor.foundation.kernel.public import as_range
from corridor.steering.policy.public import Framework, TreeNode, matrix, nodes_in_order
from corridor.steering.portfolio.public import (
    Indicator,
    IndicatorNow,
    IndicatorPeriod,
    NodeShare,
    indicators_of,
    results_by_node,
)
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..rules.amounts import NoSuchFigure
from ..rules.figures import Figure
from ..rules.keys import FigureKey
from .figures import YEARS
from .overview import result_in_brief
from .results import UNITS, aimed_for, of_activity

# Indicators of activities in one annex; what is more is told.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """`area` is null where the node stands at the top, below the framework itself (`theme`).

    `target` is of the year, `whole` of the years together; null where none can be set, as for a
    sum over activities. `goals` are those of other frameworks that the node answers to.
    """

    theme: Text
    area: Text | None
    indicator: Text
    activity: Text | None
    realised: Figure
    target: Figure | None
    whole: Figure | None
    goals: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """`left_out` is how many indicators of activities are not among the rows."""

    framework: Framework
    year: int
    rows: tuple[AnnexRow, ...]
    left_out: int = 0


def annex(framework: Framework, year: int) -> Annex:
    """A fixed number of queries, whatever is measured. Raises `NoSuchFigure` for a year out of
    `YEARS`."""
    if year not in YEARS:
        raise NoSuchFigure(f"there are no figures on the year {year}")
    nodes = nodes_in_order(framework, day=date(year, 12, 31))
    goals = _goals(framework)
    shared = results_by_node(framework, year)
    own, left_out = _indicators(framework, year)
    themes = {node.code: _theme(framework, nodes, node) for node in nodes}
    rows: list[AnnexRow] = []
    for node in nodes:
        theme, area = themes[node.code]
        served = _goals_of(node, goals)
        for common, added in shared.get(node.code, ()):
            if common.measure not in UNITS:
                continue
            subject = f"{common.code}.node.{node.code}"
            figure = result_in_brief(framework, year, subject, common, added)
            rows.append(AnnexRow(theme, area, common.names, None, figure, None, None, served))
        for now in own.get(node.code, ()):
            rows.append(_of_activity(framework, year, now, theme, area, served))
    return Annex(framework, year, tuple(rows), left_out)


def _of_activity(
    framework: Framework,
    year: int,
    now: IndicatorNow,
    theme: Text,
    area: Text | None,
    goals: tuple[tuple[str, Text], ...],
) -> AnnexRow:
    activity = now.activity.code or now.activity.public_id
    subject = f"{activity}.{now.indicator.result.code}.{now.indicator.code}"
    target, whole = aimed_for(framework, FigureKey("target", subject), year, now)
    return AnnexRow(
        theme=theme,
        area=area,
        indicator=now.indicator.title,
        activity=now.activity.title,
        realised=of_activity(framework, FigureKey("indicator", subject), year, now),
        target=target,
        whole=whole,
        goals=goals,
    )


def _indicators(framework: Framework, year: int) -> tuple[dict[str, list[IndicatorNow]], int]:
    """Indicators with numbers that have a period in the year, by the code of the node that their
    activity serves; one that serves several nodes stands at each."""
    served = NodeShare.objects.filter(node__framework=framework)
    in_year = IndicatorPeriod.objects.filter(
        indicator=OuterRef("pk"), period__overlap=as_range(Period.year(year))
    )
    found = Indicator.objects.filter(
        Exists(in_year),
        Exists(served.filter(activity=OuterRef("result__activity"))),
        measure__in=list(UNITS),
        result__activity__public=True,
    )
    keys = dict(
        found.order_by("result__activity_id", "pk").values_list("pk", "result__activity_id")[:MOST]
    )
    left_out = found.count() - MOST if len(keys) == MOST else 0
    activities = set(keys.values())
    at: dict[int, list[str]] = {}
    for activity, code in served.filter(activity__in=activities).values_list(
        "activity_id", "node__code"
    ):
        at.setdefault(activity, []).append(code)
    rows: dict[str, list[IndicatorNow]] = {}
    for now in indicators_of(activities, Period.year(year)):
        if now.indicator.pk in keys:
            for code in at.get(now.activity.pk, ()):
                rows.setdefault(code, []).append(now)
    return rows, left_out


def _theme(
    framework: Framework, nodes: tuple[TreeNode, ...], node: TreeNode
) -> tuple[Text, Text | None]:
    """The node at the top of a node's branch, and the node itself; the framework above its top."""
    if not node.path:
        return framework.names, node.title
    top = next(each for each in nodes if each.code == node.path[0])
    return top.title, node.title


def _goals(framework: Framework) -> Mapping[str, list[tuple[str, Text]]]:
    """Development goals by the node that answers to them."""
    found: dict[str, list[tuple[str, Text]]] = {}
    for goals in Framework.objects.filter(kind=Framework.Kind.GOALS).exclude(pk=framework.pk):
        linked = matrix(framework, goals)
        if linked is None:
            continue
        titles = {each.code: each.title for each in linked.columns.walk()}
        for here, there in sorted(linked.cells):
            found.setdefault(here, []).append((f"{goals.code} {there}", titles[there]))
    return found


def _goals_of(
    node: TreeNode, goals: Mapping[str, list[tuple[str, Text]]]
) -> tuple[tuple[str, Text], ...]:
    """Those of the node, else of the nearest one above it that has any."""
    for code in (node.code, *reversed(node.path)):
        if code in goals:
            return tuple(goals[code])
    return ()
