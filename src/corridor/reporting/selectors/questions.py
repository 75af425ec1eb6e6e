# SPDX-License-Identifier: EUPL-1.2
"""Questions about figures, as far as somebody may see them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from ..models import Question
from ..rules.questions import SHOWN


def may_answer(user: Any) -> bool:
    return bool(user is not None and user.is_authenticated and user.has_perm(PERMISSION))


PERMISSION = "reporting.answer_question"


def questions_for(user: Any) -> QuerySet[Question]:
    """To those who answer all of them; to everybody else what was answered."""
    rows = Question.objects.select_related("framework")
    if may_answer(user):
        return rows
    return rows.filter(state=Question.State.ANSWERED)


def questions_about(framework: str, year: int, key: str) -> Sequence[Question]:
    """What is shown with a figure, the newest first: answered, or let through. One query."""
    return list(
        Question.objects.filter(
            framework__code=framework, year=year, key=key, state__in=SHOWN
        ).order_by("-asked", "-pk")
    )


def find_question(public_id: str, user: Any) -> Question | None:
    """Null where there is none or it is not for this reader."""
    found = Question.objects.select_related("framework").filter(public_id=public_id).first()
    if found is None or found.state in SHOWN or may_answer(user):
        return found
    return None


def unanswered() -> QuerySet[Question]:
    """What awaits an officer, the oldest first."""
    waiting = (Question.State.WAITING, Question.State.OPEN)
    return Question.objects.filter(state__in=waiting).order_by("asked", "pk")
