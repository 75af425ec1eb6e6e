# SPDX-License-Identifier: EUPL-1.2
"""Published reports, their sections and their figures in the search over all rooms."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from corridor.foundation.pages.public import Found, Hit, fold

from ..rules.formats import shown
from ..selectors import published_reports, searching
from .figure import name_of


def reports(text: str, lang: str, limit: int) -> Found:
    """By a word of the title in any language, or by the year: there are some dozens."""
    asked, found = fold(text).split(), []
    for row in published_reports().order_by("-year", "framework__code"):
        said = fold(" ".join([*row.title.values(), row.framework.code, str(row.year)]))
        if all(word in said for word in asked):
            title, spoken = row.title.choose(lang)
            address = reverse("reporting:report", args=[row.framework.code, row.year])
            found.append(Hit(title, address, spoken))
    return Found(tuple(found[:limit]), len(found))


def sections(text: str, lang: str, limit: int) -> Found:
    rows, count = searching.sections_saying(text, limit)
    hits = []
    for row in rows:
        title, spoken = row.title.choose(lang)
        page = reverse("reporting:report", args=[row.framework, row.year])
        hits.append(Hit(title, f"{page}#section-{row.code}", spoken, row.report.choose(lang)[0]))
    return Found(tuple(hits), count)


def figures(text: str, lang: str, limit: int) -> Found:
    rows, count = searching.figures_called(text, limit)
    hits = [
        Hit(
            name_of(row.content, lang),
            reverse("reporting:figure", args=[row.framework, row.year, row.key]),
            note=shown(row.content, lang),
        )
        for row in rows
    ]
    return Found(tuple(hits), count)


SEARCHES = (
    ("reports", _("Progress reports"), reports),
    ("sections", _("In reports"), sections),
    ("figures", _("Figures"), figures),
)
