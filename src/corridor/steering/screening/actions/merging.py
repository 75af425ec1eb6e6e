# SPDX-License-Identifier: EUPL-1.2
"""Following the merge of two organisations: what hung on the one hangs on the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corridor.foundation.audit.public import changing

from ..models import Measure, OdaDecision, PurposeAdvice, Screening


def follow_merge(payload: Mapping[str, Any]) -> None:
    """Move what hung on the organisation `drop` to `keep` (primary keys); safe to call twice."""
    keep, drop = int(payload["keep"]), int(payload["drop"])
    with changing(by=None, reason="organisations merged"):
        for model in (OdaDecision, PurposeAdvice, Measure):
            model._default_manager.filter(organisation_id=drop).update(organisation_id=keep)
        Screening.objects.filter(owner_id=drop).update(owner_id=keep)
        Screening.objects.filter(concluded_for_id=drop).update(concluded_for_id=keep)
