# SPDX-License-Identifier: EUPL-1.2
"""The API says what the pages say; nobody writes through it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corridor.steering.dossiers import public

from .conftest import clause, decision, here

pytestmark = pytest.mark.usefixtures("loaded")


def get(url: str, status: int = 200):
    response = Client().get(f"/api/dossiers{url}")
    assert response.status_code == status, response.content
    return response.json()


def test_files_are_found_by_list_framework_and_paper():
    files = {row["country"]: row for row in get("")}
    assert files["MA"]["migration_in_papers"] == ["unknown", "yes"]
    assert "nl-40-3" in files["MA"]["lists"]
    assert "NL" not in files
    assert {row["country"] for row in get("?migration=yes")} == {"MA"}
    assert {"AO", "IQ", "MA", "SL"} == {row["country"] for row in get("?framework=NL08")}
    assert "CV" in {row["country"] for row in get("?country_list=eu-mobility-nl")}


def test_pages_lead_to_each_other_by_cursor():
    seen, url = [], "/interests?limit=7"
    while url:
        page = get(url)
        seen += [row["id"] for row in page["items"]]
        url = (page["next"] or "").removeprefix("/api/dossiers")
    assert len(seen) == len(set(seen)) == page["count"]
    get("/interests?cursor=nonsense", 422)


@pytest.mark.parametrize(
    ("url", "codes"),
    [
        ("/interests?country=MA&theme=legal", 1),
        ("/papers?country=MA", 2),
        ("/papers?migration=yes&kind=cooperation", 1),
        ("/partnerships?kind=mobility&state=considered", 1),
        ("/partnerships?country=NL", 0),
        ("/obligations?country=CV", 1),
        ("/obligations?side=donor", 1),
        ("/capacity?country=GH&domain=services", 1),
        ("/strategies?country=GH", 0),
        ("/clauses?framework=BE", 1),
        ("/clauses?stance=excludes", 1),
        ("/decisions", 0),
    ],
)
def test_filters(url, codes):
    assert get(url)["count"] == codes


def test_what_is_unknown_is_null_and_not_zero():
    (row,) = get("/capacity?country=GH&domain=services&lang=nl")["items"]
    assert row["level"] is None
    assert row["moment"] == {"earliest": None, "latest": None}
    assert row["text"]["language"] == "nl"
    (owed,) = get("/obligations?side=donor")["items"]
    assert owed["due"] is None
    assert owed["state"] == "open"


def test_a_decision_with_its_facts_and_the_day_it_counts(account):
    facts = [
        public.GivenFact("requests", "Register", number=Decimal("40.00")),
        public.GivenFact("answered", "Register"),
    ]
    first = public.take_decision(
        by=account("officer"), clause=clause(), country=here(), given=decision(facts=facts)
    )
    second = public.take_decision(
        by=account("editor"),
        clause=clause(),
        country=here(),
        given=decision(kind="reward", taken=date(2013, 1, 1)),
    )
    rows = get("/decisions?country=GH&framework=NL08")["items"]
    assert [row["id"] for row in rows] == [second.public_id, first.public_id]
    assert rows[0]["supersedes"] == first.public_id
    assert [fact["number"] for fact in rows[1]["facts"]] == ["40", None]
    assert rows[1]["in_force"] == {"start": "2012-03-01", "end": None}
    assert get("/decisions?since=2013-01-01&kind=reward")["count"] == 1
    standing = {row["clause"]: row for row in get("/GH/conditionality?day=2012-06-01")}
    assert standing[clause().public_id]["decision"]["id"] == first.public_id
    assert standing[clause().public_id]["held"] == "unknown"
    assert all(row["decision"] is None for row in get("/GH/conditionality?day=2011-01-01&lang=fr"))


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/interests?country=QQ", 404),
        ("/XQ/conditionality", 404),
        ("?migration=perhaps", 422),
        ("/papers?migration=perhaps", 422),
        ("/papers?lang=xx", 422),
        ("/GH/conditionality?day=soon", 422),
    ],
)
def test_a_wrong_question_gets_a_clear_answer(url, status):
    get(url, status)


@pytest.mark.parametrize("role", ["", "partner", "officer", "editor"])
@pytest.mark.parametrize("path", ["decisions", "interests", "obligations", "clauses"])
def test_nobody_writes_through_the_api(client_of, role, path):
    client = client_of(role)
    for verb in (client.post, client.put, client.delete):
        assert verb(f"/api/dossiers/{path}").status_code == 405


@pytest.mark.parametrize(
    ("url", "most"),
    [
        ("", 12),
        ("/interests", 4),
        ("/papers", 3),
        ("/partnerships", 5),
        ("/obligations", 4),
        ("/capacity", 4),
        ("/strategies", 4),
        ("/clauses", 3),
        ("/decisions", 5),
        ("/GH/conditionality", 6),
    ],
)
def test_an_answer_costs_few_queries(url, most):
    with CaptureQueriesContext(connection) as queries:
        get(url)
    assert len(queries) <= most
