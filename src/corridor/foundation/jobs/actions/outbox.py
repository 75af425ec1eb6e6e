# SPDX-License-Identifier: EUPL-1.2
"""Telling upper rooms without knowing them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import Announcement
from ..registry import listeners
from .running import enqueue


def announce(*, topic: str, payload: Mapping[str, Any]) -> Announcement:
    """Write to the outbox; listeners hear of it once the transaction around this has ended well."""
    announcement = Announcement.objects.create(topic=topic, payload=dict(payload))
    enqueue("deliver", announcement_id=announcement.pk)
    return announcement


def deliver(*, announcement_id: int) -> bool:
    """Call every listener; true if the announcement still had to be delivered.

    All or nothing: a listener that fails leaves it undelivered, to be tried again.
    """
    with transaction.atomic():
        announcement = (
            Announcement.objects.select_for_update()
            .filter(pk=announcement_id, delivered=None)
            .first()
        )
        if announcement is None:
            return False
        for listener in listeners(announcement.topic):
            listener(announcement.payload)
        announcement.delivered = timezone.now()
        announcement.save(update_fields=["delivered"])
    return True
