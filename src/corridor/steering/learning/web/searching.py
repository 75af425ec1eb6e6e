# SPDX-License-Identifier: EUPL-1.2
"""Evaluations and lessons in the search over all rooms."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from corridor.foundation.pages.public import Hit, of_list, words

from .evaluations import Evaluations
from .lessons import Lessons


def _hit(row: Any) -> Hit:
    said, lang = row.title.choose(words.language())
    return Hit(said, row.get_absolute_url(), lang)


SEARCHES = (
    (
        "evaluations",
        _("Evaluations"),
        of_list(Evaluations, "learning:evaluations", _hit, title="title"),
    ),
    ("lessons", _("Lessons"), of_list(Lessons, "learning:lessons", _hit, title="title")),
)
