# SPDX-License-Identifier: EUPL-1.2
"""Promises to parliament, with what became of them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import BeforeValidator, Field, model_validator

from corridor.foundation.jobs.public import (
    DAYS_WRITTEN,
    Citations,
    Kind,
    Outcome,
    PackAmount,
    PackCode,
    PackCurrency,
    PackDays,
    PackRecord,
    PackSlug,
    PackStep,
    PackText,
)
from corridor.values.periods import parse_days

from .. import actions
from ..rules import State, Term, TermKind


def _term(value: Any) -> Any:
    if isinstance(value, Term):
        return value
    if value in (TermKind.NONE.value, TermKind.UNKNOWN.value):
        return Term(TermKind(value))
    return Term(TermKind.STATED, parse_days(str(value)))


ByWhen = Annotated[Term, BeforeValidator(_term, json_schema_input_type=str)]


class StepRecord(PackStep):
    state: Literal["kept", "kept_late", "under_way", "changed", "open", "silent"] = Field(
        description="how it stood then; changed: changed or stopped; silent: the sources tell "
        "nothing more, which is not broken"
    )


class PromiseRecord(PackRecord):
    code: PackSlug = Field(description="its code")
    framework: PackCode = Field(description="the framework that it belongs to")
    kind: Literal["promise", "motion", "amendment", "undertaking", "notice"] = Field(
        description="what it is; undertaking: an intention that a note, letter or report states; "
        "notice: something that parliament was told or sent"
    )
    title: PackText = Field(description="what was promised or asked, in a few words")
    text: PackText = Field(description="the same in full, in own words")
    origin: PackText = Field(description="the document or meeting")
    number: str = Field("", max_length=60, description="of the parliamentary paper")
    who: PackText | None = Field(None, description="who promised or asked; null: not stated")
    role: Literal["minister", "member"] | None = Field(None, description="as what; needs who")
    day: PackDays = Field(description=f"days in which it was said: {DAYS_WRITTEN}; or unknown")
    term: ByWhen = Field(
        description=f"days in which the last day for it lies: {DAYS_WRITTEN}; none where none is "
        "stated; or unknown where it may stand in a part that is lost"
    )
    term_text: PackText | None = Field(None, description="the term in words")
    amount: PackAmount | None = Field(None, description="of an amendment, in units of the currency")
    currency: PackCurrency | None = Field(None, description="ISO 4217 code; needed with an amount")
    nodes: list[PackCode] = Field(default_factory=list, description="nodes that it touches")
    responsible: list[PackSlug] = Field(
        default_factory=list, description="organisations that have to do it, by code"
    )
    owner: PackSlug | None = Field(None, description="the organisation that follows it")
    reading_of: PackSlug | None = Field(
        None,
        description="the promise, standing before this one, of which this is another reading: two "
        "sources contradict each other",
    )
    note: PackText | None = Field(None, description="what to know when reading it")
    sources: Citations = Field(description="where it stands")
    steps: list[StepRecord] = Field(
        default_factory=list,
        description="what became of it, the oldest first; steps are only ever added",
    )

    @model_validator(mode="after")
    def _agrees(self) -> PromiseRecord:
        if (self.amount is None) != (self.currency is None):
            raise ValueError("an amount has a currency, and a currency an amount")
        if self.reading_of is not None and self.note is None:
            raise ValueError("another reading says in its note how the sources differ")
        return self


def _promise(record: PromiseRecord) -> Outcome:
    return actions.load_promise(
        by=None,
        code=record.code,
        given=actions.GivenPromise(
            framework=record.framework,
            kind=record.kind,
            title=record.title,
            text=record.text,
            origin=record.origin,
            sources=record.sources,
            number=record.number,
            who=record.who,
            role=record.role or "",
            day=record.day,
            term=record.term,
            term_text=record.term_text,
            amount=record.amount,
            currency=record.currency or "",
            nodes=record.nodes,
            responsible=record.responsible,
            owner=record.owner,
            note=record.note,
        ),
        steps=[
            actions.GivenStep(
                state=State(step.state),
                text=step.text,
                day=step.day,
                sources=step.sources or (),
                evidence=step.evidence,
                corrects=step.corrects,
                reason=step.reason.strip(),
            )
            for step in record.steps
        ],
        reading_of=record.reading_of,
    )


KINDS = [
    Kind(
        "promise",
        "policy",
        PromiseRecord,
        _promise,
        after=("framework", "organisation", "currency"),
        about="what parliament was promised or asked for, and what became of it",
        key=("code",),
        title=_("Promises to parliament"),
    ),
]
