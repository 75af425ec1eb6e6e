# SPDX-License-Identifier: EUPL-1.2
"""A question to a list outside its page: what it is called, where it stands, what came in since.

What came in is told by keys, which only grow: rows whose key is higher than the highest that the
list had at some moment, and that answer the question. A row that was there and came to answer it
later by a change is not new. A list in memory, or by other keys, has no such order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, resolve
from django.utils.translation import get_language

from .. import words
from .view import ListPage


class NoList(LookupError):
    """There is no list at an address, or it is not this person's to see."""


@runtime_checkable
class Growing(Protocol):
    """Rows with an order in which they came in. newer: how many have a key above `mark`; none
    where it is null. highest: the highest key of all, asked for or not; null for no such order."""

    def newer(self, mark: int | None) -> int: ...

    def highest(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """`title` of the list and `said`, what narrows it, in the reader's language; `path` below the
    language and `question`, as they are kept; `mark`, null where rows have no order of coming in,
    and how many rows are `fresh` since the mark that was asked about."""

    title: str
    said: str
    path: str
    question: str
    mark: int | None
    fresh: int = 0

    @property
    def address(self) -> str:
        return address_of(self.path, self.question)


def address_of(path: str, question: str) -> str:
    """The address in the reader's language."""
    return f"/{get_language()}/{path}" + (f"?{question}" if question else "")


def standing(address: str, user: Any, *, since: int | None = None) -> Standing:
    """How the list at an address of this site stands for somebody.

    The question is read as its page reads it; what cannot be used, its page and a file's format
    fall away. Raises `NoList`.
    """
    parts = urlsplit(address)
    _empty, _language, path = (*parts.path.split("/", 2), "", "")[:3]
    view = _view(path, parts.query, user)
    try:
        query, facets, source = view.asked()
        options = {
            facet.key: source.options(facet, query.text, query.chosen, [])
            for facet in facets
            if query.chosen.get(facet.key)
        }
    except Http404 as error:
        raise NoList(address) from error
    said = [f"“{query.text}”"] if query.text else []
    for facet in facets:
        chosen = [option.label for option in options.get(facet.key, ()) if option.chosen]
        if chosen:
            said.append(f"{words.plain(facet.title)}: {', '.join(chosen)}")
    question = urlsplit(query.url()).query
    matching = source.matching(query.text, query.chosen, facets)
    mark, fresh = None, 0
    if isinstance(matching, Growing):
        mark = matching.highest()
        fresh = matching.newer(since)
    return Standing(words.plain(view.get_title()), "; ".join(said), path, question, mark, fresh)


def _view(path: str, question: str, user: Any) -> ListPage:
    try:
        match = resolve(f"/{get_language()}/{path}")
    except Resolver404 as error:
        raise NoList(path) from error
    kind = getattr(match.func, "view_class", None)
    if kind is None or not issubclass(kind, ListPage):
        raise NoList(path)
    request = HttpRequest()
    request.method, request.path = "GET", f"/{get_language()}/{path}"
    request.user, request.GET = user, QueryDict(question)
    view: ListPage = kind()
    view.setup(request, *match.args, **match.kwargs)
    may = getattr(view, "has_permission", None)
    if may is not None and not may():
        raise NoList(path)
    return view
