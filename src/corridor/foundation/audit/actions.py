# SPDX-License-Identifier: EUPL-1.2
"""Who acts, and why: said once, kept with every change made meanwhile."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import connection, transaction
from django.db.models import Model
from pghistory import config, runtime
from psycopg.pq import TransactionStatus

from .rules import Actor, as_copied


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


@contextmanager
def changing(*, by: Actor | None, reason: str | None = None) -> Iterator[None]:
    """One change, whole or not at all, by somebody; see `acting`.

    With `by=None` it belongs to whoever acts already, as in a load or a request, else to the
    system.
    """
    with transaction.atomic(), acting(by=by, reason=reason):
        yield


def copy_rows(*, model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write rows in bulk by COPY, with their history and who acts; how many there were.

    `names` are columns (`attname`), each row has their values in that order as Python values: text,
    numbers, days, ranges, lists, `Text`. Columns that are not named take the database's default.
    Runs in the transaction of who calls, after the constraints of which a violation raises
    `IntegrityError`.
    """
    outer = getattr(runtime._tracker, "value", None)
    metadata = {} if outer is None else dict(outer.metadata)
    columns = ", ".join(connection.ops.quote_name(_column(model, name)) for name in names)
    table = connection.ops.quote_name(model._meta.db_table)
    count = 0
    with connection.cursor() as cursor:
        if outer is not None:
            # The words go with statements, which COPY is not: say them first.
            cursor.execute(
                "SELECT set_config('pghistory.context_id', %s, true),"
                " set_config('pghistory.context_metadata', %s, true)",
                [str(outer.id), json.dumps(metadata, cls=config.json_encoder())],
            )
        with (
            connection.wrap_database_errors,
            cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy,
        ):
            lines: list[str] = []
            for row in rows:
                lines.append("\t".join([as_copied(value) for value in row]))
                count += 1
                if len(lines) == _LINES:
                    copy.write("\n".join(lines) + "\n")
                    lines.clear()
            if lines:
                copy.write("\n".join(lines) + "\n")
    return count


# Rows handed to the database at a time: enough to keep it busy, little to hold.
_LINES = 1_000


def _column(model: type[Model], name: str) -> str:
    field = next(
        field for field in model._meta.concrete_fields if name in (field.attname, field.name)
    )
    return str(field.column)


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
