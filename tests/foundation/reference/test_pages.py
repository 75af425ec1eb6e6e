# SPDX-License-Identifier: EUPL-1.2
"""The room's pages: what they say, in which language, and at what cost."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corridor.foundation.pages.public import Section
from corridor.foundation.reference import registry
from corridor.foundation.reference.models import Country, CountryName
from corridor.foundation.reference.public import Citing
from corridor.values.citations import Citation


@pytest.fixture(autouse=True)
def _loaded(db, reference):
    pass


def text_of(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, url
    return response.content.decode()


def cost(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        text_of(client, url)
    return len(queries)


def rows_of(page: str) -> list[str]:
    return re.findall(r'<th scope="row" role="rowheader">(.*?)</th>', page, re.DOTALL)


PAGES = [
    "countries/",
    "countries/GH/",
    "countries/CS/",
    "countries/XK/?day=2009-01-01",
    "country-lists/",
    "country-lists/nl-40-3/?country=GH&day=2009-01-01",
    "country-lists/be-humanitarian/",
    "country-lists/geld-naar-huis/",
    "documents/",
    "documents/NL11/",
    "documents/KST-30573-35/",
    "code-lists/",
    "code-lists/dac-purpose/",
    "currencies/",
    "currencies/USD/",
    "currencies/GHS/",
]


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_in_every_language(client, language, page):
    said = text_of(client, f"/{language}/{page}")
    assert f'<html lang="{language}"' in said
    assert said.count("<h1") == 1


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("countries/ZZ/", "There is no country ZZ"),
        ("countries/gh/", "There is no country gh"),
        ("country-lists/nope/", "There is no country list nope"),
        ("documents/NL99/", "There is no document NL99"),
        ("code-lists/nope/", "There is no code list nope"),
        ("currencies/XXZ/", "There is no currency XXZ"),
    ],
)
def test_what_is_not_there_is_said_with_where_to_look(client, page, said):
    page_said = text_of(client, f"/en/{page}", 404)
    assert said in page_said
    assert f'href="/en/{page.split("/")[0]}/"' in page_said


@pytest.mark.parametrize(
    ("page", "status"),
    [("countries/%00/", 400), ("documents/../etc/", 404), ("country-lists/a b/", 404)],
)
def test_an_address_that_cannot_be_is_refused_or_not_found(client, page, status):
    text_of(client, f"/en/{page}", status)


def test_a_country_is_found_by_its_name_in_any_language(client):
    for words in ("Pays-Bas", "nederland", "Países Bajos", "هولندا", "Hollanda", "Holandia", "NLD"):
        found = text_of(client, f"/en/countries/?q={words}")
        assert "/en/countries/NL/" in found, words


def test_countries_stand_in_the_order_of_the_page_language(client):
    nl, fr = (rows_of(text_of(client, f"/{lang}/countries/"))[:3] for lang in ("nl", "fr"))
    assert ["Afghanistan" in nl[0], "Åland" in nl[1], "Albanië" in nl[2]] == [True] * 3
    assert ["Afghanistan" in fr[0], "Afrique du Sud" in fr[1], "Albanie" in fr[2]] == [True] * 3


def test_countries_can_be_narrowed_by_region_and_list(client):
    said = text_of(client, "/en/countries/?continent=002&list=nl-40-3")
    assert "3 countries" in said
    assert {code for code in ("AO", "MA", "SL", "IQ") if f"/en/countries/{code}/" in said} == {
        "AO",
        "MA",
        "SL",
    }


def test_the_list_of_countries_exports_all_rows(client):
    csv = text_of(client, "/en/countries/?format=csv")
    assert len(csv.strip().splitlines()) == 253


def test_a_name_in_another_language_is_marked_as_such(client):
    said = text_of(client, "/en/countries/GH/")
    assert '<span lang="ar" dir="rtl">غانا</span>' in said
    assert '<span lang="ti" dir="ltr">ጋና</span>' in said


def test_a_name_that_is_missing_is_shown_as_missing(client):
    assert "not in CLDR" in text_of(client, "/en/countries/XK/")
    assert "not in CLDR" not in text_of(client, "/en/countries/GH/")


def test_a_country_says_since_when_its_code_holds(client):
    said = text_of(client, "/en/countries/CS/")
    assert "withdrawn from ISO 3166-1" in said
    assert "23 July 2003 to 25 September 2006" in said


def test_what_is_unknown_of_a_list_is_said_in_words(client):
    assert "43 countries; 40 of the names are not in the source" in text_of(
        client, "/en/country-lists/nl-40-3/"
    )
    assert "34 countries; none of the names is in the source" in text_of(
        client, "/en/country-lists/geld-naar-huis/"
    )


def test_a_list_answers_for_a_country_and_a_day(client):
    def asked(country: str, day: str) -> str:
        said = text_of(client, f"/en/country-lists/nl-40-3/?country={country}&day={day}")
        return said[said.index("corridor-verdict") :]

    assert "corridor-badge--open" in asked("GH", "2009-01-01")
    assert "40 names of the list are not in the sources" in asked("GH", "2009-01-01")
    assert "corridor-badge--good" in asked("MA", "2009-01-01")
    assert "corridor-badge--bad" in asked("SL", "2009-01-01")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("country=QQ", "There is no country “QQ”"),
        ("country=GH&day=2009-02-30", "“2009-02-30” is not a day"),
        ("country=%3Cscript%3E", "There is no country “&lt;SCRIPT&gt;”"),
    ],
)
def test_a_bad_question_is_answered_in_words(client, question, said):
    assert said in text_of(client, f"/en/country-lists/nl-40-3/?{question}")


def test_a_country_page_asked_for_a_bad_day_uses_today_and_says_so(client):
    assert "“soon” is not a day" in text_of(client, "/en/countries/GH/?day=soon")


def test_a_document_says_by_line_what_rests_on_it(client):
    said = text_of(client, "/en/documents/NL08/")
    assert 'id="L165"' in said
    assert '<a href="/en/country-lists/nl-40-3/">40+3 countries</a>' in said
    ids = re.findall(r' id="(L\d+)"', said)
    assert len(ids) == len(set(ids))


def test_upper_rooms_say_what_rests_on_a_document(client, monkeypatch):
    def provider(document: str) -> list[Citing]:
        return [Citing(Citation.parse(f"{document}:7"), "Spending of 2011", "/en/somewhere/")]

    monkeypatch.setattr(registry, "_citing", [*registry._citing, provider])
    said = text_of(client, "/en/documents/NL11/")
    assert said.index('id="L7"') < said.index("Spending of 2011") < said.index("lines 16–18")


def test_upper_rooms_add_sections_to_a_country(client, monkeypatch):
    def provider(iso2: str, lang: str) -> Section | None:
        if iso2 != "GH":
            return None
        context = {"title": f"no {lang}", "message": iso2}
        return Section("Eligibility", "pages/not_found.html", context)

    monkeypatch.setattr(registry.country_sections, "_providers", [provider])
    assert "<h2>Eligibility</h2>" in text_of(client, "/en/countries/GH/")
    assert "<h2>Eligibility</h2>" not in text_of(client, "/en/countries/MA/")


def test_pages_cost_a_fixed_number_of_queries(client, monkeypatch):
    monkeypatch.setattr(registry.country_sections, "_providers", [])
    assert cost(client, "/en/countries/") == cost(client, "/en/countries/?region=014") == 8
    assert cost(client, "/en/country-lists/") == 3
    assert cost(client, "/en/countries/GH/") == cost(client, "/en/countries/XK/") == 5
    assert cost(client, "/en/country-lists/dac-2024/") == cost(client, "/en/country-lists/trqn-1/")
    assert cost(client, "/en/currencies/") == 1


def test_a_country_without_any_name_is_shown_by_its_code(client):
    country = Country.objects.get(iso2="CS")
    CountryName.objects.filter(country=country).delete()
    assert "<h1>CS</h1>" in text_of(client, "/en/countries/CS/")
    assert "/en/countries/CS/" in text_of(client, "/en/countries/?q=CS")
