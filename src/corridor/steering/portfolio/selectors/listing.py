# SPDX-License-Identifier: EUPL-1.2
"""Indicators that were added up, with the activities that they are of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Activity, Indicator
from ..rules.tallies import Row


@dataclass(frozen=True, slots=True)
class Place:
    """A row with its activity, the activity that its figure is included in, and those above it."""

    row: Row
    activity: Activity
    included_in: Activity | None
    above: tuple[Activity, ...]


def places(rows: Iterable[Row]) -> dict[int, Place]:
    """By the key of the indicator; two queries."""
    kept = list(rows)
    holders = dict(
        Indicator.objects.filter(pk__in={row.by for row in kept if row.by}).values_list(
            "pk", "result__activity_id"
        )
    )
    keys = {row.activity for row in kept} | set(holders.values())
    found = {row.pk: row for row in Activity.objects.filter(pk__in=keys)}
    above = {key for row in found.values() for key in row.ancestors} - found.keys()
    found |= {row.pk: row for row in Activity.objects.filter(pk__in=above, public=True)}
    return {
        row.indicator: Place(
            row,
            found[row.activity],
            found.get(holders.get(row.by or 0, 0)),
            tuple(
                found[key]
                for key in found[row.activity].ancestors
                if key in found and found[key].public
            ),
        )
        for row in kept
        if row.activity in found
    }
