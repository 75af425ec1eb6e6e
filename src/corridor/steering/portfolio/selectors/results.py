# SPDX-License-Identifier: EUPL-1.2
"""Results, indicators and their figures as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from corridor.foundation.kernel.public import as_period, as_range
from corridor.values.periods import Period

from ..models import (
    Activity,
    ActivityDocument,
    Disaggregation,
    Indicator,
    IndicatorPeriod,
    Result,
)
from ..rules.figures import NOT_REPORTED, REPORTED
from ..rules.statements import FigureStatement, PartStatement


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """A period of an indicator: target and actual with their parts, and where they stand."""

    key: int
    period: Period
    target: FigureStatement | None
    actual: FigureStatement
    parts: tuple[PartStatement, ...]
    sources: tuple[str, ...]
    intake: int | None
    place: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorNow:
    """An indicator of an activity with the periods that touch a time, and the last one before.

    `activity` and `indicator` are records, with `indicator.result` and `indicator.common` at hand.
    `last` is the latest period before that time in which something was reported. `version` is what
    an edit of the indicator names.
    """

    activity: Activity
    indicator: Indicator
    periods: tuple[PeriodFigures, ...]
    last: PeriodFigures | None
    baseline: FigureStatement | None
    whole: FigureStatement | None

    @property
    def version(self) -> int:
        return self.indicator.version


def figure_of(row: Any, name: str) -> FigureStatement | None:
    """The figure in columns "<name>_number" and their like; null for a target that was not set."""
    state = getattr(row, f"{name}_state", None)
    number, said = getattr(row, f"{name}_number"), getattr(row, f"{name}_text")
    if state is None:
        if number is None and said is None:
            return None
        state = REPORTED
    return FigureStatement(
        state=str(state),
        number=number,
        denominator=getattr(row, f"{name}_denominator"),
        text=said,
        qualifier=getattr(row, f"{name}_qualifier"),
        comment=getattr(row, f"{name}_comment"),
    )


def part_of(row: Disaggregation) -> PartStatement:
    return PartStatement(
        row.kind,
        tuple(row.cell),
        row.number,
        row.denominator,
        row.state,
        row.comment,
        tuple(row.sources),
    )


def period_of(row: IndicatorPeriod) -> PeriodFigures:
    """The parts must have been fetched before."""
    return PeriodFigures(
        key=row.pk,
        period=as_period(row.period),
        target=figure_of(row, "target"),
        actual=figure_of(row, "actual") or FigureStatement(state=NOT_REPORTED),
        parts=tuple(part_of(part) for part in row.parts.all()),
        sources=tuple(row.sources),
        intake=row.intake_id,
        place=row.place,
    )


def indicators_of(
    activities: Iterable[int] | QuerySet[Activity], within: Period
) -> tuple[IndicatorNow, ...]:
    """What these activities are to report on in a time; three queries, however many they are.

    In the order of activities, results and indicators.
    """
    indicators = list(
        Indicator.objects.filter(result__activity__in=activities)
        .select_related("result__activity", "common")
        .order_by("result__activity_id", "result__position", "position", "pk")
    )
    span = as_range(within)
    rows = (
        IndicatorPeriod.objects.filter(indicator__in=indicators)
        .filter(Q(period__overlap=span) | Q(period__fully_lt=span) & ~Q(actual_state=NOT_REPORTED))
        .order_by("indicator", "period")
        .prefetch_related("parts")
    )
    inside: dict[int, list[PeriodFigures]] = {}
    last: dict[int, PeriodFigures] = {}
    for row in rows:
        figures = period_of(row)
        if figures.period.overlaps(within):
            inside.setdefault(row.indicator_id, []).append(figures)
        else:
            last[row.indicator_id] = figures
    return tuple(
        IndicatorNow(
            activity=row.result.activity,
            indicator=row,
            periods=tuple(inside.get(row.pk, ())),
            last=last.get(row.pk),
            baseline=figure_of(row, "baseline"),
            whole=figure_of(row, "whole"),
        )
        for row in indicators
    )


def to_report(organisation_id: int, within: Period) -> tuple[IndicatorNow, ...]:
    """What a partner is to report on in a time, over all its activities."""
    return indicators_of(Activity.objects.filter(partner=organisation_id), within)


def results_of(activity: Activity) -> list[Result]:
    """The results of an activity with all that their page shows; six queries, none where they are
    at hand (`whole.bring_all`)."""
    if "results" in getattr(activity, "_prefetched_objects_cache", {}):
        return list(activity.results.all())
    return list(
        Result.objects.filter(activity=activity).prefetch_related(
            Prefetch("indicators", Indicator.objects.select_related("common")),
            Prefetch(
                "indicators__periods",
                IndicatorPeriod.objects.select_related("intake").order_by("period"),
            ),
            "indicators__periods__parts",
            Prefetch(
                "indicators__periods__evidence",
                ActivityDocument.objects.select_related("document"),
            ),
        )
    )


def may_write_results(user: Any, activity: Activity) -> bool:
    """Officers and editors of every activity; a partner's people of their own drafts, to propose
    what will be reported on: actuals of what is public come by rounds."""
    if user.has_perm("portfolio.write_results"):
        return True
    return not activity.public and bool(user.has_perm("portfolio.write_results", activity))
