# SPDX-License-Identifier: EUPL-1.2
"""Letters that bundle what awaits somebody: when, about what, once, and how they are stopped."""

from __future__ import annotations

from datetime import date

import pytest
from django.core import mail
from django.utils import timezone

from corridor.foundation.accounts import registry
from corridor.foundation.accounts.actions import (
    LettersFailed,
    address_to_stop,
    choose_letters,
    noticing,
    save_search,
)
from corridor.foundation.accounts.models import Notice, NoticeSettings, SavedSearch
from corridor.foundation.accounts.registry import Part, Said
from corridor.foundation.accounts.rules import letter_due
from corridor.foundation.jobs.public import Run, run_now
from corridor.foundation.pages import desk as desks
from corridor.foundation.pages.public import Tray, Waiting

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"
DAY = date(2012, 3, 7)  # a Wednesday


@pytest.fixture
def trays(monkeypatch):
    lying: list[Tray] = []
    monkeypatch.setattr(desks, "_providers", [lambda user: lying])
    monkeypatch.setattr(registry, "_parts", [])
    return lying


@pytest.fixture
def reader(person):
    user = person("officer", email="reader@example.org", name="Rita", language="en")
    choose_letters(user=user, rhythm="daily", kinds=["desk", "searches"])
    return user


def send(day=DAY) -> Run:
    return run_now("send-letters", by=None, today=day.isoformat())


def one() -> Tray:
    return Tray(
        "Reports to judge",
        [
            Waiting("Helpers, 2012", "/en/rounds/b/", "Said by Somebody Else", DAY),
            Waiting("Helpers, 2011", "/en/rounds/a/", late=3),
        ],
        count=9,
    )


@pytest.mark.parametrize(
    ("rhythm", "last", "day", "due"),
    [
        ("none", None, DAY, False),
        ("daily", None, DAY, True),
        ("daily", DAY, DAY, False),
        ("daily", date(2012, 3, 6), DAY, True),
        ("weekly", None, DAY, True),
        ("weekly", date(2012, 3, 5), DAY, False),
        ("weekly", date(2012, 3, 4), DAY, True),
        ("weekly", date(2012, 3, 5), date(2012, 3, 11), False),
        ("weekly", date(2012, 3, 5), date(2012, 3, 12), True),
    ],
)
def test_when_a_letter_is_due(rhythm, last, day, due):
    assert letter_due(rhythm, last, day) is due


def test_one_letter_says_all_that_waits_with_what_is_late_first(reader, trays):
    trays.append(one())
    assert send().summary == {"letters": 1}
    (letter,) = mail.outbox
    assert letter.to == ["reader@example.org"]
    assert letter.subject == "9 things wait for you in Corridor, some of them late"
    html, kind = letter.alternatives[0]
    assert kind == "text/html"
    for body in (letter.body, html):
        assert body.index("Helpers, 2011") < body.index("Helpers, 2012")
        assert "3 days late" in body
        assert "due on 7 March 2012" in body
        assert "and 7 more" in body
        assert "http://localhost:8000/en/rounds/a/" in body
        assert "http://localhost:8000/en/desk/" in body
        assert "Somebody Else" not in body
        assert 'href="/' not in body


def test_what_would_be_markup_is_text(reader, trays):
    trays.append(Tray("T", [Waiting("<script>alert(1)</script> & co", "/x/")]))
    send()
    (letter,) = mail.outbox
    assert "<script>" not in letter.alternatives[0][0]
    assert "<script>alert(1)</script> & co" in letter.body


def test_never_twice_for_a_day_and_not_when_there_is_nothing(reader, trays):
    assert send().summary == {"letters": 0}
    assert not Notice.objects.exists()
    trays.append(one())
    send()
    assert send().summary == {"letters": 0}
    assert len(mail.outbox) == 1
    assert send(date(2012, 3, 8)).summary == {"letters": 1}


def test_killed_after_it_left_it_does_not_leave_again(reader, trays, monkeypatch):
    trays.append(one())
    whole = noticing.post_letter

    def killed(**given):
        whole(**given)
        raise KeyboardInterrupt

    monkeypatch.setattr(noticing, "post_letter", killed)
    with pytest.raises(KeyboardInterrupt):
        send()
    monkeypatch.setattr(noticing, "post_letter", whole)
    assert send().summary == {"letters": 0}
    assert len(mail.outbox) == 1


def test_what_could_not_leave_is_tried_again(reader, person, trays, monkeypatch):
    trays.append(one())
    other = person("officer", email="other@example.org")
    choose_letters(user=other, rhythm="daily", kinds=["desk"])
    whole = noticing.post_letter

    def broken(**given):
        if given["person"] == other:
            raise OSError("the mail server does not answer")
        whole(**given)

    monkeypatch.setattr(noticing, "post_letter", broken)
    with pytest.raises(LettersFailed, match="1 of 2"):
        send()
    assert [letter.to for letter in mail.outbox] == [["reader@example.org"]]
    monkeypatch.setattr(noticing, "post_letter", whole)
    assert send().summary == {"letters": 1}
    assert [letter.to for letter in mail.outbox][1:] == [["other@example.org"]]


