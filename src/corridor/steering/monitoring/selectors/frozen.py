# SPDX-License-Identifier: EUPL-1.2
"""What an approved report says, as plain JSON that is frozen, and what became of it since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from corridor.foundation.kernel.public import as_period
from corridor.steering.portfolio.public import (
    Activity,
    FigureStatement,
    IndicatorPeriod,
    Intake,
    Transaction,
    period_of,
)
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..models import ApprovedReport, Evidence, Narrative, ReportedTransaction, Round
from ..rules.parts import in_order, part_as_json, plain
from .sheets import Sheet, Slot, actual_parts

FORMAT = 1


def figure_as_json(figure: FigureStatement | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {
        "state": figure.state,
        "number": plain(figure.number),
        "denominator": plain(figure.denominator),
        "text": _text(figure.text),
        "qualifier": figure.qualifier,
        "comment": _text(figure.comment),
    }


def content_of(
    round: Round, sheets: Sequence[Sheet], *, number: int, at: datetime, by: int, submitted: Any
) -> dict[str, Any]:
    """All that is approved. `submitted` is the step by which it was handed in."""
    partner = round.holder
    return {
        "format": FORMAT,
        "round": round.public_id,
        "number": number,
        "partner": {"code": partner.code, "name": dict(partner.name)},
        "period": _days(round.days),
        "due": round.due.isoformat(),
        "submitted": {"at": submitted.at.isoformat(), "by": submitted.by_key},
        "approved": {"at": at.isoformat(), "by": by},
        "activities": [_sheet(sheet) for sheet in sheets],
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    activity, told = sheet.activity, sheet.narrative
    return {
        "activity": activity.public_id,
        "iati_identifier": activity.iati_identifier,
        "title": dict(activity.title),
        "done": None if told is None else _text(told.done),
        "short": None if told is None else _text(told.short),
        "figures": [_slot(slot) for slot in sheet.slots if slot.draft is not None],
        "transactions": [_money(row) for row in sheet.transactions if not row.dropped],
        "documents": [_file(row) for row in sheet.evidence],
    }


def _slot(slot: Slot) -> dict[str, Any]:
    assert slot.draft is not None
    row = slot.indicator
    return {
        "key": row.pk,
        "result": row.result.code,
        "indicator": row.code,
        "title": dict(row.title),
        "measure": row.measure,
        "unit": _text(row.unit),
        "cumulative": row.cumulative,
        "ascending": row.ascending,
        "period": _days(slot.days),
        "target": figure_as_json(slot.target),
        "before": None if slot.before is None else figure_as_json(slot.before.figure),
        "actual": figure_as_json(slot.draft.figure),
        "parts": list(slot.draft.parts),
    }


def _money(row: ReportedTransaction) -> dict[str, Any]:
    return {
        "key": row.written_id,
        "type": row.type,
        "refund": row.refund,
        "day": row.day.isoformat(),
        "amount": plain(row.amount),
        "currency": row.currency,
        "provider": None if row.provider is None else row.provider.code,
        "receiver": None if row.receiver is None else row.receiver.code,
        "ref": row.ref,
        "description": _text(row.description),
        "corrects": row.corrects_id,
        "reason": row.reason,
    }


def _file(row: Evidence) -> dict[str, Any]:
    return {
        "title": row.title,
        "sha256": row.digest,
        "media_type": row.media_type,
        "size": row.size,
        "indicator": row.indicator_id,
        "period": None if row.period is None else _days(as_period(row.period)),
    }


def _text(text: Text | None) -> dict[str, str] | None:
    return dict(text) if text else None


def _days(days: Period) -> dict[str, str | None]:
    return {
        "start": None if days.start is None else days.start.isoformat(),
        "end": None if days.end is None else days.end.isoformat(),
    }


def period_from(kept: Mapping[str, str]) -> Period:
    return Period(date.fromisoformat(kept["start"]), date.fromisoformat(kept["end"]))


@dataclass(frozen=True, slots=True)
class Drift:
    """A figure or transaction that is no longer as it was approved.

    `live` is how it stands: a figure as JSON, or the record that took the transaction's place; null
    where it is gone. `intake` is the act by which it came to be so, if one is known.
    """

    activity: Mapping[str, Any]
    frozen: Mapping[str, Any]
    live: Any
    intake: Intake | None
    money: bool = False


def drift(report: ApprovedReport) -> tuple[Drift, ...]:
    """What was changed since the approval, in the order of the report; four queries at the most."""
    activities = report.content["activities"]
    figures = [(a, each) for a in activities for each in a["figures"]]
    money = [(a, each) for a in activities for each in a["transactions"]]
    return (*_figures(figures), *_transactions(money))


def _figures(frozen: Sequence[tuple[Any, Any]]) -> Iterable[Drift]:
    rows = {
        (row.indicator_id, as_period(row.period)): row
        for row in IndicatorPeriod.objects.filter(
            indicator__in={each["key"] for _activity, each in frozen}
        )
        .select_related("intake")
        .prefetch_related("parts")
    }
    for activity, each in frozen:
        row = rows.get((each["key"], period_from(each["period"])))
        if row is None:
            yield Drift(activity, each, None, None)
            continue
        stands = period_of(row)
        actual = figure_as_json(stands.actual)
        parts = in_order([part_as_json(part) for part in actual_parts(stands)])
        if actual != each["actual"] or parts != in_order(list(each["parts"])):
            yield Drift(activity, each, actual, row.intake)


def _transactions(frozen: Sequence[tuple[Any, Any]]) -> Iterable[Drift]:
    keys = {each["key"] for _activity, each in frozen}
    if not keys:
        return
    rows = Transaction.objects.filter(pk__in=keys).select_related("superseded_by__intake")
    held = {row.pk: row for row in rows}
    for activity, each in frozen:
        row = held.get(each["key"])
        if row is None:
            yield Drift(activity, each, None, None, money=True)
        elif not row.current:
            after = row.superseded_by
            yield Drift(activity, each, after, after.intake, money=True)


def latest(round: Round) -> ApprovedReport | None:
    return ApprovedReport.objects.filter(round=round).order_by("-number").first()


def accounts_of(activity: Activity) -> list[dict[str, Any]]:
    """What approved reports tell of an activity: period, `done`, `short` and when (`at`).

    Of a round that was approved again the last report counts. Two queries.
    """
    rounds = Narrative.objects.filter(activity=activity).values_list("round", flat=True)
    found: dict[int, dict[str, Any]] = {}
    reports = ApprovedReport.objects.filter(round__in=list(rounds)).order_by("round", "number")
    for report in reports:
        for each in report.content["activities"]:
            if each["activity"] == activity.public_id:
                found[report.round_id] = {
                    "period": report.content["period"],
                    "done": each["done"],
                    "short": each["short"],
                    "at": report.at,
                }
    told = [each for each in found.values() if each["done"]]
    return sorted(told, key=lambda each: str(each["period"]["start"]), reverse=True)
