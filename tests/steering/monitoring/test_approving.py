# SPDX-License-Identifier: EUPL-1.2
"""Approval writes all or nothing, freezes what it wrote, and what changes since is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import ProgrammingError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corridor.foundation.accounts.public import give_role
from corridor.foundation.jobs.public import Refused
from corridor.steering.monitoring.actions import approving
from corridor.steering.monitoring.models import ApprovedReport, ReportedTransaction
from corridor.steering.monitoring.public import (
    GivenFigure,
    GivenNarrative,
    GivenTransaction,
    Stale,
    Verb,
    add_evidence,
    approve,
    drift,
    drop_evidence,
    latest,
    remark_on,
    resolve_remark,
    save_draft,
    sheets,
)
from corridor.steering.portfolio.models import ActivityDocument, Intake, Transaction
from corridor.steering.portfolio.public import (
    ActualStatement,
    FigureStatement,
    IndicatorPeriod,
    TransactionStatement,
    correct_transaction,
    set_actuals,
)
from corridor.values.canonical import digest
from corridor.values.texts import Text

from .conftest import YEAR, make_activity, make_period

pytestmark = pytest.mark.django_db
START = date(2011, 1, 1)
PDF = b"%PDF-1.4 a survey"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def spent(stage, **given):
    base = GivenTransaction(
        stage.activity.pk, type="3", day=date(2011, 5, 2), amount=Decimal("2500.50")
    )
    return replace(base, **given)


def approved(stage, by=None, **more):
    now = stage.reload()
    return approve(round=now, version=now.version, by=by or stage.officer, **more)


def live(stage, indicator="returned"):
    return IndicatorPeriod.objects.get(
        indicator=getattr(stage, indicator), period__startswith=START
    )


def test_all_that_was_reported_stands_in_the_portfolio_and_names_the_round(stage):
    save_draft(round=stage.round, by=stage.writer, transactions=[spent(stage)])
    add_evidence(
        round=stage.round,
        activity=stage.activity,
        indicator=stage.returned,
        period=YEAR,
        file=BytesIO(PDF),
        size=len(PDF),
        title="Survey",
        by=stage.writer,
        language="en",
    )
    stage.submit()
    report = approved(stage, remark="Thank you.")
    row = live(stage)
    assert (row.actual_number, row.target_number) == (1511, 1500)
    assert (row.intake.kind, row.intake.name) == ("round", "Helpers, 2011")
    assert (row.intake.digest, row.intake.organisation) == (report.hash, stage.partner)
    share = live(stage, "satisfied")
    assert (share.actual_number, share.actual_denominator) == (38, 57)
    money = Transaction.objects.get()
    assert (money.amount, money.intake) == (Decimal("2500.50"), row.intake)
    paper = ActivityDocument.objects.get()
    assert (paper.period, dict(paper.title), paper.size) == (row, {"en": "Survey"}, len(PDF))
    with paper.file.open() as file:
        assert file.read() == PDF
    assert stage.reload().state == "approved"
    assert stage.round.steps.last().remark == "Thank you."


def test_what_was_approved_is_frozen_with_a_hash(stage):
    stage.submit()
    report = approved(stage)
    assert report.hash == digest(report.content)
    (told,) = report.content["activities"]
    assert told["done"] == {"en": "People were helped."}
    actual = {each["indicator"]: each["actual"]["number"] for each in told["figures"]}
    assert actual == {"returned": "1511", "satisfied": "38", "lessons": None}
    assert told["figures"][0]["target"]["number"] == "1500"
    assert told["figures"][0]["before"]["number"] == "1160"
    assert report.content["submitted"]["by"] == stage.writer.pk
    for change in (
        lambda: ApprovedReport.objects.filter(pk=report.pk).update(hash="0" * 64),
        lambda: ApprovedReport.objects.filter(pk=report.pk).delete(),
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()


def test_nobody_approves_what_they_wrote_or_submitted(stage):
    stage.fill(by=stage.colleague)
    stage.step(Verb.SUBMIT, stage.writer)
    for author in (stage.writer, stage.colleague):
        give_role(user=author, role="officer", organisation=stage.other, by=None)
        with pytest.raises(Refused, match="Somebody else has to") as refused:
            approved(stage, by=author)
        assert refused.value.at == "by"
    assert approved(stage).number == 1


def test_a_report_that_moved_on_is_not_approved_unseen(stage):
    stage.submit()
    seen = stage.round.version
    stage.step(Verb.SEND_BACK, stage.second, "Mend it.")
    stage.step(Verb.SUBMIT, stage.writer)
    with pytest.raises(Stale):
        approve(round=stage.round, version=seen, by=stage.officer)
    assert not ApprovedReport.objects.exists()


def test_broken_off_half_way_nothing_is_written(stage, monkeypatch):
    save_draft(round=stage.round, by=stage.writer, transactions=[spent(stage)])
    stage.submit()

    def gone(*args, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr(approving, "content_of", gone)
    with pytest.raises(KeyboardInterrupt):
        approved(stage)
    assert live(stage).actual_state == "not_reported"
    assert not Transaction.objects.exists()
    assert not Intake.objects.filter(kind="round").exists()
    assert ReportedTransaction.objects.get().written is None
    assert stage.reload().state == "submitted"


def test_what_the_portfolio_takes_no_longer_is_told_and_nothing_written(stage):
    stage.submit()
    make_period(stage.lessons, replace(YEAR, end=date(2011, 7, 1)))
    with pytest.raises(Refused, match="no longer asked for") as refused:
        approved(stage)
    assert refused.value.at == "missing"
    assert live(stage).actual_state == "not_reported"


def test_money_that_was_recorded_meanwhile_is_told_with_its_day_and_amount(stage):
    save_draft(round=stage.round, by=stage.writer, transactions=[spent(stage, ref="A1")])
    stage.submit()
    Transaction.objects.create(
        activity=stage.activity,
        ref="A1",
        type="4",
        day=date(2011, 1, 5),
        value_date=date(2011, 1, 5),
        amount=5,
        currency="EUR",
        sources=["NL11:1"],
    )
    with pytest.raises(Refused, match=r"2 May 2011, 2,500\.5 EUR") as refused:
        approved(stage)
    assert refused.value.at == "transactions"
    assert live(stage).actual_state == "not_reported"


def test_reopened_and_approved_again_both_are_kept_and_money_is_corrected_not_doubled(stage):
    given = [spent(stage, ref="A1"), spent(stage, ref="B2"), spent(stage, ref="C3")]
    save_draft(round=stage.round, by=stage.writer, transactions=given)
    stage.submit()
    first = approved(stage)
    stage.step(Verb.REOPEN, stage.officer, "A payment was booked twice.")
    rows = {row.ref: row for row in ReportedTransaction.objects.all()}
    figure = FigureStatement(number=Decimal(1500))
    saved = save_draft(
        round=stage.reload(),
        by=stage.writer,
        figures=[GivenFigure(stage.returned.pk, START, figure, version=1)],
        transactions=[
            spent(stage, ref="A1", id=rows["A1"].public_id, version=1, amount=Decimal(9)),
            spent(stage, ref="B2", id=rows["B2"].public_id, version=1, drop=True),
        ],
    )
    assert saved.problems == []
    assert ReportedTransaction.objects.get(ref="B2").dropped
    stage.step(Verb.SUBMIT, stage.writer)
    second = approved(stage)
    assert (first.number, second.number) == (1, 2)
    standing = Transaction.objects.filter(current=True).values_list("ref", "amount")
    assert dict(standing) == {"A1": 9, "B2": 0, "C3": Decimal("2500.50")}
    assert Transaction.objects.count() == 5
    assert live(stage).actual_number == 1500
    assert latest(stage.round) == second
    assert ApprovedReport.objects.get(number=1).content == first.content
    refs = [each["ref"] for each in second.content["activities"][0]["transactions"]]
    assert refs == ["A1", "C3"]
    stage.step(Verb.REOPEN, stage.officer, "Once more.")
    stage.step(Verb.SUBMIT, stage.writer)
    approved(stage)
    assert Transaction.objects.count() == 5


def test_a_record_that_was_wrong_is_corrected_and_keeps_what_nobody_asked(stage):
    wrong = Transaction.objects.create(
        activity=stage.activity,
        type="3",
        day=date(2011, 2, 1),
        value_date=date(2011, 2, 1),
        amount=100,
        currency="EUR",
        sources=["NL11:1"],
        days=28,
        sectors=["1:15190"],
    )
    given = spent(stage, corrects=wrong.pk, reason="Booked twice.", day=wrong.day)
    save_draft(round=stage.round, by=stage.writer, transactions=[given])
    stage.submit()
    approved(stage)
    row = Transaction.objects.get(current=True)
    assert (row.supersedes, row.amount, row.reason) == (wrong, Decimal("2500.50"), "Booked twice.")
    assert (row.days, row.sectors) == (28, ["1:15190"])


def test_locked_nobody_changes_anything_until_it_is_reopened_with_a_reason(stage):
    stage.submit()
    approved(stage)
    stage.step(Verb.LOCK, stage.officer)
    now = stage.reload()
    with pytest.raises(Refused, match="locked") as refused:
        save_draft(round=now, by=stage.writer, figures=stage.figures())
    assert refused.value.at == "state"
    for verb, by in ((Verb.SUBMIT, stage.writer), (Verb.SEND_BACK, stage.officer)):
        with pytest.raises(Refused, match="locked"):
            stage.step(verb, by, "Why")
    with pytest.raises(Refused, match="locked"):
        remark_on(round=now, text="Late.", by=stage.officer)
    with pytest.raises(Refused, match="reopened"):
        stage.step(Verb.REOPEN, stage.officer, "")
    stage.step(Verb.REOPEN, stage.officer, "An audit found more.")
    assert stage.reload().writable


def test_what_changed_since_the_approval_is_told_with_who(stage):
    save_draft(round=stage.round, by=stage.writer, transactions=[spent(stage)])
    stage.submit()
    report = approved(stage)
    assert drift(report) == ()
    other = Intake.objects.create(kind="form", name="form", by_key=stage.editor.pk)
    changed = ActualStatement(stage.returned.pk, YEAR, FigureStatement(number=Decimal(1512)))
    set_actuals(by=stage.editor, actuals=[changed], intake=other)
    money = Transaction.objects.get()
    stated = TransactionStatement(type="3", day=money.day, amount=Decimal(2400), currency="EUR")
    correct_transaction(by=stage.editor, seen=money, stated=stated, reason="Typing error.")
    figure, payment = drift(report)
    assert (figure.live["number"], figure.intake) == ("1512", other)
    assert (payment.money, payment.live.amount) == (True, 2400)
    IndicatorPeriod.objects.filter(indicator=stage.returned, period__startswith=START).delete()
    assert drift(report)[0].live is None


def test_open_remarks_are_closed_by_the_approval(stage):
    stage.submit()
    remark = remark_on(round=stage.round, text="Well done.", by=stage.officer)
    approved(stage)
    remark.refresh_from_db()
    assert (remark.resolved_by_key, remark.resolved is None) == (stage.officer.pk, False)


def test_remarks_stand_at_their_place_and_are_dealt_with(stage):
    stage.submit()
    at = stage.round
    remark_on(
        round=at, text="Which table?", by=stage.officer, indicator=stage.returned, period=YEAR
    )
    remark_on(round=at, text="Say more.", by=stage.officer, activity=stage.activity)
    (sheet,) = sheets(at)
    (of_figure,), (of_activity,) = sheet.slots[0].remarks, sheet.remarks
    assert (of_figure.text, of_activity.text, sheet.open_remarks) == (
        "Which table?",
        "Say more.",
        2,
    )
    resolve_remark(remark=of_figure, by=stage.writer)
    assert sheets(at)[0].open_remarks == 1
    resolve_remark(remark=of_figure, by=stage.officer, again=True)
    assert sheets(at)[0].open_remarks == 2
    for text, activity, field in (
        ("  ", None, "text"),
        ("x" * 5000, None, "text"),
        ("Hm", make_activity(stage.other), "activity"),
    ):
        with pytest.raises(Refused) as refused:
            remark_on(round=at, text=text, by=stage.officer, activity=activity)
        assert refused.value.at == field


@pytest.mark.parametrize(
    ("content", "title", "field"),
    [
        (b"#!/bin/sh\nrm -rf /", "Script", "file"),
        (b"", "Nothing", "file"),
        (b"PK\x03\x04 no archive", "Broken", "file"),
        (PDF, " ", "title"),
        (PDF, "x" * 201, "title"),
    ],
)
def test_a_file_that_is_not_taken(stage, content, title, field):
    with pytest.raises(Refused) as refused:
        add_evidence(
            round=stage.round,
            activity=stage.activity,
            file=BytesIO(content),
            size=len(content),
            title=title,
            by=stage.writer,
        )
    assert refused.value.at == field


def test_a_file_is_there_once_and_goes_with_its_row(
    stage, settings, django_capture_on_commit_callbacks
):
    def add(**more):
        given = {
            "round": stage.round,
            "activity": stage.activity,
            "file": BytesIO(PDF),
            "size": len(PDF),
            "title": "Survey",
            "by": stage.writer,
        }
        return add_evidence(**given | more)

    row = add()
    assert (row.media_type, row.size) == ("application/pdf", len(PDF))
    with pytest.raises(Refused, match="there already"):
        add()
    with pytest.raises(Refused, match="20 MB"):
        add(size=10**9)
    with django_capture_on_commit_callbacks(execute=True):
        drop_evidence(evidence=row, by=stage.writer)
    assert not list(settings.MEDIA_ROOT.rglob("*.pdf"))
    kept = add()
    stage.submit()
    approved(stage)
    stage.step(Verb.REOPEN, stage.officer, "More to say.")
    kept.refresh_from_db()
    with pytest.raises(Refused, match="was approved"):
        drop_evidence(evidence=kept, by=stage.writer)


STEPS = st.sampled_from(["write", "submit", "send back", "approve", "lock", "reopen"])


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.tuples(STEPS, st.integers(0, 3), st.integers(1, 500)), max_size=14))
def test_whatever_is_tried_nobody_approves_their_own_and_frozen_stays_frozen(stage, attempts):
    people = [stage.writer, stage.colleague, stage.officer, stage.second]
    with transaction.atomic():
        stage.reload()
        stage.fill()
        kept, authors = {}, {stage.writer.pk}
        for what, who, number in attempts:
            by = people[who]
            try:
                if what == "write":
                    figure = stage.figures()[0]
                    row = stage.reload().figures.get(indicator=stage.returned)
                    figure = replace(
                        figure,
                        figure=FigureStatement(number=Decimal(number)),
                        version=row.version,
                    )
                    if save_draft(round=stage.round, by=by, figures=[figure]).changed:
                        authors.add(by.pk)
                elif what == "approve":
                    approved(stage, by=by)
                    assert by.pk not in authors
                else:
                    stage.step(Verb(what.replace(" ", "_")), by, "because")
                    if what == "submit":
                        authors.add(by.pk)
            except Refused:
                pass
            for report in stage.round.approved.all():
                before = kept.setdefault(report.number, report.hash)
                assert before == report.hash == digest(report.content)
        last = latest(stage.round)
        if last is not None:
            frozen = last.content["activities"][0]["figures"][0]["actual"]["number"]
            assert str(live(stage).actual_number.normalize().__format__("f")) == frozen
        transaction.set_rollback(True)


def test_an_account_without_figures_is_approved_too(stage):
    stage.fill()
    given = [GivenNarrative(stage.activity.pk, Text({"nl": "Alles liep."}), version=1)]
    save_draft(round=stage.round, by=stage.writer, narratives=given)
    stage.step(Verb.SUBMIT, stage.writer)
    report = approved(stage)
    assert report.content["activities"][0]["done"] == {"nl": "Alles liep."}
