# SPDX-License-Identifier: EUPL-1.2
"""What the API answers with."""

from __future__ import annotations

import builtins
from datetime import date
from typing import Literal

from ninja import Field, Schema

from corridor.foundation.pages.public import shapes


class CountryOut(Schema):
    iso2: str = Field(description="ISO 3166-1 alpha-2; XK for Kosovo")
    iso3: str
    m49: str | None = Field(description="United Nations M49; null where there is none")
    name: str = Field(description="in the language asked for, or in `name_language`")
    name_language: str
    region: str = Field(description="M49 code of the smallest region")
    dac_code: str | None = Field(description="recipient code of the DAC")
    status: str = Field(description="official, user-assigned or withdrawn")


class CountryNameOut(Schema):
    lang: str
    name: str
    source: str = Field(description="CLDR, or the citation of a name that CLDR lacks")


class MembershipOut(Schema):
    list: str
    country: str
    validity: shapes.ValidityOut
    reason: shapes.TextOut | None
    sources: shapes.Sources


class CountryDetailOut(CountryOut):
    names: list[CountryNameOut]
    validity: shapes.ValidityOut = Field(description="of the code")
    regions: list[str] = Field(description="M49 codes from the world down")
    lists: builtins.list[MembershipOut]


class RegionOut(Schema):
    code: str
    kind: str
    parent: str | None
    names: shapes.TextOut


class CountryListOut(Schema):
    code: str
    names: shapes.TextOut
    complete: bool = Field(description="every member is named")
    size: int | None = Field(description="members that the source states, named or not")
    named: int = Field(description="members that are named at one time, at the most")
    validity: shapes.ValidityOut
    reason: shapes.TextOut
    note: shapes.TextOut | None
    sources: shapes.Sources


class AreaOut(Schema):
    name: shapes.TextOut
    sources: shapes.Sources


class CountryListDetailOut(CountryListOut):
    members: list[MembershipOut]
    areas: list[AreaOut] = Field(description="named without the countries that lie in them")


class GroundOut(Schema):
    why: str = Field(description="a fixed word for the ground")
    words: str = Field(description="the same as a sentence")
    reason: shapes.TextOut | None = Field(description="the reason that the source states")
    validity: shapes.ValidityOut | None
    sources: shapes.Sources


class VerdictOut(Schema):
    answer: Literal["yes", "no", "unknown"]
    list: str
    country: str
    day: date
    reasons: builtins.list[GroundOut]


class DocumentOut(Schema):
    code: str
    title: str = Field(description="as printed")
    language: str
    kind: str
    earliest: date | None = Field(description="published on this day at the earliest")
    latest: date | None
    publisher: str
    identifier: str
    lines: int | None
    note: shapes.TextOut | None


class CitingOut(Schema):
    citation: str
    label: str
    url: str


class DocumentDetailOut(DocumentOut):
    cited_by: list[CitingOut]


class CodeListOut(Schema):
    code: str
    names: shapes.TextOut
    description: shapes.TextOut | None
    url: str
    sources: shapes.Sources


class CodeOut(Schema):
    code: str
    names: shapes.TextOut
    parent: str | None
    validity: shapes.ValidityOut


class CodeListDetailOut(CodeListOut):
    codes: list[CodeOut]


class CurrencyOut(Schema):
    code: str
    names: shapes.TextOut
    minor_units: int
    first_day: date | None = Field(description="of its euro rates")
    last_day: date | None


class RateOut(Schema):
    day: date
    rate: str = Field(description="units of the currency for one euro")


class EuroRateOut(RateOut):
    carried_forward: bool = Field(description="published before the day asked for")
