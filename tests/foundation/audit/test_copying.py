# SPDX-License-Identifier: EUPL-1.2
"""Rows written by COPY are what was given, with their history and who wrote them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from psycopg.types.range import Range

from corridor.foundation.audit.public import (
    acting,
    change_rows,
    copy_rows,
    history_of,
    set_derived,
)
from corridor.foundation.audit.rules import as_copied, column_copied
from corridor.foundation.reference.public import Currency, ExchangeRate
from corridor.values.texts import Text

WRITTEN = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)


def through_the_database(kind: str, value: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE copied (value {kind}) ON COMMIT DROP")
        with cursor.copy("COPY copied FROM STDIN") as copy:
            copy.write(as_copied(value) + "\n")
        cursor.execute("SELECT value FROM copied")
        found = cursor.fetchone()[0]
        cursor.execute("DROP TABLE copied")
        return found


@pytest.mark.django_db
@given(WRITTEN)
def test_text_comes_back(text):
    with transaction.atomic():
        assert through_the_database("text", text) == text


@pytest.mark.django_db
@given(st.lists(st.one_of(st.none(), WRITTEN), max_size=4))
def test_lists_of_text_come_back(texts):
    with transaction.atomic():
        assert through_the_database("text[]", texts) == texts


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        ("integer", None, None),
        ("boolean", True, True),
        ("bigint[]", [1, 2], [1, 2]),
        ("numeric", Decimal("-12.50"), Decimal("-12.50")),
        ("numeric", Decimal("1E+2"), Decimal(100)),
        ("date", date(2011, 7, 11), date(2011, 7, 11)),
        (
            "timestamptz",
            datetime(2011, 7, 11, 9, 30, tzinfo=UTC),
            datetime(2011, 7, 11, 9, 30, tzinfo=UTC),
        ),
        (
            "daterange",
            Range(date(2011, 1, 1), None, "[)"),
            Range(date(2011, 1, 1), None, "[)"),
        ),
        ("daterange", Range(empty=True), Range(empty=True)),
        ("text", '{"a": "b\\c"}', '{"a": "b\\c"}'),
    ],
)
def test_values_come_back(kind, value, found):
    assert through_the_database(kind, value) == found


@pytest.mark.django_db
def test_a_text_in_languages_is_json():
    import json

    text = Text({"nl": 'Aan\thet "werk"', "en": "At\nwork \\"})
    found = through_the_database("jsonb", text)
    assert (json.loads(found) if isinstance(found, str) else found) == dict(text)


@pytest.mark.parametrize(("value", "error"), [(object(), TypeError), ("a\0b", ValueError)])
def test_what_no_column_holds_is_refused(value, error):
    with pytest.raises(error):
        as_copied(value)


@pytest.fixture
def dollar(db):
    return Currency.objects.create(code="USD", minor_units=2, names=Text({"en": "dollar"}))


def rates(dollar, *days):
    return copy_rows(
        model=ExchangeRate,
        names=("currency_id", "day", "rate"),
        rows=[(dollar.pk, day, Decimal("1.25")) for day in days],
    )


@pytest.mark.django_db
def test_rows_have_their_history_and_who_wrote_them(dollar, django_user_model):
    officer = django_user_model.objects.create(email="officer@example.org")
    with transaction.atomic(), acting(by=officer, reason="the bank's file"):
        assert rates(dollar, date(2011, 1, 3), date(2011, 1, 4)) == 2
    row = ExchangeRate.objects.get(day=date(2011, 1, 4))
    [change] = history_of(row)
    assert (change.action, change.who, change.reason) == ("insert", officer.pk, "the bank's file")


@pytest.mark.django_db
def test_what_the_constraints_refuse_is_not_written(dollar):
    with pytest.raises(IntegrityError), transaction.atomic():
        rates(dollar, date(2011, 1, 3), date(2011, 1, 3))
    assert not ExchangeRate.objects.exists()


@pytest.mark.django_db
@given(st.lists(st.one_of(st.none(), WRITTEN), min_size=1, max_size=5))
def test_many_values_are_written_as_each_is(texts):
    assert list(column_copied(texts)) == [as_copied(each) for each in texts]


@pytest.mark.parametrize(
    "values",
    [
        [1, 2],
        [Decimal("1.50"), Decimal("1E+2")],
        [date(2011, 7, 11)],
        [True, False],
        ["a\tb", "c\\d"],
        [[1], []],
        [None, None],
        [Text({"en": "one\ttwo"})],
    ],
)
def test_values_of_one_sort_are_written_as_each_is(values):
    assert list(column_copied(values)) == [as_copied(each) for each in values]


def test_a_nul_is_refused_among_many():
    with pytest.raises(ValueError, match="NUL"):
        list(column_copied(["a", "b\0"]))


@pytest.mark.django_db
def test_what_rows_have_in_common_is_said_once(dollar):
    days = [date(2011, 1, 3), date(2011, 1, 4)]
    written = copy_rows(
        model=ExchangeRate,
        names=("day", "rate"),
        rows=[(day, Decimal("1.25")) for day in days],
        same={"currency_id": dollar.pk},
    )
    assert written == 2
    kept = ExchangeRate.objects.filter(currency=dollar).order_by("day")
    assert list(kept.values_list("day", flat=True)) == days


@pytest.mark.django_db
def test_a_column_with_history_is_not_set_without(dollar):
    with pytest.raises(ValueError, match="history"):
        set_derived(model=Currency, name="minor_units", value=0, keys=[dollar.pk])


@pytest.mark.django_db
def test_rows_changed_together_have_their_history_and_who_changed_them(dollar, django_user_model):
    officer = django_user_model.objects.create(email="officer@example.org")
    with transaction.atomic():
        rates(dollar, *(date(2011, 1, day) for day in range(1, 20)))
    rows = list(ExchangeRate.objects.order_by("day"))
    # The first change that a connection sees is of nothing.
    ExchangeRate.objects.filter(pk=0).update(rate=2)
    with transaction.atomic(), acting(by=officer, reason="a slip"):
        changed = change_rows(
            model=ExchangeRate,
            names=("rate", "day"),
            rows=[(row.pk, Decimal(row.day.day + 10), row.day) for row in rows[1:]],
        )
    assert changed == len(rows) - 1
    for row in rows[1:]:
        row.refresh_from_db()
        assert row.rate == row.day.day + 10
        told = {change.action: change for change in history_of(row)}
        assert set(told) == {"insert", "update"}
        assert (told["update"].who, told["update"].reason) == (officer.pk, "a slip")
        assert [each.field for each in told["update"].fields] == ["rate"]
    assert len(history_of(rows[0])) == 1
    assert change_rows(model=ExchangeRate, names=("rate",), rows=[]) == 0
