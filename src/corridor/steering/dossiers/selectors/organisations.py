# SPDX-License-Identifier: EUPL-1.2
"""What this room holds about an organisation."""

from __future__ import annotations

from django.db.models import QuerySet

from corridor.foundation.parties.public import Organisation

from ..models import CapacityAssessment, ConditionalityDecision, Interest, Party


def taking_part(organisation: Organisation) -> QuerySet[Party]:
    """Its places in partnerships. One query."""
    return (
        Party.objects.filter(organisation=organisation)
        .select_related("partnership")
        .order_by("partnership__code", "position")
    )


def interests_of(organisation: Organisation) -> QuerySet[Interest]:
    return Interest.objects.filter(organisation=organisation).select_related(
        "country", "country_list"
    )


def assessed_by(organisation: Organisation) -> QuerySet[CapacityAssessment]:
    return CapacityAssessment.objects.filter(organisation=organisation).select_related("country")


def decided_by(organisation: Organisation) -> QuerySet[ConditionalityDecision]:
    return ConditionalityDecision.objects.filter(organisation=organisation).select_related(
        "country", "clause__framework"
    )
