# SPDX-License-Identifier: EUPL-1.2
"""Questions about countries and regions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from corridor.foundation.kernel.public import asked_once
from corridor.values.countries import check_alpha2

from ..models import Country, CountryName, CountryQuerySet, Region


class UnknownCountry(LookupError):
    """No country has this code; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Name:
    """A country's name and the language it really is in."""

    text: str
    lang: str


def countries() -> CountryQuerySet:
    """All countries, those with a withdrawn code too."""
    return Country.objects.all()


# M49 has at most four levels above a country: intermediate, sub-region, region, world.
REGIONS = "region__parent__parent__parent"


@asked_once
def country(iso2: str) -> Country:
    """By its alpha-2 code. Raises `UnknownCountry`."""
    try:
        found: Country = Country.objects.select_related(REGIONS).get(iso2=check_alpha2(iso2))
        return found
    except ValueError as error:
        raise UnknownCountry(str(error)) from error
    except Country.DoesNotExist:
        raise UnknownCountry(
            f"there is no country {iso2}; use its code of ISO 3166-1, two capital letters as in GH"
        ) from None


def country_names(lang: str, codes: Iterable[str] | None = None) -> dict[str, Name]:
    """Names by alpha-2 code for a reader of the language, in that language's order; one query.

    English stands in where the language lacks a name; `Name.lang` tells.
    """
    chosen = countries().named(lang).order_by("name_key", "iso2")
    if codes is not None:
        chosen = chosen.filter(iso2__in=list(codes))
    rows = chosen.values_list("iso2", "shown_name", "shown_lang")
    return {iso2: Name(name, shown) for iso2, name, shown in rows}


def names_of(country: Country) -> dict[str, CountryName]:
    """A country's names by language; a language that is missing has no name."""
    return {name.lang: name for name in CountryName.objects.filter(country=country)}


def regions() -> QuerySet[Region]:
    return Region.objects.select_related("parent")


def region_path(region: Region) -> tuple[Region, ...]:
    """From the world down to the region; no query for that of a `country`."""
    path = [region]
    while (above := path[0].parent) is not None:
        path.insert(0, above)
    return tuple(path)


def regions_within(code: str) -> tuple[str, ...]:
    """The codes of a region and of all below it; empty for an unknown code; one query."""
    below: dict[str | None, list[str]] = {}
    known = set()
    for child, parent in Region.objects.values_list("code", "parent__code"):
        below.setdefault(parent, []).append(child)
        known.add(child)
    found: list[str] = [code] if code in known else []
    for at in found:
        found.extend(below.get(at, ()))
    return tuple(found)
