# SPDX-License-Identifier: EUPL-1.2
"""Euro rates: the last one published counts for a week, and no other is taken instead."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs.public import Refused, run_now
from corridor.foundation.reference.models import Currency, ExchangeRate
from corridor.foundation.reference.public import (
    NoRate,
    NotRates,
    RateBook,
    euro_rate,
    load_ecb_rates,
    save_currency,
    save_rate,
    to_euro,
)
from corridor.values.money import Money

pytestmark = pytest.mark.django_db

THURSDAY = date(2011, 4, 21)  # before Easter: the next rates came on Tuesday the 26th


@pytest.fixture
def dollars() -> Currency:
    currency, _ = save_currency(by=None, code="USD")
    save_rate(by=None, currency="USD", day=THURSDAY, rate=Decimal("1.4584"))
    return currency


def test_the_rate_of_the_day_is_taken(dollars):
    rate = euro_rate("USD", THURSDAY)
    assert (rate.value, rate.day, rate.carried_forward) == (Decimal("1.4584"), THURSDAY, False)


def test_over_a_holiday_the_last_rate_is_carried_forward_and_says_so(dollars):
    rate = euro_rate("USD", date(2011, 4, 25))
    assert (rate.day, rate.carried_forward) == (THURSDAY, True)


def test_after_a_week_there_is_no_rate(dollars):
    assert euro_rate("USD", THURSDAY + timedelta(days=7)).day == THURSDAY
    with pytest.raises(NoRate, match=r"no euro rate of USD for 2011-04-29 nor for the 7 days"):
        euro_rate("USD", THURSDAY + timedelta(days=8))


def test_a_rate_of_later_is_never_taken(dollars):
    with pytest.raises(NoRate):
        euro_rate("USD", THURSDAY - timedelta(days=1))


def test_an_unknown_currency_is_told_apart_from_one_without_rates(dollars):
    with pytest.raises(NoRate, match="there is no currency 'GHS'"):
        euro_rate("GHS", THURSDAY)


def test_the_euro_is_the_euro():
    assert euro_rate("EUR", THURSDAY).value == 1
    assert to_euro(Money(Decimal("12.345"), "EUR"), THURSDAY) == Money(Decimal("12.345"), "EUR")


def test_an_amount_is_rounded_to_the_cent_half_to_even(dollars):
    save_rate(by=None, currency="USD", day=date(2011, 5, 2), rate=Decimal(2))
    day = date(2011, 5, 2)
    assert to_euro(Money(Decimal("0.05"), "USD"), day).amount == Decimal("0.02")
    assert to_euro(Money(Decimal("0.07"), "USD"), day).amount == Decimal("0.04")
    assert to_euro(Money(Decimal("-100"), "USD"), day) == Money(Decimal("-50.00"), "EUR")


class CarriedForward(TestCase):
    """Against looking through all the days backwards."""

    @given(st.sets(st.integers(0, 40), max_size=6), st.integers(0, 50))
    def test_it_is_the_nearest_day_before_within_a_week(self, published, asked):
        first = date(2011, 1, 1)
        currency, _ = save_currency(by=None, code="USD")
        ExchangeRate.objects.bulk_create(
            ExchangeRate(currency=currency, day=first + timedelta(days=n), rate=n + 1)
            for n in published
        )
        near = [n for n in range(asked, asked - 8, -1) if n in published]
        if near:
            rate = euro_rate("USD", first + timedelta(days=asked))
            assert rate.value == near[0] + 1
            assert rate.carried_forward is (near[0] != asked)
        else:
            with pytest.raises(NoRate):
                euro_rate("USD", first + timedelta(days=asked))


@pytest.mark.parametrize(
    ("currency", "rate", "at"),
    [("EUR", "1", "currency"), ("XXZ", "1", "currency"), ("USD", "0", "rate")],
)
def test_a_rate_that_cannot_be_is_refused_at_its_place(dollars, currency, rate, at):
    with pytest.raises(Refused) as refused:
        save_rate(by=None, currency=currency, day=THURSDAY, rate=Decimal(rate))
    assert refused.value.at == at


def test_the_database_refuses_a_second_rate_of_a_day_and_one_below_zero(dollars):
    for day, rate in ((THURSDAY, 2), (date(2011, 4, 20), -1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            ExchangeRate.objects.create(currency=dollars, day=day, rate=rate)


def table(rows: dict[date, dict[str, str]]) -> str:
    lines = ["Date,USD,XXZ,"]
    lines += [f"{d},{r.get('USD', 'N/A')},{r.get('XXZ', 'N/A')}," for d, r in rows.items()]
    return "\n".join(lines) + "\n"


def file_of(tmp_path: Path, rows: dict[date, dict[str, str]]) -> Path:
    path = tmp_path / "eurofxref-hist.csv"
    path.write_text(table(rows))
    return path


def test_loading_twice_changes_nothing(tmp_path, silent, dollars):
    path = file_of(tmp_path, {THURSDAY: {"USD": "1.4584"}, date(2011, 4, 20): {"USD": "1.4515"}})
    first = load_ecb_rates(by=None, file=path, progress=silent)
    assert dict(first.counts) == {"created": 1, "unchanged": 1}
    again = load_ecb_rates(by=None, file=path, progress=silent)
    assert dict(again.counts) == {"unchanged": 2}
    assert silent.done == silent.total * 2 == 4


def test_a_corrected_rate_is_changed_and_what_it_was_is_kept(tmp_path, silent, dollars):
    path = file_of(tmp_path, {THURSDAY: {"USD": "1.4585"}})
    assert load_ecb_rates(by=None, file=path, progress=silent).counts["changed"] == 1
    made, changed = history_of(ExchangeRate.objects.get())
    assert made.action == "insert"
    (field,) = changed.fields
    assert (field.field, field.before, field.after) == (
        "rate",
        Decimal("1.45840000"),
        Decimal("1.45850000"),
    )


def test_a_currency_that_is_not_known_is_told_once(tmp_path, silent, dollars):
    rows = {THURSDAY + timedelta(days=n): {"USD": "1.4", "XXZ": "2"} for n in range(1, 6)}
    load = load_ecb_rates(by=None, file=file_of(tmp_path, rows), progress=silent)
    assert [fault.message for fault in load.faults] == [
        "there is no currency XXZ; its rates were left out"
    ]
    assert load.counts["created"] == 5


def test_a_file_that_breaks_on_the_way_keeps_what_came_before(tmp_path, silent, dollars):
    path = file_of(tmp_path, {THURSDAY - timedelta(days=n): {"USD": "1.4"} for n in range(300)})
    path.write_bytes(path.read_bytes() + b"2010-01-01,\xff\xff,\n")
    load = load_ecb_rates(by=None, file=path, progress=silent)
    assert load.counts == {"created": 299, "changed": 1}
    assert "the rest of the file was left out" in load.faults[0].message


def test_a_file_of_something_else_changes_nothing(tmp_path, silent, dollars):
    path = tmp_path / "rates.csv"
    path.write_text("name,amount\n")
    with pytest.raises(NotRates):
        load_ecb_rates(by=None, file=path, progress=silent)
    assert ExchangeRate.objects.count() == 1


def test_statements_grow_with_pages_of_days_and_not_with_rates(tmp_path, silent, dollars):
    def statements(year: int, days: int) -> int:
        rows = {date(year, 1, 1) + timedelta(days=n): {"USD": "1.3"} for n in range(days)}
        with CaptureQueriesContext(connection) as queries:
            load_ecb_rates(by=None, file=file_of(tmp_path, rows), progress=silent)
        return len(queries)

    assert statements(2012, days=200) == statements(2013, days=2)


def test_the_job_keeps_what_it_set_aside(tmp_path, dollars):
    path = file_of(tmp_path, {THURSDAY: {"USD": "1.4584"}, date(2011, 4, 20): {"USD": "1,45"}})
    path.write_text(path.read_text().replace("1,45", '"1,45"'))
    run = run_now("load-ecb-rates", by=None, file=str(path))
    assert run.summary == {"kinds": {"exchange-rate": {"unchanged": 1}}, "faults": 1}
    (aside,) = run.set_aside.all()
    assert (aside.file, aside.line) == ("eurofxref-hist.csv", 3)
    assert aside.record == {"day": "2011-04-20", "currency": "USD", "rate": "1,45"}


def test_a_nul_in_a_rate_is_set_aside_and_the_rest_is_kept(tmp_path, dollars):
    path = file_of(tmp_path, {THURSDAY: {"USD": "1.4584"}, date(2011, 4, 20): {"USD": "1.45"}})
    path.write_bytes(path.read_bytes().replace(b"1.45,", b"1.4\x005,"))
    run = run_now("load-ecb-rates", by=None, file=str(path))
    assert run.summary == {"kinds": {"exchange-rate": {"unchanged": 1}}, "faults": 1}
    assert run.set_aside.get().record["rate"] == "1.4\N{SYMBOL FOR NULL}5"


@pytest.mark.parametrize("days", range(-3, 12))
def test_a_book_of_rates_answers_as_one_question_does(dollars, days):
    save_rate(by=None, currency="USD", day=THURSDAY + timedelta(days=1), rate=Decimal("1.5"))
    day = THURSDAY + timedelta(days=days)
    book = RateBook()
    assert book.rate("EUR", day) == euro_rate("EUR", day)
    try:
        alone = euro_rate("USD", day)
    except NoRate as lacking:
        with pytest.raises(NoRate, match=str(lacking)[:20]):
            book.rate("USD", day)
    else:
        assert book.rate("USD", day) == alone


def test_a_book_asks_for_a_currency_once(dollars):
    book = RateBook()
    with CaptureQueriesContext(connection) as asked:
        for days in range(5):
            book.rate("USD", THURSDAY + timedelta(days=days))
    assert len(asked) == 1
