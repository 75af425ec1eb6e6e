# SPDX-License-Identifier: EUPL-1.2
"""A list answers the same from the database as from rows in memory, the plain way to say it."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from corridor.foundation.pages.lists.querying import QueryRows
from corridor.foundation.pages.lists.rows import MemoryRows
from corridor.foundation.pages.public import Choice, Column, Facet, Search, fold

FACETS = (
    Facet("shelf", "Shelf", field="shelf__code", label="shelf__names"),
    Facet("tag", "Tag", field="tags__word"),
    Facet("lent", "Lent", field="lent"),
    Facet("price", "Price", field="price"),
    Facet(
        "dear",
        "Dear",
        choices=(Choice("yes", "dear", Q(price__gte=9)), Choice("no", "cheap", Q(price__lt=9))),
    ),
)
IN_MEMORY = (
    FACETS[0],
    Facet("tag", "Tag", field=lambda row: [tag.word for tag in row.tags.all()]),
    *FACETS[2:4],
    Facet(
        "dear",
        "Dear",
        choices=(
            Choice("yes", "dear", lambda row: row.price is not None and row.price >= 9),
            Choice("no", "cheap", lambda row: row.price is not None and row.price < 9),
        ),
    ),
)
SEARCH = Search(fields=("code", "titles"))
TEXTS = ("", "cote d'ivoire", "CURACAO", "lodz 1", "100%_", "_", "b0 e", "nl", "zzz", "izmir")
CHOICES: tuple[dict[str, tuple[str, ...]], ...] = (
    {},
    {"shelf": ("af",)},
    {"shelf": ("-", "eu")},
    {"tag": ("return",)},
    {"tag": ("return", "money"), "lent": ("yes",)},
    {"lent": ("no", "-")},
    {"price": ("3.00", "-")},
    {"dear": ("yes",), "tag": ("work",)},
    {"dear": ("yes", "no"), "shelf": ("af",), "lent": ("yes",)},
)


@pytest.fixture
def both(shelf: dict[str, Any]) -> tuple[QueryRows, MemoryRows]:
    rows = shelf["Book"].objects.select_related("shelf").prefetch_related("tags")
    return QueryRows(rows, SEARCH), MemoryRows(shelf["rows"], SEARCH)


def test_search_and_filters_find_the_same_rows(both):
    database, memory = both
    for text, chosen in itertools.product(TEXTS, CHOICES):
        found = database.matching(text, chosen, FACETS)
        expected = memory.matching(text, chosen, IN_MEMORY)
        codes = [row.code for row in found.every()]
        assert codes == [row.code for row in expected.every()], (text, chosen)
        assert found.count() == len(codes)


def test_facets_offer_the_same_values_with_the_same_counts(both):
    database, memory = both
    for text, chosen in itertools.product(("", "o"), CHOICES):
        for facet, plain in zip(FACETS, IN_MEMORY, strict=True):
            assert database.options(facet, text, chosen, FACETS) == memory.options(
                plain, text, chosen, IN_MEMORY
            ), (text, chosen, facet.key)


def test_a_facets_count_is_what_choosing_it_gives(both):
    database, _memory = both
    for facet in FACETS:
        for option in database.options(facet, "", {}, FACETS):
            chosen = {facet.key: (option.value,)}
            assert database.matching("", chosen, FACETS).count() == option.count


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(("key", "order"), [("price", True), ("code", True), ("shelf.code", True)])
def test_both_sort_alike_with_what_is_not_known_last(both, key, order, descending):
    column = Column(key, key, order=order)
    database, memory = (side.ordered(column, descending=descending).every() for side in both)
    values = [column.value_of(row) for row in database]
    assert values == [column.value_of(row) for row in memory]
    known = [value for value in values if value is not None]
    assert values[: len(known)] == known
    assert known == sorted(known, reverse=descending)


def test_pages_of_a_sorted_list_hold_each_row_once(both):
    database = both[0].ordered(Column("lent", "Lent", order=True), descending=False)
    seen = [row.pk for start in range(0, 35, 7) for row in database.page(start, start + 7)]
    assert len(seen) == len(set(seen)) == 30


def test_values_that_cannot_be_are_told_from_those_that_can(both):
    database = both[0]
    assert database.typed(FACETS[3], ["3", "evil", "-", "1e999999999"]) == {"3", "-"}
    assert database.typed(FACETS[2], ["yes", "maybe", "-"]) == {"yes", "-"}


def test_long_texts_are_searched_by_the_dictionary_of_the_language(shelf):
    rows = QueryRows(shelf["Book"].objects.all(), Search(fields=("code",), prose=("about",)))
    with translation.override("en"):
        assert rows.matching("reintegrating returnee", {}, ()).count() == 5
        assert rows.matching("b07", {}, ()).count() == 1
        assert rows.matching("reintegration -returnees", {}, ()).count() == 0


def test_translated_long_texts_are_searched_in_each_language(shelf):
    rows = QueryRows(shelf["Book"].objects.all(), Search(prose=("titles",)))
    assert rows.matching("Ivoorkust", {}, ()).count() == 3


def test_the_number_of_queries_does_not_grow_with_the_rows(shelf):
    Book = shelf["Book"]

    def queries() -> int:
        rows = QueryRows(Book.objects.select_related("shelf").prefetch_related("tags"), SEARCH)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            chosen = {"tag": ("return",)}
            for facet in FACETS:
                rows.options(facet, "o", chosen, FACETS)
            found = rows.matching("o", chosen, FACETS)
            found = found.ordered(Column("code", "Code", order=True), descending=True)
            found.count()
            for row in found.page(0, 25):
                assert [tag.word for tag in row.tags.all()]
        return len(seen)

    few = queries()
    assert few == len(FACETS) + 3  # the count, the rows, the tags of the page
    for book in list(Book.objects.all()):
        tags = list(book.tags.all())
        book.pk = None
        book.save()
        book.tags.set(tags)
    assert queries() == few


@pytest.mark.django_db
def test_the_database_folds_as_python_does():
    @given(st.text(st.characters(codec="utf-8", exclude_characters="\0", max_codepoint=0x24F)))
    def check(text: str) -> None:
        assert folded(text) == fold(text)

    def folded(text: str) -> str:
        from django.db.models import TextField, Value
        from django.db.models.functions import Cast

        from corridor.foundation.pages.public import Folded

        with connection.cursor() as cursor:
            compiler = _anything().query.get_compiler(connection=connection)
            sql, values = compiler.compile(Folded(Cast(Value(text), TextField())))
            cursor.execute(f"SELECT {sql}", values)
            return cursor.fetchone()[0]

    for text in ("Côte d’Ivoire", "İSTANBUL", "Łódź", "Straße", "ǅ", "Ñandú", "ø–Ø"):
        assert folded(text) == fold(text)
    check()


def _anything() -> Any:
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.all()
