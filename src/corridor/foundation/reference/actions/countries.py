# SPDX-License-Identifier: EUPL-1.2
"""Writing down regions, countries and their names."""

from __future__ import annotations

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused, upsert
from corridor.foundation.kernel.public import as_columns
from corridor.values.periods import Validity
from corridor.values.texts import SERVICE_LANGUAGES, Text

from ..models import Country, CountryName, Region
from ..rules import sort_keys, territory_names
from .common import need_country, need_sources


def save_region(
    *, by: Actor | None, code: str, kind: str, parent: str | None
) -> tuple[Region, Outcome]:
    """Write a region of M49 down, with CLDR's names. Raises `Refused` for an unknown parent, a
    region without any name, or a parent that lies within it."""
    above = None
    if parent is not None:
        above = Region.objects.filter(code=parent).first()
        if above is None:
            raise Refused(f"there is no region {parent!r}; name it on a line before", at="parent")
        higher: Region | None = above
        while higher is not None:
            if higher.code == code:
                raise Refused(f"region {code} would lie within itself", at="parent")
            higher = higher.parent
    names = territory_names(code)
    if not names:
        raise Refused(f"{code!r} is not a region of M49 that CLDR has a name for", at="code")
    with changing(by=by):
        return upsert(Region, {"code": code}, {"kind": kind, "parent": above, "names": Text(names)})


def save_country(
    *,
    by: Actor | None,
    iso2: str,
    iso3: str,
    m49: str | None,
    region: str,
    dac_code: str | None,
    status: str,
    validity: Validity,
) -> tuple[Country, Outcome]:
    """Write a country down with CLDR's names and their sort keys.

    A name that CLDR lacks stays as it was entered (see `name_country`). Raises `Refused` for an
    unknown region or a code that another country has.
    """
    within = Region.objects.filter(code=region).first()
    if within is None:
        raise Refused(f"there is no region {region!r}; add it to the kind region", at="region")
    for field, value in {"iso3": iso3, "m49": m49, "dac_code": dac_code}.items():
        other = Country.objects.filter(**{field: value}).exclude(iso2=iso2).first()
        if value is not None and other is not None:
            raise Refused(f"{value} is the code of {other.iso2} already", at=field)
    with changing(by=by):
        country, outcome = upsert(
            Country,
            {"iso2": iso2},
            {
                "iso3": iso3,
                "m49": m49,
                "region": within,
                "dac_code": dac_code,
                "status": status,
                **as_columns(validity),
            },
        )
        renamed = _take_names(country, territory_names(iso2))
    return country, outcome.with_parts(renamed)


def _take_names(country: Country, names: dict[str, str]) -> bool:
    held = {name.lang: name for name in CountryName.objects.filter(country=country)}
    gone = [name.pk for lang, name in held.items() if lang not in names and not name.source]
    rows = []
    for lang, name in names.items():
        (key,) = sort_keys([name], lang)
        known = held.get(lang)
        if known is None or (known.name, known.sort_key, known.source) != (name, key, ""):
            rows.append(CountryName(country=country, lang=lang, name=name, sort_key=key))
    if gone:
        CountryName.objects.filter(pk__in=gone).delete()
    if rows:
        CountryName.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["country", "lang"],
            update_fields=["name", "sort_key", "source"],
        )
    return bool(gone or rows)


def name_country(
    *, by: Actor | None, country: str, lang: str, name: str, source: str
) -> tuple[CountryName, Outcome]:
    """Write down a name that CLDR lacks, with the citation it comes from.

    Raises `Refused` where CLDR has a name, for an unknown country, language or document.
    """
    row = need_country(country, "country")
    if lang not in SERVICE_LANGUAGES:
        raise Refused(f"{lang!r} is not one of {', '.join(SERVICE_LANGUAGES)}", at="lang")
    if lang in territory_names(country):
        raise Refused(f"CLDR has a name of {country} in this language; leave it out", at="name")
    need_sources((source,), "")
    (key,) = sort_keys([name], lang)
    with changing(by=by):
        return upsert(
            CountryName,
            {"country": row, "lang": lang},
            {"name": name, "sort_key": key, "source": source},
        )
