# SPDX-License-Identifier: EUPL-1.2
"""The shapes in which the API answers."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Field, Schema

from corridor.foundation.pages.public import shapes

ISO2 = "ISO 3166-1 alpha-2."


class MomentOut(Schema):
    """A day from `earliest` to `latest`; both null where it is not known."""

    earliest: date | None
    latest: date | None


class AboutOut(Schema):
    """One country, all that a list names, or countries in words: one of the three is there."""

    country: str | None = Field(description=ISO2)
    country_list: str | None = Field(description="Code of a country list.")
    applies_to: shapes.TextOut | None


class DossierOut(Schema):
    """The file of a country, counted."""

    country: str = Field(description=ISO2)
    lists: list[str] = Field(description="Codes of the lists that name it.")
    frameworks: list[str] = Field(description="Codes of frameworks that bear on it.")
    partnerships: list[str] = Field(description="Identifiers of its partnerships.")
    migration_in_papers: list[str] = Field(description="Answers of its papers: yes, no, unknown.")
    interests: int
    papers: int
    obligations: int
    decisions: int
    assessments: int
    strategies: int


class EntryOut(Schema):
    """What every entry has."""

    id: str
    version: int = Field(description="Counts the changes.")
    sources: shapes.Sources
    note: shapes.TextOut | None


class InterestOut(EntryOut, AboutOut):
    """What one side wants of the other, or does."""

    side: str = Field(description="partner, donor or both.")
    theme: str
    organisation: str | None = Field(description="Code of the organisation.")
    text: shapes.TextOut
    validity: shapes.ValidityOut


class PaperOut(EntryOut, AboutOut):
    """A planning paper."""

    kind: str
    title: shapes.TextOut
    migration: str = Field(description="Whether migration stands in it: yes, no or unknown.")
    place: shapes.TextOut | None
    how: shapes.TextOut | None
    validity: shapes.ValidityOut


class PartyOut(Schema):
    """Who takes part: a country, an organisation or a group in words."""

    side: str = Field(description="partner, donor or carries_out.")
    standing: str = Field(description="party, interested, not_party or unknown.")
    country: str | None = Field(description=ISO2)
    organisation: str | None = Field(description="Code of the organisation.")
    group: shapes.TextOut | None
    text: shapes.TextOut | None
    validity: shapes.ValidityOut
    sources: shapes.Sources


class PartnershipOut(EntryOut):
    """A partnership with its parties."""

    kind: str
    names: shapes.TextOut
    state: str = Field(description="considered, agreed, running, ended or unknown.")
    text: shapes.TextOut
    validity: shapes.ValidityOut
    parties: list[PartyOut]


class StepOut(Schema):
    """What was done about an obligation."""

    id: str
    state: str
    text: shapes.TextOut
    moment: MomentOut
    corrected: bool = Field(description="Whether another step takes its place.")
    sources: shapes.Sources


class ObligationOut(EntryOut):
    """What a side owes, and what came of it."""

    side: str = Field(description="partner, donor or both.")
    country: str | None = Field(description=ISO2)
    partnership: str | None = Field(description="Identifier of the partnership.")
    text: shapes.TextOut
    agreed_in: shapes.TextOut | None
    due: MomentOut | None = Field(description="Null where no term is stated.")
    state: str = Field(description="As the last step that stands says; open without any.")
    steps: list[StepOut]


class ClauseOut(EntryOut):
    """What a framework says of aid and help with return."""

    framework: str
    stance: str = Field(description="excludes, may_reward, may_affect, forbids or seeks.")
    text: shapes.TextOut
    scope: shapes.TextOut | None
    validity: shapes.ValidityOut


class FactOut(Schema):
    """What was known on the day; number, answer and text all null: it was not known."""

    kind: str
    number: str | None
    answer: str | None = Field(description="yes, no or unknown.")
    text: shapes.TextOut | None
    period: shapes.PeriodOut
    source: str


class DecisionOut(Schema):
    """What people decided on a country under a clause. Never changed."""

    id: str
    clause: str = Field(description="Identifier of the clause.")
    framework: str
    country: str = Field(description=ISO2)
    kind: str = Field(description="no_consequence, reward, withheld or other.")
    text: shapes.TextOut
    reason: shapes.TextOut
    reference: str
    decided_by: str
    organisation: str | None = Field(description="Code of the organisation.")
    taken: date
    in_force: shapes.PeriodOut
    supersedes: str | None = Field(description="Identifier of the decision before it.")
    recorded: datetime
    facts: list[FactOut]
    sources: shapes.Sources


class StandingOut(Schema):
    """A clause with the decision on a country that is in force on a day."""

    clause: str = Field(description="Identifier of the clause.")
    framework: str
    stance: str
    held: str = Field(description="Whether the clause held on the day: yes, no or unknown.")
    decision: DecisionOut | None = Field(description="Null where people decided nothing.")


class AssessmentOut(EntryOut):
    """How well a country did in a domain at some moment."""

    country: str = Field(description=ISO2)
    domain: str = Field(description="A code of the code list capacity-domain.")
    moment: MomentOut
    level: int | None = Field(description="From 0 to 4; null: in words alone, which is not 0.")
    level_name: shapes.TextOut | None
    text: shapes.TextOut
    method: shapes.TextOut | None
    organisation: str | None = Field(description="Code of the organisation that assessed.")
    activity: str | None = Field(description="Identifier of a public activity.")
    phase: str = Field(description="before or after the activity, or other.")


class TimetableOut(Schema):
    """A step of a timetable."""

    text: shapes.TextOut
    due: MomentOut | None
    state: str


class StrategyOut(EntryOut, AboutOut):
    """A country's plan to run migration itself."""

    title: shapes.TextOut
    text: shapes.TextOut
    budget: shapes.MoneyOut | None = Field(description="Null where none is stated.")
    validity: shapes.ValidityOut
    steps: list[TimetableOut]
