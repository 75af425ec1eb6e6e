# SPDX-License-Identifier: EUPL-1.2
"""Money as officers record it: what was wrong is corrected by a record of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Refused

from ..models import Activity, Budget, ForecastVersion, Intake, Transaction
from ..rules.money import SPENT
from ..rules.statements import BudgetStatement, ForecastStatement, TransactionStatement
from .amounts import (
    budget_columns,
    check_amount,
    euro_columns,
    planned_columns,
    transaction_columns,
)
from .counting import recount
from .finding import Known
from .money import OWN, add_forecast, same_lines
from .writing import differing


class StaleMoney(Exception):
    """Somebody else was quicker; `current` is the record that stands now, null where none does."""

    def __init__(self, current: Transaction | Budget | ForecastVersion | None) -> None:
        super().__init__("another record stands by now")
        self.current = current


def record_transaction(
    *,
    by: Actor | None,
    activity: Activity,
    stated: TransactionStatement,
    reason: str = "",
    intake: Intake | None = None,
) -> Transaction:
    """Record money that moved or was committed; `reason` is kept with the history.

    `intake` is the act that this is part of; else it is one of its own.

    Raises `Refused` at the field of the statement, also where the very same stands already without
    a reference that tells the two apart.
    """
    with _with(activity, by, reason, intake) as intake:
        values = transaction_columns(
            stated, activity=activity, known=(known := Known()), at="", lenient=False
        )
        _refuse_again(activity, values)
        return _add(activity, values, known, intake, stated.sources, by)


def correct_transaction(
    *,
    by: Actor | None,
    seen: Transaction,
    stated: TransactionStatement,
    reason: str,
    intake: Intake | None = None,
) -> Transaction:
    """Put a record in the place of the one that was `seen`. Raises `Refused` without a reason and
    where nothing would change, `StaleMoney` where another stands by now."""
    with _with(seen.activity, by, _reason(reason), intake) as intake:
        standing = _standing(Transaction, seen)
        values = transaction_columns(
            stated, activity=seen.activity, known=(known := Known()), at="", lenient=True
        )
        same_sources = not stated.sources or list(stated.sources) == list(standing.sources)
        if same_sources and not differing(standing, values):
            raise Refused(_("This is what stands already; nothing would change."), "amount")
        _refuse_ref(seen.activity, values, standing)
        if standing.refund_of is not None and stated.refund:
            values["refund_of"] = standing.refund_of
            _refuse_more_than_paid(standing.refund_of, -values["amount"], standing)
        return _add(
            seen.activity, values, known, intake, stated.sources, by, standing, reason.strip()
        )


def withdraw_transaction(
    *, by: Actor | None, seen: Transaction, reason: str, intake: Intake | None = None
) -> Transaction:
    """Say that a record should not have been made: one of amount 0 takes its place.

    Raises as `correct_transaction` does.
    """
    with _with(seen.activity, by, _reason(reason), intake) as intake:
        standing = _standing(Transaction, seen)
        if standing.amount == 0:
            raise Refused(_("This record was withdrawn already."), "reason")
        values = {
            field.attname: getattr(standing, field.attname)
            for field in Transaction._meta.concrete_fields
            if field.attname not in OWN
        }
        values["amount"] = Decimal(0)
        return _add(seen.activity, values, Known(), intake, (), by, standing, reason.strip())


def record_refund(
    *,
    by: Actor | None,
    activity: Activity,
    stated: TransactionStatement,
    of: Transaction | None = None,
    reason: str = "",
) -> Transaction:
    """Record money that came back: `stated.amount` is above zero, what is kept is below.

    `of` is the payment that it pays back, in part or whole; null where that is not known. Raises
    `Refused` also where more would come back than was paid.
    """
    if stated.type not in SPENT:
        raise Refused(_("Only money that was paid can come back."), "type")
    check_amount(stated.amount, "amount")
    if stated.amount <= 0:
        raise Refused(_("Enter what came back as an amount above zero."), "amount")
    with _with(activity, by, reason) as intake:
        if of is not None:
            of = _standing(Transaction, of)
            if of.activity_id != activity.pk or of.type not in SPENT or of.amount <= 0:
                raise Refused(_("This is no payment of the activity."), "of")
            if of.currency != stated.currency:
                raise Refused(
                    _("The payment was in %(currency)s.") % {"currency": of.currency}, "currency"
                )
            if stated.day < of.day:
                raise Refused(_("Money comes back after it was paid."), "day")
            _refuse_more_than_paid(of, stated.amount, None)
        stated = replace(stated, amount=-stated.amount, refund=True)
        values = transaction_columns(
            stated, activity=activity, known=(known := Known()), at="", lenient=False
        )
        _refuse_again(activity, values)
        values["refund_of"] = of
        return _add(activity, values, known, intake, stated.sources, by)


def set_budget(
    *, by: Actor | None, activity: Activity, stated: BudgetStatement, reason: str = ""
) -> Budget:
    """Write the budget of a period for the first time. Raises `Refused` where it has one."""
    with _with(activity, by, reason) as intake:
        values = budget_columns(stated, known=(known := Known()), at="")
        standing = activity.budgets.filter(current=True)
        if stated.ref and standing.filter(ref=stated.ref).exists():
            raise Refused(_("There is a record with this reference already."), "ref")
        if not stated.ref and standing.filter(period=values["period"]).exists():
            raise Refused(_("This period has a budget already; revise that one."), "period")
        return _budget(activity, values, known, intake, stated.sources, by)


def revise_budget(
    *, by: Actor | None, seen: Budget, stated: BudgetStatement, reason: str
) -> Budget:
    """Put a revised budget in the place of the one that was `seen`, which stays readable.

    Raises as `correct_transaction` does.
    """
    with _with(seen.activity, by, _reason(reason)) as intake:
        standing = _standing(Budget, seen)
        values = budget_columns(replace(stated, ref=standing.ref), known=(known := Known()), at="")
        if not differing(standing, values):
            raise Refused(_("This is what stands already; nothing would change."), "amount")
        return _budget(
            seen.activity, values, known, intake, stated.sources, by, standing, reason.strip()
        )


def make_forecast(
    *,
    by: Actor | None,
    activity: Activity,
    stated: ForecastStatement,
    seen: int | None,
    reason: str = "",
) -> ForecastVersion:
    """Write a new version of what is expected to be paid; the ones before stay.

    `seen` is the number of the last version that was shown, null for none. Raises `Refused` where
    the last one has the same lines, `StaleMoney` where a newer one stands.
    """
    with _with(activity, by, reason) as intake:
        known = Known()
        if not stated.lines:
            raise Refused(_("State at least one line."), "lines")
        lines = [
            planned_columns(line, known=known, at=f"lines.{place}.")
            for place, line in enumerate(stated.lines)
        ]
        last = activity.forecasts.order_by("-number").first()
        if (None if last is None else last.number) != seen:
            raise StaleMoney(last)
        if last is not None and same_lines(last, lines):
            raise Refused(_("This is what stands already; nothing would change."), "lines")
        return add_forecast(
            activity,
            lines,
            known,
            made=stated.made,
            note=stated.note,
            sources=list(stated.sources),
            intake=intake,
            by_key=None if by is None else by.pk,
        )


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Refused(_("Say why."), "reason")
    return reason.strip()


@contextmanager
def _with(
    activity: Activity, by: Actor | None, reason: str, intake: Intake | None = None
) -> Iterator[Intake]:
    """One change of an activity's money by hand; others who change it wait."""
    with changing(by=by, reason=reason.strip() or None):
        Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
        yield intake or Intake.objects.create(
            kind=Intake.Kind.FORM, name="form", by_key=None if by is None else by.pk
        )


