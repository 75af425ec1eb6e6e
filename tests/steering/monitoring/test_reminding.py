# SPDX-License-Identifier: EUPL-1.2
"""Reminders: one letter a day for each person, in their language, and none that is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail

from corridor.foundation.accounts.actions import choose_letters, noticing
from corridor.foundation.jobs.public import Run, run_now
from corridor.steering.monitoring.actions import MailFailed, reminding
from corridor.steering.monitoring.models import Reminder
from corridor.steering.monitoring.public import Verb, open_round
from corridor.values.periods import Period

from .conftest import DUE

pytestmark = pytest.mark.django_db


def remind(days: int) -> Run:
    mail.outbox.clear()
    return run_now("send-reminders", by=None, today=(DUE + timedelta(days=days)).isoformat())


def letters() -> set[str]:
    return {address for letter in mail.outbox for address in letter.to}


def test_the_people_of_the_partner_are_reminded_on_the_days_agreed(stage):
    ours = {stage.writer.email, stage.colleague.email}
    told = []
    for days in range(-16, 18):
        remind(days)
        assert letters() in (set(), ours)
        told += [days] if mail.outbox else []
    assert told == [-14, -3, 1, 8, 15]
    assert Reminder.objects.count() == 10
    assert set(Reminder.objects.values_list("offset", flat=True)) == set(told)


def test_never_twice_on_a_day(stage):
    assert remind(-3).summary == {"letters": 2}
    assert remind(-3).summary == {"letters": 0}
    assert mail.outbox == []


def test_two_rounds_make_one_letter(stage):
    stage.writer.name = "Wilma"
    open_round(partner=stage.partner, period=Period.year(2012), due=DUE, by=None)
    remind(1)
    (letter,) = [each for each in mail.outbox if each.to == [stage.writer.email]]
    assert "Helpers, 2011" in letter.body
    assert "Helpers, 2012" in letter.body


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("", "Een rapport is te laat"),
        ("fr", "Un rapport est en retard"),
        ("en", "A report is late"),
    ],
)
def test_a_letter_is_in_the_readers_language(stage, language, subject):
    stage.writer.language = language
    stage.writer.save()
    remind(1)
    (letter,) = [each for each in mail.outbox if each.to == [stage.writer.email]]
    assert letter.subject == subject
    assert f"/{language or 'nl'}/rounds/{stage.round.public_id}/" in letter.body


def test_what_failed_is_kept_unsent_and_tried_again(stage, monkeypatch):
    whole = reminding.post_letter

    def broken(**given):
        if given["person"] == stage.colleague:
            raise OSError("the mail server does not answer")
        whole(**given)

    monkeypatch.setattr(reminding, "post_letter", broken)
    with pytest.raises(MailFailed, match="1 of 2"):
        remind(-3)
    assert letters() == {stage.writer.email}
    assert list(Reminder.objects.values_list("person_key", flat=True)) == [stage.writer.pk]
    monkeypatch.setattr(reminding, "post_letter", whole)
    assert remind(-3).summary == {"letters": 1}
    assert letters() == {stage.colleague.email}


def test_what_was_submitted_awaits_nobody_at_the_partner(stage):
    stage.submit()
    assert remind(1).summary == {"letters": 0}
    stage.step(Verb.SEND_BACK, stage.officer, "Mend it.", due=date(2012, 3, 20))
    remind(10)
    assert "It was sent back" in mail.outbox[0].body or "teruggestuurd" in mail.outbox[0].body


def test_whoever_cannot_sign_in_gets_no_letter(stage):
    stage.colleague.is_active = False
    stage.colleague.save()
    remind(1)
    assert letters() == {stage.writer.email}


def test_who_gets_a_letter_every_day_is_reminded_in_it_and_only_there(stage):
    choose_letters(user=stage.writer, rhythm="daily", kinds=["searches"])
    assert remind(-3).summary == {"letters": 1}
    assert letters() == {stage.colleague.email}
    mail.outbox.clear()
    day = (DUE - timedelta(days=3)).isoformat()
    assert run_now("send-letters", by=None, today=day).summary == {"letters": 1}
    (letter,) = mail.outbox
    assert letter.to == [stage.writer.email]
    assert "Helpers, 2011" in letter.body
    assert f"/nl/rounds/{stage.round.public_id}/" in letter.body
    assert Reminder.objects.filter(person_key=stage.writer.pk, offset=-3).count() == 1
    for job in ("send-letters", "send-reminders"):
        assert run_now(job, by=None, today=day).summary == {"letters": 0}


def test_a_reminder_that_could_not_leave_in_the_daily_letter_is_not_kept(stage, monkeypatch):
    choose_letters(user=stage.writer, rhythm="daily", kinds=["searches"])

    def broken(**given):
        raise OSError("the mail server does not answer")

    monkeypatch.setattr(noticing, "post_letter", broken)
    with pytest.raises(noticing.LettersFailed):
        run_now("send-letters", by=None, today=(DUE - timedelta(days=3)).isoformat())
    assert not Reminder.objects.exists()
