# SPDX-License-Identifier: EUPL-1.2
"""The pages of rounds: what an officer judges, what awaits whom, what is told of it."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from corridor.foundation.accounts.public import give_role
from corridor.foundation.jobs.public import run_now
from corridor.foundation.kernel.public import as_range
from corridor.steering.monitoring.models import (
    ApprovedReport,
    Remark,
    ReportedFigure,
    Round,
)
from corridor.steering.monitoring.public import Verb, approve, open_round, remark_on
from corridor.steering.portfolio.models import IndicatorPeriod
from corridor.steering.portfolio.public import (
    ActualStatement,
    FigureStatement,
    Intake,
    set_actuals,
)
from corridor.values.periods import Period

from .conftest import DUE, YEAR, make_activity, make_indicator, make_organisation, make_period
from .desk import Desk, filled, told, url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def desk(client, stage):
    return Desk(client, stage)


def test_from_the_form_to_the_portfolio(desk, stage, client):
    desk.open().send(**filled(desk), then="round")
    page = url("round", stage.round.public_id)
    client.force_login(stage.writer)
    assert "3 of 3 figures" in told(client.get(page))
    version = stage.reload().version
    sent = client.post(
        url("step", stage.round.public_id, "submit"), {"submit-version": version}, follow=True
    )
    assert "An officer will judge it." in told(sent)

    client.force_login(stage.officer)
    review = client.get(url("review", stage.round.public_id, stage.activity.public_id))
    assert "Reported 1,511" in told(review)
    assert "Change +351" in told(review)
    key = desk.at("returned").removeprefix("f")
    kept = client.post(
        url("remark", stage.round.public_id),
        {"text": "Which table?", "activity": stage.activity.public_id, "figure": key},
    )
    assert kept.status_code == 302
    back = {"send_back-version": version + 1, "send_back-remark": ""}
    refused = client.post(url("step", stage.round.public_id, "send_back"), back)
    assert (refused.status_code, "Say what has to be mended." in told(refused)) == (422, True)
    back["send_back-remark"] = "See the remark."
    assert client.post(url("step", stage.round.public_id, "send_back"), back).status_code == 302

    assert "Which table?" in told(desk.open().page)
    desk.send(**{f"{desk.at('returned')}-comment": "Table 2."})
    row = Remark.objects.get()
    client.post(url("resolve", stage.round.public_id, row.public_id))
    row.refresh_from_db()
    assert row.resolved is not None
    client.post(
        url("step", stage.round.public_id, "submit"), {"submit-version": stage.reload().version}
    )

    client.force_login(stage.officer)
    plan = client.get(url("approve", stage.round.public_id))
    assert "not reported → 1,511" in told(plan)
    done = client.post(
        url("approve", stage.round.public_id), {"version": stage.reload().version}, follow=True
    )
    assert "stands in the portfolio" in told(done)
    assert IndicatorPeriod.objects.filter(actual_number=1511).exists()

    locked = client.post(
        url("step", stage.round.public_id, "lock"),
        {"lock-version": stage.reload().version},
        follow=True,
    )
    assert "locked" in told(locked)
    desk.open()
    assert "nobody changes anything" in told(desk.page)
    late = desk.send(**{f"{desk.at('returned')}-number": "9"})
    assert (late.status_code, ReportedFigure.objects.get(indicator=stage.returned).number) == (
        409,
        1511,
    )


def test_what_lacks_something_is_not_offered_for_submission_nor_taken(desk, stage, client):
    client.force_login(stage.writer)
    page = client.get(url("round", stage.round.public_id))
    assert "4 things are missing before this can be submitted." in told(page)
    sent = client.post(
        url("step", stage.round.public_id, "submit"), {"submit-version": stage.round.version}
    )
    assert (sent.status_code, "4 things are missing" in told(sent)) == (409, True)


def test_who_looks_at_an_old_page_is_told_and_keeps_their_words(stage, client):
    stage.submit()
    seen = stage.round.version
    stage.step(Verb.SEND_BACK, stage.second, "Mend it.")
    stage.step(Verb.SUBMIT, stage.writer)
    client.force_login(stage.officer)
    back = {"send_back-version": seen, "send_back-remark": "My words."}
    response = client.post(url("step", stage.round.public_id, "send_back"), back)
    assert response.status_code == 409
    assert "Somebody took a step meanwhile" in told(response)
    assert "My words." in response.content.decode()
    assert client.post(url("approve", stage.round.public_id), {"version": seen}).status_code == 409
    assert stage.reload().state == "submitted"


def test_who_wrote_something_is_told_why_they_cannot_approve(stage, client):
    stage.submit()
    give_role(user=stage.writer, role="officer", organisation=stage.other, by=None)
    client.force_login(stage.writer)
    with override("en"):
        switch = reverse("accounts:switch")
    client.post(switch, {"place": stage.other.public_id})
    assert "somebody else has to approve it" in told(
        client.get(url("round", stage.round.public_id))
    )
    page = client.get(url("approve", stage.round.public_id))
    assert "Somebody else has to." in told(page)
    response = client.post(url("approve", stage.round.public_id), {"version": stage.round.version})
    assert (response.status_code, ApprovedReport.objects.count()) == (409, 0)


def test_the_approved_report_shows_its_hash_and_what_changed_since(stage, client):
    stage.submit()
    report = approve(round=stage.reload(), version=stage.round.version, by=stage.officer)
    client.force_login(stage.writer)
    page = client.get(url("approved", stage.round.public_id, 1))
    assert report.hash in told(page)
    assert "all figures and transactions stand" in told(page)
    text = client.get(url("approved-json", stage.round.public_id, 1)).content
    assert hashlib.sha256(text).hexdigest() == report.hash
    form = Intake.objects.create(kind="form", name="form")
    changed = ActualStatement(stage.returned.pk, YEAR, FigureStatement(number=Decimal(1512)))
    set_actuals(by=stage.editor, actuals=[changed], intake=form)
    said = told(client.get(url("approved", stage.round.public_id, 1)))
    assert "Return: Returned 1,511 → 1,512 (form," in said
    assert "Changed since it was approved" in told(client.get(url("round", stage.round.public_id)))
    assert client.get(url("approved", stage.round.public_id, 2)).status_code == 404


def test_rounds_are_listed_narrowed_and_told_late(stage, client):
    make_activity(stage.other)
    open_round(
        partner=stage.other, period=YEAR, due=timezone.localdate() + timedelta(days=9), by=None
    )
    client.force_login(stage.officer)
    said = told(client.get(url("rounds")))
    assert "2 rounds" in said
    assert "Helpers" in told(client.get(url("rounds") + "?late=yes"))
    assert "Others" in told(client.get(url("rounds") + "?late=no"))
    assert "1 round" in told(client.get(url("rounds") + f"?partner={stage.other.code}"))
    assert "2 rounds" in told(client.get(url("rounds") + "?year=2011&state=open"))
    late = told(client.get(url("late")))
    assert "At partners Helpers, 2011" in late
    assert "Others" not in late
    stage.submit()
    assert "Nothing is late." in told(client.get(url("late")))
    Round.objects.filter(pk=stage.round.pk).update(since=timezone.now() - timedelta(days=5))
    assert "At the officers Helpers, 2011 5 days late" in told(client.get(url("late")))


def test_what_awaits_whom(stage, client):
    def desk(user):
        client.force_login(user)
        return told(client.get(url("desk")))

    assert "Reports to write 1 Helpers, 2011" in desk(stage.writer)
    assert "0 of 3 figures" in desk(stage.writer)
    assert "Nothing awaits you now" in desk(stage.stranger)
    assert "Reports that are late at partners 1" in desk(stage.officer)
    stage.submit()
    assert "Reports to judge 1 Helpers, 2011" in desk(stage.officer)
    assert "Reports to write" not in desk(stage.writer)
    remark_on(round=stage.round, text="Which?", by=stage.officer)
    stage.step(Verb.SEND_BACK, stage.officer, "See the remark.")
    assert "sent back, 3 of 3 figures, 1 open remark" in desk(stage.writer)
    open_round(
        partner=stage.partner, period=Period.year(2012), due=DUE.replace(2013), by=None, open=False
    )
    assert "Rounds to open 1 Helpers, 2012" in desk(stage.editor)


def test_rounds_are_opened_for_one_and_for_all(stage, client):
    make_activity(stage.other)
    client.force_login(stage.officer)
    page = url("open")
    assert client.get(page).status_code == 200
    wrong = client.post(page, {"start": "2012-12-31", "end": "2012-01-01", "due": "2013-03-01"})
    assert (wrong.status_code, "end must come after" in told(wrong)) == (422, True)
    given = {"start": "2012-01-01", "end": "2012-12-31", "due": "2013-03-01"}
    one = {**given, "partner": stage.other.public_id}
    assert client.post(page, one).status_code == 302
    planned = Round.objects.get(partner=stage.other)
    assert (planned.state, planned.days) == ("planned", Period.year(2012))
    again = client.post(page, one)
    assert (again.status_code, "some of these days" in told(again)) == (422, True)
    both = client.post(page, {**given, "at_once": "on"}, follow=True)
    assert "1 round is made." in told(both)
    assert "Left as they are: Others, 2012." in told(both)
    nobody = client.post(page, {"start": "2030-01-01", "end": "2030-12-31", "due": "2031-03-01"})
    assert (nobody.status_code, "No partner has an activity" in told(nobody)) == (422, True)


def test_reminders_that_went_out_are_shown(stage, client):
    client.force_login(stage.officer)
    assert "No reminder has been sent yet." in told(client.get(url("reminders")))
    run_now("send-reminders", by=None, today=(DUE + timedelta(days=1)).isoformat())
    said = told(client.get(url("reminders")))
    assert "2 reminders" in said
    assert "Wilma Writer" in said
    assert "1 day after" in said
    assert stage.writer.email not in said


def test_pages_cost_the_same_whatever_they_hold(stage, client, django_assert_max_num_queries):
    for number in range(5):
        activity = make_activity(stage.partner, title=f"Number {number}")
        for code in "abc":
            make_period(make_indicator(activity, code), YEAR)
    for number in range(5):
        other = make_organisation(f"Partner {number}")
        make_activity(other)
        open_round(partner=other, period=YEAR, due=DUE, by=None)
    stage.fill()
    for text in "abc":
        remark_on(
            round=stage.round, text=text, by=stage.officer, indicator=stage.returned, period=YEAR
        )
    for user, name, args in (
        (stage.officer, "rounds", ()),
        (stage.officer, "late", ()),
        (stage.officer, "desk", ()),
        (stage.writer, "desk", ()),
        (stage.officer, "round", (stage.round.public_id,)),
        (stage.writer, "report", (stage.round.public_id, stage.activity.public_id)),
        (stage.officer, "review", (stage.round.public_id, stage.activity.public_id)),
    ):
        client.force_login(user)
        with django_assert_max_num_queries(20 + 3):  # three of the session, which is written
            assert client.get(url(name, *args)).status_code == 200


def test_no_activity_is_a_page_in_words(stage, client):
    stage.round.period = as_range(Period.year(2020))
    stage.round.save()
    client.force_login(stage.writer)
    assert "no activity that runs in these days" in told(
        client.get(url("round", stage.round.public_id))
    )
    page = url("report", stage.round.public_id, stage.activity.public_id)
    assert client.get(page).status_code == 404


def test_what_no_form_of_ours_sends_is_refused_not_broken_on(desk, stage, client):
    desk.open()
    sent = {**desk.sent, "correct-seen": "0:x", "correct-corrects": str(2**70)}
    assert client.post(desk.url, sent).status_code == 422
    odd = {f"{desk.at('returned')}-seen": "x" * 60}
    assert client.post(desk.url, {**desk.sent, **odd}).status_code == 422
    for given in ({"transaction": "a\0b"}, {"activity": "nobody"}):
        address = url("remark", stage.round.public_id)
        assert client.post(address, {"text": "Why?", **given}).status_code == 404
    far = {"start": "9999-01-01", "end": "9999-12-31", "due": "9999-12-31"}
    client.force_login(stage.officer)
    assert client.post(url("open"), far).status_code == 422
