# SPDX-License-Identifier: EUPL-1.2
"""The list page as a reader meets it, by address, without JavaScript and with it."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, RequestFactory

from corridor.foundation.pages.public import Column, Facet, ListPage

URL = "/en/components/list/"
HTMX = {"HX-Request": "true", "HX-Target": "list"}


@pytest.fixture
def page(client: Client):
    def get(query: str = "", language: str = "en", **headers: str) -> str:
        address = URL.replace("en", language, 1) + (f"?{query}" if query else "")
        response = client.get(address, headers=headers)
        assert response.status_code == 200
        return response.content.decode()

    return get


def test_a_list_shows_its_first_page_in_its_usual_order(page):
    html = page()
    assert html.index(">Afghanistan<") < html.index(">Algeria<")
    assert "79 results" in html
    assert ">Mali<" not in html


def test_words_are_found_whatever_their_accents(page):
    html = page("q=cote%20d'ivoire")
    assert "1 result<" in html
    assert "Côte d’Ivoire" in html


def test_filters_narrow_and_can_be_taken_away_one_by_one(page):
    html = page("region=015&region=145&long=short&q=e")
    assert "Remove filter" in html
    assert 'href="/en/components/list/?q=e&amp;region=145&amp;long=short&amp;sort=name"' in html
    assert "Clear all filters" in html


def test_counts_say_what_a_choice_would_leave(page):
    html = page("long=short")
    option = html[html.index(">Northern Africa<") :]
    assert option[: option.index("</li>")].count(">6<") == 1
    assert ">Libya<" in page("long=short&region=015")
    assert "6 results" in page("long=short&region=015")


def test_sorting_is_a_link_and_said_to_screen_readers(page):
    html = page("sort=-length")
    assert 'aria-sort="descending"' in html
    names = re.findall(r"<a href=\"#[A-Z]{2}\">([^<]+)</a>", html)
    assert names[0] == "Central African Republic"
    assert [len(name) for name in names] == sorted(map(len, names), reverse=True)
    assert "sort=length" in html


def test_paging_keeps_the_question(page):
    html = page("sort=code&page=2")
    assert "21 to 40" in html
    assert 'rel="next" href="/en/components/list/?sort=code&amp;page=3"' in html
    assert "<title>Countries of the examples (page 2 of 4)" in html


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("page=999", "There is no page 999; page 4 is the last one"),
        ("page=evil", "“evil” is not a page number"),
        ("page=-3", "“-3” is not a page number"),
        ("page=99999999999999999999", "is not a page number"),
        ("sort=evil", "cannot be sorted by “evil”"),
        ("colour=red", "no filter “colour”"),
        ("region=atlantis", "“atlantis” is not a value of “Region”"),
        ("long=very", "“very” is not a value of “Name”"),
        ("format=exe", "cannot be downloaded as “exe”"),
        ("q=" + "a" * 500, "longer than 200 characters"),
        ("sort=%3Cscript%3E", "“&lt;script&gt;”"),
    ],
)
def test_what_cannot_be_answered_is_said_and_the_list_still_stands(page, query, said):
    html = page(query)
    assert said in html
    assert "utrecht-alert--warning" in html
    assert "<script>" not in html


def test_a_strange_value_beside_a_sound_one_leaves_the_sound_one(page):
    html = page("region=015&region=atlantis")
    assert "6 results" in html
    assert "atlantis" in html


def test_nothing_found_says_what_to_do(page):
    html = page("q=zzz")
    assert "Nothing matches" in html
    assert 'href="/en/components/list/?sort=name"' in html
    assert "<table" not in html


def test_htmx_gets_the_list_alone_with_its_address_and_an_announcement(client):
    response = client.get(URL + "?q=&region=015&sort=name", headers=HTMX)
    html = response.content.decode()
    assert "<html" not in html
    assert "<title>" in html
    assert 'id="list"' in html
    assert '<div id="list-status" hx-swap-oob="innerHTML">6 results' in html
    assert response["HX-Push-Url"] == "/en/components/list/?region=015&sort=name"
    assert "HX-Request" in response["Vary"]


def test_htmx_asking_for_another_part_gets_the_page(client):
    assert "<html" in client.get(URL, headers={"HX-Request": "true"}).content.decode()


def test_downloads_hold_every_row_of_the_question(client):
    response = client.get(URL + "?region=011&format=csv&page=3")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 17
    assert rows[0] == ["Country", "Code", "Region", "Letters"]
    assert 'filename="countries-of-the-examples.csv"' in response["Content-Disposition"]
    found = json.loads(client.get(URL + "?region=011&format=json").content)
    assert found["count"] == 16
    assert found["url"].endswith("/en/components/list/?region=011&sort=name")
    assert [row["name"] for row in found["rows"]] == [row[0] for row in rows[1:]]


def test_the_list_speaks_the_readers_language(page):
    assert "79 resultaten" in page(language="nl")
    assert "79 résultats" in page(language="fr")


def test_every_row_and_cell_keeps_its_role_where_rows_become_cards(page):
    html = page("region=015")
    assert html.count('role="row"') == 7
    assert html.count('role="rowheader"') == 6
    assert html.count('role="cell"') == 18


class Clash(ListPage):
    title = "Clash"
    columns = (Column("name", "Name"),)
    facets = (Facet("page", "Page", field="name"),)

    def rows(self) -> list[dict[str, str]]:
        return []


def test_a_facet_that_would_hide_a_parameter_is_refused_at_once():
    with pytest.raises(ImproperlyConfigured, match="page"):
        Clash.as_view()(RequestFactory().get("/x/"))


def test_only_reading_is_allowed(client):
    assert client.post(URL).status_code == 405


def test_a_word_said_often_is_looked_for_once():
    from corridor.foundation.pages.lists.folding import words_of

    assert words_of("a " * 99 + "Banana b an") == ["banana"]
    assert sorted(words_of("Côte d’Ivoire COTE")) == ["cote", "d'ivoire"]
    assert words_of("") == []
