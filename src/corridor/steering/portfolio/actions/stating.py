# SPDX-License-Identifier: EUPL-1.2
"""What can be told of stated results without what is held: each fault at its place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import words
from corridor.values.periods import Period

from ..models import Measure, Result
from ..rules.disaggregation import Vocabulary, check_parts
from ..rules.figures import check_figure
from ..rules.statements import IndicatorStatement, PeriodStatement, ResultStatement
from .faults import check_target, refuse
from .finding import Known

RESULT_TYPES = frozenset(Result.Type.values)
MEASURES = frozenset(Measure.values)


def check_results(results: Sequence[ResultStatement], known: Known) -> None:
    """Raises `Refused` at "results.0.indicators.1.measure" and its like."""
    _once([each.code for each in results], "results")
    commons: set[str] = set()
    for place, result in enumerate(results):
        at = f"results.{place}"
        if result.type not in RESULT_TYPES:
            raise Refused(
                _("“%(code)s” is not a type of result.") % {"code": result.type}, f"{at}.type"
            )
        _once([each.code for each in result.indicators], f"{at}.indicators")
        for number, indicator in enumerate(result.indicators):
            where = f"{at}.indicators.{number}"
            check_indicator(indicator, known, where)
            if indicator.common in commons:
                raise Refused(twice_added(indicator.common or ""), f"{where}.common")
            commons.update(filter(None, [indicator.common]))


def twice_added(common: str) -> str:
    return _(
        "Another indicator of this activity is added up as “%(code)s” already: it would count "
        "twice. Break that one down instead."
    ) % {"code": common}


def _once(codes: Sequence[str], at: str) -> None:
    for place, code in enumerate(codes):
        if code in codes[:place]:
            raise Refused(
                _("The code “%(code)s” stands twice.") % {"code": code}, f"{at}.{place}.code"
            )


def check_indicator(stated: IndicatorStatement, known: Known, at: str) -> None:
    """Raises `Refused` below `at`."""
    if stated.measure not in MEASURES:
        raise Refused(
            _("“%(code)s” is not a way to measure.") % {"code": stated.measure}, f"{at}.measure"
        )
    common = known.common_indicator(stated.common, f"{at}.common")
    if common is not None and (common.measure, common.cumulative, common.ascending) != (
        stated.measure,
        stated.cumulative,
        stated.ascending,
    ):
        raise Refused(
            _(
                "“%(code)s” is measured otherwise (its measure, whether it is cumulative, or "
                "whether more is better): their sum would be wrong."
            )
            % {"code": common.code},
            f"{at}.common",
        )
    if stated.baseline is not None:
        refuse(check_figure(stated.measure, stated.baseline), f"{at}.baseline")
    check_target(stated.measure, stated.whole, f"{at}.whole")
    allowed = known.vocabulary() if any(each.parts for each in stated.periods) else {}
    for number, period in enumerate(stated.periods):
        check_period(stated.measure, period, allowed, f"{at}.periods.{number}")
    check_overlaps([each.period for each in stated.periods], f"{at}.periods")


def check_period(measure: str, stated: PeriodStatement, allowed: Vocabulary, at: str) -> None:
    """Raises `Refused` below `at`."""
    if stated.period.start is None or stated.period.end is None:
        raise Refused(_("A period has a first and a last day."), f"{at}.period")
    check_target(measure, stated.target, f"{at}.target")
    if stated.actual is not None:
        refuse(check_figure(measure, stated.actual), f"{at}.actual")
    for kind, figure in (("target", stated.target), ("actual", stated.actual)):
        parts = [each for each in stated.parts if each.kind == kind]
        refuse(check_parts(measure, figure, parts, allowed), f"{at}.parts")


def check_overlaps(periods: Sequence[Period], at: str) -> None:
    """Raises `Refused` at the later of two periods of an indicator that share days."""
    order = sorted(range(len(periods)), key=lambda place: periods[place].start)  # type: ignore[arg-type,return-value]
    for before, after in pairwise(order):
        if periods[before].overlaps(periods[after]):
            raise Refused(overlap(periods[after], periods[before]), f"{at}.{after}.period")


def overlap(one: Period, other: Period) -> str:
    return _("The period %(one)s overlaps %(other)s, which this indicator has already.") % {
        "one": words.period(one),
        "other": words.period(other),
    }
