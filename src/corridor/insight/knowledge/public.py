# SPDX-License-Identifier: EUPL-1.2
"""The door of the knowledge room: terms of the field, and stories of activities."""

from .actions import GivenFact, save_story, save_term
from .models import Story, StoryFact, Term
from .rules import figure_parts, letter, paragraphs
from .selectors import (
    Cited,
    cited_in,
    facts_of,
    related_to,
    stories,
    stories_of,
    story,
    term,
    terms,
)

__all__ = [
    "Cited",
    "GivenFact",
    "Story",
    "StoryFact",
    "Term",
    "cited_in",
    "facts_of",
    "figure_parts",
    "letter",
    "paragraphs",
    "related_to",
    "save_story",
    "save_term",
    "stories",
    "stories_of",
    "story",
    "term",
    "terms",
]
