# SPDX-License-Identifier: EUPL-1.2
"""Doing each row of an action on several once, whatever happens in between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from ..models import BulkDeed, User

DAYS = 30


def once(
    *,
    user: User,
    token: str,
    key: str,
    do: Callable[[], Any],
    refuses: tuple[type[Exception], ...],
) -> str:
    """Do a row, unless it was done under this token; why it was refused, else nothing.

    Whole or not at all, together with the memory of it: a second time waits for the first and says
    what it said.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
                [f"corridor.deed.{user.pk}.{token}.{key}"],
            )
        kept = BulkDeed.objects.filter(user=user, token=token, row=key).first()
        if kept is not None:
            return kept.refusal
        refusal = ""
        try:
            with transaction.atomic():
                do()
        except refuses as error:
            refusal = _words(error)
        BulkDeed.objects.create(user=user, token=token, row=key, refusal=refusal)
    return refusal


def forget_deeds() -> int:
    """Take away what is older than a month; how many rows that were."""
    before = timezone.now() - timedelta(days=DAYS)
    return BulkDeed.objects.filter(at__lt=before).delete()[0]


def _words(error: Exception) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
