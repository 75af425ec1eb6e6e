# SPDX-License-Identifier: EUPL-1.2
"""Action plans, mandates and the map of actors for software.

Drafts and submitted plans are there for those who may read them on the pages, and for nobody else.
"""

from typing import Annotated, Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes
from corridor.steering.policy.public import Framework, framework

from . import public
from .models import ActionPlan, ActorFact, Contribution, Mandate

router = Router(tags=["plans"])

OrganisationCode = Annotated[str, Query(description="Code of the organisation.", max_length=60)]
FrameworkCode = Annotated[str, Query(description="Code of the framework.", max_length=30)]
NodeCode = Annotated[str, Query(description="Code of a node of it.", max_length=30)]
Year = Annotated[int | None, Query(description="Calendar year.", ge=1990, le=2100)]


class PlanOut(Schema):
    """An action plan in a list."""

    id: str = Field(description="Public identifier, as in its address.")
    organisation: str = Field(description="Code of the actor.")
    framework: str
    year: int
    state: str = Field(description="draft, submitted, adopted or closed.")
    contributions: int = Field(description="Number of its contributions.")
    note: shapes.TextOut | None
    sources: shapes.Sources


class ContributionOut(Schema):
    """What is contributed to a node, and what came of it."""

    id: str
    plan: str = Field(description="Identifier of its plan.")
    organisation: str
    framework: str
    year: int
    node: str
    approach: str | None
    what: shapes.TextOut
    money: shapes.MoneyOut | None = Field(description="Null: not stated, which is not zero.")
    staff: str | None = Field(description="Full-time equivalents; null: not stated.")
    expertise: shapes.TextOut | None
    partners: list[str] = Field(description="Codes of organisations.")
    countries: list[str] = Field(description="ISO 3166-1 alpha-2.")
    outcome: str | None = Field(
        description="done, partly, not_done or unknown; null while it is not recorded."
    )
    done: shapes.TextOut | None


class PlanDetailOut(PlanOut):
    """A plan with its contributions."""

    items: list[ContributionOut]


class MandateOut(Schema):
    """What an organisation may do by mandate, or expressly may not."""

    code: str
    organisation: str
    framework: str
    state: str = Field(description="yes: within its mandate; no: the source says outside.")
    text: shapes.TextOut
    node: str | None
    approach: str | None
    legal_base: shapes.TextOut | None
    validity: shapes.ValidityOut
    note: shapes.TextOut | None
    sources: shapes.Sources


class ActorFactOut(Schema):
    """What the sources say of an actor."""

    code: str
    organisation: str
    framework: str
    kind: str = Field(description="role, expertise or funding.")
    text: shapes.TextOut
    node: str | None
    approach: str | None
    note: shapes.TextOut | None
    sources: shapes.Sources


class ExpectedOut(Schema):
    """What the framework says of an actor in a cell."""

    other: str = Field(
        description="Code of the approach, or of the objective in a map by approach."
    )
    state: str = Field(description="yes, no or unknown.")


class CellOut(Schema):
    """What an actor does in one column of the map."""

    column: str
    expected: list[ExpectedOut]
    nodes: list[str] = Field(description="Nodes that it contributes to in plans of the year.")


class ActorOut(Schema):
    """A row of the map."""

    organisation: str
    kind: str
    country: str | None
    mandates: int
    facts: int
    contributions: int
    within_mandate: str | None = Field(
        description="yes, no or unknown; null without a contribution in the year."
    )
    cells: list[CellOut]


class ActorMapOut(Schema):
    """Who does what in a framework and year."""

    framework: str
    year: int
    by: str
    columns: list[str]
    plans: int = Field(description="Adopted plans of the year.")
    gaps: list[str] | None = Field(
        description="Nodes without a contributor; null where no plan can tell."
    )
    actors: list[ActorOut]


def _plan(row: Any, lang: str) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "organisation": row.organisation.code,
        "framework": row.framework.code,
        "year": row.year,
        "state": row.state,
        "contributions": row.lines,
        "note": shapes.TextOut.perhaps(row.note, lang),
        "sources": row.sources,
    }


def _contribution(row: Contribution, lang: str) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "plan": row.plan.public_id,
        "organisation": row.plan.organisation.code,
        "framework": row.plan.framework.code,
        "year": row.plan.year,
        "node": row.node.code,
        "approach": None if row.approach is None else row.approach.code,
        "what": shapes.TextOut.of(row.what, lang),
        "money": None if row.money is None else shapes.MoneyOut.of(row.money),
        "staff": None if row.staff is None else f"{row.staff.normalize():f}",
        "expertise": shapes.TextOut.perhaps(row.expertise, lang),
        "partners": [each.organisation.code for each in row.partners.all()],
        "countries": [each.country.iso2 for each in row.countries.all()],
        "outcome": row.outcome or None,
        "done": shapes.TextOut.perhaps(row.done, lang),
    }


def _mandate(row: Mandate, lang: str) -> dict[str, Any]:
    return {
        **_said(row, lang),
        "state": row.state,
        "legal_base": shapes.TextOut.perhaps(row.legal_base, lang),
        "validity": shapes.ValidityOut.of(row.validity),
    }


def _fact(row: ActorFact, lang: str) -> dict[str, Any]:
    return {**_said(row, lang), "kind": row.kind}


def _said(row: Mandate | ActorFact, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "organisation": row.organisation.code,
        "framework": row.framework.code,
        "text": shapes.TextOut.of(row.text, lang),
        "node": None if row.node is None else row.node.code,
        "approach": None if row.approach is None else row.approach.code,
        "note": shapes.TextOut.perhaps(row.note, lang),
        "sources": row.sources,
    }


