# SPDX-License-Identifier: EUPL-1.2
"""The pages of evaluations and lessons: what they say, who may write, and that nothing is lost."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corridor.steering.learning import public
from corridor.steering.learning.models import Evaluation, Lesson, Recommendation
from corridor.steering.portfolio.public import Activity
from tests.support.people import ROLES

from .conftest import advice, lesson, response, step

pytestmark = pytest.mark.usefixtures("loaded")


def page(url: str, status: int = 200, lang: str = "en", client: Client | None = None) -> str:
    response_ = (client or Client()).get(f"/{lang}/{url}")
    assert response_.status_code == status, url
    return response_.content.decode()


def said(answer: Any) -> str:
    content = answer if isinstance(answer, str) else answer.content.decode()
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", content))).strip()


def rows(content: str, sort: str = "evaluations") -> list[str]:
    """The codes in a list."""
    table = content[content.index("<tbody") : content.index("</tbody")]
    return list(dict.fromkeys(re.findall(rf'href="/\w\w/{sort}/([\w-]+)/"', table)))


PAGES = [
    "evaluations/",
    "evaluations/?open=yes&node=NL08/5",
    "evaluations/nl-sdt-mid-term/",
    "evaluations/nl-corridor-workshop/",
    "evaluations/nl-blue-birds-evaluation/",
    "lessons/",
    "lessons/?theme=return&country=AF",
    "lessons/combine-cash-and-kind/",
]


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
@pytest.mark.parametrize("url", PAGES)
def test_every_page_stands_in_three_languages_at_a_fixed_price(url, lang):
    with CaptureQueriesContext(connection) as queries:
        content = page(url, lang=lang)
    assert len(queries) <= 20
    assert f'<html lang="{lang}"' in content
    assert content.count("<h1") == 1
    ids = re.findall(r'\bid="([^"]+)"', content)
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert "corridor-other-language" not in content


def test_lists_cost_the_same_however_long_they_are(desk):
    def cost(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            page(url)
        return len(queries)

    row = desk.add(evaluator="iom", commissioner="nl-bz")
    of = desk.advise(row, advice(addressed="iom"))
    desk.write(of, response(organisation="iom"))
    desk.write(of, step())
    urls = ("evaluations/", "lessons/", "evaluations/tested/")
    before = [cost(url) for url in urls]
    for number in range(6):
        desk.add(f"n{number}", evaluator="icmpd")
        of = desk.advise(row, advice(addressed="icmpd"))
        desk.write(of, response(organisation="icmpd"))
        desk.write(of, step("done"))
        public.add_lesson(by=desk.by, given=lesson(nodes=["NL08/1"]), reason="x")
    assert [cost(url) for url in urls] == before


def test_choices_narrow_the_lists():
    assert rows(page("evaluations/?open=settled")) == ["nl-sdt-mid-term"]
    assert set(rows(page("evaluations/?open=yes"))) == {
        "nl-added-value-of-migrants",
        "nl-corridor-workshop",
        "eu-gam-evaluation",
    }
    assert rows(page("evaluations/?kind=impact")) == ["nl-trqn-2-impact"]
    assert rows(page("evaluations/?country=MD&stage=planned")) == ["eu-moldova-partnership"]
    assert rows(page("evaluations/?year=2005")) == ["consumentenbond-2005", "adams-page-2005"]
    assert rows(page("evaluations/?node=BE/A5")) == ["be-yearly-evaluation"]
    assert rows(page("evaluations/?q=Blue+Birds")) == ["nl-blue-birds-evaluation"]
    assert set(rows(page("lessons/?theme=coherence"), "lessons")) >= {"no-one-size-fits-all"}
    assert rows(page("lessons/?country=IQ"), "lessons") == ["kind-alone-draws-few"]


def test_a_recommendation_shows_what_became_of_it():
    shown = said(page("evaluations/nl-sdt-mid-term/"))
    for words in (
        "Combine cash and help in kind",
        "Response of Ministry of Foreign Affairs",
        "response not stated",
        "The subsidy decree for 2012",
        "What followed from the whole",
        "Give both cash and help in kind",
    ):
        assert words in shown, words
    named = said(page("evaluations/nl-blue-birds-evaluation/"))
    assert "The documents do not tell what it found." in named
    assert "The documents do not tell of a recommendation." in named


def test_what_is_not_there_says_where_to_go():
    assert "All evaluations" in said(page("evaluations/nowhere/", 404))
    assert "All lessons" in said(page("lessons/nowhere/", 404))


def test_sections_stand_on_the_pages_below():
    sdt = Activity.objects.get(code="nl-sdt")
    for url, words in (
        (f"activities/{sdt.public_id}/", "Mid-term evaluation of the foundation"),
        ("frameworks/NL08/nodes/5/", "4 recommendations are open"),
        ("frameworks/NL08/", "Evaluations and lessons"),
        ("countries/MD/", "mobility partnership with Moldova"),
        ("documents/NL11/", "Impact assessment of TRQN II"),
        ("documents/BE/", "No solution fits everywhere"),
    ):
        assert words in said(page(url)), url
    from corridor.foundation.parties.public import organisation_by_code

    party = organisation_by_code("mgsog").public_id
    assert "Evaluation of the pilot Blue Birds" in said(page(f"organisations/{party}/"))


# What each role may open; everybody else is sent to sign in, or told that it is not theirs.
FORMS = {
    "evaluations/new/": {"officer", "editor"},
    "evaluations/nl-sdt-mid-term/edit/": {"officer", "editor"},
    "evaluations/nl-sdt-mid-term/finding/add/": {"officer", "editor"},
    "evaluations/nl-sdt-mid-term/recommendation/add/": {"officer", "editor"},
    "evaluations/nl-sdt-mid-term/{key}/response/": {"officer", "editor"},
    "evaluations/nl-sdt-mid-term/{key}/follow-up/": {"officer", "editor"},
    "lessons/new/": {"officer", "editor"},
    "lessons/combine-cash-and-kind/edit/": {"officer", "editor"},
    "lessons/propose/": {"partner"},
}


@pytest.mark.parametrize("role", [None, *ROLES])
def test_who_may_write_what(role, signed_in):
    key = Recommendation.objects.get(evaluation__code="nl-sdt-mid-term").public_id
    client = Client() if role is None else signed_in(role)
    for url, allowed in FORMS.items():
        status = client.get(f"/en/{url.format(key=key)}").status_code
        assert status == (302 if role is None else 200 if role in allowed else 403), url
    decide = client.post("/en/lessons/combine-cash-and-kind/decision/", {})
    may = {"officer": 409, "editor": 409, None: 302}
    assert decide.status_code == may.get(role, 403)
    shown = client.get("/en/evaluations/nl-sdt-mid-term/").content.decode()
    assert ("/edit/" in shown) is (role in ("officer", "editor"))


def typed(**more: Any) -> dict[str, Any]:
    return {
        "title": "A look back",
        "kind": "evaluation",
        "stage": "finished",
        "independence": "unknown",
        "text": "",
        "evaluator": "",
        "commissioner": "",
        "day": "2012",
        "covers": "",
        "activities": "nl-sdt",
        "nodes": "NL08/6, BE/4.5",
        "countries": ["GH"],
        "document": "",
        "address": "",
        "consequence": "",
        "note": "",
        "sources": "NL11:20",
        "reason": "To test it.",
        **more,
    }


def test_an_officer_records_an_evaluation_and_what_became_of_it(signed_in):
    client = signed_in("officer")
    sent = client.post("/en/evaluations/new/", typed())
    row = Evaluation.objects.get(code="a-look-back")
    assert (sent.status_code, sent.url) == (302, row.get_absolute_url())
    assert row.title == {"en": "A look back"}
    base = "/en/evaluations/a-look-back/"

    def send(url: str, **fields: str) -> int:
        version = str(Evaluation.objects.get(pk=row.pk).version)
        return client.post(base + url, {"version": version, "reason": "x", **fields}).status_code

    told = {"sources": "NL11:20", "text": "So."}
    assert send("finding/add/", kind="strength", **told) == 302
    assert send("recommendation/add/", term="2013", addressed="", **told) == 302
    of = row.recommendations.get()
    assert send(f"{of.public_id}/response/", reply="accepted", term="2014", **told) == 302
    assert send(f"{of.public_id}/follow-up/", state="under_way", day="2013", **told) == 302
    shown = said(client.get(base))
    assert "accepted" in shown
    assert "under way" in shown
    assert "Written by an officer" in shown
    finding = row.findings.get()
    assert send(f"finding/{finding.public_id}/remove/") == 302
    assert not row.findings.exists()
    assert send(f"recommendation/{of.public_id}/remove/") == 302
    assert row.recommendations.exists(), "it was answered"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("sources", "", "This field is required"),
        ("sources", "nonsense", "is no source"),
        ("day", "long ago", "is no day"),
        ("activities", "nl-sdt, nowhere", "There is no activity “nowhere”"),
        ("nodes", "NL08/99", "There is no node “NL08/99”"),
        ("reason", "", "This field is required"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(
    field, value, words, signed_in
):
    answer = signed_in("officer").post("/en/evaluations/new/", typed(**{field: value}))
    assert answer.status_code == 422
    assert words in said(answer)
    assert "A look back" in answer.content.decode()
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not Evaluation.objects.filter(code="a-look-back").exists()


def test_two_people_at_one_evaluation(signed_in, desk):
    row = desk.add()
    client = signed_in("editor")
    url = "/en/evaluations/tested/edit/"
    desk.advise(row)
    answer = client.post(url, typed(version="1", title="Mine"))
    assert answer.status_code == 409
    assert "Somebody else wrote here meanwhile" in said(answer)
    assert "Do better." in said(answer), "what stands now"
    content = answer.content.decode()
    assert 'value="Mine"' in content
    version = re.search(r'name="version" value="(\d+)"', content).group(1)
    assert client.post(url, typed(version=version, title="Mine")).status_code == 302
    assert Evaluation.objects.get(pk=row.pk).title["en"] == "Mine"


def test_texts_in_other_languages_stay(signed_in):
    row = Evaluation.objects.get(code="nl-sdt-mid-term")
    fields = typed(version=str(row.version), title="Mid-term, again", text="")
    sent = signed_in("officer").post("/en/evaluations/nl-sdt-mid-term/edit/", fields)
    assert sent.status_code == 302
    row.refresh_from_db()
    assert row.title["en"] == "Mid-term, again"
    assert row.title["nl"].startswith("Tussentijdse")
    assert "en" not in row.text
    assert row.text["nl"]


def lesson_typed(**more: Any) -> dict[str, Any]:
    return {
        "title": "Ask first",
        "text": "Ask what is needed.",
        "applies_when": "",
        "themes": ["demand"],
        "evaluation": "",
        "learned": "nl-trqn-2",
        "reused": "",
        "nodes": "NL08/3",
        "countries": ["AF"],
        "sources": "",
        "evidence": "We saw it.",
        "note": "",
        **more,
    }


def test_a_partner_proposes_and_an_officer_decides(signed_in):
    partner, officer = signed_in("partner"), signed_in("officer")
    foreign = partner.post("/en/lessons/propose/", lesson_typed(learned="nl-sdt"))
    assert foreign.status_code == 422
    assert "is not an activity of" in said(foreign)
    assert partner.post("/en/lessons/propose/", lesson_typed()).status_code == 302
    url = "lessons/ask-first/"
    page(url, 404)
    assert "proposed" in said(page(url, client=partner))
    assert "Decide on the proposal" not in said(page(url, client=partner))
    assert "Decide on the proposal" in said(page(url, client=officer))
    decide = {"version": "1", "decision": "decline", "remark": ""}
    answer = officer.post(f"/en/{url}decision/", decide)
    assert answer.status_code == 422
    assert "Say why it is declined" in said(answer)
    assert officer.post(f"/en/{url}decision/", {**decide, "remark": "Vague."}).status_code == 302
    assert "Vague." in said(page(url, client=partner))
    again = lesson_typed(version="2", text="Ask those who are to hire.")
    assert partner.post(f"/en/{url}edit/", again).status_code == 302
    late = officer.post(f"/en/{url}decision/", {**decide, "remark": "Seen the old."})
    assert late.status_code == 409
    assert "Seen the old." in late.content.decode()
    accept = {"version": "3", "decision": "accept"}
    assert officer.post(f"/en/{url}decision/", accept).status_code == 302
    assert "Ask those who are to hire." in said(page(url))
    assert partner.get(f"/en/{url}edit/").status_code == 403


def test_a_lesson_of_another_organisation_is_not_a_partners(signed_in, account):
    from corridor.foundation.accounts.public import User
    from corridor.foundation.parties.public import organisation_by_code

    partner = signed_in("partner")
    theirs = organisation_by_code("icmpd")
    Activity.objects.filter(code="nl-trqn-2").update(partner=theirs)
    by = User.objects.get(email="partner@example.org")
    row = public.propose_lesson(by=by, organisation=theirs, given=lesson())
    Lesson.objects.filter(pk=row.pk).update(by_key=None)
    page(f"lessons/{row.code}/", 404, client=partner)
    assert partner.get(f"/en/lessons/{row.code}/edit/").status_code == 404


def test_two_people_at_one_lesson(signed_in, desk):
    row = public.add_lesson(by=desk.by, given=lesson(), reason="x")
    url = f"/en/lessons/{row.code}/edit/"
    client = signed_in("editor")
    public.change_lesson(by=desk.by, lesson=row, version=1, given=lesson(), reason="x")
    mine = lesson_typed(version="1", reason="x")
    answer = client.post(url, mine)
    assert answer.status_code == 409
    assert "Ask first" in answer.content.decode()
    assert "Test before you say it works." in said(answer)
    assert client.post(url, {**mine, "version": "2"}).status_code == 302


def test_an_overdue_recommendation_waits_on_the_desk(desk):
    from corridor.foundation.pages.public import desk_of

    of = desk.advise(desk.add(), advice("Mend the roof.", term="2020"))
    (tray,) = [tray for tray in desk_of(desk.by) if str(tray.title).startswith("Recommendations")]
    assert [item.title for item in tray.items] == ["Mend the roof."]
    assert tray.items[0].late > 1000
    desk.write(of, step("done"))
    assert not [tray for tray in desk_of(desk.by) if str(tray.title).startswith("Recommendations")]
