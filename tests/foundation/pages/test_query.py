# SPDX-License-Identifier: EUPL-1.2
"""A list's question survives whatever an address holds."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from corridor.foundation.pages.lists.paging import Paging
from corridor.foundation.pages.lists.query import parse
from corridor.foundation.pages.public import Column, Facet

COLUMNS = (Column("name", "Name", order=True), Column("plain", "Plain"))
FACETS = (Facet("region", "Region", field="region"), Facet("kind", "Kind", field="kind"))
names = st.one_of(
    st.sampled_from(["q", "sort", "page", "format", "region", "kind", "day", "other"]),
    st.text(max_size=8),
)
pairs = st.lists(st.tuples(names, st.text(max_size=300)), max_size=12)


def ask(given: str):
    return parse("/list/", QueryDict(given), COLUMNS, FACETS, "name", ("day",))


@given(pairs)
def test_no_address_breaks_a_list(given_pairs):
    query = ask(urlencode(given_pairs, errors="surrogatepass"))
    assert query.page >= 1
    assert len(query.text) <= 200
    assert query.sort == "name"
    assert "\0" not in query.text + "".join(v for values in query.chosen.values() for v in values)
    assert all(len(problem) < 400 for problem in query.problems)


@given(pairs)
def test_a_question_written_to_an_address_is_the_same_question(given_pairs):
    query = ask(urlencode(given_pairs, errors="surrogatepass"))
    again = ask(query.url(page=query.page, format=query.format).partition("?")[2])
    assert (again.text, again.chosen, again.sort, again.descending, again.page, again.kept) == (
        query.text, query.chosen, query.sort, query.descending, query.page, query.kept
    )  # fmt: skip
    assert again.problems == ()


def test_each_thing_left_out_is_said():
    query = ask("sort=evil&page=-1&format=pdf&colour=red&q=" + "x" * 300)
    said = " ".join(query.problems)
    for part in ("evil", "-1", "pdf", "colour", "200"):
        assert part in said
    assert len(query.problems) == 5


def test_a_column_that_cannot_be_sorted_is_not_sorted_by():
    assert ask("sort=plain").sort == "name"
    assert ask("sort=-name").descending


@given(st.integers(0, 2000), st.integers(1, 60), st.integers(1, 100))
def test_pages_have_no_gap_and_no_overlap(count, per, page):
    pages = Paging(ask(""), 1, per, count).pages
    page = min(page, pages)
    paging = Paging(ask(""), page, per, count)
    assert paging.last - paging.first + 1 == (min(per, count - (page - 1) * per) if count else 1)
    numbers = [step.number for step in paging.steps if step.number]
    assert numbers == sorted(set(numbers))
    assert {1, pages, page} <= set(numbers)
    for before, after in zip(paging.steps, paging.steps[1:], strict=False):
        if before.number and after.number:
            assert after.number == before.number + 1
    assert bool(paging.next) == (page < pages)
    assert bool(paging.previous) == (page > 1)
