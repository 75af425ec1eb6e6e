# SPDX-License-Identifier: EUPL-1.2
"""Writing what is stated of an activity's results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import models
from django.db.models.deletion import ProtectedError
from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import as_period
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..models import Activity, Disaggregation, Indicator, IndicatorPeriod, Result
from ..rules.statements import (
    FigureStatement,
    IndicatorStatement,
    PartStatement,
    PeriodStatement,
    ResultStatement,
)
from .covering import touch_commons
from .finding import Known
from .stating import check_results
from .writing import Origin, days, differing

NOTHING = FigureStatement(state="not_reported")
NO_TARGET = FigureStatement()

Row = TypeVar("Row", bound=models.Model)


def write_results(
    *,
    activity: Activity,
    results: Sequence[ResultStatement],
    origin: Origin,
    known: Known,
) -> bool:
    """True if something changed; results that are not stated are taken away.

    Results are told apart by code, indicators by code within their result, periods by their days;
    a period that is not stated is taken away too. Runs in the transaction of who calls, who then
    recounts the activity. Raises `Refused` at "results.0.indicators.1.measure" and its like.
    """
    held = {
        row.code: row
        for row in Result.objects.filter(activity=activity).prefetch_related(
            "indicators__periods__parts"
        )
    }
    if not held and not results:
        return False
    check_results(results, known)
    stated_codes = {each.code for each in results}
    tied = {indicator.common_id for row in held.values() for indicator in row.indicators.all()}
    changed = take_away([row for code, row in held.items() if code not in stated_codes], "results")
    for place, stated in enumerate(results):
        values = result_values(stated) | {"position": place}
        row, wrote = write_row(
            held.get(stated.code), Result(activity=activity, code=stated.code), values
        )
        below = _write_indicators(row, stated, origin, known, f"results.{place}")
        changed = wrote or below or changed
    if changed:
        touch_commons(tied)
    return changed


def take_away(rows: Iterable[models.Model], at: str) -> bool:
    """True if there were any. Raises `Refused` for what another room holds on to."""
    found = False
    for row in rows:
        found = True
        try:
            row.delete()
        except ProtectedError as error:
            raise Refused(
                _("“%(code)s” cannot be taken away: a report is being written on it.")
                % {"code": getattr(row, "code", "")},
                at,
            ) from error
    return found


def write_row(held: Row | None, new: Row, values: Mapping[str, Any]) -> tuple[Row, bool]:
    """The row with these values, and whether it had to be written."""
    row = held or new
    names = list(values) if held is None else differing(row, values)
    if not names:
        return row, False
    for name in names:
        setattr(row, name, values[name])
    if held is None:
        row.save()
    else:
        row.save(update_fields=names)
    return row, True


def _write_indicators(
    result: Result, stated: ResultStatement, origin: Origin, known: Known, at: str
) -> bool:
    held = {row.code: row for row in result.indicators.all()}
    codes = {each.code for each in stated.indicators}
    changed = take_away(
        [row for code, row in held.items() if code not in codes], f"{at}.indicators"
    )
    for place, each in enumerate(stated.indicators):
        where = f"{at}.indicators.{place}"
        row = held.get(each.code)
        if row is not None:
            check_unchanged(row, each, where)
        values = indicator_values(each, known, where) | {"position": place}
        row, wrote = write_row(row, Indicator(result=result, code=each.code), values)
        periods = write_periods(row, each.periods, origin, at=f"{where}.periods", whole=True)
        changed = wrote or periods or changed
        if each.code in held and (wrote or periods):
            raise_version(row)
    return changed


def raise_version(row: Indicator) -> None:
    row.version += 1
    row.save(update_fields=["version"])


def check_unchanged(held: Indicator, stated: IndicatorStatement, at: str) -> None:
    """An indicator keeps its measure and unit once a figure stands; a translation may be added.

    Raises `Refused` below `at`.
    """
    unit = _same_words(held.unit, stated.unit)
    if (held.measure == stated.measure and unit) or not has_figures(held):
        return
    raise Refused(
        _(
            "Figures of this indicator stand already, in another unit or measure. Keep it as it "
            "was, and make a new indicator for the new one."
        ),
        f"{at}.unit" if held.measure == stated.measure else f"{at}.measure",
    )


def _same_words(held: Text | None, stated: Text | None) -> bool:
    if not held or not stated:
        return bool(held) == bool(stated)
    shared = set(held) & set(stated)
    return bool(shared) and all(held[lang] == stated[lang] for lang in shared)


def has_figures(indicator: Indicator) -> bool:
    """Whether a baseline, a target or an actual stands."""
    own = (
        indicator.baseline_number,
        indicator.baseline_text,
        indicator.whole_number,
        indicator.whole_text,
    )
    return any(each is not None for each in own) or any(
        figure is not None
        for period in indicator.periods.all()
        for figure in (
            period.target_number,
            period.target_text,
            period.actual_number,
            period.actual_text,
        )
    )


def indicator_values(stated: IndicatorStatement, known: Known, at: str) -> dict[str, Any]:
    """The columns of an indicator by name."""
    common = known.common_indicator(stated.common, f"{at}.common")
    baseline, whole = stated.baseline or NOTHING, stated.whole or NO_TARGET
    return {
        "common_id": None if common is None else common.pk,
        "title": stated.title,
        "description": stated.description,
        "measure": stated.measure,
        "unit": stated.unit,
        "ascending": stated.ascending,
        "cumulative": stated.cumulative,
        "includes_components": stated.includes_components,
        "baseline_state": baseline.state,
        **_columns("baseline", baseline),
        "baseline_day": days(stated.baseline_day),
        "baseline_sources": list(stated.baseline_sources),
        **_columns("whole", whole),
        "whole_sources": list(stated.whole_sources),
    }


def period_values(stated: PeriodStatement) -> dict[str, Any]:
    """The columns of a period's figures by name."""
    actual, target = stated.actual or NOTHING, stated.target or NO_TARGET
    return {
        **_columns("target", target),
        "actual_state": actual.state,
        **_columns("actual", actual),
    }


