# SPDX-License-Identifier: EUPL-1.2
"""Envelopes, spending and whether they fit together: the sources' sums, and what is refused."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs.public import Outcome, Refused
from corridor.steering.policy import public
from corridor.steering.policy.actions import (
    PartSpec,
    book_spending,
    load_spending,
    save_envelope,
    save_other_budget,
    save_reservation,
)
from corridor.steering.policy.models import Booking
from corridor.values.money import Money

from .conftest import edition, held, node, save, text

pytestmark = pytest.mark.usefixtures("loaded")
D = Decimal


@dataclass
class Officer:
    pk: int = 7


def eur(amount: str) -> Money:
    return Money(D(amount), "EUR")


def nl08():
    return public.framework("NL08")


def checks(year: int, framework: str = "NL08") -> dict[str, public.Check]:
    return {check.kind: check for check in public.money_checks(public.framework(framework), year)}


def test_spending_of_2011_is_what_the_report_prints():
    rows = public.spending(nl08(), 2011)
    assert [(row.node, row.amount) for row in rows] == [
        ("1", eur("50000")),
        ("2", eur("2089331")),
        ("3", eur("1430857")),
        ("4", eur("303262")),
        ("5", eur("356647")),
        ("6", eur("4477402")),
        (None, eur("8707499")),
    ]
    assert rows[0].record.model == "policy.Booking"
    assert rows[0].record.key == "NL08/2011/1"
    assert rows[-1].record.key == "NL08/2011"
    assert str(rows[0].citations[0]) == "NL11:81"


def test_what_2010_leaves_open_is_neither_zero_nor_left_out():
    rows = {row.node: row for row in public.spending(nl08(), 2010)}
    assert rows["5"].amount is None
    assert not rows["5"].stated
    assert rows["5"].status == "not_stated"
    assert rows["2"].amount == eur("200000")
    assert rows["2"].precision == 100000


def test_the_envelope_knows_its_parts():
    funds = public.envelope(nl08(), 2010)
    assert funds is not None
    assert funds.amount == eur("9000000")
    assert {part.code: part.amount for part in funds.parts} == {
        "return": eur("4000000"),
        "other": eur("5000000"),
    }
    assert public.envelope(nl08(), 1999) is None


@pytest.mark.parametrize(
    ("year", "outcomes"),
    [
        (2010, {"sum": "holds", "envelope": "holds", "parts": "holds", "reservation": "open"}),
        (2011, {"sum": "holds", "envelope": "holds", "parts": "holds", "reservation": "open"}),
        (2008, {"envelope": "open", "parts": "holds"}),
        (1999, {}),
    ],
)
def test_the_checks_of_the_sources(year, outcomes):
    assert {kind: check.outcome.value for kind, check in checks(year).items()} == outcomes


def test_the_cap_of_2_million_is_flagged_in_words_in_three_languages():
    found = checks(2011)["reservation"].text
    assert "€4,477,402" in found["en"]
    assert "€2,000,000" in found["en"]
    assert "not known" in found["en"]
    assert "niet bekend" in found["nl"]
    assert "ne sait pas" in found["fr"]


def test_the_printed_total_of_2010_bounds_what_is_not_stated():
    assert "€0.3M" in checks(2010)["sum"].text["en"]


def _framework_with_money(*, total: str, one: str, two: str) -> None:
    save(edition("a", "2001-01-01", "open", node("1", node("1.1")), node("2")))
    for code, amount in (("1", one), ("2", two), (None, total)):
        load_spending(
            by=None,
            framework="TEST",
            node=code,
            year=2002,
            amount=D(amount),
            currency="EUR",
            sources=["NL08:1"],
        )


def test_amounts_that_do_not_add_up_are_said_to_be_apart():
    _framework_with_money(total="1000", one="600", two="300")
    found = checks(2002, "TEST")["sum"]
    assert found.outcome.value == "fails"
    assert "€100 apart" in found.text["en"]


def test_a_node_below_a_booked_one_is_not_counted_twice():
    _framework_with_money(total="900", one="600", two="300")
    load_spending(
        by=None,
        framework="TEST",
        node="1.1",
        year=2002,
        amount=D("500"),
        currency="EUR",
        sources=["NL08:1"],
    )
    assert checks(2002, "TEST")["sum"].outcome.value == "holds"


def test_a_cap_in_force_that_is_passed_fails():
    _framework_with_money(total="900", one="600", two="300")
    save_reservation(
        by=None,
        framework="TEST",
        node="1",
        amount=D("500"),
        currency="EUR",
        per="year",
        validity=held("2001-01-01", "open"),
        text=text("At most this"),
        sources=["NL08:1"],
    )
    assert checks(2002, "TEST")["reservation"].outcome.value == "fails"


def test_spending_above_the_envelope_fails():
    _framework_with_money(total="900", one="600", two="300")
    envelope("800")
    found = checks(2002, "TEST")["envelope"]
    assert found.outcome.value == "fails"
    assert "€100 too much" in found.text["en"]


def envelope(amount: str, *parts: PartSpec, year: int = 2002, currency: str = "EUR") -> Outcome:
    return save_envelope(
        by=None,
        framework="TEST",
        year=year,
        amount=D(amount),
        currency=currency,
        precision=D(1),
        sources=["NL08:1"],
        parts=parts,
    )


def part(code: str, amount: str | None, of: str | None = None) -> PartSpec:
    return PartSpec(code, text(code), None if amount is None else D(amount), ("NL08:1",), node=of)


def test_an_envelope_is_written_whole():
    save(edition("a", "2001", "open", node("1")))
    assert envelope("10", part("a", "4", "1"), part("b", None)) is Outcome.CREATED
    assert envelope("10", part("a", "4", "1"), part("b", None)) is Outcome.UNCHANGED
    assert envelope("10", part("a", "4", "1")) is Outcome.CHANGED
    funds = public.envelope(public.framework("TEST"), 2002)
    assert funds is not None
    assert [(each.code, each.node) for each in funds.parts] == [("a", "1")]


@pytest.mark.parametrize(
    ("arguments", "message", "at"),
    [
        ({"amount": "10", "parts": [part("a", "6"), part("b", "5")]}, "come to 11 EUR", "parts"),
        ({"amount": "10", "parts": [part("a", "1"), part("a", "1")]}, "'a' stands twice", "parts"),
        ({"amount": "10", "parts": [part("a", "1", "9")]}, "no node '9'", "parts.0.node"),
        ({"amount": "10", "parts": [part("a", "-1")]}, "below zero", "parts.0.amount"),
        ({"amount": "10.001"}, "finer than a cent", "amount"),
        ({"amount": "10", "currency": "EUX"}, "no currency 'EUX'", "currency"),
        ({"amount": "10", "year": 20}, "lies between", "year"),
    ],
)
def test_an_envelope_that_is_refused_leaves_nothing_behind(arguments, message, at):
    save(edition("a", "2001", "open", node("1")))
    given = dict(arguments)
    with pytest.raises(Refused, match=message) as refusal:
        envelope(given.pop("amount"), *given.pop("parts", ()), **given)
    assert refusal.value.at == at
    assert public.envelopes(public.framework("TEST")) == ()


def book(**given):
    values = {
        "by": Officer(),
        "framework": "NL08",
        "node": "6",
        "year": 2011,
        "amount": D("4477403"),
        "currency": "EUR",
        "reason": "The audit found one euro more.",
        "sources": ["NL11:91"],
    }
    return book_spending(**{**values, **given})


def test_a_correction_is_a_record_of_its_own():
    before = public.current_booking(nl08(), "6", 2011)
    assert before is not None
    after = book(seen=before.public_id)
    before.refresh_from_db()
    assert not before.current
    assert before.amount == D("4477402")
    assert after.supersedes == before
    assert after.origin == "officer"
    assert after.by_key == 7
    row = next(row for row in public.spending(nl08(), 2011) if row.node == "6")
    assert row.amount == eur("4477403")
    assert [each.pk for each in public.bookings(nl08(), "6", 2011)] == [after.pk, before.pk]
    (made,) = history_of(after)
    assert (made.who, made.reason) == (7, "The audit found one euro more.")


def test_an_amount_can_be_left_open_by_a_correction():
    book(amount=None)
    row = next(row for row in public.spending(nl08(), 2011) if row.node == "6")
    assert row.amount is None
    assert row.status == "not_stated"


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ({"reason": "  "}, "reason"),
        ({"sources": []}, "sources"),
        ({"amount": D("4477402"), "sources": ["NL11:91", "NL11:79"]}, "amount"),
        ({"node": "77"}, "node"),
        ({"framework": "NOPE"}, "framework"),
        ({"currency": "eur"}, "currency"),
        ({"amount": D("Infinity")}, "amount"),
        ({"precision": D(0)}, "precision"),
        ({"seen": "another"}, "seen"),
        ({"seen": None}, "seen"),
    ],
)
def test_a_booking_that_is_refused_says_where(given, at):
    count = Booking.objects.count()
    with pytest.raises(Refused) as refusal:
        book(**given)
    assert refusal.value.at == at
    assert Booking.objects.count() == count
    assert public.current_booking(nl08(), "6", 2011) is not None


def load(**given):
    values = {
        "by": None,
        "framework": "NL08",
        "node": "6",
        "year": 2011,
        "amount": D("4477402"),
        "currency": "EUR",
        "sources": ["NL11:91", "NL11:79"],
    }
    return load_spending(**{**values, **given})


def test_the_pack_never_overrules_an_officer():
    assert load() is Outcome.UNCHANGED
    book()
    assert load() is Outcome.UNCHANGED
    with pytest.raises(Refused, match=r"an officer booked 4477403\.00 EUR here since") as refusal:
        load(amount=D("5"))
    assert refusal.value.at == "amount"
    row = public.current_booking(nl08(), "6", 2011)
    assert row is not None
    assert row.amount == D("4477403")


def test_the_pack_may_correct_itself():
    assert load(amount=D("5")) is Outcome.CHANGED
    assert load(amount=D("5")) is Outcome.UNCHANGED
    assert len(public.bookings(nl08(), "6", 2011)) == 2


def test_the_database_keeps_one_booking_current():
    row = public.current_booking(nl08(), None, 2011)
    assert row is not None
    row.pk, row.public_id, row.supersedes = None, "another-one0", None
    row._state.adding = True
    with pytest.raises(IntegrityError, match="policy_booking_one_current"), transaction.atomic():
        row.save()


def test_other_budgets_stand_beside_the_envelope():
    codes = {row.code: row for row in public.other_budgets()}
    assert codes["nl-justice-iom-2008"].money == eur("6800000")
    assert codes["nl-justice-iom-2008"].approximate
    assert codes["nl-unhcr-2011"].money == eur("42000000")


def test_another_budget_needs_somebody_and_years_in_order():
    values = {
        "by": None,
        "code": "x",
        "names": text("X"),
        "payer": None,
        "recipient": "iom",
        "from_year": 2011,
        "until_year": 2010,
        "amount": D(1),
        "currency": "EUR",
        "approximate": False,
        "text": text("X"),
        "sources": ["NL08:1"],
    }
    with pytest.raises(Refused, match="2010 comes before 2011"):
        save_other_budget(**values)
    with pytest.raises(Refused, match="who pays or who receives"):
        save_other_budget(**{**values, "until_year": None, "recipient": None})
    with pytest.raises(Refused, match="no organisation 'iomm'; did you mean 'iom'"):
        save_other_budget(**{**values, "until_year": None, "recipient": "iomm"})


def test_explanations_in_the_order_of_the_nodes():
    rows = public.explanations(nl08(), 2010)
    assert rows[0].node is None
    nodes = [row.node for row in rows if row.node is not None]
    assert nodes == sorted(nodes)
    assert any(row.kind == "underspending" for row in rows)


@pytest.mark.parametrize(
    ("question", "queries"),
    [
        (lambda of: public.spending(of), 3),
        (lambda of: public.envelopes(of), 2),
        (lambda of: public.explanations(of), 3),
        (lambda of: public.money_checks(of, 2011), 6),
        (lambda of: public.years(of), 3),
    ],
)
def test_questions_cost_a_fixed_number_of_queries(question, queries):
    framework = nl08()
    with CaptureQueriesContext(connection) as asked:
        question(framework)
    assert len(asked) == queries
