# SPDX-License-Identifier: EUPL-1.2
"""Two records of one organisation become one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, acting
from corridor.foundation.jobs.public import announce
from corridor.values.periods import Period

from ..models import Identifier, Organisation, OrganisationName, Parentage, Succession
from ..rules import Edge, circle_through
from .relating import edge, succession_pairs
from .words import RefusedHere, one_at_a_time

MERGED = "parties.merged"


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge will move to `keep`, and which ties of `drop` lapse as `keep` has its own."""

    keep: Organisation
    drop: Organisation
    names: tuple[OrganisationName, ...]
    identifiers: tuple[Identifier, ...]
    children: tuple[Parentage, ...]
    parents: tuple[Parentage, ...]
    successions: tuple[Succession, ...]
    lapsing: tuple[Parentage | Succession, ...]


def plan_merge(*, keep: Organisation, drop: Organisation) -> MergePlan:
    """What merging would do. Raises `ValidationError` where it cannot be done, and says why."""
    if keep.pk == drop.pk:
        raise RefusedHere(_("Choose two records: these are one and the same."))
    for one in (keep, drop):
        if one.merged_into_id is not None:
            raise RefusedHere(
                _("%(one)s was merged into %(other)s already.")
                % {"one": one.code, "other": one.merged_into}
            )
    ties = list(Parentage.objects.select_related("child", "parent"))
    _refuse_circles(keep, drop, ties)
    children, parents, lapsing = _ties(keep, drop, ties)
    successions, doubled = _successions(keep, drop)
    return MergePlan(
        keep=keep,
        drop=drop,
        names=tuple(drop.names.all()),
        identifiers=tuple(drop.identifiers.all()),
        children=tuple(children),
        parents=tuple(parents),
        successions=tuple(successions),
        lapsing=(*lapsing, *doubled),
    )


@transaction.atomic
def merge(*, keep: Organisation, drop: Organisation, by: Actor | None, reason: str) -> Organisation:
    """All that `drop` has goes to `keep`; `drop` stays as a signpost under its old address.

    Its names become aliases of `keep`, whose own names stand. Where both have a parent on the same
    days, that of `keep` stands. Rooms above hear of it by the announcement "parties.merged" with
    the keys `keep` and `drop`. Raises `ValidationError` as `plan_merge` does.
    """
    one_at_a_time()
    locked = {
        row.pk: row
        for row in Organisation.objects.select_for_update()
        .filter(pk__in=[keep.pk, drop.pk])
        .order_by("pk")
    }
    plan = plan_merge(keep=locked[keep.pk], drop=locked[drop.pk])
    with acting(by=by, reason=reason):
        for tie in plan.lapsing:
            tie.delete()
        for name in plan.names:
            name.organisation, name.alias = plan.keep, True
            name.save(update_fields=["organisation", "alias"])
        for identifier in plan.identifiers:
            identifier.organisation = plan.keep
            identifier.save(update_fields=["organisation"])
        for child in plan.children:
            child.parent = plan.keep
            child.save(update_fields=["parent"])
        for parent in plan.parents:
            parent.child = plan.keep
            parent.save(update_fields=["child"])
        for succession in plan.successions:
            if succession.predecessor_id == plan.drop.pk:
                succession.predecessor = plan.keep
            else:
                succession.successor = plan.keep
            succession.save(update_fields=["predecessor", "successor"])
        Organisation.objects.filter(merged_into=plan.drop).update(merged_into=plan.keep)
        plan.drop.merged_into = plan.keep
        plan.drop.version += 1
        plan.drop.save(update_fields=["merged_into", "version"])
        plan.keep.version += 1
        plan.keep.save(update_fields=["version"])
        announce(topic=MERGED, payload={"keep": plan.keep.pk, "drop": plan.drop.pk})
    return plan.keep


def _refuse_circles(keep: Organisation, drop: Organisation, ties: list[Parentage]) -> None:
    """No organisation may come to be above itself, or before itself, by the merge."""

    def moved(key: int) -> int:
        return keep.pk if key == drop.pk else key

    edges = [edge(tie) for tie in ties]
    renamed = [Edge(moved(e.lower), moved(e.upper), e.period) for e in edges]  # type: ignore[arg-type]
    pairs = [(moved(one), moved(other)) for one, other in succession_pairs()]
    follows = [Edge(one, other, Period()) for one, other in pairs]
    both = {"keep": keep, "drop": drop}
    for graph, why in (
        (renamed, _("%(drop)s and %(keep)s are part of one another: they are two organisations.")),
        (follows, _("%(drop)s and %(keep)s came after one another: they are two organisations.")),
    ):
        for tie in graph:
            if keep.pk not in (tie.lower, tie.upper):
                continue
            if circle_through(tie, graph) is not None:
                raise RefusedHere(why % both)


def _ties(
    keep: Organisation, drop: Organisation, ties: list[Parentage]
) -> tuple[list[Parentage], list[Parentage], list[Parentage]]:
    own = [tie for tie in ties if tie.child_id == keep.pk]
    below = {(tie.child_id, tie.validity) for tie in ties if tie.parent_id == keep.pk}
    children: list[Parentage] = []
    parents: list[Parentage] = []
    lapsing: list[Parentage] = []
    for tie in ties:
        if tie.parent_id == drop.pk:
            (lapsing if (tie.child_id, tie.validity) in below else children).append(tie)
        elif tie.child_id == drop.pk:
            clashes = any(other.validity.possible.overlaps(tie.validity.possible) for other in own)
            (lapsing if clashes else parents).append(tie)
    return children, parents, lapsing


def _successions(
    keep: Organisation, drop: Organisation
) -> tuple[list[Succession], list[Succession]]:
    """Those that move, and those that would stand twice."""
    held = {
        *((tie.predecessor_id, tie.successor_id) for tie in keep.successions.all()),
        *((tie.predecessor_id, tie.successor_id) for tie in keep.predecessions.all()),
    }
    moving: list[Succession] = []
    doubled: list[Succession] = []
    for tie in (*drop.successions.all(), *drop.predecessions.all()):
        before = keep.pk if tie.predecessor_id == drop.pk else tie.predecessor_id
        after = keep.pk if tie.successor_id == drop.pk else tie.successor_id
        (doubled if (before, after) in held else moving).append(tie)
    return moving, doubled
