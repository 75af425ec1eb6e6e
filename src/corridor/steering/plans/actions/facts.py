# SPDX-License-Identifier: EUPL-1.2
"""What the sources say of actors: mandates, their part, what they know and fund; the year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, upsert
from corridor.foundation.kernel.public import as_columns
from corridor.values.periods import Validity
from corridor.values.texts import Text

from ..models import ActorFact, CycleStep, Mandate
from .finding import find_approach, find_framework, find_node, find_organisation


def save_mandate(
    *,
    by: Actor | None,
    code: str,
    organisation: str,
    framework: str,
    state: str,
    text: Text,
    validity: Validity,
    sources: Sequence[str],
    node: str | None = None,
    approach: str | None = None,
    legal_base: Text | None = None,
    note: Text | None = None,
) -> Outcome:
    """Say what an organisation may do by mandate, or may not; one record for a code."""
    with changing(by=by):
        return upsert(
            Mandate,
            {"code": code},
            {
                **_of_an_actor(organisation, framework, node, approach),
                "state": state,
                "text": text,
                "legal_base": legal_base,
                "note": note,
                "sources": list(sources),
                **as_columns(validity),
            },
        )[1]


def save_actor_fact(
    *,
    by: Actor | None,
    code: str,
    organisation: str,
    framework: str,
    kind: str,
    text: Text,
    sources: Sequence[str],
    node: str | None = None,
    approach: str | None = None,
    note: Text | None = None,
) -> Outcome:
    """Say what part an organisation has, what it knows or what it funds; one record for a code."""
    with changing(by=by):
        return upsert(
            ActorFact,
            {"code": code},
            {
                **_of_an_actor(organisation, framework, node, approach),
                "kind": kind,
                "text": text,
                "note": note,
                "sources": list(sources),
            },
        )[1]


def _of_an_actor(
    organisation: str, framework: str, node: str | None, approach: str | None
) -> dict[str, Any]:
    of = find_framework(framework)
    return {
        "organisation": find_organisation(organisation, "organisation"),
        "framework": of,
        "node": None if node is None else find_node(of, node),
        "approach": None if approach is None else find_approach(of, approach),
    }


@dataclass(frozen=True, slots=True)
class StepSpec:
    """A step of a framework's year."""

    title: Text
    text: Text
    sources: Sequence[str]


def save_cycle(*, by: Actor | None, framework: str, steps: Sequence[StepSpec]) -> Outcome:
    """How a framework foresees its year, whole and in order: a step that is left out goes."""
    with changing(by=by):
        of = find_framework(framework)
        outcomes = [
            upsert(
                CycleStep,
                {"framework": of, "position": place},
                {"title": step.title, "text": step.text, "sources": list(step.sources)},
            )[1]
            for place, step in enumerate(steps, 1)
        ]
        gone, _rows = CycleStep.objects.filter(framework=of, position__gt=len(steps)).delete()
        if all(each is Outcome.CREATED for each in outcomes) and not gone:
            return Outcome.CREATED
        changed = gone or any(each is not Outcome.UNCHANGED for each in outcomes)
        return Outcome.CHANGED if changed else Outcome.UNCHANGED
