# SPDX-License-Identifier: EUPL-1.2
"""Stories: the list, and one with its facts and their sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import Column, Facet, ListPage, Search, not_found, words
from corridor.steering.policy.public import figure_address

from ..models import Story, StoryFact
from ..public import facts_of, figure_parts, paragraphs, stories, story


class Stories(ListPage):
    """Every story, the newest first."""

    title = gettext_lazy("Stories")
    lead = gettext_lazy(
        "Short portraits of activities: what was tried, what came of it, and what did not. Every "
        "fact in them opens where it stands."
    )
    search = Search(
        fields=("title", "code"),
        prose=("lead", "body"),
        label=gettext_lazy("A word of a story, in any language"),
    )
    default_sort = "-published"
    empty = gettext_lazy("No story has been told yet.")

    def rows(self) -> QuerySet[Story]:
        return stories()

    def get_columns(self) -> Sequence[Column]:
        return (
            Column(
                "title", pgettext_lazy("column", "Story"), order="code", cell=_told, export="title"
            ),
            Column(
                "activity",
                pgettext_lazy("column", "Activity"),
                value="activity.title",
                link="activity.get_absolute_url",
            ),
            Column("published", gettext_lazy("Written"), order=True),
        )

    def get_facets(self) -> Sequence[Facet]:
        return (
            Facet(
                "framework",
                _("Framework"),
                "activity__node_shares__node__framework__code",
                "activity__node_shares__node__framework__names",
            ),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s story", "%(count)s stories", count) % {
            "count": words.number(count)
        }

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (self.title, "")]


def _told(row: Story) -> SafeString:
    return format_html(
        '<a href="{}">{}</a><br><span class="quiet">{}</span>',
        row.get_absolute_url(),
        words.as_text(row.title)[0],
        words.as_text(row.lead)[0],
    )


@require_safe
def story_page(request: HttpRequest, code: str) -> HttpResponse:
    try:
        row = story(code)
    except Story.DoesNotExist:
        return not_found(
            request,
            title=_("There is no such story"),
            message=_("It may have been taken away, or the address is mistyped."),
            back=[(_("Stories"), reverse("knowledge:stories"))],
        )
    body, spoken = words.as_text(row.body)
    context = {
        "story": row,
        "paragraphs": paragraphs(body),
        "spoken": spoken,
        "facts": [{"row": fact, "url": figure_url(fact)} for fact in facts_of(row)],
        "others": [each for each in stories()[:5] if each.pk != row.pk][:4],
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Stories"), reverse("knowledge:stories")),
            (words.as_text(row.title)[0], ""),
        ],
    }
    return render(request, "knowledge/story.html", context)


def figure_url(fact: StoryFact) -> str:
    """Where the fact is told as a figure; empty where it is none."""
    parts = figure_parts(fact.figure)
    return "" if parts is None else figure_address(*parts)
