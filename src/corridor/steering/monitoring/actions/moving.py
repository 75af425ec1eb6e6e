# SPDX-License-Identifier: EUPL-1.2
"""The steps of a round that write nothing but the step; approval stands in `approving`."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused

from ..models import Round, RoundStep
from ..rules.days import LATEST, first
from ..rules.states import TRANSITIONS, State, Verb, fault
from ..selectors.sheets import sheets
from ..selectors.words import incomplete, refusal
from .changing import changing, move, sign


def check_step(round: Round, verb: Verb, by: Actor | None, reason: str) -> None:
    """Raises `Refused` when the step cannot be taken: at `remark` when words are missing."""
    found = fault(
        verb,
        State(round.state),
        by=None if by is None else by.pk,
        authors=round.authors,
        reason=reason,
    )
    if found is not None:
        at = "remark" if found == "no_reason" else "by" if found == "own_work" else "state"
        raise Refused(refusal(found, verb, State(round.state)), at)


def take_step(
    *,
    round: Round,
    verb: Verb,
    version: int,
    by: Actor,
    remark: str = "",
    due: date | None = None,
) -> RoundStep:
    """Open, submit, send back, lock or reopen a round; see `approve` for approval.

    `version` is that of the round as it was seen. `due` sets another day with a round that goes
    back to the partner. Raises `Stale`, and `Refused` at `state`, `remark`, `due` or, when a report
    to be submitted lacks something, `missing`.
    """
    if verb in (Verb.APPROVE, Verb.PLAN):
        raise ValueError(f"{verb} is not a step of its own")
    with changing(round, by=by, version=version, reason=remark.strip()) as held:
        check_step(held, verb, by, remark)
        if verb is Verb.SUBMIT:
            missing = [each for sheet in sheets(held) for each in sheet.missing]
            if missing:
                raise Refused(incomplete(len(missing)), "missing")
            sign(held, by)
        if due is not None:
            if verb not in (Verb.OPEN, Verb.SEND_BACK, Verb.REOPEN):
                raise Refused(_("This step sets no other day."), "due")
            if not first(held.days) <= due <= LATEST:
                raise Refused(_("A report is due after its period has begun."), "due")
            held.due = due
        return move(held, verb, TRANSITIONS[verb].after, by=by, remark=remark)
