# SPDX-License-Identifier: EUPL-1.2
"""The shapes of rounds and drafts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ninja import Field, Schema

from corridor.foundation.pages.public import shapes

Texts = dict[str, str]


class RoundOut(Schema):
    """A reporting round in a list."""

    id: str = Field(description="Public identifier, as in its address.")
    partner: str = Field(description="Code of the organisation that reports.")
    period: shapes.PeriodOut
    due: date
    state: str = Field(
        description="planned, open, submitted, sent_back, approved, locked or reopened."
    )
    since: datetime = Field(description="When this state began.")
    at: str = Field(description="With whom it lies: partner, officer or nobody.")
    late: int = Field(description="Days late at them; 0 when it is not.")
    version: int = Field(description="To be named with a step.")


class StepOut(Schema):
    """A step that was taken."""

    verb: str
    before: str
    after: str
    at: datetime
    by: str | None = Field(description="Name of the person; null for Corridor itself.")
    remark: str


class RemarkOut(Schema):
    """A remark: on the whole, on an activity, a figure or a transaction of it."""

    id: str
    activity: str | None
    result: str | None
    indicator: str | None
    start: date | None = Field(description="First day of the figure's period.")
    transaction: str | None
    text: str
    at: datetime
    by: str | None
    resolved: datetime | None


class MissingOut(Schema):
    """What keeps a report from being submitted."""

    activity: str
    lack: str = Field(description="figure, reason, narrative or astray.")
    result: str | None
    indicator: str | None
    start: date | None


class RoundDetailOut(RoundOut):
    """A round with its steps, remarks and what it lacks."""

    steps: list[StepOut]
    remarks: list[RemarkOut]
    missing: list[MissingOut]
    approved: list[int] = Field(description="Numbers of its approved reports, the last one first.")


class FigureValue(Schema):
    """A target or an actual."""

    state: str = Field(description="reported, not_reported or not_applicable.")
    number: str | None
    denominator: str | None = Field(description="Of a percentage: of how many.")
    text: Texts | None
    qualifier: str = Field(description="exact, about, at_least or at_most.")
    comment: Texts | None


class PartValue(Schema):
    """A part of a figure; `cell` names "dimension:category" in the order of their names."""

    cell: list[str]
    state: str = "reported"
    number: Decimal | None = None
    denominator: Decimal | None = None


class DraftFigureOut(Schema):
    """A figure that is asked for, with what is written of it."""

    activity: str
    result: str = Field(description="Code of the result within the activity.")
    indicator: str = Field(description="Code of the indicator within the result.")
    title: shapes.TextOut
    measure: str = Field(description="1 number, 2 percentage, 5 in words, yes_no.")
    period: shapes.PeriodOut
    version: int = Field(description="To be named when it is written; 0: nothing is written yet.")
    actual: FigureValue | None
    parts: list[PartValue]
    target: FigureValue | None
    before: FigureValue | None = Field(description="The last figure, or the baseline.")
    warnings: list[str] = Field(description="What asks for a second look, in `lang`.")


class NarrativeOut(Schema):
    activity: str
    done: Texts | None
    short: Texts | None
    version: int


class TransactionOut(Schema):
    """Money that is reported."""

    id: str
    activity: str
    type: str = Field(description="Code of IATI TransactionType.")
    refund: bool
    day: date
    amount: str
    currency: str
    provider: str | None
    receiver: str | None
    ref: str
    description: Texts | None
    corrects: int | None = Field(description="Key of the record that was wrong.")
    reason: str
    version: int


class DraftOut(Schema):
    """All that is written in a round."""

    figures: list[DraftFigureOut]
    narratives: list[NarrativeOut]
    transactions: list[TransactionOut]


class FigureIn(Schema):
    """A figure to write; `state` null takes away what was written."""

    activity: str
    result: str
    indicator: str
    start: date = Field(description="First day of its period.")
    version: int = Field(0, description="As it was seen; 0 for none.")
    state: str | None = "reported"
    number: Decimal | None = None
    denominator: Decimal | None = None
    text: Texts | None = None
    qualifier: str = "exact"
    comment: Texts | None = None
    parts: list[PartValue] = Field(default_factory=list)


class NarrativeIn(Schema):
    activity: str
    done: Texts | None = None
    short: Texts | None = None
    version: int = 0


class TransactionIn(Schema):
    """Money to write; `id` names the one that it changes, `drop` takes that away."""

    activity: str
    type: str = ""
    day: date | None = None
    amount: Decimal | None = None
    currency: str = "EUR"
    id: str | None = None
    refund: bool = False
    provider: str | None = Field(None, description="Code of an organisation.")
    receiver: str | None = Field(None, description="Code of an organisation.")
    ref: str = Field("", max_length=100)
    description: Texts | None = None
    corrects: int | None = Field(None, ge=1, le=2**63 - 1)
    reason: str = ""
    drop: bool = False
    version: int = 0


class DraftIn(Schema):
    """What to write: all of it, or with one problem nothing."""

    figures: list[FigureIn] = Field(default_factory=list, max_length=2000)
    narratives: list[NarrativeIn] = Field(default_factory=list, max_length=500)
    transactions: list[TransactionIn] = Field(default_factory=list, max_length=2000)


class ProblemOut(Schema):
    """What is wrong with one of the items given."""

    kind: str = Field(description="figure, narrative or transaction.")
    index: int = Field(description="Its place in the list given, from 0.")
    field: str
    message: str
    stale: bool = Field(description="Somebody else wrote there meanwhile.")
    version: int | None = Field(description="Of what stands now, when it is stale.")


class SavedOut(Schema):
    changed: int
    problems: list[ProblemOut]


class StepIn(Schema):
    """A step to take: open, submit, send_back, approve, lock or reopen."""

    verb: str
    version: int = Field(description="Of the round as it was seen.")
    remark: str = Field("", max_length=20_000)
    due: date | None = None


class RoundIn(Schema):
    """A round to make."""

    partner: str = Field(description="Code of the organisation.")
    start: date
    end: date = Field(description="The first day after the period.")
    due: date
    open: bool = Field(True, description="False: planned, to be opened later.")


class RemarkIn(Schema):
    text: str = Field(max_length=4000)
    activity: str | None = None
    result: str | None = None
    indicator: str | None = None
    start: date | None = None
    transaction: str | None = None


class ApprovedOut(Schema):
    """An approved report as it was frozen; `hash` is the SHA-256 of its canonical JSON."""

    number: int
    hash: str
    content: dict[str, Any]
