# SPDX-License-Identifier: EUPL-1.2
"""Activities of a data pack: in any order, twice, wrong, and beside what people wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.foundation.jobs.public import run_now
from corridor.steering.portfolio.models import Activity

TEXT = "{nl: %(t)s, fr: %(t)s, en: %(t)s}"


def text(words: str) -> str:
    return TEXT % {"t": words}


def load(folder: Path, records: str, kind: str = "activity"):
    folder.mkdir(exist_ok=True)
    (folder / f"{kind}.yaml").write_text(records, encoding="utf-8")
    return run_now("load-pack", by=None, folder=str(folder))


def record(code: str, more: str = "", *, level: str = "project") -> str:
    own = f"- code: {code}\n  title: {text(code)}\n  level: {level}\n  sources: [NL11:71-77]\n"
    return own + "".join(f"  {line}\n" for line in more.strip().splitlines() if line)


WHOLE = record(
    "returns",
    f"""
status: "4"
planned_start: 2009
actual_start: 2009-03
actual_end: "2011"
partner: iom
participations:
  - {{organisation: iom, role: "4"}}
  - {{organisation: nl-bz, role: "1", percentage: 100}}
countries:
  - {{country: GH, percentage: 60}}
  - {{country: KE, percentage: 40}}
locations:
  - {{name: {text("Accra")}, country: GH, latitude: "5.55", longitude: "-0.2", exact: true}}
sectors:
  - {{code: "15190", percentage: 100}}
markers:
  - {{code: "1", significance: 1}}
nodes:
  - {{node: NL08/6, percentage: 100}}
phases:
  - {{code: one, name: {text("First")}, valid: {{from: 2009, until: 2011}}}}
extensions:
  - {{decided: 2010, new_end: 2011, budget_neutral: true}}
stops:
  - {{decided: 2011-06, reason: {text("No calls")}}}
secondments:
  - {{lender: iom, valid: {{from: unknown, until: unknown}}, text: {text("An adviser")}}}
documents:
  - {{title: {text("A page")}, url: "https://example.org/page"}}
""",
)


@pytest.mark.usefixtures("ground")
def test_all_of_a_record_is_written_and_written_once(tmp_path):
    run = load(tmp_path, WHOLE)
    assert not run.set_aside.exists(), list(run.set_aside.all())
    row = Activity.objects.get(code="returns")
    assert (row.status, row.public, row.partner.code) == ("4", True, "iom")
    assert str(row.actual_start.lower), str(row.actual_start.upper) == ("2009-03-01", "2009-04-01")
    assert (row.runs.lower.year, row.runs.upper.year) == (2009, 2012)
    assert {each.country.iso2: each.percentage for each in row.countries.all()} == {
        "GH": 60,
        "KE": 40,
    }
    for rows in (row.locations, row.sectors, row.markers, row.node_shares, row.phases, row.stops):
        assert rows.count() == 1
    assert row.phases.get().sources == ["NL11:71-77"]
    version = row.version
    again = load(tmp_path, WHOLE)
    assert again.summary["kinds"]["activity"] == {"unchanged": 1}
    row.refresh_from_db()
    assert row.version == version


@pytest.mark.usefixtures("ground")
def test_records_refer_to_each_other_in_any_order(tmp_path):
    records = "\n".join(
        (
            record("part", "parent: middle", level="component"),
            record("middle", "parent: whole\nrelations:\n  - {to: after, kind: successor}"),
            record("whole", level="programme"),
            record("after", 'relations:\n  - {to: middle, kind: "3"}'),
        )
    )
    run = load(tmp_path, records)
    assert not run.set_aside.exists(), list(run.set_aside.all())
    rows = {row.code: row for row in Activity.objects.filter(code__in=("part", "middle", "whole"))}
    assert rows["part"].ancestors == [rows["whole"].pk, rows["middle"].pk]
    assert run.summary["kinds"]["activity"] == {"created": 4}


@pytest.mark.usefixtures("ground")
def test_what_is_not_there_is_named_and_nothing_stays_of_the_record(tmp_path):
    run = load(tmp_path, record("lonely", "parent: nobody"))
    (fault,) = run.set_aside.all()
    assert "nobody" in fault.message
    assert "parent" in fault.message
    assert not Activity.objects.filter(code="lonely").exists()


@pytest.mark.usefixtures("ground")
@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            "countries:\n  - {country: GH, percentage: 60}\n  - {country: KE, percentage: 30}",
            "make 90%",
        ),
        ("countries:\n  - {country: GH, percentage: 60}\n  - {country: KE}", "others have no"),
        (
            'sectors:\n  - {code: "15190", percentage: 50}\n  - {code: "151", vocabulary: "2", '
            "percentage: 100}",
            "vocabulary 1",
        ),
        (
            "nodes:\n  - {node: NL08/6, percentage: 70}\n  - {node: NL08/5, percentage: 40}",
            "NL08 must add up",
        ),
        ("actual_start: 2011\nactual_end: 2010", "before it starts"),
        ("parent: returns-x\nrelations: []", "returns-x"),
        ('participations:\n  - {organisation: iom, role: "4", percentage: 10}', "funds"),
        ("countries:\n  - {country: GH}\n  - {country: GH}", "twice"),
        ("nodes:\n  - {node: NL08/nowhere}", "NL08/nowhere"),
        ("regions:\n  - {percentage: 100}", "in words"),
        ("currency: XXQ", "XXQ"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(tmp_path, more, said):
    run = load(tmp_path, record("wrong", more))
    assert said in run.set_aside.get().message
    assert not Activity.objects.filter(code="wrong").exists()


@pytest.mark.usefixtures("ground")
def test_a_tree_stands_in_the_order_of_its_levels(tmp_path):
    run = load(tmp_path, record("up") + record("down", "parent: up"))
    assert "cannot be part of" in run.set_aside.get().message


@pytest.mark.usefixtures("ground")
def test_what_a_person_changed_is_not_overruled(tmp_path):
    load(tmp_path, WHOLE)
    row = Activity.objects.get(code="returns")
    row.status, row.version = "5", row.version + 1
    row.save()
    assert load(tmp_path, WHOLE).summary["kinds"]["activity"] == {"unchanged": 1}
    run = load(tmp_path, WHOLE.replace('status: "4"', 'status: "3"'))
    assert "changed in Corridor" in run.set_aside.get().message
    row.refresh_from_db()
    assert row.status == "5"
