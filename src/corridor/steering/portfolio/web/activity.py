# SPDX-License-Identifier: EUPL-1.2
"""One activity: what it is, who, where, what for, how it went, and what belongs to it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.kernel.public import hold
from corridor.foundation.pages.public import Crumb, DrawnSection, not_found, words

from ..models import Activity
from ..registry import activity_sections
from ..selectors.activities import activity_for, tree_of
from ..selectors.whole import bring_all
from . import shown
from .course import course
from .maps import small_map
from .sections import SECTIONS, drawn

OWN = (
    (gettext_lazy("Who"), "who"),
    (gettext_lazy("Where"), "where"),
    (gettext_lazy("What for"), "what"),
)


def activity_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """All that is known of one activity, as far as the reader may see it."""
    try:
        row = activity_for(request.user, public_id)
    except Activity.DoesNotExist:
        return missing(request)
    lang = words.language()
    bring_all(row)
    above, below, others = tree_of(row, request.user)
    hold([row], "children", below, "parent")
    names = shown.code_names_of(row, lang)
    where = shown.places(row, lang)
    where["map"] = small_map(where["countries"], where["coordinates"]) or ""
    sections: list[DrawnSection] = [
        *drawn(SECTIONS, row, request),
        *activity_sections.drawn(row, request),
    ]
    context = {
        "breadcrumbs": [
            Crumb(_("Start"), reverse("start")),
            Crumb(_("Activities"), reverse("portfolio:activities")),
            *(Crumb(each.title, each.get_absolute_url()) for each in above),
            Crumb(row.title),
        ],
        "activity": row,
        "plain_title": row.title.choose(lang)[0],
        "facts": shown.facts(row, lang),
        "codes": shown.codes(row, names),
        "people": shown.people(row),
        "where": where,
        "sectors": shown.sectors(row, names),
        "markers": shown.markers(row, names),
        "nodes": shown.nodes(row),
        "course": course(row),
        "secondments": list(row.secondments.all()),
        "above": above,
        "below": below,
        "relations": shown.relations(row, others),
        "documents": shown.documents(row, names, may_see_all=not _reads_as_public(request, row)),
        "sections": sections,
        "contents": _contents(sections),
        **_rights(request.user, row),
    }
    return render(request, "portfolio/activity.html", context)


def _contents(sections: list[DrawnSection]) -> list[DrawnSection]:
    """What the page leads to from its head: its own parts and those of the rooms."""
    own = [DrawnSection(str(title), anchor, "") for title, anchor in OWN]
    return [*own, *sections]


def missing(request: HttpRequest) -> HttpResponse:
    """The page in place of an activity that is not there, or that the reader may not see."""
    return not_found(
        request,
        title=_("There is no activity at this address"),
        message=_("Perhaps the address was cut off, or the activity is not public yet."),
        back=[(_("All activities"), reverse("portfolio:activities"))],
    )


def _reads_as_public(request: HttpRequest, row: Activity) -> bool:
    return not request.user.has_perm("portfolio.change_activity", row)


def _rights(user: Any, row: Activity) -> dict[str, bool]:
    may_change = user.has_perm("portfolio.change_activity", row)
    return {
        "may_change": may_change,
        "may_publish": not row.public and user.has_perm("portfolio.publish_activity", row),
        "may_see_history": user.has_perm("audit.view_history"),
    }
