# SPDX-License-Identifier: EUPL-1.2
"""Plans, their contributions, and what can be counted of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum

from corridor.foundation.accounts.public import own_organisations
from corridor.foundation.parties.public import Organisation
from corridor.steering.policy.public import Framework, Node, Tree, TreeNode, tree
from corridor.values.answers import Answer
from corridor.values.texts import Text

from .. import rules
from ..models import ActionPlan, Contribution, CycleStep

# Kinds of node that are a way of working, not something to work on.
WAYS = ("approach", "principle")


@dataclass(frozen=True, slots=True)
class Reader:
    """What somebody may read beside what is public: all plans, or those of some organisations."""

    everything: bool = False
    organisations: frozenset[int] = frozenset()

    def may_read(self, plan: ActionPlan) -> bool:
        mine = plan.organisation_id in self.organisations
        return plan.is_public or self.everything or mine


EVERYBODY = Reader()


def reader_of(user: Any) -> Reader:
    """What an account may read: who adopts, or writes for all, reads all plans; who writes for its
    own organisation reads those of its own. Two queries at most."""
    if not user.is_authenticated:
        return EVERYBODY
    if user.has_perm("plans.adopt_plan") or user.has_perm("plans.write_plan"):
        return Reader(everything=True)
    own = Organisation.objects.filter(pk__in=own_organisations(user))
    return Reader(
        organisations=frozenset(each.pk for each in own if user.has_perm("plans.write_plan", each))
    )


def plans(reader: Reader = EVERYBODY) -> QuerySet[ActionPlan]:
    """The plans that the reader may see, with their actor, framework and number of lines.

    `lines`, `unstated` (lines without an amount), `currencies` and `currency` with `amount`
    (the plain sum, of use only where there is one currency) come from the database. Two queries.
    """
    found = (
        ActionPlan.objects.select_related("organisation__country", "framework")
        .prefetch_related("organisation__names")
        .annotate(
            lines=Count("contributions"),
            unstated=Count("contributions", filter=Q(contributions__amount__isnull=True)),
            currencies=Count(
                "contributions__currency", distinct=True, filter=~Q(contributions__currency="")
            ),
            currency=Max("contributions__currency"),
            amount=Sum("contributions__amount"),
        )
        .order_by("-year", "framework__code", "organisation__code")
    )
    if reader.everything:
        return found
    return found.filter(Q(state__in=rules.PUBLIC) | Q(organisation__in=reader.organisations))


def plan_by_public_id(public_id: str) -> ActionPlan:
    """Raises `ActionPlan.DoesNotExist`. Three queries."""
    return (
        ActionPlan.objects.select_related("organisation__country", "framework__owner")
        .prefetch_related("organisation__names")
        .get(public_id=public_id)
    )


def plan_of(organisation: Organisation, framework: Framework, year: int) -> ActionPlan | None:
    return ActionPlan.objects.filter(
        organisation=organisation, framework=framework, year=year
    ).first()


def contributions() -> QuerySet[Contribution]:
    """Contributions with all that a row shows. Four queries."""
    return Contribution.objects.select_related(
        "plan__organisation__country", "plan__framework", "node", "approach"
    ).prefetch_related(
        "plan__organisation__names", "partners__organisation__names", "countries__country__names"
    )


def contributions_of(plan: ActionPlan) -> list[Contribution]:
    """A plan's contributions in the order in which they were added. Four queries."""
    found = list(
        Contribution.objects.filter(plan=plan)
        .select_related("node", "approach")
        .prefetch_related("partners__organisation__names", "countries__country__names")
        .order_by("pk")
    )
    for each in found:
        each.plan = plan
    return found


def public_contributions() -> QuerySet[Contribution]:
    """Contributions of plans that everybody may read."""
    return contributions().filter(plan__state__in=rules.PUBLIC)


def contributions_to(node: Node) -> list[Contribution]:
    """What adopted plans contribute to a node or, for an approach, by it; the newest year first."""
    return list(
        public_contributions()
        .filter(Q(node=node) | Q(approach=node))
        .order_by("-plan__year", "plan__organisation__code", "pk")
    )