@pytest.mark.parametrize(
    ("language", "said"),
    [("", "9 dingen wachten"), ("fr", "9 choses vous attendent"), ("en", "9 things wait for you")],
)
def test_in_the_readers_language(reader, trays, language, said):
    reader.language = language
    reader.save()
    trays.append(one())
    send()
    assert f"http://localhost:8000/{language or 'nl'}/desk/" in mail.outbox[0].body
    assert said in mail.outbox[0].subject


def test_only_about_what_was_chosen_and_only_who_may_sign_in(reader, trays):
    trays.append(one())
    choose_letters(user=reader, rhythm="daily", kinds=["searches"])
    assert send().summary == {"letters": 0}
    choose_letters(user=reader, rhythm="none", kinds=["desk"])
    assert send().summary == {"letters": 0}
    choose_letters(user=reader, rhythm="daily", kinds=["desk"])
    reader.is_active = False
    reader.save()
    assert send().summary == {"letters": 0}


def test_what_is_new_in_saved_searches(reader, trays, organisation):
    organisation("First Office")
    search = save_search(user=reader, name="Offices", address="/en/organisations/?q=office")
    assert send().summary == {"letters": 0}
    organisation("Second Office")
    SavedSearch.objects.filter(pk=search.pk).update(counted=timezone.now().replace(year=2020))
    assert send(date(2012, 3, 8)).summary == {"letters": 1}
    (letter,) = mail.outbox
    assert letter.subject == "1 new row in your saved searches"
    assert f"http://localhost:8000/en/searches/{search.pk}/" in letter.body


def test_a_part_of_a_room_is_kept_with_the_letter_and_undone_without(reader, trays, monkeypatch):
    kept = []
    part = Part(
        "Reminders", [Said("Helpers, 2011", "/en/rounds/a/", "late")], lambda: kept.append(1)
    )
    monkeypatch.setattr(registry, "_parts", [lambda user, day: part])
    send()
    assert kept == [1]
    assert "Reminders" in mail.outbox[0].body
    assert mail.outbox[0].subject == "1 thing waits for you in Corridor"


def test_the_link_to_stop_works_without_signing_in_and_only_by_confirming(client, reader, trays):
    trays.append(one())
    send()
    letter = mail.outbox[0]
    link = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert link == address_to_stop(reader)
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in letter.body
    assert "reader@example.org" not in link
    path = link.removeprefix("http://localhost:8000")
    assert client.get(path).status_code == 200
    assert client.head(path).status_code == 200
    assert NoticeSettings.objects.get().rhythm == "daily"
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(path, {"List-Unsubscribe": "One-Click"})
    assert "have stopped" in answer.content.decode()
    assert NoticeSettings.objects.get().rhythm == "none"
    assert strict.post(path).status_code == 200
    assert send(date(2012, 3, 8)).summary == {"letters": 0}


def test_a_forged_link_leads_to_nothing(client, reader, person):
    other = person("officer", email="other@example.org")
    good = address_to_stop(reader).removeprefix("http://localhost:8000")
    forged = good.replace(reader.public_id, other.public_id)
    for path in (forged, "/en/letters/stop/x/", f"/en/letters/stop/{reader.public_id}/"):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404
    assert NoticeSettings.objects.get().rhythm == "daily"


def test_one_chooses_on_a_page(client, person):
    user = person("officer")
    client.force_login(user, BACKEND)
    assert "checked" in client.get("/en/my-account/letters/").content.decode()
    wrong = client.post("/en/my-account/letters/", {"rhythm": "daily"})
    assert wrong.status_code == 422
    assert "Choose at least one" in wrong.content.decode()
    sent = {"rhythm": "weekly", "kinds": ["desk"], "user": "1"}
    assert client.post("/en/my-account/letters/", sent).status_code == 302
    chosen = NoticeSettings.objects.get()
    assert (chosen.user, chosen.rhythm, chosen.kinds) == (user, "weekly", ["desk"])
    client.logout()
    assert "/account/login/" in client.get("/en/my-account/letters/")["Location"]


def test_the_mailbox_is_the_demonstrations_and_each_sees_their_own(
    client, person, settings, tmp_path, monkeypatch
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    user = person("officer", email="a@example.org")
    mail.send_mail("To me: é", "Look at http://localhost:8000/en/", None, ["a@example.org"])
    mail.send_mail("To another", "Secret", None, ["b@example.org"])
    client.force_login(user, BACKEND)
    assert client.get("/en/my-account/mailbox/").status_code == 404
    settings.DEMO = True
    page = client.get("/en/my-account/mailbox/").content.decode()
    assert "To me: é" in page
    assert '<a href="http://localhost:8000/en/"' in page
    assert "To another" not in page
    client.force_login(person("administrator"), BACKEND)
    page = client.get("/en/my-account/mailbox/").content.decode()
    assert "To me: é" in page
    assert "To another" in page
