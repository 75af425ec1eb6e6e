# SPDX-License-Identifier: EUPL-1.2
"""What is stated of money is written once; what differs takes the place of what stood."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from corridor.foundation.jobs.public import Refused
from corridor.foundation.reference.public import save_rate
from corridor.steering.portfolio.actions.recording import (
    correct_transaction,
    withdraw_transaction,
)
from corridor.steering.portfolio.models import Activity, Budget, Transaction, YearAmount
from corridor.steering.portfolio.rules.money import STATED_ANEW, STATED_NO_MORE
from corridor.steering.portfolio.rules.statements import ForecastStatement, PlannedStatement
from corridor.values.periods import Period

from .paying import budget, ground, intake, paid, saved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ground(db):
    ground()


def standing(code: str = "a") -> list[Transaction]:
    return list(Activity.objects.get(code=code).transactions.filter(current=True))


def amounts(code: str = "a") -> list[str]:
    return sorted(f"{row.amount:f}" for row in standing(code) if row.amount)


def test_stated_again_nothing_is_written():
    stated = [paid("100"), paid("100"), paid("5", ref="T1"), paid("9", currency="USD")]
    saved("a", *stated, budgets=(budget("500"),))
    keys = set(Transaction.objects.values_list("pk", flat=True))
    saved("a", *reversed(stated), budgets=(budget("500"),))
    assert set(Transaction.objects.values_list("pk", flat=True)) == keys
    assert len(keys) == 4
    assert Budget.objects.count() == 1


def test_the_same_reference_with_another_amount_is_a_correction():
    saved("a", paid("100", ref="T1"))
    saved("a", paid("120", ref="T1"))
    (row,) = standing()
    assert (row.amount, row.reason) == (Decimal(120), STATED_ANEW)
    assert row.supersedes is not None
    assert row.supersedes.amount == 100
    assert not row.supersedes.current


def test_one_of_two_alike_that_is_stated_no_more_is_withdrawn():
    saved("a", paid("100"), paid("100"), paid("7", day="2011-04-01"))
    saved("a", paid("100"), paid("7", day="2011-04-01"))
    assert amounts() == ["100.00", "7.00"]
    (gone,) = [row for row in standing() if row.withdrawn]
    assert gone.reason == STATED_NO_MORE
    saved("a", paid("100"), paid("7", day="2011-04-01"))
    assert Transaction.objects.count() == 4


def test_without_reference_the_one_alike_is_corrected():
    saved("a", paid("100"), paid("7", day="2011-04-01"))
    saved("a", paid("130"), paid("7", day="2011-04-01"))
    row = Transaction.objects.get(current=True, amount=130)
    assert row.supersedes is not None
    assert row.supersedes.amount == 100


def test_what_a_pack_states_and_a_file_states_too_stands_once():
    saved("a", paid("100"), paid("5", ref="T1"))
    saved("a", paid("100"), paid("5", ref="T1"), intake=intake())
    assert amounts() == ["100.00", "5.00"]
    assert Transaction.objects.count() == 2


def test_what_one_file_leaves_out_another_kind_of_intake_keeps():
    saved("a", paid("100"))
    saved("a", paid("3", day="2011-05-01"), intake=intake())
    assert amounts() == ["100.00", "3.00"]


def test_what_was_corrected_by_hand_is_not_overruled():
    saved("a", paid("100", ref="T1"))
    (row,) = standing()
    correct_transaction(by=None, seen=row, stated=paid("99", ref="T1"), reason="audit")
    saved("a", paid("100", ref="T1"))
    assert amounts() == ["99.00"]
    with pytest.raises(Refused) as refusal:
        saved("a", paid("101", ref="T1"))
    assert refusal.value.at == "transactions.0.amount"
    assert amounts() == ["99.00"]


def test_what_was_withdrawn_by_hand_does_not_come_back():
    saved("a", paid("100"))
    (row,) = standing()
    withdraw_transaction(by=None, seen=row, reason="never paid")
    saved("a", paid("100"))
    assert amounts() == []


def test_the_euro_value_comes_with_its_rate_and_day():
    saved(
        "a",
        paid("125", currency="USD", day="2011-03-03"),
        paid("1", currency="USD", ref="T9", day="2012-03-03"),
    )
    valued, lacking = sorted(standing(), key=lambda row: row.day)
    assert (valued.euro, valued.rate, valued.rate_day) == (
        Decimal(100),
        Decimal("1.25"),
        date(2011, 3, 1),
    )
    assert (lacking.euro, lacking.rate, lacking.rate_day) == (None, None, None)


@pytest.mark.parametrize(
    ("stated", "at"),
    [
        (paid("1", type="14"), "type"),
        (paid("0.001"), "amount"),
        (paid("1e20"), "amount"),
        (paid("NaN"), "amount"),
        (paid("Infinity"), "amount"),
        (paid("1", refund=True), "amount"),
        (paid("1", day="2999-01-01"), "day"),
        (paid("1", day="1066-10-14"), "day"),
        (paid("1", currency="XQQ"), "currency"),
        (paid("1", provider="nobody"), "provider"),
        (paid("1", country="XX"), "country"),
        (paid("1", region="999"), "region"),
        (paid("1", country="MA", region="002"), "region"),
        (paid("1", sectors=("15190",)), "sectors"),
        (paid("1", sectors=("1:15190", "1:72010")), "sectors"),
        (paid("1", days=0), "days"),
        (paid("1", ref="x" * 101), "ref"),
        (paid("1", receiver_activity="nowhere"), "receiver_activity"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place_and_nothing_is_written(stated, at):
    with pytest.raises(Refused) as refusal:
        saved("a", paid("5"), stated)
    assert refusal.value.at == f"transactions.1.{at}"
    assert not Activity.objects.exists()


def test_money_is_not_paid_tomorrow_but_may_be_committed_ahead():
    saved("a", paid("5", type="2", day="2199-01-01"))
    with pytest.raises(Refused):
        saved("a", paid("5", type="11", day="2300-01-01"))


def test_a_reference_stands_once_in_a_statement():
    with pytest.raises(Refused) as refusal:
        saved("a", paid("5", ref="T"), paid("6", ref="T"))
    assert refusal.value.at == "transactions.0.ref"


def test_a_budget_is_revised_and_the_original_stays():
    saved("a", budgets=(budget("500"), budget("600", 2012)))
    saved("a", budgets=(budget("550"), budget("600", 2012)))
    revised = Budget.objects.get(current=True, amount=550)
    assert revised.supersedes is not None
    assert revised.supersedes.amount == 500
    assert Budget.objects.filter(current=True).count() == 2


@pytest.mark.parametrize(
    ("stated", "at"),
    [
        (budget("-1"), "amount"),
        (budget("1", status="3"), "status"),
        (budget("1", currency="ABC"), "currency"),
    ],
)
def test_a_budget_that_cannot_be_is_refused(stated, at):
    with pytest.raises(Refused) as refusal:
        saved("a", budgets=(stated,))
    assert refusal.value.at == f"budgets.0.{at}"


def forecast(*amounts: str, made: str = "2011-01-01") -> ForecastStatement:
    lines = tuple(PlannedStatement(Period.year(2012), Decimal(each), "EUR") for each in amounts)
    return ForecastStatement(date.fromisoformat(made), lines)


def test_a_forecast_that_says_something_new_is_a_version_of_its_own():
    saved("a", forecasts=(forecast("5", "6"),))
    saved("a", forecasts=(forecast("6", "5"),))
    saved("a", forecasts=(forecast("5", "7", made="2011-06-01"),))
    versions = Activity.objects.get(code="a").forecasts.order_by("number")
    assert [(each.number, each.lines.count()) for each in versions] == [(1, 2), (2, 2)]


def test_an_activity_that_is_not_there_yet_is_kept_by_name_and_found_later():
    saved("b", paid("80"), paid("90", type="1", provider_activity="a"), intake=intake())
    (row,) = [row for row in standing("b") if row.type == "1"]
    assert (row.provider_activity, row.provider_named) == (None, "a")
    saved("a", paid("100"))
    row.refresh_from_db()
    assert (row.provider_activity, row.provider_named) == (Activity.objects.get(code="a"), "")
    assert not Transaction.objects.get(activity__code="b", type="3").counted
    saved("b", paid("80"), paid("90", type="1", provider_activity="a"), intake=intake())
    assert len(standing("b")) == 2


def test_a_tie_that_is_no_longer_stated_lets_the_receiver_count_again():
    saved("b", paid("80"))
    saved("a", paid("100", ref="T", receiver_activity="b"))
    assert not Transaction.objects.get(activity__code="b").counted
    saved("a", paid("100", ref="T"))
    assert Transaction.objects.get(activity__code="b").counted


def test_yearly_amounts_follow_a_draft_that_is_published():
    saved("a", paid("100"), public=False)
    assert not YearAmount.objects.exists()
    saved("a", paid("100"), public=True)
    assert YearAmount.objects.get(by="").disbursed == 100


def test_a_rate_that_comes_later_values_what_lacked_it():
    from corridor.foundation.jobs.public import run_now

    saved("a", paid("150", currency="USD", day="2012-03-03"))
    assert YearAmount.objects.get(by="").no_rate == 1
    save_rate(by=None, currency="USD", day=date(2012, 3, 2), rate=Decimal("1.5"))
    assert run_now("value-money", by=None).summary == {"valued": 1, "lacking": 0}
    whole = YearAmount.objects.get(by="")
    assert (whole.disbursed, whole.no_rate) == (100, 0)
    assert run_now("value-money", by=None).summary == {"valued": 0, "lacking": 0}
