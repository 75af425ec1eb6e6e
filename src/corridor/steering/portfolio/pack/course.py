# SPDX-License-Identifier: EUPL-1.2
"""How an activity went in time, what it belongs with and what was written of it."""

from __future__ import annotations

from datetime import date as day
from typing import Literal

from pydantic import Field

from corridor.foundation.jobs.public import Citations, PackRecord, PackText, PackValidity

from ..rules.statements import (
    DocumentStatement,
    ExtensionStatement,
    PhaseStatement,
    RelationStatement,
    SecondmentStatement,
    StopStatement,
)
from .fields import Language, Short, Slug, When
from .shares import WHERE_ELSE


class PhaseRecord(PackRecord):
    """A stretch of the activity with a name of its own."""

    code: Short = Field(description="tells it from the other phases")
    name: PackText = Field(description="what it is called")
    valid: PackValidity = Field(description="when it ran")
    text: PackText | None = Field(None, description="what was done in it, in own words")
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> PhaseStatement:
        return PhaseStatement(self.code, self.name, self.valid, self.text, self.sources or ())


class ExtensionRecord(PackRecord):
    """A decision to let it run longer."""

    decided: When = Field(None, description="when it was decided")
    new_end: When = Field(None, description="until when it may run now")
    budget_neutral: bool | None = Field(
        None, description="whether it cost nothing more; left out where nobody said"
    )
    reason: PackText | None = Field(None, description="why")
    note: PackText | None = Field(None, description="what must be known of it")
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> ExtensionStatement:
        return ExtensionStatement(
            self.decided,
            self.new_end,
            self.budget_neutral,
            self.reason,
            self.note,
            self.sources or (),
        )


class StopRecord(PackRecord):
    """A decision to end it before its time."""

    decided: When = Field(None, description="when it was decided, or took effect")
    reason: PackText = Field(description="why")
    follow_up: PackText | None = Field(None, description="what came in its place")
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> StopStatement:
        return StopStatement(self.decided, self.reason, self.follow_up, self.sources or ())


class SecondmentRecord(PackRecord):
    """People lent by one organisation to another."""

    lender: Slug = Field(description="code of the organisation that they come from")
    host: Slug | None = Field(None, description="code of the organisation that they work at")
    valid: PackValidity = Field(description="when they were lent")
    people: int | None = Field(None, ge=0, description="how many; left out where not stated")
    text: PackText = Field(description="who was lent for what, in own words, without names")
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> SecondmentStatement:
        return SecondmentStatement(
            self.lender, self.host, self.valid, self.text, self.people, self.sources or ()
        )


class RelationRecord(PackRecord):
    """Another activity that it belongs with, other than as parent and child."""

    to: str = Field(min_length=1, max_length=200, description="its code or IATI identifier")
    kind: Literal["successor", "3", "4", "5"] = Field(
        description="successor: the other carries on what this one began; "
        "3 sibling, 4 co-funded, 5 third party's (IATI RelatedActivityType)"
    )

    def statement(self) -> RelationStatement:
        return RelationStatement(self.to, self.kind)


class ActivityDocumentRecord(PackRecord):
    """A document about it: an address, or a document of the register."""

    title: PackText = Field(description="what it is")
    url: str = Field("", max_length=2000, pattern=r"^(https?://\S+)?$", description="its address")
    document: str | None = Field(None, description="its code in the register, in place of url")
    category: str = Field("", pattern=r"^([AB]\d\d)?$", description="IATI DocumentCategory, as A01")
    language: Language | None = Field(None, description="ISO 639-1")
    dated: day | None = Field(None, description="the date on it")
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> DocumentStatement:
        return DocumentStatement(
            self.title,
            self.url,
            self.document,
            self.category,
            self.language or "",
            self.dated,
            self.sources or (),
        )
