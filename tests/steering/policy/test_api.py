# SPDX-License-Identifier: EUPL-1.2
"""The API says what the pages say, in the shapes that its description promises."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.usefixtures("loaded")


def get(url: str, status: int = 200):
    response = Client().get(f"/api/{url}")
    assert response.status_code == status, response.content
    return response.json()


def test_frameworks_by_kind_and_page():
    every = get("frameworks?limit=3")
    assert every["count"] == 11
    assert len(every["items"]) == 3
    assert {row["code"] for row in get("frameworks?kind=goals")["items"]} == {"MDG", "SDG"}
    assert get("frameworks?kind=nope")["items"] == []


def test_a_tree_by_day_and_language():
    before = get("frameworks/GAM?day=2012-05-28&lang=nl")
    after = get("frameworks/GAM?day=2012-05-29")
    assert before["edition"]["code"] == "2005"
    assert before["held"] == "yes"
    assert after["edition"]["code"] == "2012"
    assert before["nodes"][0]["title"]["language"] == "nl"
    assert len(after["nodes"]) == len(before["nodes"]) + 2
    assert get("frameworks/GAM/changes?before=2005&after=2012") == {
        "before": "2005",
        "after": "2012",
        "added": ["4", "R"],
        "removed": [],
        "renamed": ["2"],
        "moved": [],
    }


def test_money_keeps_what_is_not_stated_apart_from_zero():
    rows = {row["node"]: row for row in get("frameworks/NL08/money?year=2010")["spending"]}
    assert rows["5"]["money"] == {"amount": None, "currency": "EUR", "precision": "100000"}
    assert rows["5"]["status"] == "not_stated"
    assert rows[None]["money"]["amount"] == "5800000.00"
    money = get("frameworks/NL08/money?year=2011&lang=fr")
    assert {check["kind"]: check["outcome"] for check in money["checks"]} == {
        "sum": "holds",
        "envelope": "holds",
        "parts": "holds",
        "reservation": "open",
    }
    assert "ne sait pas" in money["checks"][-1]["text"]["text"]
    assert "NL08/2011/6" in money["checks"][-1]["records"]


def test_links_read_from_either_side():
    there = get("crosswalk?rows=NL08&columns=BE")["links"]
    back = get("crosswalk?rows=BE&columns=NL08")["links"]
    turned = {"broad": "narrow", "narrow": "broad"}
    assert {(link["row"], link["column"], link["relation"]) for link in there} == {
        (link["column"], link["row"], turned.get(link["relation"], link["relation"]))
        for link in back
    }
    node = get("frameworks/NL08/nodes/5")
    assert {"framework": "BE", "node": "4.5"}.items() <= next(
        link for link in node["links"] if link["framework"] == "BE"
    ).items()


def test_who_does_what_and_other_budgets():
    cells = get("frameworks/BE/who-does-what")
    assert len(cells) == 32
    assert {cell["state"] for cell in cells if cell["approach"] == "A2"} == {"unknown"}
    assert get("frameworks/NL08/who-does-what") == []
    assert "nl-unhcr-2011" in {row["code"] for row in get("other-budgets?lang=nl")}


def test_eligibility_with_its_grounds():
    ruling = get("eligibility?framework=NL08&country=GH&day=2008-08-01&lang=nl")
    assert (ruling["eligible"], ruling["priority"]) == ("unknown", "unknown")
    grounds = {ground["effect"]: ground for ground in ruling["grounds"]}
    assert grounds["eligible"]["country_list"] == "nl-40-3"
    assert grounds["eligible"]["listed"] == "unknown"
    assert grounds["eligible"]["text"]["language"] == "nl"
    assert any(source.startswith("NL08:") for source in grounds["eligible"]["sources"])


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("frameworks/NOPE", 404),
        ("frameworks/GAM?edition=1999", 404),
        ("frameworks/NL08/nodes/99", 404),
        ("frameworks/NL08/nodes/%00", 400),
        ("frameworks/%00/money", 400),
        ("frameworks?kind=%00", 400),
        ("frameworks/NL08/money?year=99999999999", 422),
        ("frameworks/GAM/changes?before=2005&after=1999", 404),
        ("crosswalk?rows=NL08&columns=NL08", 422),
        ("crosswalk?rows=NL08&columns=NOPE", 404),
        ("eligibility?framework=NL08&country=QQ", 404),
        ("eligibility?framework=%00&country=GH", 400),
        ("eligibility?framework=NL08&country=GH&instrument=nope", 404),
        ("eligibility?framework=NL08&country=GH&day=soon", 422),
        ("frameworks?lang=xx", 422),
    ],
)
def test_a_wrong_question_gets_a_clear_answer(url, status):
    assert Client().get(f"/api/{url}").status_code == status


@pytest.mark.parametrize(
    ("url", "most"),
    [
        ("frameworks?limit=3", 4),
        ("frameworks?limit=100", 4),
        ("frameworks/NL08/money", 9),
        ("crosswalk?rows=NL08&columns=BE", 7),
        ("eligibility?framework=NL08&country=GH&day=2008-08-01", 6),
        ("frameworks/BE/who-does-what", 6),
        ("other-budgets", 4),
    ],
)
def test_an_answer_costs_few_queries(url, most):
    with CaptureQueriesContext(connection) as queries:
        get(url)
    assert len(queries) <= most
