# SPDX-License-Identifier: EUPL-1.2
"""Money recorded by hand: corrections, refunds, budgets, forecasts, and who was quicker."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs.public import Refused
from corridor.steering.portfolio.actions.recording import (
    StaleMoney,
    correct_transaction,
    make_forecast,
    record_refund,
    record_transaction,
    revise_budget,
    set_budget,
    withdraw_transaction,
)
from corridor.steering.portfolio.models import Activity, Budget, Transaction, YearAmount
from corridor.steering.portfolio.rules.statements import ForecastStatement, PlannedStatement
from corridor.values.periods import Period

from .paying import budget, ground, paid, saved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def activity(db) -> Activity:
    ground()
    return saved("a")


def whole(year: int = 2011) -> YearAmount:
    return YearAmount.objects.get(by="", year=year)


def test_what_is_recorded_counts_at_once_and_names_its_intake(activity):
    row = record_transaction(by=None, activity=activity, stated=paid("100"), reason="bank note")
    assert (row.intake.kind, row.counted, row.euro) == ("form", True, 100)
    assert whole().disbursed == 100
    assert history_of(row)[0].reason == "bank note"


def test_the_very_same_is_not_recorded_twice_unless_a_reference_tells_them_apart(activity):
    record_transaction(by=None, activity=activity, stated=paid("100"))
    with pytest.raises(Refused) as refusal:
        record_transaction(by=None, activity=activity, stated=paid("100"))
    assert refusal.value.at == "ref"
    record_transaction(by=None, activity=activity, stated=paid("100", ref="second"))
    with pytest.raises(Refused):
        record_transaction(by=None, activity=activity, stated=paid("70", ref="second"))
    assert whole().disbursed == 200


def test_a_day_to_come_is_refused_and_today_is_not(activity):
    today = timezone.localdate()
    tomorrow = (today + timedelta(days=1)).isoformat()
    with pytest.raises(Refused) as refusal:
        record_transaction(by=None, activity=activity, stated=paid("1", day=tomorrow))
    assert refusal.value.at == "day"
    record_transaction(by=None, activity=activity, stated=paid("1", day=today.isoformat()))


def test_a_correction_takes_the_place_and_the_wrong_one_stays_to_be_read(activity):
    wrong = record_transaction(by=None, activity=activity, stated=paid("100"))
    right = correct_transaction(by=None, seen=wrong, stated=paid("90"), reason=" typed wrong ")
    wrong.refresh_from_db()
    assert (wrong.current, right.supersedes, right.reason) == (False, wrong, "typed wrong")
    assert whole().disbursed == 90


def test_a_correction_needs_a_reason_and_something_to_change(activity):
    row = record_transaction(by=None, activity=activity, stated=paid("100"))
    for stated, reason, at in ((paid("90"), "  ", "reason"), (paid("100"), "why", "amount")):
        with pytest.raises(Refused) as refusal:
            correct_transaction(by=None, seen=row, stated=stated, reason=reason)
        assert refusal.value.at == at
    assert Transaction.objects.count() == 1


def test_who_corrects_what_somebody_else_corrected_hears_of_it(activity):
    row = record_transaction(by=None, activity=activity, stated=paid("100"))
    quicker = correct_transaction(by=None, seen=row, stated=paid("90"), reason="one")
    for late in (
        lambda: correct_transaction(by=None, seen=row, stated=paid("80"), reason="two"),
        lambda: withdraw_transaction(by=None, seen=row, reason="three"),
    ):
        with pytest.raises(StaleMoney) as stop:
            late()
        assert stop.value.current == quicker
    assert whole().disbursed == 90


def test_a_withdrawn_record_counts_for_nothing_and_is_not_withdrawn_again(activity):
    row = record_transaction(by=None, activity=activity, stated=paid("100"))
    gone = withdraw_transaction(by=None, seen=row, reason="never paid")
    assert (gone.amount, gone.withdrawn, gone.type) == (0, True, "3")
    assert not YearAmount.objects.exists()
    with pytest.raises(Refused):
        withdraw_transaction(by=None, seen=gone, reason="again")


def test_a_record_moves_to_another_year(activity):
    row = record_transaction(by=None, activity=activity, stated=paid("100"))
    correct_transaction(by=None, seen=row, stated=paid("100", day="2012-01-02"), reason="late")
    assert whole(2012).disbursed == 100
    assert not YearAmount.objects.filter(year=2011).exists()


def test_a_refund_is_less_spending_and_never_more_than_was_paid(activity):
    payment = record_transaction(by=None, activity=activity, stated=paid("100"))
    back = record_refund(
        by=None, activity=activity, stated=paid("30", day="2011-06-01"), of=payment
    )
    assert (back.amount, back.refund, back.refund_of) == (-30, True, payment)
    assert whole().disbursed == 70
    for stated, at in (
        (paid("71", day="2011-07-01"), "amount"),
        (paid("-5", day="2011-07-01"), "amount"),
        (paid("1", day="2011-01-01"), "day"),
        (paid("1", day="2011-07-01", currency="USD"), "currency"),
        (paid("1", day="2011-07-01", type="2"), "type"),
    ):
        with pytest.raises(Refused) as refusal:
            record_refund(by=None, activity=activity, stated=stated, of=payment)
        assert refusal.value.at == at
    record_refund(by=None, activity=activity, stated=paid("70", day="2011-07-01"), of=payment)
    assert whole().disbursed == 0


def test_what_paid_back_a_wrong_record_pays_back_the_right_one(activity):
    payment = record_transaction(by=None, activity=activity, stated=paid("100"))
    back = record_refund(
        by=None, activity=activity, stated=paid("30", day="2011-06-01"), of=payment
    )
    right = correct_transaction(by=None, seen=payment, stated=paid("110"), reason="fees")
    back.refresh_from_db()
    assert back.refund_of == right


def test_a_refund_of_no_known_payment(activity):
    row = record_refund(by=None, activity=activity, stated=paid("5", type="4"))
    assert (row.amount, row.refund_of, whole().expended) == (-5, None, -5)


def test_money_to_an_activity_hides_its_own_until_it_is_withdrawn(activity):
    saved("b", paid("80"))
    row = record_transaction(by=None, activity=activity, stated=paid("100", receiver_activity="b"))
    assert not Transaction.objects.get(activity__code="b").counted
    withdraw_transaction(by=None, seen=row, reason="never paid")
    assert Transaction.objects.get(activity__code="b").counted


def test_a_budget_is_set_once_and_then_revised_with_a_reason(activity):
    first = set_budget(by=None, activity=activity, stated=budget("500"))
    with pytest.raises(Refused) as refusal:
        set_budget(by=None, activity=activity, stated=budget("600"))
    assert refusal.value.at == "period"
    with pytest.raises(Refused):
        revise_budget(by=None, seen=first, stated=budget("600"), reason="")
    with pytest.raises(Refused):
        revise_budget(by=None, seen=first, stated=budget("500"), reason="same")
    revised = revise_budget(by=None, seen=first, stated=budget("600"), reason="more schools")
    assert (revised.supersedes, revised.reason, revised.current) == (first, "more schools", True)
    with pytest.raises(StaleMoney) as stop:
        revise_budget(by=None, seen=first, stated=budget("700"), reason="late")
    assert stop.value.current == revised
    assert Budget.objects.filter(current=True).count() == 1


def forecast(*amounts: str) -> ForecastStatement:
    lines = tuple(PlannedStatement(Period.year(2030), Decimal(each), "EUR") for each in amounts)
    return ForecastStatement(date(2026, 1, 1), lines)


def test_forecasts_are_versions_and_the_last_one_seen_is_named(activity):
    first = make_forecast(by=None, activity=activity, stated=forecast("5"), seen=None)
    with pytest.raises(StaleMoney) as stop:
        make_forecast(by=None, activity=activity, stated=forecast("6"), seen=None)
    assert stop.value.current == first
    second = make_forecast(by=None, activity=activity, stated=forecast("6"), seen=1)
    assert (second.number, second.lines.get().amount) == (2, 6)
    for stated, at in ((forecast("6"), "lines"), (forecast(), "lines")):
        with pytest.raises(Refused) as refusal:
            make_forecast(by=None, activity=activity, stated=stated, seen=2)
        assert refusal.value.at == at
    assert activity.forecasts.count() == 2
