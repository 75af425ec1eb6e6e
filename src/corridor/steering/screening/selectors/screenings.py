# SPDX-License-Identifier: EUPL-1.2
"""Screenings with what their pages show, and who may read which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from corridor.foundation.accounts.public import may_anywhere, own_organisations
from corridor.foundation.kernel.public import rows_of_each
from corridor.steering.portfolio.public import Activity, Sector, seen_by

from ..models import (
    Finding,
    Measure,
    OdaDecision,
    Question,
    QuestionSet,
    Screening,
    ScreeningAnswer,
)
from ..models.measure import MeasureState
from ..models.question_set import GENERAL
from ..rules.scores import Score, score
from .oda import standing_decisions

OPEN = (MeasureState.OPEN, MeasureState.UNDER_WAY)


def readable(user: Any) -> Q:
    """The condition on a screening: concluded ones of activities that are public are everybody's.

    Drafts, and screenings of plans that are no activity yet, are for those who may screen; people
    of a partner see those of their own organisation.
    """
    everybody = Q(state=Screening.State.CONCLUDED, activity__isnull=False)
    if user is None or not user.is_authenticated:
        return everybody & seen_by(None, "activity__")
    seen = seen_by(user, "activity__", partner="partner")
    if user.has_perm("screening.screen_activity"):
        # An empty condition is all of them, but adds nothing to another.
        return Q(activity__isnull=True) | seen if seen else Q()
    found = everybody & seen
    if may_anywhere(user, "screening.screen_activity"):
        own = own_organisations(user)
        found |= Q(activity__partner__in=own) | Q(activity__isnull=True, owner__in=own)
    return found


def overdue_where(day: date) -> Q:
    """The condition on a measure that should have been done before the day."""
    return Q(due__lt=day, state__in=OPEN)


def screenings(user: Any = None, *, day: date | None = None) -> QuerySet[Screening]:
    """Those that the user may read, with `failing` and `overdue` counted, and `standing`: whether
    no later one supersedes it. Five queries."""
    today = day or timezone.localdate()
    return (
        Screening.objects.filter(readable(user))
        .select_related("activity", "owner", "general", "special")
        .prefetch_related("owner__names", "findings")
        .annotate(
            failing=Count("findings", filter=Q(findings__result="fail"), distinct=True),
            overdue=Count(
                "measures",
                filter=Q(measures__due__lt=today, measures__state__in=OPEN),
                distinct=True,
            ),
            standing=~Exists(Screening.objects.filter(supersedes=OuterRef("pk"))),
        )
        .order_by("-started", "-pk")
    )


def screening(public_id: str, user: Any = None) -> Screening:
    """Raises `Screening.DoesNotExist`, also where the user may not read it."""
    return screenings(user).get(public_id=public_id)


def standing_of(activity: Activity) -> Screening | None:
    """The last screening of an activity, draft or concluded."""
    return Screening.objects.filter(activity=activity, superseded_by__isnull=True).first()


def concluded_of(activity: Activity) -> Screening | None:
    """The last concluded screening of an activity. Four queries."""
    return _concluded(activity).first()


def standing_and_concluded(activity: Activity) -> tuple[OdaDecision | None, Screening | None]:
    """What `standing_decision` and `concluded_of` answer; one query where there is neither."""
    standing, concluded = rows_of_each(standing_decisions(activity)[:1], _concluded(activity)[:1])
    return next(iter(standing), None), next(iter(concluded), None)


def _concluded(activity: Activity) -> QuerySet[Screening]:
    found = Screening.objects.filter(activity=activity, state=Screening.State.CONCLUDED)
    return found.prefetch_related("findings").order_by("-pk")


def question_sets() -> dict[str, QuestionSet]:
    """The newest version of each set, by code. One query."""
    found: dict[str, QuestionSet] = {}
    for each in QuestionSet.objects.order_by("code", "version"):
        found[each.code] = each
    return found


def general_set() -> QuestionSet | None:
    return QuestionSet.objects.filter(code=GENERAL).order_by("-version").first()


def fitting_set(activity: Activity) -> str:
    """The code of the set for the activity's first DAC sector that one is for; empty for none."""
    codes = Sector.objects.filter(activity=activity, vocabulary__in=("1", "2")).order_by(
        "-percentage", "pk"
    )
    categories = [code[:3] for code in codes.values_list("code", flat=True)]
    sets = [each for code, each in question_sets().items() if code != GENERAL]
    for category in categories:
        for each in sets:
            if category in each.categories:
                return each.code
    return ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a screening with its answer; null where there is none."""

    question: Question
    answer: ScreeningAnswer | None

    @property
    def value(self) -> int | None:
        return None if self.answer is None else self.answer.value


def asked(of: Screening) -> list[Asked]:
    """Every question of a screening in its order: the general ones first. Two queries."""
    sets = [key for key in (of.general_id, of.special_id) if key is not None]
    rows = Question.objects.filter(set__in=sets).select_related("set").order_by("position")
    answers = {each.question_id: each for each in of.answers.all()}
    ordered = sorted(rows, key=lambda row: sets.index(row.set_id))
    return [Asked(row, answers.get(row.pk)) for row in ordered]


def score_of(questions: Iterable[Asked]) -> Score:
    return score((each.question.weight, each.value) for each in questions)


def findings_of(of: Screening) -> dict[str, Finding]:
    return {each.test: each for each in of.findings.all()}


def measures(of: Screening | None = None) -> QuerySet[Measure]:
    """Measures with who does them and their steps. Three queries."""
    found = Measure.objects.select_related("organisation", "screening__activity").prefetch_related(
        "organisation__names", Prefetch("steps")
    )
    return found if of is None else found.filter(screening=of)


def overdue_measures(user: Any, day: date) -> QuerySet[Measure]:
    """Those that should be done by now, of screenings that this user may fill in."""
    found = measures().filter(overdue_where(day)).order_by("due", "pk")
    if user.has_perm("screening.screen_activity"):
        return found
    own = own_organisations(user)
    return found.filter(
        Q(screening__activity__partner__in=own)
        | Q(screening__activity__isnull=True, screening__owner__in=own)
    )
