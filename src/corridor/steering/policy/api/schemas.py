# SPDX-License-Identifier: EUPL-1.2
"""The shapes in which the API answers."""

from __future__ import annotations

from datetime import date

from ninja import Field, Schema

from corridor.foundation.pages.public import shapes


class EditionOut(Schema):
    """A framework as it read for some time."""

    code: str
    title: shapes.TextOut
    status: str | None = Field(description="proposed or adopted; null where not stated.")
    validity: shapes.ValidityOut
    sources: shapes.Sources
    note: shapes.TextOut | None


class FrameworkOut(Schema):
    """A framework in a list."""

    code: str
    kind: str | None = Field(description="national, regional, global or goals.")
    names: shapes.TextOut
    owner: str | None = Field(description="Code of the organisation that owns it.")
    editions: list[EditionOut]


class NodeOut(Schema):
    """A node as an edition has it, with all below it."""

    code: str = Field(description="The same in every edition.")
    kind: str
    title: shapes.TextOut
    description: shapes.TextOut | None
    labels: list[str] = Field(description="Other names printed for it in the sources.")
    sources: shapes.Sources
    children: list[NodeOut]


class TreeOut(Schema):
    """One edition's tree."""

    framework: str
    edition: EditionOut
    held: str = Field(description="Whether it held on the day: yes, no or unknown.")
    nodes: list[NodeOut]


class ChangesOut(Schema):
    """Codes of nodes by what became of them between two editions."""

    before: str
    after: str
    added: list[str]
    removed: list[str]
    renamed: list[str]
    moved: list[str]


class LinkOut(Schema):
    """What a node of another framework is to the one at hand."""

    framework: str
    node: str
    relation: str = Field(
        description="SKOS: exact, close, broad (the other is broader), narrow or related."
    )
    basis: str = Field(description="source or judgement.")
    note: shapes.TextOut | None
    sources: shapes.Sources


class NodeStateOut(Schema):
    """The node in one edition."""

    edition: str
    parent: str | None
    title: shapes.TextOut
    description: shapes.TextOut | None
    sources: shapes.Sources


class NodeDetailOut(Schema):
    """A node through the editions, with its links to other frameworks."""

    framework: str
    code: str
    kind: str
    editions: list[NodeStateOut]
    links: list[LinkOut]


class SpendingOut(Schema):
    """Spending of a calendar year on a node; a null node is the total as printed."""

    record: str = Field(description="What the record is known by, as NL08/2011/6.")
    node: str | None
    year: int
    money: shapes.MoneyOut
    status: str = Field(description="stated or not_stated.")
    origin: str = Field(description="pack or officer.")
    note: shapes.TextOut | None
    sources: shapes.Sources


class PartOut(Schema):
    """A part of an envelope; without an amount it may come on top of it."""

    code: str
    names: shapes.TextOut
    money: shapes.MoneyOut
    node: str | None
    origin: shapes.TextOut | None
    sources: shapes.Sources


class EnvelopeOut(Schema):
    """What a framework may cost in a calendar year."""

    year: int
    money: shapes.MoneyOut
    parts: list[PartOut]
    note: shapes.TextOut | None
    sources: shapes.Sources


class ReservationOut(Schema):
    """At most this amount a year for a node."""

    node: str
    money: shapes.MoneyOut
    validity: shapes.ValidityOut
    text: shapes.TextOut
    note: shapes.TextOut | None
    sources: shapes.Sources


class ExplanationOut(Schema):
    """Why a year's spending was what it was."""

    node: str | None
    year: int
    kind: str = Field(description="underspending, overspending or context.")
    text: shapes.TextOut
    sources: shapes.Sources


class CheckOut(Schema):
    """Whether the money of a year fits together."""

    year: int
    kind: str = Field(description="sum, envelope, parts or reservation.")
    outcome: str = Field(description="holds, fails, or open where it cannot be told.")
    text: shapes.TextOut
    records: list[str]


class MoneyOfFrameworkOut(Schema):
    """All money of a framework, or of one of its years."""

    spending: list[SpendingOut]
    envelopes: list[EnvelopeOut]
    reservations: list[ReservationOut]
    explanations: list[ExplanationOut]
    checks: list[CheckOut]


class CellOut(Schema):
    """A link in the matrix of two frameworks, read from the row."""

    row: str
    column: str
    relation: str = Field(description="SKOS; broad: the column is the broader of the two.")
    basis: str
    note: shapes.TextOut | None
    sources: shapes.Sources


class CrosswalkOut(Schema):
    """All links between two frameworks."""

    rows: str
    columns: str
    links: list[CellOut]


class InvolvedOut(Schema):
    """Whether an organisation works by an approach on an objective."""

    approach: str
    objective: str
    organisation: str = Field(description="Code of the organisation.")
    state: str = Field(description="yes, no or unknown.")
    note: shapes.TextOut | None
    sources: shapes.Sources


class GroundOut(Schema):
    """A ground for an answer, in words."""

    text: shapes.TextOut
    said: shapes.TextOut | None = Field(description="The reason that the rule itself gives.")
    effect: str | None = Field(description="eligible, priority, exempt or only.")
    instrument: str | None
    country_list: str | None
    listed: str | None = Field(description="Whether the country was on the list.")
    in_force: str | None = Field(description="Whether the rule held.")
    sources: shapes.Sources


class RulingOut(Schema):
    """Whether a country was eligible, and a priority, on a day."""

    framework: str
    country: str = Field(description="ISO 3166-1 alpha-2.")
    instrument: str | None
    day: date
    eligible: str = Field(description="yes, no or unknown.")
    priority: str = Field(description="yes, no or unknown.")
    grounds: list[GroundOut]


class BudgetOut(Schema):
    """Money beside the envelopes."""

    code: str
    names: shapes.TextOut
    payer: str | None = Field(description="Code of the organisation that pays.")
    recipient: str | None = Field(description="Code of the organisation that receives.")
    from_year: int
    until_year: int | None = Field(description="Included; null where not stated.")
    money: shapes.MoneyOut
    approximate: bool
    text: shapes.TextOut
    sources: shapes.Sources
