# SPDX-License-Identifier: EUPL-1.2
from .evaluation import (
    EnteredBy,
    Evaluation,
    EvaluationActivity,
    EvaluationCountry,
    EvaluationNode,
)
from .lesson import (
    THEMES,
    Lesson,
    LessonActivity,
    LessonCountry,
    LessonNode,
    LessonTheme,
)
from .recommendation import Finding, FollowUp, Recommendation, Response

__all__ = [
    "THEMES",
    "EnteredBy",
    "Evaluation",
    "EvaluationActivity",
    "EvaluationCountry",
    "EvaluationNode",
    "Finding",
    "FollowUp",
    "Lesson",
    "LessonActivity",
    "LessonCountry",
    "LessonNode",
    "LessonTheme",
    "Recommendation",
    "Response",
]
