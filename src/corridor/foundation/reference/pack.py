# SPDX-License-Identifier: EUPL-1.2
"""The kinds of record of a data pack that this room holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import BeforeValidator, Field

from corridor.foundation.jobs.public import (
    Citations,
    Kind,
    Outcome,
    PackCountry,
    PackMoment,
    PackRecord,
    PackSlug,
    PackText,
    PackValidity,
    Refused,
)
from corridor.values.citations import Citation
from corridor.values.periods import Moment, Validity

from . import actions
from .rules import CodeStatement, MemberStatement, RegionStatement

ROOM = "reference"
Alpha3 = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
M49 = Annotated[str, Field(pattern=r"^\d{3}$")]
AnyCode = Annotated[str, Field(min_length=1, max_length=60)]


def _citation(value: Any) -> str:
    return str(Citation.parse(str(value)))


class DocumentRecord(PackRecord):
    """A document that facts are taken from."""

    code: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9-]{1,31}$")] = Field(
        description="short code by which it is cited, capitals: NL11"
    )
    title: str = Field(max_length=300, description="as printed; names are not translated")
    language: str = Field(pattern=r"^[a-z]{2,3}$", description="of the document: nl, fr, en …")
    kind: PackSlug = Field(description="a code of the code list document-kind")
    date: PackMoment = Field(description="YYYY-MM-DD, YYYY-MM, YYYY or unknown")
    publisher: str = Field(max_length=300)
    identifier: str | None = Field(None, max_length=120, description="number in a series")
    lines: int | None = Field(
        None, ge=1, description="length of the text; without it only the whole can be cited"
    )
    note: PackText | None = None


def _document(record: DocumentRecord) -> Outcome:
    return actions.save_document(
        by=None,
        code=record.code,
        title=record.title,
        language=record.language,
        kind=record.kind,
        published=record.date,
        publisher=record.publisher,
        identifier=record.identifier or "",
        lines=record.lines,
        note=record.note,
    )[1]


class RegionRecord(PackRecord):
    """A region of the United Nations' M49 standard; its names come from CLDR."""

    code: M49 = Field(description="three digits")
    parent: M49 | None = Field(None, description="region above it; empty for the world")
    kind: Literal["world", "continent", "sub-region", "intermediate-region"]


def _region(record: RegionRecord) -> Outcome:
    return actions.save_region(by=None, code=record.code, kind=record.kind, parent=record.parent)[1]


class CountryRecord(PackRecord):
    """A country or territory; its names come from CLDR."""

    iso2: PackCountry = Field(description="ISO 3166-1 alpha-2; XK for Kosovo")
    iso3: Alpha3 = Field(description="ISO 3166-1 alpha-3")
    m49: M49 | None = Field(None, description="three digits; empty where there is none")
    region: M49 = Field(description="the smallest M49 region it lies in")
    dac_code: str | None = Field(
        None, pattern=r"^\d{2,5}$", description="recipient code of the DAC; empty for others"
    )
    valid_from: PackMoment | None = Field(
        None, description="since when the code holds; empty: since before 1990"
    )
    valid_until: PackMoment | None = Field(
        None, description="first day it no longer holds; empty: it still does"
    )
    status: Literal["official", "user-assigned", "withdrawn"] | None = Field(
        None, description="empty: official"
    )


def _country(record: CountryRecord) -> Outcome:
    unbounded = Moment.parse("open")
    try:
        validity = Validity.between(record.valid_from or unbounded, record.valid_until or unbounded)
    except ValueError as error:
        raise Refused(str(error), at="valid_until") from error
    return actions.save_country(
        by=None,
        iso2=record.iso2,
        iso3=record.iso3,
        m49=record.m49,
        region=record.region,
        dac_code=record.dac_code,
        status=record.status or "official",
        validity=validity,
    )[1]


class CountryNameRecord(PackRecord):
    """A country's name in a language for which CLDR has none."""

    country: PackCountry
    lang: str = Field(description="one of the ten languages of the services")
    name: str = Field(max_length=120)
    source: Annotated[str, BeforeValidator(_citation)] = Field(
        description="document and lines, as NL08:880"
    )


def _country_name(record: CountryNameRecord) -> Outcome:
    return actions.name_country(by=None, **record.model_dump())[1]


class CurrencyRecord(PackRecord):
    """A currency; its names and decimals come from CLDR."""

    code: Alpha3 = Field(description="ISO 4217")


