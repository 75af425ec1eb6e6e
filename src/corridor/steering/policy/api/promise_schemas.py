# SPDX-License-Identifier: EUPL-1.2
"""The shapes in which the API answers about promises."""

from __future__ import annotations

from ninja import Field, Schema

from corridor.foundation.pages.public import shapes


class TermOut(Schema):
    """By when."""

    kind: str = Field(description="stated, none, or unknown: it may stand in a part that is lost.")
    days: shapes.PeriodOut | None = Field(description="Days in which the last day for it lies.")
    text: shapes.TextOut | None


class PromiseOut(Schema):
    """What parliament was promised or asked for, and how it stands."""

    code: str
    framework: str
    kind: str = Field(description="promise, motion, amendment, undertaking or notice.")
    title: shapes.TextOut
    day: shapes.PeriodOut | None = Field(description="Days in which it was said.")
    term: TermOut
    state: str = Field(
        description="kept, kept_late, under_way, changed, open, or silent: the sources tell "
        "nothing more, which is not broken."
    )
    overdue: str = Field(description="Today: yes, no or unknown.")
    nodes: list[str] = Field(description="Codes of nodes of its framework.")
    responsible: list[str] = Field(description="Codes of organisations that have to do it.")
    owner: str | None = Field(description="Code of the organisation that follows it.")
    reading_of: str | None = Field(
        description="The promise of which this is another reading: sources contradict each other."
    )
    version: int
    sources: shapes.Sources


class StepOut(Schema):
    """How it stood then, what was done, and the evidence."""

    number: int
    state: str
    day: shapes.PeriodOut | None
    text: shapes.TextOut
    evidence: shapes.TextOut | None
    corrects: int | None = Field(description="Number of the step that it takes the place of.")
    entered: str = Field(description="pack or officer.")
    sources: shapes.Sources


class PromiseDetailOut(PromiseOut):
    """The same in full, with its steps in the order in which they were written."""

    text: shapes.TextOut
    origin: shapes.TextOut
    number: str | None = Field(description="Of the parliamentary paper.")
    who: shapes.TextOut | None
    role: str | None = Field(description="minister or member.")
    money: shapes.MoneyOut | None
    note: shapes.TextOut | None
    readings: list[str] = Field(description="Other readings, where sources contradict each other.")
    steps: list[StepOut]


class PromiseCountOut(Schema):
    """How many stand how; one that touches two nodes is counted at both."""

    framework: str
    node: str | None
    year: int | None = Field(description="Null where no source states the day.")
    state: str
    count: int
