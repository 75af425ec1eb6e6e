# SPDX-License-Identifier: EUPL-1.2
"""What one page asks, it asks once; and lists with nothing in them cost next to nothing."""

from __future__ import annotations

import pytest

from corridor.foundation.kernel.public import asked_once, one_page, rows_of_each
from corridor.foundation.reference.models import Currency


@pytest.fixture
def counted():
    asked = []

    @asked_once
    def ask(number: int, *, more: int = 0) -> list[int]:
        asked.append((number, more))
        return [number + more]

    return ask, asked


def test_elsewhere_each_call_asks_anew(counted):
    ask, asked = counted
    assert ask(1) == ask(1) == [1]
    assert asked == [(1, 0), (1, 0)]


def test_on_one_page_the_same_is_asked_once_and_something_else_too(counted):
    ask, asked = counted
    with one_page():
        assert ask(1) is ask(1)
        assert ask(1, more=2) == [3]
        assert ask(2) == [2]
    assert asked == [(1, 0), (1, 2), (2, 0)]


def test_the_next_page_knows_nothing_of_the_one_before(counted):
    ask, asked = counted
    with one_page():
        ask(1)
    with one_page():
        ask(1)
    ask(1)
    assert asked == [(1, 0)] * 3


def test_what_failed_is_asked_again():
    asked = []

    @asked_once
    def ask() -> int:
        asked.append(1)
        if len(asked) == 1:
            raise LookupError
        return 5

    with one_page():
        with pytest.raises(LookupError):
            ask()
        assert ask() == 5
        assert ask() == 5
    assert len(asked) == 2


@pytest.mark.django_db
def test_only_lists_with_rows_are_fetched(django_assert_num_queries):
    Currency.objects.create(code="EUR", minor_units=2, names={"en": "euro"})
    Currency.objects.create(code="USD", minor_units=2, names={"en": "US dollar"})
    some = Currency.objects.order_by("-code")
    with django_assert_num_queries(3):
        found = rows_of_each(
            some.filter(code="GBP"), some, some.none(), some.filter(code__in=["EUR"])
        )
    assert [[row.code for row in rows] for rows in found] == [[], ["USD", "EUR"], [], ["EUR"]]


def test_a_page_that_only_reads_shares_and_one_that_writes_does_not(rf):
    from corridor.foundation.kernel import asking
    from corridor.site.web.middleware import PageMiddleware

    seen = []
    middleware = PageMiddleware(lambda request: seen.append(asking._page.get() is not None))
    for method in ("get", "head", "post", "put", "delete"):
        middleware(getattr(rf, method)("/"))
    assert seen == [True, True, False, False, False]
