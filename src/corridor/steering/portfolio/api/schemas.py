# SPDX-License-Identifier: EUPL-1.2
"""The shapes in which activities are written."""

from datetime import date

from ninja import Field, Schema

from corridor.foundation.pages.public import shapes

SHARE = "Percentage of the activity; null where nobody said."


def _codes(told: str) -> list[str]:
    return Field(default_factory=list, max_length=20, description=told)


class ActivityFilters(Schema):
    """As on the page of the list; what is left out does not narrow."""

    q: str = Field(
        "", max_length=200, description="Words of a title or aim, an organisation, a code."
    )
    status: list[str] = _codes("IATI ActivityStatus, or none for not stated.")
    level: list[str] = _codes("programme, project or component.")
    country: list[str] = _codes("ISO 3166-1 alpha-2.")
    node: list[str] = _codes("Framework and code, as NL08/6.")
    sector: list[str] = _codes("A purpose code of the DAC.")
    gender: list[str] = _codes("Significance of the gender marker, 0 to 4, or none.")
    year: list[str] = _codes("A year in which it ran.")
    funding: list[str] = _codes("Code of an organisation that pays for it.")
    accountable: list[str] = _codes("Code of an accountable organisation.")
    extending: list[str] = _codes("Code of an organisation that runs it.")
    implementing: list[str] = _codes("Code of an organisation that carries it out.")


class ActivityOut(Schema):
    """An activity in a list."""

    id: str = Field(description="Identifier, as in its address.")
    code: str | None = Field(description="By which a data pack names it.")
    iati_identifier: str | None
    level: str = Field(description="programme, project or component.")
    title: shapes.TextOut
    status: str | None = Field(description="IATI ActivityStatus; null where nobody said.")
    public: bool = Field(description="False for a draft, which only some see.")
    planned_start: shapes.PeriodOut | None = Field(description="Days in which it lies.")
    actual_start: shapes.PeriodOut | None
    planned_end: shapes.PeriodOut | None
    actual_end: shapes.PeriodOut | None
    partner: str | None = Field(description="Code of who reports on it in Corridor.")
    countries: list[str] = Field(description="ISO 3166-1 alpha-2.")
    implementing: list[str] = Field(description="Codes of the organisations that carry it out.")


class EvidenceOut(Schema):
    """How a fact came in, where it cites no document."""

    intake: str | None = Field(description="pack, form, round, workbook or iati.")
    place: str = Field(description="Where in the file.")


class ParticipationOut(Schema):
    organisation: str = Field(description="Code.")
    role: str = Field(description="IATI OrganisationRole.")
    percentage: str | None = Field(description="Its part of the funding, for role 1.")
    note: shapes.TextOut | None
    sources: shapes.Sources


class RecipientCountryOut(Schema):
    country: str = Field(description="ISO 3166-1 alpha-2.")
    percentage: str | None = Field(description=SHARE)
    sources: shapes.Sources


class RecipientRegionOut(Schema):
    region: str | None = Field(description="M49; null where only a name is stated.")
    name: shapes.TextOut | None
    percentage: str | None = Field(description=SHARE)
    sources: shapes.Sources


class LocationOut(Schema):
    name: shapes.TextOut
    country: str | None
    latitude: str | None = Field(description="Degrees, WGS 84.")
    longitude: str | None
    exact: bool | None
    sources: shapes.Sources


class SectorOut(Schema):
    vocabulary: str = Field(description="IATI SectorVocabulary.")
    code: str
    percentage: str | None = Field(description=SHARE)
    sources: shapes.Sources


class MarkerOut(Schema):
    vocabulary: str
    code: str = Field(description="IATI PolicyMarker; 1 is gender equality.")
    significance: int = Field(description="A marker that nobody scored is not in the list.")
    rationale: shapes.TextOut | None
    sources: shapes.Sources


class NodeShareOut(Schema):
    node: str = Field(description="Framework and code, as NL08/6.")
    percentage: str | None = Field(description=SHARE)
    sources: shapes.Sources


class PhaseOut(Schema):
    code: str
    name: shapes.TextOut
    text: shapes.TextOut | None
    validity: shapes.ValidityOut
    sources: shapes.Sources


class ExtensionOut(Schema):
    decided: shapes.PeriodOut | None
    new_end: shapes.PeriodOut | None
    budget_neutral: bool | None = Field(description="Null where nobody said.")
    reason: shapes.TextOut | None
    note: shapes.TextOut | None
    sources: shapes.Sources


class StopOut(Schema):
    decided: shapes.PeriodOut | None
    reason: shapes.TextOut
    follow_up: shapes.TextOut | None
    sources: shapes.Sources


class SecondmentOut(Schema):
    lender: str
    host: str | None
    people: int | None = Field(description="Null where no number is stated.")
    text: shapes.TextOut
    validity: shapes.ValidityOut
    sources: shapes.Sources


class RelationOut(Schema):
    to: str = Field(description="Identifier of the other activity.")
    kind: str = Field(description="successor, or IATI RelatedActivityType.")


class DocumentOut(Schema):
    id: str
    title: shapes.TextOut
    category: str = Field(description="IATI DocumentCategory.")
    language: str
    dated: date | None
    url: str = Field(description="Address elsewhere, or of the file here.")
    document: str | None = Field(description="Code of a document of the register.")
    media_type: str
    size: int | None = Field(description="Bytes.")
    sha256: str
    sources: shapes.Sources


class ActivityDetailOut(ActivityOut):
    """All that is known of an activity but its money and results, which have lists of their own."""

    description: shapes.TextOut | None
    objectives: shapes.TextOut | None
    target_groups: shapes.TextOut | None
    note: shapes.TextOut | None
    language: str
    reporting_org: str | None
    currency: str
    scope: str
    collaboration_type: str
    flow_type: str
    finance_type: str
    aid_type: str
    tied_status: str
    humanitarian: bool | None
    includes_components: bool
    parent: str | None = Field(description="Identifier of the activity it is part of.")
    children: list[str] = Field(description="Identifiers of its parts.")
    version: int
    evidence: EvidenceOut
    sources: shapes.Sources
    participations: list[ParticipationOut]
    recipient_countries: list[RecipientCountryOut]
    recipient_regions: list[RecipientRegionOut]
    locations: list[LocationOut]
    sectors: list[SectorOut]
    markers: list[MarkerOut]
    nodes: list[NodeShareOut]
    phases: list[PhaseOut]
    extensions: list[ExtensionOut]
    stops: list[StopOut]
    secondments: list[SecondmentOut]
    relations: list[RelationOut]
    documents: list[DocumentOut]
