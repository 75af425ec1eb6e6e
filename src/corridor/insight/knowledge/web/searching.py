# SPDX-License-Identifier: EUPL-1.2
"""Terms and stories in the search over all rooms."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.pages.public import Hit, of_list, words

from .stories import Stories
from .terms import Glossary


def _term(row: Any) -> Hit:
    said, lang = row.names.choose(words.language())
    return Hit(said, row.get_absolute_url(), lang, _("contested") if row.contested else "")


def _story(row: Any) -> Hit:
    said, lang = row.title.choose(words.language())
    return Hit(said, row.get_absolute_url(), lang)


SEARCHES = (
    (
        "stories",
        gettext_lazy("Stories"),
        of_list(Stories, "knowledge:stories", _story, title="title"),
    ),
    ("terms", gettext_lazy("Glossary"), of_list(Glossary, "knowledge:terms", _term, title="names")),
)
