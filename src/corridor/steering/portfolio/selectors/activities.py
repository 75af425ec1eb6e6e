# SPDX-License-Identifier: EUPL-1.2
"""Activities with what their pages show of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, Q

from corridor.foundation.parties.public import Organisation

from ..models import Activity, Participation, RecipientCountry
from .visible import visible_to


def for_list(keys: Iterable[int]) -> list[Activity]:
    """These activities in this order, with countries and those who carry them out. Five queries."""
    ordered = list(keys)
    who = Participation.objects.filter(role=Participation.Role.IMPLEMENTING)
    roles = who.select_related("organisation").prefetch_related("organisation__names")
    rows = Activity.objects.filter(pk__in=ordered).prefetch_related(
        Prefetch("countries", RecipientCountry.objects.select_related("country")),
        Prefetch("participations", roles, to_attr="carried_out"),
    )
    found = {row.pk: row for row in rows}
    return [found[key] for key in ordered if key in found]


def activity_for(user: Any, public_id: str) -> Activity:
    """One activity that this user may see. Raises `Activity.DoesNotExist`."""
    return (
        visible_to(user)
        .select_related("reporting_org", "partner", "intake")
        .get(public_id=public_id)
    )


def tree_of(activity: Activity, user: Any) -> tuple[list[Activity], list[Activity], list[Activity]]:
    """Those above it from the top down, those right below it, and those it is related to; as far as
    the user may see. One query, where `relations` and `related_from` are at hand."""
    related = {row.to_id for row in activity.relations.all()}
    related |= {row.activity_id for row in activity.related_from.all()}
    named = Q(pk__in=[*activity.ancestors, *related]) | Q(parent=activity)
    seen = {row.pk: row for row in visible_to(user).filter(named).order_by("pk")}
    return (
        [seen[key] for key in activity.ancestors if key in seen],
        [row for row in seen.values() if row.parent_id == activity.pk],
        [row for row in seen.values() if row.pk in related],
    )


def named(organisations: Iterable[int]) -> dict[int, Organisation]:
    rows = Organisation.objects.filter(pk__in=set(organisations)).prefetch_related("names")
    return {row.pk: row for row in rows}
