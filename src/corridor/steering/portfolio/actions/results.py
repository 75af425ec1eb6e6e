# SPDX-License-Identifier: EUPL-1.2
"""Writing what is stated of an activity's results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import as_period
from corridor.foundation.pages.public import words
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..models import (
    Activity,
    CommonIndicator,
    Disaggregation,
    Indicator,
    IndicatorPeriod,
    Measure,
    Result,
)
from ..rules.disaggregation import Vocabulary, check_parts
from ..rules.figures import IN_WORDS, check_figure
from ..rules.statements import (
    FigureStatement,
    IndicatorStatement,
    PeriodStatement,
    ResultStatement,
)
from ..selectors.vocabulary import vocabulary
from .covering import settle_coverings
from .faults import check_target, refuse
from .finding import Known
from .writing import Origin, days, differing, same

NOTHING = FigureStatement(state="not_reported")


def write_results(
    *,
    activity: Activity,
    results: Sequence[ResultStatement],
    origin: Origin,
    known: Known,
) -> bool:
    """True if something changed; results that are not stated are taken away.

    Results are told apart by code, indicators by code within their result, periods by their days.
    Runs in the transaction of who calls. Raises `Refused` at "results.0.indicators.1.measure" and
    its like.
    """
    held = {
        row.code: row
        for row in Result.objects.filter(activity=activity).prefetch_related(
            "indicators__periods__parts", "indicators__common"
        )
    }
    if not held and not results:
        return False
    check_results(results, known)
    changed = _take_away(held, results)
    tied = {row.common_id for result in held.values() for row in result.indicators.all()}
    for place, stated in enumerate(results):
        values = {
            "type": stated.type,
            "title": stated.title,
            "description": stated.description,
            "aggregation": stated.aggregation,
            "position": place,
        }
        row, wrote = _row(held.get(stated.code), Result, values, activity=activity, code=stated.code)
        changed = _write_indicators(row, stated, origin, known, f"results.{place}") or wrote or changed
    if changed and (tied - {None} or _tied(results)):
        settle_coverings([activity.pk])
    return changed


def _tied(results: Sequence[ResultStatement]) -> bool:
    return any(each.common for result in results for each in result.indicators)


def check_results(results: Sequence[ResultStatement], known: Known) -> None:
    """All that can be told of results without what is held. Raises `Refused` as `write_results`."""
    allowed: Vocabulary | None = None
    commons: dict[str, str] = {}
    _once([each.code for each in results], "results")
    for place, result in enumerate(results):
        at = f"results.{place}"
        if result.type not in Result.Type.values:
            raise Refused(_("“%(code)s” is not a type of result.") % {"code": result.type}, f"{at}.type")
        _once([each.code for each in result.indicators], f"{at}.indicators")
        for number, indicator in enumerate(result.indicators):
            where = f"{at}.indicators.{number}"
            if allowed is None and any(period.parts for period in indicator.periods):
                allowed = known.vocabulary()
            check_indicator(indicator, allowed or {}, where)
            _check_common(indicator, known, where)
            if indicator.common is not None:
                other = commons.setdefault(indicator.common, indicator.code)
                if commons[indicator.common] != indicator.code or (other, place, number) and (
                    _count(results, indicator.common) > 1
                ):
                    raise Refused(
                        _("Another indicator of this activity is added up as “%(code)s” already.")
                        % {"code": indicator.common},
                        f"{where}.common",
                    )
