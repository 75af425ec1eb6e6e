# SPDX-License-Identifier: EUPL-1.2
"""Actions on several rows: asked first, row by row, once, and by whoever may."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core import mail

from corridor.foundation.accounts.models import BulkDeed
from corridor.foundation.jobs.models import Run
from corridor.foundation.parties.public import organisation_by_code
from corridor.steering.learning.models import Lesson
from corridor.steering.monitoring.models import Reminder, Round
from corridor.steering.policy.public import promises
from corridor.steering.portfolio.public import Activity
from tests.support.people import make

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"
LIST = "/en/activities/"


def told(response) -> str:
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def confirmation(response) -> dict[str, list[str]]:
    """What the form of the page that asks would send."""
    page = response.content.decode()
    form = page[page.index('<form class="corridor-form"') :]
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r'<input type="hidden"[^>]*>', form[: form.index("</form>")]):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        sent.setdefault(given["name"], []).append(unescape(given["value"]))
    return sent


@pytest.fixture
def officer(client, account):
    user = account("officer")
    client.force_login(user, BACKEND)
    return user


@pytest.fixture
def drafts(loaded):
    rows = list(Activity.objects.filter(parent=None).order_by("pk")[:3])
    Activity.objects.filter(pk__in=[row.pk for row in rows]).update(public=False)
    return list(Activity.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk"))


def ask(client, action, rows, path=LIST, **more):
    return client.post(path, {"bulk": action, "row": [row.pk for row in rows], **more})


def test_only_who_may_is_offered_boxes(client, account, drafts):
    assert 'name="row"' not in client.get(LIST).content.decode()
    client.force_login(account("partner"), BACKEND)
    assert 'name="row"' not in client.get(LIST).content.decode()
    client.force_login(account("officer"), BACKEND)
    page = client.get(LIST).content.decode()
    assert page.count('name="row"') == page.count('name="on-page"') == 25
    assert 'name="bulk" value="publish"' in page


def test_a_list_without_actions_takes_no_post(client, officer):
    assert client.post("/en/countries/", {"bulk": "x"}).status_code == 405


def test_it_is_asked_first_and_nothing_is_done_yet(client, officer, drafts):
    public = Activity.objects.filter(public=True).first()
    page = ask(client, "publish", [*drafts, public])
    said = told(page)
    assert "Publish these activities?" in said
    assert "3 rows will be done" in said
    assert "One row cannot be done and stays as it is" in said
    assert "It is public already." in said
    assert not Activity.objects.filter(pk__in=[row.pk for row in drafts], public=True).exists()
    assert str(public.pk) not in confirmation(page)["row"]


def test_confirmed_it_is_done_and_said(client, officer, drafts):
    path = f"{LIST}?q=a&sort=-title"
    sent = confirmation(ask(client, "publish", drafts, path))
    answer = client.post(path, sent)
    assert answer["Location"] == path
    assert "3 activities are public now." in told(client.get(answer["Location"]))
    assert Activity.objects.filter(pk__in=[row.pk for row in drafts], public=True).count() == 3
    assert BulkDeed.objects.count() == 3


def test_sent_twice_it_is_done_once_and_says_the_same(client, officer, drafts):
    sent = confirmation(ask(client, "publish", drafts))
    client.post(LIST, sent)
    versions = list(Activity.objects.filter(pk__in=[r.pk for r in drafts]).values_list("version"))
    client.get(LIST)
    client.post(LIST, sent)
    assert "3 activities are public now." in told(client.get(LIST))
    again = list(Activity.objects.filter(pk__in=[r.pk for r in drafts]).values_list("version"))
    assert again == versions


def test_a_row_that_somebody_changed_meanwhile_is_left_and_the_others_are_done(
    client, officer, drafts
):
    sent = confirmation(ask(client, "publish", drafts))
    Activity.objects.filter(pk=drafts[0].pk).update(version=drafts[0].version + 1)
    client.post(LIST, sent)
    said = told(client.get(LIST))
    assert "2 activities are public now." in said
    assert "Somebody changed it since you chose it." in said
    assert not Activity.objects.get(pk=drafts[0].pk).public


def test_what_is_part_of_a_draft_goes_with_it_or_waits(client, officer, loaded):
    below = Activity.objects.exclude(parent=None).order_by("pk").first()
    Activity.objects.filter(pk__in=[below.pk, *below.ancestors]).update(public=False)
    parents = list(Activity.objects.filter(pk__in=below.ancestors))
    below.refresh_from_db()
    assert "publish that one first" in told(ask(client, "publish", [below]))
    sent = confirmation(ask(client, "publish", [below, *parents]))
    client.post(LIST, sent)
    assert not Activity.objects.filter(pk__in=[below.pk, *below.ancestors], public=False).exists()


def test_all_of_the_page_without_a_script_and_none_is_said(client, officer, drafts):
    keys = [row.pk for row in drafts]
    page = client.post(LIST, {"bulk": "publish", "every-row": "1", "on-page": keys})
    assert "3 rows will be done" in told(page)
    client.post(LIST, {"bulk": "publish", "on-page": keys})
    assert "Choose at least one row" in told(client.get(LIST))


def test_others_do_it_neither_by_page_nor_by_confirmation(client, account, officer, drafts):
    sent = confirmation(ask(client, "publish", drafts))
    for who in (account("partner"), make("partner", email="o@example.org", at="adpc")):
        client.force_login(who, BACKEND)
        client.post(LIST, sent)
        assert "You may not do that with these rows." in told(client.get(LIST))
    client.logout()
    client.post(LIST, sent)
    assert not Activity.objects.filter(pk__in=[row.pk for row in drafts], public=True).exists()


def test_what_is_no_key_is_no_row(client, officer, loaded):
    for row in ("x", "-1", "9" * 40, "1 OR 1=1"):
        answer = client.post(LIST, {"bulk": "publish", "row": row})
        assert answer.status_code == 302
        assert "Choose at least one row" in told(client.get(LIST))


def test_lessons_are_accepted(client, officer):
    rows = list(Lesson.objects.order_by("pk")[:2])
    proposer = organisation_by_code("iom")
    Lesson.objects.filter(pk=rows[0].pk).update(state=Lesson.State.PROPOSED, proposer=proposer)
    page = ask(client, "accept", rows, "/en/lessons/")
    assert "It does not await a decision any more." in told(page)
    client.post("/en/lessons/", confirmation(page))
    assert "1 lesson is accepted." in told(client.get("/en/lessons/"))
    assert Lesson.objects.get(pk=rows[0].pk).state == Lesson.State.ACCEPTED


def test_one_step_is_written_with_several_promises(client, officer):
    rows = list(promises().filter(state="open").order_by("pk")[:2])
    before = [row.steps.count() for row in rows]
    page = ask(client, "follow", rows, "/en/promises/")
    assert "How does it stand?" in told(page)
    sent = confirmation(page)
    empty = client.post("/en/promises/", sent)
    assert empty.status_code == 422
    assert confirmation(empty)["bulk-token"] == sent["bulk-token"]
    sent |= {
        "state": ["under_way"],
        "text": ["Still being written."],
        "evidence": ["A letter."],
        "reason": ["Asked by the committee."],
    }
    client.post("/en/promises/", sent)
    said = told(client.get("/en/promises/"))
    assert "with 2 promises" in said, said[:600]
    assert [row.steps.count() for row in rows] == [count + 1 for count in before]


def test_rounds_are_opened_and_partners_reminded_once_a_day(client, officer, account):
    from datetime import date

    from corridor.steering.monitoring.public import open_round
    from corridor.values.periods import Period

    partner = account("partner")
    round = open_round(
        partner=organisation_by_code("iom"),
        period=Period.year(2011),
        due=date(2012, 3, 1),
        by=None,
        open=False,
    )
    assert "It does not lie with the partner now." in told(
        ask(client, "remind", [round], "/en/rounds/")
    )
    client.post("/en/rounds/", confirmation(ask(client, "open", [round], "/en/rounds/")))
    assert "1 round is open." in told(client.get("/en/rounds/"))
    assert Round.objects.get(pk=round.pk).state == "open"
    mail.outbox.clear()
    client.post("/en/rounds/", confirmation(ask(client, "remind", [round], "/en/rounds/")))
    assert [letter.to for letter in mail.outbox] == [[partner.email]]
    assert Reminder.objects.filter(round=round).count() == 1
    client.get("/en/rounds/")
    client.post("/en/rounds/", confirmation(ask(client, "remind", [round], "/en/rounds/")))
    assert "All of them had a reminder of it today." in told(client.get("/en/rounds/"))
    assert len(mail.outbox) == 1


def test_work_that_failed_is_started_again(client, account):
    client.force_login(account("editor"), BACKEND)
    failed = Run.objects.create(job="load-pack", params={"folder": "/x"}, state="failed")
    done = Run.objects.create(job="load-pack", state="done")
    page = ask(client, "again", [failed, done], "/en/runs/")
    assert "Only work that failed or was broken off" in told(page)
    client.post("/en/runs/", confirmation(page))
    client.post("/en/runs/", confirmation(page))
    made = Run.objects.filter(job="load-pack", state="queued")
    assert [run.params for run in made] == [{"folder": "/x"}]
