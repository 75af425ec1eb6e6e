# SPDX-License-Identifier: EUPL-1.2
"""What is reported in a round: by activity, each figure beside its target and the last period.

A fixed number of queries, whatever the number of activities and figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import Q

from corridor.foundation.kernel.public import as_period, as_range
from corridor.steering.portfolio.public import (
    Activity,
    FigureStatement,
    Indicator,
    IndicatorNow,
    IndicatorPeriod,
    PartStatement,
    PeriodFigures,
    Transaction,
    indicators_of,
)
from corridor.values.periods import Period

from ..models import Evidence, Narrative, Remark, ReportedFigure, ReportedTransaction, Round
from ..rules.days import after, first
from ..rules.figures import REPORTED, Oddity, change, oddities
from .rounds import running_activities


@dataclass(frozen=True, slots=True)
class Before:
    """What was known before: an actual of `days`, or else the baseline, which has none."""

    figure: FigureStatement
    days: Period | None = None
    parts: tuple[PartStatement, ...] = ()


class Lack(StrEnum):
    """What keeps a report from being complete."""

    FIGURE = "figure"
    REASON = "reason"
    NARRATIVE = "narrative"
    ASTRAY = "astray"


@dataclass(frozen=True, slots=True)
class Missing:
    """`slot` is null where it is about the activity as a whole."""

    lack: Lack
    activity: Activity
    slot: Slot | None = None


@dataclass(frozen=True)
class Slot:
    """A figure that is asked for: an indicator in a period.

    `standing` is that period as the portfolio has it, null where it has none yet. `astray`: it was
    written for a period that is no longer asked for.
    """

    now: IndicatorNow
    days: Period
    standing: PeriodFigures | None
    before: Before | None
    draft: ReportedFigure | None
    remarks: tuple[Remark, ...] = ()
    astray: bool = False

    @property
    def indicator(self) -> Indicator:
        return self.now.indicator

    @property
    def key(self) -> str:
        """Its name within a round."""
        return f"{self.indicator.pk}-{first(self.days):%Y%m%d}"

    @property
    def target(self) -> FigureStatement | None:
        """That of the period; `now.whole` is that of the activity as a whole."""
        return None if self.standing is None else self.standing.target

    @property
    def answered(self) -> bool:
        return self.draft is not None

    @cached_property
    def oddities(self) -> tuple[Oddity, ...]:
        return oddities(
            None if self.draft is None else self.draft.figure,
            measure=self.indicator.measure,
            cumulative=self.indicator.cumulative,
            ascending=self.indicator.ascending,
            target=self.target,
            last=None if self.before is None or self.before.days is None else self.before.figure,
        )

    @property
    def change(self) -> Decimal | None:
        if self.draft is None or self.before is None:
            return None
        return change(self.indicator.measure, self.draft.figure, self.before.figure)

    @cached_property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The parts by which it was broken down before, is aimed for, or is being written."""
        found: dict[tuple[str, ...], None] = {}
        before = self.before.parts if self.before else ()
        standing = self.standing.parts if self.standing else ()
        for part in (*before, *standing, *(self.draft.cells if self.draft else ())):
            found[part.cell] = None
        return tuple(found)


@dataclass(frozen=True)
class Sheet:
    """What is reported on one activity. `known` is money that the portfolio has of these days."""

    activity: Activity
    slots: tuple[Slot, ...]
    narrative: Narrative | None
    transactions: tuple[ReportedTransaction, ...]
    evidence: tuple[Evidence, ...]
    remarks: tuple[Remark, ...]
    known: tuple[Transaction, ...] = ()

    @property
    def asked(self) -> int:
        return sum(1 for slot in self.slots if not slot.astray)

    @property
    def answered(self) -> int:
        return sum(1 for slot in self.slots if slot.answered and not slot.astray)

    @property
    def open_remarks(self) -> int:
        every = [*self.remarks, *(remark for slot in self.slots for remark in slot.remarks)]
        every += [remark for row in self.transactions for remark in row.remarks.all()]
        return sum(1 for remark in every if remark.resolved is None)

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        found = []
        for slot in self.slots:
            if slot.astray:
                found.append(Missing(Lack.ASTRAY, self.activity, slot))
            elif slot.draft is None:
                found.append(Missing(Lack.FIGURE, self.activity, slot))
            elif slot.draft.state == "not_reported" and not slot.draft.comment:
                found.append(Missing(Lack.REASON, self.activity, slot))
        if self.narrative is None or not self.narrative.done:
            found.append(Missing(Lack.NARRATIVE, self.activity))
        return tuple(found)


def activities_in(round: Round) -> list[Activity]:
    """The activities that a round asks about, in order of their titles in English."""
    rows = running_activities(round.days).filter(partner=round.organisation_id)
    return sorted(rows, key=lambda row: (str(row).casefold(), row.pk))


