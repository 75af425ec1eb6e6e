# SPDX-License-Identifier: EUPL-1.2
"""What this room adds to pages below: stories of an activity, and what rests on a document."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from corridor.foundation.pages.public import Section, words
from corridor.foundation.reference.public import Citing
from corridor.steering.portfolio.public import Activity
from corridor.values.citations import Citation

from ..models import Term
from ..public import cited_in, stories_of


def activity_section(activity: Activity, lang: str) -> Section | None:
    told = stories_of(activity)
    if not told:
        return None
    return Section(_("The story"), "knowledge/activity_section.html", {"stories": told}, "story")


def knowledge_citing(document: str) -> Iterator[Citing]:
    """Terms and stories that rest on a document, once for each citation."""
    for found in cited_in(document):
        if isinstance(found.row, Term):
            label = _("Term: %(name)s") % {"name": words.as_text(found.row.names)[0]}
        else:
            label = _("Story: %(name)s") % {"name": words.as_text(found.row.title)[0]}
        for text in dict.fromkeys(found.citations):
            citation = Citation.parse(text)
            if citation.document == document:
                yield Citing(citation, label, found.row.get_absolute_url())