def _currency(record: CurrencyRecord) -> Outcome:
    return actions.save_currency(by=None, code=record.code)[1]


class ExchangeRateRecord(PackRecord):
    """A day's euro reference rate."""

    day: date = Field(description="YYYY-MM-DD")
    currency: Alpha3 = Field(description="ISO 4217")
    rate: Decimal = Field(
        gt=0, max_digits=18, decimal_places=8, description="units of the currency for one euro"
    )


def _exchange_rate(record: ExchangeRateRecord) -> Outcome:
    return actions.save_rate(by=None, currency=record.currency, day=record.day, rate=record.rate)[1]


class CodeRecord(PackRecord):
    """One code of a list."""

    code: AnyCode
    names: PackText
    parent: AnyCode | None = Field(None, description="the code above it, in the same list")
    valid: PackValidity | None = Field(None, description="without it the code always holds")


class CodeListRecord(PackRecord):
    """A list of codes, in its order."""

    code: PackSlug
    names: PackText
    description: PackText | None = None
    sources: Citations | None = None
    url: str | None = Field(None, pattern=r"^https?://", max_length=300)
    codes: tuple[CodeRecord, ...]


def _code_list(record: CodeListRecord) -> Outcome:
    return actions.save_code_list(
        by=None,
        code=record.code,
        names=record.names,
        description=record.description,
        url=record.url or "",
        sources=record.sources or (),
        codes=[CodeStatement(c.code, c.names, c.parent, c.valid) for c in record.codes],
    )[1]


class MemberRecord(PackRecord):
    """A country on a list; what is left out is taken from the list."""

    country: PackCountry
    valid: PackValidity | None = Field(None, description="when it was on the list")
    reason: PackText | None = None
    sources: Citations | None = None


class ListRegionRecord(PackRecord):
    """An area that a list names without saying which countries lie in it."""

    name: PackText
    sources: Citations


class CountryListRecord(PackRecord):
    """A list of countries, whole."""

    code: PackSlug
    names: PackText
    description: PackText | None = None
    complete: bool = Field(description="true when every member is named here")
    size: int | None = Field(
        None, ge=1, description="number of members that the source states, named or not"
    )
    valid: PackValidity
    reason: PackText
    sources: Citations
    note: PackText | None = None
    members: tuple[MemberRecord, ...] = ()
    regions: tuple[ListRegionRecord, ...] = ()


def _country_list(record: CountryListRecord) -> Outcome:
    return actions.save_country_list(
        by=None,
        code=record.code,
        names=record.names,
        description=record.description,
        complete=record.complete,
        size=record.size,
        validity=record.valid,
        reason=record.reason,
        sources=record.sources,
        note=record.note,
        members=[MemberStatement(m.country, m.valid, m.reason, m.sources) for m in record.members],
        regions=[RegionStatement(r.name, r.sources) for r in record.regions],
    )[1]


KINDS = (
    Kind(
        "document",
        ROOM,
        DocumentRecord,
        _document,
        about="documents that are cited",
        key=("code",),
        title=_("Documents"),
    ),
    Kind(
        "region",
        ROOM,
        RegionRecord,
        _region,
        about="regions of M49",
        key=("code",),
        title=_("Regions"),
    ),
    Kind(
        "country",
        ROOM,
        CountryRecord,
        _country,
        ("region",),
        "countries and territories",
        key=("iso2",),
        title=_("Countries"),
    ),
    Kind(
        "country-name",
        ROOM,
        CountryNameRecord,
        _country_name,
        ("country", "document"),
        "names of countries that CLDR lacks",
        key=("country", "lang"),
        title=_("Names of countries"),
    ),
    Kind(
        "currency",
        ROOM,
        CurrencyRecord,
        _currency,
        about="currencies",
        key=("code",),
        title=_("Currencies"),
    ),
    Kind(
        "exchange-rate",
        ROOM,
        ExchangeRateRecord,
        _exchange_rate,
        ("currency",),
        "euro rates by day",
        key=("day", "currency"),
        title=_("Euro rates"),
    ),
    Kind(
        "code-list",
        ROOM,
        CodeListRecord,
        _code_list,
        ("document",),
        "lists of codes",
        key=("code",),
        title=_("Code lists"),
    ),
    Kind(
        "country-list",
        ROOM,
        CountryListRecord,
        _country_list,
        ("country", "document"),
        "lists of countries with validity and reasons",
        key=("code",),
        title=_("Country lists"),
    ),
)
