# SPDX-License-Identifier: EUPL-1.2
"""Activities for software: filters, pages, all facts, and no drafts for others."""

from __future__ import annotations

import pytest

from corridor.steering.portfolio.rules import statements as said
from corridor.values.periods import parse_validity

from .describing import by, country, made, serves, text, year

pytestmark = pytest.mark.usefixtures("ground")


def fill(count: int) -> None:
    for number in range(count):
        made(
            f"fill-{number}",
            countries=[country("GH"), country("KE")],
            participations=[by("iom"), by("nl-bz", "1")],
            nodes=[serves("NL08/6")],
            status="2",
            actual_start=year(2010),
        )


def test_the_list_comes_in_pages_and_costs_the_same(client, django_assert_max_num_queries):
    fill(7)
    seen, address = [], "/api/activities?limit=3&lang=nl"
    while address:
        with django_assert_max_num_queries(10):
            answer = client.get(address).json()
        seen += [each["code"] for each in answer["items"]]
        assert answer["count"] == 7
        address = answer["next"]
    assert seen == [f"fill-{number}" for number in range(7)]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("", 3),
        ("?country=GH", 2),
        ("?country=GH&country=SO", 3),
        ("?status=2&level=project&node=NL08/6&implementing=iom&year=2010&gender=none", 2),
        ("?status=none", 1),
        ("?q=somali", 1),
        ("?q=nothing+like+it", 0),
        ("?sector=15190", 0),
    ],
)
def test_filters_narrow_as_on_the_page(client, asked, count):
    fill(2)
    made("so", title=text("Somalis at home"), countries=[country("SO")])
    assert client.get(f"/api/activities{asked}").json()["count"] == count


@pytest.mark.parametrize(
    "asked", ["country=QQ", "status=9", "year=soon", "node=NL08", "gender=7", "limit=0", "cursor=x"]
)
def test_a_value_that_is_none_is_refused(client, asked):
    assert client.get(f"/api/activities?{asked}").status_code == 422


def test_one_has_all_its_facts(client, django_assert_max_num_queries):
    made("top", level="programme")
    row = made(
        "whole",
        parent="top",
        description=text("What it does"),
        actual_start=year(2009),
        participations=[by("nl-bz", "1", "60")],
        countries=[country("GH", "100")],
        locations=[said.LocationStatement(text("Accra"), "GH")],
        sectors=[said.SectorStatement("15190")],
        markers=[said.MarkerStatement("1", 0)],
        nodes=[serves("NL08/6", "100")],
        phases=[
            said.PhaseStatement(
                "one", text("First"), parse_validity({"from": "2009", "until": "2010"})
            )
        ],
        extensions=[said.ExtensionStatement(year(2010), year(2011), budget_neutral=None)],
        stops=[said.StopStatement(None, text("Nobody came"))],
        secondments=[
            said.SecondmentStatement(
                "iom", None, parse_validity({"from": "unknown", "until": "open"}), text("Adviser")
            )
        ],
        relations=[said.RelationStatement("top", "5")],
        documents=[said.DocumentStatement(text("A page"), "https://example.org/page")],
    )
    with django_assert_max_num_queries(30):
        found = client.get(f"/api/activities/{row.public_id}?lang=fr").json()
    assert found["actual_start"] == {"start": "2009-01-01", "end": "2010-01-01"}
    assert found["participations"][0]["percentage"] == "60"
    assert found["recipient_countries"][0]["country"] == "GH"
    assert found["markers"][0]["significance"] == 0
    assert found["nodes"][0]["node"] == "NL08/6"
    assert found["extensions"][0]["budget_neutral"] is None
    assert found["phases"][0]["sources"] == ["NL11:79"]
    assert found["relations"][0]["kind"] == "5"
    assert found["documents"][0]["url"] == "https://example.org/page"
    top = client.get(f"/api/activities/{found['parent']}").json()
    assert top["children"] == [row.public_id]


def test_drafts_do_not_exist_for_others(client, person):
    made("top", level="programme", public=True)
    row = made("draft", public=False, parent="top", partner="unhcr")
    top = row.parent.public_id
    expected = {None: False, "partner": False, "administrator": False, "officer": True}
    for role, sees in expected.items():
        if role is not None:
            client.force_login(person(role))
        assert client.get(f"/api/activities/{row.public_id}").status_code == (200 if sees else 404)
        codes = {each["code"] for each in client.get("/api/activities").json()["items"]}
        assert ("draft" in codes) is sees, role
        assert bool(client.get(f"/api/activities/{top}").json()["children"]) is sees


@pytest.mark.parametrize("address", ["nothing", "A", "..", "%00", "1' OR 1=1"])
def test_an_identifier_that_is_none_is_not_found(client, address):
    assert client.get(f"/api/activities/{address}").status_code in (400, 404, 422)
