# SPDX-License-Identifier: EUPL-1.2
"""Following the merge of two organisations: what hung on the one hangs on the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corridor.foundation.audit.public import changing

from ..models import CapacityAssessment, ConditionalityDecision, Interest, Party


def follow_merge(payload: Mapping[str, Any]) -> None:
    """Move what hung on the organisation `drop` to `keep` (primary keys); safe to call twice.

    Where both take part in one partnership on the same side and footing at the same time, one of
    the two rows stays.
    """
    keep, drop = int(payload["keep"]), int(payload["drop"])
    with changing(by=None, reason="organisations merged"):
        for model in (Interest, CapacityAssessment, ConditionalityDecision):
            model._default_manager.filter(organisation_id=drop).update(organisation_id=keep)
        held = {_same(row) for row in Party.objects.filter(organisation_id=keep)}
        for row in Party.objects.filter(organisation_id=drop).order_by("pk"):
            if _same(row) in held:
                row.delete()
                continue
            row.organisation_id = keep
            row.save(update_fields=["organisation"])


def _same(row: Party) -> tuple[Any, ...]:
    return row.partnership_id, row.side, row.standing, row.validity
