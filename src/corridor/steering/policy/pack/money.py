# SPDX-License-Identifier: EUPL-1.2
"""Envelopes, caps, spending and what explains it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field, model_validator

from corridor.foundation.jobs.public import (
    Citations,
    Kind,
    Outcome,
    PackAmount,
    PackCode,
    PackCurrency,
    PackRecord,
    PackSlug,
    PackText,
    PackValidity,
)

from .. import actions


class PartRecord(PackRecord):
    code: PackSlug = Field(description="the part's code within the envelope")
    names: PackText = Field(description="its name")
    amount: PackAmount | None = Field(
        description="in the envelope's currency; null: not stated, may come on top of the envelope"
    )
    node: PackCode | None = Field(None, description="the node that the part is for")
    origin: PackText | None = Field(None, description="where the money comes from")
    sources: Citations = Field(description="where it stands")


class EnvelopeRecord(PackRecord):
    framework: PackCode = Field(description="the framework")
    year: int = Field(description="calendar year")
    amount: PackAmount = Field(description="what may be spent, in units of the currency")
    currency: PackCurrency
    precision: PackAmount = Field(Decimal(1), description="the unit to which the source rounds")
    parts: tuple[PartRecord, ...] = Field((), description="parts, together not more than amount")
    sources: Citations = Field(description="where it stands")
    note: PackText | None = Field(None, description="what to know when reading it")


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


class ReservationRecord(PackRecord):
    framework: PackCode = Field(description="the framework")
    node: PackCode = Field(description="the node that the cap is for")
    amount: PackAmount = Field(description="at most this, in units of the currency")
    currency: PackCurrency
    per: Literal["year"] = Field(description="in each calendar year")
    valid: PackValidity = Field(description="when the cap held")
    text: PackText = Field(description="what it covers")
    sources: Citations = Field(description="where it stands")
    note: PackText | None = Field(None, description="what to know when reading it")


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


class SpendingRecord(PackRecord):
    framework: PackCode = Field(description="the framework")
    node: PackCode | None = Field(description="the node; null: the total as printed")
    year: int = Field(description="calendar year")
    amount: PackAmount | None = Field(description="in units of the currency; null when not stated")
    currency: PackCurrency
    precision: PackAmount = Field(Decimal(1), description="the unit to which the source rounds")
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


class ExplanationRecord(PackRecord):
    framework: PackCode = Field(description="the framework")
    node: PackCode | None = Field(description="the node; null: the framework as a whole")
    year: int = Field(description="calendar year")
    kind: Literal["underspending", "overspending", "context"] = Field(
        description="what it explains"
    )
    text: PackText = Field(description="the cause, in own words")
    sources: Citations = Field(description="where it stands; tells causes of one node apart")


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


class OtherBudgetRecord(PackRecord):
    code: PackSlug = Field(description="its code")
    names: PackText = Field(description="its name")
    payer: PackSlug | None = Field(None, description="the organisation that pays")
    recipient: PackSlug | None = Field(None, description="the organisation that receives")
    from_year: int = Field(description="the first calendar year")
    until_year: int | None = Field(description="the last one, included; null: not stated")
    amount: PackAmount = Field(description="for the whole time, in units of the currency")
    currency: PackCurrency
    approximate: bool = Field(description="whether the source gives a round number")
    text: PackText = Field(description="what it is for")
    sources: Citations = Field(description="where it stands")


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
        "envelope",
        "policy",
        EnvelopeRecord,
        _envelope,
        after=MONEY,
        about="what was made available for a framework and year",
        key=("framework", "year"),
        title=_("Envelopes"),
    ),
    Kind(
        "reservation",
        "policy",
        ReservationRecord,
        _reservation,
        after=MONEY,
        about="upper limits within an envelope",
        title=_("Reservations"),
    ),
    Kind(
        "spending",
        "policy",
        SpendingRecord,
        _spending,
        after=MONEY,
        about="what was spent on a node in a year",
        key=("framework", "node", "year"),
        title=_("Spending"),
    ),
    Kind(
        "explanation",
        "policy",
        ExplanationRecord,
        _explanation,
        after=("framework",),
        about="why more or less was spent than there was",
        title=_("Explanations of spending"),
    ),
    Kind(
        "other-budget",
        "policy",
        OtherBudgetRecord,
        _other_budget,
        after=("organisation", "currency"),
        about="budgets beside a framework's",
        key=("code",),
        title=_("Other budgets"),
    ),
]
