# SPDX-License-Identifier: EUPL-1.2
"""Writing down responses to recommendations and their follow-up. Nothing written is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Refused, add_steps
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..models import EnteredBy, FollowUp, Recommendation, Response
from ..rules import Reply, State, Step, StepFault, fault_in
from .evaluations import locked
from .finding import days, find_organisation, need_reason

Held = Response | FollowUp


@dataclass(frozen=True, slots=True)
class GivenResponse:
    """What management answered; `term` is by when it says it will be done."""

    reply: Reply
    text: Text
    organisation: str | None = None
    day: Period | None = None
    term: Period | None = None
    sources: Sequence[str] = ()
    evidence: Text | None = None
    corrects: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GivenFollowUp:
    """What was done, and the evidence; `corrects` takes the place of the last step."""

    state: State
    text: Text
    day: Period | None = None
    sources: Sequence[str] = ()
    evidence: Text | None = None
    corrects: bool = False
    reason: str = ""


Given = GivenResponse | GivenFollowUp


def respond(
    *,
    by: Actor,
    recommendation: Recommendation,
    version: int,
    given: GivenResponse,
    reason: str,
) -> Response:
    """Write down the response of management, or correct the last one.

    `version` is that of the evaluation as it was shown: if somebody wrote since, `Stale` is raised.
    Raises `Refused` with `at` naming the field: without a reason, without a source or a statement
    of the evidence, and for a step that cannot follow (see `rules`).
    """
    step = _write(by, recommendation, version, given, reason)
    assert isinstance(step, Response)
    return step


def follow_up(
    *,
    by: Actor,
    recommendation: Recommendation,
    version: int,
    given: GivenFollowUp,
    reason: str,
) -> FollowUp:
    """Write down what became of a recommendation, or correct the last step; raises as `respond`."""
    step = _write(by, recommendation, version, given, reason)
    assert isinstance(step, FollowUp)
    return step


def _write(by: Actor, of: Recommendation, version: int, given: Given, reason: str) -> Held:
    reason = need_reason(reason)
    with changing(by=by, reason=reason):
        evaluation = locked(of.evaluation_id, version)
        step = _append(of, told(of, given), given, EnteredBy.PERSON, reason, by.pk)
        evaluation.version += 1
        evaluation.save(update_fields=["version"])
        return step


def load_steps(
    of: Recommendation, model: type[Response] | type[FollowUp], given: Sequence[Given], at: str
) -> bool:
    """Take in the steps of a pack, as `add_steps` of jobs says; whether there were new ones."""
    held: list[Any] = list(model.objects.filter(recommendation=of).order_by("position"))
    return add_steps(
        held,
        given,
        from_pack=lambda step: step.entered == EnteredBy.PACK,
        same=_same,
        add=lambda steps, new: _append(of, steps, new, EnteredBy.PACK, new.reason, None),
        at=at,
        page="the page of the evaluation",
    )


def told(of: Recommendation, given: Given) -> list[Any]:
    """The steps of the same sort that were written before."""
    model = Response if isinstance(given, GivenResponse) else FollowUp
    return list(model.objects.filter(recommendation=of).order_by("position"))


def _rule(step: Held) -> Step:
    state = State(step.state) if isinstance(step, FollowUp) else None
    return Step(state, step.happened, step.corrects_id is not None)


def _append(
    of: Recommendation,
    before: Sequence[Any],
    given: Given,
    entered: EnteredBy,
    reason: str,
    by_key: int | None,
) -> Held:
    if not given.sources and given.evidence is None:
        raise Refused(_("State a source, or say what the evidence is."), "sources")
    state = given.state if isinstance(given, GivenFollowUp) else None
    fault = fault_in([_rule(step) for step in before], Step(state, given.day, given.corrects))
    if fault is not None:
        raise Refused(*_refusal(fault, before, given))
    if given.corrects and not reason:
        raise Refused(_("Say why this is corrected."), "reason")
    values: dict[str, Any] = {
        "recommendation": of,
        "position": len(before) + 1,
        "day": days(given.day),
        "text": given.text,
        "evidence": given.evidence,
        "sources": list(given.sources),
        "corrects": before[-1] if given.corrects else None,
        "reason": reason,
        "entered": entered,
        "by_key": by_key,
    }
    step: Held
    if isinstance(given, GivenResponse):
        step = Response(
            reply=given.reply.value,
            organisation=find_organisation(given.organisation, "organisation"),
            term=days(given.term),
            **values,
        )
    else:
        step = FollowUp(state=given.state.value, **values)
    step.clean_fields(exclude=["recommendation", "corrects", "organisation", "day", "term"])
    step.save()
    return step


def _refusal(fault: StepFault, before: Sequence[Any], given: Given) -> tuple[str, str]:
    """What is wrong in words, and the field it is wrong at."""
    match fault:
        case StepFault.CANNOT_FOLLOW:
            assert isinstance(given, GivenFollowUp)
            named = {
                "before": before[-1].get_state_display() if before else "",
                "after": FollowUp.State(given.state.value).label,
            }
            said = _(
                "After “%(before)s” it cannot become “%(after)s”. If “%(before)s” was wrong, "
                "correct it instead."
            )
            return said % named, "state"
        case StepFault.NOTHING_TO_CORRECT:
            return _("There is nothing to correct yet."), "corrects"
        case StepFault.BEFORE_THE_LAST:
            said = _("This is before the step that stands. Correct that one, or mend the day.")
            return said, "day"


def _same(step: Any, given: Given) -> bool:
    if isinstance(given, GivenResponse):
        own = step.reply == given.reply.value and step.term == days(given.term)
    else:
        own = step.state == given.state.value
    return bool(
        own
        and step.happened == given.day
        and step.text == given.text
        and step.evidence == given.evidence
        and step.sources == list(given.sources)
        and (step.corrects_id is not None) == given.corrects
        and step.reason == given.reason
    )