def plans_adopted(
    framework: Framework, year: int, nodes: Collection[int] | None = None
) -> tuple[ActionPlan, ...]:
    """The plans of a year that everybody may read, by actor; those alone that contribute to one of
    the nodes, by their keys, where they are asked. Two queries."""
    found = ActionPlan.objects.filter(framework=framework, year=year, state__in=rules.PUBLIC)
    if nodes is not None:
        found = found.filter(
            pk__in=Contribution.objects.filter(node__in=nodes).order_by().values("plan")
        )
    return tuple(
        found.select_related("organisation")
        .prefetch_related("organisation__names")
        .order_by("organisation__code")
    )


def public_plans_of(organisation: Organisation) -> QuerySet[ActionPlan]:
    return plans().filter(organisation=organisation)


def contributions_in(iso2: str) -> list[Contribution]:
    """What adopted plans name a country for, the newest year first."""
    return list(
        public_contributions()
        .filter(countries__country__iso2=iso2)
        .order_by("-plan__year", "plan__organisation__code", "pk")
    )


def tree_of_year(framework: Framework, year: int) -> Tree | None:
    """The framework as it read at the end of the year. Two queries."""
    return tree(framework, day=date(year, 12, 31))


def places(of: Tree | None) -> tuple[TreeNode, ...]:
    """The nodes that can be contributed to: those at the ends of the tree that are no way of
    working, such as result areas. Asks no query."""
    if of is None:
        return ()
    return tuple(node for node in of.walk() if not node.children and node.kind not in WAYS)


def approaches(of: Tree | None) -> tuple[TreeNode, ...]:
    """The framework's approaches, in order. Asks no query."""
    return () if of is None else tuple(node for node in of.walk() if node.kind == "approach")


@dataclass(frozen=True, slots=True)
class Place:
    """A node with what a plan contributes to it. `node` is null where the tree of the year does not
    have the code; `above` is the node at the top of its branch, null where it is itself there."""

    code: str
    node: TreeNode | None
    above: TreeNode | None
    lines: tuple[tuple[Contribution, Answer], ...]
    total: rules.Total
    staff: rules.Staff


def by_place(
    lines: Sequence[Contribution], of: Tree | None, told: Sequence[rules.Told] = ()
) -> tuple[Place, ...]:
    """The lines of a plan by node, in the order of the tree; what is not in it comes last.

    Each line has whether it lies within the mandates told of. Asks no query.
    """
    known = {} if of is None else {node.code: node for node in of.walk()}
    found: dict[str, list[Contribution]] = {}
    for line in lines:
        found.setdefault(line.node.code, []).append(line)
    order = sorted(
        found, key=lambda code: (known[code].order if code in known else len(known), code)
    )
    return tuple(_place(code, found[code], known, told) for code in order)


def _place(
    code: str,
    lines: Sequence[Contribution],
    known: dict[str, TreeNode],
    told: Sequence[rules.Told],
) -> Place:
    node = known.get(code)
    path = () if node is None else node.path
    return Place(
        code=code,
        node=node,
        above=known[path[0]] if path else None,
        lines=tuple((line, within(line, path, told)) for line in lines),
        total=rules.total(line.money for line in lines),
        staff=rules.staff(line.staff for line in lines),
    )


def within(line: Contribution, above: Iterable[str], told: Sequence[rules.Told]) -> Answer:
    """Whether a contribution lies within the mandates told of; see `rules.within`."""
    approach = None if line.approach is None else line.approach.code
    return rules.within(told, {line.node.code, *above}, approach)


def cycle(framework: Framework) -> tuple[CycleStep, ...]:
    """How the framework foresees its year, step by step. One query."""
    return tuple(CycleStep.objects.filter(framework=framework).order_by("position"))


def cycles() -> dict[str, list[CycleStep]]:
    """The years of all frameworks that foresee one, by code. One query."""
    found: dict[str, list[CycleStep]] = {}
    for step in CycleStep.objects.select_related("framework").order_by(
        "framework__code", "position"
    ):
        found.setdefault(step.framework.code, []).append(step)
    return found


def years_with_plans(framework: Framework) -> tuple[int, ...]:
    """Years of plans that everybody may read, the newest first. One query."""
    found = ActionPlan.objects.filter(framework=framework, state__in=rules.PUBLIC)
    return tuple(found.order_by("-year").values_list("year", flat=True).distinct())


def titles(keys: Collection[int]) -> dict[int, Text]:
    """The latest titles of nodes by key. One query."""
    return dict(
        Node.objects.filter(pk__in=keys)
        .order_by("states__edition__valid")
        .values_list("pk", "states__title")
    )
