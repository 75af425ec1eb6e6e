# SPDX-License-Identifier: EUPL-1.2
"""Gender in every priority of a framework: what was scored and what was tested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from corridor.steering.policy.public import Framework, TreeNode, tree
from corridor.steering.portfolio.public import Marker, NodeShare

from ..models import Finding, Screening

# Gender equality in IATI's PolicyMarker of the DAC.
VOCABULARY, GENDER = "1", "1"


@dataclass(frozen=True, slots=True)
class Priority:
    """Public activities of a priority: all, scored by the gender marker, aiming at equality of
    women and men (significance 1 and more), and tested for gender in a concluded screening."""

    node: TreeNode
    activities: int
    scored: int
    aiming: int
    tested: int


def gender_overview(framework: Framework) -> tuple[Priority, ...]:
    """One line for each node at the top. Three queries, whatever the number of activities."""
    found = tree(framework)
    if found is None or not found.roots:
        return ()
    marker = Marker.objects.filter(
        activity=OuterRef("activity"), vocabulary=VOCABULARY, code=GENDER
    )
    test = Finding.objects.filter(
        screening__activity=OuterRef("activity"),
        screening__state=Screening.State.CONCLUDED,
        screening__superseded_by__isnull=True,
        test=Finding.Test.GENDER,
    ).exclude(result=Finding.Result.NOT_TESTED)
    counts: dict[str, Any] = {}
    for place, root in enumerate(found.roots):
        within = Q(node__in=[each.pk for each in root.walk()])
        for name, more in (
            ("all", Q()),
            ("scored", Q(scored=True)),
            ("aiming", Q(aiming=True)),
            ("tested", Q(tested=True)),
        ):
            counts[f"{name}_{place}"] = Count("activity", filter=within & more, distinct=True)
    said = (
        NodeShare.objects.filter(node__framework=framework, activity__public=True)
        .annotate(
            scored=Exists(marker),
            aiming=Exists(marker.filter(significance__gte=1)),
            tested=Exists(test),
        )
        .aggregate(**counts)
    )
    return tuple(
        Priority(
            root,
            said[f"all_{place}"],
            said[f"scored_{place}"],
            said[f"aiming_{place}"],
            said[f"tested_{place}"],
        )
        for place, root in enumerate(found.roots)
    )