@router.get("/action-plans", response=list[PlanOut], summary="Action plans, the newest year first")
@paginate(Cursors, shape=_plan)
def action_plans(
    request: HttpRequest,
    organisation: OrganisationCode = "",
    framework: FrameworkCode = "",
    year: Year = None,
    state: Annotated[
        str, Query(description="draft, submitted, adopted or closed.", max_length=9)
    ] = "",
    lang: shapes.Lang = "en",
) -> QuerySet[ActionPlan]:
    return public.plans(public.reader_of(request.user)).filter(
        _where("organisation__code", organisation),
        _where("framework__code", framework),
        _where("year", year),
        _where("state", state),
    )


def _where(field: str, value: Any) -> Q:
    """A condition for a filter that was asked for; none for one that was not."""
    return Q() if value in ("", None) else Q(**{field: value})


@router.get("/action-plans/{public_id}", response=PlanDetailOut, summary="A plan")
def action_plan(
    request: HttpRequest,
    public_id: Annotated[str, Path(pattern="^[0-9a-z]{1,12}$")],
    lang: shapes.Lang = "en",
) -> dict[str, Any]:
    row = public.plans(public.reader_of(request.user)).filter(public_id=public_id).first()
    if row is None:
        raise HttpError(404, f"there is no action plan {public_id!r}")
    lines = public.contributions_of(row)
    return {**_plan(row, lang), "items": [_contribution(line, lang) for line in lines]}


@router.get(
    "/plan-contributions",
    response=list[ContributionOut],
    summary="Contributions of adopted and closed plans",
)
@paginate(Cursors, shape=_contribution)
def plan_contributions(
    request: HttpRequest,
    organisation: OrganisationCode = "",
    framework: FrameworkCode = "",
    node: NodeCode = "",
    approach: NodeCode = "",
    year: Year = None,
    country: Annotated[str, Query(description="ISO 3166-1 alpha-2.", max_length=2)] = "",
    outcome: Annotated[
        str, Query(description="done, partly, not_done or unknown.", max_length=8)
    ] = "",
    lang: shapes.Lang = "en",
) -> QuerySet[Contribution]:
    return (
        public.public_contributions()
        .filter(
            _where("plan__organisation__code", organisation),
            _where("plan__framework__code", framework),
            _where("node__code", node),
            _where("approach__code", approach),
            _where("plan__year", year),
            _where("countries__country__iso2", country),
            _where("outcome", outcome),
        )
        .order_by("-plan__year", "pk")
    )


@router.get("/mandates", response=list[MandateOut], summary="Mandates of organisations")
@paginate(Cursors, shape=_mandate)
def mandates(
    request: HttpRequest,
    organisation: OrganisationCode = "",
    framework: FrameworkCode = "",
    node: NodeCode = "",
    lang: shapes.Lang = "en",
) -> QuerySet[Mandate]:
    return (
        public.mandates()
        .filter(
            _where("organisation__code", organisation),
            _where("framework__code", framework),
            _where("node__code", node),
        )
        .order_by("code")
    )


@router.get("/actor-facts", response=list[ActorFactOut], summary="What the sources say of actors")
@paginate(Cursors, shape=_fact)
def actor_facts(
    request: HttpRequest,
    organisation: OrganisationCode = "",
    framework: FrameworkCode = "",
    node: NodeCode = "",
    kind: Annotated[str, Query(description="role, expertise or funding.", max_length=9)] = "",
    lang: shapes.Lang = "en",
) -> QuerySet[ActorFact]:
    return (
        public.actor_facts()
        .filter(
            _where("organisation__code", organisation),
            _where("framework__code", framework),
            _where("node__code", node),
            _where("kind", kind),
        )
        .order_by("code")
    )


@router.get("/actor-map", response=ActorMapOut, summary="Who does what in a framework and year")
def actor_map(
    request: HttpRequest,
    framework_code: Annotated[
        str, Query(alias="framework", description="Code of the framework.", max_length=30)
    ],
    year: Annotated[int, Query(description="Calendar year.", ge=1990, le=2100)],
    by: Annotated[
        str, Query(description="Columns: nodes or approaches.", pattern="^(nodes|approaches)$")
    ] = "nodes",
) -> dict[str, Any]:
    try:
        of = framework(framework_code)
    except Framework.DoesNotExist:
        raise HttpError(404, f"there is no framework {framework_code!r}") from None
    found = public.actor_map(of, year, by)
    return {
        "framework": of.code,
        "year": year,
        "by": by,
        "columns": [each.code for each in found.columns],
        "plans": found.plans,
        "gaps": None if found.gaps is None else [each.code for each in found.gaps],
        "actors": [_actor(each, found) for each in found.actors],
    }


def _actor(actor: public.Actor, found: public.ActorMap) -> dict[str, Any]:
    country = actor.organisation.country
    return {
        "organisation": actor.organisation.code,
        "kind": actor.organisation.kind,
        "country": None if country is None else country.iso2,
        "mandates": len(actor.mandates),
        "facts": len(actor.facts),
        "contributions": len(actor.lines),
        "within_mandate": None if actor.within is None else actor.within.value,
        "cells": [
            {
                "column": each.code,
                "expected": [
                    {"other": one.other.code, "state": one.answer.value}
                    for one in actor.cells[each.code].expected
                ],
                "nodes": list(actor.cells[each.code].places),
            }
            for each in found.columns
            if each.code in actor.cells
        ],
    }
