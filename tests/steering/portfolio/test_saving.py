# SPDX-License-Identifier: EUPL-1.2
"""Writing an activity: only what differs, whole or not at all, and never over somebody else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from corridor.foundation.jobs.public import Outcome, Refused
from corridor.foundation.parties.public import merge, organisation_by_code
from corridor.steering.portfolio.actions import (
    Stale,
    edit_activity,
    publish_activity,
    save_activity,
    write_activity,
)
from corridor.steering.portfolio.actions.merging import follow_merge
from corridor.steering.portfolio.models import Activity, Intake
from corridor.steering.portfolio.rules import statements as said
from corridor.steering.portfolio.selectors.stating import LISTS, statement_of
from corridor.values.periods import parse_validity
from corridor.values.texts import Text

from .describing import by, country, describe, made, serves, text, year

pytestmark = pytest.mark.usefixtures("ground")


def whole() -> said.ActivityStatement:
    return describe(
        "whole",
        description=text("What it does"),
        status="2",
        actual_start=year(2009),
        partner="iom",
        participations=[by("iom"), by("nl-bz", "1", "60")],
        countries=[country("GH", "70"), country("KE", "30")],
        locations=[said.LocationStatement(text("Accra"), "GH", Decimal("5.55"), Decimal("-0.2"))],
        sectors=[said.SectorStatement("15190", percentage=Decimal(100))],
        markers=[said.MarkerStatement("1", 2, rationale=text("Half are women"))],
        nodes=[serves("NL08/6", "100")],
        phases=[
            said.PhaseStatement(
                "one", text("One"), parse_validity({"from": "2009", "until": "2010"})
            )
        ],
        extensions=[said.ExtensionStatement(year(2010), year(2011), budget_neutral=None)],
        stops=[said.StopStatement(None, text("Nobody came"))],
        secondments=[
            said.SecondmentStatement(
                "iom",
                None,
                parse_validity({"from": "unknown", "until": "open"}),
                text("An adviser"),
            )
        ],
        documents=[said.DocumentStatement(text("A page"), "https://example.org/")],
    )


def test_what_stands_stated_again_changes_nothing():
    assert save_activity(by=None, statement=whole()) is Outcome.CREATED
    row = Activity.objects.get(code="whole")
    public_id, version = row.public_id, row.version
    assert save_activity(by=None, statement=whole()) is Outcome.UNCHANGED
    assert save_activity(by=None, statement=statement_of(row), parts=LISTS) is Outcome.UNCHANGED
    row.refresh_from_db()
    assert (row.public_id, row.version) == (public_id, version)


def test_rows_keep_their_place_when_others_change():
    save_activity(by=None, statement=whole())
    row = Activity.objects.get(code="whole")
    kept = row.countries.get(country__iso2="GH").pk
    changed = replace(whole(), countries=(country("GH", "50"), country("SO", "50")))
    assert save_activity(by=None, statement=changed) is Outcome.CHANGED
    assert row.countries.get(country__iso2="GH").pk == kept
    assert {each.country.iso2 for each in row.countries.all()} == {"GH", "SO"}


def test_only_the_parts_that_are_spoken_of_are_written():
    save_activity(by=None, statement=whole())
    row = Activity.objects.get(code="whole")
    bare = describe("whole", status="4")
    write_activity(by=None, statement=bare, activity=row, parts=("countries",))
    assert not row.countries.exists()
    assert row.participations.count() == 2


def test_nothing_stays_of_what_is_refused_halfway():
    save_activity(by=None, statement=whole())
    wrong = replace(
        whole(), status="4", secondments=(replace(whole().secondments[0], lender="no"),)
    )
    with pytest.raises(Refused) as refusal:
        save_activity(by=None, statement=wrong)
    assert refusal.value.at == "secondments.0.lender"
    assert Activity.objects.get(code="whole").status == "2"


def test_a_name_that_is_nearly_right_is_offered():
    with pytest.raises(Refused, match="nl-bz"):
        made("a", participations=[by("nl-bzz")])


def test_a_fact_needs_a_source_or_an_intake(person):
    with pytest.raises(Refused, match="source"):
        made("a", sources=())
    intake = Intake.objects.create(kind="iati", name="file.xml")
    statement = replace(whole(), sources=(), stops=())
    save_activity(by=None, statement=statement, intake=intake)
    row = Activity.objects.get(code="whole")
    assert row.intake == intake
    assert row.phases.get().intake == intake
    assert row.phases.get().sources == []


def test_ancestors_follow_when_a_subtree_moves():
    made("top", level="programme")
    made("other", level="programme")
    made("middle", parent="top")
    leaf = made("leaf", level="component", parent="middle")
    made("middle", parent="other")
    leaf.refresh_from_db()
    codes = [Activity.objects.get(pk=key).code for key in leaf.ancestors]
    assert codes == ["other", "middle"]


def test_a_level_that_the_children_would_not_fit_below_is_refused():
    made("top", level="programme")
    made("middle", parent="top")
    with pytest.raises(Refused) as refusal:
        made("top", level="project")
    assert refusal.value.at == "level"


def test_a_code_names_one_activity():
    made("one")
    row = made("two")
    with pytest.raises(Refused) as refusal:
        write_activity(by=None, statement=describe("one"), activity=row)
    assert refusal.value.at == "code"


def test_an_edit_of_an_older_version_is_stale_and_writes_nothing(person):
    officer = person("officer")
    row = made("a")
    first = replace(statement_of(row), status="2")
    edit_activity(by=officer, statement=first, parts=LISTS, activity=row, version=row.version)
    with pytest.raises(Stale) as stale:
        edit_activity(
            by=officer,
            statement=replace(first, status="5"),
            parts=LISTS,
            activity=row,
            version=row.version,
        )
    assert stale.value.current.status == "2"


def test_a_form_that_changes_nothing_leaves_no_trace(person):
    officer = person("officer")
    row = made("a")
    held = Intake.objects.count()
    _row, outcome = edit_activity(
        by=officer, statement=statement_of(row), parts=LISTS, activity=row, version=row.version
    )
    assert outcome is Outcome.UNCHANGED
    assert Intake.objects.count() == held


def test_a_draft_is_published_once_and_not_below_a_draft():
    made("top", level="programme", public=False)
    row = made("below", parent="top", public=False)
    with pytest.raises(Refused, match="publish that one first"):
        publish_activity(by=None, activity=row, version=row.version)
    top = Activity.objects.get(code="top")
    with pytest.raises(Stale):
        publish_activity(by=None, activity=top, version=top.version + 1)
    publish_activity(by=None, activity=top, version=top.version)
    row = publish_activity(by=None, activity=row, version=row.version)
    assert row.public
    assert publish_activity(by=None, activity=row, version=0).version == row.version


def test_texts_in_one_language_are_enough():
    row = made("a", title=Text({"en": "Only English"}))
    assert dict(row.title) == {"en": "Only English"}


def test_two_organisations_that_became_one_have_one_role_with_both_shares(person):
    editor = person("editor")
    row = made(
        "a",
        partner="unhcr",
        participations=[by("iom", "1", "40"), by("unhcr", "1", "30"), by("unhcr", "4")],
    )
    keep, drop = organisation_by_code("iom"), organisation_by_code("unhcr")
    merge(keep=keep, drop=drop, by=editor, reason="to test")
    for _twice in range(2):
        follow_merge({"keep": keep.pk, "drop": drop.pk})
    row.refresh_from_db()
    assert row.partner == keep
    assert {(each.role, each.percentage) for each in row.participations.all()} == {
        ("1", 70),
        ("4", None),
    }
    assert {each.organisation for each in row.participations.all()} == {keep}
    assert len(row.entry.organisations) == 2
