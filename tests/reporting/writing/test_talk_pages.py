# SPDX-License-Identifier: EUPL-1.2
"""What helps while a report is written: a look, figures, pictures; comments and requests."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from corridor.reporting import actions
from corridor.reporting.models import Comment, Request
from corridor.reporting.rules.states import Verb
from tests.reporting.writing.conftest import given
from tests.reporting.writing.pages import DESK, MONEY, as_, step, told, typed
from tests.reporting.writing.pictures import png

# Aids


def test_a_preview_shows_figures_and_what_is_wrong_in_one_language(money, people, client):
    as_(client, people.officer)
    sent = {
        "lang": "nl",
        "field": "body_nl",
        "body_nl": "Er is {{spending/total}}.\n\n{{spending/77}}",
    }
    shown = told(client.post(f"{DESK}preview/", sent)).replace("\xa0", " ")
    assert "€ 8.707.499" in shown
    assert "There is no figure spending/77" in shown
    assert "missing in this language" not in shown
    assert client.post(f"{DESK}preview/", {**sent, "lang": "xx"}).status_code == 400


def test_a_table_pasted_from_word_becomes_markup(opened, people, client):
    table = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><table class=MsoTable>"
        "<tr><td><p class=MsoNormal><b>Theme</b><o:p></o:p></p></td><td>Spent</td></tr>"
        "<tr><td>Return</td><td>much</td></tr></table></body></html>"
    )
    answer = as_(client, people.officer).post(f"{DESK}paste/", {"html": table})
    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.content.decode()
    assert "Theme" in lines
    assert "| Return | much |" in lines
    assert "Mso" not in lines


def test_figures_are_found_by_words_with_their_values(opened, people, client):
    as_(client, people.officer)
    part = told(client.get(f"{DESK}figures/?q=spending+total", headers={"hx-request": "true"}))
    assert "{{spending/total}}" in part
    assert "€8,707,499" in part
    assert "<html" not in part
    assert "<html" in told(client.get(f"{DESK}figures/?q=spending"))
    assert "No figure is called so" in told(client.get(f"{DESK}figures/?q=zzzz"))


# Pictures


def picture(**more):
    words = {f"alt_{lang}": "A map" for lang in ("nl", "fr", "en")}
    return {"file": ContentFile(png(3, 2), "map.png"), **words, **more}


def test_a_picture_without_words_for_the_blind_is_not_kept(opened, people, client):
    as_(client, people.officer)
    answer = client.post(f"{DESK}pictures/", picture(alt_fr=""))
    assert answer.status_code == 422
    assert "What it shows, for who cannot see it in French" in told(answer)
    answer = client.post(f"{DESK}pictures/", picture(file=ContentFile(b"<svg/>", "map.png")))
    assert "Only whole PNG and JPEG" in told(answer)
    assert not opened.images.exists()


def test_a_picture_is_kept_and_shown_to_who_may_see_it(opened, people, client):
    as_(client, people.officer)
    client.post(f"{DESK}pictures/", picture())
    image = opened.images.get()
    assert f"![A map](image:{image.pk})" in told(client.get(f"{DESK}pictures/"))
    answer = client.get(image.get_absolute_url())
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer.content == png(3, 2)
    assert Client().get(image.get_absolute_url()).status_code == 404
    assert client.get("/en/report-pictures/999999/").status_code == 404


# Talk


def test_comments_are_made_answered_and_dealt_with(opened, people, client):
    as_(client, people.editor)
    client.post(f"{MONEY}talk/", {"do": "comment", "text": "Is that so?"})
    comment = Comment.objects.get()
    assert "Is that so?" in told(client.get(MONEY))
    as_(client, people.officer)
    client.post(f"{MONEY}talk/", {"do": "comment", "text": "Yes.", "answers": comment.public_id})
    shown = told(client.get(f"{MONEY}talk/"))
    assert "Yes." in shown
    client.post(f"{DESK}comments/{comment.public_id}/resolve/")
    comment.refresh_from_db()
    assert comment.resolved_by_key == people.officer.pk
    answer = client.post(f"{DESK}talk/", {"do": "comment", "text": ""})
    assert answer.status_code == 422


def test_who_is_asked_writes_that_section_and_says_when_it_is_done(opened, people, client):
    asking = as_(Client(), people.officer)
    due = timezone.localdate() + timedelta(days=3)
    sent = {"do": "ask", "of": people.partner.public_id, "note": "What came of it?", "due": due}
    assert "Partner is asked" in told(asking.post(f"{MONEY}talk/", sent, follow=True))
    as_(client, people.partner)
    tray = told(client.get("/en/desk/"))
    assert "Sections asked from me" in tray
    assert MONEY in tray
    section = opened.sections.get(code="money")
    client.post(MONEY, typed(section, body_en="What the partner knows."))
    assert opened.sections.get(code="money").body["en"] == "What the partner knows."
    other = opened.sections.exclude(code="money").first()
    answer = client.post(f"{DESK}sections/{other.code}/", typed(other, body_en="Not mine."))
    assert answer.status_code == 403
    assert "Not mine." in told(answer)
    key = Request.objects.get().public_id
    assert asking.post(f"/en/writing/requests/{key}/answer/").status_code == 403
    client.post(f"/en/writing/requests/{key}/answer/", {"answer": "Done."})
    assert "Done." in told(asking.get(f"{MONEY}talk/"))
    section = opened.sections.get(code="money")
    assert client.post(MONEY, typed(section, body_en="Again.")).status_code == 403
    assert client.get(DESK).status_code == 200


def test_desks_say_what_awaits_whom(opened, people, client):
    section = opened.sections.get(code="money")
    actions.save_section(
        section=section,
        by=people.officer,
        version=section.version,
        given=given(section, en=section.body["en"] + "\n\nMore."),
    )
    actions.comment_on(report=opened, section=section, text="Is that so?", by=people.editor)
    assert "Is that so?" in told(as_(client, people.officer).get("/en/desk/"))
    step(opened, Verb.HAND_IN, people.officer)
    assert "Reports to judge" in told(as_(client, people.editor).get("/en/desk/"))
    step(opened, Verb.APPROVE, people.editor)
    assert "Reports to publish" in told(client.get("/en/desk/"))
    assert "Reports to publish" not in told(as_(client, people.officer).get("/en/desk/"))


def test_an_open_comment_is_named_where_it_keeps_a_report_from_being_published(
    opened, people, client
):
    section = opened.sections.get(code="money")
    actions.comment_on(report=opened, section=section, text="Is that so?", by=people.editor)
    step(opened, Verb.HAND_IN, people.officer)
    step(opened, Verb.APPROVE, people.editor)
    as_(client, people.editor)
    reasons = {"nl": "Hersteld.", "fr": "Corrigé.", "en": "Typed and kept."}
    answer = client.post("/en/reports/NL08/2011/publish/", reasons)
    assert answer.status_code == 409
    shown = told(answer)
    assert f'href="{MONEY}talk/"' in shown
    assert "a comment is open: “Is that so?”" in shown
    assert "Typed and kept." in shown
