# SPDX-License-Identifier: EUPL-1.2
"""An activity's results on its page: what was aimed for, what came of it, and where that stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from corridor.engines.charts import Chart, Mark, Series, Trend, Unit
from corridor.foundation.kernel.public import as_period
from corridor.foundation.pages.public import Section, words

from ..models import Activity, ActivityDocument, Indicator, IndicatorPeriod, Result
from ..rules.disaggregation import dimensions
from ..rules.figures import (
    IN_WORDS,
    NUMBER,
    PERCENTAGE,
    REPORTED,
    YES_NO,
    Standing,
    progress,
    ratio,
    standing,
)
from ..rules.statements import FigureStatement, PartStatement
from ..selectors.results import figure_of, may_write_results, part_of, results_of
from ..selectors.visible import visible_to
from ..selectors.vocabulary import Words, vocabulary_words
from .figures import number_words, plain_figure, progress_words, shown_figure
from .money import drawn

# A chart is drawn of as many periods as can be read.
MOST_PERIODS = 15


def results_section(activity: Activity, request: HttpRequest) -> Section | None:
    """Results with their indicators; null where there are none and the reader cannot add any."""
    found = results_of(activity)
    may_write = may_write_results(request.user, activity)
    if not found and not may_write:
        return None
    said = Words({}, {}, {})
    if any(
        period.parts.all()
        for result in found
        for indicator in result.indicators.all()
        for period in indicator.periods.all()
    ):
        said = vocabulary_words(words.language())
    return Section(
        _("Results"),
        "portfolio/results_section.html",
        {
            "activity": activity,
            "results": [_result(activity, row, said) for row in found],
            "may_write": may_write,
            "seen_all": request.user.has_perm("portfolio.change_activity", activity),
        },
        "results",
    )


def _result(activity: Activity, row: Result, said: Words) -> dict[str, Any]:
    return {
        "row": row,
        "type": row.get_type_display(),
        "indicators": [indicator_shown(activity, each, said) for each in row.indicators.all()],
    }


def indicator_shown(activity: Activity, row: Indicator, said: Words) -> dict[str, Any]:
    """What the page says of an indicator."""
    periods = list(row.periods.all())
    told = [(as_period(each.period), figure_of(each, "actual")) for each in periods]
    stands = standing(row.measure, row.cumulative, told)
    baseline, whole = figure_of(row, "baseline"), figure_of(row, "whole")
    target, against, only = _target(row, periods, stands, whole)
    reached = progress(row.measure, row.ascending, against, target, baseline)
    return {
        "row": row,
        "unit": row.unit,
        "how": _how(row),
        "standing": _standing_words(row, stands),
        "whole": None if whole is None else shown_figure(row.measure, whole),
        "baseline": None
        if baseline is None or baseline.state != REPORTED
        else shown_figure(row.measure, baseline),
        "baseline_words": _baseline_words(row),
        "baseline_when": None
        if row.baseline_day is None
        else words.period(as_period(row.baseline_day)),
        "progress": progress_words(reached, ascending=row.ascending),
        "progress_in": only,
        "has_target": whole is not None or any(figure_of(each, "target") for each in periods),
        "chart": reverse("portfolio:figures-chart", args=[activity.public_id, row.pk])
        if has_chart(row, periods)
        else "",
        "periods": [_period(row, each, said) for each in periods],
        "url": reverse("portfolio:indicator", args=[row.common.code]) if row.common else "",
    }


def _target(
    row: Indicator,
    periods: Sequence[IndicatorPeriod],
    stands: Standing,
    whole: FigureStatement | None,
) -> tuple[FigureStatement | None, FigureStatement | None, str]:
    """What to hold progress against: the target for the whole with all that stands, else that of
    the last period that was reported with its own actual, and that period in words."""
    if whole is not None:
        return whole, stands.figure, ""
    for each in reversed(periods):
        actual, target = figure_of(each, "actual"), figure_of(each, "target")
        if target is not None and actual is not None and actual.state == REPORTED:
            return target, actual, words.period(as_period(each.period))
    return None, None, ""


def _how(row: Indicator) -> list[str]:
    """How it is measured, in short sentences."""
    said = [row.get_measure_display()]
    if row.measure in (NUMBER, PERCENTAGE):
        said.append(_("cumulative") if row.cumulative else _("per period"))
        said.append(_("more is better") if row.ascending else _("less is better"))
    return said


def _standing_words(row: Indicator, stands: Standing) -> dict[str, Any] | None:
    if stands.figure is None or stands.until is None:
        return None
    return {
        "figure": plain_figure(row.measure, stands.figure, row.unit),
        "until": words.day(stands.until - words.ONE_DAY),
        "missing": stands.missing,
        "summed": not row.cumulative and row.measure in (NUMBER, PERCENTAGE),
    }


def _baseline_words(row: Indicator) -> str:
    if row.baseline_state == "not_applicable":
        return _("It starts from nothing: a baseline does not apply.")
    return _("No baseline is known, so progress is held against the target alone.")


def _period(row: Indicator, period: IndicatorPeriod, said: Words) -> dict[str, Any]:
    actual, target = figure_of(period, "actual"), figure_of(period, "target")
    parts = [part_of(each) for each in period.parts.all()]
    return {
        "row": period,
        "when": words.period(as_period(period.period)),
        "target": shown_figure(row.measure, target),
        "actual": shown_figure(row.measure, actual),
        "target_comment": period.target_comment,
        "comment": period.actual_comment,
        "parts": parts_shown(row.measure, actual, target, parts, said),
        "evidence": [{"row": each, "url": document_url(each)} for each in period.evidence.all()],
    }


def document_url(row: ActivityDocument) -> str:
    if row.document is not None:
        return reverse("reference:document", args=[row.document.code])
    return str(row.url) or reverse("portfolio:file", args=[row.public_id])


def parts_shown(
    measure: str,
    actual: FigureStatement | None,
    target: FigureStatement | None,
    parts: Sequence[PartStatement],
    said: Words,
) -> list[dict[str, Any]]:
    """Parts by the dimensions that they fix, with what was not broken down."""
    groups: dict[tuple[str, ...], dict[tuple[str, ...], dict[str, Any]]] = {}
    for part in sorted(parts, key=lambda each: said.order(each.cell)):
        cells = groups.setdefault(dimensions(part.cell), {})
        cell = cells.setdefault(part.cell, {"name": said.cell(part.cell)})
        cell[part.kind] = shown_figure(
            measure, FigureStatement(part.state, part.number, part.denominator)
        )
        if part.comment:
            cell["comment"] = part.comment
    return [
        {
            "names": said.names(names),
            "cells": list(cells.values()),
            "targets": any("target" in cell for cell in cells.values()),
            "rest": _rest(measure, actual, [each for each in parts if each.cell in cells]),
        }
        for names, cells in groups.items()
    ]


def _rest(
    measure: str, actual: FigureStatement | None, parts: Sequence[PartStatement]
) -> str | None:
    """What of the actual is not broken down; null for nothing, and where it cannot be told."""
    if measure != NUMBER or actual is None or actual.number is None or actual.qualifier != "exact":
        return None
    told = [each.number for each in parts if each.kind == "actual" and each.number is not None]
    left = actual.number - sum(told)
    return number_words(left) if told and left > 0 else None


def has_chart(row: Indicator, periods: Sequence[IndicatorPeriod]) -> bool:
    """Whether there are two numbers to compare, in two periods."""
    if row.measure in (IN_WORDS, YES_NO) or len(periods) < 2:
        return False
    told = [
        ratio(row.measure, figure_of(each, name))
        for each in periods[-MOST_PERIODS:]
        for name in ("actual", "target")
    ]
    return sum(each is not None for each in told) > 1


def chart(request: HttpRequest, public_id: str, key: int) -> HttpResponse:
    """Actuals over time beside their targets: a part of the activity's page, fetched when it comes
    in sight, since drawing takes long; without scripts a page of its own."""
    activity = visible_to(request.user).filter(public_id=public_id).first()
    row = (
        Indicator.objects.filter(pk=key, result__activity=activity)
        .prefetch_related("periods")
        .first()
    )
    periods = [] if row is None else list(row.periods.all())
    if activity is None or row is None or not has_chart(row, periods):
        raise Http404(_("There is no chart at this address."))
    part = request.headers.get("HX-Request") == "true"
    template = "portfolio/money_chart_part.html" if part else "portfolio/money_chart.html"
    context = {"activity": activity, "chart": figures_chart(row, periods)}
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def figures_chart(row: Indicator, periods: Sequence[IndicatorPeriod]) -> Chart:
    shown = periods[-MOST_PERIODS:]
    actuals = [ratio(row.measure, figure_of(each, "actual")) for each in shown]
    targets = [ratio(row.measure, figure_of(each, "target")) for each in shown]
    series = [Series(_("Actual"), tuple(Mark(value) for value in actuals))]
    if any(each is not None for each in targets):
        series.append(Series(_("Target"), tuple(Mark(value) for value in targets)))
    unit = words.as_text(row.unit)[0]
    return drawn(
        Trend(
            title=words.as_text(row.title)[0],
            description=_("Actuals by period, in %(unit)s.") % {"unit": unit}
            if unit
            else _("Actuals by period."),
            locale=words.language(),
            unit=Unit.percent() if row.measure == PERCENTAGE else Unit.count(),
            moment_title=_("Period"),
            moments=tuple(words.period(as_period(each.period)) for each in shown),
            series=tuple(series),
            form="columns",
        )
    )
