# SPDX-License-Identifier: EUPL-1.2
"""Test databases beside the first one, copied from it: filling them disturbs no other test."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]


def state_of_the_tree() -> str:
    """Changes whenever code, templates aside, or the data pack does."""
    told = hashlib.sha256()
    for folder, pattern in (("src", "*.py"), ("data", "*")):
        for path in sorted((ROOT / folder).rglob(pattern)):
            if path.is_file() and path.suffix in {".py", ".yaml", ".csv"}:
                told.update(str(path).encode() + path.read_bytes())
    return told.hexdigest()


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
    """The name of another test database beside that of pytest-django."""
    return f"test_{connection.settings_dict['NAME'].removeprefix('test_')}_{label}"


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