def sheets(round: Round, activity: Activity | None = None) -> list[Sheet]:
    """All that is reported, or what is reported on one activity."""
    rows = activities_in(round)
    if activity is not None:
        rows = [row for row in rows if row.pk == activity.pk]
    keys = [row.pk for row in rows]
    drafts = _figures(round, keys)
    remarks = list(Remark.objects.filter(round=round, transaction__isnull=True).order_by("pk"))
    slots: dict[int, list[Slot]] = defaultdict(list)
    for now in indicators_of(keys, round.days):
        slots[now.activity.pk] += _slots(round, now, drafts.get(now.indicator.pk, []), remarks)
    narratives = {
        row.activity_id: row for row in Narrative.objects.filter(round=round, activity__in=keys)
    }
    money = _by_activity(
        ReportedTransaction.objects.filter(round=round, activity__in=keys)
        .select_related("provider", "receiver", "corrects", "written")
        .prefetch_related("remarks", "provider__names", "receiver__names")
    )
    evidence = _by_activity(Evidence.objects.filter(round=round, activity__in=keys))
    known = _by_activity(
        Transaction.objects.filter(
            activity__in=keys,
            current=True,
            day__gte=round.days.start,
            day__lt=round.days.end,
        )
    )
    return [
        Sheet(
            activity=row,
            slots=tuple(slots.get(row.pk, ())),
            narrative=narratives.get(row.pk),
            transactions=tuple(money.get(row.pk, ())),
            evidence=tuple(evidence.get(row.pk, ())),
            remarks=tuple(
                each for each in remarks if each.activity_id == row.pk and each.indicator_id is None
            ),
            known=tuple(known.get(row.pk, ())),
        )
        for row in rows
    ]


def remarks_on_the_whole(round: Round) -> list[Remark]:
    rows = Remark.objects.filter(round=round, activity__isnull=True, transaction__isnull=True)
    return list(rows.order_by("pk"))


def _by_activity(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.activity_id].append(row)
    return found


def _figures(round: Round, activities: Sequence[int]) -> dict[int, list[ReportedFigure]]:
    found: dict[int, list[ReportedFigure]] = defaultdict(list)
    rows = ReportedFigure.objects.filter(round=round, indicator__result__activity__in=activities)
    for row in rows.order_by("indicator", "period"):
        found[row.indicator_id].append(row)
    return found


def asked_periods(round: Round, held: Iterable[Period]) -> tuple[Period, ...]:
    """The periods of an indicator that a round asks about.

    Those held that share a day with the round; where there is none, the round's own. One that runs
    on beyond the round is told as it stands at the round's end.
    """
    days = round.days
    return tuple(sorted((each for each in held if each.overlaps(days)), key=first)) or (days,)


def _slots(
    round: Round, now: IndicatorNow, drafts: Sequence[ReportedFigure], remarks: list[Remark]
) -> list[Slot]:
    standing = {each.period: each for each in now.periods}
    written = {row.days: row for row in drafts}
    asked = asked_periods(round, standing)
    slots: list[Slot] = []
    before = _before(now)
    for days in sorted({*asked, *written}, key=first):
        draft = written.get(days)
        slot = Slot(
            now=now,
            days=days,
            standing=standing.get(days),
            before=before,
            draft=draft,
            remarks=tuple(
                each
                for each in remarks
                if each.indicator_id == now.indicator.pk and as_period(each.period) == days
            ),
            astray=days not in asked,
        )
        slots.append(slot)
        if slot.astray:
            continue
        # The next period of the same round is compared with this one.
        if draft is not None and draft.state == REPORTED:
            before = Before(draft.figure, days, draft.cells)
        elif slot.standing is not None and slot.standing.actual.state == REPORTED:
            before = Before(slot.standing.actual, days, actual_parts(slot.standing))
    return slots


def actual_parts(row: PeriodFigures | None) -> tuple[PartStatement, ...]:
    return () if row is None else tuple(part for part in row.parts if part.kind == "actual")


def _before(now: IndicatorNow) -> Before | None:
    if now.last is not None and now.last.actual.state == REPORTED:
        return Before(now.last.actual, now.last.period, actual_parts(now.last))
    if now.baseline is not None and now.baseline.state == REPORTED:
        return Before(now.baseline)
    return None


def counts(rounds: Iterable[Round]) -> dict[int, tuple[int, int]]:
    """Of each round how many figures are answered and asked for; a few queries for all."""
    found = {}
    by_key = {each.pk: each for each in rounds}
    figures: dict[int, set[tuple[int, Any]]] = defaultdict(set)
    rows = ReportedFigure.objects.filter(round__in=by_key)
    for key, indicator, period in rows.values_list("round", "indicator", "period"):
        figures[key].add((indicator, as_period(period)))
    if not by_key:
        return {}
    begin = min(first(each.days) for each in by_key.values())
    span = as_range(Period(begin, max(after(each.days) for each in by_key.values())))
    activities = list(
        Activity.objects.filter(
            Q(runs__overlap=span) | Q(runs__isnull=True),
            partner__in={each.organisation_id for each in by_key.values()},
        ).values_list("pk", "partner", "runs")
    )
    indicators = list(
        Indicator.objects.filter(result__activity__in=[row[0] for row in activities]).values_list(
            "pk", "result__activity"
        )
    )
    periods: dict[int, list[Period]] = defaultdict(list)
    for indicator, period in IndicatorPeriod.objects.filter(
        indicator__in=[row[0] for row in indicators], period__overlap=span
    ).values_list("indicator", "period"):
        periods[indicator].append(as_period(period))
    of: dict[int, list[int]] = defaultdict(list)
    for indicator, activity in indicators:
        of[activity].append(indicator)
    for key, each in by_key.items():
        asked: set[tuple[int, Any]] = set()
        for activity, partner, runs in activities:
            if partner != each.organisation_id:
                continue
            if runs is not None and not as_period(runs).overlaps(each.days):
                continue
            for indicator in of[activity]:
                asked |= {(indicator, days) for days in asked_periods(each, periods[indicator])}
        found[key] = (len(asked & figures[key]), len(asked))
    return found
