# SPDX-License-Identifier: EUPL-1.2
"""Actuals that were approved: all of them or none, in a fixed number of queries."""

from __future__ import annotations

from datetime import date

import pytest

from corridor.foundation.parties.models import Organisation
from corridor.steering.portfolio.models import Activity, CommonIndicator, Intake
from corridor.steering.portfolio.public import (
    ActualStatement,
    FiguresRefused,
    check_actuals,
    indicators_of,
    set_actuals,
    to_report,
)
from corridor.values.periods import Period

from .paying import ground
from .reporting import NOT_APPLICABLE, NOT_REPORTED, number, only_indicator, part, period, reported
from .test_results import common, save_sexes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ground():
    ground()
    save_sexes()


@pytest.fixture
def intake():
    return Intake.objects.create(kind="round", name="2011")


def stated(activity, year, actual, *parts, **more):
    when = year if isinstance(year, Period) else Period.year(year)
    return ActualStatement(only_indicator(activity).pk, when, actual, parts, **more)


def test_actuals_are_written_beside_their_targets(intake):
    one = reported("one", period(2011, target=10))
    two = reported("two")
    written = set_actuals(
        by=None,
        intake=intake,
        actuals=[
            stated(one, 2011, number(8), part("sex:f", 3), place="Results!C4"),
            stated(two, 2011, NOT_APPLICABLE),
        ],
    )
    assert written == 2
    row = only_indicator(one).periods.get()
    assert (row.target_number, row.actual_number, row.intake, row.place) == (
        10,
        8,
        intake,
        "Results!C4",
    )
    assert [list(each.cell) for each in row.parts.all()] == [["sex:f"]]
    made = only_indicator(two).periods.get()
    assert (made.actual_state, made.target_number, made.intake) == ("not_applicable", None, intake)
    assert only_indicator(one).version == 2
    assert Activity.objects.get(pk=one.pk).version == 2


def test_what_stands_already_keeps_its_evidence(intake):
    one = reported("one", period(2011, actual=8, parts=(part("sex:f", 3),)))
    same = stated(one, 2011, number(8), part("sex:f", 3))
    assert set_actuals(by=None, intake=intake, actuals=[same]) == 0
    row = only_indicator(one).periods.get()
    assert (row.intake, row.sources) == (None, ["NL11:79"])
    assert only_indicator(one).version == 1


def test_parts_are_replaced_and_targets_parts_are_not(intake):
    one = reported(
        "one",
        period(2011, actual=8, target=9, parts=(part("sex:f", 3), part("sex:m", 4, kind="target"))),
    )
    changed = stated(one, 2011, number(8), part("sex:m", 5))
    assert set_actuals(by=None, intake=intake, actuals=[changed]) == 1
    parts = only_indicator(one).periods.get().parts.all()
    assert {(each.kind, *each.cell) for each in parts} == {("actual", "sex:m"), ("target", "sex:m")}


def test_a_report_can_be_taken_back(intake):
    one = reported("one", period(2011, actual=8))
    set_actuals(by=None, intake=intake, actuals=[stated(one, 2011, NOT_REPORTED)])
    row = only_indicator(one).periods.get()
    assert (row.actual_state, row.actual_number) == ("not_reported", None)


def test_all_faults_are_told_and_nothing_is_written(intake):
    one, two = reported("one", period(2011, actual=1)), reported("two")
    half = Period(date(2011, 7, 1), date(2012, 7, 1))
    actuals = [
        stated(two, 2011, number(5)),
        stated(one, half, number(5)),
        stated(one, 2013, number(3), part("sex:f", 4)),
        stated(one, 2014, number(3, of=4)),
        stated(two, 2015, number(1)),
        stated(two, 2015, number(2)),
        ActualStatement(0, Period.year(2011), number(1)),
    ]
    with pytest.raises(FiguresRefused) as refusal:
        set_actuals(by=None, intake=intake, actuals=actuals)
    told = [(fault.place, fault.at, fault.cell) for fault in refusal.value.faults]
    assert told == [
        (1, "period", ()),
        (2, "number", ("sex:f",)),
        (3, "denominator", ()),
        (5, "period", ()),
        (6, "indicator", ()),
    ]
    assert check_actuals(actuals) == refusal.value.faults
    assert not only_indicator(two).periods.exists()


def test_sums_know_that_something_changed(intake):
    common()
    one = reported("one", period(2011), measured={"common": "people"})
    before = CommonIndicator.objects.get().changed
    set_actuals(by=None, intake=intake, actuals=[stated(one, 2011, number(3))])
    assert CommonIndicator.objects.get().changed == before + 1


def test_many_cost_hardly_more_than_one(intake, django_assert_max_num_queries):
    many = [reported(f"a{place}", period(2011)) for place in range(12)]
    actuals = [stated(each, 2011, number(3)) for each in many]
    with django_assert_max_num_queries(16):
        assert set_actuals(by=None, intake=intake, actuals=actuals) == 12


def test_a_partner_sees_what_to_report_on(django_assert_num_queries):
    partner = Organisation.objects.create(code="carrier", kind="ngo", sources=["NL11:79"])
    for place in range(4):
        reported(
            f"a{place}",
            period(2009, actual=1),
            period(2010, actual=2, target=3),
            period(2011, target=4),
            period(2012, target=5),
            partner="carrier",
        )
    reported("other", period(2011, target=4))
    with django_assert_num_queries(3):
        found = to_report(partner.pk, Period.year(2011))
        assert len(found) == 4
        for each in found:
            assert [p.target.number for p in each.periods] == [4]
            assert (each.last.period, each.last.actual.number) == (Period.year(2010), 2)
            assert str(each.activity.title["en"]).startswith("Activity a")
    assert len(indicators_of(Activity.objects.all(), Period.year(2011))) == 5
