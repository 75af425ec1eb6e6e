# SPDX-License-Identifier: EUPL-1.2
"""What of this room rests on a document."""

from __future__ import annotations

from django.db.models import QuerySet

from ..models import ActionPlan, ActorFact, CycleStep, Mandate
from .actors import actor_facts, mandates
from .plans import plans


def mandates_citing(document: str) -> QuerySet[Mandate]:
    return mandates().filter(sources__cites=document)


def facts_citing(document: str) -> QuerySet[ActorFact]:
    return actor_facts().filter(sources__cites=document)


def steps_citing(document: str) -> QuerySet[CycleStep]:
    return CycleStep.objects.filter(sources__cites=document).select_related("framework")


def plans_citing(document: str) -> QuerySet[ActionPlan]:
    """Of those that everybody may read."""
    return plans().filter(sources__cites=document)
