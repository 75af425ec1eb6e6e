# SPDX-License-Identifier: EUPL-1.2
"""Decisions on aid, screenings and the adviser on purpose codes for software."""

from datetime import date
from typing import Annotated, Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes

from . import public

router = Router(tags=["screening"])

ActivityId = Annotated[str, Query(description="Public id of the activity.", max_length=12)]


class OdaDecisionOut(Schema):
    """What people decided: whether an activity counts as development assistance."""

    id: str
    activity: str = Field(description="Public id of the activity.")
    decision: str = Field(description="eligible, not_eligible, partly or unknown.")
    percentage: str | None = Field(description="The part that counts, with partly.")
    reasons: shapes.TextOut
    criteria: list[str]
    domains: list[str] = Field(description="Domains that need care.")
    decided_by: str
    organisation: str | None = Field(description="Code of the organisation.")
    day: date
    reference: str
    supersedes: str | None
    stands: bool = Field(description="False: a later decision took its place.")
    sources: shapes.Sources


class FindingOut(Schema):
    """What one of the three tests found."""

    test: str
    result: str = Field(description="pass, attention, fail or not_tested.")
    text: shapes.TextOut | None


class ScreeningOut(Schema):
    """A screening of an activity or plan for migration."""

    id: str
    activity: str | None
    title: shapes.TextOut
    state: str = Field(description="draft or concluded.")
    level: str = Field(description="none, some, strong or unknown.")
    answered: int
    asked: int
    points: int
    possible: int = Field(description="Most points of the questions that were answered.")
    question_sets: list[str] = Field(description="Sets with the version that was asked.")
    findings: list[FindingOut]
    conclusion: shapes.TextOut | None
    concluded: date | None
    overdue_measures: int
    sources: shapes.Sources
    stands: bool


class AdvisedOut(Schema):
    """A code that fits or may fit."""

    code: str = Field(description="A purpose code, not-aid or other-sector.")
    fits: str = Field(description="yes; unknown: it may fit, what is not answered decides.")
    why: shapes.TextOut
    against: shapes.TextOut = Field(description="What speaks against it.")
    open: list[str] = Field(description="Questions that keep it open.")


class AdviserQuestionOut(Schema):
    """A question of the adviser; answers are parameters by its code."""

    code: str
    text: shapes.TextOut
    choices: dict[str, shapes.TextOut] = Field(description="Beside these: unknown.")
    answer: str | None
    matters: bool = Field(description="Whether an answer would change the advice.")


class AdviceOut(Schema):
    """What the answers lead to."""

    advice: list[AdvisedOut]
    questions: list[AdviserQuestionOut]


def _decision(row: Any, lang: str) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "activity": row.activity.public_id,
        "decision": row.decision,
        "percentage": None if row.percentage is None else f"{row.percentage:f}",
        "reasons": shapes.TextOut.of(row.reasons, lang),
        "criteria": row.criteria,
        "domains": row.domains,
        "decided_by": row.decided_by,
        "organisation": None if row.organisation is None else row.organisation.code,
        "day": row.day,
        "reference": row.reference,
        "supersedes": None if row.supersedes is None else row.supersedes.public_id,
        "stands": row.stands,
        "sources": row.sources,
    }


def _screening(row: Any, lang: str) -> dict[str, Any]:
    sets = [each for each in (row.general, row.special) if each is not None]
    return {
        "id": row.public_id,
        "activity": None if row.activity is None else row.activity.public_id,
        "title": shapes.TextOut.of(row.title if row.activity is None else row.activity.title, lang),
        "state": row.state,
        "level": row.level,
        "answered": row.answered,
        "asked": row.asked,
        "points": row.points,
        "possible": row.possible,
        "question_sets": [str(each) for each in sets],
        "findings": [
            {
                "test": each.test,
                "result": each.result,
                "text": shapes.TextOut.perhaps(each.text, lang),
            }
            for each in row.findings.all()
        ],
        "conclusion": shapes.TextOut.perhaps(row.conclusion, lang),
        "concluded": row.concluded,
        "overdue_measures": row.overdue,
        "sources": row.sources,
        "stands": row.standing,
    }


def _where(field: str, value: Any) -> Q:
    """A condition for a filter that was asked for; none for one that was not."""
    return Q() if value in ("", None) else Q(**{field: value})


@router.get("/oda-decisions", response=list[OdaDecisionOut], summary="Decisions on aid")
@paginate(Cursors, shape=_decision)
def oda_decisions(
    request: HttpRequest,
    activity: ActivityId = "",
    decision: Annotated[str, Query(description="As in the answer.", max_length=12)] = "",
    stands: Annotated[bool | None, Query(description="Only those that stand.")] = None,
    lang: shapes.Lang = "en",
) -> QuerySet[public.OdaDecision]:
    return public.decisions(request.user).filter(
        _where("activity__public_id", activity),
        _where("decision", decision),
        _where("stands", stands),
    )


@router.get("/screenings", response=list[ScreeningOut], summary="Screenings for migration")
@paginate(Cursors, shape=_screening)
def screenings(
    request: HttpRequest,
    activity: ActivityId = "",
    level: Annotated[str, Query(description="As in the answer.", max_length=8)] = "",
    failing: Annotated[
        str, Query(description="A test that failed: protection, rights or gender.", max_length=12)
    ] = "",
    stands: Annotated[bool | None, Query(description="Only those that stand.")] = None,
    lang: shapes.Lang = "en",
) -> QuerySet[public.Screening]:
    failed = public.Finding.objects.filter(test=failing, result="fail").values("screening")
    return public.screenings(request.user).filter(
        _where("activity__public_id", activity),
        _where("level", level),
        Q(pk__in=failed) if failing else Q(),
        _where("standing", stands),
    )


@router.get(
    "/purpose-codes", response=AdviceOut, summary="Which purpose code fits work on migration"
)
def purpose_codes(request: HttpRequest, lang: shapes.Lang = "en") -> dict[str, Any]:
    """Answers are given as parameters named by the codes of the questions, as `donor=no`."""
    given = {key: str(value) for key, value in request.GET.items() if key in public.QUESTION}
    answers = public.read(given)
    wrong = sorted(set(given) - set(answers))
    if wrong:
        raise HttpError(422, f"not an answer to {', '.join(wrong)}; see `choices`")
    matters = set(public.to_ask(answers))
    return {
        "advice": [
            {
                "code": each.code,
                "fits": each.fits.value,
                "why": shapes.TextOut.of(each.why, lang),
                "against": shapes.TextOut.of(each.against, lang),
                "open": list(each.open),
            }
            for each in public.advise(answers)
        ],
        "questions": [
            {
                "code": each.code,
                "text": shapes.TextOut.of(each.text, lang),
                "choices": {
                    value: shapes.TextOut.of(text, lang) for value, text in each.choices.items()
                },
                "answer": answers.get(each.code),
                "matters": each.code in matters,
            }
            for each in public.QUESTIONS
        ],
    }
