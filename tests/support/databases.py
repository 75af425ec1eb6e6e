# SPDX-License-Identifier: EUPL-1.2
"""Test databases: each is made once for all processes of a run, and copied for each of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import psycopg
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]


# One run of tests, in however many processes.
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")


def state_of(*patterns: str) -> str:
    """Changes whenever a file does that one of these patterns finds from the root."""
    told = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern)}):
        if path.is_file():
            told.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return told.hexdigest()


@contextmanager
def own(
    name: str,
    state: str,
    fill: Callable[[], None],
    *,
    blocker: Any,
    like: str = "template0",
    keep: bool,
) -> Iterator[str]:
    """A database of this process as `fill` leaves it; the first process of a run lets it do so.

    `name` is what it is called where there is one process. With `keep` it stays afterwards, and
    is made anew when `state` is another. `blocker` is pytest-django's: while the database is there,
    it goes on keeping tests from it that did not ask for one.
    """
    stamp = state if keep else f"{state} {RUN}"
    with blocker.unblock(), _alone_with(name):
        if stamp_of(name) != stamp:
            create(name, like=like)
            with working_in(name):
                fill()
                count_rows()
            mark(name, stamp)
        mine = of_worker(name)
        if WORKER:
            create(mine, like=name)
    yield mine
    if WORKER or not keep:
        with blocker.unblock():
            drop(mine)


def count_rows() -> None:
    """Let the server plan on the rows that are there now, those of this transaction with them."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@contextmanager
def _alone_with(name: str) -> Iterator[None]:
    """Other processes wait: a database that somebody works in cannot be copied."""
    with maintenance() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
        yield


@contextmanager
def maintenance() -> Iterator[psycopg.Cursor]:
    """A cursor in no particular database, outside any transaction."""
    connection.close()
    with (
        psycopg.connect(address_of("postgres"), autocommit=True) as link,
        link.cursor() as cursor,
    ):
        yield cursor


def address_of(name: str) -> str:
    """The DATABASE_URL of a database on the server of the tests."""
    given = connection.settings_dict
    options = {"host": given["HOST"], "port": str(given["PORT"]), **given["OPTIONS"]}
    named = {key: value for key, value in options.items() if isinstance(value, str) and value}
    who = quote(given["USER"] or "", safe="")
    if given["PASSWORD"]:
        who += ":" + quote(given["PASSWORD"], safe="")
    return f"postgresql://{who}@/{quote(name)}?{urlencode(named, quote_via=quote)}"


def beside(label: str) -> str:
    """The name of a test database that the processes of a run share."""
    name = str(connection.settings_dict["NAME"]).removeprefix("test_")
    return f"test_{name.removesuffix(f'_{WORKER}') if WORKER else name}_{label}"


def of_worker(name: str) -> str:
    """The name of this process's own database of that name."""
    return f"{name}_{WORKER}" if WORKER else name


def create(name: str, *, like: str = "template0") -> None:
    """Make a database, empty or as a copy; what had that name before is gone."""
    drop(name)
    with maintenance() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [like]
        )
        cursor.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(like)
            )
        )


def drop(name: str) -> None:
    with maintenance() as cursor:
        cursor.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


def mark(name: str, stamp: str) -> None:
    with maintenance() as cursor:
        cursor.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(stamp))
        )


def stamp_of(name: str) -> str | None:
    """What `mark` wrote; null where there is no such database or nothing is written on it."""
    with maintenance() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [name],
        )
        found = cursor.fetchone()
    return None if found is None else found[0]


@contextmanager
def working_in(name: str) -> Iterator[None]:
    """Let Django work in another database for a while."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
