# SPDX-License-Identifier: EUPL-1.2
"""Telling upper rooms without knowing them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import Announcement
from ..registry import listeners
from ..selectors import undelivered
from .running import enqueue

# By then the first tries, each later than the one before, are over.
OVERDUE = timedelta(hours=6)

logger = logging.getLogger(__name__)


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


def deliver_overdue() -> int:
    """Try once more what its own tries have given up; the number that was delivered.

    A listener that fails again is logged and keeps nobody else waiting.
    """
    delivered = 0
    late = undelivered().filter(made__lt=timezone.now() - OVERDUE)
    for key in list(late.values_list("pk", flat=True)):
        try:
            delivered += deliver(announcement_id=key)
        except Exception:
            logger.exception("announcement %s is still not delivered", key)
    return delivered
