# SPDX-License-Identifier: EUPL-1.2
"""The pages: what a partner fills in, what an officer judges, and what each of them is told."""

from __future__ import annotations

import hashlib
import re
from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from corridor.foundation.accounts.public import give_role
from corridor.foundation.jobs.public import run_now
from corridor.foundation.kernel.public import as_range
from corridor.steering.monitoring.models import (
    ApprovedReport,
    Evidence,
    Narrative,
    Remark,
    ReportedFigure,
    ReportedTransaction,
    Round,
)
from corridor.steering.monitoring.public import Verb, approve, open_round, remark_on
from corridor.steering.portfolio.models import Category, Dimension, IndicatorPeriod, Transaction
from corridor.steering.portfolio.public import (
    ActualStatement,
    FigureStatement,
    Intake,
    set_actuals,
)
from corridor.values.periods import Period

from .conftest import DUE, YEAR, make_activity, make_indicator, make_organisation, make_period

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 a survey"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def url(name, *args, lang="en"):
    with override(lang):
        return reverse(f"monitoring:{name}", args=args)


def told(response) -> str:
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def fields(response) -> dict[str, str]:
    """All that a browser would send of the report's form as it stands."""
    page = response.content.decode()
    form = page[page.index('<form class="monitoring-report"') :]
    form = form[: form.index("</form>")]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", form):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        kind = given.get("type")
        if kind in ("checkbox", "radio") and " checked" not in tag:
            continue
        if "name" in given and kind != "file":
            sent[given["name"]] = unescape(given.get("value", ""))
    for name, inner in re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.S):
        sent[name] = unescape(inner).removeprefix("\n")
    for name, inner in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)"[^>]* selected', inner)
        sent[name] = unescape(chosen.group(1)) if chosen else ""
    return sent


class Desk:
    """A partner at the form of an activity."""

    def __init__(self, client, stage, user=None):
        self.client, self.stage = client, stage
        self.user = user or stage.writer
        self.url = url("report", stage.round.public_id, stage.activity.public_id)

    def open(self, query=""):
        self.client.force_login(self.user)
        self.page = self.client.get(self.url + query)
        assert self.page.status_code == 200
        self.sent = fields(self.page)
        return self

    def at(self, name) -> str:
        return f"f{getattr(self.stage, name).pk}-20110101"

    def send(self, **typed):
        self.client.force_login(self.user)
        files = {key: value for key, value in typed.items() if hasattr(value, "read")}
        self.sent |= {key: value for key, value in typed.items() if key not in files}
        return self.client.post(self.url, {**self.sent, **files})


@pytest.fixture
def desk(client, stage):
    return Desk(client, stage)


def filled(desk):
    return {
        "narrative-done": "Mensen zijn geholpen.",
        f"{desk.at('returned')}-number": "1 511",
        f"{desk.at('satisfied')}-number": "38",
        f"{desk.at('satisfied')}-denominator": "57",
        f"{desk.at('lessons')}-text": "Kortere formulieren helpen.",
    }


def test_a_partner_sees_target_and_last_period_and_what_is_missing(desk):
    said = told(desk.open().page)
    assert "Target 1,500" in said
    assert "Last time 1,160 2010" in said
    assert "Returned: not filled in yet" in said


def test_a_partner_saves_a_draft_as_often_as_one_likes(desk, stage):
    response = desk.open().send(**filled(desk))
    assert response.status_code == 302
    row = ReportedFigure.objects.get(indicator=stage.returned)
    assert (row.number, row.state, row.version) == (1511, "reported", 1)
    assert ReportedFigure.objects.get(indicator=stage.satisfied).denominator == 57
    assert dict(Narrative.objects.get().done) == {"en": "Mensen zijn geholpen."}
    again = desk.open().send()
    assert again.status_code == 302
    assert set(ReportedFigure.objects.values_list("version", flat=True)) == {1}
    desk.open().send(**{f"{desk.at('returned')}-number": "1500"})
    assert ReportedFigure.objects.get(indicator=stage.returned).version == 2
    assert "Missing still" not in told(desk.open().page)


