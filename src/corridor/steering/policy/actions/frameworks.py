# SPDX-License-Identifier: EUPL-1.2
"""Writing a framework whole: its editions and their trees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused, upsert
from corridor.foundation.kernel.public import as_columns
from corridor.values.periods import Validity
from corridor.values.texts import Text

from .. import rules
from ..models import Edition, Framework, Node, NodeState
from .finding import find_organisation


@dataclass(frozen=True, slots=True)
class NodeSpec:
    """A node to be written; without sources it rests on those of its edition."""

    code: str
    kind: str
    title: Text
    description: Text | None = None
    labels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    children: tuple[NodeSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionSpec:
    code: str
    title: Text
    validity: Validity
    sources: tuple[str, ...]
    status: str | None = None
    nodes: tuple[NodeSpec, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class _Flat:
    """A node of a spec with its place; `at` is where it stands in the record."""

    spec: NodeSpec
    parent: str | None
    position: int
    at: str


def save_framework(
    *,
    by: Actor | None,
    code: str,
    names: Text,
    kind: str | None,
    owner: str | None,
    editions: Sequence[EditionSpec],
) -> Outcome:
    """Write a framework so that it has these editions with these trees, and no others.

    A node keeps its identity by its code through editions and writings. Raises `Refused` for a
    code that stands twice, editions that surely overlap, a node whose kind changes, an owner that
    is not known, and an edition or node that cannot go because money was booked on it.
    """
    flat = [list(_flatten(edition, place)) for place, edition in enumerate(editions)]
    _check(editions, flat)
    with changing(by=by):
        framework, outcome = upsert(
            Framework,
            {"code": code},
            {"names": names, "kind": kind, "owner": find_organisation(owner, "owner")},
        )
        changed = _save_editions(framework, editions)
        nodes, more = _save_nodes(framework, [node for nodes in flat for node in nodes])
        changed |= more
        for edition, wanted in zip(editions, flat, strict=True):
            row = Edition.objects.get(framework=framework, code=edition.code)
            changed |= _save_tree(row, wanted, nodes)
        changed |= _drop_nodes(framework, nodes)
    return outcome.with_parts(changed)


def _flatten(edition: EditionSpec, place: int) -> Iterator[_Flat]:
    def below(nodes: Sequence[NodeSpec], parent: str | None, at: str) -> Iterator[_Flat]:
        for position, spec in enumerate(nodes):
            here = f"{at}.{position}"
            yield _Flat(spec, parent, position, here)
            yield from below(spec.children, spec.code, f"{here}.children")

    yield from below(edition.nodes, None, f"editions.{place}.nodes")


def _check(editions: Sequence[EditionSpec], flat: Sequence[Sequence[_Flat]]) -> None:
    twice = rules.repeated(edition.code for edition in editions)
    if twice:
        raise Refused(f"the edition {twice[0]!r} stands twice", "editions")
    kinds: dict[str, str] = {}
    for nodes in flat:
        seen: set[str] = set()
        for node in nodes:
            code, kind = node.spec.code, node.spec.kind
            if code in seen:
                raise Refused(f"the node {code!r} stands twice in one edition", f"{node.at}.code")
            seen.add(code)
            if kinds.setdefault(code, kind) != kind:
                raise Refused(
                    f"the node {code!r} is of the kind {kinds[code]} in another edition; a node of "
                    "another kind needs a code of its own",
                    f"{node.at}.kind",
                )
    for place, edition in enumerate(editions):
        for earlier in editions[:place]:
            one, other = edition.validity.certain, earlier.validity.certain
            if one is not None and other is not None and one.overlaps(other):
                raise Refused(
                    f"the edition {edition.code!r} overlaps with {earlier.code!r}: "
                    "on some day both would surely hold",
                    f"editions.{place}.valid",
                )


def _save_editions(framework: Framework, wanted: Sequence[EditionSpec]) -> bool:
    gone = framework.editions.exclude(code__in=[edition.code for edition in wanted])
    changed = gone.exists()
    if changed:
        gone.delete()
    held = {edition.code: edition for edition in framework.editions.select_for_update()}
    shifted = [
        held[edition.code].pk
        for edition in wanted
        if edition.code in held and held[edition.code].validity != edition.validity
    ]
    # Two editions may trade days: let go of all that shift before any is written.
    framework.editions.filter(pk__in=shifted).update(certain=None)
    for edition in wanted:
        _, outcome = upsert(
            Edition,
            {"framework": framework, "code": edition.code},
            {
                "title": edition.title,
                "status": edition.status,
                "note": edition.note,
                "sources": list(edition.sources),
                **as_columns(edition.validity),
            },
        )
        changed |= outcome is not Outcome.UNCHANGED
    return changed or bool(shifted)


def _save_nodes(framework: Framework, wanted: Sequence[_Flat]) -> tuple[dict[str, Node], bool]:
    kinds = {node.spec.code: node.spec.kind for node in wanted}
    held = {node.code: node for node in framework.nodes.all()}
    other = [node for code, node in held.items() if code in kinds and node.kind != kinds[code]]
    for node in other:
        node.kind = kinds[node.code]
        node.save(update_fields=["kind"])
    new = [
        Node(framework=framework, code=code, kind=kind)
        for code, kind in kinds.items()
        if code not in held
    ]
    for node in Node.objects.bulk_create(new):
        held[node.code] = node
    return {code: held[code] for code in kinds}, bool(new or other)


def _save_tree(edition: Edition, wanted: Sequence[_Flat], nodes: Mapping[str, Node]) -> bool:
    held = {
        state.node_id: state
        for state in NodeState.objects.filter(edition=edition).select_for_update()
    }
    keep = {nodes[node.spec.code].pk for node in wanted}
    gone = [state.pk for key, state in held.items() if key not in keep]
    written: dict[str | None, NodeState | None] = {None: None}
    changed = bool(gone)
    for node in wanted:
        state = held.get(nodes[node.spec.code].pk)
        if state is not None and _parent_code(state, held, nodes) != node.parent:
            # Free it first, so that two nodes can trade places.
            NodeState.objects.filter(pk=state.pk).update(parent=None)
            state.parent = None
    for node in wanted:
        key = nodes[node.spec.code].pk
        values = _values(node, edition, written[node.parent])
        state = held.get(key)
        if state is None:
            state = NodeState(edition=edition, node_id=key, **values)
        elif all(getattr(state, name) == value for name, value in values.items()):
            written[node.spec.code] = state
            continue
        for name, value in values.items():
            setattr(state, name, value)
        state.clean_fields(exclude=["edition", "node", "parent"])
        state.save()
        written[node.spec.code] = state
        changed = True
    # Last, since those below a node that goes may just have moved elsewhere.
    NodeState.objects.filter(pk__in=gone).delete()
    return changed


def _parent_code(
    state: NodeState, held: Mapping[int, NodeState], nodes: Mapping[str, Node]
) -> str | None:
    above = next((s for s in held.values() if s.pk == state.parent_id), None)
    if above is None:
        return None
    return next((code for code, node in nodes.items() if node.pk == above.node_id), "")


def _values(node: _Flat, edition: Edition, parent: NodeState | None) -> dict[str, Any]:
    spec = node.spec
    return {
        "parent": parent,
        "position": node.position,
        "title": spec.title,
        "description": spec.description,
        "labels": list(spec.labels),
        "sources": list(spec.sources or edition.sources),
    }


def _drop_nodes(framework: Framework, kept: Mapping[str, Node]) -> bool:
    """Nodes that no edition has any more; one that something hangs on is refused, not lost."""
    gone = framework.nodes.exclude(pk__in=[node.pk for node in kept.values()])
    if not gone:
        return False
    held = gone.filter(bookings__isnull=False) | gone.filter(envelope_parts__isnull=False)
    held = held | gone.filter(explanations__isnull=False)
    first = held.first()
    if first is not None:
        raise Refused(
            f"the node {first.code!r} cannot go: money was booked on it; keep it in an edition",
            "editions",
        )
    first = gone.filter(touched_by__isnull=False).first()
    if first is not None:
        raise Refused(
            f"the node {first.code!r} cannot go: a promise touches it; keep it in an edition",
            "editions",
        )
    gone.delete()
    return True
