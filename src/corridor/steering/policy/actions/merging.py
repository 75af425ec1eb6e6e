# SPDX-License-Identifier: EUPL-1.2
"""Following the merge of two organisations: what hung on the one hangs on the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corridor.foundation.audit.public import changing

from ..models import Framework, Involvement, OtherBudget, Promise, PromiseParty

# What two records of one organisation say together: what is known goes before what is not.
_WEIGHT = {"yes": 2, "no": 1, "unknown": 0}


def follow_merge(payload: Mapping[str, Any]) -> None:
    """Move what hung on the organisation `drop` to `keep` (primary keys); safe to call twice.

    Where both are in the same cell of who does what, one row stays: yes before no before unknown.
    """
    keep, drop = int(payload["keep"]), int(payload["drop"])
    with changing(by=None, reason="organisations merged"):
        Framework.objects.filter(owner_id=drop).update(owner_id=keep)
        OtherBudget.objects.filter(payer_id=drop).update(payer_id=keep)
        OtherBudget.objects.filter(recipient_id=drop).update(recipient_id=keep)
        Promise.objects.filter(owner_id=drop).update(owner_id=keep)
        both = PromiseParty.objects.filter(organisation_id=keep).values("promise_id")
        PromiseParty.objects.filter(organisation_id=drop, promise_id__in=both).delete()
        PromiseParty.objects.filter(organisation_id=drop).update(organisation_id=keep)
        held = {
            (row.approach_id, row.objective_id): row
            for row in Involvement.objects.filter(organisation_id=keep)
        }
        for row in Involvement.objects.filter(organisation_id=drop):
            other = held.get((row.approach_id, row.objective_id))
            if other is not None and _WEIGHT[row.state] <= _WEIGHT[other.state]:
                row.delete()
                continue
            if other is not None:
                other.delete()
            row.organisation_id = keep
            row.save(update_fields=["organisation"])