def _standing(model: Any, seen: Any) -> Any:
    """The record that was seen, if it stands still."""
    row = model.objects.select_related("activity").get(pk=seen.pk)
    if not row.current:
        raise StaleMoney(successor(row))
    return row


def successor(row: Any) -> Any:
    """The record that stands in the place of one that was superseded."""
    while not row.current:
        row = type(row).objects.get(supersedes=row)
    return row


def _refuse_ref(activity: Activity, values: dict[str, Any], but: Transaction | None) -> None:
    if not values["ref"]:
        return
    held = activity.transactions.filter(current=True, ref=values["ref"])
    if any(row.pk != (but and but.pk) for row in held):
        raise Refused(_("There is a record with this reference already."), "ref")


def _refuse_again(activity: Activity, values: dict[str, Any]) -> None:
    _refuse_ref(activity, values, None)
    if not values["ref"]:
        alike = activity.transactions.filter(
            current=True, day=values["day"], amount=values["amount"]
        )
        if any(not differing(row, values) for row in alike):
            raise Refused(
                _("The very same is recorded already. If there are two, give each a reference."),
                "ref",
            )


def _refuse_more_than_paid(of: Transaction, amount: Decimal, but: Transaction | None) -> None:
    others = Transaction.objects.filter(refund_of=of, current=True)
    before = sum((row.amount for row in others if row.pk != (but and but.pk)), Decimal(0))
    if amount - before > of.amount:
        raise Refused(
            _("More would come back than was paid: %(paid)s, of which %(back)s is back already.")
            % {"paid": of.amount, "back": -before},
            "amount",
        )


def _add(
    activity: Activity,
    values: dict[str, Any],
    known: Known,
    intake: Intake,
    sources: tuple[str, ...],
    by: Actor | None,
    before: Transaction | None = None,
    reason: str = "",
) -> Transaction:
    touched = {activity.pk}
    if before is not None:
        Transaction.objects.filter(pk=before.pk).update(current=False)
        ends = (before.provider_activity_id, before.receiver_activity_id)
        touched.update(key for key in ends if key is not None)
    row = Transaction.objects.create(
        activity=activity,
        intake=intake,
        sources=list(sources),
        by_key=None if by is None else by.pk,
        supersedes=before,
        reason=reason,
        **values,
        **euro_columns(values["amount"], values["currency"], values["value_date"], known.rates),
    )
    if before is not None:
        # What paid back the wrong record pays back the right one.
        Transaction.objects.filter(refund_of=before).update(refund_of=row)
    recount(touched, tree=False)
    row.refresh_from_db()
    return row


def _budget(
    activity: Activity,
    values: dict[str, Any],
    known: Known,
    intake: Intake,
    sources: tuple[str, ...],
    by: Actor | None,
    before: Budget | None = None,
    reason: str = "",
) -> Budget:
    if before is not None:
        Budget.objects.filter(pk=before.pk).update(current=False)
    return Budget.objects.create(
        activity=activity,
        intake=intake,
        sources=list(sources),
        by_key=None if by is None else by.pk,
        supersedes=before,
        reason=reason,
        **values,
        **euro_columns(values["amount"], values["currency"], values["value_date"], known.rates),
    )
