# SPDX-License-Identifier: EUPL-1.2
"""Asking little of the database where most answers are "nothing"."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

from django.db import connection
from django.db.models import QuerySet

P = ParamSpec("P")
T = TypeVar("T")

_page: ContextVar[dict[Any, Any] | None] = ContextVar("corridor_page", default=None)


@contextmanager
def one_page() -> Iterator[None]:
    """What is `asked_once` in here is asked once: for making one page, of what is only read."""
    token = _page.set({})
    try:
        yield
    finally:
        _page.reset(token)


def asked_once(ask: Callable[P, T]) -> Callable[P, T]:
    """Let everything drawn on one page share an answer; elsewhere each call asks anew.

    For selectors whose arguments can be hashed and whose answer nobody changes.
    """

    @functools.wraps(ask)
    def remembering(*args: P.args, **kwargs: P.kwargs) -> T:
        page = _page.get()
        if page is None:
            return ask(*args, **kwargs)
        key = (ask, args, frozenset(kwargs.items()))
        if key not in page:
            page[key] = ask(*args, **kwargs)
        found: T = page[key]
        return found

    return remembering


def rows_of_each(*asked: QuerySet[Any]) -> tuple[list[Any], ...]:
    """The rows of each query, in the order given.

    One query tells which have any, and only these are carried out: for pages that show several
    lists of which most have nothing to say of what the page is about.
    """
    parts: list[str] = []
    given: list[Any] = []
    for rows in asked:
        if rows.query.is_empty():
            parts.append("false")
            continue
        compiled = rows.query.exists().get_compiler(connection=connection)
        question, values = compiled.as_sql()
        parts.append(f"EXISTS ({question})")
        given.extend(values)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", given)
        told = cursor.fetchone()
    return tuple(list(rows) if some else [] for rows, some in zip(asked, told, strict=True))
