# SPDX-License-Identifier: EUPL-1.2
"""The room's API: the same facts for programs, and clear answers to bad questions."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture(autouse=True)
def _loaded(db, reference):
    pass


def get(client, path: str, status: int = 200):
    response = client.get(f"/api/{path}")
    assert response.status_code == status, response.content
    return response.json()


def test_countries_come_in_the_order_and_language_asked_for(client):
    page = get(client, "countries?lang=fr&limit=2")
    assert page["count"] == 252
    assert [item["name"] for item in page["items"]] == ["Afghanistan", "Afrique du Sud"]
    (kosovo,) = get(client, "countries?lang=pap&q=kosovo")["items"]
    assert (kosovo["name"], kosovo["name_language"]) == ("Kosovo", "en")


def test_all_countries_come_page_by_page(client):
    page = get(client, "countries?lang=nl&limit=90")
    found = page["items"]
    while page["next"]:
        assert page["next"].startswith("/api/countries?")
        page = client.get(page["next"]).json()
        found += page["items"]
    codes = [item["iso2"] for item in found]
    assert len(codes) == len(set(codes)) == 252
    assert codes[:2] + codes[-1:] == ["AF", "AX", "CH"]


def test_countries_are_narrowed_by_region_and_list(client):
    page = get(client, "countries?region=002&on=nl-40-3")
    assert [item["iso2"] for item in page["items"]] == ["AO", "MA", "SL"]


def test_a_country_tells_its_names_regions_and_lists(client):
    country = get(client, "countries/CS")
    assert country["validity"]["certain"] == {"start": "2003-07-23", "end": "2006-09-26"}
    assert {"lang": "nl", "name": "Servië en Montenegro", "source": "NL08:882"} in country["names"]
    assert country["regions"] == ["001", "150", "039"]
    assert [each["list"] for each in country["lists"]] == ["trqn-1"]


def test_a_list_is_asked_for_a_country_and_a_day(client):
    verdict = get(client, "country-lists/nl-40-3/verdict?country=GH&day=2009-01-01&lang=en")
    assert verdict["answer"] == "unknown"
    (reason,) = verdict["reasons"]
    assert reason["why"] == "names-lost"
    assert reason["words"].startswith("40 names")
    assert "NL08:165-170" in reason["sources"]


def test_lists_tell_what_is_named_and_what_is_not(client):
    row = get(client, "country-lists/nl-40-3")
    assert (row["size"], row["named"], row["complete"]) == (43, 3, False)
    assert [member["country"] for member in row["members"]] == ["AO", "IQ", "MA", "SL"]
    areas = get(client, "country-lists/be-humanitarian")["areas"]
    assert [area["name"]["text"] for area in areas] == ["Sahel", "Great Lakes", "Syrian region"]


def test_a_rate_says_of_which_day_it_is(client):
    assert get(client, "rates/USD/2011-01-02") == {
        "day": "2010-12-31",
        "rate": "1.3362",
        "carried_forward": True,
    }
    page = get(client, "rates/USD?start=2010-01-01&end=2010-12-31")
    assert [item["day"] for item in page["items"]] == ["2010-06-30"]


@pytest.mark.parametrize(
    "path",
    [
        "documents/NL11",
        "documents",
        "code-lists",
        "code-lists/dac-purpose",
        "currencies",
        "regions",
    ],
)
def test_the_rest_is_there_too(client, path):
    assert get(client, path)


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("countries/ZZ", 404, "there is no country ZZ"),
        ("countries/gh", 404, "two capital letters"),
        ("countries?region=999", 404, "no region"),
        ("countries?region=x", 422, "pattern"),
        ("countries?on=nope", 404, "no country list"),
        ("countries?lang=xx", 422, "lang"),
        ("countries?limit=0", 422, "limit"),
        ("countries?limit=99999999999999999999", 422, "limit"),
        ("countries?offset=99999999999999999999", 422, "offset"),
        ("countries?cursor=made-up", 422, "cursor"),
        ("country-lists/nope", 404, "no country list"),
        ("country-lists/nl-40-3/verdict?country=GH", 422, "day"),
        ("country-lists/nl-40-3/verdict?country=QQ&day=2009-01-01", 404, "no country"),
        ("country-lists/nl-40-3/verdict?country=GH&day=2009-02-30", 422, "day"),
        ("documents/NL99", 404, "no document"),
        ("documents/NL11%21", 422, "pattern"),
        ("code-lists/nope", 404, "no code list"),
        ("rates/XXZ", 404, "no currency"),
        ("rates/USD/2012-06-01", 404, "no euro rate of USD for 2012-06-01"),
    ],
)
def test_bad_questions_get_clear_answers(client, path, status, said):
    assert said in str(get(client, path, status))


@pytest.mark.parametrize(
    ("path", "queries"),
    [("countries?limit={}", 2), ("country-lists?limit={}", 4), ("documents?limit={}", 2)],
)
def test_a_page_costs_the_same_whatever_its_length(client, path, queries):
    for limit in (1, 100):
        with CaptureQueriesContext(connection) as said:
            get(client, path.format(limit))
        assert len(said) == queries


def test_a_name_with_a_nul_is_refused(client):
    assert client.get("/api/countries?q=%00gha").status_code == 400
