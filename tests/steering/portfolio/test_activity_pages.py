# SPDX-License-Identifier: EUPL-1.2
"""The list, the page of an activity, the map, and sections on pages of other rooms."""

from __future__ import annotations

import csv
import io
import json

import pytest

from corridor.foundation.parties.public import organisation_by_code
from corridor.steering.portfolio.models import Activity
from corridor.steering.portfolio.rules import statements as said
from corridor.values.periods import parse_validity
from corridor.values.texts import Text

from .describing import by, country, made, serves, text, year

pytestmark = pytest.mark.usefixtures("ground")


def fill(count: int) -> None:
    for number in range(count):
        made(
            f"fill-{number}",
            countries=[country("GH"), country("KE")],
            participations=[by("iom"), by("unhcr"), by("nl-bz", "1")],
            nodes=[serves("NL08/6")],
            sectors=[said.SectorStatement("15190")],
            status="2",
            actual_start=year(2010),
        )


def test_the_list_costs_the_same_however_long_it_is(client, django_assert_max_num_queries):
    fill(3)
    client.get("/nl/activities/")
    with django_assert_max_num_queries(20):
        assert client.get("/nl/activities/?q=activity&status=2&country=GH").status_code == 200
    fill(30)
    with django_assert_max_num_queries(20):
        response = client.get("/nl/activities/?q=activity&status=2&country=GH")
    assert len(response.context["rows"]) == 25


def test_the_list_is_narrowed_by_every_facet_and_says_what_is_no_value(client):
    fill(2)
    made("else", status="4")
    response = client.get("/en/activities/?status=2&country=GH&node=NL08/6&implementing=iom")
    assert response.context["paging"].count == 2
    response = client.get("/en/activities/?country=QQ&year=soon&gender=none")
    assert response.context["paging"].count == 3
    assert "QQ" in response.content.decode()


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_the_list_is_in_order_of_the_readers_titles(client, lang):
    made("one", title=Text({"nl": "Zee", "fr": "Âge", "en": "Moon"}))
    made("two", title=Text({"nl": "Aap", "fr": "Zone"}))
    titles = [
        row.title.choose(lang)[0] for row in client.get(f"/{lang}/activities/").context["rows"]
    ]
    order = {"nl": ["Aap", "Zee"], "fr": ["Âge", "Zone"], "en": ["Aap", "Moon"]}
    assert titles == order[lang]
    back = client.get(f"/{lang}/activities/?sort=-title").context["rows"]
    assert [row.title.choose(lang)[0] for row in back] == order[lang][::-1]


def test_the_list_leaves_as_a_file_without_formulas_or_drafts(client):
    made("sum", title=Text({"en": "=1+1"}), countries=[country("GH")], actual_start=year(2010))
    made("draft", public=False)
    text_ = client.get("/en/activities/?format=csv").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text_))
    assert row["Title"] == "'=1+1"
    assert row["Countries"] == "GH"
    rows = json.loads(client.get("/en/activities/?format=json").content)["rows"]
    assert rows[0]["actual_start"] == {"start": "2010-01-01", "end": "2011-01-01"}


def whole() -> Activity:
    made("top", level="programme")
    made("after")
    return made(
        "whole",
        parent="top",
        status="4",
        planned_start=year(2008),
        actual_start=year(2009),
        actual_end=year(2011),
        participations=[by("iom"), by("nl-bz", "1", "60")],
        countries=[country("GH", "70"), country("KE", "30")],
        regions=[],
        locations=[said.LocationStatement(text("Accra"), "GH", None, None)],
        sectors=[said.SectorStatement("15190"), said.SectorStatement("151", "2")],
        nodes=[serves("NL08/6", "100")],
        phases=[
            said.PhaseStatement(
                "one", text("First"), parse_validity({"from": "2009", "until": "2010"})
            )
        ],
        extensions=[said.ExtensionStatement(year(2010), year(2011), budget_neutral=True)],
        stops=[said.StopStatement(year(2011), text("Nobody came"), text("Another took over"))],
        secondments=[
            said.SecondmentStatement(
                "iom",
                "unhcr",
                parse_validity({"from": "2009", "until": "2010"}),
                text("An adviser"),
                2,
            )
        ],
        relations=[said.RelationStatement("after", "successor")],
        documents=[said.DocumentStatement(text("A page"), "https://example.org/page")],
    )


def test_a_page_tells_all_with_where_it_stands(client, django_assert_max_num_queries):
    row = whole()
    with django_assert_max_num_queries(75):
        page = client.get(f"/en/activities/{row.public_id}/").content.decode()
    for words in (
        "Activity whole",
        "60\u00a0%",
        "70\u00a0%",
        "Accra",
        "First",
        "budget-neutral",
        "Nobody came",
        "Another took over",
        "An adviser",
        "planned: 2008",
        "Activity top",
        "Activity after",
        "A page",
        "NL11",
        "not scored",
    ):
        assert words in page, words


def test_gender_that_nobody_scored_is_told_apart_from_not_targeted(client):
    scored = made("a", markers=[said.MarkerStatement("1", 0)])
    page = client.get(f"/en/activities/{scored.public_id}/").content.decode()
    assert "not scored" not in page


def test_a_draft_is_no_page_for_others(client, person):
    row = made("draft", public=False, partner="unhcr")
    address = f"/en/activities/{row.public_id}/"
    assert client.get(address).status_code == 404
    for role, status in (("partner", 404), ("administrator", 404), ("officer", 200)):
        client.force_login(person(role))
        assert client.get(address).status_code == status, role


@pytest.mark.parametrize("address", ["nothing", "%00", "a" * 300, "..%2f..", "map%2f"])
def test_an_address_that_leads_nowhere_says_so(client, address):
    assert client.get(f"/en/activities/{address}/").status_code in (400, 404)


def test_words_of_others_never_become_html(client):
    evil = "<script>alert(1)</script>"
    row = made(
        "evil",
        title=Text({"en": evil}),
        stops=[said.StopStatement(None, Text({"en": evil}))],
        countries=[country("GH")],
    )
    for address in (f"/en/activities/{row.public_id}/", "/en/activities/", "/en/countries/GH/"):
        page = client.get(address).content.decode()
        assert evil not in page
        assert "&lt;script&gt;alert(1)" in page, address


def test_the_map_says_in_a_table_what_it_shows(client, django_assert_max_num_queries):
    fill(3)
    made("small", countries=[country("CV")])
    made("draft", public=False, countries=[country("SO")])
    with django_assert_max_num_queries(20):
        page = client.get("/en/activities/map/").content.decode()
    assert "/en/activities/?country=GH" in page
    assert "Cape Verde" in page
    assert "?country=SO" not in page
    assert "Western Sahara" in page
    assert client.get("/fr/activities/map/?by=spending").status_code == 200


def test_pages_of_other_rooms_show_public_activities(client):
    row = whole()
    made("hidden", public=False, countries=[country("GH")], participations=[by("iom")])
    iom = organisation_by_code("iom")
    for address in (
        "/en/countries/GH/",
        iom.get_absolute_url().replace("/nl/", "/en/"),
        "/en/frameworks/NL08/nodes/6/",
        "/en/documents/NL11/",
    ):
        page = client.get(address).content.decode()
        assert row.get_absolute_url().split("/", 2)[2] in page, address
        assert "Activity hidden" not in page, address
