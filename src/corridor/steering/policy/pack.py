# SPDX-License-Identifier: EUPL-1.2
"""The kinds of record that this room takes from a data pack."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from corridor.foundation.jobs.public import (
    Citations,
    Kind,
    Outcome,
    PackRecord,
    PackText,
    PackValidity,
)

from . import actions


def _amount(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"-?\d{1,16}(\.\d{1,2})?", value):
        raise ValueError("write an amount in digits with at most one point, as in 2089331 or 0.25")
    return value


Amount = Annotated[Decimal, BeforeValidator(_amount)]
Code = Annotated[str, Field(min_length=1, max_length=30, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Slug = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z0-9][a-z0-9-]*$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 4217 code")]


class NodeRecord(PackRecord):
    code: Code = Field(description="stays the same through all editions")
    kind: Literal[
        "priority",
        "objective",
        "result_area",
        "approach",
        "pillar",
        "goal",
        "target",
        "principle",
    ] = Field(description="what sort of node it is")
    title: PackText = Field(description="its title in this edition")
    description: PackText | None = Field(None, description="what it is about, in own words")
    labels: tuple[str, ...] = Field((), description="other names printed for it in the sources")
    sources: Citations | None = Field(None, description="where it stands; else the edition's")
    children: tuple[NodeRecord, ...] = Field((), description="the nodes below it, in order")

    def spec(self) -> actions.NodeSpec:
        return actions.NodeSpec(
            code=self.code,
            kind=self.kind,
            title=self.title,
            description=self.description,
            labels=self.labels,
            sources=self.sources or (),
            children=tuple(child.spec() for child in self.children),
        )


class EditionRecord(PackRecord):
    code: Code = Field(description="the edition's code within the framework, such as its year")
    title: PackText = Field(description="the framework's title in this edition")
    valid: PackValidity = Field(description="when the edition held")
    status: Literal["proposed", "adopted"] | None = Field(
        None, description="whether it was adopted or only proposed"
    )
    sources: Citations = Field(description="where the edition stands")
    nodes: tuple[NodeRecord, ...] = Field((), description="the nodes at the top, in order")


class FrameworkRecord(PackRecord):
    code: Code = Field(description="the framework's code")
    names: PackText = Field(description="its name")
    kind: Literal["national", "regional", "global", "goals"] | None = Field(
        None, description="whose framework it is"
    )
    owner: Slug | None = Field(None, description="the organisation whose framework it is")
    editions: tuple[EditionRecord, ...] = Field(description="its editions")


class EmphasisRecord(PackRecord):
    framework: Code = Field(description="the framework")
    node: Code = Field(description="the node on which weight was laid")
    valid: PackValidity = Field(description="for how long")
    text: PackText = Field(description="what was emphasised")
    sources: Citations = Field(description="where that stands")


class CrosswalkRecord(PackRecord):
    source: str = Field(description="a node as framework/code, as in NL08/5")
    target: str = Field(description="a node of another framework, as in BE/4.5")
    relation: Literal["exact", "close", "broad", "narrow", "related"] = Field(
        description="SKOS mapping relation; broad: the target is the broader of the two"
    )
    basis: Literal["source", "judgement"] = Field(description="who ties them: a source, or we")
    note: PackText | None = Field(None, description="why; a judgement must say so")
    sources: Citations | None = Field(None, description="required where the basis is a source")


class InvolvementRecord(PackRecord):
    framework: Code = Field(description="the framework")
    approach: Code = Field(description="a node that is an approach")
    objective: Code = Field(description="the node it is used for")
    organisation: Slug = Field(description="who")
    state: Literal["yes", "no", "unknown"] = Field(
        description="whether it does; unknown where the source is lost or silent"
    )
    note: PackText | None = Field(None, description="required where the state is unknown")
    sources: Citations = Field(description="where it stands")


class InstrumentRecord(PackRecord):
    framework: Code = Field(description="the framework")
    code: Slug = Field(description="the instrument's code within the framework")
    names: PackText = Field(description="its name")
    description: PackText | None = Field(None, description="what it is for")
    valid: PackValidity = Field(description="when it was in force")
    sources: Citations = Field(description="where it stands")


class CountryRuleRecord(PackRecord):
    framework: Code = Field(description="the framework")
    instrument: Slug | None = Field(description="the instrument; null: all of the framework's")
    list: Slug | None = Field(description="the country list; null: every country")
    effect: Literal["eligible", "priority", "exempt", "only"] = Field(
        description="opens to the list, puts it first, is bound to no list, is limited to the list"
    )
    valid: PackValidity = Field(description="when the rule held")
    reason: PackText = Field(description="why, in own words")
    sources: Citations = Field(description="where it stands")


class PartRecord(PackRecord):
    code: Slug = Field(description="the part's code within the envelope")
    names: PackText = Field(description="its name")
    amount: Amount | None = Field(
        description="in the envelope's currency; null: not stated, may come on top of the envelope"
    )
    node: Code | None = Field(None, description="the node that the part is for")
    origin: PackText | None = Field(None, description="where the money comes from")
    sources: Citations = Field(description="where it stands")


class EnvelopeRecord(PackRecord):
    framework: Code = Field(description="the framework")
    year: int = Field(description="calendar year")
    amount: Amount = Field(description="what may be spent, in units of the currency")
    currency: Currency
    precision: Amount = Field(Decimal(1), description="the unit to which the source rounds")
    parts: tuple[PartRecord, ...] = Field((), description="parts, together not more than amount")
    sources: Citations = Field(description="where it stands")
    note: PackText | None = Field(None, description="what to know when reading it")


class ReservationRecord(PackRecord):
    framework: Code = Field(description="the framework")
    node: Code = Field(description="the node that the cap is for")
    amount: Amount = Field(description="at most this, in units of the currency")
    currency: Currency
    per: Literal["year"] = Field(description="in each calendar year")
    valid: PackValidity = Field(description="when the cap held")
    text: PackText = Field(description="what it covers")
    sources: Citations = Field(description="where it stands")
    note: PackText | None = Field(None, description="what to know when reading it")


class SpendingRecord(PackRecord):
    framework: Code = Field(description="the framework")
    node: Code | None = Field(description="the node; null: the total as printed")
    year: int = Field(description="calendar year")
    amount: Amount | None = Field(description="in units of the currency; null when not stated")
    currency: Currency
    precision: Amount = Field(Decimal(1), description="the unit to which the source rounds")
    status: Literal["stated", "not_stated"] = Field(
        description="not_stated: the source leaves the amount open, which is not zero"
    )
    sources: Citations = Field(description="the line of the number first, then its table")
    note: PackText | None = Field(None, description="what to know when reading it")

    @model_validator(mode="after")
    def _agrees(self) -> SpendingRecord:
        if (self.amount is None) != (self.status == "not_stated"):
            raise ValueError("an amount is null when, and only when, the status is not_stated")
        return self


class ExplanationRecord(PackRecord):
    framework: Code = Field(description="the framework")
    node: Code | None = Field(description="the node; null: the framework as a whole")
    year: int = Field(description="calendar year")
    kind: Literal["underspending", "overspending", "context"] = Field(
        description="what it explains"
    )
    text: PackText = Field(description="the cause, in own words")
    sources: Citations = Field(description="where it stands; tells causes of one node apart")


class OtherBudgetRecord(PackRecord):
    code: Slug = Field(description="its code")
    names: PackText = Field(description="its name")
    payer: Slug | None = Field(None, description="the organisation that pays")
    recipient: Slug | None = Field(None, description="the organisation that receives")
    from_year: int = Field(description="the first calendar year")
    until_year: int | None = Field(description="the last one, included; null: not stated")
    amount: Amount = Field(description="for the whole time, in units of the currency")
    currency: Currency
    approximate: bool = Field(description="whether the source gives a round number")
    text: PackText = Field(description="what it is for")
    sources: Citations = Field(description="where it stands")


def _framework(record: FrameworkRecord) -> Outcome:
    return actions.save_framework(
        by=None,
        code=record.code,
        names=record.names,
        kind=record.kind,
        owner=record.owner,
        editions=[
            actions.EditionSpec(
                code=edition.code,
                title=edition.title,
                validity=edition.valid,
                sources=edition.sources,
                status=edition.status,
                nodes=tuple(node.spec() for node in edition.nodes),
            )
            for edition in record.editions
        ],
    )


def _emphasis(record: EmphasisRecord) -> Outcome:
    return actions.save_emphasis(
        by=None,
        framework=record.framework,
        node=record.node,
        validity=record.valid,
        text=record.text,
        sources=record.sources,
    )


def _crosswalk(record: CrosswalkRecord) -> Outcome:
    return actions.save_crosswalk(
        by=None,
        source=record.source,
        target=record.target,
        relation=record.relation,
        basis=record.basis,
        note=record.note,
        sources=record.sources or (),
    )


def _involvement(record: InvolvementRecord) -> Outcome:
    return actions.save_involvement(
        by=None,
        framework=record.framework,
        approach=record.approach,
        objective=record.objective,
        organisation=record.organisation,
        state=record.state,
        note=record.note,
        sources=record.sources,
    )


def _instrument(record: InstrumentRecord) -> Outcome:
    return actions.save_instrument(
        by=None,
        framework=record.framework,
        code=record.code,
        names=record.names,
        description=record.description,
        validity=record.valid,
        sources=record.sources,
    )


def _country_rule(record: CountryRuleRecord) -> Outcome:
    return actions.save_country_rule(
        by=None,
        framework=record.framework,
        instrument=record.instrument,
        list_code=record.list,
        effect=record.effect,
        validity=record.valid,
        reason=record.reason,
        sources=record.sources,
    )


def _envelope(record: EnvelopeRecord) -> Outcome:
    return actions.save_envelope(
        by=None,
        framework=record.framework,
        year=record.year,
        amount=record.amount,
        currency=record.currency,
        precision=record.precision,
        sources=record.sources,
        note=record.note,
        parts=[
            actions.PartSpec(
                code=part.code,
                names=part.names,
                amount=part.amount,
                sources=part.sources,
                node=part.node,
                origin=part.origin,
            )
            for part in record.parts
        ],
    )


def _reservation(record: ReservationRecord) -> Outcome:
    return actions.save_reservation(
        by=None,
        framework=record.framework,
        node=record.node,
        amount=record.amount,
        currency=record.currency,
        per=record.per,
        validity=record.valid,
        text=record.text,
        sources=record.sources,
        note=record.note,
    )


def _spending(record: SpendingRecord) -> Outcome:
    return actions.load_spending(
        by=None,
        framework=record.framework,
        node=record.node,
        year=record.year,
        amount=record.amount,
        currency=record.currency,
        sources=record.sources,
        precision=record.precision,
        note=record.note,
    )


def _explanation(record: ExplanationRecord) -> Outcome:
    return actions.save_explanation(
        by=None,
        framework=record.framework,
        node=record.node,
        year=record.year,
        kind=record.kind,
        text=record.text,
        sources=record.sources,
    )


def _other_budget(record: OtherBudgetRecord) -> Outcome:
    return actions.save_other_budget(
        by=None,
        code=record.code,
        names=record.names,
        payer=record.payer,
        recipient=record.recipient,
        from_year=record.from_year,
        until_year=record.until_year,
        amount=record.amount,
        currency=record.currency,
        approximate=record.approximate,
        text=record.text,
        sources=record.sources,
    )


MONEY = ("framework", "currency")

KINDS = [
    Kind(
        "framework",
        "policy",
        FrameworkRecord,
        _framework,
        after=("organisation",),
        about="policies, compacts and sets of goals, as dated trees of nodes",
        key=("code",),
    ),
    Kind(
        "emphasis",
        "policy",
        EmphasisRecord,
        _emphasis,
        after=("framework",),
        about="weight laid on a node for a time",
    ),
    Kind(
        "crosswalk",
        "policy",
        CrosswalkRecord,
        _crosswalk,
        after=("framework",),
        about="links between nodes of two frameworks",
        key=("source", "target"),
    ),
    Kind(
        "involvement",
        "policy",
        InvolvementRecord,
        _involvement,
        after=("framework",),
        about="which organisation uses an approach for an objective",
        key=("framework", "approach", "objective", "organisation"),
    ),
    Kind(
        "instrument",
        "policy",
        InstrumentRecord,
        _instrument,
        after=("framework",),
        about="ways in which a framework's money goes out",
        key=("framework", "code"),
    ),
    Kind(
        "country-rule",
        "policy",
        CountryRuleRecord,
        _country_rule,
        after=("instrument", "country-list"),
        about="which countries an instrument is open to, and when",
    ),
    Kind(
        "envelope",
        "policy",
        EnvelopeRecord,
        _envelope,
        after=MONEY,
        about="what was made available for a framework and year",
        key=("framework", "year"),
    ),
    Kind(
        "reservation",
        "policy",
        ReservationRecord,
        _reservation,
        after=MONEY,
        about="upper limits within an envelope",
    ),
    Kind(
        "spending",
        "policy",
        SpendingRecord,
        _spending,
        after=MONEY,
        about="what was spent on a node in a year",
        key=("framework", "node", "year"),
    ),
    Kind(
        "explanation",
        "policy",
        ExplanationRecord,
        _explanation,
        after=("framework",),
        about="why more or less was spent than there was",
    ),
    Kind(
        "other-budget",
        "policy",
        OtherBudgetRecord,
        _other_budget,
        after=("organisation", "currency"),
        about="budgets beside a framework's",
        key=("code",),
    ),
]
