# SPDX-License-Identifier: EUPL-1.2
"""Following the merge of two organisations: what hung on the one hangs on the other."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from corridor.foundation.audit.public import changing

from ..models import (
    Activity,
    Intake,
    Participation,
    PlannedDisbursement,
    Secondment,
    Transaction,
)
from .indexing import index_activities

WHOLE = Decimal(100)

# Every column that names an organisation, but for roles, of which each organisation has one.
COLUMNS = (
    (Activity, "reporting_org"),
    (Activity, "partner"),
    (Intake, "organisation"),
    (Secondment, "lender"),
    (Secondment, "host"),
    (Transaction, "provider"),
    (Transaction, "receiver"),
    (PlannedDisbursement, "provider"),
    (PlannedDisbursement, "receiver"),
)


def follow_merge(payload: Mapping[str, Any]) -> None:
    """Move what hung on the organisation `drop` to `keep` (primary keys); safe to call twice.

    Where both have a role in an activity, one row stays: with both shares together, and with the
    sources of both.
    """
    keep, drop = int(payload["keep"]), int(payload["drop"])
    with changing(by=None, reason="organisations merged"):
        touched = set(
            Activity.objects.filter(participations__organisation=drop).values_list("pk", flat=True)
        )
        touched |= set(Activity.objects.filter(partner=drop).values_list("pk", flat=True))
        for model, column in COLUMNS:
            model._default_manager.filter(**{column: drop}).update(**{column: keep})
        held = {
            (row.activity_id, row.role): row
            for row in Participation.objects.filter(organisation=keep, activity__in=touched)
        }
        for row in Participation.objects.filter(organisation=drop):
            other = held.get((row.activity_id, row.role))
            if other is None:
                row.organisation_id = keep
                row.save(update_fields=["organisation"])
                continue
            _together(other, row)
            row.delete()
            other.save(update_fields=["percentage", "sources", "note"])
        index_activities(touched)


def _together(stays: Participation, goes: Participation) -> None:
    if goes.percentage is not None:
        stays.percentage = min(WHOLE, (stays.percentage or Decimal(0)) + goes.percentage)
    stays.sources = list(dict.fromkeys([*stays.sources, *goes.sources]))
    stays.note = stays.note or goes.note
