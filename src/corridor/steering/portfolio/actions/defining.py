# SPDX-License-Identifier: EUPL-1.2
"""What officers write of results by form: what is aimed for, and corrections of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import F
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import words

from ..models import Activity, Indicator, Intake, Result
from ..rules.statements import IndicatorStatement, PeriodStatement, ResultStatement
from .counting import recount
from .covering import touch_commons
from .finding import Known
from .results import (
    check_unchanged,
    has_figures,
    indicator_values,
    raise_version,
    take_away,
    write_periods,
    write_row,
)
from .stating import check_overlaps, check_period, check_results, twice_added
from .writing import Origin


class StaleResult(Exception):
    """Somebody else changed what the form showed since it was opened."""


def define_result(
    *,
    by: Actor,
    activity: Activity,
    result: Result | None,
    stated: ResultStatement,
    seen: Mapping[int, int],
    reason: str | None = None,
) -> Result:
    """Make a result, or let it and its indicators be as stated; their periods stay as they are.

    Indicators are told apart by code, those that are not stated are taken away unless they have
    figures. `seen` has the version of each indicator that the form showed, by its key. Raises
    `Refused` at "indicators.1.unit" and its like, and `StaleResult`.
    """
    known = Known()
    with changing(by=by, reason=reason):
        locked = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
        held = {} if result is None else {row.code: row for row in _indicators(result)}
        if {row.pk: row.version for row in held.values()} != dict(seen):
            raise StaleResult
        try:
            check_results([stated], known)
        except Refused as refusal:
            raise Refused(str(refusal), refusal.at.removeprefix("results.0.")) from refusal
        _refuse_twice_added(locked, result, stated)
        codes = {each.code for each in stated.indicators}
        gone = [row for code, row in held.items() if code not in codes]
        for each_gone in gone:
            if has_figures(each_gone):
                raise Refused(
                    _("“%(title)s” has figures, so it cannot be taken away.")
                    % {"title": each_gone.title.choose(words.language())[0]},
                    "indicators",
                )
        tied = {row.common_id for row in held.values()}
        new = Result(activity=locked, code=stated.code, position=locked.results.count())
        values = {
            "type": stated.type,
            "title": stated.title,
            "description": stated.description,
            "aggregation": stated.aggregation,
        }
        row, changed = write_row(result, new, values)
        changed = take_away(gone, "indicators") or changed
        for place, each in enumerate(stated.indicators):
            changed = _write_indicator(row, held.get(each.code), each, place, known) or changed
        if changed:
            _changed(locked)
            touch_commons(tied)
            recount([locked.pk], tree=False)
    return row


def _indicators(result: Result) -> list[Indicator]:
    return list(result.indicators.select_for_update(of=("self",)).prefetch_related("periods"))


def _refuse_twice_added(activity: Activity, result: Result | None, stated: ResultStatement) -> None:
    others = Indicator.objects.filter(result__activity=activity, common__isnull=False)
    if result is not None:
        others = others.exclude(result=result)
    taken = set(others.values_list("common__code", flat=True))
    for place, each in enumerate(stated.indicators):
        if each.common in taken:
            raise Refused(twice_added(each.common or ""), f"indicators.{place}.common")


def _write_indicator(
    result: Result,
    held: Indicator | None,
    stated: IndicatorStatement,
    place: int,
    known: Known,
) -> bool:
    at = f"indicators.{place}"
    if held is not None:
        check_unchanged(held, stated, at)
    values = indicator_values(stated, known, at) | {"position": place}
    row, wrote = write_row(held, Indicator(result=result, code=stated.code), values)
    if wrote and held is not None:
        raise_version(row)
    return wrote


def _changed(activity: Activity) -> None:
    Activity.objects.filter(pk=activity.pk).update(version=F("version") + 1)


def correct_figures(
    *,
    by: Actor,
    indicator: Indicator,
    version: int,
    periods: Sequence[PeriodStatement],
    reason: str,
) -> bool:
    """Let the indicator have exactly these periods, with who did it and why; true for a change.

    Raises `Refused` at "periods.1.actual.number" and its like, also without a reason, and
    `StaleResult` when `version` is not that of the database.
    """
    if not reason.strip():
        raise Refused(_("Say why the figures are corrected."), "reason")
    known = Known()
    with changing(by=by, reason=reason.strip()):
        row = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
        if row.version != version:
            raise StaleResult
        allowed = known.vocabulary() if any(each.parts for each in periods) else {}
        for place, each in enumerate(periods):
            check_period(row.measure, each, allowed, f"periods.{place}")
        check_overlaps([each.period for each in periods], "periods")
        intake = Intake(kind=Intake.Kind.FORM, name=_("correction"), by_key=by.pk)
        intake.save()
        if not write_periods(row, periods, Origin(intake), at="periods", whole=True):
            intake.delete()
            return False
        raise_version(row)
        _changed(row.result.activity)
        touch_commons([row.common_id])
    return True
