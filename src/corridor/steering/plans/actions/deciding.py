# SPDX-License-Identifier: EUPL-1.2
"""The way of a plan from draft to closed, each step by whoever may take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Refused
from corridor.values.texts import Text

from .. import rules
from ..models import ActionPlan, Contribution
from .finding import Gone, Stale, locked


@dataclass(frozen=True, slots=True)
class GivenOutcome:
    """What came of a contribution that was seen at `version`; `outcome` empty: not recorded yet."""

    version: int
    outcome: str
    done: Text | None = None


class Clash(Exception):
    """Lines that somebody else recorded meanwhile, by public id, as they stand."""

    def __init__(self, current: Mapping[str, Contribution]) -> None:
        super().__init__(", ".join(current))
        self.current = dict(current)


def submit_plan(*, by: Actor, plan: ActionPlan, version: int) -> ActionPlan:
    """Hand a draft in. Raises `Refused` for one without contributions, and `Stale`."""
    with changing(by=by):
        held = locked(plan, "submit", version)
        if not held.contributions.exists():
            raise Refused(
                _("The plan has no contribution yet; add one before it goes in."), "state"
            )
        held.submitted, held.submitted_by, held.remark = timezone.now(), by.pk, ""
        held.adopted = held.adopted_by = None
        return _moved(held, rules.after("submit"))


def withdraw_plan(*, by: Actor, plan: ActionPlan, version: int) -> ActionPlan:
    """Take a submitted plan back to change it, before anybody adopts it."""
    with changing(by=by):
        held = _standing(plan, version)
        if held.state != ActionPlan.State.SUBMITTED:
            raise Refused(_("Only a plan that awaits adoption can be taken back."), "state")
        return _moved(held, ActionPlan.State.DRAFT)


def adopt_plan(*, by: Actor, plan: ActionPlan, version: int) -> ActionPlan:
    """Adopt a submitted plan, which makes it public.

    Raises `Refused` when it was submitted by the same person, or is not submitted, and `Stale`.
    """
    with changing(by=by):
        held = locked(plan, "adopt", version)
        if held.submitted_by == by.pk:
            raise Refused(
                _("You submitted this plan yourself; somebody else must adopt it."), "state"
            )
        held.adopted, held.adopted_by = timezone.now(), by.pk
        return _moved(held, rules.after("adopt"))


def send_back_plan(*, by: Actor, plan: ActionPlan, version: int, remark: str) -> ActionPlan:
    """One step back, with a word why: to a draft, or a closed plan to an adopted one.

    Raises `Refused` for a draft and without a remark, and `Stale`.
    """
    said = " ".join(remark.split())
    if not said:
        raise Refused(_("Say why the plan goes back, so that its writer knows."), "remark")
    with changing(by=by, reason=said[:300]):
        held = _standing(plan, version)
        if held.state not in rules.BACK:
            raise Refused(_("The plan is a draft; there is nothing to send back."), "state")
        held.remark = said
        if held.state == ActionPlan.State.CLOSED:
            held.closed = None
        else:
            held.adopted = held.adopted_by = None
        return _moved(held, rules.BACK[held.state])


def record_outcomes(
    *, by: Actor, plan: ActionPlan, given: Mapping[str, GivenOutcome]
) -> ActionPlan:
    """Record what came of contributions, by their public ids; what is as it was stays untouched.

    Raises `Refused` for a plan that is not adopted, a year that has not begun, and a line that
    needs words (`at` is "<public id>.done"); `Clash` with all lines that somebody else changed.
    """
    with changing(by=by):
        held = locked(plan, "record")
        if held.year > timezone.localdate().year:
            raise Refused(
                _("%(year)d has not begun: nothing can have come of it.") % {"year": held.year},
                "state",
            )
        rows = {row.public_id: row for row in held.contributions.select_for_update()}
        if set(given) - set(rows):
            raise Gone
        clash = {
            key: rows[key]
            for key, each in given.items()
            if rows[key].version != each.version and not _same(rows[key], each)
        }
        if clash:
            raise Clash(clash)
        changed = False
        for key, each in given.items():
            check_outcome(key, each)
            if not _same(rows[key], each):
                rows[key].outcome, rows[key].done = each.outcome, each.done
                rows[key].version += 1
                rows[key].save()
                changed = True
        if changed:
            held.version += 1
            held.save(update_fields=["version"])
        return held


def _same(row: Contribution, given: GivenOutcome) -> bool:
    return row.outcome == given.outcome and row.done == given.done


def check_outcome(key: str, given: GivenOutcome) -> None:
    """Refuse an outcome without the words that it needs, at "<key>.<field>"."""
    if given.outcome and given.outcome not in Contribution.Outcome.values:
        raise Refused(_("Choose one of the outcomes."), f"{key}.outcome")
    if not given.outcome and given.done is not None:
        raise Refused(_("Say also whether it was done."), f"{key}.outcome")
    if given.outcome in ("done", "partly") and given.done is None:
        raise Refused(_("Say what was done."), f"{key}.done")
    if given.outcome == "not_done" and given.done is None:
        raise Refused(_("Say why it was not done."), f"{key}.done")


def close_plan(*, by: Actor, plan: ActionPlan, version: int) -> ActionPlan:
    """Close an adopted plan of which all outcomes are recorded, be it as unknown.

    Raises `Refused` while some are open, and `Stale`.
    """
    with changing(by=by):
        held = locked(plan, "close", version)
        still = held.contributions.filter(outcome="").count()
        if still:
            raise Refused(
                ngettext(
                    "What came of %(count)d contribution is not recorded yet.",
                    "What came of %(count)d contributions is not recorded yet.",
                    still,
                )
                % {"count": still},
                "state",
            )
        held.closed, held.remark = timezone.now(), ""
        return _moved(held, rules.after("close"))


def _standing(plan: ActionPlan, version: int) -> ActionPlan:
    held = ActionPlan.objects.select_for_update(of=("self",)).filter(pk=plan.pk).first()
    if held is None:
        raise Gone
    if held.version != version:
        raise Stale(held)
    return held


def _moved(plan: ActionPlan, state: str) -> ActionPlan:
    plan.state = state
    plan.version += 1
    plan.save()
    return plan
