# SPDX-License-Identifier: EUPL-1.2
"""How the nodes of frameworks relate to each other, and who does what on them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from corridor.foundation.parties.public import Organisation
from corridor.values.answers import Answer
from corridor.values.citations import Citation
from corridor.values.texts import Text

from .. import rules
from ..models import Crosswalk, Framework, Involvement, Node, NodeState
from .records import cited
from .trees import Tree, TreeNode, tree


@dataclass(frozen=True, slots=True)
class Link:
    """A relation read from one of its ends: what `there` is to `here`.

    `relation` is a SKOS mapping relation; broad: `there` is the broader of the two.
    """

    pk: int
    here: str
    there: str
    relation: str
    basis: str
    note: Text | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class CrosswalkMatrix:
    """All links between two frameworks. `cells` by the codes of a row's and a column's node."""

    rows: Tree
    columns: Tree
    cells: dict[tuple[str, str], Link]

    def row(self, code: str) -> tuple[tuple[TreeNode, Link], ...]:
        """A row's links, in the order of the columns."""
        return tuple(
            (column, self.cells[code, column.code])
            for column in self.columns.walk()
            if (code, column.code) in self.cells
        )


@dataclass(frozen=True, slots=True)
class NodeLink:
    """A link of one node to a node of another framework, with that node's title today."""

    framework: str
    framework_names: Text
    code: str
    title: Text | None
    link: Link


@dataclass(frozen=True, slots=True)
class Involved:
    """Whether an organisation works by an approach on an objective; unknown has a note."""

    pk: int
    organisation: Organisation
    answer: Answer
    note: Text | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class InvolvementMatrix:
    """Who does what: approaches against objectives, in the framework's order.

    A cell without an entry is one of which no source speaks.
    """

    approaches: tuple[TreeNode, ...]
    objectives: tuple[TreeNode, ...]
    cells: dict[tuple[str, str], tuple[Involved, ...]]


def matrix(rows: Framework, columns: Framework) -> CrosswalkMatrix | None:
    """The crosswalk of two frameworks as they read today, whichever way each link was written.

    Null when one of them has no edition. Five queries. Links of nodes that are in neither tree
    today are left out.
    """
    one, other = tree(rows), tree(columns)
    if one is None or other is None:
        return None
    here = {node.code for node in one.walk()}
    there = {node.code for node in other.walk()}
    cells = {}
    found = Crosswalk.objects.filter(
        Q(source__framework=rows, target__framework=columns)
        | Q(source__framework=columns, target__framework=rows)
    ).select_related("source", "target")
    for crosswalk in found:
        link = _link(crosswalk, from_source=crosswalk.source.framework_id == rows.pk)
        if link.here in here and link.there in there:
            cells[link.here, link.there] = link
    return CrosswalkMatrix(one, other, cells)


def _link(crosswalk: Crosswalk, *, from_source: bool) -> Link:
    source, target = crosswalk.source.code, crosswalk.target.code
    relation = crosswalk.relation
    return Link(
        pk=crosswalk.pk,
        here=source if from_source else target,
        there=target if from_source else source,
        relation=relation if from_source else rules.inverse(relation),
        basis=crosswalk.basis,
        note=crosswalk.note,
        citations=cited(crosswalk.sources),
    )


def _newest_title(end: str) -> Subquery:
    """The title of a node of a crosswalk in the newest edition that has it."""
    states = NodeState.objects.filter(node=OuterRef(end)).order_by("-edition__valid")
    return Subquery(states.values("title")[:1])


def links_of(node: Node) -> tuple[NodeLink, ...]:
    """All links of a node read from its side, by framework and code. One query."""
    found = (
        Crosswalk.objects.filter(Q(source=node) | Q(target=node))
        .select_related("source__framework", "target__framework")
        .annotate(source_title=_newest_title("source"), target_title=_newest_title("target"))
    )
    ends = []
    for crosswalk in found:
        from_source = crosswalk.source_id == node.pk
        other = crosswalk.target if from_source else crosswalk.source
        title = crosswalk.target_title if from_source else crosswalk.source_title
        ends.append((other, title, _link(crosswalk, from_source=from_source)))
    rows = [
        NodeLink(
            framework=other.framework.code,
            framework_names=other.framework.names,
            code=other.code,
            title=title,
            link=link,
        )
        for other, title, link in ends
    ]
    return tuple(sorted(rows, key=lambda row: (row.framework, _natural(row.code))))


