# SPDX-License-Identifier: EUPL-1.2
"""Evaluations, recommendations and lessons for software, as far as who asks may see them."""

from datetime import date
from typing import Annotated, Any, Literal

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes
from corridor.values.answers import Answer

from . import public
from .models import Evaluation, FollowUp, Lesson, Recommendation, Response

router = Router(tags=["learning"])

NodePath = Annotated[str, Query(description="A node that it bears on, as NL08/6.", max_length=60)]
Country = Annotated[str, Query(description="ISO 3166-1 alpha-2.", max_length=2)]
ActivityId = Annotated[
    str, Query(description="Identifier of an activity, as in its address.", max_length=12)
]
OrganisationCode = Annotated[str, Query(description="Code of an organisation.", max_length=60)]


class EvaluationOut(Schema):
    """A look back at activities, a policy or a field."""

    code: str
    kind: str = Field(
        description="evaluation, mid_term, impact, study, survey, monitoring or review."
    )
    stage: str = Field(description="planned, under_way, finished or unknown.")
    independence: str = Field(description="internal, external or unknown.")
    title: shapes.TextOut
    day: shapes.PeriodOut | None = Field(
        description="Days in which it was finished; null: not stated."
    )
    covers: shapes.PeriodOut | None = Field(description="Time it looks at; null: not stated.")
    commissioner: str | None = Field(description="Code of the organisation; null: not stated.")
    evaluator: str | None
    activities: list[str] = Field(description="Identifiers of activities.")
    nodes: list[str]
    countries: list[str]
    recommendations: int
    open: int = Field(description="Recommendations that are not settled.")
    version: int
    sources: shapes.Sources


class FindingOut(Schema):
    """What was found."""

    kind: str = Field(description="strength, weakness or neutral.")
    text: shapes.TextOut
    sources: shapes.Sources


class StepOut(Schema):
    """A response, or a step of follow-up."""

    number: int
    day: shapes.PeriodOut | None
    text: shapes.TextOut
    evidence: shapes.TextOut | None
    corrects: int | None = Field(description="Number of the step whose place it takes.")
    sources: shapes.Sources


class ResponseOut(StepOut):
    reply: str = Field(description="accepted, partly, rejected or not_stated.")
    organisation: str | None
    term: shapes.PeriodOut | None = Field(description="By when it says it will be done.")


class FollowUpOut(StepOut):
    state: str = Field(description="planned, under_way, done, dropped or silent.")


class RecommendationOut(Schema):
    """What is recommended, and how that stands."""

    id: str
    evaluation: str = Field(description="Code of the evaluation.")
    text: shapes.TextOut
    addressed: str | None = Field(description="Code of the organisation; null: not stated.")
    reply: str | None = Field(description="The last response; null: none is recorded.")
    state: str = Field(
        description="As its last step says; open without one, rejected where the response was no."
    )
    due: shapes.PeriodOut | None
    overdue: str = Field(description="yes, no or unknown.")
    sources: shapes.Sources


class AdviceOut(RecommendationOut):
    responses: list[ResponseOut]
    follow_ups: list[FollowUpOut]


class EvaluationDetailOut(EvaluationOut):
    """With all its parts."""

    text: shapes.TextOut | None
    document: str | None
    address: str | None
    consequence: shapes.TextOut | None = Field(description="What followed from the whole.")
    note: shapes.TextOut | None
    findings: list[FindingOut]
    advice: list[AdviceOut]
    lessons: list[str] = Field(description="Codes of lessons drawn from it.")


class LessonOut(Schema):
    """What was learned."""

    code: str
    state: str = Field(description="accepted; proposed or declined for those who may see these.")
    title: shapes.TextOut
    text: shapes.TextOut
    applies_when: shapes.TextOut | None
    evaluation: str | None
    themes: list[str] = Field(description="Codes of the list lesson-theme.")
    learned: list[str] = Field(description="Identifiers of activities in which it was learned.")
    reused: list[str] = Field(description="Identifiers of activities that use it again.")
    nodes: list[str]
    countries: list[str]
    evidence: shapes.TextOut | None
    note: shapes.TextOut | None
    version: int
    sources: shapes.Sources


