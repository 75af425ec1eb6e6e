# SPDX-License-Identifier: EUPL-1.2
"""The facts of the pack, and what a pack may not say."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from corridor.foundation.jobs.public import Outcome, Refused, kinds
from corridor.foundation.reference.public import codes
from corridor.steering.dossiers.models import (
    CapacityAssessment,
    ConditionalityDecision,
    Domain,
    Obligation,
    Partnership,
    PlanningPaper,
)

pytestmark = pytest.mark.usefixtures("loaded")

TEXT = {"nl": "x", "fr": "x", "en": "x"}
OPEN = {"from": "unknown", "until": "unknown"}


def save(name: str, **given):
    kind = next(each for each in kinds() if each.name == name)
    return kind.save(kind.schema.model_validate(given))


def parties(code: str):
    row = Partnership.objects.get(code=code)
    return {
        (party.country and party.country.iso2) or party.organisation.code: party.standing
        for party in row.parties.select_related("country", "organisation")
        if party.country or party.organisation
    }


def test_who_takes_part_in_mobility_partnerships():
    assert parties("mp-moldova")["NL"] == "not_party"
    assert parties("mp-cape-verde") == {
        "CV": "party",
        "european-union": "party",
        "NL": "party",
        "nl-ind": "party",
    }
    assert parties("mp-georgia")["nl-dtv"] == "party"
    assert parties("mp-armenia")["nl-ind"] == "unknown"
    assert parties("eu-ghana")["NL"] == "interested"


def test_what_no_source_names_stays_unknown():
    answers = dict(PlanningPaper.objects.values_list("code", "migration"))
    assert answers["be-morocco-programme"] == "yes"
    assert answers["embassy-plans-at-large"] == "unknown"
    assert not CapacityAssessment.objects.exclude(level=None).exists()
    assert not ConditionalityDecision.objects.exists()


def test_the_deadlines_of_article_13():
    due = dict(Obligation.objects.values_list("code", "due_latest"))
    assert due["acp-start-recommendations"].isoformat() == "2013-06-30"
    assert due["acp-proof-of-nationality"].isoformat() == "2013-12-31"


def test_domains_are_those_of_the_code_list():
    assert [row.code for row in codes("capacity-domain")] == list(Domain.values)


def paper(**given):
    values = {
        "code": "test",
        "kind": "prsp",
        "country": "GH",
        "title": TEXT,
        "migration": "no",
        "valid": OPEN,
        "sources": ["NL08:705"],
    }
    return save("planning-paper", **{**values, **given})


def test_a_record_twice_is_once():
    assert paper() is Outcome.CREATED
    assert paper() is Outcome.UNCHANGED
    assert paper(migration="yes") is Outcome.CHANGED


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ({"list": "trqn-2"}, "country"),
        ({"country": None}, "country"),
        ({"country": "QQ"}, "country"),
        ({"country": None, "list": "nope"}, "list"),
    ],
)
def test_a_paper_is_about_one_thing_that_exists(given, at):
    with pytest.raises(Refused) as refusal:
        paper(**given)
    assert refusal.value.at == at


@pytest.mark.parametrize(
    "given",
    [{"migration": "perhaps"}, {"sources": []}, {"title": {"nl": "x"}}, {"pages": 3}],
)
def test_a_record_of_another_form_is_a_fault(given):
    with pytest.raises(ValidationError):
        paper(**given)


def decide(**given):
    values = {
        "code": "first",
        "clause": "nl08-not-eligible",
        "country": "GH",
        "taken": "2012-03-01",
        "kind": "withheld",
        "text": TEXT,
        "reason": TEXT,
        "reference": "Letter 1",
        "decided_by": "The minister",
        "facts": [{"kind": "requests", "number": "4", "source": "Register"}],
    }
    return save("conditionality-decision", **{**values, **given})


def test_a_decision_of_a_pack_is_never_changed_only_superseded():
    assert decide() is Outcome.CREATED
    assert decide() is Outcome.UNCHANGED
    with pytest.raises(Refused, match="never changed") as refusal:
        decide(kind="reward")
    assert refusal.value.at == "code"
    with pytest.raises(Refused) as refusal:
        decide(code="second", taken="2013-01-01")
    assert refusal.value.at == "supersedes"
    assert decide(code="second", taken="2013-01-01", supersedes="first") is Outcome.CREATED


def test_a_step_more_is_a_change_and_a_step_again_is_none():
    row = {"code": "owed", "side": "donor", "country": "GH", "text": TEXT, "sources": ["NL11:228"]}
    step = {"state": "kept", "moment": "2012-06", "text": TEXT, "sources": ["NL11:230"]}
    assert save("obligation", **row) is Outcome.CREATED
    assert save("obligation", **row, steps=[step]) is Outcome.CHANGED
    assert save("obligation", **row, steps=[step]) is Outcome.UNCHANGED
    assert Obligation.objects.get(code="owed").steps.count() == 1
    with pytest.raises(Refused):
        save("obligation", **{**row, "country": None, "code": "of-nobody"})


def assess(**given):
    values = {"code": "x", "country": "GH", "domain": "data", "text": TEXT, "sources": ["NL11"]}
    return save("capacity-assessment", **{**values, **given})


def test_before_and_after_are_of_an_activity():
    row = CapacityAssessment.objects.get(code="gh-services-project")
    assert (row.activity and row.activity.code, row.phase) == (
        "nl-ghana-immigration-service",
        "after",
    )
    for given in ({"phase": "before"}, {"activity": "nope"}):
        with pytest.raises(Refused) as refusal:
            assess(**given)
        assert refusal.value.at == "activity"


@pytest.mark.parametrize("given", [{"level": 5}, {"level": -1}, {"moment": "open"}])
def test_a_level_lies_on_the_scale_and_a_moment_in_time(given):
    with pytest.raises(ValidationError):
        assess(**given)


def test_a_strategy_has_a_timetable_and_a_budget():
    row = {
        "code": "plan",
        "country": "GH",
        "title": TEXT,
        "text": TEXT,
        "amount": "250000",
        "currency": "EUR",
        "valid": {"from": "2012", "until": "2015"},
        "sources": ["EU06:151"],
        "steps": [{"text": TEXT, "due": "2013-06", "state": "planned"}],
    }
    assert save("capacity-strategy", **row) is Outcome.CREATED
    assert save("capacity-strategy", **row) is Outcome.UNCHANGED
