# SPDX-License-Identifier: EUPL-1.2
"""Spending by year, node, country, sector and partner, and what stands behind it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corridor.foundation.parties.models import Organisation
from corridor.steering.policy.models import Framework, Node
from corridor.steering.policy.public import book_spending
from corridor.steering.portfolio.models import Activity, Transaction
from corridor.steering.portfolio.selectors import money, spending

from .paying import budget, country, ground, node, paid, saved, sector, text

pytestmark = pytest.mark.django_db


class Officer:
    pk = None


@pytest.fixture(autouse=True)
def framework(db) -> Framework:
    ground()
    made = Framework.objects.create(code="TEST", names=text("A framework"), kind="national")
    for code in ("1", "2", "3"):
        Node.objects.create(framework=made, code=code, kind="objective")
    return made


def book(code: str | None, amount: str | None, year: int = 2011, currency: str = "EUR") -> None:
    book_spending(
        by=Officer(),  # type: ignore[arg-type]
        framework="TEST",
        node=code,
        year=year,
        amount=None if amount is None else Decimal(amount),
        currency=currency,
        reason="as printed",
        sources=["NL11:79"],
        precision=Decimal(100),
    )


def of_node(code: str, year: int = 2011) -> spending.NodeYear:
    row = Node.objects.select_related("framework").get(framework__code="TEST", code=code)
    return next(each for each in spending.node_years(row) if each.year == year)


def test_a_node_has_what_its_activities_spent_and_what_was_booked_on_it():
    saved("a", paid("100"), nodes=[node("TEST/1", "60"), node("TEST/2", "40")])
    saved("b", paid("50", type="4"), nodes=[node("TEST/1")])
    book("1", "1000")
    shown = of_node("1")
    assert shown.activities.spent == 110
    assert (shown.booked, shown.total.amount, shown.both) == (1000, 1110, True)
    assert shown.precision == 100
    assert [record.key for record in shown.records] == ["TEST/2011/1"]


def test_a_booking_that_is_left_open_or_in_another_currency_is_not_added():
    saved("a", paid("100"), nodes=[node("TEST/1")])
    book("1", None)
    assert (of_node("1").booked, of_node("1").total.amount) == (None, 100)
    saved("b", paid("100"), nodes=[node("TEST/2")])
    book("2", "500", currency="USD")
    assert (of_node("2").booked, of_node("2").total.amount) == (None, 100)


def test_commitments_and_receipts_are_never_spending():
    money_in = [paid("70", type="2"), paid("30", type="1"), paid("10", type="11")]
    saved("a", *money_in, nodes=[node("TEST/1")])
    shown = of_node("1").activities
    assert (shown.spent, shown.committed, shown.incoming) == (0, 70, 30)


def test_the_rows_of_a_year_add_up_with_what_cannot_be_split(framework):
    saved("a", paid("100"), nodes=[node("TEST/1"), node("TEST/2")])
    saved("b", paid("0.01"), nodes=[node("TEST/1", "50"), node("TEST/3", "50")])
    book("3", "200")
    book(None, "9999")
    shown = spending.framework_year(framework, 2011)
    assert shown.not_split.spent == 100
    assert {row.key: row.spent.activities.spent for row in shown.rows if row.key != "2"} == {
        "1": Decimal("0.01"),
        "3": Decimal(0),
    }
    assert shown.sum.amount == Decimal("300.01")
    assert shown.printed is not None
    assert shown.printed.amount is not None
    assert shown.printed.amount.amount == 9999
    assert spending.years_of(framework) == (2011,)


def test_every_cut_adds_up_to_the_whole():
    partner = Organisation.objects.create(code="p", kind="ngo", sources=["NL11:79"])
    saved(
        "a",
        paid("100.01"),
        paid("33.33", day="2012-01-01", country="GH"),
        countries=[country("MA", "33.3"), country("SO", "66.7")],
        sectors=[sector("15190", "10"), sector("72010", "90")],
        partner="p",
    )
    saved("b", paid("10"), countries=[country("MA"), country("GH")], sectors=[sector("15190")])
    total = sum(each.spent for each in spending.by_year().values())
    assert total == Decimal("143.34")
    for by, of in (("country", ""), ("sector", "1")):
        cut = spending.by_key(by, of)
        assert sum(each.spent for each in cut.values()) == total
    assert spending.of_country("GH")[2012].spent == Decimal("33.33")
    assert spending.by_key("country")[""].spent == 10
    by_partner = spending.by_partner(2011)
    assert by_partner[partner.pk].spent == Decimal("100.01")
    assert by_partner[None].spent == 10
    assert spending.of_partner(partner)[2012].spent == Decimal("33.33")


def test_amounts_without_a_rate_are_told_and_not_added():
    saved("a", paid("5", currency="USD", day="2013-01-01"), nodes=[node("TEST/1")])
    shown = of_node("1", 2013).activities
    assert (shown.spent, shown.no_rate) == (0, 1)
    assert spending.by_year()[2013].no_rate == 1


def test_behind_a_sum_stand_its_activities_the_largest_first(django_assert_max_num_queries):
    for number in range(4):
        saved(f"a{number}", paid(f"{number + 1}"), nodes=[node("TEST/1")])
    with django_assert_max_num_queries(1):
        rows = list(spending.contributions("node", "TEST", "1", 2011))
        assert [row.activity.code for row in rows] == ["a3", "a2", "a1", "a0"]
    assert sum(row.spent for row in rows) == of_node("1").activities.spent


def test_drafts_are_in_no_sum():
    saved("a", paid("100"), nodes=[node("TEST/1")], public=False)
    assert spending.by_year() == {}
    assert Transaction.objects.get().counted is False


def test_the_money_of_an_activity_in_a_fixed_number_of_queries(django_assert_max_num_queries):
    for number in range(1, 6):
        saved(
            "a",
            *(paid(str(k), ref=f"T{k}", day=f"2011-03-0{k}") for k in range(1, number + 1)),
            budgets=(budget(str(number)),),
        )
    row = Activity.objects.get(code="a")
    with django_assert_max_num_queries(4):
        shown = money.money_of(row)
    assert [line.row.ref for line in shown.lines] == ["T5", "T4", "T3", "T2", "T1"]
    (line,) = shown.budgets
    assert (line.row.amount, line.original.amount, len(line.past)) == (5, 1, 4)
    assert shown.spent() == {2011: 15}
    assert [(total.type, total.euro, total.counted) for total in shown.totals] == [("3", 15, 15)]


def test_why_an_amount_is_not_counted_leads_to_where_it_is():
    saved("b", paid("80"))
    top = saved("a", paid("100", receiver_activity="b"))
    shown = money.money_of(Activity.objects.get(code="b"))
    assert shown.sources == (top,)


def test_a_draft_upstream_is_not_named():
    saved("b", paid("80"))
    saved("a", paid("100", receiver_activity="b"), public=False)
    shown = money.money_of(Activity.objects.get(code="b"))
    assert (shown.sources, shown.lines[0].row.counted) == ((), True)


def test_spending_above_and_below_without_a_word_how_they_are_tied_is_pointed_out():
    top = saved("a", paid("100"), level="programme")
    low = saved("b", paid("80"), paid("5", day="2012-01-01"), parent="a")
    assert money.maybe_twice(low) == ((top, (2011,)),)
    assert money.maybe_twice(top) == ((low, (2011,)),)
    saved("a", paid("100"), level="programme", includes_components=True)
    low.refresh_from_db()
    assert money.maybe_twice(low) == ()
    assert not Transaction.objects.get(activity=low, day__year=2011).counted
