# SPDX-License-Identifier: EUPL-1.2
"""Drafts: saved whole or not, problems told item by item, nobody's words undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import as_range
from corridor.steering.monitoring.models import Narrative, ReportedFigure, ReportedTransaction
from corridor.steering.monitoring.public import (
    GivenFigure,
    GivenNarrative,
    GivenTransaction,
    Verb,
    save_draft,
    sheets,
)
from corridor.steering.portfolio.models import Category, Dimension, IndicatorPeriod, Transaction
from corridor.steering.portfolio.public import FigureStatement, PartStatement
from corridor.values.periods import Period
from corridor.values.texts import Text

from .conftest import YEAR, make_activity, make_indicator, make_period

pytestmark = pytest.mark.django_db
START = date(2011, 1, 1)


def money(stage, **given):
    base = GivenTransaction(
        stage.activity.pk, type="3", day=date(2011, 5, 2), amount=Decimal("2500.50")
    )
    return replace(base, **given)


def told(saved):
    return [(each.kind, each.index, each.field, each.stale) for each in saved.problems]


def test_a_draft_is_kept_beside_the_portfolio(stage):
    stage.fill()
    row = ReportedFigure.objects.get(indicator=stage.returned)
    assert (row.number, row.version, row.by_key, row.days) == (1511, 1, stage.writer.pk, YEAR)
    assert not IndicatorPeriod.objects.filter(actual_number=1511).exists()
    assert stage.reload().authors == [stage.writer.pk]


def test_what_says_the_same_is_no_change_whatever_version_it_names(stage):
    stage.fill()
    again = save_draft(round=stage.round, by=stage.colleague, figures=stage.figures())
    assert (again.changed, again.problems) == (0, [])
    assert stage.reload().authors == [stage.writer.pk]


def test_a_look_writes_nothing(stage):
    saved = save_draft(round=stage.round, by=stage.writer, figures=stage.figures(), only_look=True)
    assert (saved.changed, ReportedFigure.objects.count()) == (3, 0)


def test_with_one_problem_nothing_is_written_and_each_is_told_at_its_place(stage):
    saved = save_draft(
        round=stage.round,
        by=stage.writer,
        figures=stage.figures(
            satisfied=FigureStatement(number=Decimal(3), denominator=Decimal(0)),
            lessons=FigureStatement(number=Decimal(3)),
        ),
        transactions=[money(stage, amount=None), money(stage)],
        narratives=[GivenNarrative(stage.activity.pk, Text({"en": "x" * 20_001}))],
    )
    assert saved.changed == 0
    assert set(told(saved)) == {
        ("figure", 1, "denominator", False),
        ("figure", 2, "text", False),
        ("figure", 2, "number", False),
        ("transaction", 0, "amount", False),
        ("narrative", 0, "done", False),
    }
    assert not ReportedFigure.objects.exists()
    assert not ReportedTransaction.objects.exists()


def test_two_people_at_the_same_figure_see_both(stage):
    stage.fill()
    mine = GivenFigure(stage.returned.pk, START, FigureStatement(number=Decimal(1500)), version=1)
    assert save_draft(round=stage.round, by=stage.writer, figures=[mine]).problems == []
    theirs = replace(mine, figure=FigureStatement(number=Decimal(1600)))
    saved = save_draft(round=stage.round, by=stage.colleague, figures=[theirs])
    assert told(saved) == [("figure", 0, "version", True)]
    assert saved.problems[0].current.number == 1500
    over = replace(theirs, version=2)
    assert save_draft(round=stage.round, by=stage.colleague, figures=[over]).changed == 1
    row = ReportedFigure.objects.get(indicator=stage.returned)
    assert (row.number, row.version, row.by_key) == (1600, 3, stage.colleague.pk)


def test_two_people_at_different_figures_do_not_meet(stage):
    one, two, _three = stage.figures()
    assert save_draft(round=stage.round, by=stage.writer, figures=[one]).changed == 1
    assert save_draft(round=stage.round, by=stage.colleague, figures=[two]).changed == 1


def test_a_figure_is_taken_away_again(stage):
    stage.fill()
    gone = GivenFigure(stage.returned.pk, START, None, version=1)
    assert save_draft(round=stage.round, by=stage.writer, figures=[gone]).changed == 1
    assert not ReportedFigure.objects.filter(indicator=stage.returned).exists()
    assert save_draft(round=stage.round, by=stage.writer, figures=[gone]).changed == 0


def test_zero_not_reported_and_not_applicable_are_three_things(stage):
    for number, state in (
        (Decimal(0), "reported"),
        (None, "not_reported"),
        (None, "not_applicable"),
    ):
        row = ReportedFigure.objects.filter(indicator=stage.returned).first()
        given = GivenFigure(
            stage.returned.pk,
            START,
            FigureStatement(state=state, number=number),
            version=row.version if row else 0,
        )
        assert save_draft(round=stage.round, by=stage.writer, figures=[given]).problems == []
        row = ReportedFigure.objects.get(indicator=stage.returned)
        assert (row.state, row.number) == (state, number)


def test_parts_must_fit_their_whole_and_are_kept_in_order(stage):
    sex = Dimension.objects.create(code="sex", names={"en": "Sex"})
    for code in ("f", "m", "x"):
        Category.objects.create(dimension=sex, code=code, names={"en": code})
    whole = FigureStatement(number=Decimal(100))

    def given(*parts, version=0):
        cells = tuple(PartStatement("actual", (f"sex:{c}",), Decimal(n)) for c, n in parts)
        figure = GivenFigure(stage.returned.pk, START, whole, cells, version=version)
        return save_draft(round=stage.round, by=stage.writer, figures=[figure])

    (problem,) = given(("f", 80), ("m", 30)).problems
    assert "110" in problem.message
    (problem,) = given(("q", 80)).problems
    assert problem.cell == ("sex:q",)
    assert given(("m", 30), ("f", 60)).problems == []
    row = ReportedFigure.objects.get()
    assert [part["cell"] for part in row.parts] == [["sex:f"], ["sex:m"]]
    assert given(("f", 60), ("m", 30), version=1).changed == 0


def test_figures_of_others_or_of_other_times_are_not_asked_for(stage):
    strange = make_indicator(make_activity(stage.other), "strange")
    figure = FigureStatement(number=Decimal(1))
    given = [
        GivenFigure(strange.pk, START, figure),
        GivenFigure(stage.returned.pk, date(2010, 1, 1), figure),
        GivenFigure(10**9, START, figure),
    ]
    saved = save_draft(round=stage.round, by=stage.writer, figures=given)
    assert told(saved) == [("figure", index, "indicator", False) for index in range(3)]


def test_a_figure_stands_once_among_those_given(stage):
    one = stage.figures()[0]
    saved = save_draft(round=stage.round, by=stage.writer, figures=[one, one])
    assert told(saved) == [("figure", 1, "indicator", False)]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"type": "99"}, "type"),
        ({"day": None}, "day"),
        ({"day": date(2012, 1, 1)}, "day"),
        ({"amount": None}, "amount"),
        ({"amount": Decimal("0")}, "amount"),
        ({"amount": Decimal("-5")}, "amount"),
        ({"amount": Decimal("5"), "refund": True}, "amount"),
        ({"amount": Decimal("1.005")}, "amount"),
        ({"amount": Decimal("NaN")}, "amount"),
        ({"currency": "QQQ"}, "currency"),
        ({"receiver": 10**9}, "receiver"),
        ({"ref": "x" * 101}, "ref"),
        ({"corrects": 10**9, "reason": "Wrong."}, "corrects"),
        ({"activity": 10**9}, "activity"),
        ({"id": "nobody"}, "id"),
    ],
)
def test_a_transaction_that_cannot_be_is_told_at_its_field(stage, given, field):
    saved = save_draft(round=stage.round, by=stage.writer, transactions=[money(stage, **given)])
    assert field in [each.field for each in saved.problems]
    assert not ReportedTransaction.objects.exists()


def test_a_day_to_come_is_refused(stage):
    today = timezone.localdate()
    stage.round.period = as_range(Period(today, today + timedelta(days=30)))
    stage.round.save()
    make_activity(stage.partner, runs=None)
    activity = make_activity(stage.partner, runs=None)
    given = money(stage, activity=activity.pk, day=today + timedelta(days=1))
    saved = save_draft(round=stage.round, by=stage.writer, transactions=[given])
    assert told(saved) == [("transaction", 0, "day", False)]


def test_a_transaction_is_added_changed_and_taken_away(stage):
    assert save_draft(round=stage.round, by=stage.writer, transactions=[money(stage)]).changed == 1
    row = ReportedTransaction.objects.get()
    more = money(stage, id=row.public_id, amount=Decimal(9), version=1)
    assert save_draft(round=stage.round, by=stage.colleague, transactions=[more]).changed == 1
    stale = money(stage, id=row.public_id, amount=Decimal(7), version=1)
    saved = save_draft(round=stage.round, by=stage.writer, transactions=[stale])
    assert told(saved) == [("transaction", 0, "version", True)]
    gone = money(stage, id=row.public_id, drop=True, version=2)
    assert save_draft(round=stage.round, by=stage.writer, transactions=[gone]).changed == 1
    late = money(stage, id=row.public_id, version=2)
    saved = save_draft(round=stage.round, by=stage.writer, transactions=[late])
    assert told(saved) == [("transaction", 0, "id", True)]


def test_a_record_is_corrected_once_and_with_a_reason(stage):
    wrong = Transaction.objects.create(
        activity=stage.activity,
        type="3",
        day=date(2011, 2, 1),
        value_date=date(2011, 2, 1),
        amount=100,
        currency="EUR",
        sources=["NL11:1"],
    )
    silent = money(stage, corrects=wrong.pk)
    saved = save_draft(round=stage.round, by=stage.writer, transactions=[silent])
    assert told(saved) == [("transaction", 0, "reason", False)]
    sound = money(stage, corrects=wrong.pk, reason="Booked twice.", amount=Decimal(0))
    assert save_draft(round=stage.round, by=stage.writer, transactions=[sound]).changed == 1
    again = money(stage, corrects=wrong.pk, reason="Once more.")
    saved = save_draft(round=stage.round, by=stage.writer, transactions=[again])
    assert told(saved) == [("transaction", 0, "corrects", False)]


def test_nothing_is_written_while_it_is_judged(stage):
    stage.submit()
    with pytest.raises(Refused, match="waits to be judged") as refused:
        save_draft(round=stage.round, by=stage.writer, figures=stage.figures())
    assert refused.value.at == "state"
    stage.step(Verb.SEND_BACK, stage.officer, "Mend it.")
    given = replace(stage.figures()[0], figure=FigureStatement(number=Decimal(9)), version=1)
    assert save_draft(round=stage.round, by=stage.writer, figures=[given]).changed == 1


def test_the_sheet_shows_target_last_period_and_what_is_missing(stage):
    (sheet,) = sheets(stage.round)
    returned, satisfied, lessons = sheet.slots
    assert returned.target.number == 1500
    assert (returned.before.figure.number, returned.before.days) == (1160, Period.year(2010))
    assert satisfied.before is None
    assert (sheet.answered, sheet.asked, len(sheet.missing)) == (0, 3, 4)
    stage.fill()
    (sheet,) = sheets(stage.round)
    assert (sheet.answered, sheet.missing, sheet.slots[0].change) == (3, (), 351)
    assert lessons.key == f"{stage.lessons.pk}-20110101"


def test_what_is_not_reported_needs_a_word_why(stage):
    stage.fill()
    given = GivenFigure(stage.lessons.pk, START, FigureStatement(state="not_reported"), version=1)
    save_draft(round=stage.round, by=stage.writer, figures=[given])
    (sheet,) = sheets(stage.round)
    assert [each.lack for each in sheet.missing] == ["reason"]
    why = FigureStatement(state="not_reported", comment=Text({"en": "The survey was late."}))
    save_draft(round=stage.round, by=stage.writer, figures=[replace(given, figure=why, version=2)])
    assert sheets(stage.round)[0].missing == ()


def test_quarters_are_asked_for_where_the_portfolio_has_them_each_beside_the_one_before(stage):
    quarterly = make_indicator(stage.activity, "quarterly")
    first = Period(date(2011, 1, 1), date(2011, 4, 1))
    second = Period(date(2011, 4, 1), date(2011, 7, 1))
    make_period(quarterly, second, target_number=20)
    make_period(quarterly, first, target_number=10)
    given = GivenFigure(quarterly.pk, first.start, FigureStatement(number=Decimal(12)))
    save_draft(round=stage.round, by=stage.writer, figures=[given])
    slots = [slot for slot in sheets(stage.round)[0].slots if slot.indicator == quarterly]
    assert [slot.days for slot in slots] == [first, second]
    assert (slots[1].before.figure.number, slots[1].before.days) == (12, first)


def test_a_figure_whose_period_went_is_shown_until_it_is_taken_away(stage):
    stage.fill()
    make_period(stage.lessons, Period(date(2011, 1, 1), date(2011, 7, 1)), target_number=None)
    slots = [slot for slot in sheets(stage.round)[0].slots if slot.indicator == stage.lessons]
    assert sorted(slot.astray for slot in slots) == [False, True]
    gone = GivenFigure(stage.lessons.pk, START, None, version=1)
    assert save_draft(round=stage.round, by=stage.writer, figures=[gone]).changed == 1
    slots = [slot for slot in sheets(stage.round)[0].slots if slot.indicator == stage.lessons]
    assert [slot.astray for slot in slots] == [False]


def test_an_empty_account_is_no_row(stage):
    given = [GivenNarrative(stage.activity.pk)]
    assert save_draft(round=stage.round, by=stage.writer, narratives=given).changed == 0
    assert not Narrative.objects.exists()


def test_a_sheet_costs_the_same_whatever_it_holds(stage, django_assert_max_num_queries):
    for number in range(6):
        activity = make_activity(stage.partner, title=f"Number {number}")
        for code in "abcd":
            make_period(make_indicator(activity, code), Period.year(2010))
    with django_assert_max_num_queries(12):
        found = sheets(stage.round)
        assert sum(len(sheet.slots) for sheet in found) == 27
        assert sum(len(sheet.missing) for sheet in found) == 34
