# SPDX-License-Identifier: EUPL-1.2
"""Promises to parliament: how each stands, what is overdue, and how many of each there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, ExtractYear

from corridor.foundation.kernel.public import as_period
from corridor.foundation.parties.public import Organisation, organisations
from corridor.values.answers import Answer
from corridor.values.texts import Text

from .. import rules
from ..models import EnteredBy, Framework, Node, NodeState, Promise, PromiseNode, PromiseStep
from ..rules import SETTLED, State, TermKind


def promises() -> QuerySet[Promise]:
    """With how each stands beside it, and what a row of a list shows at hand; by day.

    `state`; `told`, the days of the last step, and `told_from`, the first of these; `followed`, as
    `rules.overdue` has it; `said_from`, the first day on which it may have been said, and `year`
    of that; `place` of its state in the order of `State`. Five queries.
    """
    last = PromiseStep.objects.filter(promise=OuterRef("pk")).order_by("-position")
    written = PromiseStep.objects.filter(promise=OuterRef("pk"), entered=EnteredBy.OFFICER)
    return (
        Promise.objects.select_related("framework", "owner", "reading_of")
        .prefetch_related(
            Prefetch("nodes", Node.objects.select_related("framework")),
            "owner__names",
            Prefetch("responsible", organisations().order_by("code")),
        )
        .annotate(
            state=Coalesce(
                Subquery(last.values("state")[:1]),
                Value(State.OPEN.value),
                output_field=CharField(),
            ),
            told=Subquery(last.values("day")[:1]),
            told_from=Subquery(last.values(first=_lower("day"))[:1], output_field=DateField()),
            followed=Q(entered=EnteredBy.OFFICER) | Exists(written),
            said_from=_lower("day"),
            year=ExtractYear(_lower("day")),
            place=Case(
                *(When(state=state.value, then=number) for number, state in enumerate(State)),
                output_field=IntegerField(),
            ),
        )
        .order_by("said_from", "code")
    )


def _lower(column: str) -> Func:
    """The first day of a range; null for none."""
    return Func(F(column), function="lower", output_field=DateField())


def promise(code: str) -> Promise:
    """Raises `Promise.DoesNotExist`. Five queries."""
    return promises().get(code=code)


def steps_of(of: Promise) -> tuple[PromiseStep, ...]:
    """Every step in the order in which it was written. One query."""
    return tuple(of.steps.select_related("corrected_by", "corrects").order_by("position"))


def readings_of(of: Promise) -> tuple[Promise, ...]:
    """The other readings of the same thing, where sources contradict each other."""
    first = of.reading_of_id or of.pk
    others = Promise.objects.filter(Q(pk=first) | Q(reading_of_id=first)).exclude(pk=of.pk)
    return tuple(others.order_by("pk"))


def overdue(row: Promise, day: date) -> Answer:
    """Whether it should have been done by the day and was not; of a row of `promises()`."""
    told: Any = row.told  # type: ignore[attr-defined]
    return rules.overdue(
        State(row.state),  # type: ignore[attr-defined]
        row.by_when,
        day,
        told=None if told is None else as_period(told),
        followed=bool(row.followed),  # type: ignore[attr-defined]
    )


def overdue_where(day: date) -> dict[Answer, Q]:
    """The rows of `promises()` by the answer of `overdue`, as the database asks it."""
    settled = Q(state__in=[state.value for state in SETTLED])
    passed = Q(term_kind=TermKind.STATED.value, term__endswith__lte=day)
    perhaps = Q(term_kind=TermKind.UNKNOWN.value) | Q(
        term_kind=TermKind.STATED.value, term__startswith__lt=day, term__endswith__gt=day
    )
    silent = Q(state=State.SILENT.value)
    after = Q(told_from__isnull=False) & Q(told_from__gte=Func(F("term"), function="upper"))
    sure = Q(followed=True) | after
    yes = passed & ~settled & ~silent & sure
    unknown = ~settled & (perhaps | (passed & (silent | ~sure)))
    return {Answer.YES: yes, Answer.UNKNOWN: unknown, Answer.NO: ~yes & ~unknown}


def promises_touching(node: Node) -> QuerySet[Promise]:
    """Promises that touch a node, without what they touch. One query."""
    return promises().prefetch_related(None).filter(touches__node=node)


def promises_of(organisation: Organisation) -> QuerySet[Promise]:
    """Promises that an organisation follows or has to carry out; else as above. One query."""
    mine = Q(owner=organisation) | Q(parties__organisation=organisation)
    found = Promise.objects.filter(mine).values("pk")
    return promises().prefetch_related(None).filter(pk__in=found)


@dataclass(frozen=True, slots=True)
class TouchedNode:
    """A node that some promise touches, with its title in the last edition that has it."""

    framework: str
    code: str
    title: Text


def touched_nodes() -> tuple[TouchedNode, ...]:
    """By framework and code. One query."""
    states = (
        NodeState.objects.filter(node__in=PromiseNode.objects.values("node"))
        .select_related("node__framework")
        .order_by("node__framework__code", "node__code", "edition__valid")
    )
    found = {state.node_id: state for state in states}
    return tuple(
        TouchedNode(state.node.framework.code, state.node.code, state.title)
        for state in found.values()
    )


@dataclass(frozen=True, slots=True)
class PromiseCount:
    """How many promises there are of a state; `node` null: that touch none."""

    framework: str
    node: str | None
    year: int | None
    state: State
    count: int


def count_by_state(of: Framework | None = None) -> dict[State, int]:
    """How many stand how, every state named; what has two readings is counted once. One query."""
    found = _once(of).values("state").annotate(found=Count("pk"))
    counts = {row["state"]: row["found"] for row in found}
    return {state: counts.get(state.value, 0) for state in State}


def count_by_node_and_year(of: Framework | None = None) -> tuple[PromiseCount, ...]:
    """How many stand how, by node and year of origin. One query.

    A promise that touches two nodes is counted at both, so nodes do not add up to all.
    """
    found = (
        _once(of)
        .values("framework__code", "nodes__code", "year", "state")
        .annotate(found=Count("pk"))
        .order_by("framework__code", "nodes__code", "year", "state")
    )
    return tuple(
        PromiseCount(
            row["framework__code"],
            row["nodes__code"],
            row["year"],
            State(row["state"]),
            row["found"],
        )
        for row in found
    )


def _once(of: Framework | None) -> QuerySet[Any]:
    rows: QuerySet[Any] = promises().filter(reading_of__isnull=True).order_by()
    return rows if of is None else rows.filter(framework=of)


@dataclass(frozen=True, slots=True)
class CitedPromise:
    """A promise that rests on a document by itself or by a step, with the sources there."""

    promise: Promise
    sources: tuple[str, ...]


def promises_in(document: str) -> Iterator[CitedPromise]:
    """Promises with the document among their sources or their steps'. Two queries."""
    held: dict[int, tuple[Promise, list[str]]] = {}
    for row in Promise.objects.filter(sources__cites=document).order_by("pk"):
        held[row.pk] = (row, list(row.sources))
    steps = PromiseStep.objects.filter(sources__cites=document).select_related("promise")
    for step in steps.order_by("promise_id", "position"):
        _promise, sources = held.setdefault(step.promise_id, (step.promise, []))
        sources.extend(each for each in step.sources if each not in sources)
    for row, sources in held.values():
        yield CitedPromise(row, tuple(sources))
