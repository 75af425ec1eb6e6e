# SPDX-License-Identifier: EUPL-1.2
"""The pages: what a desk officer finds on a country, and at what cost."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corridor.steering.dossiers import public
from corridor.steering.dossiers.models import CapacityAssessment, Partnership
from corridor.steering.portfolio.public import Activity

from .conftest import clause, decision, here, text, written

pytestmark = pytest.mark.usefixtures("loaded")


def page(path: str, status: int = 200, lang: str = "en", client: Client | None = None) -> str:
    response = (client or Client()).get(f"/{lang}/dossiers/{path}")
    assert response.status_code == status, response.content[:500]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_file_brings_together_what_is_known_of_a_country():
    said = page("MA/")
    for words in (
        "40+3 countries",
        "Possible EU mobility partnership with Morocco",
        "The Netherlands is interested in a possible mobility partnership.",
        "Belgian cooperation programme with Morocco",
        "No obligation of either side is recorded.",
    ):
        assert words in said


def test_a_file_holds_what_is_said_of_a_list_that_names_the_country():
    assert "Strategy for migration and development" in page("AF/")
    assert "Strategy for migration and development" not in page("MA/")
    assert "Said of countries without naming them" in page("MA/")


def test_a_country_without_a_file_says_so_in_words():
    said = page("US/")
    for words in (
        "No interest of either side is recorded.",
        "No partnership names this country.",
        "whether migration stands in one is unknown",
    ):
        assert words in said
    assert "Nothing is recorded of what this country can do itself." in page("US/capacity/")
    page("XQ/", 404)
    page("partnerships/nothing/", 404)


def test_the_list_is_narrowed_by_list_framework_partnership_and_paper():
    every = page("")
    assert "Morocco" in every
    assert "United States" not in every
    assert "Morocco" in page("?migration=yes")
    assert "Angola" not in page("?migration=yes")
    assert "Angola" in page("?framework=NL08")
    key = Partnership.objects.get(code="mp-georgia").public_id
    narrowed = page(f"?partnership={key}")
    assert "1 country file" in narrowed
    assert "Georgia" in narrowed
    assert "Cambodia" in page("?list=be-non-governmental")


def test_a_donor_gets_no_file_for_being_one():
    assert "Sweden" not in page("?q=sweden").replace("“sweden”", "")
    assert "No partnership names this country." in page("NL/")


def test_conditions_stand_side_by_side_and_nothing_was_decided():
    said = page("conditionality/")
    assert "shuts out who does not cooperate" in said
    assert "forbids the tie" in said
    assert "No decision is recorded." in said
    of_country = page("GH/conditionality/?day=2009-06-01")
    assert "On 1 June 2009" in of_country
    assert "not in force on this day" in of_country
    assert "none recorded" in of_country
    assert "is no day" in page("GH/conditionality/?day=soon")


def test_a_decision_is_shown_with_its_facts_on_the_days_it_holds(account):
    public.take_decision(
        by=account("officer"),
        clause=clause(),
        country=here(),
        given=decision(facts=[public.GivenFact("answered", "Register of returns")]),
    )
    said = page("GH/conditionality/?day=2012-06-01")
    assert "Requests stay without an answer." in said
    assert "Requests answered within the term not known Register of returns" in said.replace(
        "  ", " "
    )
    before = page("GH/conditionality/?day=2012-01-01")
    assert "1 other decision" in before
    assert "No new activities." in page("conditionality/")


def test_capacity_goes_from_before_to_after(account):
    officer = account("officer")
    activity = Activity.objects.create(
        level="project", title=text("Registers"), sources=["NL11:295"], public=False
    )
    for phase, level, year in (("before", 1, 2009), ("after", 3, 2012)):
        public.write_entry(
            CapacityAssessment,
            by=officer,
            values={
                "country": here("SN"),
                "domain": "data",
                "earliest": date(year, 1, 1),
                "latest": date(year, 12, 31),
                "level": level,
                "text": text(f"In {year}."),
                "activity": activity,
                "phase": phase,
                "sources": ["NL11:295"],
            },
            reason="Visited.",
        )
    said = page("capacity/")
    assert "begun → working" in said
    assert "in words" in said
    of_country = page("SN/capacity/")
    assert "In 2009." in of_country
    assert "not public" in of_country
    assert "Registers" not in of_country


def test_a_partnership_tells_who_owes_what_and_what_came_of_it():
    key = Partnership.objects.get(code="eu-acp-article-13").public_id
    said = page(f"partnerships/{key}/")
    assert "The ACP countries, not named" in said
    assert "Settle deadlines for readmission requests." in said
    assert "open, as far as is recorded" in said
    assert "term passed" in said
    assert "Ministers approved the recommendations on the three subjects." in said


def test_papers_say_yes_no_or_unknown():
    said = page("papers/?migration=unknown")
    assert "Multi-year strategic plans of embassies" in said
    assert "Belgian cooperation programme with Morocco" not in said


def test_other_pages_lead_into_the_files():
    country = Client().get("/en/countries/GH/").content.decode()
    assert "/en/dossiers/GH/" in country
    assert "/en/dossiers/US/" not in Client().get("/en/countries/US/").content.decode()
    framework = Client().get("/en/frameworks/BE/").content.decode()
    assert "forbids the tie" in framework
    activity = Activity.objects.get(code="nl-ghana-document-fraud")
    project = Client().get(activity.get_absolute_url()).content.decode()
    assert "/dossiers/GH/capacity/" in project
    document = Client().get("/en/documents/NL11/").content.decode()
    assert "/en/dossiers/partnerships/" in document
    from corridor.foundation.parties.public import organisation_by_code

    organisation = organisation_by_code("nl-dtv")
    said = Client().get(f"/en/organisations/{organisation.public_id}/").content.decode()
    assert "EU mobility partnership with Georgia" in said


@pytest.mark.parametrize(("lang", "words"), [("nl", "Landendossier"), ("fr", "Dossier du pays")])
def test_the_file_speaks_dutch_and_french(lang, words):
    assert words in page("MA/", lang=lang)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "?framework=NL08",
        "MA/",
        "AF/",
        "GH/conditionality/",
        "GH/capacity/",
        "capacity/",
        "conditionality/",
        "papers/",
        "partnerships/",
    ],
)
def test_a_page_costs_few_queries_and_no_more_with_more_rows(account, path):
    def cost() -> int:
        page(path)
        with CaptureQueriesContext(connection) as queries:
            page(path)
        return len(queries)

    before = cost()
    officer = account("officer")
    for theme in ("legal", "return", "skills"):
        written(officer, theme=theme, country=here("MA"))
    public.take_decision(by=officer, clause=clause(), country=here(), given=_with_facts())
    assert cost() <= before + 4
    assert cost() <= 20


def _with_facts() -> Any:
    return decision(facts=[public.GivenFact("requests", "Register")] * 3)
