# SPDX-License-Identifier: EUPL-1.2
"""Evaluations, recommendations and lessons by API: filters, pages by cursor, and who sees what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corridor.foundation.parties.public import organisation_by_code
from corridor.steering.learning import public
from corridor.steering.portfolio.public import Activity

from .conftest import advice, lesson, response, step

pytestmark = pytest.mark.usefixtures("loaded")


def get(url: str, status: int = 200, client: Client | None = None) -> Any:
    answer = (client or Client()).get(f"/api/{url}")
    assert answer.status_code == status, answer.content
    return answer.json()


def codes(url: str, client: Client | None = None) -> set[str]:
    return {row["code"] for row in get(url, client=client)["items"]}


def test_filters_narrow_together():
    sdt = Activity.objects.get(code="nl-sdt").public_id
    assert get("evaluations")["count"] == 38
    assert codes("evaluations?kind=impact") == {"nl-trqn-2-impact"}
    assert codes(f"evaluations?activity={sdt}") == {"nl-sdt-mid-term"}
    assert codes("evaluations?activity=nowhere") == set()
    assert codes("evaluations?country=MD&stage=planned") == {"eu-moldova-partnership"}
    assert codes("evaluations?node=BE/A5") == {"be-yearly-evaluation"}
    assert codes("evaluations?organisation=nl-bz") == {"nl-blue-birds-evaluation", "nl-koser-2007"}
    assert codes("evaluations?open=true&node=NL08/5") == {"nl-corridor-workshop"}
    assert codes("evaluations?year=2005") == {"consumentenbond-2005", "adams-page-2005"}
    assert codes("lessons?theme=return&country=IQ") == {"kind-alone-draws-few"}
    assert "combine-cash-and-kind" in codes(f"lessons?activity={sdt}")
    get("evaluations?node=6", 422)
    get("recommendations?overdue=perhaps", 422)


def test_recommendations_tell_how_they_stand():
    found = get("recommendations?evaluation=nl-sdt-mid-term&lang=nl")["items"]
    assert [(row["state"], row["reply"], row["overdue"]) for row in found] == [
        ("done", "not_stated", "no")
    ]
    assert found[0]["text"]["language"] == "nl"
    assert {row["evaluation"] for row in get("recommendations?state=open")["items"]} == {
        "nl-corridor-workshop"
    }
    assert get("recommendations?reply=accepted")["count"] == 2


@pytest.mark.parametrize("answer", ["yes", "no", "unknown"])
def test_overdue_is_asked_of_today(answer, desk):
    row = desk.add()
    for term in ("2011", "2999", None):
        desk.advise(row, advice(term=term))
    day = date.today()
    ruled = {
        each.public_id
        for each in public.recommendations()
        if public.overdue(each, day).value == answer
    }
    assert {each["id"] for each in get(f"recommendations?overdue={answer}")["items"]} == ruled


def test_a_detail_has_all_its_parts():
    row = get("evaluations/nl-sdt-mid-term")
    assert len(row["findings"]) == 3
    (each,) = row["advice"]
    assert each["responses"][0]["organisation"] == "nl-bz"
    assert each["follow_ups"][0]["state"] == "done"
    assert each["follow_ups"][0]["day"] == {"start": "2011-12-01", "end": "2012-01-01"}
    assert row["lessons"] == ["combine-cash-and-kind"]
    assert row["sources"] == ["NL10:194", "NL11:24-26", "NL11:545-548"]
    get("evaluations/nowhere", 404)
    get("lessons/nowhere", 404)
    assert get("lessons/combine-cash-and-kind?lang=fr")["title"]["language"] == "fr"


@pytest.mark.parametrize("kind", ["evaluations", "recommendations", "lessons"])
def test_lists_come_in_pages_without_loss(kind):
    seen, url = [], f"{kind}?limit=3"
    for _page in range(20):
        found = get(url)
        seen += [row.get("code") or row["id"] for row in found["items"]]
        if found["next"] is None:
            break
        url = found["next"].removeprefix("/api/")
    assert len(seen) == len(set(seen)) == found["count"]


def test_proposals_are_for_their_own_and_for_officers(signed_in, account):
    partner = account("partner", email="writer@example.org")
    row = public.propose_lesson(
        by=partner, organisation=organisation_by_code("iom"), given=lesson()
    )
    assert row.code not in codes("lessons")
    get(f"lessons/{row.code}", 404)
    for role, sees in (("partner", True), ("officer", True), ("administrator", False)):
        client = signed_in(role)
        assert (row.code in codes("lessons", client)) is sees, role
        get(f"lessons/{row.code}", 200 if sees else 404, client)


def test_a_draft_activity_is_not_told(signed_in):
    hidden = Activity.objects.get(code="nl-sdt")
    Activity.objects.filter(pk=hidden.pk).update(public=False)
    assert get("evaluations/nl-sdt-mid-term")["activities"] == []
    assert codes(f"evaluations?activity={hidden.public_id}") == set()
    assert hidden.public_id not in get("lessons/combine-cash-and-kind")["learned"]
    officer = signed_in("officer")
    told = get("evaluations/nl-sdt-mid-term", client=officer)["activities"]
    assert told == [hidden.public_id]


@pytest.mark.parametrize("url", ["evaluations", "recommendations", "lessons"])
def test_lists_cost_the_same_and_nobody_writes_there(url, desk):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            get(url)
        return len(queries)

    row = desk.add(evaluator="iom")
    desk.write(desk.advise(row, advice(addressed="iom")), response(organisation="iom"))
    before = cost()
    for number in range(5):
        desk.add(f"n{number}", evaluator="icmpd")
        desk.write(desk.advise(row, advice(addressed="icmpd")), step())
        public.add_lesson(by=desk.by, given=lesson(), reason="x")
    assert cost() == before <= 12
    assert Client().post(f"/api/{url}", {}).status_code == 405
