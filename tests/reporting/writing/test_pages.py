# SPDX-License-Identifier: EUPL-1.2
"""The pages on which a report is made: who gets in, and that nothing typed is lost."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corridor.reporting import actions
from corridor.reporting.models import Report, Section
from corridor.reporting.rules.states import Verb
from corridor.steering.policy.public import book_spending
from corridor.values.texts import Text
from tests.reporting.writing.pages import DESK, MONEY, as_, step, told, typed

# The way from nothing to an edition


def test_an_officer_starts_a_report_and_sees_its_outline(people, client):
    page = as_(client, people.officer).get("/en/writing/start/")
    assert "NL08" in told(page)
    sent = {
        "framework": "NL08",
        "year": "2012",
        "basis": "stated",
        "date": "2026-11-21",
        **{f"publisher_{lang}": "The ministry" for lang in ("nl", "fr", "en")},
    }
    answer = client.post("/en/writing/start/", sent, follow=True)
    assert answer.request["PATH_INFO"] == "/en/writing/NL08/2012/"
    shown = told(answer)
    assert shown.count("writing-outline__title") == 7
    assert "Nothing stands under the heading “What was done”." in shown
    again = client.post("/en/writing/start/", sent)
    assert again.status_code == 422
    assert "already" in told(again)


def test_a_report_goes_round_by_two_people(opened, people, money):
    officer, editor = as_(Client(), people.officer), as_(Client(), people.editor)
    officer.post(MONEY, typed(money, body_en=money.body["en"] + "\n\nA word was added."))
    version = Report.objects.get(pk=opened.pk).version
    answer = officer.post(f"{DESK}steps/hand_in/", {"version": version}, follow=True)
    assert "Somebody else will judge it" in told(answer)
    assert "somebody else has to approve it" not in told(answer)
    version = Report.objects.get(pk=opened.pk).version
    answer = editor.post(f"{DESK}steps/send_back/", {"version": version})
    assert answer.status_code == 422
    assert "Say what has to be mended." in told(answer)
    answer = editor.post(
        f"{DESK}steps/send_back/", {"version": version, "remark": "Which word?"}, follow=True
    )
    assert "Which word?" in told(answer)
    step(opened, Verb.HAND_IN, people.officer)
    version = Report.objects.get(pk=opened.pk).version
    editor.post(f"{DESK}steps/approve/", {"version": version})
    page = told(editor.get("/en/reports/NL08/2011/publish/"))
    assert "Texts that change" in page
    assert "Mended." in page  # why it was opened, offered as the note of the correction
    reasons = {"nl": "Hersteld.", "fr": "Corrigé.", "en": "A word was missing."}
    answer = editor.post("/en/reports/NL08/2011/publish/", reasons, follow=True)
    assert "Edition 2 is published." in told(answer)
    assert opened.editions.get(number=2).reason["en"] == "A word was missing."


def test_what_is_published_is_opened_with_reasons_in_three_languages(loaded, people, client):
    as_(client, people.officer)
    version = Report.objects.get(framework__code="NL08", year=2011).version
    sent = {"version": version, "nl": "Hersteld.", "fr": "", "en": "Mended."}
    answer = client.post(f"{DESK}steps/correct/", sent)
    assert answer.status_code == 422
    assert "Hersteld." in told(answer)
    answer = client.post(f"{DESK}steps/correct/", {**sent, "fr": "Corrigé."}, follow=True)
    assert "open for correction" in told(answer)


def test_a_step_on_what_changed_meanwhile_is_not_taken(opened, people, client):
    as_(client, people.officer)
    answer = client.post(f"{DESK}steps/hand_in/", {"version": 1, "remark": "Ready."})
    assert answer.status_code == 409
    assert "changed the report meanwhile" in told(answer)
    assert "Ready." in told(answer)


# Writing


def test_a_section_is_written_and_what_is_wrong_stands_at_its_line(money, people, client):
    as_(client, people.officer)
    text = "Fine.\n\n{{spending/77}} and {{spending}}.\n\n![](image:1)\n\n| A | B |\n| 1 |\n"
    answer = client.post(MONEY, typed(money, body_en=text), follow=True)
    shown = told(answer)
    assert "Saved." in shown
    assert "There is no figure spending/77" in shown
    assert "“spending” is not a figure" in shown
    assert "a picture needs words for who cannot see it" in shown
    assert "text, English, line 3" in shown
    desk = told(client.get(DESK))
    assert "/sections/money/?line=en-3#id_body_en" in desk
    assert Section.objects.get(pk=money.pk).body["en"] == text.strip()


def test_a_number_without_a_figure_is_asked_about_until_it_is_meant(money, people, client):
    as_(client, people.officer)
    text = money.body["en"] + "\n\nSome 1,234 people came."
    shown = told(client.post(MONEY, typed(money, body_en=text), follow=True))
    assert "“1,234” is no figure" in shown
    money.refresh_from_db()
    sent = typed(money) | {"meant": "en:number:1,234:"}
    shown = told(client.post(MONEY, sent, follow=True))
    assert "1 place is meant as it is" in shown
    money.refresh_from_db()
    assert money.meant == ["en:number:1,234:"]
    assert "“1,234” is no figure" not in told(client.get(DESK))


def test_a_figure_that_changed_since_the_text_was_saved_is_told(money, people, client):
    as_(client, people.officer)
    client.post(MONEY, typed(money, body_en=money.body["en"] + "\n\nA word."))
    book_spending(
        by=people.editor,
        framework="NL08",
        node=None,
        year=2011,
        amount=Decimal(9_000_000),
        currency="EUR",
        reason="the ministry sent a corrected table",
        sources=["NL11:81"],
    )
    shown = told(client.get(DESK))
    assert "spending/total was €8,707,499 when this was last saved and is €9,000,000 now" in shown
    money.refresh_from_db()
    client.post(MONEY, typed(money))
    assert "when this was last saved" not in told(client.get(MONEY))


def test_two_editors_at_once_both_find_what_they_wrote(money, people):
    mine, theirs = as_(Client(), people.officer), as_(Client(), people.second)
    theirs.post(MONEY, typed(money, body_en="Written first."))
    answer = mine.post(MONEY, typed(money, body_en="Written second.", body_nl="Ook mijn werk."))
    shown = told(answer)
    assert answer.status_code == 409
    assert "Somebody else wrote here meanwhile" in shown
    assert "Written first." in shown
    assert "Written second.</textarea>" in shown.replace("\n", "")
    assert "<del>" in shown
    assert "Ook mijn werk." in shown
    assert Section.objects.get(pk=money.pk).body["en"] == "Written first."
    version = re.search(r'name="version" value="(\d+)"', shown)[1]
    mine.post(
        MONEY,
        typed(money, body_en="Written second.", body_nl="Ook mijn werk.", version=version),
    )
    saved = Section.objects.get(pk=money.pk).body
    assert (saved["en"], saved["nl"]) == ("Written second.", "Ook mijn werk.")


def test_what_only_somebody_else_changed_is_taken_over_where_two_meet(money, people):
    mine, theirs = as_(Client(), people.officer), as_(Client(), people.second)
    theirs.post(MONEY, typed(money, body_en="Written first.", body_fr="Le leur."))
    answer = mine.post(MONEY, typed(money, body_en="Written second."))
    shown = told(answer)
    assert "Le leur.</textarea>" in shown.replace("\n", "")
    assert "text, French" not in shown.partition("data-guard")[0]


def test_an_ended_session_loses_nothing(money, people):
    client = Client(enforce_csrf_checks=True)
    sent = typed(money, body_en="Typed while the session ended.")
    answer = client.post(MONEY, sent)
    assert answer.status_code == 403
    shown = told(answer)
    assert "Typed while the session ended." in shown
    assert "You are no longer signed in" in shown
    # Signed in anew, the old proof no longer holds; the text comes back with a new one.
    as_(client, people.officer)
    answer = client.post(MONEY, {**sent, "csrfmiddlewaretoken": "x" * 64})
    assert answer.status_code == 403
    shown = told(answer)
    assert "send it once more" in shown
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', shown)[1]
    answer = client.post(MONEY, {**sent, "csrfmiddlewaretoken": token})
    assert answer.status_code == 302
    assert Section.objects.get(pk=money.pk).body["en"] == "Typed while the session ended."


def test_what_another_site_sends_is_not_shown_again(money, people):
    client = as_(Client(enforce_csrf_checks=True), people.officer)
    answer = client.post(
        MONEY, typed(money, body_en="Planted."), headers={"origin": "https://evil.example"}
    )
    assert answer.status_code == 403
    assert "Planted." not in told(answer)


def test_what_is_typed_while_the_report_goes_to_review_comes_back(opened, money, people, client):
    step(opened, Verb.HAND_IN, people.officer)
    answer = as_(client, people.officer).post(MONEY, typed(money, body_en="Too late."))
    assert answer.status_code == 409
    shown = told(answer)
    assert "The report is in review." in shown
    assert "Too late." in shown


@pytest.mark.parametrize(
    ("wrong", "told_so"),
    [
        ({"title_nl": "", "title_fr": "", "title_en": ""}, "Write this in one language at least."),
        ({"sources": "NL11:xx"}, "is no source"),
        ({"title_en": "x" * 301}, "Write at most 300 characters."),
    ],
)
def test_what_is_wrong_stands_at_its_field_with_all_that_was_typed(
    money, people, client, wrong, told_so
):
    sent = typed(money, body_en="All that was typed.") | wrong
    answer = as_(client, people.officer).post(MONEY, sent)
    assert answer.status_code == 422
    assert told_so in told(answer)
    assert "All that was typed." in told(answer)


def test_looking_saves_nothing(money, people, client):
    sent = typed(money, body_en="## A head\n\n{{spending/total}}", then="look")
    answer = as_(client, people.officer).post(MONEY, sent)
    assert "€8,707,499" in told(answer)
    assert Section.objects.get(pk=money.pk).version == money.version


def test_sections_are_added_moved_and_taken_out(opened, people, client):
    as_(client, people.officer)
    assert "What was done" in told(client.get(f"{DESK}add/"))
    sent = {f"title_{lang}": "In short" for lang in ("nl", "fr", "en")}
    sent |= {f"body_{lang}": "Words." for lang in ("nl", "fr", "en")} | {"node": "3"}
    answer = client.post(f"{DESK}add/", {**sent, "then": "desk"})
    added = opened.sections.get(code="priority-3")
    assert answer["Location"].endswith("#section-priority-3")
    client.post(f"{DESK}sections/priority-3/move/", {"way": "up"})
    added.refresh_from_db()
    assert added.position == opened.sections.count() - 2
    assert "In short" in told(client.get(f"{DESK}sections/priority-3/remove/"))
    answer = client.post(f"{DESK}sections/priority-3/remove/", {"version": "9"})
    assert answer.status_code == 409
    client.post(f"{DESK}sections/priority-3/remove/", {"version": "1"})
    assert not opened.sections.filter(code="priority-3").exists()


def test_title_and_summary_are_written(opened, people, client):
    as_(client, people.officer)
    page = told(client.get(f"{DESK}front/"))
    assert "Progress report migration and development 2011" in page
    sent = {"version": opened.version, "date": "2026-11-22"}
    for name in ("title", "summary", "publisher"):
        sent |= {f"{name}_{lang}": getattr(opened, name)[lang] for lang in ("nl", "fr", "en")}
    client.post(f"{DESK}front/", {**sent, "title_en": "Progress report 2011"})
    now = Report.objects.get(pk=opened.pk)
    assert (str(now.title), now.date.isoformat()) == ("Progress report 2011", "2026-11-22")


# Versions


def test_versions_are_compared_word_by_word_and_put_back(money, people, client):
    as_(client, people.officer)
    before = money.body["en"]
    client.post(MONEY, typed(money, body_en="It cost much money."))
    money.refresh_from_db()
    client.post(MONEY, typed(money, body_en="It cost little money."))
    money.refresh_from_db()
    shown = told(client.get(f"{MONEY}versions/?from=2&to=3"))
    shown = re.sub(r'<span class="visually-hidden">[^<]*</span>', "", shown)
    assert "It cost <del>much</del><ins>little</ins> money." in shown
    answer = client.post(f"{MONEY}versions/", {"version": "1", "number": "1"})
    assert answer.status_code == 409
    client.post(f"{MONEY}versions/", {"version": money.version, "number": "1"})
    assert Section.objects.get(pk=money.pk).body["en"] == before


# Who gets in


@pytest.mark.parametrize(
    "path",
    ["", "front/", "talk/", "pictures/", "whole/", "report.yaml", "figures/", "sections/money/",
     "sections/money/talk/", "sections/money/versions/", "add/"],
)  # fmt: skip
def test_a_draft_is_not_for_everybody(opened, people, client, path):
    assert client.get(f"{DESK}{path}").status_code == 302
    for user in (people.partner,):
        assert as_(client, user).get(f"{DESK}{path}").status_code == 404
    for user in (people.officer, people.editor):
        assert as_(client, user).get(f"{DESK}{path}").status_code == 200


def test_the_list_tells_how_far_each_report_is(opened, people, client):
    shown = told(as_(client, people.editor).get("/en/writing/"))
    assert "being written" in shown
    assert "published" in shown
    assert as_(client, people.partner).get("/en/writing/").status_code == 403


def test_the_draft_can_be_taken_along(opened, people, client):
    answer = as_(client, people.officer).get(f"{DESK}report.yaml")
    assert answer["Content-Type"].startswith("application/yaml")
    assert "framework: NL08" in answer.content.decode()


def test_the_outline_takes_a_fixed_number_of_queries(started, people, client):
    as_(client, people.officer)

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/en/writing/NL08/2012/").status_code == 200
        return len(seen)

    asked()
    before = asked()
    words = dict.fromkeys(("nl", "fr", "en"), "See {{spending/3}} and {{@2011:spending/2}}.")
    for number in range(4):
        section = actions.add_section(
            report=started,
            by=people.officer,
            given=actions.GivenSection({"en": f"Section {number}"}, words),
        )
        actions.comment_on(report=started, section=section, text="Well?", by=people.editor)
        actions.ask_for_section(section=section, of=people.partner, by=people.officer)
    assert asked() <= before + 1
    assert Text(words) == section.body
    assert json.dumps(section.read)
