# SPDX-License-Identifier: EUPL-1.2
"""Public activities of a country, a node or an organisation: the latest, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Model, QuerySet

from ..models import NodeShare, Participation, RecipientCountry
from ..rules.terms import ROLES
from .finding import Asked, Search

SHOWN = 20
R = TypeVar("R", NodeShare, RecipientCountry)
M = TypeVar("M", bound=Model)
LATEST = F("activity__runs").desc(nulls_last=True)


def in_country(key: int) -> tuple[list[RecipientCountry], int]:
    """Two queries at most."""
    rows = (
        _latest(
            RecipientCountry.objects.filter(country=key, activity__public=True), ["country"], key
        )
        .select_related("activity")
        .order_by(LATEST, "activity")[:SHOWN]
    )
    return _counted(list(rows), "country", key)


def of_node(key: int) -> tuple[list[NodeShare], int]:
    """Two queries at most."""
    rows = (
        _latest(NodeShare.objects.filter(node=key, activity__public=True), ["node"], key)
        .select_related("activity")
        .order_by(LATEST, "activity")[:SHOWN]
    )
    return _counted(list(rows), "node", key)


def of_organisation(key: int) -> tuple[list[Participation], list[tuple[str, str, int]]]:
    """The latest, and (role, facet of the list, number) for each role it has. Two queries."""
    rows = list(
        _latest(Participation.objects.filter(organisation=key, activity__public=True), ROLES, key)
        .select_related("activity")
        .order_by(LATEST, "activity", "role")[:SHOWN]
    )
    if not rows:
        return [], []
    search = Search(AnonymousUser())
    counts = search.counts_of(ROLES, key)
    return rows, [(role, facet, counts[facet]) for facet, role in ROLES.items() if counts[facet]]


def _latest(rows: QuerySet[M], facets: Iterable[str], key: int) -> QuerySet[M]:
    """Of these rows, which lead to activities with a value in these facets, those that may be among
    the latest."""
    keys = Search(AnonymousUser()).latest(facets, key, SHOWN)
    return rows if keys is None else rows.filter(activity__in=keys)


def _counted(rows: list[R], facet: str, key: int) -> tuple[list[R], int]:
    """Where not all are shown, with how many there are."""
    if len(rows) < SHOWN:
        return rows, len({row.activity_id for row in rows})
    return rows, Search(AnonymousUser()).count(Asked(chosen={facet: (key,)}))
