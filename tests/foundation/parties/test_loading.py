# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from corridor.foundation.jobs.public import load_pack
from corridor.foundation.parties.pack import OrganisationRecord
from corridor.foundation.parties.public import (
    GivenName,
    Organisation,
    OrganisationKind,
    change_organisation,
    merge,
    organisation_by_code,
)
from corridor.values.texts import Text

pytestmark = pytest.mark.django_db

GOOD = """
- code: whole
  kind: government
  names: [{name: {nl: Geheel, fr: Entier, en: Whole}, short: WH}]
  sources: [TEST]
- code: part
  kind: agency
  names:
    - {name: Deeltje, valid: {from: open, until: "2010"}}
    - {name: Deel, valid: {from: "2011-01-01", until: open}}
  identifiers: [{scheme: IATI, value: XM-1}]
  parent: whole
  successor_of: [whole]
  sources: [TEST]
"""


class Silent:
    def expect(self, total): ...
    def step(self, count=1): ...


@pytest.fixture
def load(tmp_path):
    (tmp_path / "document.yaml").write_text(
        "- {code: TEST, title: T, language: nl, kind: letter, date: '2008', publisher: P}\n"
    )

    def loaded(text: str):
        (tmp_path / "organisation.yaml").write_text(text)
        return load_pack(tmp_path, progress=Silent())

    return loaded


def test_a_record_becomes_an_organisation_with_all_it_states(load):
    report = load(GOOD)
    assert report.faults == []
    part = organisation_by_code("part")
    assert str(part) == "Deel"
    assert len(part.names.all()) == 2
    assert part.parentages.get().parent.code == "whole"
    assert part.parentages.get().certain is None, "when it was part is not stated"
    assert part.predecessions.get().predecessor.code == "whole"
    assert (
        Text({"nl": "Geheel", "fr": "Entier", "en": "Whole"}) == organisation_by_code("whole").name
    )


def test_loading_again_changes_nothing(load):
    load(GOOD)
    report = load(GOOD)
    assert report.outcomes["organisation"] == {"unchanged": 2}


def test_what_people_changed_stays_until_the_pack_says_something_new(load):
    load(GOOD)
    part = organisation_by_code("part")
    change_organisation(
        organisation=part,
        version=part.version,
        names=[GivenName(Text({"nl": "Van ons", "fr": "De nous", "en": "Ours"}))],
        identifiers=[],
        by=None,
    )
    load(GOOD)
    assert str(organisation_by_code("part")) == "Ours"
    report = load(GOOD.replace("Deel,", "Stuk,"))
    assert report.outcomes["organisation"] == {"changed": 1, "unchanged": 1}
    assert str(organisation_by_code("part")) == "Stuk"


def test_what_was_merged_away_stays_away(load, make):
    load(GOOD)
    keep = make("Keep")
    merge(keep=keep, drop=organisation_by_code("part"), by=None, reason="same")
    report = load(GOOD.replace("Deel,", "Stuk,"))
    assert report.faults == []
    assert organisation_by_code("part") == keep
    assert not Organisation.objects.get(code="part").names.exists()


@pytest.mark.parametrize(
    ("change", "said", "line"),
    [
        (("parent: whole", "parent: hole"), "no organisation 'hole'", 12),
        (("kind: agency", "kind: agence"), "kind", 7),
        (('valid: {from: "2011-01-01"', 'valid: {from: "2009-01-01"'), "same day", 6),
        (('{from: open, until: "2010"}', '{from: "2012", until: "2010"}'), "end", 9),
        (("successor_of: [whole]", "successor_of: [part2]"), "no organisation 'part2'", 13),
        (("  kind: agency", "  kind: agency\n  country: ZZ"), "no country ZZ", 8),
    ],
)
def test_what_cannot_be_is_said_with_its_line_and_leaves_nothing_behind(load, change, said, line):
    report = load(GOOD.replace(*change))
    (fault,) = report.faults
    assert said in str(fault)
    assert fault.line == line
    assert not Organisation.objects.filter(code="part").exists()
    assert organisation_by_code("whole")


def test_kinds_are_those_of_the_code_list(pack: Path):
    lists = yaml.safe_load((pack / "reference" / "code-list.yaml").read_text())
    codes = next(one for one in lists if one["code"] == "organisation-kind")["codes"]
    assert [one["code"] for one in codes] == OrganisationKind.values
    for one in codes:
        assert one["names"]["en"] == OrganisationKind(one["code"]).label
    schema = OrganisationRecord.model_json_schema()
    assert schema["properties"]["kind"]["enum"] == OrganisationKind.values
