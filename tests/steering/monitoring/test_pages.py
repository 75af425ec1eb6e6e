# SPDX-License-Identifier: EUPL-1.2
"""The pages of a report: what a partner fills in, and what each of them is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from corridor.steering.monitoring.models import (
    Evidence,
    Narrative,
    ReportedFigure,
    ReportedTransaction,
)
from corridor.steering.portfolio.models import Category, Dimension, Transaction

from .desk import PDF, Desk, fields, filled, told, url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def desk(client, stage):
    return Desk(client, stage)


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
