# SPDX-License-Identifier: EUPL-1.2
"""Clauses on conditionality, and decisions with the facts beside them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from corridor.foundation.jobs.public import (
    Citations,
    Kind,
    Outcome,
    PackCode,
    PackCountry,
    PackRecord,
    PackSlug,
    PackText,
    PackValidity,
)
from corridor.values.answers import Answer

from .. import actions
from ..models import ConditionalityClause


class ClauseRecord(PackRecord):
    code: PackSlug = Field(description="the clause’s name in packs")
    framework: PackCode = Field(description="the framework that says it")
    stance: Literal["excludes", "may_reward", "may_affect", "forbids", "seeks"] = Field(
        description="what it does: shuts out who does not cooperate, may reward cooperation, may "
        "affect other aid, forbids the tie, asks others to set conditions"
    )
    text: PackText = Field(description="what it says, in own words")
    scope: PackText | None = Field(None, description="the aid that it touches, where stated")
    valid: PackValidity = Field(description="when it held")
    sources: Citations = Field(description="where it stands")
    note: PackText | None = Field(None, description="what a reader should know")


def _clause(record: ClauseRecord) -> Outcome:
    return actions.load_entry(
        ConditionalityClause,
        code=record.code,
        values={
            "framework": actions.find_framework(record.framework),
            "stance": record.stance,
            "text": record.text,
            "scope": record.scope,
            "validity": record.valid,
            "sources": record.sources,
            "note": record.note,
        },
        said=record.model_dump(),
    )


class FactRecord(PackRecord):
    kind: Literal[
        "requests", "answered", "proof", "documents", "returned", "agreement", "other"
    ] = Field(description="what was looked at")
    number: Decimal | None = Field(None, description="how many, where known")
    answer: Answer | None = Field(None, description="yes, no or unknown, where that is the fact")
    text: PackText | None = Field(None, description="in words")
    start: date | None = Field(None, description="first day that it is about")
    end: date | None = Field(None, description="first day after those that it is about")
    source: str = Field(min_length=1, max_length=300, description="where it was taken from")


class DecisionRecord(PackRecord):
    code: PackSlug = Field(description="the decision’s name in packs")
    clause: PackSlug = Field(description="the clause under which it was taken")
    country: PackCountry = Field(description="the country that it is about")
    taken: date = Field(description="the day on which it was taken")
    starts: date | None = Field(None, description="first day in force, where another")
    ends: date | None = Field(None, description="first day no longer in force")
    kind: Literal["no_consequence", "reward", "withheld", "other"] = Field(
        description="what was decided"
    )
    text: PackText = Field(description="what was decided, in words")
    reason: PackText = Field(description="why")
    reference: str = Field(min_length=1, max_length=300, description="letter, minutes or file")
    decided_by: str = Field(min_length=1, max_length=300, description="who took it")
    organisation: PackSlug | None = Field(None, description="the organisation that took it")
    facts: tuple[FactRecord, ...] = Field((), description="what was known on the day")
    supersedes: PackSlug | None = Field(None, description="the decision whose place it takes")
    sources: Citations | None = Field(None, description="where it stands")


def _decision(record: DecisionRecord) -> Outcome:
    given = actions.GivenDecision(
        kind=record.kind,
        taken=record.taken,
        text=record.text,
        reason=record.reason,
        reference=record.reference,
        decided_by=record.decided_by,
        starts=record.starts,
        ends=record.ends,
        organisation=None
        if record.organisation is None
        else actions.find_organisation(record.organisation),
        sources=record.sources or (),
        facts=[
            actions.GivenFact(
                kind=fact.kind,
                source=fact.source,
                number=fact.number,
                answer=fact.answer,
                text=fact.text,
                start=fact.start,
                end=fact.end,
            )
            for fact in record.facts
        ],
    )
    return actions.load_decision(
        code=record.code,
        clause=actions.find_clause(record.clause),
        country=actions.find_country(record.country),
        given=given,
        said=record.model_dump(),
        supersedes=None
        if record.supersedes is None
        else actions.find_decision(record.supersedes, "supersedes"),
    )


KINDS = [
    Kind(
        "conditionality-clause",
        "dossiers",
        ClauseRecord,
        _clause,
        after=("framework",),
        about="what a framework says of aid and help with return",
        key=("code",),
        title=_("Clauses on conditionality"),
    ),
    Kind(
        "conditionality-decision",
        "dossiers",
        DecisionRecord,
        _decision,
        after=("conditionality-clause", "country", "organisation"),
        about="what people decided on a country, with the facts of the day",
        key=("code",),
        title=_("Decisions on conditionality"),
    ),
]
