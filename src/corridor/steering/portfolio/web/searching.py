# SPDX-License-Identifier: EUPL-1.2
"""Activities and common indicators in the search over all rooms."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from corridor.foundation.pages.public import Found, Hit, closeness, fold

from ..models import Level
from ..selectors import searching
from ..selectors.tallies import measured


def activities(text: str, lang: str, limit: int) -> Found:
    rows, count = searching.closest(text, lang, limit)
    hits = []
    for row in rows:
        said, spoken = row.title.choose(lang)
        note = "" if row.level == Level.PROJECT else str(row.get_level_display())
        hits.append(Hit(said, row.get_absolute_url(), spoken, note))
    return Found(tuple(hits), count, f"{reverse('portfolio:activities')}?{urlencode({'q': text})}")


def results(text: str, lang: str, limit: int) -> Found:
    """Common indicators, of which there are some dozens: by name in any language, or by code."""
    asked, hits = fold(text).split(), []
    for common in measured():
        said = fold(" ".join([*common.names.values(), common.code]))
        if all(word in said for word in asked):
            name, spoken = common.names.choose(lang)
            hits.append(Hit(name, reverse("portfolio:indicator", args=[common.code]), spoken))
    hits.sort(key=lambda hit: -closeness(text, hit.title))
    url = f"{reverse('portfolio:results')}?{urlencode({'q': text})}"
    return Found(tuple(hits[:limit]), len(hits), url)


SEARCHES = (("activities", _("Activities"), activities), ("results", _("Results"), results))
