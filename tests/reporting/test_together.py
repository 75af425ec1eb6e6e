# SPDX-License-Identifier: EUPL-1.2
"""Spending as booked, of activities and together: each counts what it says, and nothing twice."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.reporting.public import draft, find_report, live_figure, publish
from corridor.reporting.rules import definitions as d
from corridor.reporting.rules.amounts import Amount, ByActivities, YearMoney
from corridor.reporting.rules.calculation import Calculation
from corridor.reporting.rules.figures import Evidence, Figure, State
from corridor.reporting.rules.keys import FigureKey
from corridor.steering.policy.public import Framework
from corridor.steering.portfolio.public import framework_year
from corridor.values.texts import Text
from tests.steering.portfolio.paying import node, paid, saved

CODES = ("1", "2", "3")
values = st.decimals(0, 10**9, places=2, allow_nan=False)


def evidence(key: int) -> Evidence:
    return Evidence("x.Record", key, Text({"en": "record"}), {}, (f"NL11:{key}",))


@st.composite
def years(draw: st.DrawFn) -> YearMoney:
    """Any node may be booked on (or left open), have activities, both or neither."""
    booked = draw(st.dictionaries(st.sampled_from(CODES), st.none() | values))
    spent = draw(st.dictionaries(st.sampled_from((*CODES, "")), values))
    lacking = draw(st.integers(0, 1))
    names = {code: Text({"en": f"Node {code}"}) for code in CODES}
    return YearMoney(
        framework="NL08",
        year=2011,
        names={code: names[code] for code in sorted(booked)},
        nodes={
            code: Amount(value, "EUR", Decimal(100), evidence(int(code)))
            for code, value in sorted(booked.items())
        },
        activities={
            code: ByActivities(value, 1, (evidence(10 + int(code or 9)),), lacking)
            for code, value in sorted(spent.items())
        },
        active={code: names[code] for code in sorted(spent) if code},
    )


def ask(key: str, money: YearMoney) -> Figure:
    empty = YearMoney("NL08", 2010)
    calculation = Calculation(lambda year: money if year == money.year else empty)
    return calculation.figure(FigureKey.parse(key), money.year)


@given(years())
def test_together_is_what_is_booked_and_what_activities_spent(money: YearMoney) -> None:
    for code in (*money.every_name, "total"):
        booked = [a for key, a in money.nodes.items() if code in (key, "total")]
        spent = [a for key, a in money.activities.items() if code in (key, "total")]
        told = [a.value for a in booked if a.value is not None] + [a.value for a in spent]
        figure = ask(f"spending-together/{code}", money)
        assert figure.value == (sum(told) if told else None)
        if told:
            unsure = any(a.value is None for a in booked) or any(a.no_rate for a in spent)
            assert figure.state is (State.AT_LEAST if unsure else State.STATED)
        # Each record once, whatever it did.
        keys = [record.key for record in figure.records]
        assert len(keys) == len(set(keys)) == len(booked) + len(spent)


@given(years())
def test_what_is_stated_never_moves_with_activities(money: YearMoney) -> None:
    alone = YearMoney("NL08", 2011, names=money.names, nodes=money.nodes)
    for code in (*money.names, "total"):
        with_them, without = ask(f"spending/{code}", money), ask(f"spending/{code}", alone)
        assert (with_them.value, with_them.state) == (without.value, without.state)
        assert with_them.records == without.records
        # What is left out is said, where there is any.
        beside = [step for step in with_them.steps if step.text == d.BESIDE]
        spent = [a.value for key, a in money.activities.items() if code in (key, "total")]
        assert [Decimal(step.result) for step in beside] == ([sum(spent)] if spent else [])


@given(years())
def test_every_key_of_a_year_can_be_answered(money: YearMoney) -> None:
    calculation = Calculation(lambda year: money if year == 2011 else YearMoney("NL08", year))
    for key in calculation.keys(2011):
        figure = calculation.figure(key, 2011)
        assert figure.key == str(key)
        assert figure.definition.question == key.question


@pytest.fixture
def spending(loaded):
    """Two activities that spent under NL08 in 2011, one of them split over two nodes."""
    saved(
        "made-split",
        paid("1000", receiver=None),
        paid("-100", refund=True),
        nodes=[node("NL08/1", "60"), node("NL08/6", "40")],
    )
    saved("made-whole", paid("500.50", type="4"), nodes=[node("NL08/6")])


def test_figures_say_what_the_portfolio_says(spending):
    year = framework_year(Framework.objects.get(code="NL08"), 2011)
    for row in year.rows:
        if row.spent.activities.spent:
            figure = live_figure("NL08", 2011, f"spending-activities/{row.key}")
            assert figure.value == row.spent.activities.spent
            together = live_figure("NL08", 2011, f"spending-together/{row.key}")
            assert together.value == row.spent.total.amount
    assert live_figure("NL08", 2011, "spending-activities/6").value == Decimal("860.50")
    total = live_figure("NL08", 2011, "spending-together/total")
    assert total.value == year.sum.amount


def test_a_figure_opens_down_to_payments_and_bookings_with_their_lines(spending, client):
    figure = live_figure("NL08", 2011, "spending-together/6")
    kinds = {(record.model, record.role) for record in figure.records}
    assert kinds == {
        ("policy.Booking", "counted"),
        ("portfolio.Activity", "counted"),
        ("portfolio.Transaction", "part"),
    }
    assert {"NL11:91", "NL11:79"} <= set(figure.sources)
    shares = {r.values.get("percentage") for r in figure.records if r.model == "portfolio.Activity"}
    assert "40" in shares
    page = client.get("/en/reports/NL08/2011/figures/spending-together/6/").content.decode()
    for words in ("Activity made-split", "share 40%", "€360", "€500.50", "in the amount of its"):
        assert words in page
    assert 'href="/en/reports/NL08/2011/figures/spending/6/"' in page


def test_numbers_as_printed_stay_when_activities_state_spending(loaded, client):
    report = find_report("NL08", 2011)
    before = {key: f.value for key, f in draft(report).figures.items()}
    saved("made-late", paid("9999"), nodes=[node("NL08/6")])
    after = draft(report)
    assert {key: figure.value for key, figure in after.figures.items()} == before
    page = client.get("/en/reports/NL08/2010/figures/@2011:spending/6/").content.decode()
    assert "Not counted: what activities state for the same year" in page
    assert "€9,999" in page


def test_a_report_on_both_together_is_published_with_copies_of_both(spending, client):
    report = find_report("NL08", 2011)
    report.basis = "together"
    report.save()
    edition = publish(report=report, by=None, reason=Text(dict.fromkeys(("nl", "fr", "en"), "x")))
    frozen = edition.figures.get(key="spending-together/6").content
    assert frozen["value"] == "4478262.5"
    assert {r["model"] for r in frozen["records"]} >= {"policy.Booking", "portfolio.Transaction"}
    page = client.get("/en/reports/NL08/2011/").content.decode()
    assert "€4,478,262" in page
    # What was published stays when a payment is added.
    saved("made-later", paid("1"), nodes=[node("NL08/6")])
    assert edition.figures.get(key="spending-together/6").content == frozen
    page = client.get("/en/reports/NL08/2011/figures/spending-together/6/").content.decode()
    assert "The records have changed since this was published" in page


def test_many_activities_are_told_by_the_largest_and_a_rest(loaded):
    for number in range(1, 31):
        saved(f"made-{number}", paid(str(number)), nodes=[node("NL08/2")])
    figure = live_figure("NL08", 2011, "spending-activities/2")
    counted = [record for record in figure.records if record.role == "counted"]
    assert figure.value == sum(range(1, 31))
    assert len(counted) == 26
    assert sum(Decimal(record.values["amount"]) for record in counted) == figure.value
    assert counted[-1].label["en"] == "5 activities more"
