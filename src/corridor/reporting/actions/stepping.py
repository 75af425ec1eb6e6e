# SPDX-License-Identifier: EUPL-1.2
"""The steps of a report up to its publication, which stands in `publishing`."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused
from corridor.values.texts import Text

from ..models import Report, ReportStep
from ..rules.states import TRANSITIONS, State, Verb, fault
from ..selectors.refusals import refusal
from .holding import holding

LONGEST = 4_000


def take_step(
    *,
    report: Report,
    verb: Verb,
    version: int,
    by: Actor,
    remark: str = "",
    reason: Text | None = None,
) -> ReportStep:
    """Hand a report in, send it back with a remark, approve it, or open it for correction with a
    `reason` in three languages.

    `version` is that of the report as it was seen. Raises `Stale`, and `Refused` at `state`, `by`,
    `remark` or `reason`.
    """
    if verb in (Verb.START, Verb.PUBLISH):
        raise ValueError(f"{verb} is not a step of its own")
    if len(remark) > LONGEST:
        raise Refused(_("Write at most %(most)s characters.") % {"most": LONGEST}, "remark")
    complete = reason is not None and not reason.missing()
    words = complete if verb is Verb.CORRECT else bool(remark.strip())
    with holding(report, by=by, version=version, reason=remark.strip()) as held:
        found = fault(
            verb,
            State(held.state),
            by=by.pk,
            handed_in_by=held.handed_in_by_key,
            reasoned=words,
        )
        if found is not None:
            said = "reason" if verb is Verb.CORRECT else "remark"
            at = said if found == "no_reason" else "by" if found == "own_work" else "state"
            raise Refused(refusal(found, verb, State(held.state)), at)
        if verb is Verb.CORRECT:
            held.reason = reason
        if verb is Verb.HAND_IN:
            held.handed_in_by_key = by.pk
        held.by_hand = True
        return move(held, verb, by=by, remark=remark)


def move(report: Report, verb: Verb, *, by: Actor | None, remark: str = "") -> ReportStep:
    """Write a step down; the caller holds the report and has asked the rules."""
    before, after = report.state, TRANSITIONS[verb].after
    report.state, report.since = after, timezone.now()
    report.version += 1
    report.save()
    return ReportStep.objects.create(
        report=report,
        verb=verb,
        before=before,
        after=after,
        remark=remark.strip(),
        by_key=None if by is None else by.pk,
    )
