# SPDX-License-Identifier: EUPL-1.2
"""The kinds of record of a data pack that this room holds."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field, model_validator

from corridor.foundation.jobs.public import (
    Citations,
    Kind,
    Outcome,
    PackRecord,
    PackText,
    PackValidity,
    Refused,
)
from corridor.values.money import Money

from . import actions

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$", max_length=30)]
Iso2 = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class MandateRecord(PackRecord):
    """What an organisation may do by mandate, or expressly may not."""

    code: Slug = Field(description="tells the mandates apart")
    organisation: Slug = Field(description="whose mandate it is")
    framework: Code = Field(description="the framework under which the source speaks of it")
    state: Literal["yes", "no"] = Field(
        "yes", description="no: the source says that it lies outside the mandate"
    )
    text: PackText = Field(description="what the mandate is for, in own words")
    node: Code | None = Field(
        None, description="the node it is for; null: the source ties it to none"
    )
    approach: Code | None = Field(None, description="the approach, where the source names one")
    legal_base: PackText | None = Field(None, description="what it rests on; null: not stated")
    valid: PackValidity = Field(description="when it holds")
    note: PackText | None = Field(None, description="what to know when reading it")
    sources: Citations = Field(description="where it stands")


def _mandate(record: MandateRecord) -> Outcome:
    return actions.save_mandate(
        by=None,
        code=record.code,
        organisation=record.organisation,
        framework=record.framework,
        state=record.state,
        text=record.text,
        node=record.node,
        approach=record.approach,
        legal_base=record.legal_base,
        validity=record.valid,
        note=record.note,
        sources=record.sources,
    )


class ActorFactRecord(PackRecord):
    """What the sources say of an actor, for the map of actors."""

    code: Slug = Field(description="tells the facts apart")
    organisation: Slug = Field(description="of whom it is said")
    framework: Code = Field(description="the framework under which the source speaks of it")
    kind: Literal["role", "expertise", "funding"] = Field(
        description="its part in the work, what it knows, or what it funds"
    )
    text: PackText = Field(description="what is said, in own words")
    node: Code | None = Field(None, description="the node it is said of; null: of none")
    approach: Code | None = Field(None, description="the approach it is said of; null: of none")
    note: PackText | None = Field(None, description="what to know when reading it")
    sources: Citations = Field(description="where it stands")


def _actor_fact(record: ActorFactRecord) -> Outcome:
    return actions.save_actor_fact(
        by=None,
        code=record.code,
        organisation=record.organisation,
        framework=record.framework,
        kind=record.kind,
        text=record.text,
        node=record.node,
        approach=record.approach,
        note=record.note,
        sources=record.sources,
    )


class StepRecord(PackRecord):
    """A step of the year."""

    title: PackText = Field(description="the step in a few words")
    text: PackText = Field(description="what happens in it, in own words")
    sources: Citations = Field(description="where it stands")


class PlanCycleRecord(PackRecord):
    """How a framework foresees its year, from the plans to their evaluation."""

    framework: Code = Field(description="the framework")
    steps: tuple[StepRecord, ...] = Field(min_length=1, description="its steps, in order")


def _plan_cycle(record: PlanCycleRecord) -> Outcome:
    return actions.save_cycle(
        by=None,
        framework=record.framework,
        steps=[actions.StepSpec(step.title, step.text, step.sources) for step in record.steps],
    )


class ContributionRecord(PackRecord):
    """A line of a plan."""

    node: Code = Field(description="the result area, as the framework has it in the plan's year")
    approach: Code | None = Field(
        None, description="by which approach; required where the framework has approaches"
    )
    what: PackText = Field(description="what will be done, in own words")
    amount: Decimal | None = Field(
        None, ge=0, description="money; null: not stated, which is not 0"
    )
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = Field(
        None, description="ISO 4217 code; with an amount"
    )
    staff: Decimal | None = Field(None, ge=0, description="full-time equivalents; null: not stated")
    expertise: PackText | None = Field(
        None, description="expertise and instruments; null: not stated"
    )
    partners: tuple[Slug, ...] = Field((), description="the organisations it is done with")
    countries: tuple[Iso2, ...] = Field((), description="where; none: bound to no country")
    outcome: Literal["done", "partly", "not_done", "unknown"] | None = Field(
        None, description="what came of it by the end of the year; null: not recorded"
    )
    done: PackText | None = Field(
        None, description="what was done or why it was not; required unless the outcome is unknown"
    )

    @model_validator(mode="after")
    def _agrees(self) -> ContributionRecord:
        if (self.amount is None) != (self.currency is None):
            raise ValueError("an amount and its currency go together")
        if self.done is not None and self.outcome is None:
            raise ValueError("say also whether it was done: outcome")
        return self


class ActionPlanRecord(PackRecord):
    """What an organisation contributes to a framework in a year."""

    organisation: Slug = Field(description="whose plan it is")
    framework: Code = Field(description="the framework it contributes to")
    year: int = Field(description="calendar year")
    state: Literal["draft", "submitted", "adopted", "closed"] = Field(
        description="how far it is; only adopted and closed plans are public"
    )
    contributions: tuple[ContributionRecord, ...] = Field(description="its lines, in order")
    note: PackText | None = Field(None, description="what to know when reading it")
    sources: Citations = Field(description="the plan itself")


def _action_plan(record: ActionPlanRecord) -> Outcome:
    return actions.load_plan(
        given=actions.GivenPlan(
            organisation=record.organisation,
            framework=record.framework,
            year=record.year,
            state=record.state,
            contributions=[
                _contribution(line, f"contributions.{place}")
                for place, line in enumerate(record.contributions)
            ],
            outcomes=[
                None if line.outcome is None else actions.GivenOutcome(1, line.outcome, line.done)
                for line in record.contributions
            ],
            sources=record.sources,
            note=record.note,
        )
    )


def _contribution(line: ContributionRecord, at: str) -> actions.GivenContribution:
    money = None
    if line.amount is not None and line.currency is not None:
        try:
            money = Money(line.amount, line.currency)
        except ValueError as error:
            raise Refused(str(error), f"{at}.amount") from error
    return actions.GivenContribution(
        node=line.node,
        approach=line.approach,
        what=line.what,
        money=money,
        staff=line.staff,
        expertise=line.expertise,
        partners=[
            actions.find_organisation(code, f"{at}.partners.{place}")
            for place, code in enumerate(line.partners)
        ],
        countries=[
            actions.find_country(iso2, f"{at}.countries.{place}")
            for place, iso2 in enumerate(line.countries)
        ],
    )


KINDS = [
    Kind(
        "mandate",
        "plans",
        MandateRecord,
        _mandate,
        after=("organisation", "framework"),
        about="what organisations may do by mandate, or may not",
        title=_("Mandates"),
        key=("code",),
    ),
    Kind(
        "actor-fact",
        "plans",
        ActorFactRecord,
        _actor_fact,
        after=("organisation", "framework"),
        about="what part an organisation has, what it knows and what it funds",
        title=_("Facts about actors"),
        key=("code",),
    ),
    Kind(
        "plan-cycle",
        "plans",
        PlanCycleRecord,
        _plan_cycle,
        after=("framework",),
        about="how a framework foresees its year, from action plans to evaluation",
        title=_("Yearly cycles"),
        key=("framework",),
    ),
    Kind(
        "action-plan",
        "plans",
        ActionPlanRecord,
        _action_plan,
        after=("organisation", "framework", "country", "currency"),
        about="what an organisation contributes to a framework in a year",
        title=_("Action plans"),
        key=("organisation", "framework", "year"),
    ),
]
