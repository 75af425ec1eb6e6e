# SPDX-License-Identifier: EUPL-1.2
"""Following the merge of two organisations: what hung on the one hangs on the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corridor.foundation.audit.public import changing

from ..models import Evaluation, Lesson, Recommendation, Response


def follow_merge(payload: Mapping[str, Any]) -> None:
    """Move what hung on the organisation `drop` to `keep` (primary keys); safe to call twice."""
    keep, drop = int(payload["keep"]), int(payload["drop"])
    with changing(by=None, reason="organisations merged"):
        for model, column in (
            (Evaluation, "commissioner_id"),
            (Evaluation, "evaluator_id"),
            (Recommendation, "addressed_id"),
            (Response, "organisation_id"),
            (Lesson, "proposer_id"),
        ):
            model.objects.filter(**{column: drop}).update(**{column: keep})
