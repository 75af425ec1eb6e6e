# SPDX-License-Identifier: EUPL-1.2
"""Recording decisions on aid, and advice. People decide: nothing here works a decision out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused
from corridor.foundation.parties.public import Organisation
from corridor.steering.portfolio.public import Activity
from corridor.values.answers import Answer
from corridor.values.texts import Text

from ..models import OdaDecision, PurposeAdvice
from ..rules.adviser import advise, read
from ..selectors.oda import standing_decision
from .common import Stale, acting_for, fingerprint, not_later

# The caller does not say which decision it saw.
NOT_ASKED: Final = "not asked"


@dataclass(frozen=True, slots=True)
class GivenDecision:
    """A decision as people took it; `percentage` for one that counts in part."""

    decision: str
    reasons: Text | None
    decided_by: str
    day: date
    percentage: Decimal | None = None
    criteria: Sequence[str] = ()
    domains: Sequence[str] = ()
    reference: str = ""
    sources: Sequence[str] = ()


def decide_oda(
    *,
    by: Actor,
    activity: Activity,
    given: GivenDecision,
    seen: str | None = NOT_ASKED,
    change_reason: str = "",
) -> OdaDecision:
    """Record a decision; it takes the place of the one that stands, for `change_reason`.

    `seen` is the public id of the decision that was shown as standing, null for none: if another
    stands by now, `Stale`. Raises `Refused` with `at` naming the field.
    """
    _check(given)
    not_later(given.day)
    with changing(by=by, reason=change_reason.strip() or None):
        # Decisions on one activity wait for each other.
        Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
        before = standing_decision(activity)
        if seen not in (NOT_ASKED, None if before is None else before.public_id):
            raise Stale(before)
        if before is not None and not change_reason.strip():
            raise Refused(
                _("Another decision stands: say why this one takes its place."), "change_reason"
            )
        return _record(
            activity,
            given,
            before,
            change_reason=change_reason.strip() if before is not None else "",
            by_key=by.pk,
            organisation_id=acting_for(by),
        )


def _check(given: GivenDecision) -> None:
    if given.decision not in OdaDecision.Decision:
        raise Refused(_("Choose a decision."), "decision")
    if given.reasons is None:
        raise Refused(_("A decision has reasons: state them."), "reasons")
    if not given.decided_by.strip():
        raise Refused(_("Say who took the decision."), "decided_by")
    if given.decision == OdaDecision.Decision.PARTLY:
        if given.percentage is None or not 0 < given.percentage < 100:
            raise Refused(
                _("Say which part counts: a percentage above 0 and below 100."), "percentage"
            )
        if given.percentage != given.percentage.quantize(Decimal("0.01")):
            raise Refused(_("Write at most two decimals."), "percentage")
    elif given.percentage is not None:
        raise Refused(_("A percentage goes with a decision that counts in part."), "percentage")


def _record(
    activity: Activity, given: GivenDecision, before: OdaDecision | None, **more: Any
) -> OdaDecision:
    return OdaDecision.objects.create(
        activity=activity,
        decision=given.decision,
        percentage=given.percentage,
        reasons=given.reasons,
        criteria=list(given.criteria),
        domains=list(given.domains),
        decided_by=given.decided_by.strip(),
        day=given.day,
        reference=given.reference.strip(),
        sources=list(given.sources),
        supersedes=before,
        **more,
    )


def load_decision(
    *,
    code: str,
    activity: Activity,
    given: GivenDecision,
    said: Mapping[str, Any],
    organisation: Organisation | None = None,
    supersedes: str | None = None,
    change_reason: str = "",
) -> Outcome:
    """Record a decision of a data pack; the same again changes nothing, another is refused."""
    _check(given)
    print_ = fingerprint(said)
    with changing(by=None):
        Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
        held = OdaDecision.objects.filter(code=code).first()
        if held is not None and held.loaded == print_:
            return Outcome.UNCHANGED
        if held is not None:
            raise Refused(
                "a decision is never changed; write another that supersedes this one", "code"
            )
        before = standing_decision(activity)
        if supersedes != (None if before is None else before.code):
            stands = "none" if before is None else before.code
            raise Refused(f"the decision that stands on this activity is {stands}", "supersedes")
        if before is not None and not change_reason.strip():
            raise Refused("say why it takes the place of another", "change_reason")
        _record(
            activity,
            given,
            before,
            code=code,
            loaded=print_,
            organisation=organisation,
            change_reason=change_reason,
        )
    return Outcome.CREATED


def save_advice(*, by: Actor, activity: Activity, answers: Mapping[str, str]) -> PurposeAdvice:
    """Keep what the adviser says to these answers with an activity; the same twice is kept once.

    Raises `Refused` where nothing was answered.
    """
    known = read(answers)
    if not known:
        raise Refused(_("Answer at least one question before you keep the advice."), "answers")
    found = advise(known)
    with changing(by=by):
        Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
        last = PurposeAdvice.objects.filter(activity=activity).order_by("-pk").first()
        if last is not None and last.answers == known and last.by_key == by.pk:
            return last
        return PurposeAdvice.objects.create(
            activity=activity,
            answers=known,
            fits=[each.code for each in found if each.fits is Answer.YES],
            possible=[each.code for each in found if each.fits is not Answer.YES],
            day=timezone.localdate(),
            organisation_id=acting_for(by),
            by_key=by.pk,
        )
