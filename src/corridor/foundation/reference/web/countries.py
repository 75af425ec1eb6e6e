# SPDX-License-Identifier: EUPL-1.2
"""Countries: the list, and a country with its names, codes and lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
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
    fold,
    not_found,
    words,
)
from corridor.values.answers import Answer
from corridor.values.texts import SERVICE_LANGUAGES

from ..models import Country, CountryList, CountryQuerySet, Region
from ..public import (
    ListBook,
    Name,
    UnknownCountry,
    countries,
    country,
    country_names,
    list_book,
    names_of,
    region_path,
)
from ..registry import country_sections
from .shown import (
    always,
    asked_day,
    capital,
    country_link,
    grounds,
    in_language,
    language_name,
    name_of,
    reference_tabs,
    source_links,
)


class Countries(ListPage):
    """Every country and territory, by its name in the language of the page."""

    title = gettext_lazy("Countries")
    lead = gettext_lazy(
        "Countries and territories with the codes by which statistics and policy name them."
    )
    columns = (
        Column(
            "name",
            gettext_lazy("Name"),
            value="shown_name",
            order=("name_key", "iso2"),
            cell=lambda row: country_link(row.iso2, Name(row.shown_name, row.shown_lang)),
        ),
        Column("iso2", gettext_lazy("Alpha-2"), order=True),
        Column("iso3", gettext_lazy("Alpha-3"), order=True),
        Column("m49", gettext_lazy("M49"), order=True, cell=lambda row: row.m49 or _("none")),
        Column("region", gettext_lazy("Region"), value=lambda row: region_name(row.region)),
        Column(
            "dac",
            gettext_lazy("DAC code"),
            value="dac_code",
            order="dac_code",
            cell=lambda row: row.dac_code or _("none"),
        ),
    )
    search = Search(
        fields=("names.name", "iso2", "iso3", "m49"),
        label=gettext_lazy("Search by a name in any of ten languages, or by code"),
    )
    default_sort = "name"
    template_name = "reference/list.html"

    def rows(self) -> CountryQuerySet:
        return countries().named(words.language()).select_related("region")

    @cached_property
    def _regions(self) -> dict[str, Region]:
        return {region.code: region for region in Region.objects.select_related("parent__parent")}

    def get_facets(self) -> Sequence[Facet]:
        known = self._regions
        continents = [
            Choice(code, region_name(region), Q(region__code__in=_below(code, known)))
            for code, region in known.items()
            if region.kind == Region.Kind.CONTINENT
        ]
        continents.sort(key=lambda choice: str(choice.label))
        lists = {
            code: names.choose(words.language())[0]
            for code, names in CountryList.objects.values_list("code", "names")
        }
        return (
            Facet("continent", _("Continent"), choices=continents),
            Facet(
                "region",
                _("Region"),
                field="region__code",
                label={code: region_name(region) for code, region in known.items()},
                shown=5,
            ),
            Facet(
                "list",
                _("Named on the list"),
                field="memberships__country_list__code",
                label=lists,
                shown=5,
            ),
            Facet(
                "status",
                _("Status of the code"),
                field="status",
                label={value: str(label) for value, label in Country.Status.choices},
            ),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s country", "%(count)s countries", count) % {
            "count": words.number(count)
        }

    def context(self) -> dict[str, Any]:
        return {"tabs": reference_tabs("countries")}

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (self.title, "")]


def region_name(region: Region) -> str:
    return capital(region.names.choose(words.language())[0])


def _below(code: str, known: dict[str, Region]) -> list[str]:
    def within(region: Region | None) -> bool:
        while region is not None:
            if region.code == code:
                return True
            region = None if region.parent is None else known.get(region.parent.code)
        return False

    return [other for other, region in known.items() if within(region)]


def country_page(request: HttpRequest, iso2: str) -> HttpResponse:
    """A country: codes, names, the lists that name it, and what upper rooms say of it."""
    try:
        row = country(iso2)
    except UnknownCountry:
        return not_found(
            request,
            title=_("There is no country %(code)s") % {"code": iso2[:40]},
            message=_(
                "A country is found by its code of ISO 3166-1: two capital letters, as in GH for "
                "Ghana."
            ),
            back=[(_("Search for a country by name"), reverse("reference:countries"))],
        )
    lang = words.language()
    book = list_book()
    names = names_of(row)
    shown = names.get(lang) or names.get("en")
    title = Name(shown.name, shown.lang) if shown else Name(row.iso2, "")
    day, problem = asked_day(request)
    context = {
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Countries"), reverse("reference:countries")),
            (title.text, ""),
        ],
        "country": row,
        "name": name_of(title),
        "plain_name": title.text,
        "codes": _codes(row),
        "names": _names(names),
        "naming": _naming(book, row.iso2),
        "day": day,
        "problem": problem,
        "answers": _answers(book, row.iso2, day),
        "sections": country_sections.drawn(row.iso2, request),
    }
    return render(request, "reference/country.html", context)


def _codes(row: Country) -> list[Fact]:
    path = region_path(row.region)
    here = reverse("reference:countries")
    facts = [
        Fact(_("Region"), [_region_cell(region, here) for region in reversed(path)]),
        Fact(_("ISO 3166-1 alpha-2"), row.iso2),
        Fact(_("ISO 3166-1 alpha-3"), row.iso3),
        Fact(_("United Nations M49"), row.m49 or _("none")),
        Fact(_("DAC recipient code"), row.dac_code or _("none")),
    ]
    if row.status != Country.Status.OFFICIAL:
        facts.append(Fact(_("Status of the code"), row.get_status_display()))
    if not always(row.validity):
        facts.append(Fact(_("The code holds"), row.validity))
    return facts


def _region_cell(region: Region, here: str) -> Cell:
    if region.kind == Region.Kind.WORLD:
        return Cell(region_name(region))
    key = "continent" if region.kind == Region.Kind.CONTINENT else "region"
    return Cell(region_name(region), f"{here}?{key}={region.code}")


def _names(names: dict[str, Any]) -> Table:
    rows = []
    for lang in SERVICE_LANGUAGES:
        name = names.get(lang)
        rows.append(
            [
                language_name(lang),
                None if name is None else in_language(name.name, lang),
                _("not in CLDR")
                if name is None
                else source_links([name.source])
                if name.source
                else "CLDR",
            ]
        )
    return Table(
        _("Names in the languages of the services"),
        [Head(_("Language")), Head(_("Name")), Head(_("Source"))],
        rows,
    )


def _naming(book: ListBook, iso2: str) -> Table | None:
    rows = [
        [
            Cell(facts.names, reverse("reference:country-list", args=[facts.code])),
            member.validity,
            member.reason or facts.reason,
            source_links(member.sources),
        ]
        for facts, member in book.naming(iso2)
    ]
    if not rows:
        return None
    return Table(
        _("Lists that name this country"),
        [Head(_("List")), Head(_("When")), Head(_("Reason")), Head(_("Source"))],
        rows,
    )


def _answers(book: ListBook, iso2: str, day: date) -> list[dict[str, Any]]:
    """The lists by answer: those it stood on, those where it is unknown, and the others."""
    lang = words.language()
    facts = sorted(book.lists.values(), key=lambda facts: fold(facts.names.choose(lang)[0]))
    verdicts = [(each, book.on_list(each.code, iso2, day)) for each in facts]
    titles = {
        Answer.YES: _("On these lists"),
        Answer.UNKNOWN: _("Unknown"),
        Answer.NO: _("Not on these lists"),
    }
    return [
        {
            "answer": answer,
            "title": title,
            "open": answer is Answer.YES,
            "lists": [
                {
                    "names": each.names,
                    "url": reverse("reference:country-list", args=[each.code]),
                    "grounds": grounds(verdict.reasons),
                }
                for each, verdict in verdicts
                if verdict.answer is answer
            ],
        }
        for answer, title in titles.items()
    ]


def name_choices() -> list[tuple[str, str]]:
    """Codes and names for a box of choices, in the order of the page's language."""
    return [(iso2, name.text) for iso2, name in country_names(words.language()).items()]
