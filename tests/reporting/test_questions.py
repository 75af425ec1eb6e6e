# SPDX-License-Identifier: EUPL-1.2
"""Anybody says that a figure is wrong; an officer answers for all to read."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corridor.foundation.audit.public import history_of
from corridor.foundation.pages.public import desk_of
from corridor.reporting.actions.questions import (
    StaleQuestion,
    answer_question,
    let_through,
    reject_question,
)
from corridor.reporting.models import Question
from corridor.values.texts import Text

FIGURE = "/en/reports/NL08/2011/figures/spending/6/"
ASK = f"{FIGURE}question/"
LIST = "/en/figures/questions/"
DOUBT = "The annual report of the agency says 4.5 million."


@pytest.fixture(autouse=True)
def _nothing_spent():
    cache.clear()
    yield
    cache.clear()


def ask(client: Client, text: str = DOUBT, **more: Any) -> Any:
    return client.post(ASK, {"text": text, "seen": "", "website": "", **more})


@pytest.fixture
def officer(account):
    return account("officer")


@pytest.fixture
def asked(loaded, client) -> Question:
    assert ask(client).status_code == 302
    return Question.objects.get()


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user, "corridor.foundation.accounts.backends.RoleBackend")
    return client


def answered(question: Question, by: Any, **texts: str) -> Question:
    return answer_question(
        question=question,
        version=question.version,
        by=by,
        outcome="stands",
        answer=Text(texts or {"en": "It is the amount as printed."}),
    )


def test_a_question_is_hidden_until_an_officer_has_looked(asked, client):
    assert asked.state == "waiting"
    assert (asked.key, asked.year, asked.seen) == ("spending/6", 2011, "€4,477,402")
    assert (
        asked.seen_hash
        == re.search("SHA-256 ([0-9a-f]{64})", client.get(FIGURE).content.decode())[1]
    )
    assert asked.name["nl"].startswith("Uitgaven")
    for path in (FIGURE, LIST, "/en/"):
        assert "4.5 million" not in client.get(path).content.decode()
    assert client.get(asked.get_absolute_url()).status_code == 404


def test_nothing_is_kept_of_who_asked_even_when_signed_in(loaded, officer):
    assert ask(signed_in(officer)).status_code == 302
    row = Question.objects.get()
    told = history_of(row)
    assert [change.who for change in told] == [None]
    fields = {field.attname for field in Question._meta.concrete_fields}
    assert not fields & {"address", "email", "ip", "asker_id", "user_id"}


def test_let_through_it_is_shown_and_then_answered_in_public(asked, officer, client):
    row = let_through(question=asked, version=asked.version, by=officer)
    shown = client.get(FIGURE).content.decode()
    assert "4.5 million" in shown
    assert "awaits an answer" in shown
    answered(row, officer, en="It is the amount <b>as printed</b>.", nl="Zo staat het er.")
    shown = client.get(FIGURE).content.decode()
    assert "It is the amount &lt;b&gt;as printed&lt;/b&gt;." in shown
    assert "The figure stands" in shown
    assert "an officer of Ministry of Foreign Affairs" in shown
    assert officer.name not in shown.replace("an officer", "")
    assert "Zo staat het er." in client.get(FIGURE.replace("/en/", "/nl/")).content.decode()
    listed = client.get(LIST).content.decode()
    assert "4.5 million" in listed
    assert "The figure stands" in listed
    assert client.get(asked.get_absolute_url()).status_code == 200


def test_what_is_turned_down_is_never_shown(asked, officer, client):
    row = reject_question(question=asked, version=asked.version, by=officer, reason="abuse")
    for path in (FIGURE, LIST):
        assert "4.5 million" not in client.get(path).content.decode()
    assert client.get(row.get_absolute_url()).status_code == 404
    again = let_through(question=row, version=row.version, by=officer)
    assert again.state == "open"
    gone = reject_question(
        question=answered(again, officer), version=again.version + 1, by=officer, reason="a name"
    )
    assert gone.state == "rejected"
    assert "4.5 million" not in client.get(FIGURE).content.decode()
    back = let_through(question=gone, version=gone.version, by=officer)
    assert back.state == "answered"


def test_it_lies_on_the_desk_of_officers_until_it_is_answered(asked, account, officer):
    def trays(user: Any) -> list[str]:
        return [str(tray.title) for tray in desk_of(user)]

    title = "Questions about figures to answer"
    assert title in trays(officer)
    assert title not in trays(account("partner"))
    assert title not in trays(account("administrator"))
    row = let_through(question=asked, version=asked.version, by=officer)
    assert title in trays(officer)
    answered(row, officer)
    assert title not in trays(officer)


def test_officers_answer_on_its_page(asked, officer):
    client = signed_in(officer)
    page = asked.get_absolute_url()
    assert "Answer in public" in client.get(page).content.decode()
    refused = client.post(f"{page}answer/", {"version": 1, "outcome": "", "nl": "Zo is het."})
    assert refused.status_code == 422
    assert "Zo is het." in refused.content.decode()  # nothing typed is lost
    # The language that was asked in cannot be left out.
    given = {"version": 1, "outcome": "corrected", "nl": "Zo is het."}
    assert client.post(f"{page}answer/", given).status_code == 422
    assert client.post(f"{page}answer/", {**given, "en": "So it is."}).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "answered"
    assert asked.answer == Text({"nl": "Zo is het.", "en": "So it is."})
    assert asked.answered_role == "officer"
    assert "ministry" in asked.answered_for["en"].lower()


def test_two_officers_at_once_the_second_sees_what_stands(asked, officer):
    client = signed_in(officer)
    answered(asked, officer)
    given = {"version": 1, "outcome": "unclear", "en": "Nobody knows."}
    late = client.post(f"{asked.get_absolute_url()}answer/", given)
    assert late.status_code == 409
    page = late.content.decode()
    assert "Somebody else was faster" in page
    assert "Nobody knows." in page
    assert "It is the amount as printed." in page
    with pytest.raises(StaleQuestion):
        let_through(question=asked, version=1, by=officer)
    asked.refresh_from_db()
    given["version"] = asked.version
    assert client.post(f"{asked.get_absolute_url()}answer/", given).status_code == 302


@pytest.mark.parametrize("role", ["", "partner", "administrator"])
@pytest.mark.parametrize("verb", ["answer", "let_through", "reject"])
def test_nobody_else_may_act_on_it(asked, account, settings, role, verb):
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    client = signed_in(account(role)) if role else Client()
    given = {"version": 1, "outcome": "stands", "en": "x", "reason": "x"}
    answer = client.post(f"{asked.get_absolute_url()}{verb}/", given)
    assert answer.status_code == (403 if role else 302)
    asked.refresh_from_db()
    assert asked.state == "waiting"


def test_steps_that_cannot_be_are_refused(asked, officer):
    client = signed_in(officer)
    page = asked.get_absolute_url()
    assert client.get(f"{page}answer/").status_code == 405
    assert client.post(f"{page}burn/", {"version": 1}).status_code == 404
    assert client.post(f"{page}reject/", {"version": 1, "reason": ""}).status_code == 422
    assert client.post(f"{page}let_through/", {"version": "x"}).status_code == 422
    answered(asked, officer)
    asked.refresh_from_db()
    refused = client.post(f"{page}let_through/", {"version": asked.version})
    assert refused.status_code == 422


def test_the_same_question_twice_is_one(loaded, client):
    ask(client)
    ask(client, f"  {DOUBT}\r\n\r\n")
    assert Question.objects.count() == 1


def test_machines_that_fill_everything_in_are_thanked_and_forgotten(loaded, client):
    answer = ask(client, website="https://spam.example")
    assert answer.status_code == 302
    assert not Question.objects.exists()


def test_an_address_may_not_ask_without_end_and_is_not_kept(loaded, client, settings):
    from corridor.reporting.web import questions

    for number in range(questions.MOST_A_DAY):
        assert ask(client, f"{DOUBT} ({number})").status_code == 302
    refused = ask(client, f"{DOUBT} (one more)")
    assert refused.status_code == 422
    assert "Too many questions came from your address today." in refused.content.decode()
    assert f"{DOUBT} (one more)" in refused.content.decode()
    assert Client(REMOTE_ADDR="192.0.2.7").post(
        ASK, {"text": f"{DOUBT} (another)", "seen": ""}
    ).status_code == 302  # fmt: skip
    kept = " ".join(map(str, cache._cache))
    assert "reporting.questions." in kept
    assert "127.0.0.1" not in kept
    assert "192.0.2.7" not in kept


def test_when_very_many_wait_no_more_are_taken(loaded, client, monkeypatch):
    from corridor.reporting.actions import questions

    monkeypatch.setattr(questions, "MOST_OF_FIGURE", 2)
    for number in range(2):
        assert ask(client, f"{DOUBT} ({number})").status_code == 302
    refused = ask(client, f"{DOUBT} (2)")
    assert refused.status_code == 422
    assert "no more can be taken" in refused.content.decode()
    assert Question.objects.count() == 2


@pytest.mark.parametrize("text", ["", "   ", "wrong", "x" * 2001, "\x00" * 40, "\u200b" * 40])
def test_what_is_no_question_is_said_at_the_field(loaded, client, text):
    answer = ask(client, text)
    assert answer.status_code == 422
    assert 'id="id_text_error"' in answer.content.decode()
    assert not Question.objects.exists()


def test_words_are_shown_as_words(loaded, client, officer):
    ask(client, "<script>alert(1)</script> & “quoted” — déjà vu")
    row = Question.objects.get()
    let_through(question=row, version=1, by=officer)
    page = client.get(FIGURE).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “quoted” — déjà vu" in page


def test_a_figure_that_changed_meanwhile_is_shown_again(loaded, client, book):
    path = "/en/reports/NL08/2012/figures/spending/6/question/"
    book("6", "100", year=2012)
    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', client.get(path).content.decode())[1]
    same = client.post(path, {"text": DOUBT, "seen": seen})
    assert same.status_code == 302
    stale = client.post(path, {"text": f"{DOUBT}!", "seen": "0" * 64})
    assert stale.status_code == 422
    page = stale.content.decode()
    assert "The figure has changed meanwhile" in page
    assert f"{DOUBT}!" in page
    assert seen in page


@pytest.mark.parametrize(
    "path",
    [
        "reports/XX/2011/figures/spending/6/question/",
        "reports/NL08/2011/figures/spending/77/question/",
        f"reports/NL08/2011/figures/spending/{'9' * 3000}/question/",
        "reports/NL08/99999999999/figures/spending/1/question/",
        "figures/questions/nosuchone/",
        f"figures/questions/{'x' * 3000}/",
    ],
)
def test_what_is_not_there_is_not_found(loaded, client, path):
    assert client.get(f"/en/{path}").status_code == 404
    if path.startswith("reports"):
        assert client.post(f"/en/{path}", {"text": DOUBT}).status_code == 404


def test_forms_from_elsewhere_are_refused(loaded):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(ASK, {"text": DOUBT}).status_code == 403
    assert not Question.objects.exists()


def test_the_page_of_a_figure_sets_no_cookie(loaded, client):
    assert not client.get(FIGURE).cookies


def test_the_number_of_queries_is_fixed(loaded, client, officer):
    def queries(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        return len(caught)

    def more(names: range) -> None:
        for name in names:
            ask(Client(REMOTE_ADDR=f"192.0.2.{name}"), f"{DOUBT} ({name})")
        for row in Question.objects.filter(state="waiting"):
            answered(row, officer)

    more(range(2))
    few = {path: queries(path) for path in (FIGURE, LIST)}
    more(range(2, 12))
    assert {path: queries(path) for path in (FIGURE, LIST)} == few
    assert all(count <= 20 for count in few.values()), few
