# SPDX-License-Identifier: EUPL-1.2
"""Verbs of this room: atomic, and each change kept with who made it."""

from .common import Stale
from .deciding import GivenDecision, decide_oda, load_decision, save_advice
from .loading import GivenQuestion, load_screening, save_question_set
from .measures import add_measure, add_step
from .merging import follow_merge
from .screening import (
    GivenAnswer,
    GivenFinding,
    conclude_screening,
    fill_screening,
    start_screening,
)

__all__ = [
    "GivenAnswer",
    "GivenDecision",
    "GivenFinding",
    "GivenQuestion",
    "Stale",
    "add_measure",
    "add_step",
    "conclude_screening",
    "decide_oda",
    "fill_screening",
    "follow_merge",
    "load_decision",
    "load_screening",
    "save_advice",
    "save_question_set",
    "start_screening",
]
