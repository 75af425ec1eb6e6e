# SPDX-License-Identifier: EUPL-1.2
"""Evaluations and how their recommendations stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, ExtractYear

from corridor.foundation.kernel.public import as_period
from corridor.foundation.parties.public import Organisation
from corridor.steering.policy.public import Framework, Node
from corridor.steering.portfolio.public import Activity, visible_to
from corridor.values.answers import Answer
from corridor.values.periods import Period

from .. import rules
from ..models import (
    EnteredBy,
    Evaluation,
    EvaluationActivity,
    EvaluationNode,
    Finding,
    FollowUp,
    Recommendation,
    Response,
)
from ..rules import SETTLED, Reply, State

_OPEN = [state.value for state in State if state not in SETTLED]


def recommendations() -> QuerySet[Recommendation]:
    """With how each stands beside it, by evaluation and place. Three queries.

    `state` as in `rules.State`; `reply`, that of the last response, empty without one; `due`, the
    days of the term that the last response gives, else its own; `told`, the days of the last step,
    and `told_from`, the first of these; `followed`, as `rules.overdue` has it.
    """
    responses = Response.objects.filter(recommendation=OuterRef("pk")).order_by("-position")
    steps = FollowUp.objects.filter(recommendation=OuterRef("pk")).order_by("-position")
    person = EnteredBy.PERSON
    return (
        Recommendation.objects.select_related("evaluation", "addressed")
        .prefetch_related("addressed__names")
        .annotate(
            reply=Coalesce(
                Subquery(responses.values("reply")[:1]), Value(""), output_field=CharField()
            ),
            done=Coalesce(Subquery(steps.values("state")[:1]), Value(""), output_field=CharField()),
            state=Case(
                When(~Q(done=""), then=F("done")),
                When(reply=Reply.REJECTED.value, then=Value(State.REJECTED.value)),
                default=Value(State.OPEN.value),
                output_field=CharField(),
            ),
            due=Coalesce(Subquery(responses.values("term")[:1]), F("term")),
            told=Subquery(steps.values("day")[:1]),
            told_from=Subquery(steps.values(first=_lower("day"))[:1], output_field=DateField()),
            followed=Q(evaluation__entered=person)
            | Exists(steps.filter(entered=person))
            | Exists(responses.filter(entered=person)),
        )
        .order_by("evaluation__code", "position")
    )


def _lower(column: str) -> Func:
    """The first day of a range; null for none."""
    return Func(F(column), function="lower", output_field=DateField())


def evaluations(user: Any = None) -> QuerySet[Evaluation]:
    """With what a row of a list shows at hand, those without a day last. Seven queries.

    `year` and `from_day` of the first day on which it may have been finished; `advice` and `open`,
    how many recommendations it has, and how many of these are not settled. Of the activities those
    that the user may see.
    """
    advice = Recommendation.objects.filter(evaluation=OuterRef("pk")).order_by()
    still = recommendations().filter(Q(evaluation=OuterRef("pk")) & Q(state__in=_OPEN)).order_by()
    return (
        Evaluation.objects.select_related("commissioner", "evaluator", "document")
        .prefetch_related(
            "commissioner__names",
            "evaluator__names",
            Prefetch("activities", visible_to(user)),
            Prefetch("nodes", Node.objects.select_related("framework")),
            "countries",
        )
        .annotate(
            from_day=_lower("day"),
            year=ExtractYear(_lower("day")),
            advice=_count(advice),
            open=_count(still),
        )
        .order_by(F("from_day").desc(nulls_last=True), "code")
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.values("evaluation").annotate(found=Count("pk")).values("found")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def evaluation(code: str, user: Any = None) -> Evaluation:
    """Raises `Evaluation.DoesNotExist`. Seven queries."""
    return evaluations(user).get(code=code)


def findings_of(of: Evaluation) -> list[Finding]:
    """In their order. One query."""
    return list(of.findings.order_by("position"))


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation with its responses and follow-ups, each in the order of writing."""

    recommendation: Recommendation
    responses: tuple[Response, ...]
    follow_ups: tuple[FollowUp, ...]

    @property
    def timeline(self) -> tuple[Response | FollowUp, ...]:
        """Both in one line: by day as far as days are known, an answer before what was done."""
        placed: list[tuple[date, int, Response | FollowUp]] = []
        both: tuple[tuple[Response | FollowUp, ...], ...] = (self.responses, self.follow_ups)
        for rank, steps in enumerate(both):
            last = date.min
            for step in steps:
                if step.happened is not None and step.happened.start is not None:
                    last = max(last, step.happened.start)
                placed.append((last, rank, step))
        return tuple(step for _day, _rank, step in sorted(placed, key=lambda each: each[:2]))


