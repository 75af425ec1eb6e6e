# SPDX-License-Identifier: EUPL-1.2
"""Approving a report: into the portfolio with all of it, then frozen, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import as_period
from corridor.foundation.pages.public import words
from corridor.steering.portfolio.public import (
    Activity,
    ActualStatement,
    FiguresRefused,
    IndicatorPeriod,
    Intake,
    StaleMoney,
    Transaction,
    TransactionStatement,
    add_file,
    correct_transaction,
    current_transaction,
    record_transaction,
    set_actuals,
    withdraw_transaction,
)
from corridor.values.canonical import digest
from corridor.values.texts import Text

from ..models import ApprovedReport, Evidence, Remark, ReportedTransaction, Round, StepVerb
from ..rules.states import State, Verb
from ..selectors.frozen import content_of, latest
from ..selectors.plans import COLUMNS, Money, MoneyPlan, SheetPlan, plan_of
from ..selectors.sheets import Sheet, sheets
from .changing import changing, move
from .moving import check_step


def approve(*, round: Round, version: int, by: Actor, remark: str = "") -> ApprovedReport:
    """Write all that a submitted report says into the portfolio, and freeze it.

    `version` is that of the round as it was seen. Remarks that are still open are closed with it.
    Raises `Stale`; `Refused` at `by` for whoever wrote or submitted something of it, and at the
    place ("figures", "transactions", "missing") where the portfolio takes something no longer: then
    nothing at all was written.
    """
    with changing(round, by=by, version=version, reason=remark.strip()) as held:
        check_step(held, Verb.APPROVE, by, remark)
        found = sheets(held)
        plan = plan_of(found, 0)
        now = timezone.now()
        with override("en"):
            name = f"{held.holder}, {words.period(held.days)}"
        intake = Intake.objects.create(
            kind=Intake.Kind.ROUND, name=name[:200], by_key=by.pk, organisation=held.holder
        )
        _write_figures(found, intake, by)
        for each in plan.sheets:
            for money in each.money:
                _write_money(money, intake, by)
            _write_documents(each, by)
        last = latest(held)
        number = 1 if last is None else last.number + 1
        content = content_of(
            held,
            sheets(held),
            number=number,
            at=now,
            by=by.pk,
            submitted=held.steps.filter(verb=StepVerb.SUBMIT).latest("pk"),
        )
        report = ApprovedReport.objects.create(
            round=held,
            number=number,
            content=content,
            hash=digest(content),
            by_key=by.pk,
            at=now,
        )
        Intake.objects.filter(pk=intake.pk).update(digest=report.hash)
        Remark.objects.filter(round=held, resolved__isnull=True).update(
            resolved=now, resolved_by_key=by.pk
        )
        move(held, Verb.APPROVE, State.APPROVED, by=by, remark=remark)
        return report


def _write_figures(found: Sequence[Sheet], intake: Intake, by: Actor) -> None:
    slots = [slot for sheet in found for slot in sheet.slots if slot.draft is not None]
    if any(slot.astray for slot in slots):
        raise Refused(
            _("A figure stands in a period that is no longer asked for. Send the report back."),
            "missing",
        )
    try:
        set_actuals(
            by=by,
            actuals=[
                ActualStatement(slot.indicator.pk, slot.days, slot.draft.figure, slot.draft.cells)
                for slot in slots
                if slot.draft is not None
            ],
            intake=intake,
        )
    except FiguresRefused as refused:
        told = "; ".join(
            f"{words.as_text(slots[fault.place].indicator.title)[0]}: {fault.message}"
            for fault in refused.faults
        )
        raise Refused(told, "figures") from refused


def _write_money(plan: MoneyPlan, intake: Intake, by: Actor) -> None:
    row = plan.row
    if plan.what is Money.STANDS:
        return
    try:
        if plan.what is Money.RECORD:
            row.written = record_transaction(
                by=by, activity=row.activity, stated=_stated(row), intake=intake
            )
        elif plan.before is not None:
            row.written = _replace(plan, current_transaction(plan.before), intake, by)
    except (Refused, StaleMoney) as refused:
        said = _("%(day)s, %(amount)s %(currency)s: %(why)s") % {
            "day": words.day(row.day),
            "amount": words.number(row.amount),
            "currency": row.currency,
            "why": refused,
        }
        raise Refused(said, "transactions") from refused
    row.save(update_fields=["written"])


def _replace(plan: MoneyPlan, standing: Transaction, intake: Intake, by: Actor) -> Transaction:
    """The record in whose stead `standing` was; itself where it says what is reported already."""
    row = plan.row
    if plan.what is Money.WITHDRAW or row.amount == 0:
        if standing.amount == 0:
            return standing
        reason = row.reason or _("taken back by the partner")
        return withdraw_transaction(by=by, seen=standing, reason=reason, intake=intake)
    if all(getattr(row, name) == getattr(standing, name) for name in COLUMNS):
        return standing
    reason = row.reason or _("corrected by the partner")
    # What a report does not ask for stays as it was.
    stated = replace(
        _stated(row),
        days=standing.days,
        value_date=None if row.day != standing.day else standing.value_date,
        country=None if standing.country is None else standing.country.iso2,
        region=None if standing.region is None else standing.region.code,
        sectors=tuple(standing.sectors),
        provider_activity=_named(standing.provider_activity, standing.provider_named),
        receiver_activity=_named(standing.receiver_activity, standing.receiver_named),
    )
    return correct_transaction(by=by, seen=standing, stated=stated, reason=reason, intake=intake)


def _named(activity: Activity | None, name: str) -> str | None:
    if activity is None:
        return name or None
    return activity.code or activity.iati_identifier


def _stated(row: ReportedTransaction) -> TransactionStatement:
    return TransactionStatement(
        type=row.type,
        day=row.day,
        amount=row.amount,
        currency=row.currency,
        ref=row.ref,
        refund=row.refund,
        provider=None if row.provider is None else row.provider.code,
        receiver=None if row.receiver is None else row.receiver.code,
        description=row.description,
    )


def _write_documents(plan: SheetPlan, by: Actor) -> None:
    for row in plan.documents:
        with row.file.open("rb") as file:
            row.written = add_file(
                by=by,
                activity=row.activity,
                file=file,
                name=str(row.file.name),
                title=Text({row.language or "en": row.title}),
                media_type=row.media_type,
                period=_period(row),
                language=row.language,
            )
        row.save(update_fields=["written"])


def _period(row: Evidence) -> IndicatorPeriod | None:
    """The period in the portfolio that the file backs up; the figures were written before."""
    if row.indicator_id is None:
        return None
    held = IndicatorPeriod.objects.filter(indicator=row.indicator_id).select_related(
        "indicator__result"
    )
    days = as_period(row.period)
    return next((each for each in held if as_period(each.period) == days), None)
