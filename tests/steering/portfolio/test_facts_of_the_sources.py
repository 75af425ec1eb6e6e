# SPDX-License-Identifier: EUPL-1.2
"""What the documents tell of activities stands on the site: figures, facts and lines."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

import pytest
from django.utils.formats import number_format
from django.utils.translation import override

from corridor.steering.portfolio.models import Activity
from corridor.values.citations import Citation
from tests.support.citing import citations_in, lines_of, records

pytestmark = pytest.mark.usefixtures("loaded")
LANGS = ("nl", "fr", "en")


class Told(NamedTuple):
    """A figure, where it stands and how it is printed there; without a start: for the whole."""

    activity: str
    indicator: str
    start: str
    side: str
    number: int
    source: str
    printed: str
    qualifier: str = "exact"


TOLD = [
    Told("nl-hrt", "returnees", "2009-01-01", "actual", 1018, "NL10:190", "1018 in 2009"),
    Told("nl-hrt", "returnees", "2009-01-01", "actual", 1018, "NL11:540", "1018 in 2009"),
    Told("nl-hrt", "returnees", "2010-01-01", "actual", 1160, "NL10:190", "was 1160"),
    Told("nl-hrt", "returnees", "2011-01-01", "actual", 1511, "NL11:540", "in 2011 was 1511"),
    Told("nl-hrt", "since-2004", "2004-07-01", "actual", 3700, "NL08:1034-1035", "3700", "about"),
    Told("nl-trqn-1", "people", "2006-01-01", "actual", 160, "NL08:882-883", "160", "about"),
    Told("nl-trqn-2", "people", "2011-01-01", "actual", 319, "NL11:347-352", "319 migranten"),
    Told("nl-trqn-2", "people", "", "whole", 300, "NL10:156", "300 migranten", "about"),
    Told("nl-trqn-2", "people-from-nl", "2011-01-01", "actual", 256, "NL10:156", "256 migranten"),
    Told("nl-trqn-2", "virtual", "2011-01-01", "actual", 7, "NL11:351-352", "zevental ‘virtuele"),
    Told("nl-trqn-2", "extension", "", "whole", 50, "NL11:370-372", "vijftig"),
    Told("nl-dir-ethiopia", "people", "2010-01-01", "actual", 14, "NL10:157", "14 Ethiopische"),
    Told("nl-dir-ethiopia", "people", "2011-01-01", "actual", 22, "NL11:376-377", "totaal 22"),
    Told("nl-blue-birds", "workers", "", "whole", 160, "NL11:323", "160"),
    Told("nl-avr-fc", "families-left", "2011-01-01", "actual", 57, "NL11:580-581", "57 gezinnen"),
    Told(
        "nl-avr-fc",
        "families-preparing",
        "2011-12-01",
        "actual",
        30,
        "NL11:581-582",
        "Ruim 30 gezinnen",
        "at_least",
    ),
    Told("nl-avrr-afghanistan", "aim", "", "whole", 50, "NL11:558-559", "50 terugkeerders"),
    Told("nl-seva-2008", "people", "2008-01-01", "actual", 123, "NL10:180", "123 migranten"),
    Told("nl-seva-2008", "organisations", "2008-01-01", "actual", 89, "NL10:180", "89 organisat"),
    Told("nl-seva-2008", "projects", "2008-01-01", "actual", 42, "NL10:180", "42 projecten"),
    Told("nl-seva-2011", "enterprises", "", "whole", 30, "NL11:488-490", "30 ondernemingen"),
    Told("nl-context-track", "organisations", "2010-01-01", "actual", 30, "NL10:178", "dertig"),
    Told("nl-adpc-ministries", "officials", "2011-01-01", "actual", 24, "NL11:425-429", "24 mede"),
    Told("nl-geld-naar-huis", "visitors", "2009-01-01", "actual", 32680, "NL10:183", "32.680"),
    Told("nl-geld-naar-huis", "visitors", "2010-01-01", "actual", 31127, "NL10:183", "31.127"),
    Told(
        "nl-geld-naar-huis",
        "visitors",
        "2009-01-01",
        "target",
        300000,
        "NL10:183",
        "minimaal 300.000",
        "at_least",
    ),
    Told("nl-is-academy", "phds", "", "whole", 5, "NL11:593", "vijf PhD"),
    Told("nl-is-academy", "policy-briefs", "2011-01-01", "actual", 9, "NL11:616-617", "negen"),
    Told("nl-gfmd-2011", "states", "2011-01-01", "actual", 165, "NL11:119-120", "165"),
]


def words_of(page: str) -> str:
    main = re.search(r"<main.*</main>", page, re.DOTALL)
    assert main
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def page_of(client, lang: str, address: str) -> str:
    answer = client.get(f"/{lang}/{address}")
    assert answer.status_code == 200, address
    return answer.content.decode()


def link_of(lang: str, citation: str) -> str:
    cited = Citation.parse(citation)
    line = "" if cited.first is None else f"#L{cited.first}"
    return f'href="/{lang}/documents/{cited.document}/{line}"'


def address_of(code: str) -> str:
    return f"activities/{Activity.objects.get(code=code).public_id}/"


@pytest.mark.parametrize("told", TOLD, ids=lambda told: f"{told.activity}-{told.number}")
def test_a_figure_stands_as_observed_with_its_lines(client, shared, told):
    assert told.printed in lines_of(shared, told.source)
    row = Activity.objects.get(code=told.activity)
    answer = client.get(f"/api/indicators?activity={row.public_id}&limit=100").json()
    found = next(each for each in answer["items"] if each["code"] == told.indicator)
    if told.start:
        period = next(each for each in found["periods"] if each["period"]["start"] == told.start)
        figure, sources = period[told.side], period["sources"]
    else:
        figure, sources = found["whole"], found["whole_sources"]
    assert (figure["number"], figure["qualifier"]) == (str(told.number), told.qualifier)
    assert told.source in sources or any(
        Citation.parse(each).document == Citation.parse(told.source).document
        and lines_of(shared, told.source) in lines_of(shared, each)
        for each in sources
    )
    for lang in LANGS:
        page = page_of(client, lang, f"activities/{row.public_id}/")
        with override(lang):
            said = number_format(told.number, use_l10n=True, force_grouping=True)
        assert said.replace("\xa0", " ") in words_of(page).replace("\u202f", " ")
        assert all(link_of(lang, each) in page for each in sources)


TEXTS = ("title", "description", "objectives", "target_groups", "note")


# Dutch words for numbers that the documents do not print in digits; and one that is a sum.
SPELT = {1: "een", 5: "vijf", 7: "zeven", 9: "negen", 16: "zestien", 30: "dertig", 50: "vijftig"}
SUMMED = {("nl-eadpd", "countries"): "alle 27 EU lidstaten en Zwitserland"}


def test_no_figure_of_the_pack_is_missing_from_its_lines(shared, pack):
    """Every number of a result, target or baseline is printed in the lines it cites."""
    read, wrong = 0, []
    for record in records(pack, "activity"):
        for result in record.get("results") or ():
            for row in result["indicators"]:
                figures = [
                    (figure, each["sources"])
                    for each in row.get("periods") or ()
                    for figure in (each.get("actual"), each.get("target"))
                ] + [(row.get(side), row.get(f"{side}_sources")) for side in ("whole", "baseline")]
                for figure, sources in figures:
                    if row["measure"] not in ("1", "2") or not (figure and figure.get("number")):
                        continue
                    read += 1
                    number = int(figure["number"])
                    ways = {str(number), f"{number:,}".replace(",", "."), SPELT.get(number)}
                    ways.add(SUMMED.get((record["code"], row["code"])))
                    lines = " ".join(lines_of(shared, each) for each in sources)
                    if not any(way and way in lines for way in ways):
                        wrong.append((record["code"], row["code"], number, sources))
    assert wrong == []
    assert read > 30


@pytest.mark.parametrize("lang", LANGS)
def test_every_activity_has_a_page_with_its_facts_and_lines(client, pack, lang):
    missing, held = [], records(pack, "activity")
    assert len(held) > 80
    for record in held:
        page = page_of(client, lang, address_of(record["code"]))
        words = words_of(page)
        facts = [record[key][lang] for key in TEXTS if record.get(key)]
        facts += [
            each[key][lang]
            for part in ("phases", "extensions", "stops", "secondments", "results", "locations")
            for each in record.get(part) or ()
            for key in ("name", "title", "text", "reason", "follow_up", "note")
            if each.get(key)
        ]
        facts += [
            each["title"][lang]
            for result in record.get("results") or ()
            for each in result.get("indicators") or ()
        ]
        missing += [(record["code"], each) for each in facts if " ".join(each.split()) not in words]
        missing += [
            (record["code"], each)
            for each in citations_in(record)
            if link_of(lang, each) not in page
        ]
    assert missing == []


def test_the_api_has_every_activity_with_its_lines(client, pack):
    for record in records(pack, "activity"):
        row = Activity.objects.get(code=record["code"])
        answer = client.get(f"/api/activities/{row.public_id}").json()
        assert answer["title"]["every"] == record["title"]
        assert answer["sources"] == record["sources"]
        assert (answer["note"] or {}).get("every") == record.get("note")


@pytest.mark.parametrize(
    ("code", "amount", "source", "printed"),
    [
        ("nl-silk-routes", "100000", "NL11:283-285", "Euro 100.000"),
        ("nl-kenya-urban-refugees", "200000", "NL11:300-303", "Euro 200.000"),
        ("nl-kenya-dadaab", "3400000", "NL11:303-304", "Euro 3,4 miljoen"),
        ("eu-rpp-horn", "5000000", "NL10:130", "5 miljoen Euro"),
        ("eu-rpp-north-africa", "3600000", "NL11:270-271", "Euro 3,6 miljoen"),
    ],
)
def test_money_that_is_named_stands_as_a_commitment(client, shared, code, amount, source, printed):
    assert printed in lines_of(shared, source)
    row = Activity.objects.get(code=code)
    (found,) = client.get(f"/api/transactions?activity={row.public_id}").json()["items"]
    assert (found["type"], found["money"]["amount"]) == ("2", f"{amount}.00")
    assert found["sources"] == [source]


def test_named_amounts_of_one_year_are_not_summed_to_its_spending(client):
    """0.1, 0.2 and 3.4 million were committed where 2.09 million was spent."""
    for code in ("nl-silk-routes", "nl-kenya-urban-refugees", "nl-kenya-dadaab"):
        assert "commitments therefore, not as payments" in words_of(
            page_of(client, "en", address_of(code))
        )


def test_what_may_have_changed_since_says_of_when_it_is(client):
    """The status of what runs is that of its latest document; what is over stays so."""
    assert "implementation (sources of 4 July 2012)" in words_of(
        page_of(client, "en", address_of("nl-hrt"))
    )
    assert "in uitvoering (bronnen van 4 juli 2012)" in words_of(
        page_of(client, "nl", address_of("nl-hrt"))
    )
    assert "(sources of" not in words_of(page_of(client, "en", address_of("nl-sdt")))


def test_a_target_of_one_year_is_not_held_against_all_years(client):
    words = words_of(page_of(client, "en", address_of("nl-geld-naar-huis")))
    assert re.search(r"That is (at most )?11% of the target\. \(2009\)", words)
