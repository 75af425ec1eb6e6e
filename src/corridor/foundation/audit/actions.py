# SPDX-License-Identifier: EUPL-1.2
"""Who acts, and why: said once, kept with every change made meanwhile."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import connection
from pghistory import runtime
from psycopg.pq import TransactionStatus

from .rules import Actor


@contextmanager
def acting(*, by: Actor | None, reason: str | None = None) -> Iterator[None]:
    """Changes inside belong to `by`; `None` is the system itself.

    Nested, it adds to what the outer one said, and only until it ends: another actor or another
    reason makes an operation of its own. The system inside somebody's operation acts for them, so
    `None` does not take their place.
    """
    outer = getattr(runtime._tracker, "value", None)
    said: dict[str, Any] = {"user": None} if outer is None else dict(outer.metadata)
    if by is not None:
        said["user"] = by.pk
    if reason is not None:
        said["reason"] = reason
    if outer is None:
        with pghistory.context(**said):
            try:
                yield
            finally:
                _forget()
    elif said == outer.metadata:
        yield
    else:
        # pghistory would add our words to the outer context, whose row all its events share:
        # changes made before would change hands. An inner operation gets a context of its own.
        runtime._tracker.value = runtime.Context(id=uuid.uuid4(), metadata=said)
        try:
            yield
        finally:
            runtime._tracker.value = outer


def _forget() -> None:
    """Let what follows in the same transaction belong to the system again.

    The words live as long as the transaction; without one, or in one that has failed, they are
    gone already.
    """
    held = connection.connection
    if held is None or held.closed or not connection.in_atomic_block:
        return
    if held.info.transaction_status != TransactionStatus.INTRANS:
        return
    # Below Django's wrappers, one of which is just what says the words again.
    with held.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', '', true),"
            " set_config('pghistory.context_metadata', '', true)"
        )