def advice_of(of: Evaluation) -> list[Advice]:
    """All recommendations with all their steps. Seven queries."""
    steps = ("corrected_by", "corrects")
    rows = (
        recommendations()
        .filter(evaluation=of)
        .prefetch_related(
            Prefetch(
                "responses",
                Response.objects.select_related("organisation", *steps).order_by("position"),
            ),
            "responses__organisation__names",
            Prefetch("follow_ups", FollowUp.objects.select_related(*steps).order_by("position")),
        )
    )
    return [Advice(row, tuple(row.responses.all()), tuple(row.follow_ups.all())) for row in rows]


def due_of(row: Recommendation) -> Period | None:
    """By when, of a row of `recommendations()`; null where nobody says."""
    due: Any = row.due  # type: ignore[attr-defined]
    return None if due is None else as_period(due)


def overdue(row: Recommendation, day: date) -> Answer:
    """Whether it should have been carried out by the day and was not; of a row of
    `recommendations()`."""
    told: Any = row.told  # type: ignore[attr-defined]
    return rules.overdue(
        State(row.state),  # type: ignore[attr-defined]
        due_of(row),
        day,
        told=None if told is None else as_period(told),
        followed=bool(row.followed),  # type: ignore[attr-defined]
    )


def overdue_where(day: date) -> dict[Answer, Q]:
    """The rows of `recommendations()` by the answer of `overdue`, as the database asks it."""
    settled = Q(state__in=[state.value for state in SETTLED])
    passed = Q(due__isnull=False, due__endswith__lte=day)
    perhaps = Q(due__isnull=False, due__startswith__lt=day, due__endswith__gt=day)
    silent = Q(state=State.SILENT.value)
    after = Q(told_from__isnull=False, told_from__gte=Func(F("due"), function="upper"))
    sure = Q(followed=True) | after
    yes = passed & ~settled & ~silent & sure
    unknown = ~settled & (perhaps | (passed & (silent | ~sure)))
    return {Answer.YES: yes, Answer.UNKNOWN: unknown, Answer.NO: ~yes & ~unknown}


def evaluations_of(activity: Activity) -> QuerySet[Evaluation]:
    """Evaluations of an activity."""
    return evaluations().filter(of_activities__activity=activity)


def evaluations_seen_of(public_id: str, user: Any) -> QuerySet[Any]:
    """Keys of the evaluations of an activity, none where the user may not see it."""
    seen = visible_to(user).filter(public_id=public_id)
    return EvaluationActivity.objects.filter(activity__in=seen).values("evaluation")


def evaluations_at(node: Node) -> QuerySet[Evaluation]:
    """Evaluations that bear on a node."""
    return evaluations().filter(of_nodes__node=node)


def evaluations_in(iso2: str) -> QuerySet[Evaluation]:
    """Evaluations that bear on a country."""
    return evaluations().filter(of_countries__country__iso2=iso2)


def evaluations_under(framework: Framework) -> QuerySet[Evaluation]:
    """Evaluations that bear on some node of a framework."""
    ties = EvaluationNode.objects.filter(evaluation=OuterRef("pk"), node__framework=framework)
    return evaluations().filter(Exists(ties))


def evaluations_by(organisation: Organisation) -> QuerySet[Evaluation]:
    """Evaluations that an organisation commissioned, made, or has to act on."""
    asked = Recommendation.objects.filter(evaluation=OuterRef("pk"), addressed=organisation)
    return evaluations().filter(
        Q(commissioner=organisation) | Q(evaluator=organisation) | Exists(asked)
    )


@dataclass(frozen=True, slots=True)
class CitedEvaluation:
    """An evaluation that rests on a document by itself or by a part of it, with the sources."""

    evaluation: Evaluation
    sources: tuple[str, ...]


def evaluations_citing(document: str) -> Iterator[CitedEvaluation]:
    """With the document among their own sources or those of a part or step. Five queries."""
    held: dict[int, tuple[Evaluation, list[str]]] = {}
    for row in Evaluation.objects.filter(sources__cites=document):
        held[row.pk] = (row, list(row.sources))
    for model, path in (
        (Finding, "evaluation"),
        (Recommendation, "evaluation"),
        (Response, "recommendation__evaluation"),
        (FollowUp, "recommendation__evaluation"),
    ):
        rows: QuerySet[Any] = model.objects.filter(sources__cites=document)
        for part in rows.select_related(path):
            of = part.evaluation if path == "evaluation" else part.recommendation.evaluation
            _row, sources = held.setdefault(of.pk, (of, []))
            sources.extend(each for each in part.sources if each not in sources)
    for row, sources in held.values():
        yield CitedEvaluation(row, tuple(sources))