def _natural(code: str) -> tuple[tuple[int, str], ...]:
    """Codes with numbers in the order of the numbers: 2 before 10."""
    return tuple(
        (int(part), "") if part.isdigit() else (0, part)
        for part in code.replace("-", ".").split(".")
    )


def linked_frameworks() -> tuple[tuple[str, str, int], ...]:
    """Pairs of framework codes with the number of links between them. One query."""
    counts: dict[tuple[str, str], int] = {}
    pairs = Crosswalk.objects.values_list("source__framework__code", "target__framework__code")
    for source, target in pairs:
        one, other = sorted((source, target))
        counts[one, other] = counts.get((one, other), 0) + 1
    return tuple((one, other, count) for (one, other), count in sorted(counts.items()))


def frameworks_linked_to(of: Framework) -> tuple[tuple[str, Text, int], ...]:
    """Code and names of each framework with links to this one, and how many. One query."""
    ends = ("source__framework__code", "target__framework__code")
    pairs = Crosswalk.objects.filter(Q(source__framework=of) | Q(target__framework=of)).values_list(
        *ends, "source__framework__names", "target__framework__names"
    )
    names: dict[str, Text] = {}
    counts: Counter[str] = Counter()
    for source, target, source_names, target_names in pairs:
        other, said = (target, target_names) if source == of.code else (source, source_names)
        names[other] = said
        counts[other] += 1
    return tuple((code, names[code], counts[code]) for code in sorted(names))


def involvement(of: Framework) -> InvolvementMatrix | None:
    """The framework's table of who does what; null when it has none. Four queries."""
    found = list(
        Involvement.objects.filter(approach__framework=of)
        .select_related("approach", "objective", "organisation")
        .prefetch_related("organisation__names")
        .order_by("organisation__code")
    )
    now = tree(of) if found else None
    if now is None:
        return None
    cells: dict[tuple[str, str], list[Involved]] = {}
    for row in found:
        key = (row.approach.code, row.objective.code)
        cells.setdefault(key, []).append(_involved(row))
    approaches = {approach for approach, _ in cells}
    objectives = {objective for _, objective in cells}
    return InvolvementMatrix(
        approaches=tuple(node for node in now.walk() if node.code in approaches),
        objectives=tuple(node for node in now.walk() if node.code in objectives),
        cells={key: tuple(rows) for key, rows in cells.items()},
    )


def _involved(row: Involvement) -> Involved:
    return Involved(
        pk=row.pk,
        organisation=row.organisation,
        answer=row.answer,
        note=row.note,
        citations=row.citations,
    )


def has_involvement(of: Framework) -> bool:
    """Whether the framework has a table of who does what. One query."""
    return Involvement.objects.filter(approach__framework=of).exists()


@dataclass(frozen=True, slots=True)
class InvolvementRow:
    """One cell of who does what, from the side of the organisation."""

    framework: str
    approach: Node
    objective: Node
    approach_title: Text | None
    objective_title: Text | None
    answer: Answer
    note: Text | None
    citations: tuple[Citation, ...]


def involvements_of(organisation: Organisation) -> tuple[InvolvementRow, ...]:
    """What an organisation works on, and by which approach. Two queries."""
    found = list(
        Involvement.objects.filter(organisation=organisation)
        .select_related("approach__framework", "objective")
        .order_by("approach__framework__code", "objective__code", "approach__code")
    )
    keys = {key for row in found for key in (row.approach_id, row.objective_id)}
    titles = dict(
        Node.objects.filter(pk__in=keys)
        .order_by("states__edition__valid")
        .values_list("pk", "states__title")
    )
    return tuple(
        InvolvementRow(
            framework=row.approach.framework.code,
            approach=row.approach,
            objective=row.objective,
            approach_title=titles.get(row.approach_id),
            objective_title=titles.get(row.objective_id),
            answer=row.answer,
            note=row.note,
            citations=row.citations,
        )
        for row in found
    )
