# SPDX-License-Identifier: EUPL-1.2
"""The kinds of record of a data pack that this room holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from corridor.foundation.jobs.public import Citations, Kind, Outcome, PackRecord, PackText, Refused
from corridor.foundation.parties.public import Organisation, organisation_by_code
from corridor.steering.portfolio.public import Activity

from . import actions

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
Result = Literal["pass", "attention", "fail", "not_tested"]


class QuestionRecord(PackRecord):
    """A question of a set."""

    direction: Literal["from_migration", "to_migration"] = Field(
        description="how migration touches the activity, or how the activity touches migration"
    )
    weight: Annotated[int, Field(ge=1, le=3)] = Field(
        1, description="how much its answer counts: 1 to 3"
    )
    text: PackText = Field(description="the question, in own words")


class QuestionSetRecord(PackRecord):
    """Questions about migration for activities of one sector, or of every sector."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=40)] = Field(
        description="the sector; general: asked of every activity"
    )
    version: Annotated[int, Field(ge=1, le=999)] = Field(
        description="a version that screenings used is not changed; write the next one"
    )
    names: PackText = Field(description="what the sector is called")
    categories: tuple[Annotated[str, Field(pattern=r"^\d{3}$")], ...] = Field(
        (), description="three-digit DAC sectors that it is for; none: for every sector"
    )
    questions: Annotated[tuple[QuestionRecord, ...], Field(min_length=1)] = Field(
        description="its questions, in order"
    )
    note: PackText | None = Field(None, description="what to know when using it")
    sources: Citations = Field(description="where it is asked for")


def _question_set(record: QuestionSetRecord) -> Outcome:
    return actions.save_question_set(
        code=record.code,
        version=record.version,
        names=record.names,
        categories=record.categories,
        questions=[
            actions.GivenQuestion(each.direction, each.text, each.weight)
            for each in record.questions
        ],
        sources=record.sources,
        note=record.note,
    )


class OdaDecisionRecord(PackRecord):
    """What people decided: whether an activity counts as official development assistance."""

    code: Slug = Field(description="tells the decisions apart")
    activity: Slug = Field(description="code of the activity")
    decision: Literal["eligible", "not_eligible", "partly", "unknown"] = Field(
        description="unknown: it was decided that it cannot be told yet"
    )
    percentage: Annotated[Decimal, Field(gt=0, lt=100)] | None = Field(
        None, description="the part that counts, with partly alone"
    )
    reasons: PackText = Field(description="why, in own words")
    criteria: tuple[Literal["objective", "recipient", "concessional", "official"], ...] = Field(
        (), description="criteria that are met"
    )
    domains: tuple[Literal["causes", "irregular", "return", "conditionality", "diaspora"], ...] = (
        Field((), description="domains in which it is hard to tell")
    )
    decided_by: Annotated[str, Field(min_length=1, max_length=200)] = Field(
        description="who took the decision"
    )
    organisation: Slug | None = Field(None, description="code of the organisation that took it")
    day: date = Field(description="the day of the decision")
    reference: Annotated[str, Field(max_length=300)] = Field(
        "", description="the letter, minutes or file it stands in"
    )
    supersedes: Slug | None = Field(None, description="code of the decision whose place it takes")
    change_reason: str = Field("", description="why it takes the place of another")
    sources: Citations = Field(description="where it stands")


def _activity(code: str) -> Activity:
    found = Activity.objects.filter(code=code).first()
    if found is None:
        raise Refused(f"there is no activity {code!r}", "activity")
    return found


def _organisation(code: str | None) -> Organisation | None:
    try:
        return None if code is None else organisation_by_code(code)
    except Organisation.DoesNotExist:
        raise Refused(f"there is no organisation {code!r}", "organisation") from None


def _oda_decision(record: OdaDecisionRecord) -> Outcome:
    return actions.load_decision(
        code=record.code,
        activity=_activity(record.activity),
        given=actions.GivenDecision(
            decision=record.decision,
            reasons=record.reasons,
            decided_by=record.decided_by,
            day=record.day,
            percentage=record.percentage,
            criteria=record.criteria,
            domains=record.domains,
            reference=record.reference,
            sources=record.sources,
        ),
        said=record.model_dump(),
        organisation=_organisation(record.organisation),
        supersedes=record.supersedes,
        change_reason=record.change_reason,
    )


class FindingRecord(PackRecord):
    """What a test found."""

    test: Literal["protection", "rights", "gender"] = Field(description="which test")
    result: Result = Field(description="what it found")
    text: PackText | None = Field(None, description="needed with attention and fail")


class ScreeningRecord(PackRecord):
    """A concluded screening of an activity for migration."""

    activity: Slug = Field(description="code of the activity")
    sector: str = Field("", description="code of a question set beside the general one")
    answers: tuple[Annotated[int, Field(ge=0, le=3)] | None, ...] = Field(
        description="0 to 3 in the order of the questions, the general ones first; null: open"
    )
    findings: tuple[FindingRecord, ...] = Field((), description="what the tests found")
    conclusion: PackText = Field(description="what was concluded")
    concluded: date = Field(description="the day on which")
    sources: Citations = Field(description="where it stands")


def _screening(record: ScreeningRecord) -> Outcome:
    return actions.load_screening(
        activity=_activity(record.activity),
        sector=record.sector,
        answers=record.answers,
        findings={
            each.test: actions.GivenFinding(each.result, each.text) for each in record.findings
        },
        conclusion=record.conclusion,
        concluded=record.concluded,
        sources=record.sources,
    )


KINDS = [
    Kind(
        "question-set",
        "screening",
        QuestionSetRecord,
        _question_set,
        about="what a screening for migration asks, by sector",
        key=("code", "version"),
        title=_("Question sets"),
    ),
    Kind(
        "oda-decision",
        "screening",
        OdaDecisionRecord,
        _oda_decision,
        after=("activity", "organisation"),
        about="what people decided on whether an activity counts as development assistance",
        key=("code",),
        title=_("Decisions on aid"),
    ),
    Kind(
        "screening",
        "screening",
        ScreeningRecord,
        _screening,
        after=("activity", "question-set"),
        about="concluded screenings of activities for migration",
        key=("activity",),
        title=_("Screenings"),
    ),
]
