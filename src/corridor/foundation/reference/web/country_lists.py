# SPDX-License-Identifier: EUPL-1.2
"""Country lists: the list of them, and one with its members over time."""

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
    Choice,
    Column,
    Facet,
    Fact,
    Head,
    ListPage,
    Search,
    Table,
    not_found,
    words,
)

from ..models import CountryList, ListRegion
from ..public import (
    Name,
    UnknownCountry,
    UnknownList,
    country_list,
    country_lists,
    country_names,
    list_book,
    named_at_once,
    size_words,
)
from .countries import name_choices
from .shown import (
    asked_day,
    cited,
    country_link,
    grounds,
    name_of,
    reference_tabs,
    source_links,
)


def how_many(row: CountryList) -> str:
    """The number of members in words, with what is unknown of it. Needs the memberships at hand."""
    named = named_at_once(member.validity for member in row.memberships.all())
    if not named and row.regions.all() and row.size is None:
        return _("named by areas only")
    return size_words(row.size, named, row.complete)


class CountryLists(ListPage):
    """Lists of countries that policy works with."""

    title = gettext_lazy("Country lists")
    lead = gettext_lazy(
        "Which countries a policy, a programme or an organisation names: when, and why. Names that "
        "the sources have lost stay unknown here."
    )
    columns = (
        Column(
            "name",
            gettext_lazy("List"),
            value="names",
            link=lambda row: reverse("reference:country-list", args=[row.code]),
            order=lambda row: row.names.choose(words.language())[0],
        ),
        Column("members", gettext_lazy("Members"), value=how_many),
        Column("validity", gettext_lazy("When"), value="validity"),
        Column(
            "sources",
            gettext_lazy("Source"),
            value=lambda row: cited(row.sources),
            cell=lambda row: source_links(row.sources),
        ),
    )
    facets = (
        Facet(
            "complete",
            gettext_lazy("Names of the members"),
            choices=(
                Choice("yes", gettext_lazy("all known"), lambda row: row.complete),
                Choice("no", gettext_lazy("not all known"), lambda row: not row.complete),
            ),
        ),
        Facet(
            "document",
            gettext_lazy("Document"),
            field=lambda row: sorted({str(c.document) for c in row.citations}),
        ),
    )
    search = Search(
        fields=("names", "code", "reason"), label=gettext_lazy("Search by name or reason")
    )
    default_sort = "name"
    template_name = "reference/list.html"

    # There are some dozens, sorted by a name that no column holds: they are taken into memory.
    def rows(self) -> Sequence[CountryList]:
        return list(country_lists())

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s list", "%(count)s lists", count) % {"count": words.number(count)}

    def context(self) -> dict[str, Any]:
        return {"tabs": reference_tabs("country-lists")}

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (self.title, "")]


def country_list_page(request: HttpRequest, code: str) -> HttpResponse:
    """A list: its members over time, what is not known of it, and a question to it."""
    try:
        row = country_list(code)
    except UnknownList:
        return not_found(
            request,
            title=_("There is no country list %(code)s") % {"code": code[:60]},
            message=_("It may have got another code, or the address is mistyped."),
            back=[(_("See all country lists"), reverse("reference:country-lists"))],
        )
    names = country_names(words.language())
    context = {
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Country lists"), reverse("reference:country-lists")),
            (row.names, ""),
        ],
        "list": row,
        "how_many": how_many(row),
        "facts": _facts(row),
        "members": _members(row, names),
        "regions": _regions(row.regions.all()),
        "choices": name_choices(),
        **_asked(request, row, names),
    }
    return render(request, "reference/country_list.html", context)


def _facts(row: CountryList) -> list[Fact]:
    return [
        Fact(_("In force"), row.validity, row.sources),
        Fact(_("Members"), how_many(row)),
        Fact(_("Code"), row.code),
    ]


def _members(row: CountryList, names: dict[str, Name]) -> Table | None:
    order = {iso2: place for place, iso2 in enumerate(names)}
    members = sorted(
        row.memberships.all(), key=lambda m: (order[m.country.iso2], m.validity.possible.start or 0)
    )
    if not members:
        return None
    own_reasons = any(member.reason for member in members)
    heads = [Head(_("Country")), Head(_("When"))]
    if own_reasons:
        heads.append(Head(_("Reason")))
    rows = []
    for member in members:
        code = member.country.iso2
        cells: list[Any] = [country_link(code, names[code]), member.validity]
        if own_reasons:
            cells.append(member.reason or "")
        rows.append([*cells, source_links(member.sources)])
    return Table(_("Countries that the list names"), [*heads, Head(_("Source"))], rows)


def _regions(regions: QuerySet[ListRegion]) -> list[Cell]:
    return [Cell(region.name, note=cited(region.sources)) for region in regions]


def _asked(request: HttpRequest, row: CountryList, names: dict[str, Name]) -> dict[str, Any]:
    """The answer to "was this country on this list on this day", where that was asked."""
    day, problem = asked_day(request)
    asked = request.GET.get("country", "").strip().upper()
    answered: dict[str, Any] = {"day": day, "problem": problem, "asked": asked}
    if not asked:
        return answered
    try:
        verdict = list_book([row.code]).on_list(row.code, asked, day)
    except UnknownCountry:
        problem = _("There is no country “%(code)s”; choose one from the list.") % {
            "code": asked[:40]
        }
        return {**answered, "problem": problem}
    return {
        **answered,
        "verdict": verdict,
        "asked_name": name_of(names[asked]),
        "grounds": grounds(verdict.reasons),
    }
