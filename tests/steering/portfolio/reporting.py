# SPDX-License-Identifier: EUPL-1.2
"""Results for tests, in a few words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from corridor.steering.portfolio.models import Activity, Indicator
from corridor.steering.portfolio.rules.statements import (
    FigureStatement,
    IndicatorStatement,
    PartStatement,
    PeriodStatement,
    ResultStatement,
)
from corridor.values.periods import Period

from .paying import saved, text

NOT_REPORTED = FigureStatement(state="not_reported")
NOT_APPLICABLE = FigureStatement(state="not_applicable")


def number(value: Any, of: Any = None, **more: Any) -> FigureStatement:
    return FigureStatement(
        number=Decimal(str(value)), denominator=None if of is None else Decimal(str(of)), **more
    )


def part(cell: str, value: Any, of: Any = None, kind: str = "actual") -> PartStatement:
    return PartStatement(
        kind,
        tuple(cell.split()),
        Decimal(str(value)),
        None if of is None else Decimal(str(of)),
    )


def period(year: int | Period, actual: Any = None, target: Any = None, **more: Any) -> Any:
    """Numbers stand for figures."""
    return PeriodStatement(
        year if isinstance(year, Period) else Period.year(year),
        target=target if target is None or not isinstance(target, int) else number(target),
        actual=actual if actual is None or not isinstance(actual, int) else number(actual),
        **more,
    )


def indicator(*periods: PeriodStatement, code: str = "i", **more: Any) -> IndicatorStatement:
    more.setdefault("measure", "1")
    more.setdefault("title", text(f"Indicator {code}"))
    more.setdefault("unit", text("people"))
    return IndicatorStatement(code=code, periods=tuple(periods), **more)


def result(*indicators: IndicatorStatement, code: str = "r", **more: Any) -> ResultStatement:
    return ResultStatement(code, "1", text(f"Result {code}"), indicators=indicators, **more)


def reported(code: str, *periods: PeriodStatement, **more: Any) -> Activity:
    """An activity with one result and one indicator; `measured` is said of the indicator."""
    measured = more.pop("measured", {})
    return saved(code, results=(result(indicator(*periods, **measured)),), **more)


def only_indicator(activity: Activity) -> Indicator:
    return Indicator.objects.get(result__activity=activity)
