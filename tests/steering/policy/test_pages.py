# SPDX-License-Identifier: EUPL-1.2
"""The room's pages: what they say, in which language, and at what cost."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from corridor.foundation.parties.public import Organisation

from .conftest import edition, node, save

pytestmark = pytest.mark.usefixtures("loaded")

PAGES = [
    "frameworks/",
    "frameworks/NL08/",
    "frameworks/BE/",
    "frameworks/GAM/",
    "frameworks/GAM/?edition=2005",
    "frameworks/SDG/",
    "frameworks/BE/who-does-what/",
    "frameworks/NL08/nodes/6/",
    "frameworks/BE/nodes/4.5/",
    "frameworks/GAM/nodes/2/",
    "crosswalk/",
    "crosswalk/?rows=BE&columns=GCM",
    "eligibility/",
    "eligibility/?country=GH&under=NL08&day=2008-08-01",
    "eligibility/?country=FR&under=BE/governmental&day=2023-01-01",
]


def page(url: str, status: int = 200, lang: str = "en") -> str:
    response = Client().get(f"/{lang}/{url}")
    assert response.status_code == status, url
    return response.content.decode()


def words(html: str) -> str:
    """What a reader sees: tags taken out, spaces made one."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
@pytest.mark.parametrize("url", PAGES)
def test_every_page_stands_in_three_languages(url, lang):
    html = page(url, lang=lang)
    assert f'<html lang="{lang}"' in html
    assert html.count("<h1") == 1
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), "an id stands twice"


@pytest.mark.parametrize(
    ("url", "most"),
    [
        ("frameworks/", 6),
        # With the sections of the rooms above.
        ("frameworks/NL08/", 20),
        ("frameworks/BE/", 20),
        ("frameworks/BE/who-does-what/", 6),
        ("frameworks/NL08/nodes/6/", 20),
        ("crosswalk/?rows=BE&columns=GCM", 9),
        ("eligibility/?country=GH&under=NL08&day=2008-08-01", 8),
    ],
)
def test_a_page_costs_few_queries(url, most):
    with CaptureQueriesContext(connection) as queries:
        page(url)
    assert len(queries) <= most


def test_the_list_costs_the_same_however_long_it_is():
    with CaptureQueriesContext(connection) as before:
        page("frameworks/")
    for number in range(5):
        save(edition("a", "2001", "open", node("1")), code=f"MORE{number}")
    with CaptureQueriesContext(connection) as after:
        html = page("frameworks/")
    assert "MORE4" in html
    assert "Text(" not in html
    assert len(after) == len(before)


def test_the_list_names_frameworks_and_owners_with_links():
    html = page("frameworks/", lang="nl")
    assert re.search(r'<a href="/nl/frameworks/NL08/">\s*Internationale Migratie', html)
    assert re.search(
        r'<a href="/nl/organisations/[^"]+">\s*Ministerie van Buitenlandse Zaken', html
    )
    assert "Cell(" not in html


def test_the_money_of_a_framework_stands_by_year_with_what_is_not_stated():
    text = words(page("frameworks/NL08/"))
    for amount in ("€50,000", "€2,089,331", "€1,430,857", "€303,262", "€356,647", "€4,477,402"):
        assert amount in text
    assert "€8,707,499" in text
    assert "€5.8M" in text
    assert "not stated" in text
    assert "2,011" not in text, "a year is no amount"


def test_every_amount_in_the_table_leads_to_its_figure():
    html = page("frameworks/NL08/")
    links = set(re.findall(r'class="corridor-figure" href="([^"]+)"', html))
    assert "/en/reports/NL08/2011/figures/spending/6/" in links
    for link in sorted(links):
        assert Client().get(link).status_code == 200, link


def test_an_edition_says_what_it_changed():
    text = words(page("frameworks/GAM/"))
    assert "What changed since 2005" in text
    assert "before: Fighting illegal migration" in text
    assert "What changed since" not in words(page("frameworks/GAM/?edition=2005"))


