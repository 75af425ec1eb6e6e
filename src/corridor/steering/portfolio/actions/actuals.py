# SPDX-License-Identifier: EUPL-1.2
"""Writing actuals that were approved, many at once: what a round of reports comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import F
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.kernel.public import as_period
from corridor.values.periods import Period

from ..models import Activity, Indicator, IndicatorPeriod, Intake
from ..rules.statements import FigureStatement, PartStatement
from ..selectors.vocabulary import vocabulary
from .covering import touch_commons
from .faults import figure_faults, said
from .results import write_parts
from .stating import overlap
from .writing import days, differing


@dataclass(frozen=True, slots=True)
class ActualStatement:
    """The actual of an indicator (its key) in a period, with its parts (`kind` "actual").

    `sources` and `place` say where it stands, as for every figure.
    """

    indicator: int
    period: Period
    actual: FigureStatement
    parts: tuple[PartStatement, ...] = ()
    sources: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class FigureFault:
    """What is wrong with the statement at `place` in the order given: its field and words.

    `cell` names the part, where it is one.
    """

    place: int
    at: str
    message: str
    cell: tuple[str, ...] = ()


class FiguresRefused(Exception):
    """None of the figures was written; `faults` says all that is wrong, in words."""

    def __init__(self, faults: Sequence[FigureFault]) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = tuple(faults)


@dataclass(slots=True)
class _Work:
    faults: list[FigureFault] = field(default_factory=list)
    made: list[IndicatorPeriod] = field(default_factory=list)
    changed: list[IndicatorPeriod] = field(default_factory=list)
    parts: list[tuple[IndicatorPeriod, tuple[PartStatement, ...]]] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)


def check_actuals(actuals: Sequence[ActualStatement]) -> tuple[FigureFault, ...]:
    """All that `set_actuals` would refuse now; a fixed number of queries."""
    return tuple(_plan(actuals, None).faults)


def set_actuals(
    *,
    by: Actor | None,
    actuals: Sequence[ActualStatement],
    intake: Intake,
    reason: str | None = None,
) -> int:
    """Write these actuals, all or none; a period that an indicator lacks is made.

    Answers how many were written: what stands already is left as it is, with its evidence. The
    parts given take the place of the parts that the actual had. Raises `FiguresRefused`.
    """
    with changing(by=by, reason=reason):
        list(
            Indicator.objects.select_for_update(of=("self",))
            .filter(pk__in={each.indicator for each in actuals})
            .order_by("pk")
            .values_list("pk")
        )
        work = _plan(actuals, intake)
        if work.faults:
            raise FiguresRefused(work.faults)
        IndicatorPeriod.objects.bulk_create(work.made)
        IndicatorPeriod.objects.bulk_update(work.changed, _COLUMNS, batch_size=500)
        for row, parts in work.parts:
            held = [] if row in work.made else [p for p in row.parts.all() if p.kind == "actual"]
            write_parts(row, held, parts)
        written = {row.indicator_id for row in [*work.made, *work.changed]}
        Indicator.objects.filter(pk__in=written).update(version=F("version") + 1)
        Activity.objects.filter(results__indicators__in=written).update(version=F("version") + 1)
        touch_commons(
            Indicator.objects.filter(pk__in=written).values_list("common", flat=True).distinct()
        )
    return len(work.made) + len(work.changed)


_COLUMNS = [
    "actual_state",
    "actual_number",
    "actual_denominator",
    "actual_text",
    "actual_qualifier",
    "actual_comment",
    "sources",
    "intake",
    "place",
]


def _plan(actuals: Sequence[ActualStatement], intake: Intake | None) -> _Work:
    work = _Work()
    allowed = vocabulary() if any(each.parts for each in actuals) else {}
    indicators = {
        row.pk: row
        for row in Indicator.objects.filter(
            pk__in={each.indicator for each in actuals}
        ).prefetch_related("periods__parts")
    }
    held: dict[int, dict[Period, IndicatorPeriod]] = defaultdict(dict)
    for row in indicators.values():
        held[row.pk] = {as_period(each.period): each for each in row.periods.all()}
    taken: dict[int, list[Period]] = defaultdict(list)
    for place, each in enumerate(actuals):
        indicator = indicators.get(each.indicator)
        if indicator is None:
            work.faults.append(
                FigureFault(place, "indicator", _("This indicator does not exist any more."))
            )
            continue
        faults = _faults(place, each, indicator, [*held[each.indicator], *taken[each.indicator]])
        if each.period in taken[each.indicator]:
            faults.append(FigureFault(place, "period", _("This period stands twice.")))
        faults += [
            FigureFault(place, fault.at or "parts", said(fault), fault.cell)
            for fault in figure_faults(indicator.measure, each.actual, each.parts, allowed)
        ]
        taken[each.indicator].append(each.period)
        if faults:
            work.faults += faults
        else:
            _take(work, indicator, held[each.indicator].get(each.period), each, intake)
    return work


def _faults(
    place: int, stated: ActualStatement, indicator: Indicator, periods: Sequence[Period]
) -> list[FigureFault]:
    if stated.period.start is None or stated.period.end is None:
        return [FigureFault(place, "period", _("A period has a first and a last day."))]
    for other in periods:
        if other != stated.period and other.overlaps(stated.period):
            return [FigureFault(place, "period", overlap(stated.period, other))]
    if any(part.kind != "actual" for part in stated.parts):
        return [FigureFault(place, "parts", _("Parts of an actual are given, not of a target."))]
    return []


def _take(
    work: _Work,
    indicator: Indicator,
    row: IndicatorPeriod | None,
    stated: ActualStatement,
    intake: Intake | None,
) -> None:
    figure = stated.actual
    values = {
        "actual_state": figure.state,
        "actual_number": figure.number,
        "actual_denominator": figure.denominator,
        "actual_text": figure.text or None,
        "actual_qualifier": figure.qualifier,
        "actual_comment": figure.comment or None,
    }
    evidence = {"sources": list(stated.sources), "intake": intake, "place": stated.place}
    if row is None:
        row = IndicatorPeriod(indicator=indicator, period=days(stated.period), **values, **evidence)
        work.made.append(row)
        work.parts.append((row, stated.parts))
        return
    parts = _parts_differ(row, stated.parts)
    if not differing(row, values) and not parts:
        return
    for name, value in (values | evidence).items():
        setattr(row, name, value)
    work.changed.append(row)
    if parts:
        work.parts.append((row, stated.parts))


def _parts_differ(row: IndicatorPeriod, stated: Sequence[PartStatement]) -> bool:
    def plain(cell: Sequence[str], *rest: object) -> tuple[object, ...]:
        return (tuple(cell), *rest)

    held = {
        plain(part.cell, part.state, part.number, part.denominator, str(part.comment or ""))
        for part in row.parts.all()
        if part.kind == "actual"
    }
    return held != {
        plain(part.cell, part.state, part.number, part.denominator, str(part.comment or ""))
        for part in stated
    }
