# SPDX-License-Identifier: EUPL-1.2
"""Where the documents contradict each other, both readings stand and a note says so."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from corridor.foundation.parties.models import Organisation
from corridor.steering.dossiers.models import Partnership
from corridor.steering.portfolio.models import Activity

from .support.citing import records

pytestmark = pytest.mark.usefixtures("loaded")
LANGS = ("nl", "fr", "en")


def words_of(page: str) -> str:
    main = re.search(r"<main.*</main>", page, re.DOTALL)
    assert main
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def address(place: str) -> str:
    """`place` with the public id of what it names in braces."""

    def known(match: re.Match[str]) -> str:
        kind, code = match[1], match[2]
        model: Any = {
            "activity": Activity,
            "partnership": Partnership,
            "organisation": Organisation,
        }[kind]
        return str(model.objects.get(code=code).public_id)

    return re.sub(r"\{(\w+):([\w-]+)\}", known, place)


@pytest.fixture
def record(pack):
    """`record(kind, **values)`: the one record of the pack that has them."""

    def find(kind: str, **values: Any) -> dict[str, Any]:
        (found,) = [
            each
            for each in records(pack, kind)
            if all(each.get(key) == value for key, value in values.items())
        ]
        return found

    return find


# Kind and key of the record whose note it is, the page it shows on, and what both readings say,
# the same in three languages.
NOTED = [
    ("promise", {"code": "amendment-ferrier"}, "promises/amendment-ferrier/", ["31 700 V"]),
    ("promise", {"code": "motion-ferrier"}, "promises/motion-ferrier/", ["NL11"]),
    ("promise", {"code": "letter-on-sdt"}, "promises/letter-on-sdt/", ["29 334", "29 344"]),
    ("promise", {"code": "letter-on-sdt-2011"}, "promises/letter-on-sdt-2011/", ["29 334"]),
    ("reservation", {"framework": "NL08", "node": "6"}, "frameworks/NL08/", ["NL08"]),
    ("activity", {"code": "nl-silk-routes"}, "activities/{activity:nl-silk-routes}/", []),
    ("activity", {"code": "nl-kenya-dadaab"}, "activities/{activity:nl-kenya-dadaab}/", []),
    (
        "activity",
        {"code": "nl-trqn-2"},
        "activities/{activity:nl-trqn-2}/",
        ["256", "300", "319", "NL10:154"],
    ),
    (
        "activity",
        {"code": "nl-avrr-afghanistan"},
        "activities/{activity:nl-avrr-afghanistan}/",
        ["NL10:198", "NL11:554", "NL11:559-560"],
    ),
    (
        "activity",
        {"code": "eu-rpp-north-africa"},
        "activities/{activity:eu-rpp-north-africa}/",
        ["NL10:130", "NL11:271"],
    ),
    (
        "activity",
        {"code": "nl-return-framework-2012"},
        "activities/{activity:nl-return-framework-2012}/",
        ["22649", "2178"],
    ),
    ("activity", {"code": "nl-sdt"}, "activities/{activity:nl-sdt}/", ["29 334", "29 344"]),
    (
        "activity",
        {"code": "nl-tanzania-border-institute"},
        "activities/{activity:nl-tanzania-border-institute}/",
        ["NL10:134", "NL11:296"],
    ),
    (
        "activity",
        {"code": "be-civil-registry-mali-senegal"},
        "activities/{activity:be-civil-registry-mali-senegal}/",
        ["BE:620-621", "BE:637-641"],
    ),
    (
        "activity",
        {"code": "other-circular-pilots"},
        "activities/{activity:other-circular-pilots}/",
        [],
    ),
    (
        "mandate",
        {"code": "nl-dtv-grants-voluntary-return"},
        "organisations/{organisation:nl-dtv}/",
        ["22649"],
    ),
    (
        "partnership",
        {"code": "rpp-north-africa"},
        "dossiers/partnerships/{partnership:rpp-north-africa}/",
        [],
    ),
    (
        "country-list",
        {"code": "be-non-governmental"},
        "country-lists/be-non-governmental/",
        ["22", "20"],
    ),
    ("country-list", {"code": "trqn-2"}, "country-lists/trqn-2/", ["NL10", "NL11"]),
    ("country-list", {"code": "adpc-training"}, "country-lists/adpc-training/", ["NL10", "NL11"]),
    ("country-list", {"code": "nl-40-3"}, "country-lists/nl-40-3/", ["61"]),
    ("country-list", {"code": "geld-naar-huis"}, "country-lists/geld-naar-huis/", []),
    (
        "evaluation",
        {"code": "nl-asylum-requests"},
        "evaluations/nl-asylum-requests/",
        ["203", "228"],
    ),
    ("evaluation", {"code": "ifad-2007"}, "evaluations/ifad-2007/", []),
    ("evaluation", {"code": "undesa-2006"}, "evaluations/undesa-2006/", []),
    ("evaluation", {"code": "unhcr-2007"}, "evaluations/unhcr-2007/", []),
    ("evaluation", {"code": "nma-remittance-market"}, "evaluations/nma-remittance-market/", []),
    ("evaluation", {"code": "nl-corridor-workshop"}, "evaluations/nl-corridor-workshop/", []),
    ("capacity-assessment", {"code": "ml-civil-registry"}, "dossiers/ML/capacity/", ["BE"]),
    ("conditionality-clause", {"code": "be-not-dependent"}, "dossiers/conditionality/", ["BE"]),
]


@pytest.mark.parametrize(
    ("kind", "key", "place", "readings"), NOTED, ids=[f"{each[0]}-{each[2]}" for each in NOTED]
)
def test_a_contradiction_is_flagged_on_its_page(client, record, kind, key, place, readings):
    note = record(kind, **key)["note"]
    for lang in LANGS:
        said = words_of(client.get(f"/{lang}/{address(place)}").content.decode())
        assert " ".join(note[lang].split()) in said
        assert [each for each in readings if each not in said] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("one", "other"),
    [("amendment-ferrier", "motion-ferrier"), ("letter-on-sdt", "letter-on-sdt-2011")],
)
def test_two_readings_of_one_promise_lead_to_each_other(client, one, other, lang):
    for here, there in ((one, other), (other, one)):
        page = client.get(f"/{lang}/promises/{here}/").content.decode()
        assert f'href="/{lang}/promises/{there}/"' in page


@pytest.mark.parametrize(("code", "slip"), [("MIGOF", "2011"), ("CRRF", "CFFR")])
def test_a_slip_of_a_document_is_told_beside_the_framework(client, record, code, slip):
    (edition,) = record("framework", code=code)["editions"]
    assert slip in edition["note"]["en"]
    for lang in LANGS:
        page = words_of(client.get(f"/{lang}/frameworks/{code}/").content.decode())
        assert edition["note"][lang] in page
    answer = client.get(f"/api/frameworks/{code}").json()
    assert answer["edition"]["note"]["every"] == edition["note"]


def test_a_dash_is_not_zero(client):
    """The sixth amount of 2010 is printed as a dash: not stated, beside five that are."""
    page = words_of(client.get("/en/frameworks/NL08/").content.decode())
    assert "Printed as “--”" in page
    assert "not stated" in page


def test_the_shift_of_2011_is_an_emphasis_and_not_another_tree(client):
    page = words_of(client.get("/en/frameworks/NL08/").content.decode())
    assert "Emphasis on return and reintegration" in page
    assert "Emphasis on protection and reception of refugees" in page