def _days(days: Any) -> shapes.PeriodOut | None:
    return None if days is None else shapes.PeriodOut.of(days)


def _code(row: Any) -> str | None:
    return None if row is None else row.code


def _paths(nodes: Any) -> list[str]:
    return [f"{node.framework.code}/{node.code}" for node in nodes]


def _today() -> date:
    return date.today()  # noqa: DTZ011 - a day of the calendar, in no time zone


def _evaluation(row: Evaluation, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "kind": row.kind,
        "stage": row.stage,
        "independence": row.independence,
        "title": shapes.TextOut.of(row.title, lang),
        "day": _days(row.finished),
        "covers": _days(row.looks_at),
        "commissioner": _code(row.commissioner),
        "evaluator": _code(row.evaluator),
        "activities": [each.public_id for each in row.activities.all()],
        "nodes": _paths(row.nodes.all()),
        "countries": [each.iso2 for each in row.countries.all()],
        "recommendations": row.advice,  # type: ignore[attr-defined]
        "open": row.open,  # type: ignore[attr-defined]
        "version": row.version,
        "sources": row.sources,
    }


def _recommendation(row: Recommendation, lang: str) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "evaluation": row.evaluation.code,
        "text": shapes.TextOut.of(row.text, lang),
        "addressed": _code(row.addressed),
        "reply": row.reply or None,  # type: ignore[attr-defined]
        "state": row.state,  # type: ignore[attr-defined]
        "due": _days(public.due_of(row)),
        "overdue": public.overdue(row, _today()).value,
        "sources": row.sources,
    }


def _step(step: Response | FollowUp, lang: str) -> dict[str, Any]:
    return {
        "number": step.position,
        "day": _days(step.happened),
        "text": shapes.TextOut.of(step.text, lang),
        "evidence": shapes.TextOut.perhaps(step.evidence, lang),
        "corrects": None if step.corrects is None else step.corrects.position,
        "sources": step.sources,
    }


def _advice(each: public.Advice, lang: str) -> dict[str, Any]:
    return {
        **_recommendation(each.recommendation, lang),
        "responses": [
            {
                **_step(step, lang),
                "reply": step.reply,
                "organisation": _code(step.organisation),
                "term": _days(step.by_when),
            }
            for step in each.responses
        ],
        "follow_ups": [{**_step(step, lang), "state": step.state} for step in each.follow_ups],
    }


def _lesson(row: Lesson, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "state": row.state,
        "title": shapes.TextOut.of(row.title, lang),
        "text": shapes.TextOut.of(row.text, lang),
        "applies_when": shapes.TextOut.perhaps(row.applies_when, lang),
        "evaluation": _code(row.evaluation),
        "themes": [each.theme for each in row.themes.all()],
        "learned": _in(row, "learned"),
        "reused": _in(row, "reused"),
        "nodes": _paths(row.nodes.all()),
        "countries": [each.iso2 for each in row.countries.all()],
        "evidence": shapes.TextOut.perhaps(row.evidence, lang),
        "note": shapes.TextOut.perhaps(row.note, lang),
        "version": row.version,
        "sources": row.sources,
    }


def _in(row: Any, role: str) -> list[str]:
    return [tie.activity.public_id for tie in row.ties if tie.role == role]


def _where(field: str, value: Any) -> Q:
    """A condition for a filter that was asked for; none for one that was not."""
    return Q() if value in ("", None) else Q(**{field: value})


def _at(path: str) -> Q:
    if not path:
        return Q()
    framework, slash, code = path.partition("/")
    if not slash:
        raise HttpError(422, "node: write framework and node, as NL08/6")
    return Q(of_nodes__node__framework__code=framework, of_nodes__node__code=code)


