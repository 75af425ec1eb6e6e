# SPDX-License-Identifier: EUPL-1.2
"""What frameworks say of conditions, and what was decided on countries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from corridor.foundation.reference.public import Country
from corridor.values.answers import Answer

from ..models import ConditionalityClause, ConditionalityDecision, DecisionFact
from ..rules import in_force


@dataclass(frozen=True, slots=True)
class Standing:
    """A clause as it bears on one country on one day.

    `held` is whether the clause held; `decision` the one in force, null for none; `past` are all
    others on the clause and country, the last one recorded first.
    """

    clause: ConditionalityClause
    held: Answer
    decision: ConditionalityDecision | None
    past: tuple[ConditionalityDecision, ...]


def clauses() -> QuerySet[ConditionalityClause]:
    """All, framework by framework, in the order of time. One query."""
    return ConditionalityClause.objects.select_related("framework").order_by(
        "framework__code", "valid", "pk"
    )


def clause(public_id: str) -> ConditionalityClause:
    """Raises `ConditionalityClause.DoesNotExist`."""
    return clauses().get(public_id=public_id)


def decisions() -> QuerySet[ConditionalityDecision]:
    """All, the last one recorded first, with their facts. Four queries."""
    return (
        ConditionalityDecision.objects.select_related(
            "clause__framework", "country", "organisation", "supersedes", "superseded_by"
        )
        .prefetch_related(
            Prefetch("facts", DecisionFact.objects.order_by("position")), "organisation__names"
        )
        .order_by("-pk")
    )


def decision(public_id: str) -> ConditionalityDecision:
    """Raises `ConditionalityDecision.DoesNotExist`."""
    return decisions().get(public_id=public_id)


def last_decision(of: ConditionalityClause, country: Country) -> ConditionalityDecision | None:
    """The decision on a clause and country that no other takes the place of."""
    return decisions().filter(clause=of, country=country, superseded_by__isnull=True).first()


def standing_on(
    country: Country,
    day: date,
    every: Iterable[ConditionalityClause] | None = None,
    taken: Iterable[ConditionalityDecision] | None = None,
) -> tuple[Standing, ...]:
    """Every clause with the decision that is in force on the day. Five queries at most.

    Nothing is worked out: a clause that shuts countries out says nothing of this one until people
    decided on it.
    """
    rows = list(decisions().filter(country=country) if taken is None else taken)
    found = []
    for each in clauses() if every is None else every:
        mine = [row for row in rows if row.clause_id == each.pk]
        now = in_force(mine, day)
        found.append(
            Standing(
                each,
                each.on(day),
                now,
                tuple(row for row in mine if now is None or row.pk != now.pk),
            )
        )
    return tuple(found)
