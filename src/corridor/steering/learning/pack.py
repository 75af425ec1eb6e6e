# SPDX-License-Identifier: EUPL-1.2
"""Evaluations with their findings, recommendations and what became of these; lessons."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from corridor.foundation.jobs.public import (
    DAYS_WRITTEN,
    Citations,
    Kind,
    Outcome,
    PackCountry,
    PackDays,
    PackRecord,
    PackSlug,
    PackStep,
    PackText,
)

from . import actions
from .rules import Reply, State

_NODE = r"^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$"
NodePath = Annotated[str, Field(pattern=_NODE)]


class ResponseRecord(PackStep):
    reply: Literal["accepted", "partly", "rejected", "not_stated"] = Field(
        description="the response of management"
    )
    organisation: PackSlug | None = Field(None, description="whose response, by code")
    term: PackDays = Field(None, description=f"by when it says it will be done: {DAYS_WRITTEN}")


class FollowUpRecord(PackStep):
    state: Literal["planned", "under_way", "done", "dropped", "silent"] = Field(
        description="how it stood then; silent: the sources tell nothing more"
    )


class FindingRecord(PackRecord):
    kind: Literal["strength", "weakness", "neutral"] = Field(description="what sort it is")
    text: PackText = Field(description="what was found, in own words")
    sources: Citations = Field(description="where that stands")


class RecommendationRecord(PackRecord):
    text: PackText = Field(description="what is recommended, in own words")
    addressed: PackSlug | None = Field(None, description="the organisation that is to act, by code")
    term: PackDays = Field(
        None, description=f"days in which the last day for it lies: {DAYS_WRITTEN}"
    )
    sources: Citations = Field(description="where that stands")
    responses: list[ResponseRecord] = Field(
        default_factory=list, description="the oldest first; only ever added"
    )
    follow_ups: list[FollowUpRecord] = Field(
        default_factory=list, description="the oldest first; only ever added"
    )


class EvaluationRecord(PackRecord):
    code: PackSlug = Field(description="its code")
    kind: Literal["evaluation", "mid_term", "impact", "study", "survey", "monitoring", "review"] = (
        Field(description="what it is")
    )
    stage: Literal["planned", "under_way", "finished", "unknown"] = Field(
        description="how far it was when the sources speak of it"
    )
    independence: Literal["internal", "external", "unknown"] = Field(
        description="internal: made by those who carry out or fund what is evaluated"
    )
    title: PackText = Field(description="what it is called, in own words")
    text: PackText | None = Field(None, description="what it looked at, in own words")
    commissioner: PackSlug | None = Field(None, description="who asked for it, by code")
    evaluator: PackSlug | None = Field(None, description="who made it, by code")
    day: PackDays = Field(description=f"days in which it was finished: {DAYS_WRITTEN}; or unknown")
    covers: PackDays = Field(None, description="the time that it looks at, written alike")
    activities: list[PackSlug] = Field(
        default_factory=list, description="activities evaluated, by code"
    )
    nodes: list[NodePath] = Field(
        default_factory=list, description="nodes that it bears on, as NL08/6"
    )
    countries: list[PackCountry] = Field(default_factory=list, description="that it bears on")
    document: str | None = Field(None, description="the document it is, by code, if it is known")
    address: str = Field("", max_length=500, description="where it can be read")
    consequence: PackText | None = Field(
        None, description="what followed from the whole, as far as the sources say so"
    )
    note: PackText | None = Field(None, description="what to know when reading it")
    sources: Citations = Field(description="where it is told of")
    findings: list[FindingRecord] = Field(default_factory=list, description="what it found")
    recommendations: list[RecommendationRecord] = Field(
        default_factory=list, description="what it recommends, and what became of that"
    )


class LessonRecord(PackRecord):
    code: PackSlug = Field(description="its code")
    title: PackText = Field(description="the lesson in a few words")
    text: PackText = Field(description="what was learned, in own words")
    applies_when: PackText | None = Field(None, description="when it applies")
    evaluation: PackSlug | None = Field(None, description="the evaluation it was drawn from")
    learned: list[PackSlug] = Field(
        default_factory=list, description="activities in which it was learned, by code"
    )
    reused: list[PackSlug] = Field(
        default_factory=list, description="later activities that use it, by code"
    )
    themes: list[PackSlug] = Field(
        min_length=1, description="what it is about: codes of the list lesson-theme"
    )
    nodes: list[NodePath] = Field(default_factory=list, description="that it bears on, as NL08/6")
    countries: list[PackCountry] = Field(default_factory=list, description="that it bears on")
    sources: Citations = Field(description="where it stands")
    note: PackText | None = Field(None, description="what to know when reading it")


def _step(record: PackStep) -> dict[str, Any]:
    return {
        "text": record.text,
        "day": record.day,
        "sources": record.sources or (),
        "evidence": record.evidence,
        "corrects": record.corrects,
        "reason": record.reason.strip(),
    }


def _told(record: RecommendationRecord) -> actions.Told:
    return actions.Told(
        actions.GivenRecommendation(record.text, record.sources, record.addressed, record.term),
        [
            actions.GivenResponse(
                reply=Reply(each.reply),
                organisation=each.organisation,
                term=each.term,
                **_step(each),
            )
            for each in record.responses
        ],
        [
            actions.GivenFollowUp(state=State(each.state), **_step(each))
            for each in record.follow_ups
        ],
    )


def _evaluation(record: EvaluationRecord) -> Outcome:
    own = dict(record)
    code, findings, advice = (own.pop(key) for key in ("code", "findings", "recommendations"))
    return actions.load_evaluation(
        code=code,
        given=actions.GivenEvaluation(**own),
        findings=[actions.GivenFinding(each.kind, each.text, each.sources) for each in findings],
        told=[_told(each) for each in advice],
    )


def _lesson(record: LessonRecord) -> Outcome:
    own = dict(record)
    return actions.load_lesson(code=own.pop("code"), given=actions.GivenLesson(**own))


KINDS = [
    Kind(
        "evaluation",
        "learning",
        EvaluationRecord,
        _evaluation,
        after=("activity", "framework", "organisation", "country", "document"),
        about="looks back, with findings, recommendations and what became of these",
        key=("code",),
        title=_("Evaluations"),
    ),
    Kind(
        "lesson",
        "learning",
        LessonRecord,
        _lesson,
        after=("evaluation", "code-list"),
        about="what was learned, when it applies and where it was used again",
        key=("code",),
        title=_("Lessons"),
    ),
]
