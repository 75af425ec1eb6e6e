# SPDX-License-Identifier: EUPL-1.2
"""Taking in evaluations and lessons of a data pack. What people changed is never overruled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corridor.foundation.audit.public import changing
from corridor.foundation.jobs.public import Outcome, Refused, below

from ..models import EnteredBy, Evaluation, Finding, FollowUp, Lesson, Recommendation, Response
from .evaluations import (
    GivenEvaluation,
    GivenFinding,
    GivenRecommendation,
    fill_part,
    write_evaluation,
)
from .finding import TAKEN, fingerprint
from .lessons import GivenLesson, write_lesson
from .steps import GivenFollowUp, GivenResponse, load_steps


@dataclass(frozen=True, slots=True)
class Told:
    """A recommendation of a pack with its steps, the oldest first."""

    given: GivenRecommendation
    responses: Sequence[GivenResponse] = ()
    follow_ups: Sequence[GivenFollowUp] = ()


def load_evaluation(
    *, code: str, given: GivenEvaluation, findings: Sequence[GivenFinding], told: Sequence[Told]
) -> Outcome:
    """Make or replace an evaluation as a pack states it, with its parts in their order.

    One that was loaded before changes nothing. Responses and follow-ups are only ever added (see
    `load_steps`). Raises `Refused` for what cannot be, when people wrote or changed the evaluation,
    and when a recommendation that has steps is left out.
    """
    print_ = fingerprint(given, *findings, *(each.given for each in told))
    with changing(by=None):
        row, made = _held(Evaluation, code)
        changed = row.loaded != print_
        if changed:
            _not_edited(row, code)
            row.loaded = print_
            row.version += 0 if made else 1
            write_evaluation(row, given, None)
            _parts(row, Finding, findings, "findings")
            _parts(row, Recommendation, [each.given for each in told], "recommendations")
        rows = list(row.recommendations.order_by("position"))
        added = False
        for place, (recommendation, each) in enumerate(zip(rows, told, strict=False)):
            with below(f"recommendations.{place}"):
                added |= load_steps(recommendation, Response, each.responses, "responses")
                added |= load_steps(recommendation, FollowUp, each.follow_ups, "follow_ups")
        if added and not made:
            row.version += 1
            row.save(update_fields=["version"])
    return _outcome(made, changed or added)


def load_lesson(*, code: str, given: GivenLesson) -> Outcome:
    """Make or replace a lesson as a pack states it; as `load_evaluation`."""
    print_ = fingerprint(given)
    with changing(by=None):
        row, made = _held(Lesson, code)
        changed = row.loaded != print_
        if changed:
            _not_edited(row, code)
            row.state, row.loaded = Lesson.State.ACCEPTED, print_
            row.version += 0 if made else 1
            write_lesson(row, given, None)
    return _outcome(made, changed)


def _held(model: Any, code: str) -> tuple[Any, bool]:
    if code in TAKEN:
        raise Refused(f"the code {code!r} is kept for the site itself", "code")
    row = model.objects.select_for_update(of=("self",)).filter(code=code).first()
    if row is not None and row.entered != EnteredBy.PACK:
        raise Refused(f"somebody wrote {code!r} here; give this another code", "code")
    return row or model(code=code, entered=EnteredBy.PACK), row is None


def _not_edited(row: Evaluation | Lesson, code: str) -> None:
    if row.edited:
        raise Refused(
            f"people changed {code!r} since it was loaded, and the pack now says something else; "
            "change it on its page",
            "code",
        )


def _parts(row: Evaluation, model: Any, given: Sequence[Any], at: str) -> None:
    held = list(model.objects.filter(evaluation=row).order_by("position"))
    for place, part in enumerate(given):
        found = held[place] if place < len(held) else model(evaluation=row)
        found.position = place + 1
        if model is Recommendation and found.pk and found.text != part.text:
            _unanswered(found, f"{at}.{place}.text")
        with below(f"{at}.{place}"):
            fill_part(found, part)
    for found in held[len(given) :]:
        if model is Recommendation:
            _unanswered(found, at)
        found.delete()


def _unanswered(row: Recommendation, at: str) -> None:
    if row.responses.exists() or row.follow_ups.exists():
        raise Refused(
            "a recommendation that was answered or followed up is left out or worded otherwise; "
            "give it back as it was",
            at,
        )


def _outcome(made: bool, changed: bool) -> Outcome:
    if made:
        return Outcome.CREATED
    return Outcome.CHANGED if changed else Outcome.UNCHANGED
