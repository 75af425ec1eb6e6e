# SPDX-License-Identifier: EUPL-1.2
"""Finding activities by words and facets, held against a slow reference that follows relations."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corridor.steering.portfolio.actions.indexing import index_activities
from corridor.steering.portfolio.models import Activity
from corridor.steering.portfolio.rules import statements as said
from corridor.steering.portfolio.rules.terms import NOT_SCORED, ROLES
from corridor.steering.portfolio.selectors.finding import FACETS, Asked, Search
from corridor.steering.portfolio.selectors.numbers import numbers_of
from corridor.steering.portfolio.selectors.visible import visible_to
from corridor.steering.portfolio.selectors.worded import words_in
from corridor.values.texts import Text

from .describing import by, country, made, serves, year

pytestmark = pytest.mark.usefixtures("ground")

NOBODY = AnonymousUser()


def found(text: str = "", user=NOBODY, **chosen: list[str]) -> set[str]:
    numbers = {name: tuple(numbers_of(name, each).values()) for name, each in chosen.items()}
    rows = Search(user).activities(Asked(text, numbers))
    return set(rows.values_list("code", flat=True))


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("terugkeren", {"return"}),
        ("retours", {"return"}),
        ("RETURNS", {"return"}),
        ("returning migrants", {"return"}),
        ("reintegration", {"return"}),
        ("réintégration", {"return"}),
        ("reinteg", {"return"}),
        ("of the return", {"return"}),
        ("IOM", {"return"}),
        ("internationale organisatie voor migratie terugkeer", {"return"}),
        ("XM-DAC-7-PPR-99", {"diaspora"}),
        ("xm-dac-7-ppr-9", set()),
        ("diaspora ghana", set()),
        ("diaspora", {"diaspora"}),
        ("' OR 1=1 --", set()),
        ("!!! & | <-> :*", {"return", "diaspora"}),
        ("returns\x00", {"return"}),
    ],
)
def test_words_are_found_in_three_languages_in_codes_and_in_names(words, codes):
    made(
        "return",
        title=Text(
            {
                "nl": "Terugkeer van migranten",
                "fr": "Retour des migrants",
                "en": "Return of migrants",
            }
        ),
        description=Text({"fr": "Aide à la réintégration"}),
        participations=[by("iom")],
    )
    made(
        "diaspora",
        title=Text({"en": "Diaspora in business"}),
        iati_identifier="XM-DAC-7-PPR-99",
        participations=[by("nl-bz", "1")],
    )
    assert found(words.replace("\x00", "")) == codes


def test_of_a_code_only_the_last_part_may_be_broken_off():
    assert words_in("XM-DAC-7-PPR-1234 migrat 12 1234") == {
        "xm": False,
        "dac": False,
        "7": False,
        "ppr": False,
        "1234": True,
        "migrat": True,
        "12": False,
    }


def sample(count: int = 40) -> list[Activity]:
    chance = random.Random(7)
    for number in range(count):
        made(
            f"a{number}",
            level=chance.choice(["programme", "project", "component"]),
            status=chance.choice([None, "1", "2", "4"]),
            actual_start=chance.choice([None, year(2008), year(2010)]),
            actual_end=chance.choice([None, year(2010), year(2012)]),
            countries=[country(each) for each in chance.sample(["GH", "KE", "SO"], 2)],
            nodes=[serves(each) for each in chance.sample(["NL08/5", "NL08/6", "BE/1.2"], 1)]
            if number % 3
            else [],
            sectors=[said.SectorStatement("15190")] if number % 2 else [],
            markers=[said.MarkerStatement("1", number % 3)] if number % 4 else [],
            participations=[
                by(each, chance.choice("1234")) for each in chance.sample(["iom", "unhcr"], 1)
            ],
            public=number % 7 != 0,
        )
    return list(Activity.objects.all())


def slow(facet: str, row: Activity) -> set[int]:
    """The numbers of an activity under a facet, by its relations."""
    match facet:
        case "status":
            return {int(row.status or 0)}
        case "level":
            return {["programme", "project", "component"].index(row.level) + 1}
        case "gender":
            scores = row.markers.filter(vocabulary="1", code="1")
            return {each.significance for each in scores} or {NOT_SCORED}
        case "country":
            return {each.country_id for each in row.countries.all()}
        case "node":
            return {each.node_id for each in row.node_shares.all()}
        case "sector":
            return {int(each.code) for each in row.sectors.all()}
        case "year":
            starts = row.actual_start and row.actual_start.lower.year
            ends = row.actual_end and row.actual_end.lower.year
            if not (starts or ends):
                return set()
            return set(range(starts or ends, (ends or starts) + 1))
    role = ROLES[facet]
    return {each.organisation_id for each in row.participations.all() if each.role == role}


def test_counts_are_those_of_a_slow_reference_whatever_is_chosen():
    rows = [row for row in sample() if row.public]
    values = {facet: {row.pk: slow(facet, row) for row in rows} for facet in FACETS}
    chance = random.Random(11)
    for _turn in range(12):
        chosen = {}
        for facet in chance.sample(FACETS, 2):
            known = sorted(set().union(*values[facet].values()))
            if known:
                chosen[facet] = tuple(chance.sample(known, min(2, len(known))))
        counted = Search(NOBODY).counts(Asked(chosen=chosen))
        for facet in FACETS:
            left = [
                row
                for row in rows
                if all(
                    values[other][row.pk] & set(picked)
                    for other, picked in chosen.items()
                    if other != facet
                )
            ]
            slowly = Counter(number for row in left for number in values[facet][row.pk])
            assert {k: n for k, n in counted[facet].items() if n} == dict(slowly), (facet, chosen)
        here = {
            row.pk
            for row in rows
            if all(values[facet][row.pk] & set(picked) for facet, picked in chosen.items())
        }
        asked = Asked(chosen=chosen)
        assert set(Search(NOBODY).activities(asked).values_list("pk", flat=True)) == here
        assert Search(NOBODY).count(asked) == len(here)


def test_all_counts_cost_one_query_whatever_is_chosen():
    sample(6)
    search = Search(NOBODY)
    several = {"level": (1, 2), "status": (2,), "year": (2010,)}
    for chosen in (several, several | {"sector": (15190,), "implementing": (1,)}):
        with CaptureQueriesContext(connection) as queries:
            search.counts(Asked(chosen=chosen))
        counting = [each for each in queries.captured_queries if "MATERIALIZED" in each["sql"]]
        assert len(counting) == 1
        assert len(queries) <= 2


def test_an_entry_that_says_the_same_is_not_written_again():
    row = made("a")
    before = row.entry.revision
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")
    index_activities([row.pk])
    row.entry.refresh_from_db()
    assert row.entry.revision == before


def test_drafts_are_seen_by_those_who_work_on_them_alone(person):
    made("open")
    made("of-iom", public=False, partner="iom")
    made("of-unhcr", public=False, partner="unhcr")
    seen = {
        "nobody": visible_to(NOBODY),
        "none": visible_to(None),
        **{
            role: visible_to(person(role))
            for role in ("partner", "officer", "editor", "administrator")
        },
    }
    codes = {who: set(rows.values_list("code", flat=True)) for who, rows in seen.items()}
    assert codes == {
        "nobody": {"open"},
        "none": {"open"},
        "partner": {"open", "of-iom"},
        "officer": {"open", "of-iom", "of-unhcr"},
        "editor": {"open", "of-iom", "of-unhcr"},
        "administrator": {"open"},
    }
