# SPDX-License-Identifier: EUPL-1.2
"""Lessons, as far as somebody may see them."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from corridor.foundation.accounts.public import own_organisations
from corridor.foundation.parties.public import Organisation
from corridor.steering.policy.public import Framework, Node
from corridor.steering.portfolio.public import Activity, seen_by, visible_to

from ..models import Lesson, LessonActivity, LessonNode


def lessons(user: Any = None) -> QuerySet[Lesson]:
    """What the user may see: what was accepted; who accepts sees all, a partner its own proposals.

    With all that a row shows, and of its activities (`ties`) those that the user may see.
    Seven queries.
    """
    ties = (
        LessonActivity.objects.filter(seen_by(user, "activity__"))
        .select_related("activity")
        .order_by("pk")
    )
    found = (
        Lesson.objects.select_related("evaluation", "proposer")
        .prefetch_related(
            "proposer__names",
            "themes",
            "countries",
            Prefetch("nodes", Node.objects.select_related("framework")),
            Prefetch("of_activities", ties, to_attr="ties"),
        )
        .order_by("code")
    )
    if user is None or not user.is_authenticated:
        return found.filter(state=Lesson.State.ACCEPTED)
    if user.has_perm("learning.accept_lesson"):
        return found
    own = [
        each.pk
        for each in Organisation.objects.filter(pk__in=own_organisations(user))
        if user.has_perm("learning.propose_lesson", each)
    ]
    return found.filter(Q(state=Lesson.State.ACCEPTED) | Q(proposer__in=own))


def lesson(code: str, user: Any = None) -> Lesson:
    """Raises `Lesson.DoesNotExist`, also for one that the user may not see."""
    return lessons(user).get(code=code)


def lessons_about(activity: Activity) -> QuerySet[Lesson]:
    """Accepted lessons that were learned in an activity or used again in it."""
    return lessons().filter(of_activities__activity=activity)


def lessons_seen_of(public_id: str, user: Any) -> QuerySet[Any]:
    """Keys of the lessons of an activity, none where the user may not see it."""
    seen = visible_to(user).filter(public_id=public_id)
    return LessonActivity.objects.filter(activity__in=seen).values("lesson")


def lessons_at(node: Node) -> QuerySet[Lesson]:
    return lessons().filter(of_nodes__node=node)


def lessons_in(iso2: str) -> QuerySet[Lesson]:
    return lessons().filter(of_countries__country__iso2=iso2)


def lessons_under(framework: Framework) -> QuerySet[Lesson]:
    """Accepted lessons that bear on some node of a framework."""
    ties = LessonNode.objects.filter(lesson=OuterRef("pk"), node__framework=framework)
    return lessons().filter(Exists(ties))


def lessons_citing(document: str) -> QuerySet[Lesson]:
    return Lesson.objects.filter(state=Lesson.State.ACCEPTED, sources__cites=document)


def proposals() -> QuerySet[Lesson]:
    """Lessons that await an officer, the oldest first. Two queries."""
    return (
        Lesson.objects.filter(state=Lesson.State.PROPOSED)
        .select_related("proposer")
        .prefetch_related("proposer__names")
        .order_by("pk")
    )
