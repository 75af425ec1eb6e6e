# SPDX-License-Identifier: EUPL-1.2
"""Writing what ties nodes to each other, to time, and to instruments."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused, upsert
from corridor.foundation.kernel.public import as_columns, as_range
from corridor.values.periods import Validity
from corridor.values.texts import Text

from ..models import Crosswalk, Emphasis, Involvement, Node
from .finding import find_framework, find_node, find_organisation, find_path


def save_emphasis(
    *,
    by: Actor | None,
    framework: str,
    node: str,
    validity: Validity,
    text: Text,
    sources: Sequence[str],
) -> Outcome:
    """Lay weight on a node for some time; one emphasis for a node and a validity."""
    with changing(by=by):
        found = find_node(find_framework(framework), node)
        return upsert(
            Emphasis,
            {"node": found, "valid": as_range(validity.possible)},
            {"text": text, "sources": list(sources), **as_columns(validity)},
        )[1]


def save_crosswalk(
    *,
    by: Actor | None,
    source: str,
    target: str,
    relation: str,
    basis: str,
    note: Text | None,
    sources: Sequence[str] = (),
) -> Outcome:
    """Tie two nodes, each named as framework/code.

    Raises `Refused` for two nodes of one framework, for a pair that stands already the other way
    round, for a link that a source is said to state without that source, and for a judgement
    without a word of why.
    """
    with changing(by=by):
        one, other = find_path(source, "source"), find_path(target, "target")
        if one.framework_id == other.framework_id:
            raise Refused("a crosswalk ties nodes of two frameworks, not of one", "target")
        if Crosswalk.objects.filter(source=other, target=one).exists():
            raise Refused(
                f"the pair stands already, from {target} to {source}; it is read both ways",
                "source",
            )
        if basis == Crosswalk.Basis.SOURCE and not sources:
            raise Refused("a link that a source states needs that source", "sources")
        if basis == Crosswalk.Basis.JUDGEMENT and note is None:
            raise Refused("a judgement needs a note that says why", "note")
        return upsert(
            Crosswalk,
            {"source": one, "target": other},
            {"relation": relation, "basis": basis, "note": note, "sources": list(sources)},
        )[1]


def save_involvement(
    *,
    by: Actor | None,
    framework: str,
    approach: str,
    objective: str,
    organisation: str,
    state: str,
    note: Text | None,
    sources: Sequence[str],
) -> Outcome:
    """Say whether an organisation works by an approach on an objective: yes, no or unknown.

    Raises `Refused` when the nodes are not an approach and something to approach, and for an
    unknown state without a note that says why.
    """
    if state == Involvement.State.UNKNOWN and note is None:
        raise Refused("what is unknown needs a note that says why", "note")
    with changing(by=by):
        of = find_framework(framework)
        way = find_node(of, approach, "approach")
        goal = find_node(of, objective, "objective")
        if way.kind != Node.Kind.APPROACH:
            raise Refused(
                f"the node {approach!r} is of the kind {way.kind}, not an approach", "approach"
            )
        if goal.kind == Node.Kind.APPROACH:
            raise Refused(f"the node {objective!r} is itself an approach", "objective")
        return upsert(
            Involvement,
            {
                "approach": way,
                "objective": goal,
                "organisation": find_organisation(organisation, "organisation"),
            },
            {"state": state, "note": note, "sources": list(sources)},
        )[1]
