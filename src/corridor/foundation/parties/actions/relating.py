# SPDX-License-Identifier: EUPL-1.2
"""Ties between organisations: who is part of whom, and who came after whom."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, acting
from corridor.foundation.kernel.public import as_period
from corridor.values.periods import Period, Validity

from ..models import Organisation, Parentage, Succession
from ..rules import Edge, circle_through
from ..selectors import edges_above, standing
from .words import RefusedHere, one_at_a_time


def edge(tie: Parentage) -> Edge:
    return Edge(tie.child_id, tie.parent_id, as_period(tie.valid))


def in_words(path: tuple[object, ...]) -> str:
    """A circle of keys as names: "A → B → A"."""
    known = Organisation.objects.prefetch_related("names").in_bulk(list(path))
    return " → ".join(str(known[key]) for key in path)


@transaction.atomic
def set_parent(
    *,
    child: Organisation,
    parent: Organisation,
    validity: Validity,
    by: Actor | None,
    reason: str | None = None,
) -> Parentage:
    """`child` is part of `parent` for that time. Signposts are followed.

    Raises `ValidationError` for a circle (said as its path) and for a second parent on a day on
    which the first one is sure.
    """
    one_at_a_time()
    child, parent = standing(child), standing(parent)
    if child.pk == parent.pk:
        raise RefusedHere(_("%(one)s cannot be part of itself.") % {"one": child})
    above = edges_above([parent.pk])
    circle = circle_through(
        Edge(child.pk, parent.pk, validity.possible), [edge(tie) for tie in above]
    )
    if circle is not None:
        raise RefusedHere(_("This would make a circle: %(path)s.") % {"path": in_words(circle)})
    same = child.parentages.filter(parent=parent)
    for tie in child.parentages.select_related("parent"):
        sure, also = tie.validity.certain, validity.certain
        if sure is not None and also is not None and sure.overlaps(also):
            raise RefusedHere(
                _("%(child)s is part of %(parent)s at that time already.")
                % {"child": child, "parent": tie.parent}
            )
    with acting(by=by, reason=reason):
        tie = next((one for one in same if one.validity == validity), None) or Parentage(
            child=child, parent=parent
        )
        if tie.pk is None:
            tie.validity = validity
            tie.save()
    return tie


@transaction.atomic
def add_succession(
    *,
    predecessor: Organisation,
    successor: Organisation,
    validity: Validity,
    by: Actor | None,
    kind: str = "",
    reason: str | None = None,
) -> Succession:
    """`successor` takes the place of `predecessor` for that time; an empty `kind` is not stated.

    Said of the same two again it changes the time and the kind. Raises `ValidationError` for a
    successor that, at whatever time, comes before its own predecessor.
    """
    one_at_a_time()
    predecessor, successor = standing(predecessor), standing(successor)
    if predecessor.pk == successor.pk:
        raise RefusedHere(_("%(one)s cannot succeed itself.") % {"one": successor})
    circle = circle_through(
        Edge(predecessor.pk, successor.pk, Period()),
        [Edge(*pair, Period()) for pair in succession_pairs()],
    )
    if circle is not None:
        raise RefusedHere(_("This would make a circle: %(path)s.") % {"path": in_words(circle)})
    with acting(by=by, reason=reason):
        tie = Succession.objects.filter(predecessor=predecessor, successor=successor).first()
        tie = tie or Succession(predecessor=predecessor, successor=successor)
        if tie.pk is None or (tie.validity, tie.kind) != (validity, kind):
            tie.validity, tie.kind = validity, kind
            tie.clean_fields(exclude=["predecessor", "successor", "valid", "certain"])
            tie.save()
    return tie


def succession_pairs() -> list[tuple[int, int]]:
    return list(Succession.objects.values_list("predecessor_id", "successor_id"))
