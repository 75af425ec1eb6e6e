# SPDX-License-Identifier: EUPL-1.2
"""Money beside the envelopes."""

from __future__ import annotations

from django.db.models import Q, QuerySet, prefetch_related_objects

from corridor.foundation.parties.public import Organisation

from ..models import OtherBudget


def other_budgets(of: Organisation | None = None) -> QuerySet[OtherBudget]:
    """With who pays and who receives at hand; of one organisation on either side, or all."""
    found = OtherBudget.objects.select_related("payer", "recipient").prefetch_related(
        "payer__names", "recipient__names"
    )
    return found if of is None else found.filter(Q(payer=of) | Q(recipient=of))


def money_beside(of: Organisation) -> list[OtherBudget]:
    """What the organisation pays or receives, with the other side's names. Two queries."""
    found = list(other_budgets(of).prefetch_related(None))
    sides = [side for row in found for side in (row.payer, row.recipient) if side is not None]
    prefetch_related_objects([side for side in sides if side.pk != of.pk], "names")
    return found
