# SPDX-License-Identifier: EUPL-1.2
"""The project's own reference pack, and packs with faults."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from corridor.foundation.jobs.public import LoadReport, load_pack
from corridor.foundation.reference.models import (
    Country,
    CountryList,
    CountryName,
    Currency,
    Document,
    ListMembership,
    Region,
)
from corridor.foundation.reference.public import (
    check_citation,
    country_names,
    euro_rate,
    on_list,
    region_path,
    regions_within,
)
from corridor.values.answers import Answer
from corridor.values.texts import SERVICE_LANGUAGES

PACK = Path(__file__).resolve().parents[3] / "data" / "reference"


@pytest.fixture(autouse=True)
def _loaded(db, reference):
    pass


def test_the_pack_has_no_fault(reference: LoadReport):
    assert [str(fault) for fault in reference.faults + reference.waiting] == []


def test_loading_it_again_changes_nothing(silent):
    report = load_pack(PACK, progress=silent)
    assert {outcome for counts in report.outcomes.values() for outcome in counts} == {"unchanged"}


def test_all_of_iso_3166_is_there_with_kosovo_and_what_was_withdrawn():
    by_status = {
        status: set(Country.objects.filter(status=status).values_list("iso2", flat=True))
        for status in Country.Status.values
    }
    assert len(by_status["official"]) == 249
    assert by_status["user-assigned"] == {"XK"}
    assert by_status["withdrawn"] == {"AN", "CS"}


def test_serbia_and_montenegro_was_a_code_for_three_years():
    row = Country.objects.get(iso2="CS")
    answers = [row.on(date(year, 1, 1)) for year in (2003, 2005, 2007)]
    assert answers == [Answer.NO, Answer.YES, Answer.NO]


def test_every_country_has_a_name_in_the_languages_of_the_pages():
    for lang in ("nl", "fr", "en"):
        names = country_names(lang)
        assert len(names) == 252
        assert {name.lang for name in names.values()} == {lang}


def test_a_language_that_cldr_lacks_is_shown_as_another_and_says_so():
    names = country_names("pap")
    assert (names["GH"].text, names["GH"].lang) == ("Ghana", "pap")
    assert names["XK"].lang == "en"
    assert not CountryName.objects.filter(country__iso2="XK", lang="pap").exists()


def test_names_stand_in_the_order_of_the_language():
    assert list(country_names("nl"))[:3] == ["AF", "AX", "AL"]
    turkish = list(country_names("tr"))
    assert turkish.index("TD") > turkish.index("DZ")  # Çad after Cezayir
    french = [name.text for name in country_names("fr").values()]
    assert french.index("Égypte") < french.index("Espagne") < french.index("Zambie")


def test_every_name_has_a_key_and_a_known_language():
    assert not CountryName.objects.filter(sort_key="").exists()
    assert set(CountryName.objects.values_list("lang", flat=True)) == set(SERVICE_LANGUAGES)


def test_every_region_lies_in_the_world():
    for region in Region.objects.all():
        assert region_path(region)[0].code == "001"
    assert len(regions_within("001")) == Region.objects.count()
    assert set(regions_within("202")) == {"202", "011", "014", "017", "018"}
    assert regions_within("999") == ()


def test_dac_codes_are_those_of_the_published_list(shared):
    path = shared / "data" / "dac" / "recipients.csv"
    with path.open(encoding="utf-8", newline="") as file:
        stated = {
            row["code"]
            for row in csv.DictReader(file)
            if not row["income_group"].startswith("Part I")
        }
    assert set(Country.objects.exclude(dac_code=None).values_list("dac_code", flat=True)) == stated
    members = ListMembership.objects.filter(country_list__code="dac-2024")
    assert set(members.values_list("country__dac_code", flat=True)) == stated


def test_every_citation_stands():
    for model in (CountryList, ListMembership):
        for sources in model.objects.values_list("sources", flat=True):
            assert [said for source in sources if (said := check_citation(source))] == []


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        ("NL11:79-93", None),
        ("NL11", None),
        ("CORRIDOR", None),
        ("NL11:700", "NL11 has only 623 lines"),
        ("DAC-2024:1", "no numbered lines"),
        ("NL99:1", "there is no document NL99"),
        ("nl11:1", "not a citation"),
        ("NL11:9-3", "comes before"),
    ],
)
def test_citations_are_checked(citation, said):
    found = check_citation(citation)
    assert found is None if said is None else said in str(found)


@pytest.mark.parametrize(
    ("list_code", "country", "day", "answer"),
    [
        ("nl-40-3", "MA", "2009-01-01", Answer.YES),
        ("nl-40-3", "SL", "2008-08-01", Answer.YES),
        ("nl-40-3", "SL", "2009-01-01", Answer.NO),
        ("nl-40-3", "IQ", "2008-08-01", Answer.NO),
        ("nl-40-3", "IQ", "2008-11-10", Answer.UNKNOWN),
        ("nl-40-3", "IQ", "2009-01-01", Answer.YES),
        ("nl-40-3", "GH", "2009-01-01", Answer.UNKNOWN),
        ("nl-40-3", "MA", "2011-07-11", Answer.NO),
        ("nl-priority-2011", "IQ", "2011-08-01", Answer.UNKNOWN),
        ("be-governmental", "GH", "2021-01-01", Answer.NO),
        ("dac-2024", "GH", "2024-06-01", Answer.YES),
        ("dac-2024", "NL", "2024-06-01", Answer.NO),
        ("dac-2024", "GH", "2011-08-01", Answer.NO),
    ],
)
def test_the_lists_of_the_sources_answer(list_code, country, day, answer):
    assert on_list(list_code, country, date.fromisoformat(day)).answer is answer


def test_there_are_rates_at_the_turn_of_the_years():
    assert str(euro_rate("USD", date(2011, 1, 1)).value) == "1.3362"
    assert euro_rate("DKK", date(2010, 6, 30)).carried_forward is False
    assert Currency.objects.get(code="JPY").minor_units == 0


def test_the_five_sources_are_as_long_as_they_are(shared):
    files = {
        "NL08": "policy-note-nl-2008.txt",
        "NL10": "letter-and-progress-report-nl-2010.txt",
        "NL11": "progress-report-nl-2011.txt",
        "BE": "strategy-note-be.txt",
        "EU06": "eu-contribution-hld-2006.txt",
    }
    for code, name in files.items():
        lines = len((shared / "sources" / name).read_text(encoding="utf-8").splitlines())
        assert Document.objects.get(code=code).lines == lines


FAULTY = {
    "country.csv": (
        "iso2,iso3,m49,region,dac_code,valid_from,valid_until,status\n"
        "QA,QAT,634,999,,,,\n"
        "Qa,QAT,634,145,,,,\n"
        "QZ,QAT,000,145,,,,\n"
        "QY,QYY,001,145,,2010,2005,\n",
        [
            "country.csv:2: region: there is no region '999'",
            "country.csv:3: iso2",
            "QAT is the code of QA already",
            "country.csv:5: valid_until: a period cannot end",
        ],
    ),
    "region.csv": (
        "code,parent,kind\n002,015,continent\n999,001,sub-region\n",
        ["would lie within itself", "not a region of M49"],
    ),
    "country-name.csv": (
        "country,lang,name,source\nGH,nl,Gana,NL08:1\nXK,de,Kosovo,NL08:1\nXK,pap,Kosovo,NL08:9999\n",
        ["CLDR has a name", "'de' is not one of", "has only 1298 lines"],
    ),
    "currency.csv": ("code\nQQQ\n", ["not a currency"]),
    "exchange-rate.csv": (
        "day,currency,rate\n2011-13-01,USD,1\n2011-01-03,GHS,x\n2011-01-03,QQQ,1\n2011-01-03,EUR,1\n",
        ["exchange-rate.csv:2", "rate", "there is no currency 'QQQ'", "needs no rate"],
    ),
    "document.yaml": (
        "- {code: nl, title: T, language: nl, kind: letter, date: '2011-02-30', publisher: P}\n"
        "- {code: XX1, title: T, language: nl, kind: leter, date: '2011', publisher: P}\n",
        ["not a day of the calendar", "'leter' is not a kind of document"],
    ),
    "country-list.yaml": (
        "- code: faulty\n"
        "  names: {nl: N, en: E}\n"
        "  complete: perhaps\n"
        "  valid: {from: '2010', until: '2009'}\n"
        "  reason: {nl: N, fr: F, en: E}\n"
        "  sources: []\n"
        "  members: [{country: GHA}]\n",
        [
            "missing in: fr",
            "true or false",
            "cannot end",
            "at least one source",
            "members.0.country",
        ],
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_record_is_told_with_its_place_and_changes_nothing(name, tmp_path, silent):
    content, said = FAULTY[name]
    before = [model.objects.count() for model in (Country, Region, Currency, Document, CountryList)]
    (tmp_path / name).write_text(content, encoding="utf-8")
    report = load_pack(tmp_path, progress=silent)
    told = "\n".join(str(fault) for fault in report.faults)
    assert [part for part in said if part not in told] == []
    assert report.outcomes == {}
    after = [model.objects.count() for model in (Country, Region, Currency, Document, CountryList)]
    assert before == after
