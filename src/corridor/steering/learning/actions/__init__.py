# SPDX-License-Identifier: EUPL-1.2
"""Verbs of this room: atomic, and each change kept with who made it."""

from .evaluations import (
    GivenEvaluation,
    GivenFinding,
    GivenRecommendation,
    add_evaluation,
    change_evaluation,
    remove_part,
    write_part,
)
from .finding import Stale
from .lessons import (
    GivenLesson,
    add_lesson,
    change_lesson,
    change_proposal,
    decide_lesson,
    propose_lesson,
)
from .loading import Told, load_evaluation, load_lesson
from .merging import follow_merge
from .steps import GivenFollowUp, GivenResponse, follow_up, respond

__all__ = [
    "GivenEvaluation",
    "GivenFinding",
    "GivenFollowUp",
    "GivenLesson",
    "GivenRecommendation",
    "GivenResponse",
    "Stale",
    "Told",
    "add_evaluation",
    "add_lesson",
    "change_evaluation",
    "change_lesson",
    "change_proposal",
    "decide_lesson",
    "follow_merge",
    "follow_up",
    "load_evaluation",
    "load_lesson",
    "propose_lesson",
    "remove_part",
    "respond",
    "write_part",
]
