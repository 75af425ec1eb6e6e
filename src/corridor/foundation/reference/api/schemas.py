# SPDX-License-Identifier: EUPL-1.2
"""What the API answers with."""

from __future__ import annotations

import builtins
from datetime import date
from typing import Literal

from ninja import Field, Schema

from corridor.values.periods import Period, Validity


class PeriodOut(Schema):
    """Days from `start` up to but not including `end`; null is open."""

    start: date | None
    end: date | None


class ValidityOut(Schema):
    """Held surely within `certain` (null: no day is sure), and at most within `possible`."""

    possible: PeriodOut
    certain: PeriodOut | None

    @classmethod
    def of(cls, validity: Validity) -> ValidityOut:
        def period(value: Period) -> PeriodOut:
            return PeriodOut(start=value.start, end=value.end)

        certain = validity.certain
        return cls(
            possible=period(validity.possible), certain=None if certain is None else period(certain)
        )


class CountryOut(Schema):
    iso2: str = Field(description="ISO 3166-1 alpha-2; XK for Kosovo")
    iso3: str
    m49: str | None = Field(description="United Nations M49; null where there is none")
    name: str = Field(description="in the language asked for, or in `name_lang`")
    name_lang: str
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
    validity: ValidityOut
    reason: dict[str, str] | None
    sources: builtins.list[str]


class CountryDetailOut(CountryOut):
    names: list[CountryNameOut]
    validity: ValidityOut = Field(description="of the code")
    regions: list[str] = Field(description="M49 codes from the world down")
    lists: builtins.list[MembershipOut]


class RegionOut(Schema):
    code: str
    kind: str
    parent: str | None
    names: dict[str, str]


class CountryListOut(Schema):
    code: str
    names: dict[str, str]
    complete: bool = Field(description="every member is named")
    size: int | None = Field(description="members that the source states, named or not")
    named: int = Field(description="members that are named at one time, at the most")
    validity: ValidityOut
    reason: dict[str, str]
    note: dict[str, str] | None
    sources: builtins.list[str]


class AreaOut(Schema):
    name: dict[str, str]
    sources: builtins.list[str]


class CountryListDetailOut(CountryListOut):
    members: list[MembershipOut]
    areas: list[AreaOut] = Field(description="named without the countries that lie in them")


class GroundOut(Schema):
    why: str = Field(description="a fixed word for the ground")
    words: str = Field(description="the same as a sentence")
    reason: dict[str, str] | None = Field(description="the reason that the source states")
    validity: ValidityOut | None
    sources: builtins.list[str]


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
    note: dict[str, str] | None


class CitingOut(Schema):
    citation: str
    label: str
    url: str


class DocumentDetailOut(DocumentOut):
    cited_by: list[CitingOut]


class CodeListOut(Schema):
    code: str
    names: dict[str, str]
    description: dict[str, str] | None
    url: str
    sources: builtins.list[str]


class CodeOut(Schema):
    code: str
    names: dict[str, str]
    parent: str | None
    validity: ValidityOut


class CodeListDetailOut(CodeListOut):
    codes: list[CodeOut]


class CurrencyOut(Schema):
    code: str
    names: dict[str, str]
    minor_units: int
    first_day: date | None = Field(description="of its euro rates")
    last_day: date | None


class RateOut(Schema):
    day: date
    rate: str = Field(description="units of the currency for one euro")


class EuroRateOut(RateOut):
    carried_forward: bool = Field(description="published before the day asked for")
