# SPDX-License-Identifier: EUPL-1.2
"""Public activities of a country, a node or an organisation: the latest, and how many there are."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import F

from ..models import NodeShare, Participation, RecipientCountry
from ..rules.terms import ROLES
from .finding import Asked, Search

SHOWN = 20
LATEST = F("activity__runs").desc(nulls_last=True)


def in_country(key: int) -> tuple[list[RecipientCountry], int]:
    """Two queries."""
    rows = (
        RecipientCountry.objects.filter(country=key, activity__public=True)
        .select_related("activity")
        .order_by(LATEST, "activity")[:SHOWN]
    )
    return list(rows), _count("country", key)


def of_node(key: int) -> tuple[list[NodeShare], int]:
    """Two queries."""
    rows = (
        NodeShare.objects.filter(node=key, activity__public=True)
        .select_related("activity")
        .order_by(LATEST, "activity")[:SHOWN]
    )
    return list(rows), _count("node", key)


def of_organisation(key: int) -> tuple[list[Participation], list[tuple[str, str, int]]]:
    """The latest, and (role, facet of the list, number) for each role it has. Five queries."""
    rows = list(
        Participation.objects.filter(organisation=key, activity__public=True)
        .select_related("activity")
        .order_by(LATEST, "activity", "role")[:SHOWN]
    )
    if not rows:
        return [], []
    counts = [(role, facet, _count(facet, key)) for facet, role in ROLES.items()]
    return rows, [each for each in counts if each[2]]


def _count(facet: str, key: int) -> int:
    return Search(AnonymousUser()).count(Asked(chosen={facet: (key,)}))
