# SPDX-License-Identifier: EUPL-1.2
"""Rounds: for whom they are opened, which steps they take, and what the database refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import as_range
from corridor.steering.monitoring.models import Round, RoundStep
from corridor.steering.monitoring.public import (
    Stale,
    Verb,
    lateness,
    open_round,
    open_rounds,
    rounds,
    take_step,
    visible_rounds,
)
from corridor.values.periods import Period

from .conftest import DUE, YEAR, make_activity, make_organisation

pytestmark = pytest.mark.django_db


def refusal(action, **given):
    with pytest.raises(Refused) as refused:
        action(**given)
    return refused.value.at, str(refused.value)


def test_a_round_tells_who_planned_and_opened_it(stage):
    told = list(stage.round.steps.values_list("verb", "before", "after", "by_key"))
    by = stage.officer.pk
    assert told == [("plan", "", "planned", by), ("open", "planned", "open", by)]
    assert str(stage.round) == "Helpers, 2011"


def test_a_planned_round_waits_to_be_opened(stage):
    days = Period.year(2012)
    planned = open_round(
        partner=stage.partner, period=days, due=date(2013, 3, 1), by=stage.officer, open=False
    )
    assert (planned.state, planned.version) == ("planned", 1)
    take_step(round=planned, verb=Verb.OPEN, version=1, by=stage.second)
    planned.refresh_from_db()
    assert (planned.state, planned.version) == ("open", 2)


@pytest.mark.parametrize(
    "days",
    [
        YEAR,
        Period(date(2011, 12, 31), date(2012, 6, 1)),
        Period(date(2010, 6, 1), date(2011, 1, 2)),
    ],
)
def test_no_two_rounds_of_a_partner_overlap(stage, days):
    at, said = refusal(
        open_round, partner=stage.partner, period=days, due=date(2013, 1, 1), by=stage.officer
    )
    assert (at, "2011" in said) == ("period", True)
    with pytest.raises(IntegrityError, match="monitoring_round_overlap"), transaction.atomic():
        Round.objects.create(
            partner=stage.partner, period=as_range(days), due=DUE, since=timezone.now()
        )


@pytest.mark.parametrize(
    ("days", "due", "at"),
    [
        (Period(date(2011, 1, 1), None), DUE, "end"),
        (Period(date(2008, 1, 1), date(2011, 1, 1)), DUE, "end"),
        (Period(date(1800, 1, 1), date(1801, 1, 1)), DUE, "end"),
        (Period.year(2012), date(2011, 12, 31), "due"),
        (Period.year(2020), date(2021, 1, 1), "partner"),
    ],
)
def test_days_that_cannot_be_are_refused_at_their_field(stage, days, due, at):
    told = refusal(open_round, partner=stage.partner, period=days, due=due, by=stage.officer)
    assert told[0] == at


def test_for_all_partners_at_once_those_that_have_one_are_left_alone(stage):
    make_activity(stage.other)
    make_activity(make_organisation("Idle"), runs=as_range(Period.year(2005)))
    opened = open_rounds(period=YEAR, due=DUE, by=stage.officer)
    assert [each.partner for each in opened.made] == [stage.other]
    assert [each.pk for each in opened.in_the_way] == [stage.round.pk]
    again = open_rounds(period=YEAR, due=DUE, by=stage.officer)
    assert again.made == ()


def test_a_step_out_of_order_is_refused_in_words(stage):
    for verb in (Verb.OPEN, Verb.SEND_BACK, Verb.LOCK, Verb.REOPEN):
        at, said = refusal(stage.step, verb=verb, by=stage.officer, remark="why")
        assert at == "state"
        assert "still writing" in said


def test_a_report_that_lacks_something_is_not_submitted(stage):
    at, said = refusal(stage.step, verb=Verb.SUBMIT, by=stage.writer)
    assert (at, said) == ("missing", "4 things are missing before this can be submitted.")
    stage.submit()
    assert (stage.round.state, stage.round.authors) == ("submitted", [stage.writer.pk])


def test_to_send_back_takes_words_and_may_set_another_day(stage):
    stage.submit()
    at, _said = refusal(stage.step, verb=Verb.SEND_BACK, by=stage.officer, remark="  ")
    assert at == "remark"
    later = date(2012, 5, 1)
    step = stage.step(Verb.SEND_BACK, stage.officer, "Two tables differ.", due=later)
    assert (step.remark, step.by_key) == ("Two tables differ.", stage.officer.pk)
    assert (stage.reload().state, stage.round.due) == ("sent_back", later)
    stage.step(Verb.SUBMIT, stage.colleague)
    assert set(stage.reload().authors) == {stage.writer.pk, stage.colleague.pk}
    at, _said = refusal(
        stage.step, verb=Verb.SEND_BACK, by=stage.officer, remark="No.", due=date(2010, 1, 1)
    )
    assert at == "due"


def test_who_looked_at_an_earlier_round_is_told(stage):
    stage.submit()
    seen = stage.round.version
    stage.step(Verb.SEND_BACK, stage.officer, "Mend it.")
    stage.step(Verb.SUBMIT, stage.writer)
    with pytest.raises(Stale) as stale:
        take_step(
            round=stage.round,
            verb=Verb.SEND_BACK,
            version=seen,
            by=stage.second,
            remark="And?",
        )
    assert stale.value.current.version == seen + 2


def test_steps_are_only_added(stage):
    step = stage.round.steps.last()
    for change in (
        lambda: RoundStep.objects.filter(pk=step.pk).update(remark="other"),
        lambda: RoundStep.objects.filter(pk=step.pk).delete(),
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()


def test_who_sees_which_rounds(stage):
    make_activity(stage.other)
    theirs = open_round(partner=stage.other, period=YEAR, due=DUE, by=stage.officer)
    both = {stage.round.pk, theirs.pk}

    def seen(user):
        return set(visible_rounds(user).values_list("pk", flat=True))

    assert seen(stage.writer) == {stage.round.pk}
    assert seen(stage.stranger) == {theirs.pk}
    assert seen(stage.officer) == seen(stage.editor) == both


def test_how_late_a_round_is(stage):
    assert lateness(stage.round, DUE) == 0
    assert lateness(stage.round, DUE + timedelta(days=9)) == 9
    listed = rounds().get(pk=stage.round.pk)
    assert lateness(listed) == (timezone.localdate() - DUE).days
    stage.submit()
    assert lateness(stage.round) == 0
    assert lateness(stage.round, timezone.localdate() + timedelta(days=2)) == 2
