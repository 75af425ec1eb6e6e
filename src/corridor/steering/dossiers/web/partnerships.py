# SPDX-License-Identifier: EUPL-1.2
"""Partnerships: the list, and one with who takes part and what both sides owe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.pages.public import (
    Cell,
    Column,
    Facet,
    Fact,
    ListPage,
    Search,
    not_found,
    words,
)

from .. import public
from ..models import Partnership, Party
from . import shown
from .dossiers import parties_of


class Partnerships(ListPage):
    """Every partnership with the countries that it is with."""

    title = gettext_lazy("Partnerships")
    lead = gettext_lazy(
        "What countries of origin and donors agreed on migration, or are talking about: who takes "
        "part, how far it is, and what both sides owe."
    )
    columns = (
        Column("name", gettext_lazy("Name"), value="names", link="get_absolute_url"),
        Column("kind", gettext_lazy("Kind"), value="get_kind_display", order="kind", export="kind"),
        Column(
            "state", gettext_lazy("State"), value="get_state_display", order="state", export="state"
        ),
        Column("valid", gettext_lazy("When"), value="validity", order="valid"),
    )
    search = Search(fields=("names", "code"), label=gettext_lazy("Search by name"))
    default_sort = "kind"
    per_page = 50

    def rows(self) -> QuerySet[Partnership]:
        return public.partnerships()

    def get_columns(self) -> Sequence[Column]:
        self._names = shown.names()
        partners = Column(
            "countries",
            _("Partner countries"),
            value=lambda row: _partners(row, self._names),
            cell=lambda row: shown.links(_partners(row, self._names)),
        )
        return (*self.columns, partners)

    def get_facets(self) -> Sequence[Facet]:
        return (
            Facet("kind", _("Kind"), field="kind", label=dict(Partnership.Kind.choices)),
            Facet("state", _("State"), field="state", label=dict(Partnership.State.choices)),
            Facet("country", _("Country"), field="parties__country__iso2", label=self._names),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s partnership", "%(count)s partnerships", count) % {
            "count": words.number(count)
        }

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return shown.crumbs((self.title, ""))


def _partners(row: Partnership, names: dict[str, str]) -> list[Cell]:
    return [
        Cell(names[party.country.iso2], shown.dossier_url(party.country.iso2))
        for party in row.parties.all()
        if party.side == Party.Side.PARTNER and party.country is not None
    ]


def partnership(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who takes part in it, what it is about, what both sides owe and what came of that."""
    try:
        row = public.partnership(public_id)
    except Partnership.DoesNotExist:
        return not_found(
            request,
            title=_("There is no such partnership"),
            message=_("Nothing stands at this address."),
            back=[(_("All partnerships"), reverse("dossiers:partnerships"))],
        )
    name = shown.chosen(row.names)
    tone, sign = shown.PARTNERSHIPS[row.state]
    context = {
        "breadcrumbs": shown.crumbs(
            (_("Partnerships"), reverse("dossiers:partnerships")), (name, "")
        ),
        "partnership": row,
        "tone": tone,
        "sign": sign,
        "sides": parties_of(row, shown.names()),
        "obligations": [
            shown.obligation(each) for each in public.obligations().filter(partnership=row)
        ],
        "facts": [
            Fact(_("Kind"), row.get_kind_display()),
            Fact(_("State"), row.get_state_display()),
            Fact(_("When"), row.validity),
        ],
        "may_write": request.user.has_perm("dossiers.write_dossier"),
        "may_see_history": request.user.has_perm("audit.view_history"),
    }
    return render(request, "dossiers/partnership.html", context)