@router.get(
    "/evaluations",
    response=list[EvaluationOut],
    summary="Evaluations, those without a day first, then the newest",
)
@paginate(Cursors, shape=_evaluation)
def evaluations(
    request: HttpRequest,
    kind: Annotated[str, Query(description="As `kind`.", max_length=10)] = "",
    stage: Annotated[str, Query(description="As `stage`.", max_length=9)] = "",
    year: Annotated[
        int | None, Query(description="Year in which it was finished.", ge=1900, le=2200)
    ] = None,
    node: NodePath = "",
    country: Country = "",
    activity: ActivityId = "",
    organisation: OrganisationCode = "",
    open: Annotated[bool, Query(description="Only those with open recommendations.")] = False,
    lang: shapes.Lang = "en",
) -> QuerySet[Evaluation]:
    by = Q(commissioner__code=organisation) | Q(evaluator__code=organisation)
    seen = public.evaluations(request.user)
    asked = Evaluation.objects.filter(
        _at(node),
        _where("of_countries__country__iso2", country),
        by if organisation else Q(),
    )
    if activity:
        asked = asked.filter(pk__in=public.evaluations_seen_of(activity, request.user))
    # In pages a place is told by names of fields; those without a day come first here.
    return seen.order_by("-from_day", "code").filter(  # type: ignore[misc]
        _where("kind", kind),
        _where("stage", stage),
        _where("year", year),
        Q(open__gt=0) if open else Q(),
        pk__in=asked.values("pk"),
    )


@router.get("/evaluations/{code}", response=EvaluationDetailOut, summary="An evaluation")
def evaluation(request: HttpRequest, code: str, lang: shapes.Lang = "en") -> dict[str, Any]:
    try:
        row = public.evaluation(code, request.user)
    except Evaluation.DoesNotExist:
        raise HttpError(404, f"there is no evaluation {code!r}") from None
    return {
        **_evaluation(row, lang),
        "text": shapes.TextOut.perhaps(row.text, lang),
        "document": _code(row.document),
        "address": row.address or None,
        "consequence": shapes.TextOut.perhaps(row.consequence, lang),
        "note": shapes.TextOut.perhaps(row.note, lang),
        "findings": [
            {
                "kind": each.kind,
                "text": shapes.TextOut.of(each.text, lang),
                "sources": each.sources,
            }
            for each in public.findings_of(row)
        ],
        "advice": [_advice(each, lang) for each in public.advice_of(row)],
        "lessons": [each.code for each in public.lessons(request.user).filter(evaluation=row)],
    }


@router.get(
    "/recommendations",
    response=list[RecommendationOut],
    summary="Recommendations of all evaluations, with how they stand",
)
@paginate(Cursors, shape=_recommendation)
def recommendations(
    request: HttpRequest,
    evaluation: Annotated[str, Query(description="Code of an evaluation.", max_length=80)] = "",
    addressed: OrganisationCode = "",
    state: Annotated[str, Query(description="As `state`.", max_length=9)] = "",
    reply: Annotated[str, Query(description="As `reply`.", max_length=10)] = "",
    overdue: Annotated[
        Literal["yes", "no", "unknown"] | None, Query(description="Whether it is overdue today.")
    ] = None,
    lang: shapes.Lang = "en",
) -> QuerySet[Recommendation]:
    asked = Q() if overdue is None else public.overdue_where(_today())[Answer(overdue)]
    return public.recommendations().filter(
        asked,
        _where("evaluation__code", evaluation),
        _where("addressed__code", addressed),
        _where("state", state),
        _where("reply", reply),
    )


@router.get("/lessons", response=list[LessonOut], summary="Lessons")
@paginate(Cursors, shape=_lesson)
def lessons(
    request: HttpRequest,
    theme: Annotated[str, Query(description="Code of the list lesson-theme.", max_length=40)] = "",
    node: NodePath = "",
    country: Country = "",
    activity: ActivityId = "",
    state: Annotated[str, Query(description="As `state`.", max_length=8)] = "",
    lang: shapes.Lang = "en",
) -> QuerySet[Lesson]:
    asked = Lesson.objects.filter(
        _at(node),
        _where("of_countries__country__iso2", country),
        _where("themes__theme", theme),
    )
    if activity:
        asked = asked.filter(pk__in=public.lessons_seen_of(activity, request.user))
    return public.lessons(request.user).filter(_where("state", state), pk__in=asked.values("pk"))


@router.get("/lessons/{code}", response=LessonOut, summary="A lesson")
def lesson(request: HttpRequest, code: str, lang: shapes.Lang = "en") -> dict[str, Any]:
    try:
        row = public.lesson(code, request.user)
    except Lesson.DoesNotExist:
        raise HttpError(404, f"there is no lesson {code!r}") from None
    return _lesson(row, lang)
