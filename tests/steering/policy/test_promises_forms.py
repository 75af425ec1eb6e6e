# SPDX-License-Identifier: EUPL-1.2
"""The forms of promises: errors at their field, nothing typed lost, two people at once."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from corridor.foundation.audit.public import history_of
from corridor.steering.policy import public

from .promising import add, write

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"
STEP = "/en/promises/tested/step/"
NEW = "/en/promises/new/?framework=NL08"


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("&#x27;", "'")


@pytest.fixture
def officer(account) -> Client:
    client = Client()
    client.force_login(account("officer"), backend=BACKEND)
    return client


@pytest.fixture
def tested(loaded):
    row = add(term="2011-12-31")
    write(row, "under_way", "2011-06", words="Begun.")
    return row


def step(**given: str) -> dict[str, str]:
    return {
        "state": "kept",
        "day": "2011-12",
        "text": "The decree came out.",
        "sources": "NL11:27-29",
        "evidence": "",
        "reason": "Read in the report on 2011.",
        "version": str(public.promise("tested").version),
        **given,
    }


def promise(**given: object) -> dict[str, object]:
    return {
        "kind": "motion",
        "title": "A motion of today",
        "text": "It asks for more.",
        "origin": "Debate on the budget",
        "number": "36 000, no. 1",
        "who": "A member",
        "role": "member",
        "day": "2026-11-20",
        "term_kind": "stated",
        "term": "2027-06",
        "term_text": "before the summer of 2027",
        "amount": "",
        "currency": "EUR",
        "nodes": ["3", "6"],
        "responsible": ["iom"],
        "owner": "nl-bz",
        "sources": "NL11:20",
        "reason": "Accepted today.",
        **given,
    }


@pytest.mark.usefixtures("tested")
def test_a_step_is_written_with_who_and_why(officer):
    response = officer.post(STEP, step())
    assert response.status_code == 302
    assert response["Location"] == "/en/promises/tested/"
    row = public.promise("tested")
    assert row.state == "kept"
    last = public.steps_of(row)[-1]
    assert last.text == {"en": "The decree came out."}
    assert last.sources == ["NL11:27-29"]
    assert last.reason == "Read in the report on 2011."
    assert last.by_key is not None
    (made,) = history_of(last)
    assert made.who == last.by_key
    html = officer.get("/nl/promises/tested/").content.decode()
    assert "The decree came out." in html
    assert 'lang="en"' in html, "it says in which language it was written"


@pytest.mark.usefixtures("tested")
@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"state": ""}, "state", "required"),
        ({"state": "open"}, "state", "it cannot become"),
        ({"state": "broken"}, "state", "valid choice"),
        ({"day": "12/2011"}, "day", "“12/2011” is no day"),
        ({"day": "2010"}, "day", "before the step that stands"),
        ({"day": "2013"}, "state", "that is kept late"),
        ({"state": "kept_late"}, "state", "that is kept, not kept late"),
        ({"text": ""}, "text", "required"),
        ({"sources": "", "evidence": ""}, "sources", "State a source"),
        ({"sources": "line 27"}, "sources", "“line 27” is no source"),
        ({"sources": "NOPE:1"}, "sources", "there is no document NOPE"),
        ({"sources": "NL11:99999"}, "sources", "has only 623 lines"),
        ({"reason": ""}, "reason", "required"),
        ({"reason": "   "}, "reason", "required"),
    ],
)
def test_an_error_is_said_at_its_field_and_what_was_typed_stays(officer, given, field, said):
    response = officer.post(STEP, step(**given))
    html = response.content.decode()
    assert response.status_code == 422
    assert said in words(html)
    assert f'id="id_{field}_error"' in html
    assert public.promise("tested").state == "under_way"
    for name in ("text", "reason"):
        if name not in given:
            assert step()[name] in html


@pytest.mark.usefixtures("tested")
def test_evidence_may_be_stated_where_there_is_no_document(officer):
    assert officer.post(STEP, step(sources="", evidence="Letter of 2 May.")).status_code == 302
    last = public.steps_of(public.promise("tested"))[-1]
    assert last.evidence == {"en": "Letter of 2 May."}


@pytest.mark.usefixtures("tested")
def test_a_correction_takes_the_place_of_the_last_step(officer):
    officer.post(STEP, step())
    assert officer.post(STEP, step(state="changed")).status_code == 422
    assert officer.post(STEP, step(state="changed", corrects="on")).status_code == 302
    row = public.promise("tested")
    assert row.state == "changed"
    assert [each.state for each in public.steps_of(row)] == ["under_way", "kept", "changed"]


def test_with_nothing_written_there_is_nothing_to_correct(officer):
    add()
    assert 'name="corrects"' not in officer.get(STEP).content.decode()
    assert officer.post(STEP, step(corrects="on")).status_code == 302
    assert public.steps_of(public.promise("tested"))[-1].corrects is None


@pytest.mark.usefixtures("tested")
def test_two_at_once_lose_nothing(officer):
    seen = step()
    write(public.promise("tested"), "changed", "2011-08", words="Somebody was faster.")
    response = officer.post(STEP, seen)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Somebody else wrote about this promise meanwhile" in html
    assert "Somebody was faster." in html
    assert "The decree came out." in html
    assert public.promise("tested").state == "changed"
    again = re.search(r'name="version" value="(\d+)"', html)
    assert again is not None
    assert officer.post(STEP, step(version=again[1])).status_code == 302
    assert public.promise("tested").state == "kept"


@pytest.mark.usefixtures("tested")
def test_a_form_without_a_version_or_with_a_strange_one_is_refused(officer):
    for version in ("", "x", "0"):
        assert officer.post(STEP, step(version=version)).status_code in (409, 422)
    assert public.promise("tested").state == "under_way"


def test_a_promise_is_recorded_with_all_that_was_typed(officer):
    response = officer.post(NEW, promise())
    assert response.status_code == 302
    assert response["Location"] == "/en/promises/a-motion-of-today/"
    row = public.promise("a-motion-of-today")
    assert (row.kind, row.role, row.number) == ("motion", "member", "36 000, no. 1")
    assert row.said is not None
    assert row.said.start == date(2026, 11, 20)
    assert row.by_when.days is not None
    assert row.by_when.days.start == date(2027, 6, 1)
    assert {node.code for node in row.nodes.all()} == {"3", "6"}
    assert [one.code for one in row.responsible.all()] == ["iom"]
    assert row.owner.code == "nl-bz"
    assert row.state == "open"
    assert row.entered == "officer"
    (made,) = history_of(row)
    assert made.reason == "Accepted today."
    text = words(officer.get("/en/promises/a-motion-of-today/").content.decode())
    assert "before the summer of 2027 (June 2027)" in text
    assert "Nothing has been written down" in text


def test_an_amendment_has_its_amount(officer):
    given = promise(kind="amendment", amount="4 000 000,50", title="More money")
    assert officer.post(NEW, given).status_code == 302
    assert str(public.promise("more-money").money) == "4000000.50 EUR"


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"kind": "wish"}, "kind", "valid choice"),
        ({"title": ""}, "title", "required"),
        ({"title": "x" * 200}, "title", "at most 120"),
        ({"day": "yesterday"}, "day", "“yesterday” is no day"),
        ({"term": ""}, "term", "Say by when"),
        ({"term_kind": "none"}, "term", "Leave this empty"),
        ({"term": "2027-13"}, "term", "“2027-13” is no day"),
        ({"who": ""}, "who", "Say who it was."),
        ({"amount": "2.089"}, "amount", "can be read in two ways"),
        ({"amount": "-5"}, "amount", "below zero"),
        ({"nodes": ["99"]}, "nodes", "valid choice"),
        ({"owner": "nobody"}, "owner", "valid choice"),
        ({"responsible": ["nobody"]}, "responsible", "valid choice"),
        ({"sources": ""}, "sources", "required"),
        ({"reason": ""}, "reason", "required"),
    ],
)
def test_an_error_of_a_new_promise_is_said_at_its_field(officer, given, field, said):
    before = public.promises().count()
    response = officer.post(NEW, promise(**given))
    html = response.content.decode()
    assert response.status_code == 422
    assert said in words(html)
    assert f'id="id_{field}_error"' in html
    assert "It asks for more." in html
    assert public.promises().count() == before


def test_the_form_opens_on_the_framework_asked_for_or_the_one_with_most(officer):
    assert '<option value="NL08" selected>' in officer.get("/en/promises/new/").content.decode()
    html = officer.get("/en/promises/new/?framework=BE").content.decode()
    assert '<option value="BE" selected>' in html
    assert 'value="4.5"' in html
    assert officer.get("/en/promises/new/?framework=NOPE").status_code == 404
    assert officer.get("/en/promises/nope/step/").status_code == 404
