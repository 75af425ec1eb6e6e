# SPDX-License-Identifier: EUPL-1.2
"""A list as a provider of the search over all rooms: the same rows that its own page would find."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When, Window
from django.db.models.expressions import Expression
from django.http import HttpRequest
from django.urls import reverse

from .lists.folding import Folded, Strings, fold, is_json
from .lists.querying import QueryRows
from .lists.rows import MemoryRows, Source
from .lists.view import ListPage
from .search import Found, Hit, Provider, closeness

AsHit = Callable[[Any], Hit]


def of_list(
    view: type[ListPage], address: str, hit: AsHit, *, title: str = "", fetch: Sequence[str] = ()
) -> Provider:
    """A provider that answers what the list at `address` shows to everybody for the same words.

    hit: a row as a result. title: the column of a queryset by which the closest come first; it
    belongs to the row itself, and is one text or one in several languages. fetch: the relations
    that `hit` reads. One query, and one for each of these.
    """

    def provider(text: str, lang: str, limit: int) -> Found:
        page = view()
        page.setup(_of_everybody())
        given = page.rows()
        if isinstance(given, QuerySet):
            found = QueryRows(given, view.search).matching(text, {}, ()).queryset
            found = found.prefetch_related(None).prefetch_related(*fetch)
            rows, count = nearest(found, title, text, limit)
        else:
            source = given if isinstance(given, Source) else MemoryRows(given, view.search)
            every = source.matching(text, {}, ()).every()
            rows, count = every, len(every)
        hits = [hit(row) for row in rows]
        if not isinstance(given, QuerySet):
            hits.sort(key=lambda each: -closeness(text, each.title))
        url = f"{reverse(address)}?{urlencode({'q': text})}"
        return Found(tuple(hits[:limit]), count, url)

    return provider


def nearest(rows: QuerySet[Any], title: str, text: str, limit: int) -> tuple[list[Any], int]:
    """The rows whose title is closest to the words, and how many rows there are. One query."""
    ordered = rows.annotate(found_in_all=Window(Count("*")))
    if title:
        kept = rows.query.order_by or rows.model._meta.ordering or ("pk",)
        ordered = ordered.annotate(closeness=_rank(rows, title, text))
        ordered = ordered.order_by("-closeness", *kept)
    shown = list(ordered[:limit])
    return shown, shown[0].found_in_all if shown else 0


def _rank(rows: QuerySet[Any], title: str, text: str) -> Expression:
    """`closeness` in the database; a text in several languages is as near as its nearest."""
    wanted = fold(text)
    path = title.replace(".", "__")
    if is_json(QueryRows(rows, None).field(path)):
        said: Any = Folded(Strings(F(path)))
        same, begins = f'"{wanted}"', f'"{wanted}'
        tests = [("contains", same, 3), ("contains", begins, 2), ("contains", wanted, 1)]
    else:
        said = Folded(F(path))
        tests = [("exact", wanted, 3), ("startswith", wanted, 2), ("contains", wanted, 1)]
    return Case(
        *(When(_is(said, lookup, value), then=Value(rank)) for lookup, value, rank in tests),
        default=Value(0),
        output_field=IntegerField(),
    )


def _is(said: Any, lookup: str, value: str) -> Any:
    return said.output_field.get_lookup(lookup)(said, value)


def _of_everybody() -> HttpRequest:
    request = HttpRequest()
    request.method = "GET"
    request.user = AnonymousUser()
    return request
