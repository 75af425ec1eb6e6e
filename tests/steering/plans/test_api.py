# SPDX-License-Identifier: EUPL-1.2
"""The API says what the pages say, to those who may read it, in pages by cursor."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.steering.plans import public
from corridor.steering.plans.models import ActionPlan

from .conftest import YEAR, euro, given, line_of, text

pytestmark = pytest.mark.usefixtures("loaded")


def get(url: str, client: Client | None = None, status: int = 200):
    response = (client or Client()).get(f"/api/{url}")
    assert response.status_code == status, response.content
    return response.json()


READS = {"": False, "partner": False, "administrator": False, "officer": True, "editor": True}


@pytest.mark.parametrize(("role", "reads"), READS.items())
def test_drafts_are_there_for_those_who_may_read_them(started, signed_in, role, reads):
    plan = started("enabel", given())
    client = signed_in(role) if role else Client()
    assert get("action-plans", client)["count"] == int(reads)
    get(f"action-plans/{plan.public_id}", client, 200 if reads else 404)
    assert get("plan-contributions", client)["items"] == []


def test_a_partner_reads_its_own(started, signed_in):
    plan = started("iom", given())
    assert get("action-plans", signed_in("partner"))["count"] == 1
    assert get(f"action-plans/{plan.public_id}", signed_in("partner"))["state"] == "draft"


def test_a_plan_with_its_contributions(adopted, account):
    plan = adopted("iom", given(money=euro("0")), given("4.6", "A2"))
    row = line_of(plan)
    outcome = public.GivenOutcome(row.version, "done", text("All of it."))
    public.record_outcomes(by=account("officer"), plan=plan, given={row.public_id: outcome})
    found = get(f"action-plans/{plan.public_id}?lang=nl")
    one, two = found["items"]
    assert one["money"]["amount"] == "0.00"
    assert two["money"] is None
    assert (one["outcome"], two["outcome"]) == ("done", None)
    assert one["done"]["language"] == "nl"
    assert found["contributions"] == 2


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("organisation=iom", 2),
        ("node=4.6", 1),
        ("approach=A1", 2),
        (f"year={YEAR}", 3),
        (f"year={YEAR + 1}", 0),
        ("framework=NL08", 0),
        ("country=MA", 0),
        ("outcome=done", 0),
    ],
)
def test_contributions_by_what_they_are(adopted, query, count):
    adopted("iom", given("1.2"), given("4.6", "A2"))
    adopted("enabel", given("2.1"))
    assert get(f"plan-contributions?{query}")["count"] == count


def test_pages_lead_on_by_cursor(adopted):
    for year in (2023, 2024, 2025):
        adopted("iom", year=year)
    first = get("action-plans?limit=2")
    assert [row["year"] for row in first["items"]] == [2025, 2024]
    rest = get(first["next"].removeprefix("/api/"))
    assert [row["year"] for row in rest["items"]] == [2023]
    assert rest["next"] is None


def test_mandates_and_facts_of_the_sources():
    (mandate,) = get("mandates?organisation=nl-dtv")["items"]
    assert mandate["legal_base"]["text"] == "Staatscourant 2011 no. 2178 (number as printed)"
    assert mandate["validity"]["possible"]["start"] == "2011-12-01"
    kinds = {row["kind"] for row in get("actor-facts?framework=BE&lang=fr")["items"]}
    assert kinds == {"role", "expertise", "funding"}
    assert get("actor-facts?node=5")["count"] == 4


def test_the_map_says_what_it_cannot_tell(adopted):
    found = get(f"actor-map?framework=BE&year={YEAR}")
    assert (found["plans"], found["gaps"]) == (0, None)
    adopted("iom")
    found = get(f"actor-map?framework=BE&year={YEAR}")
    assert len(found["gaps"]) == 17
    iom = next(row for row in found["actors"] if row["organisation"] == "iom")
    assert (iom["within_mandate"], iom["contributions"]) == ("unknown", 1)
    by_approach = get(f"actor-map?framework=BE&year={YEAR}&by=approaches")
    assert by_approach["columns"] == ["A1", "A2", "A3", "A4", "A5"]


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("action-plans/nothing", 404),
        ("action-plans/%00", 400),
        ("action-plans?year=12", 422),
        ("action-plans?cursor=mine", 422),
        ("action-plans?organisation=%00", 400),
        ("actor-map?framework=NOPE&year=2024", 404),
        ("actor-map?framework=BE", 422),
        ("actor-map?framework=BE&year=2024&by=colour", 422),
        ("mandates?lang=xx", 422),
    ],
)
def test_a_wrong_question_gets_a_clear_answer(url, status):
    assert Client().get(f"/api/{url}").status_code == status


def test_an_answer_costs_few_queries(adopted, django_assert_max_num_queries):
    for code in ("iom", "enabel", "fedasil", "bio"):
        adopted(code, given("1.2"), given("2.1"), given("4.6", "A2"))
    plan = ActionPlan.objects.first()
    assert plan is not None
    for url, most in (
        ("action-plans", 5),
        (f"action-plans/{plan.public_id}", 9),
        ("plan-contributions", 9),
        ("mandates", 5),
        ("actor-facts", 5),
        (f"actor-map?framework=BE&year={YEAR}", 20),
    ):
        with django_assert_max_num_queries(most):
            get(url)
