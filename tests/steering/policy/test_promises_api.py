# SPDX-License-Identifier: EUPL-1.2
"""Promises by API: filters, pages by cursor, detail, and that nobody can write there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corridor.steering.policy import public

from .conftest import text
from .promising import add, write

pytestmark = pytest.mark.usefixtures("loaded")
BACKEND = "corridor.foundation.accounts.backends.RoleBackend"


def get(url: str, status: int = 200) -> Any:
    response = Client().get(f"/api/{url}")
    assert response.status_code == status, response.content
    return response.json()


def codes(url: str) -> set[str]:
    return {row["code"] for row in get(url)["items"]}


def test_filters_narrow_together():
    assert get("promises")["count"] == 55
    assert codes("promises?state=kept_late") == {"handbook-diaspora-policy"}
    assert codes("promises?kind=amendment") == {"amendment-ferrier"}
    assert codes("promises?node=NL08/3&state=kept") == {
        "evaluation-of-activities",
        "prolong-trqn",
        "stop-and-evaluate-blue-birds",
        "study-added-value-of-migrants",
    }
    assert get("promises?framework=NL08")["count"] == 55
    assert get("promises?framework=BE")["count"] == 0
    assert codes("promises?year=2007") == {"new-policy-note", "human-rights-strategy"}
    assert codes("promises?node=NL08/6&kind=motion&once=true") == {"motion-return-to-iraq"}
    assert get("promises?once=true")["count"] == 53


@pytest.mark.parametrize("answer", ["yes", "no", "unknown"])
def test_overdue_is_asked_of_today(answer):
    day = date.today()
    ruled = {row.code for row in public.promises() if public.overdue(row, day).value == answer}
    assert codes(f"promises?overdue={answer}") == ruled
    for row in get(f"promises?overdue={answer}")["items"]:
        assert row["overdue"] == answer


@pytest.mark.parametrize(
    "url",
    [
        "promises?state=broken",
        "promises?kind=wish",
        "promises?overdue=perhaps",
        "promises?year=soon",
        "promises?node=6",
        "promises?cursor=made-up",
        "promises?limit=0",
        "promises?lang=de",
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(url):
    get(url, 422)


def test_pages_follow_each_other_and_hold_every_promise_once():
    found: list[str] = []
    url = "promises?limit=20&lang=fr"
    while url:
        page = get(url)
        assert page["count"] == 55
        found += [row["code"] for row in page["items"]]
        url = (page["next"] or "").removeprefix("/api/")
    assert len(found) == len(set(found)) == 55
    assert found[0] == "new-policy-note"
    # What nobody dates comes last.
    assert set(found[-4:]) == {
        "labour-market-asylum-seekers",
        "letter-on-sdt",
        "motion-ferrier",
        "motion-highly-educated-refugees",
    }


def test_a_promise_in_full():
    row = get("promises/handbook-diaspora-policy?lang=nl")
    assert row["title"]["text"] == "Een handboek over diasporabeleid"
    assert row["term"]["kind"] == "stated"
    assert row["term"]["days"] == {"start": "2011-06-01", "end": "2011-10-01"}
    assert row["state"] == "kept_late"
    assert row["responsible"] == ["iom", "mpi"]
    (step,) = row["steps"]
    assert step["sources"] == ["NL11:410-416", "NL11:111-112"]
    assert step["day"] == {"start": "2011-11-01", "end": "2012-01-01"}
    ferrier = get("promises/amendment-ferrier")
    assert ferrier["money"] == {"amount": "4000000.00", "currency": "EUR", "precision": None}
    assert ferrier["readings"] == ["motion-ferrier"]
    assert get("promises/motion-ferrier")["reading_of"] == "amendment-ferrier"
    assert get("promises/motion-ferrier")["day"] is None


def test_a_correction_names_the_step_it_replaces():
    row = add()
    write(row, "kept", "2011")
    write(row, "changed", "2011", corrects=True, sources=[], evidence=text("A letter."))
    steps = get("promises/tested")["steps"]
    assert [(step["number"], step["corrects"]) for step in steps] == [(1, None), (2, 1)]
    assert steps[1]["evidence"]["text"] == "A letter."
    assert steps[1]["entered"] == "officer"


def test_counts_and_what_is_not_there():
    rows = get("promises/counts?framework=NL08")
    assert {"framework": "NL08", "node": None, "year": 2007, "state": "kept", "count": 1} in rows
    assert get("promises/counts?framework=BE") == []
    assert len(get("promises/counts")) == len(rows)
    get("promises/counts?framework=NOPE", 404)
    get("promises/nope", 404)


@pytest.mark.parametrize("role", ["", "partner", "officer", "editor"])
def test_everybody_may_read_and_nobody_may_write_by_api(role, request):
    client = Client()
    if role:
        account = request.getfixturevalue("account")
        client.force_login(account(role), backend=BACKEND)
    assert client.get("/api/promises").status_code == 200
    assert client.get("/api/promises/new-policy-note").status_code == 200
    for method in (client.post, client.put, client.patch, client.delete):
        for url in ("/api/promises", "/api/promises/new-policy-note"):
            response = method(url, "{}", content_type="application/json")
            assert response.status_code == 405
    assert public.promises().count() == 55


def test_the_number_of_queries_does_not_grow_with_the_rows():
    add("first", responsible=["iom"], owner="nl-bz")

    def cost(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            get(url)
        return len(queries)

    url = "promises?limit=200&node=NL08/6&overdue=no"
    few = cost(url)
    for number in range(12):
        write(add(f"n{number}", responsible=["iom", "mpi"], owner="nl-bz"), "under_way", "2011")
    assert cost(url) == few <= 10
    assert cost("promises/first") <= 10