def test_a_text_keeps_the_language_it_was_written_in(desk, stage):
    desk.url = url("report", stage.round.public_id, stage.activity.public_id, lang="nl")
    desk.open().send(**{"narrative-done": "Mensen zijn geholpen."})
    desk.url = url("report", stage.round.public_id, stage.activity.public_id, lang="fr")
    desk.open().send(**{"narrative-short": "Trop tard."})
    row = Narrative.objects.get()
    assert (dict(row.done), dict(row.short)) == (
        {"nl": "Mensen zijn geholpen."},
        {"fr": "Trop tard."},
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"number": "many"}, "no number"),
        ({"number": "1.511"}, "two ways"),
        ({"number": "1.23456"}, "four decimals"),
        ({"state": "not_reported", "number": "5"}, "one or the other"),
        ({"comment": "Soon."}, "a comment alone"),
        ({"state": "strange"}, "valid choice"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(desk, typed, said):
    prefix = desk.at("returned")
    response = desk.open().send(
        **{"narrative-done": "Mijn verhaal."},
        **{f"{prefix}-{name}": value for name, value in typed.items()},
    )
    assert response.status_code == 422
    assert said in told(response)
    assert fields(response)["narrative-done"] == "Mijn verhaal."
    for name, value in typed.items():
        if name != "state":
            assert fields(response)[f"{prefix}-{name}"] == value
    assert not ReportedFigure.objects.exists()
    assert not Narrative.objects.exists()


def test_two_people_at_one_figure_both_values_are_shown_and_nothing_is_lost(desk, stage, client):
    mine = Desk(client, stage).open()
    theirs = Desk(client, stage, stage.colleague).open()
    number = f"{desk.at('returned')}-number"
    assert theirs.send(**{number: "1600"}).status_code == 302
    response = mine.send(**{number: "1511", "narrative-done": "Mijn verhaal."})
    assert response.status_code == 409
    said = told(response)
    assert "Stands now (Carla Colleague) 1,600" in said
    back = fields(response)
    assert (back[number], back["narrative-done"]) == ("1511", "Mijn verhaal.")
    assert not Narrative.objects.exists()
    mine.sent = back
    assert mine.send().status_code == 302
    assert ReportedFigure.objects.get(indicator=stage.returned).number == 1511
    assert Narrative.objects.exists()


def test_two_people_at_different_figures_do_not_meet(desk, stage, client):
    mine = Desk(client, stage).open()
    theirs = Desk(client, stage, stage.colleague).open()
    assert theirs.send(**{f"{desk.at('returned')}-number": "1600"}).status_code == 302
    assert mine.send(**{f"{desk.at('satisfied')}-number": "40"}).status_code == 302
    assert ReportedFigure.objects.get(indicator=stage.returned).number == 1600
    assert ReportedFigure.objects.get(indicator=stage.satisfied).number == 40


def test_figures_are_broken_down_and_the_sums_checked_at_the_place(desk, stage):
    sex = Dimension.objects.create(code="sex", names={"en": "Sex"})
    for code, name in (("f", "women"), ("m", "men"), ("x", "others")):
        Category.objects.create(dimension=sex, code=code, names={"en": name})
    prefix = desk.at("returned")
    typed = {
        f"{prefix}-number": "100",
        f"{prefix}-n0-one": "sex:f",
        f"{prefix}-n0-number": "80",
        f"{prefix}-n1-one": "sex:m",
        f"{prefix}-n1-number": "30",
    }
    response = desk.open().send(**typed)
    assert response.status_code == 422
    assert "The parts come to 110" in told(response)
    desk.sent = fields(response)
    assert desk.send(**{f"{prefix}-n1-number": "20"}).status_code == 302
    row = ReportedFigure.objects.get()
    assert [(part["cell"], part["number"]) for part in row.parts] == [
        (["sex:f"], "80"),
        (["sex:m"], "20"),
    ]
    again = desk.open()
    assert again.sent[f"{prefix}-p0-number"] == "80"
    again.send(**{f"{prefix}-p0-number": ""})
    assert [part["cell"] for part in ReportedFigure.objects.get().parts] == [["sex:m"]]
    assert desk.open().send(**{f"{prefix}-n0-number": "5"}).status_code == 422


def test_money_is_reported_changed_corrected_and_taken_away(desk, stage):
    typed = {
        "new0-type": "3",
        "new0-day": "2011-05-02",
        "new0-amount": "2500,50",
        "new0-receiver": stage.other.code,
    }
    assert desk.open().send(**typed).status_code == 302
    row = ReportedTransaction.objects.get()
    assert (row.amount, row.receiver) == (Decimal("2500.50"), stage.other)
    prefix = f"t{row.public_id}"
    assert desk.open().send(**{f"{prefix}-amount": "9"}).status_code == 302
    wrong = desk.open().send(**{f"{prefix}-day": "2012-05-02"})
    assert (wrong.status_code, "not in the period" in told(wrong)) == (422, True)
    assert desk.open().send(**{f"{prefix}-drop": "on"}).status_code == 302
    assert not ReportedTransaction.objects.exists()
    wrong = desk.open().send(**typed, **{"new1-receiver": "nobody at all"})
    assert (wrong.status_code, "There is no organisation" in told(wrong)) == (422, True)


def test_a_record_of_the_portfolio_is_corrected_from_its_line(desk, stage):
    record = Transaction.objects.create(
        activity=stage.activity,
        type="3",
        day=date(2011, 2, 1),
        value_date=date(2011, 2, 1),
        amount=100,
        currency="EUR",
        sources=["NL11:1"],
    )
    desk.open(f"?correct={record.pk}")
    assert desk.sent["correct-amount"] == "100"
    silent = desk.send(**{"correct-amount": "90"})
    assert (silent.status_code, "Say what was wrong" in told(silent)) == (422, True)
    desk.sent = fields(silent)
    assert desk.send(**{"correct-reason": "Typing error."}).status_code == 302
    row = ReportedTransaction.objects.get()
    assert (row.corrects, row.amount, row.reason) == (record, 90, "Typing error.")


def test_a_line_that_somebody_took_away_is_not_lost(desk, stage, client):
    desk.open().send(**{"new0-type": "3", "new0-day": "2011-05-02", "new0-amount": "5"})
    prefix = f"t{ReportedTransaction.objects.get().public_id}"
    mine = Desk(client, stage).open()
    Desk(client, stage, stage.colleague).open().send(**{f"{prefix}-drop": "on"})
    response = mine.send(**{f"{prefix}-amount": "7777"})
    assert response.status_code == 422
    assert "took this transaction away" in told(response)
    assert fields(response)[f"{prefix}-amount"] == "7777"


def test_evidence_is_added_downloaded_and_taken_away(desk, stage, client):
    file = SimpleUploadedFile("survey.exe", PDF)
    untitled = desk.open().send(**{"evidence-file": file})
    assert (untitled.status_code, "Give the file a title" in told(untitled)) == (422, True)
    file = SimpleUploadedFile("survey.exe", PDF)
    sent = {"evidence-title": "Survey", "evidence-of": desk.at("returned").removeprefix("f")}
    assert desk.open().send(**sent, **{"evidence-file": file}).status_code == 302
    row = Evidence.objects.get()
    assert (row.indicator, row.media_type) == (stage.returned, "application/pdf")
    response = client.get(url("evidence", stage.round.public_id, row.public_id))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="Survey.pdf"'
    bad = SimpleUploadedFile("x.pdf", b"<script>")
    refused = desk.open().send(
        **{"evidence-title": "X", "narrative-done": "Kept?", "evidence-file": bad}
    )
    assert refused.status_code == 422
    assert not Narrative.objects.exists()
    assert desk.open().send(**{"drop-evidence": row.public_id}).status_code == 302
    assert not Evidence.objects.exists()


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
    assert "Nothing awaits you now." in desk(stage.stranger)
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
        with django_assert_max_num_queries(20 + 2):  # two of the session's own
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
