# SPDX-License-Identifier: EUPL-1.2
"""Planning papers of all countries, and whether migration stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.pages.public import Cell, Column, Facet, ListPage, Search, words

from .. import public
from ..models import PlanningPaper
from . import shown


class Papers(ListPage):
    """Every paper, of a country, of a list, or of countries in words."""

    title = gettext_lazy("Planning papers")
    lead = gettext_lazy(
        "Papers by which aid is planned, and whether migration stands in them. Where a source "
        "speaks of many countries and names none, what stands in the paper of one stays unknown."
    )
    columns = (
        Column("title", gettext_lazy("Paper")),
        Column("kind", gettext_lazy("Kind"), value="get_kind_display", order="kind", export="kind"),
        Column(
            "migration",
            gettext_lazy("Migration in it"),
            value="answer",
            order="migration",
            export="migration",
        ),
        Column("how", gettext_lazy("How it is put"), value=lambda row: row.how or ""),
        Column("sources", gettext_lazy("Sources"), value=lambda row: list(row.citations)),
    )
    search = Search(fields=("title", "how"), label=gettext_lazy("Search in titles and words"))
    default_sort = "kind"
    per_page = 50

    def rows(self) -> QuerySet[PlanningPaper]:
        return public.every_paper()

    def get_columns(self) -> Sequence[Column]:
        names = shown.names()
        first, *rest = self.columns
        return (first, Column("about", _("Concerns"), value=lambda row: about(row, names)), *rest)

    def get_facets(self) -> Sequence[Facet]:
        return (
            Facet(
                "migration",
                _("Migration in it"),
                field="migration",
                label=dict(PlanningPaper.State.choices),
                order="given",
            ),
            Facet("kind", _("Kind"), field="kind", label=dict(PlanningPaper.Kind.choices)),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s planning paper", "%(count)s planning papers", count) % {
            "count": words.number(count)
        }

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return shown.crumbs((self.title, ""))


def about(row: Any, names: dict[str, str]) -> Any:
    """The country or the list that a row is about, with where it leads; else the words."""
    if row.country is not None:
        return Cell(names[row.country.iso2], shown.dossier_url(row.country.iso2))
    if row.country_list is not None:
        return Cell(shown.chosen(row.country_list.names), shown.list_url(row.country_list.code))
    return row.applies_to
