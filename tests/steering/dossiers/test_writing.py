# SPDX-License-Identifier: EUPL-1.2
"""Entries: an edit names the version it saw, and a pack does not overrule what people wrote."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs.public import Outcome, Refused
from corridor.foundation.parties.public import merge, organisation_by_code
from corridor.steering.dossiers import public
from corridor.steering.dossiers.actions import follow_merge, load_entry
from corridor.steering.dossiers.models import (
    CapacityStrategy,
    Interest,
    Obligation,
    Partnership,
    Party,
)
from corridor.values.periods import parse_validity

from .conftest import here, interest, text, written

pytestmark = pytest.mark.usefixtures("loaded")


def test_an_edit_is_kept_with_who_and_why(account):
    officer = account("officer")
    row = written(officer)
    changed = public.write_entry(
        Interest,
        by=officer,
        values=interest(theme="return"),
        reason="It was about return.",
        row=row,
        version=1,
    )
    assert (changed.theme, changed.version, changed.edited) == ("return", 2, True)
    assert [change.reason for change in history_of(changed)] == [
        "Told in Accra.",
        "It was about return.",
    ]


def test_an_edit_that_changes_nothing_counts_for_nothing(account):
    officer = account("officer")
    row = written(officer)
    same = public.write_entry(
        Interest, by=officer, values=interest(), reason="Again.", row=row, version=1
    )
    assert same.version == 1


def test_who_saw_an_older_version_is_told(account):
    officer = account("officer")
    row = written(officer)
    public.write_entry(
        Interest, by=officer, values=interest(theme="other"), reason="x", row=row, version=1
    )
    with pytest.raises(public.Stale) as stale:
        public.write_entry(
            Interest, by=officer, values=interest(theme="skills"), reason="y", row=row, version=1
        )
    assert stale.value.current.theme == "other"
    assert Interest.objects.get(pk=row.pk).theme == "other"


@pytest.mark.parametrize(
    ("given", "reason", "at"),
    [
        ({"country": None}, "x", "country"),
        ({"applies_to": text("Everywhere")}, "x", "country"),
        ({"sources": []}, "x", "sources"),
        ({}, " ", "reason"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(account, given, reason, at):
    count = Interest.objects.count()
    with pytest.raises(Refused) as refusal:
        public.write_entry(Interest, by=account("officer"), values=interest(**given), reason=reason)
    assert refusal.value.at == at
    assert Interest.objects.count() == count


def test_an_obligation_belongs_to_something(account):
    values = {"side": "donor", "text": text("x"), "sources": ["NL11"]}
    with pytest.raises(Refused) as refusal:
        public.write_entry(Obligation, by=account("officer"), values=values, reason="x")
    assert refusal.value.at == "country"


def strategy(**given):
    return {
        "country": here(),
        "title": text("Plan"),
        "text": text("To do it."),
        "validity": parse_validity({"from": "2012", "until": "2015"}),
        "sources": ["EU06:151"],
        **given,
    }


def test_a_timetable_is_written_whole_and_keeps_its_rows(account):
    officer = account("officer")
    steps = [{"text": text(words), "state": "planned"} for words in ("one", "two", "three")]
    row = public.write_entry(
        CapacityStrategy,
        by=officer,
        values=strategy(amount=Decimal(5000), currency="EUR"),
        reason="x",
        parts=steps,
    )
    keys = list(row.steps.values_list("pk", flat=True))
    public.write_entry(
        CapacityStrategy,
        by=officer,
        values={},
        reason="Two is done, three is gone.",
        row=row,
        version=1,
        parts=[steps[0], {**steps[1], "state": "done"}],
    )
    assert list(row.steps.values_list("pk", "state")) == [(keys[0], "planned"), (keys[1], "done")]
    assert row.budget is not None
    with pytest.raises(Refused) as refusal:
        public.write_entry(
            CapacityStrategy, by=officer, values=strategy(amount=Decimal(1)), reason="x"
        )
    assert refusal.value.at == "amount"


@pytest.mark.parametrize(
    ("given", "at"),
    [({"group": text("Others"), "sources": ["NL11"]}, "country"), ({"sources": []}, "sources")],
)
def test_a_party_is_one_thing_and_has_a_source(account, given, at):
    row = Partnership.objects.get(code="mp-morocco")
    held = list(row.parties.values_list("pk", flat=True))
    party = {"side": "partner", "standing": "party", "country": here(), **given}
    with pytest.raises(Refused) as refusal:
        public.write_entry(
            Partnership,
            by=account("officer"),
            values={},
            reason="x",
            row=row,
            version=row.version,
            parts=[party],
        )
    assert refusal.value.at == f"parties.0.{at}"
    assert list(row.parties.values_list("pk", flat=True)) == held


def load(**given):
    values = interest(**given)
    return load_entry(Interest, code="test", values=values, said={**values, "country": "GH"})


def test_a_load_leaves_alone_what_people_changed(account):
    assert load() is Outcome.CREATED
    assert load() is Outcome.UNCHANGED
    assert load(theme="return") is Outcome.CHANGED
    row = Interest.objects.get(code="test")
    public.write_entry(
        Interest,
        by=account("officer"),
        values={"theme": "skills"},
        reason="x",
        row=row,
        version=row.version,
    )
    assert load(theme="return") is Outcome.UNCHANGED
    with pytest.raises(Refused) as refusal:
        load(theme="other")
    assert refusal.value.at == "code"
    assert Interest.objects.get(code="test").theme == "skills"


def test_merged_organisations_take_their_entries_along(account):
    keep, drop = organisation_by_code("unhcr"), organisation_by_code("nl-ind")
    moving = Party.objects.filter(organisation=drop).count()
    held = Party.objects.filter(organisation=keep).count()
    row = written(account("officer"), organisation=drop)
    merge(keep=keep, drop=drop, by=account("editor"), reason="test")
    for _again in range(2):
        follow_merge({"keep": keep.pk, "drop": drop.pk})
    assert Interest.objects.get(pk=row.pk).organisation == keep
    assert not Party.objects.filter(organisation=drop).exists()
    assert Party.objects.filter(organisation=keep).count() == held + moving
