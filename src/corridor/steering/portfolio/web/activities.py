# SPDX-License-Identifier: EUPL-1.2
"""The list of activities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.kernel.public import as_period
from corridor.foundation.pages.public import Column, Facet, ListPage, Search, words
from corridor.foundation.reference.public import country_names
from corridor.values.periods import Period

from ..models import Activity
from .listing import FACETS, ActivityRows
from .shown import when_words


class ActivityList(ListPage):
    """All activities that the reader may see: public ones, and drafts for whom they are for."""

    title = gettext_lazy("Activities")
    lead = gettext_lazy(
        "What is funded, where, by whom and for which aim: programmes, the projects in them and "
        "the components of these."
    )
    search = Search(label=gettext_lazy("Words of a title or aim, an organisation, or a code"))
    columns: ClassVar[Any] = ()
    default_sort = "title"
    template_name = "portfolio/activities.html"

    def rows(self) -> ActivityRows:
        return ActivityRows(self.request.user)

    def get_facets(self) -> Sequence[Facet]:
        return FACETS

    def get_columns(self) -> Sequence[Column]:
        lang = words.language()
        names = {iso2: name.text for iso2, name in country_names(lang).items()}

        def countries(row: Activity) -> list[str]:
            return [names.get(each.country.iso2, each.country.iso2) for each in row.countries.all()]

        def who(row: Any) -> list[str]:
            return [each.organisation.name.choose(lang)[0] for each in row.carried_out]

        return (
            Column(
                "title",
                _("Title"),
                order=f"title_{lang}",
                cell=titled,
                export="title",
            ),
            Column("level", _("Level"), value="get_level_display", order="level", export="level"),
            Column(
                "status",
                _("Status"),
                value=lambda row: row.get_status_display() or words.not_stated(),
                order="status",
                export="status",
            ),
            Column(
                "country", _("Countries"), value=countries, cell=lambda row: few(countries(row))
            ),
            Column("who", _("Carried out by"), value=who, cell=lambda row: few(who(row))),
            Column(
                "runs",
                _("Ran"),
                value=lambda row: when_words(row.runs),
                order="first",
                export=exported_runs,
            ),
            Column("code", _("Code"), value="code", cell=lambda row: "", export="code"),
            Column("iati", _("IATI identifier"), value="iati_identifier", export="iati_identifier"),
            Column("id", _("Identifier"), value="public_id", export="public_id"),
        )[: None if self.request.GET.get("format") else 6]

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s activity", "%(count)s activities", count) % {
            "count": words.number(count)
        }

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (self.title, "")]

    def context(self) -> dict[str, Any]:
        user = self.request.user
        return {"may_add": user.has_perm("portfolio.add_activity") or acts_for(user)}


def acts_for(user: Any) -> bool:
    """Whether somebody may draft activities of an organisation of their own."""
    from ..selectors.visible import drafts_for

    return bool(drafts_for(user))


def titled(row: Activity) -> Any:
    """The title as a link, and whether it is a draft."""
    lang = words.language()
    said, spoken = row.title.choose(lang)
    draft = format_html(' <span class="corridor-badge">{}</span>', _("draft"))
    return format_html(
        '<a href="{}"{}>{}</a>{}',
        row.get_absolute_url(),
        format_html(' lang="{}"', spoken) if spoken != lang else "",
        said,
        "" if row.public else draft,
    )


def few(names: Sequence[str], most: int = 3) -> Any:
    """The first names, and how many there are more."""
    if not names:
        return words.not_stated()
    shown = format_html_join(", ", "{}", ((name,) for name in names[:most]))
    more = len(names) - most
    if more <= 0:
        return shown
    return format_html(
        "{} {}",
        shown,
        ngettext("and %(more)s more", "and %(more)s more", more) % {"more": words.number(more)},
    )


def exported_runs(row: Activity) -> Period | None:
    return None if row.runs is None else as_period(row.runs)
