# SPDX-License-Identifier: EUPL-1.2
"""Long lists of the API: every row once, in one order, whatever comes and goes between."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from ninja.errors import HttpError
from pydantic import ValidationError

from corridor.foundation.pages.public import Cursors

ORDERS: list[tuple[Any, ...]] = [
    ("code",),
    ("-code",),
    ("price",),
    ("-price",),
    ("price", "-code"),
    ("lent", "price", "pk"),
    ("-lent", "-price"),
    ("shelf__code", "code"),
    ("-shelf__code", "price"),
    ("worth", "code"),
    ("-id",),
]


def ask(rows, path: str = "/api/books", lang: str = "en", **query: Any) -> dict[str, Any]:
    request = RequestFactory().get(path, query)
    paging = Cursors(shape=lambda row, lang: f"{row.code} {lang}")
    return paging.paginate_queryset(rows, Cursors.Input(**query), request, lang=lang)


def follow(answer: dict[str, Any]) -> dict[str, str]:
    return QueryDict(answer["next"].partition("?")[2]).dict()


def books(shelf):
    return shelf["Book"].objects.annotate(worth=Coalesce("price", Value(Decimal(0))))


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
@pytest.mark.parametrize("limit", [1, 4, 30])
def test_pages_one_after_another_are_the_whole_list(shelf, order, limit):
    rows = books(shelf).order_by(*order)
    answer, found = ask(rows, limit=limit), []
    while True:
        assert answer["count"] == 30
        found += answer["items"]
        if answer["next"] is None:
            break
        answer = ask(rows, **follow(answer))
    total = order if "pk" in order or "-id" in order else (*order, "pk")
    assert found == [f"{row.code} en" for row in rows.order_by(*total)]


def test_what_comes_and_goes_hides_no_row_and_shows_none_twice(shelf):
    rows = books(shelf).order_by("code")
    first = ask(rows, limit=10)
    rows.filter(code__in=["B00", "B09"]).delete()
    shelf["Book"].objects.create(code="A99", titles={"en": "New"})
    assert ask(rows, **follow(first))["items"][0] == "B10 en"


def test_the_way_on_keeps_the_rest_of_the_question(shelf):
    answer = ask(books(shelf).order_by("code"), lang="nl", limit=2)
    assert answer["items"] == ["B00 nl", "B01 nl"]
    assert answer["next"].startswith("/api/books?")
    assert follow(answer)["limit"] == "2"


def test_an_offset_starts_further_on_and_a_cursor_goes_before_it(shelf):
    rows = books(shelf).order_by("code")
    answer = ask(rows, limit=2, offset=5)
    assert answer["items"] == ["B05 en", "B06 en"]
    assert "offset" not in follow(answer)
    assert ask(rows, **follow(answer), offset=20)["items"][0] == "B07 en"


def test_a_cursor_of_another_list_or_of_nobody_is_refused(shelf):
    rows = books(shelf).order_by("code")
    cursor = follow(ask(rows, limit=2))["cursor"]
    for other, path in ((rows.order_by("price"), "/api/books"), (rows, "/api/shelves")):
        with pytest.raises(HttpError, match="cursor") as refused:
            ask(other, path, cursor=cursor)
        assert refused.value.status_code == 422
    for forged in ("x", cursor[:-1], cursor.replace(":", "::"), "\0:\0", "é:ü"):
        with pytest.raises(HttpError, match="cursor"):
            ask(rows, cursor=forged)


@pytest.mark.parametrize("wrong", [{"limit": 0}, {"limit": 201}, {"offset": -1}])
def test_pages_have_bounds(wrong):
    with pytest.raises(ValidationError):
        Cursors.Input(**wrong)


@pytest.mark.parametrize("order", [("shelf",), (F("price").desc(),), ("about", "titles")])
def test_an_order_that_no_cursor_holds_is_found_while_building(shelf, order):
    with pytest.raises(TypeError, match="ordered"):
        ask(books(shelf).order_by(*order), limit=1)


def test_a_page_costs_two_queries_however_far_and_long(shelf):
    rows = books(shelf).select_related("shelf").order_by("shelf__code", "code")
    answer = ask(rows, limit=1)
    for limit in itertools.islice(itertools.count(3, 5), 3):
        with CaptureQueriesContext(connection) as said:
            answer = ask(rows, **{**follow(answer), "limit": limit})
        assert len(said) == 2
