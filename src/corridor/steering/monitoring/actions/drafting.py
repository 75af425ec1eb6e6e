# SPDX-License-Identifier: EUPL-1.2
"""Writing a draft: figures, transactions and accounts, one by one or many at once.

A form, a workbook and the API hand in the same values. What is wrong with them is answered item by
item, not raised, so that all of it can be shown at its place; then nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor
from corridor.foundation.kernel.public import as_period, as_range
from corridor.steering.portfolio.public import (
    ActualStatement,
    FigureStatement,
    Indicator,
    check_actuals,
)
from corridor.values.periods import Period

from ..models import Narrative, ReportedFigure, Round
from ..rules.parts import in_order, part_as_json
from ..selectors.sheets import asked_periods
from .changing import changing, check_writable, sign
from .draft_money import write_transactions
from .draft_work import Work, long_message, same, too_long
from .given import GivenFigure, GivenNarrative, GivenTransaction, Problem, Saved

EMPTY = FigureStatement(state="not_reported")


def save_draft(
    *,
    round: Round,
    by: Actor,
    figures: Sequence[GivenFigure] = (),
    transactions: Sequence[GivenTransaction] = (),
    narratives: Sequence[GivenNarrative] = (),
    only_look: bool = False,
) -> Saved:
    """Write what is given and leave the rest of the draft as it is; all of it, or with problems
    none. What says what stands already is no change, whatever version it names.

    `only_look` tells what would be. Raises `Refused` at `state` while nothing may be written. A
    fixed number of queries, one for each item that changes, and one for a thousand new ones.
    """
    with changing(round, by=by) as held:
        check_writable(held)
        work = Work(held, by)
        write_figures(work, figures)
        write_narratives(work, narratives)
        write_transactions(work, transactions)
        saved = Saved(0 if work.problems else len(work.writes), work.problems)
        if saved.changed and not only_look:
            work.store()
            authors = list(held.authors)
            sign(held, by)
            if held.authors != authors:
                held.save(update_fields=["authors"])
        return saved


def write_figures(work: Work, given: Sequence[GivenFigure]) -> None:
    indicators = {
        row.pk: row
        for row in Indicator.objects.filter(pk__in={each.indicator for each in given})
        .select_related("result")
        .prefetch_related("periods")
    }
    held = {
        (row.indicator_id, row.days.start): row
        for row in ReportedFigure.objects.filter(round=work.round, indicator__in=indicators)
    }
    stated: list[tuple[int, GivenFigure, Period]] = []
    seen: set[tuple[int, date]] = set()
    for index, each in enumerate(given):
        key = (each.indicator, each.start)
        row = held.get(key)
        days = _days(work, indicators.get(each.indicator), each, row)
        if days is None:
            work.tell("figure", index, "indicator", _("This round does not ask for that."))
        elif key in seen:
            work.tell("figure", index, "indicator", _("This figure stands twice."))
        else:
            seen.add(key)
            stated.append((index, each, days))
    for index, each, days in _sound(work, stated):
        _figure(work, index, each, days, held.get((each.indicator, each.start)))


def _days(
    work: Work, indicator: Indicator | None, each: GivenFigure, row: ReportedFigure | None
) -> Period | None:
    """The period meant; null for one that is not asked for, unless it is only taken away."""
    if row is not None and each.figure is None:
        return row.days
    if indicator is None or indicator.result.activity_id not in work.activities:
        return None
    held = [as_period(row.period) for row in indicator.periods.all()]
    asked = asked_periods(work.round, held)
    return next((days for days in asked if days.start == each.start), None)


def _sound(
    work: Work, stated: list[tuple[int, GivenFigure, Period]]
) -> list[tuple[int, GivenFigure, Period]]:
    """Those that the portfolio would take."""
    told = [each for each in stated if each[1].figure is not None]
    faults = check_actuals(
        [
            ActualStatement(each.indicator, days, each.figure or EMPTY, each.parts)
            for _index, each, days in told
        ]
    )
    wrong = set()
    for fault in faults:
        index = told[fault.place][0]
        wrong.add(index)
        work.problems.append(Problem("figure", index, fault.at, fault.message, cell=fault.cell))
    for index, each, _days in told:
        figure = each.figure or EMPTY
        for name, text in (("text", figure.text), ("comment", figure.comment)):
            if too_long(text):
                wrong.add(index)
                work.tell("figure", index, name, long_message())
    return [each for each in stated if each[0] not in wrong]


def _figure(
    work: Work, index: int, each: GivenFigure, days: Period, row: ReportedFigure | None
) -> None:
    if each.figure is None:
        if row is not None and work.fresh("figure", index, each.version, row):
            work.writes.append((row, True))
        return
    figure = each.figure
    values = {
        "state": figure.state,
        "number": figure.number,
        "denominator": figure.denominator,
        "text": figure.text or None,
        "qualifier": figure.qualifier,
        "comment": figure.comment or None,
        "parts": in_order([part_as_json(part) for part in each.parts]),
    }
    if row is not None and same(row, values):
        return
    if work.fresh("figure", index, each.version, row):
        row = row or ReportedFigure(
            round=work.round, indicator_id=each.indicator, period=as_range(days)
        )
        work.write(row, values)


def write_narratives(work: Work, given: Sequence[GivenNarrative]) -> None:
    held = {row.activity_id: row for row in Narrative.objects.filter(round=work.round)}
    for index, each in enumerate(given):
        row = held.get(each.activity)
        if each.activity not in work.activities:
            work.tell("narrative", index, "activity", _("This round does not ask for that."))
            continue
        wrong = [name for name in ("done", "short") if too_long(getattr(each, name))]
        for name in wrong:
            work.tell("narrative", index, name, long_message())
        values = {"done": each.done or None, "short": each.short or None}
        if wrong or (row is None and not any(values.values())):
            continue
        if row is not None and same(row, values):
            continue
        if work.fresh("narrative", index, each.version, row):
            row = row or Narrative(round=work.round, activity_id=each.activity)
            work.write(row, values)
