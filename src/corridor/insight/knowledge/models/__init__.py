# SPDX-License-Identifier: EUPL-1.2
from .story import Story, StoryFact
from .term import Term

__all__ = ["Story", "StoryFact", "Term"]
