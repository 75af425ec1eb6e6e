# SPDX-License-Identifier: EUPL-1.2
"""Evaluations and lessons of some nodes, for whoever counts them."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef

from corridor.steering.policy.public import Node

from ..models import Evaluation, EvaluationNode, Lesson, LessonNode


def evaluations_finished(nodes: Collection[Node | int]) -> tuple[Evaluation, ...]:
    """Those that bear on a node and are finished, by day; the day may be open. One query."""
    ties = EvaluationNode.objects.filter(evaluation=OuterRef("pk"), node__in=nodes)
    found = Evaluation.objects.filter(Exists(ties), stage=Evaluation.Stage.FINISHED)
    return tuple(found.order_by(F("day").asc(nulls_last=True), "code"))


def lessons_accepted(nodes: Collection[Node | int]) -> tuple[Lesson, ...]:
    """Accepted lessons that bear on a node, by code. One query."""
    ties = LessonNode.objects.filter(lesson=OuterRef("pk"), node__in=nodes)
    found = Lesson.objects.filter(Exists(ties), state=Lesson.State.ACCEPTED)
    return tuple(found.select_related("evaluation").order_by("code"))
