# SPDX-License-Identifier: EUPL-1.2
"""The map of actors: who does what on which part of a framework, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef, QuerySet

from corridor.foundation.parties.public import Organisation
from corridor.steering.policy.public import (
    Framework,
    InvolvementMatrix,
    Tree,
    TreeNode,
    involvement,
)
from corridor.values.answers import Answer
from corridor.values.citations import Citation
from corridor.values.texts import Text

from .. import rules
from ..models import ActionPlan, ActorFact, Contribution, Mandate
from .plans import WAYS, approaches, places, tree_of_year, within

NODES, APPROACHES = "nodes", "approaches"


@dataclass(frozen=True, slots=True)
class Expected:
    """What the framework itself says: whether the actor works here, and by or on what."""

    other: TreeNode
    answer: Answer
    note: Text | None
    citations: tuple[Citation, ...]


@dataclass(slots=True)
class Cell:
    """What an actor does in one column: as the framework expects, and in plans of the year."""

    expected: list[Expected] = field(default_factory=list)
    lines: list[Contribution] = field(default_factory=list)
    mandates: list[Mandate] = field(default_factory=list)
    facts: list[ActorFact] = field(default_factory=list)

    @property
    def places(self) -> tuple[str, ...]:
        """Codes of the nodes contributed to, each once, in the order of the plan."""
        return tuple(dict.fromkeys(line.node.code for line in self.lines))


@dataclass(slots=True)
class Actor:
    """A row of the map. `within` says of the year's contributions whether mandates cover them:
    null without contributions, no where one lies outside, yes where all lie within."""

    organisation: Organisation
    cells: dict[str, Cell] = field(default_factory=dict)
    mandates: list[Mandate] = field(default_factory=list)
    facts: list[ActorFact] = field(default_factory=list)
    lines: list[Contribution] = field(default_factory=list)
    within: Answer | None = None

    def cell(self, column: str) -> Cell:
        return self.cells.setdefault(column, Cell())


@dataclass(frozen=True, slots=True)
class ActorMap:
    """Actors against the top nodes of a framework, or its approaches, in a year.

    `plans` counts the year's plans that everybody may read; `gaps` are the places without any
    contributor in these, null where there is no plan, as then nothing can be said.
    """

    framework: Framework
    year: int
    by: str
    tree: Tree | None
    columns: tuple[TreeNode, ...]
    actors: tuple[Actor, ...]
    plans: int
    gaps: tuple[TreeNode, ...] | None

    @property
    def places(self) -> tuple[TreeNode, ...]:
        """The nodes that can be contributed to."""
        return places(self.tree)


def actor_map(framework: Framework, year: int, by: str = NODES) -> ActorMap:
    """The map of a framework and year. Thirteen queries, however many actors there are."""
    tree = tree_of_year(framework, year)
    known = {} if tree is None else {node.code: node for node in tree.walk()}
    columns = approaches(tree) if by == APPROACHES else tops(tree)
    lines = list(
        Contribution.objects.filter(
            plan__framework=framework, plan__year=year, plan__state__in=rules.PUBLIC
        )
        .select_related("plan", "node", "approach")
        .order_by("plan__organisation__code", "node__code", "pk")
    )
    drawn = _Drawing(known, by)
    drawn.take_involvement(involvement(framework))
    drawn.take_lines(lines)
    drawn.take_mandates(mandates_in(framework, year).prefetch_related(None))
    drawn.take_facts(actor_facts().filter(framework=framework).prefetch_related(None))
    count = ActionPlan.objects.filter(
        framework=framework, year=year, state__in=rules.PUBLIC
    ).count()
    served = {line.node.code for line in lines}
    wanted = {node.code: node for node in places(tree)}
    return ActorMap(
        framework=framework,
        year=year,
        by=by,
        tree=tree,
        columns=columns,
        actors=drawn.finished(),
        plans=count,
        gaps=tuple(wanted[code] for code in rules.without(wanted, served)) if count else None,
    )


def tops(tree: Tree | None) -> tuple[TreeNode, ...]:
    """The nodes at the top that are worked on. Asks no query."""
    return () if tree is None else tuple(node for node in tree.roots if node.kind not in WAYS)


class _Drawing:
    """The map while it is filled: rows by organisation, cells by the code of a column."""

    def __init__(self, known: dict[str, TreeNode], by: str) -> None:
        self.known, self.by = known, by
        self.rows: dict[int, Actor] = {}

    def row(self, key: int) -> Actor:
        held = self.rows.get(key)
        if held is None:
            held = self.rows[key] = Actor(Organisation(pk=key))
        return held

    def column(self, node: str | None, approach: str | None) -> str | None:
        """The column of something that is said of a node or an approach; null for neither."""
        if self.by == APPROACHES:
            return approach
        found = self.known.get(node or "")
        return None if found is None else (found.path[0] if found.path else found.code)

    def take_involvement(self, found: InvolvementMatrix | None) -> None:
        if found is None:
            return
        for (approach, objective), entries in found.cells.items():
            column = self.column(objective, approach)
            other = self.known.get(objective if self.by == APPROACHES else approach)
            if column is None or other is None:
                continue
            for each in entries:
                expected = Expected(other, each.answer, each.note, each.citations)
                self.row(each.organisation.pk).cell(column).expected.append(expected)

    def take_lines(self, lines: Iterable[Contribution]) -> None:
        for line in lines:
            row = self.row(line.plan.organisation_id)
            row.lines.append(line)
            approach = None if line.approach is None else line.approach.code
            column = self.column(line.node.code, approach)
            if column is not None:
                row.cell(column).lines.append(line)

    def take_mandates(self, found: Iterable[Mandate]) -> None:
        for each in found:
            row = self.row(each.organisation_id)
            row.mandates.append(each)
            column = self.column(_code(each.node), _code(each.approach))
            if column is not None:
                row.cell(column).mandates.append(each)

    def take_facts(self, found: Iterable[ActorFact]) -> None:
        for each in found:
            row = self.row(each.organisation_id)
            row.facts.append(each)
            column = self.column(_code(each.node), _code(each.approach))
            if column is not None:
                row.cell(column).facts.append(each)

    def finished(self) -> tuple[Actor, ...]:
        """The rows by name of country and actor, each with its organisation. Three queries."""
        found = Organisation.objects.filter(pk__in=self.rows).select_related("country")
        for held in found.prefetch_related("names", "country__names"):
            self.rows[held.pk].organisation = held
        for row in self.rows.values():
            row.within = self._within(row)
            for cell in row.cells.values():
                cell.expected.sort(key=lambda each: each.other.order)
        return tuple(sorted(self.rows.values(), key=lambda row: str(row.organisation).casefold()))

    def _within(self, row: Actor) -> Answer | None:
        if not row.lines:
            return None
        told = told_by(row.mandates)
        answers = {within(line, self._above(line), told) for line in row.lines}
        for answer in (Answer.NO, Answer.UNKNOWN):
            if answer in answers:
                return answer
        return Answer.YES

    def _above(self, line: Contribution) -> tuple[str, ...]:
        found = self.known.get(line.node.code)
        return () if found is None else found.path


def _code(node: object) -> str | None:
    return getattr(node, "code", None)


def told_by(mandates: Iterable[Mandate]) -> tuple[rules.Told, ...]:
    """Mandates as the rule reads them. Asks no query where nodes were fetched."""
    return tuple(
        rules.Told(each.answer, _code(each.node), _code(each.approach)) for each in mandates
    )


def mandates() -> QuerySet[Mandate]:
    """Mandates with their organisation, framework, node and approach. Two queries."""
    return (
        Mandate.objects.select_related("organisation", "framework", "node", "approach")
        .prefetch_related("organisation__names")
        .order_by("organisation__code", "valid", "code")
    )


def mandates_in(framework: Framework, year: int) -> QuerySet[Mandate]:
    """Those that held, or may have held, on some day of the year."""
    days = DateRange(date(year, 1, 1), date(year + 1, 1, 1), "[)")
    return mandates().filter(framework=framework, valid__overlap=days)


def mandates_of(
    organisation: Organisation, framework: Framework | None = None, year: int | None = None
) -> QuerySet[Mandate]:
    """Mandates of one organisation; with a framework and year those that may have held then."""
    found = mandates() if framework is None or year is None else mandates_in(framework, year)
    return found.filter(organisation=organisation)


def actor_facts() -> QuerySet[ActorFact]:
    """What is said of actors, with organisation, framework, node and approach. Two queries."""
    return (
        ActorFact.objects.select_related("organisation", "framework", "node", "approach")
        .prefetch_related("organisation__names")
        .order_by("organisation__code", "kind", "code")
    )


def facts_of(organisation: Organisation) -> QuerySet[ActorFact]:
    """What is said of one organisation; itself is at hand, without a query of its own."""
    found = actor_facts().prefetch_related(None).select_related("framework", "node", "approach")
    return found.filter(organisation=organisation)


def frameworks_with_actors() -> Sequence[str]:
    """Codes of the frameworks of which something is known for the map, in order. One query."""
    found = Framework.objects.filter(
        Exists(Mandate.objects.filter(framework=OuterRef("pk")))
        | Exists(ActorFact.objects.filter(framework=OuterRef("pk")))
        | Exists(ActionPlan.objects.filter(framework=OuterRef("pk"), state__in=rules.PUBLIC))
    )
    return list(found.order_by("code").values_list("code", flat=True))
