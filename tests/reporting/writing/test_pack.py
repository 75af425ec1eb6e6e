# SPDX-License-Identifier: EUPL-1.2
"""Reports come from a data pack and go into one; what people wrote is not overwritten."""

from __future__ import annotations

import pytest
import yaml

from corridor.foundation.jobs.public import Outcome, Refused
from corridor.reporting import actions
from corridor.reporting.models import Report
from corridor.reporting.pack import ReportRecord, _save
from corridor.reporting.public import find_report
from corridor.reporting.selectors.exporting import as_yaml
from tests.reporting.writing.conftest import given


@pytest.fixture
def record(pack):
    (content,) = yaml.safe_load((pack / "reporting" / "report.nl08-2011.yaml").read_text())
    return ReportRecord.model_validate(content)


def test_what_is_exported_loads_again_and_changes_nothing(loaded):
    for report in Report.objects.all():
        (content,) = yaml.safe_load(as_yaml(report))
        assert _save(ReportRecord.model_validate(content)) is Outcome.UNCHANGED


def test_a_text_with_markup_comes_back_as_it_was(opened, people):
    section = opened.sections.first()
    body = "## What was done\n\n- one\n  - two\n\nTable: Spending\n\n| A | B |\n|---|---:|\n| # | |"
    actions.save_section(
        section=section,
        by=people.officer,
        version=section.version,
        given=given(section, nl=body, fr=body, en=body),
    )
    (content,) = yaml.safe_load(as_yaml(opened))
    assert content["sections"][0]["body"]["en"] == body
    assert _save(ReportRecord.model_validate(content)) is Outcome.UNCHANGED


def test_a_pack_does_not_overwrite_what_people_wrote(opened, people, record):
    section = opened.sections.first()
    actions.save_section(
        section=section,
        by=people.officer,
        version=section.version,
        given=given(section, en="Written by hand."),
    )
    with pytest.raises(Refused, match="not overwritten") as refusal:
        _save(record)
    assert refusal.value.at == "year"
    assert find_report("NL08", 2011).sections.first().body["en"] == "Written by hand."


def test_a_pack_changes_what_nobody_wrote_in_and_counts_the_edit(loaded, record):
    before = find_report("NL08", 2011).version
    changed = record.model_copy(update={"title": record.summary})
    assert _save(changed) is Outcome.CHANGED
    report = find_report("NL08", 2011)
    assert (report.title, report.version) == (record.summary, before + 1)
    assert report.state == "published"
    assert _save(changed) is Outcome.UNCHANGED


def test_a_report_is_taken_along_from_a_terminal(loaded, tmp_path, capsys):
    from corridor.site.cli.main import main

    words = ["report-export", "2011", "--framework", "NL08", "--out"]
    assert main([*words, str(tmp_path / "report.yaml")]) == 0
    (content,) = yaml.safe_load((tmp_path / "report.yaml").read_text())
    assert _save(ReportRecord.model_validate(content)) is Outcome.UNCHANGED
    capsys.readouterr()
    assert main([*words, "-"]) == 0
    assert "framework: NL08" in capsys.readouterr().out
    assert main(["report-export", "1999", "--framework", "NL08"]) == 1
