# SPDX-License-Identifier: EUPL-1.2
"""Which records of this room rest on a document."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from corridor.values.texts import Text

from ..models import CodeList, CountryList, CountryName, ListMembership, ListRegion

Found = tuple[Text, str, list[str]]


def citing_country_lists(document: str) -> Iterator[Found]:
    """Names, code and citations of lists that cite it themselves or in a member or an area."""
    lists = CountryList.objects.values_list("names", "code", "sources")
    members = ListMembership.objects.values_list(
        "country_list__names", "country_list__code", "sources"
    )
    areas = ListRegion.objects.values_list("country_list__names", "country_list__code", "sources")
    for rows in (lists, members, areas):
        yield from rows.filter(sources__cites=document)


def citing_code_lists(document: str) -> Iterator[Found]:
    rows = CodeList.objects.values_list("names", "code", "sources")
    yield from rows.filter(sources__cites=document)


def citing_names(document: str) -> Iterator[tuple[str, str, str]]:
    """Name, alpha-2 code and citation."""
    yield from CountryName.objects.filter(
        Q(source=document) | Q(source__startswith=f"{document}:")
    ).values_list("name", "country__iso2", "source")