def part_values(stated: PartStatement) -> dict[str, Any]:
    """The columns of a part by name, but for what it is part of."""
    return {
        "state": stated.state,
        "number": stated.number,
        "denominator": stated.denominator,
        "comment": stated.comment or None,
        "sources": list(stated.sources),
    }


def result_values(stated: ResultStatement) -> dict[str, Any]:
    """The columns of a result by name, but for its place."""
    return {
        "type": stated.type,
        "title": stated.title,
        "description": stated.description,
        "aggregation": stated.aggregation,
    }


def _columns(name: str, figure: FigureStatement) -> dict[str, Any]:
    return {
        f"{name}_number": figure.number,
        f"{name}_denominator": figure.denominator,
        f"{name}_text": figure.text or None,
        f"{name}_qualifier": figure.qualifier,
        f"{name}_comment": figure.comment or None,
    }


def write_periods(
    indicator: Indicator,
    stated: Sequence[PeriodStatement],
    origin: Origin,
    *,
    at: str,
    whole: bool,
) -> bool:
    """True if something changed. With `whole` periods that are not stated are taken away."""
    held = {as_period(row.period): row for row in indicator.periods.all()}
    changed = False
    if whole:
        kept = {each.period for each in stated}
        changed = take_away([row for days_, row in held.items() if days_ not in kept], at)
    for each in stated:
        values = period_values(each)
        if _write_period(indicator, held.get(each.period), each.period, values, each, origin):
            changed = True
    return changed


def _write_period(
    indicator: Indicator,
    held: IndicatorPeriod | None,
    period: Period,
    values: Mapping[str, Any],
    stated: PeriodStatement,
    origin: Origin,
) -> bool:
    sources = origin.evidence(stated.sources)
    if held is None:
        row = IndicatorPeriod(
            indicator=indicator,
            period=days(period),
            sources=sources,
            intake=origin.intake,
            place=stated.place,
            **values,
        )
        row.save()
        write_parts(row, (), stated.parts)
        return True
    parts = write_parts(held, held.parts.all(), stated.parts)
    names = differing(held, values)
    if not names and not parts and (not stated.sources or sources == list(held.sources)):
        return False
    for name in names:
        setattr(held, name, values[name])
    held.sources = sources or held.sources
    held.intake, held.place = origin.intake or held.intake, stated.place or held.place
    held.save(update_fields=[*names, "sources", "intake", "place"])
    return True


def write_parts(
    period: IndicatorPeriod,
    held: Iterable[Disaggregation],
    stated: Sequence[PartStatement],
) -> bool:
    """Let the parts of a period be exactly these; true if something changed."""
    rows = {(row.kind, tuple(row.cell)): row for row in held}
    kept = {(each.kind, each.cell) for each in stated}
    gone = [row.pk for key, row in rows.items() if key not in kept]
    if gone:
        Disaggregation.objects.filter(pk__in=gone).delete()
    made, changed = [], False
    for each in stated:
        values = part_values(each)
        row = rows.get((each.kind, each.cell))
        if row is None:
            made.append(
                Disaggregation(period=period, kind=each.kind, cell=list(each.cell), **values)
            )
            continue
        names = differing(row, values)
        for name in names:
            setattr(row, name, values[name])
        if names:
            row.save(update_fields=names)
            changed = True
    Disaggregation.objects.bulk_create(made)
    return bool(gone or made or changed)
