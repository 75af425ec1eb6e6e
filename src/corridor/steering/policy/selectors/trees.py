# SPDX-License-Identifier: EUPL-1.2
"""Frameworks, their editions and trees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from corridor.foundation.kernel.public import asked_once
from corridor.foundation.parties.public import Organisation
from corridor.values.answers import Answer
from corridor.values.citations import Citation
from corridor.values.texts import Text

from .. import rules
from ..models import Edition, Emphasis, Framework, Node, NodeState
from .records import cited


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A node as an edition has it. `order` counts from 0 through the whole tree, top down."""

    pk: int
    code: str
    kind: str
    title: Text
    description: Text | None
    labels: tuple[str, ...]
    citations: tuple[Citation, ...]
    level: int
    order: int
    path: tuple[str, ...]
    children: tuple[TreeNode, ...]

    @property
    def parent(self) -> str | None:
        """The code of the node above; null at the top."""
        return self.path[-1] if self.path else None

    def walk(self) -> Iterator[TreeNode]:
        """Itself and all below it, top down."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Tree:
    """One edition's nodes, top ones first; `answer` says whether it held on the day asked for."""

    edition: Edition
    answer: Answer
    roots: tuple[TreeNode, ...]

    def walk(self) -> Iterator[TreeNode]:
        for root in self.roots:
            yield from root.walk()

    def find(self, code: str) -> TreeNode | None:
        return next((node for node in self.walk() if node.code == code), None)

    def above(self, node: TreeNode) -> tuple[TreeNode, ...]:
        """The way from the top down to the node, without the node itself."""
        by_code = {found.code: found for found in self.walk()}
        return tuple(by_code[code] for code in node.path)


@dataclass(frozen=True, slots=True)
class NamedNode:
    """A node with the title that it bears in the newest edition that has it."""

    pk: int
    framework: str
    code: str
    title: Text

    @property
    def path(self) -> str:
        """As other records name it: "NL08/5"."""
        return f"{self.framework}/{self.code}"


def frameworks() -> QuerySet[Framework]:
    return Framework.objects.select_related("owner").order_by("code")


def framework(code: str) -> Framework:
    """Raises `Framework.DoesNotExist`."""
    return frameworks().get(code=code)


@asked_once
def editions(of: Framework) -> tuple[Edition, ...]:
    """All editions, the oldest first. One query."""
    found = of.editions.all()
    return tuple(sorted(found, key=lambda edition: (edition.valid.lower or date.min, edition.code)))


def edition_on(candidates: Sequence[Edition], day: date) -> tuple[Edition | None, Answer]:
    """The edition that held on the day: a sure one, else the newest that may have.

    Where none can have held: the last one before the day, else the first, with the answer no.
    Null only when there are no editions. Asks no query.
    """
    for answer in (Answer.YES, Answer.UNKNOWN):
        held = [edition for edition in candidates if edition.on(day) is answer]
        if held:
            return held[-1], answer
    before = [e for e in candidates if e.valid.lower is None or e.valid.lower <= day]
    chosen = before[-1] if before else (candidates[0] if candidates else None)
    return chosen, Answer.NO


def tree(of: Framework, *, day: date | None = None, edition: str | None = None) -> Tree | None:
    """The tree of an edition by its code, or of the one that held on a day (today's by default).

    Null when the framework has no edition. Two queries, whatever the depth. Raises
    `Edition.DoesNotExist` for a code that the framework does not have.
    """
    candidates = editions(of)
    asked = day or date.today()  # noqa: DTZ011 - a day of the calendar, in no time zone
    if edition is None:
        chosen, answer = edition_on(candidates, asked)
    else:
        chosen = next((held for held in candidates if held.code == edition), None)
        if chosen is None:
            raise Edition.DoesNotExist(f"{of.code} has no edition {edition}")
        answer = chosen.on(asked)
    return None if chosen is None else tree_of(chosen, answer)


def tree_of(edition: Edition, answer: Answer = Answer.UNKNOWN) -> Tree:
    """The tree of one edition. One query."""
    return Tree(edition, answer, _roots(edition))


@asked_once
def _roots(edition: Edition) -> tuple[TreeNode, ...]:
    below: dict[int | None, list[NodeState]] = {}
    states = NodeState.objects.filter(edition=edition).select_related("node")
    for state in states.order_by("position", "pk"):
        below.setdefault(state.parent_id, []).append(state)
    count = iter(range(sum(len(found) for found in below.values())))

    def build(parent: int | None, path: tuple[str, ...]) -> tuple[TreeNode, ...]:
        return tuple(_node(state, path) for state in below.get(parent, ()))

    def _node(state: NodeState, path: tuple[str, ...]) -> TreeNode:
        return TreeNode(
            pk=state.node_id,
            code=state.node.code,
            kind=state.node.kind,
            title=state.title,
            description=state.description,
            labels=tuple(state.labels),
            citations=cited(state.sources),
            level=len(path),
            order=next(count),
            path=path,
            children=build(state.pk, (*path, state.node.code)),
        )

    return build(None, ())


def nodes_in_order(
    of: Framework, *, day: date | None = None, edition: str | None = None
) -> tuple[TreeNode, ...]:
    """All nodes of an edition from top to bottom; see `tree`. Two queries."""
    found = tree(of, day=day, edition=edition)
    return () if found is None else tuple(found.walk())


def node(framework: str, code: str) -> Node:
    """Raises `Node.DoesNotExist`. One query."""
    return Node.objects.select_related("framework").get(framework__code=framework, code=code)


def named_nodes(keys: Iterable[int] | None = None) -> dict[int, NamedNode]:
    """Nodes by their keys, or all of them, in the order of frameworks and codes. One query."""
    states = NodeState.objects.order_by(
        "node__framework__code", "node__code", "edition__valid", "pk"
    )
    if keys is not None:
        states = states.filter(node__in=list(keys))
    rows = states.values_list("node_id", "node__framework__code", "node__code", "title")
    return {pk: NamedNode(pk, framework, code, title) for pk, framework, code, title in rows}


def node_states(of: Node) -> tuple[NodeState, ...]:
    """The node in every edition that has it, the oldest first. One query."""
    found = of.states.select_related("edition", "parent__node")
    return tuple(sorted(found, key=lambda s: (s.edition.valid.lower or date.min, s.edition.code)))


def changes(before: Tree, after: Tree) -> rules.Changes:
    """What became of the tree from one edition to another. Asks no query."""
    return rules.changes(_placed(before), _placed(after))


def _placed(of: Tree) -> list[rules.Placed]:
    return [rules.Placed(node.code, node.parent, node.title) for node in of.walk()]


def emphases(of: Framework) -> tuple[Emphasis, ...]:
    """Where weight was laid, the newest first. One query."""
    found = Emphasis.objects.filter(node__framework=of).select_related("node")
    return tuple(found.order_by("-valid", "node__code"))


def node_emphases(of: Node) -> tuple[Emphasis, ...]:
    """Where weight was laid on one node, the newest first. One query."""
    return tuple(of.emphases.order_by("-valid"))


def owned_by(organisation: Organisation) -> QuerySet[Framework]:
    return frameworks().filter(owner=organisation)
