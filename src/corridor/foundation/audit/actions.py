# SPDX-License-Identifier: EUPL-1.2
"""Who acts, and why: said once, kept with every change made meanwhile."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pghistory
import pgtrigger
from django.db import connection, transaction
from django.db.models import Model
from pghistory import config, runtime
from psycopg.pq import TransactionStatus

from .rules import Actor, as_copied, column_copied
from .selectors import has_history


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
def nobody() -> Iterator[None]:
    """One change, whole or not at all, of which nobody is told that they made it, though they be
    signed in: for what anybody may send without saying who they are."""
    outer = getattr(runtime._tracker, "value", None)
    with transaction.atomic():
        if outer is None:
            with acting(by=None):
                yield
            return
        runtime._tracker.value = runtime.Context(id=uuid.uuid4(), metadata={"user": None})
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


def copy_rows(
    *,
    model: type[Model],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    same: Mapping[str, Any] | None = None,
) -> int:
    """Write rows in bulk by COPY, with their history and who acts; how many there were.

    `names` are columns (`attname`), each row has their values in that order as Python values: text,
    numbers, days, ranges, lists, `Text`. `same` are columns that hold the same in every row.
    Columns that are not named take the database's default. Runs in the transaction of who calls,
    after the constraints of which a violation raises `IntegrityError`.
    """
    shared = same or {}
    return _copy(model, (*names, *shared), _shown(rows, shared))


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows as they go to the database; `texts` has some thousand in each, with their number."""

    model: type[Model]
    names: tuple[str, ...]
    texts: tuple[tuple[str, int], ...]


def lines_of(
    *,
    model: type[Model],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    same: Mapping[str, Any] | None = None,
) -> Lines:
    """What `copy_rows` would write, put into words beforehand: for `copy_lines`."""
    shared = same or {}
    return Lines(model, (*names, *shared), tuple(_shown(rows, shared)))


def copy_lines(lines: Lines) -> int:
    """As `copy_rows`, of what is ready."""
    return _copy(lines.model, lines.names, lines.texts)


def _shown(rows: Iterable[Sequence[Any]], shared: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    end = "".join("\t" + as_copied(value) for value in shared.values()) + "\n"
    left = iter(rows)
    while some := list(islice(left, _LINES)):
        shown = map(column_copied, zip(*some, strict=True))
        yield end.join(map("\t".join, zip(*shown, strict=True))) + end, len(some)


def _copy(model: type[Model], names: Sequence[str], texts: Iterable[tuple[str, int]]) -> int:
    outer = getattr(runtime._tracker, "value", None)
    metadata = {} if outer is None else dict(outer.metadata)
    columns = ", ".join(connection.ops.quote_name(_column(model, each)) for each in names)
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
            for text, rows in texts:
                copy.write(text)
                count += rows
    return count


# Rows handed to the database at a time: enough to keep it busy, little to hold.
_LINES = 1_000


def change_rows(*, model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Give many rows new values, with their history and who acts; how many there were.

    Each row has its key and then the values of the columns `names` (`attname`). One statement, in
    the transaction of who calls.
    """
    given = [list(column) for column in zip(*rows, strict=True)]
    if not given:
        return 0
    quote = connection.ops.quote_name
    fields = [_field(model, name) for name in names]
    kinds = ["bigint", *(str(field.db_type(connection)) for field in fields)]
    lists = ", ".join(f"%s::{kind}[]" for kind in kinds)
    columns = [quote(str(field.column)) for field in fields]
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        # The triggers of the history keep the plan of their first time. Made for a change of
        # nothing, it would compare each of these rows with all others.
        cursor.execute("DISCARD PLANS")
        cursor.execute(
            f"UPDATE {table} t SET {', '.join(f'{each} = v.{each}' for each in columns)}"
            f" FROM unnest({lists}) AS v(key_of_row, {', '.join(columns)})"
            f" WHERE t.{quote(str(model._meta.pk.column))} = v.key_of_row",
            given,
        )
        return int(cursor.rowcount)


def set_derived(*, model: type[Model], name: str, value: Any, keys: Iterable[int]) -> None:
    """Write one value to a column that keeps no history, in the rows of these keys.

    For what is worked out from records that have their history (`tracked_without`). The triggers,
    which would compare each row and find nothing to keep, are passed by: that costs more than the
    change where rows are many. Raises `ValueError` for a column that has history.
    """
    if has_history(model, name):
        raise ValueError(f"{model._meta.label}.{name} keeps its history")
    kept = list(keys)
    if kept:
        with pgtrigger.ignore(f"{model._meta.label}:update_update"):
            model._default_manager.filter(pk__in=kept).update(**{name: value})


def _field(model: type[Model], name: str) -> Any:
    return next(
        field for field in model._meta.concrete_fields if name in (field.attname, field.name)
    )


def _column(model: type[Model], name: str) -> str:
    return str(_field(model, name).column)


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
