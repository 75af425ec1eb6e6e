# SPDX-License-Identifier: EUPL-1.2
"""Countries and regions."""

from typing import Annotated, Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes

from ..models import Country
from ..public import (
    UnknownCountry,
    countries,
    country,
    list_book,
    names_of,
    region_path,
    regions,
    regions_within,
)
from .common import Key
from .schemas import CountryDetailOut, CountryOut, RegionOut
from .shapes import country_of, region_of

router = Router(tags=["reference"])


@router.get("/countries", response=list[CountryOut], summary="Countries")
@paginate(Cursors, shape=country_of)
def list_countries(
    request: HttpRequest,
    lang: shapes.NameLang = "en",
    q: Annotated[
        str, Query(description="part of a name in any language, or a code", max_length=100)
    ] = "",
    region: Annotated[
        str, Query(description="M49 code of a region; those below it count", pattern=r"^(\d{3})?$")
    ] = "",
    on: Annotated[
        str, Query(description="code of a country list that names them", pattern="^[a-z0-9-]*$")
    ] = "",
) -> QuerySet[Country]:
    """In the order of their names in the language asked for."""
    rows = countries().named(lang).select_related("region").order_by("name_key", "iso2")
    if region:
        within = regions_within(region)
        if not within:
            raise HttpError(404, f"there is no region {region!r}")
        rows = rows.filter(region__code__in=within)
    if on:
        if on not in list_book([on]).lists:
            raise HttpError(404, f"there is no country list {on!r}")
        rows = rows.filter(
            pk__in=Country.objects.filter(memberships__country_list__code=on).values("pk")
        )
    q = q.replace("\0", "")
    if q:
        found = Country.objects.filter(names__name__icontains=q).values("pk")
        rows = rows.filter(Q(pk__in=found) | Q(iso2__iexact=q) | Q(iso3__iexact=q))
    return rows


@router.get("/countries/{iso2}", response=CountryDetailOut, summary="A country")
def get_country(request: HttpRequest, iso2: Key, lang: shapes.NameLang = "en") -> dict[str, Any]:
    """Codes, names in ten languages, regions, and the lists that name it."""
    try:
        row = country(iso2)
    except UnknownCountry as error:
        raise HttpError(404, str(error)) from error
    names = names_of(row)
    shown = names.get(lang) or names.get("en")
    row.shown_name = shown.name if shown else row.iso2  # type: ignore[attr-defined]
    row.shown_lang = shown.lang if shown else ""  # type: ignore[attr-defined]
    book = list_book()
    return {
        **country_of(row, lang),
        "names": [
            {"lang": name.lang, "name": name.name, "source": name.source or "CLDR"}
            for name in names.values()
        ],
        "validity": shapes.ValidityOut.of(row.validity),
        "regions": [region.code for region in region_path(row.region)],
        "lists": [
            {
                "list": facts.code,
                "country": row.iso2,
                "validity": shapes.ValidityOut.of(member.validity),
                "reason": shapes.TextOut.of(member.reason or facts.reason, lang),
                "sources": member.sources,
            }
            for facts, member in book.naming(row.iso2)
        ],
    }


@router.get("/regions", response=list[RegionOut], summary="Regions of M49")
def list_regions(request: HttpRequest, lang: shapes.NameLang = "en") -> list[dict[str, Any]]:
    """From the world down; CLDR's names in the ten languages."""
    return [region_of(row, lang) for row in regions()]
