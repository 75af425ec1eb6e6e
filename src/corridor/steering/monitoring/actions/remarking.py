# SPDX-License-Identifier: EUPL-1.2
"""Remarks at places of a report, and saying that they are dealt with."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import as_range
from corridor.steering.portfolio.public import Activity, Indicator
from corridor.values.periods import Period

from ..models import Remark, ReportedTransaction, Round
from ..rules.states import State
from ..selectors.sheets import activities_in
from ..selectors.words import not_now
from .changing import changing

LONGEST = 4000


def remark_on(
    *,
    round: Round,
    text: str,
    by: Actor,
    activity: Activity | None = None,
    indicator: Indicator | None = None,
    period: Period | None = None,
    transaction: ReportedTransaction | None = None,
) -> Remark:
    """Leave a remark on the whole, an activity, a figure (indicator and period) or a transaction.

    Raises `Refused` at `text`, at `activity` for one that the round does not ask about, and at
    `state` once the report is approved.
    """
    if not text.strip():
        raise Refused(_("Write what you have to remark."), "text")
    if len(text) > LONGEST:
        raise Refused(_("Write at most %(most)s characters.") % {"most": LONGEST}, "text")
    with changing(round, by=by) as held:
        _check_unfrozen(held)
        if transaction is not None:
            if transaction.round_id != held.pk:
                raise Refused(_("This transaction belongs to another round."), "transaction")
            activity = transaction.activity
        if indicator is not None:
            activity = indicator.result.activity
        if activity is not None and activity.pk not in {row.pk for row in activities_in(held)}:
            raise Refused(_("This round does not ask about that activity."), "activity")
        return Remark.objects.create(
            round=held,
            activity=activity,
            indicator=indicator,
            period=None if indicator is None or period is None else as_range(period),
            transaction=transaction,
            text=text.strip(),
            by_key=by.pk,
        )


def resolve_remark(*, remark: Remark, by: Actor, again: bool = False) -> Remark:
    """Say that what a remark asks for is done; `again`: that it is open again.

    Raises `Refused` at `state` once the report is approved.
    """
    with changing(remark.round, by=by) as held:
        _check_unfrozen(held)
        row = Remark.objects.select_for_update().get(pk=remark.pk)
        row.resolved = None if again else timezone.now()
        row.resolved_by_key = None if again else by.pk
        row.save(update_fields=["resolved", "resolved_by_key"])
        return row


def _check_unfrozen(round: Round) -> None:
    if round.frozen:
        raise Refused(not_now(State(round.state)), "state")
