# SPDX-License-Identifier: EUPL-1.2
"""Following the merge of two organisations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from corridor.foundation.audit.public import acting

from ..models import ReportedTransaction, Round


def follow_merge(payload: Mapping[str, Any]) -> None:
    """Move the rounds of `drop` to `keep` (primary keys), and money reported from or to it.

    A round with days that one of `keep` has too stays where it is; who stayed answers for it all
    the same (`Round.holder`). Called again it changes nothing.
    """
    keep, drop = int(payload["keep"]), int(payload["drop"])
    with transaction.atomic(), acting(by=None, reason="organisations merged"):
        for round in Round.objects.select_for_update().filter(partner_id=drop):
            if not Round.objects.filter(partner_id=keep, period__overlap=round.period).exists():
                round.partner_id = keep
                round.save(update_fields=["partner"])
        for name in ("provider", "receiver"):
            held = ReportedTransaction.objects.filter(**{f"{name}_id": drop})
            held.update(**{f"{name}_id": keep})
