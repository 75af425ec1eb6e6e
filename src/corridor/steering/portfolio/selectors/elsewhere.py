# SPDX-License-Identifier: EUPL-1.2
"""Public activities of a country, a node or an organisation: the latest, and how many there are."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F

from ..models import NodeShare, Participation, RecipientCountry
from ..rules.terms import ROLES
from .finding import Asked, Search, chosen

SHOWN = 20
R = TypeVar("R", NodeShare, RecipientCountry)
LATEST = F("activity__runs").desc(nulls_last=True)


def in_country(key: int) -> tuple[list[RecipientCountry], int]:
    """Two queries at most."""
    rows = (
        RecipientCountry.objects.filter(country=key, activity__public=True)
        .select_related("activity")
        .order_by(LATEST, "activity")[:SHOWN]
    )
    return _counted(list(rows), "country", key)


def of_node(key: int) -> tuple[list[NodeShare], int]:
    """Two queries at most."""
    rows = (
        NodeShare.objects.filter(node=key, activity__public=True)
        .select_related("activity")
        .order_by(LATEST, "activity")[:SHOWN]
    )
    return _counted(list(rows), "node", key)


def of_organisation(key: int) -> tuple[list[Participation], list[tuple[str, str, int]]]:
    """The latest, and (role, facet of the list, number) for each role it has. Two queries."""
    rows = list(
        Participation.objects.filter(organisation=key, activity__public=True)
        .select_related("activity")
        .order_by(LATEST, "activity", "role")[:SHOWN]
    )
    if not rows:
        return [], []
    in_role = {facet: chosen(facet, (key,)) for facet in ROLES}
    entries = Search(AnonymousUser()).entries(Asked()).filter(reduce(or_, in_role.values()))
    counts = entries.aggregate(**{facet: Count("pk", filter=one) for facet, one in in_role.items()})
    return rows, [(role, facet, counts[facet]) for facet, role in ROLES.items() if counts[facet]]


def _counted(rows: list[R], facet: str, key: int) -> tuple[list[R], int]:
    """Where not all are shown, with how many there are."""
    if len(rows) < SHOWN:
        return rows, len({row.activity_id for row in rows})
    return rows, Search(AnonymousUser()).count(Asked(chosen={facet: (key,)}))
