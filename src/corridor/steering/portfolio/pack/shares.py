# SPDX-License-Identifier: EUPL-1.2
"""Who, where, what and for which aim, as an activity's record has it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from corridor.foundation.jobs.public import Citations, PackRecord, PackText

from ..rules.statements import (
    CountryStatement,
    LocationStatement,
    MarkerStatement,
    NodeStatement,
    ParticipationStatement,
    RegionStatement,
    SectorStatement,
)
from .fields import Degrees, Iso2, NodePath, Percentage, Slug

SHARE = "percentage of the activity, above 0 and up to 100; left out where nobody said"
WHERE_ELSE = "where it stands, if not where the activity does"


class ParticipationRecord(PackRecord):
    """An organisation in a role."""

    organisation: Slug = Field(description="code of the organisation")
    role: Literal["1", "2", "3", "4"] = Field(
        description="1 funding, 2 accountable, 3 extending, 4 implementing"
    )
    percentage: Percentage | None = Field(
        None, description="its part of the funding, for role 1 alone; together 100 at the most"
    )
    sources: Citations | None = Field(None, description=WHERE_ELSE)
    note: PackText | None = Field(None, description="what must be known of it")

    def statement(self) -> ParticipationStatement:
        return ParticipationStatement(
            self.organisation, self.role, self.percentage, self.sources or (), self.note
        )


class RecipientCountryRecord(PackRecord):
    """A country that it is for; with the regions these shares add up to 100."""

    country: Iso2 = Field(description="ISO 3166-1 alpha-2")
    percentage: Percentage | None = Field(None, description=SHARE)
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> CountryStatement:
        return CountryStatement(self.country, self.percentage, self.sources or ())


class RecipientRegionRecord(PackRecord):
    """A region that it is for: a code, or a name where the source is loose about it."""

    region: str | None = Field(None, pattern=r"^\d{3}$", description="M49 code of a region")
    name: PackText | None = Field(None, description="the name, where there is no code")
    percentage: Percentage | None = Field(None, description=SHARE)
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> RegionStatement:
        return RegionStatement(self.region, self.name, self.percentage, self.sources or ())


class LocationRecord(PackRecord):
    """A place where it happens."""

    name: PackText = Field(description="name of the place")
    country: Iso2 | None = Field(None, description="ISO 3166-1 alpha-2")
    latitude: Degrees | None = Field(None, ge=-90, le=90, description="with longitude, or neither")
    longitude: Degrees | None = Field(None, ge=-180, le=180, description="with latitude")
    exact: bool | None = Field(None, description="whether the point is exact or approximate")
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> LocationStatement:
        return LocationStatement(
            self.name, self.country, self.latitude, self.longitude, self.exact, self.sources or ()
        )


class SectorRecord(PackRecord):
    """A sector; the shares of each vocabulary add up to 100."""

    code: str = Field(min_length=1, max_length=40, description="a code of the vocabulary")
    vocabulary: str = Field(
        "1",
        pattern=r"^\d{1,2}$",
        description="IATI SectorVocabulary: 1 purpose codes of the DAC, 2 their categories",
    )
    percentage: Percentage | None = Field(None, description=SHARE)
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> SectorStatement:
        return SectorStatement(self.code, self.vocabulary, self.percentage, self.sources or ())


class MarkerRecord(PackRecord):
    """How far it serves a policy aim; a marker that nobody scored is left out."""

    code: str = Field(
        min_length=1, max_length=10, description="IATI PolicyMarker: 1 gender equality"
    )
    significance: int = Field(
        ge=0, le=4, description="0 not targeted, 1 significant, 2 principal; 3, 4 for some markers"
    )
    vocabulary: str = Field("1", pattern=r"^\d{1,2}$", description="IATI PolicyMarkerVocabulary")
    rationale: PackText | None = Field(None, description="why this score")
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> MarkerStatement:
        return MarkerStatement(
            self.code, self.significance, self.vocabulary, self.rationale, self.sources or ()
        )


class NodeShareRecord(PackRecord):
    """The part of it that serves a node; the shares of each framework add up to 100."""

    node: NodePath = Field(description="a node as framework/code, as in NL08/5")
    percentage: Percentage | None = Field(None, description=SHARE)
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> NodeStatement:
        return NodeStatement(self.node, self.percentage, self.sources or ())