def test_an_edition_that_does_not_exist_is_said_and_the_page_stands():
    text = words(page("frameworks/GAM/?edition=1999"))
    assert "There is no edition “1999”" in text


@pytest.mark.parametrize(
    "url",
    ["frameworks/NOPE/", "frameworks/NL08/nodes/99/", "frameworks/NL08/who-does-what/"],
)
def test_what_is_not_there_says_so_and_shows_a_way(url):
    html = page(url, 404)
    assert re.search(r'<main.*<a href="/en/frameworks/', html, re.DOTALL)


def test_a_node_shows_its_place_words_money_and_ties():
    text = words(page("frameworks/BE/nodes/4.5/"))
    assert "SO4" in text
    assert "BE:" not in text  # sources are in words
    text = words(page("frameworks/NL08/nodes/5/"))
    assert "€356,647" in text
    assert "not stated" in text
    assert "Sustainable Development Goals" in text
    text = words(page("frameworks/BE/nodes/A2/"))
    assert "Enabel" in text
    assert "unknown" in text


def test_the_crosswalk_says_signs_in_words_and_reads_both_ways():
    there = words(page("crosswalk/?rows=NL08&columns=BE"))
    back = words(page("crosswalk/?rows=BE&columns=NL08"))
    assert "nearly the same" in there
    assert "our judgement" in there
    assert "14 links." in there
    assert "14 links." in back


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("rows=NL08&columns=NL08", "Choose two different frameworks"),
        ("rows=NOPE&columns=BE", "There is no framework “NOPE”; NL08 is shown."),
        ("rows=GCR&columns=MDG", "No link between these two is known yet"),
    ],
)
def test_a_crosswalk_that_cannot_be_shown_says_why(query, said):
    assert said in words(page(f"crosswalk/?{query}"))


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("country=MA&under=NL08&day=2008-08-01", "Eligible Priority: unknown"),
        ("country=GH&under=NL08&day=2008-08-01", "Eligible: unknown Priority: unknown"),
        ("country=SL&under=NL08/nrp&day=2009-03-01", "Not eligible Priority: unknown"),
    ],
)
def test_a_question_in_the_address_is_answered_with_reasons(query, answer):
    html = page(f"eligibility/?{query}")
    text = words(html)
    assert answer in text
    assert "40+3 countries" in text
    assert "/en/documents/NL08#" in html or "/en/documents/NL08/#" in html


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("country=&under=NL08&day=", "Choose a country."),
        ("country=QQ&under=NL08", "There is no country “QQ”"),
        ("country=GH&under=", "Choose a framework or an instrument."),
        ("country=GH&under=NL08/nope", "There is no “NL08/nope”"),
        ("country=GH&under=NL08&day=soon", "“soon” is no day"),
    ],
)
def test_a_question_that_cannot_be_answered_says_where_and_keeps_the_rest(query, said):
    html = page(f"eligibility/?{query}")
    assert said in words(html)
    if "country=GH" in query:
        assert '<option value="GH" selected>' in html


def test_a_country_shows_its_eligibility_through_time():
    text = words(page("countries/IQ/"))
    assert "National returnee programmes" in text
    assert "4 July 2008 to 31 October 2008 no" in text
    assert "30 November 2008 to 10 July 2011 yes" in text


def test_an_organisation_shows_what_it_works_on_and_pays():
    enabel = Organisation.objects.get(code="enabel")
    with translation.override("en"):
        url = reverse("parties:organisation", args=[enabel.public_id])
    text = words(page(url.removeprefix("/en/")))
    assert "Works on" in text
    unhcr = Organisation.objects.get(code="unhcr")
    with translation.override("en"):
        url = reverse("parties:organisation", args=[unhcr.public_id])
    text = words(page(url.removeprefix("/en/")))
    assert "€42,000,000" in text
    assert "2011" in text


def test_a_document_shows_what_rests_on_it():
    text = words(page("documents/NL11/"))
    assert "NL08/2011/6: €4,477,402" in text
