# SPDX-License-Identifier: EUPL-1.2
"""Decisions on aid: people take them, none is ever changed, nobody overrules unseen."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from corridor.foundation.jobs.public import Refused
from corridor.foundation.parties.public import organisation_by_code
from corridor.steering.screening import public
from corridor.steering.screening.actions import follow_merge
from corridor.steering.screening.models import PurposeAdvice
from corridor.values.answers import Answer

from .conftest import given, text


def test_a_decision_stands_with_who_took_it(activity, account):
    officer = account("officer")
    made = public.decide_oda(by=officer, activity=activity, given=given(criteria=["objective"]))
    standing = public.standing_decision(activity)
    assert standing == made
    assert standing is not None
    assert (standing.by_key, standing.organisation) == (officer.pk, organisation_by_code("nl-bz"))


def test_a_correction_takes_its_place_with_a_reason_and_both_are_kept(activity, account):
    officer = account("officer")
    first = public.decide_oda(by=officer, activity=activity, given=given())
    with pytest.raises(Refused) as refused:
        public.decide_oda(by=officer, activity=activity, given=given("not_eligible"))
    assert refused.value.at == "change_reason"
    second = public.decide_oda(
        by=officer, activity=activity, given=given("not_eligible"), change_reason="Audit"
    )
    assert [row.pk for row in public.decisions_of(activity)] == [second.pk, first.pk]
    assert second.supersedes == first


def test_two_people_at_once_the_second_sees_the_first(activity, account):
    officer, editor = account("officer"), account("editor")
    public.decide_oda(by=officer, activity=activity, given=given(), seen=None)
    with pytest.raises(public.Stale) as stale:
        public.decide_oda(by=editor, activity=activity, given=given("unknown"), seen=None)
    assert stale.value.current == public.standing_decision(activity)
    assert len(public.decisions_of(activity)) == 1


@pytest.mark.parametrize("change", ["update", "delete"])
def test_no_decision_is_changed_or_deleted_not_even_by_hand(activity, account, change):
    public.decide_oda(by=account("officer"), activity=activity, given=given())
    rows = public.OdaDecision.objects.all()
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(decided_by="x") if change == "update" else rows._raw_delete("default")
    assert rows.get().decided_by == "ODA desk"


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"reasons": None}, "reasons"),
        ({"decided_by": "  "}, "decided_by"),
        ({"decision": "maybe"}, "decision"),
        ({"decision": "partly"}, "percentage"),
        ({"decision": "partly", "percentage": Decimal(100)}, "percentage"),
        ({"decision": "partly", "percentage": Decimal("1.234")}, "percentage"),
        ({"percentage": Decimal(40)}, "percentage"),
        ({"day": timezone.localdate() + timedelta(days=1)}, "day"),
    ],
)
def test_what_is_refused_and_where(activity, account, wrong, at):
    with pytest.raises(Refused) as refused:
        public.decide_oda(by=account("officer"), activity=activity, given=given(**wrong))
    assert refused.value.at == at
    assert public.standing_decision(activity) is None


def test_facts_stand_beside_and_decide_nothing(activity):
    from corridor.foundation.reference.public import country

    for iso2 in ("GH", "US"):
        activity.countries.create(country=country(iso2))
    beside = public.beside(activity, "en")
    assert beside.flow_type == "10"
    assert beside.years == (2024,)
    assert [(year, said.country, said.answer) for year, said in beside.verdicts] == [
        (2024, "GH", Answer.YES),
        (2024, "US", Answer.NO),
    ]
    assert public.standing_decision(activity) is None


def test_advice_is_kept_once_with_its_answers(activity, account):
    officer = account("officer")
    answers = {"interest": "no", "donor": "no", "migration": "yes", "x": "y"}
    kept = public.save_advice(by=officer, activity=activity, answers=answers)
    assert public.save_advice(by=officer, activity=activity, answers=answers) == kept
    assert kept.fits == ["15190"]
    assert "x" not in kept.answers
    assert PurposeAdvice.objects.count() == 1
    with pytest.raises(Refused):
        public.save_advice(by=officer, activity=activity, answers={"x": "y"})


def test_two_organisations_that_became_one(activity, account):
    made = public.decide_oda(by=account("officer"), activity=activity, given=given())
    keep, drop = organisation_by_code("enabel"), organisation_by_code("nl-bz")
    row = public.start_screening(by=None, title=text("A plan"), owner=drop)
    for _time in range(2):
        follow_merge({"keep": keep.pk, "drop": drop.pk})
    made.refresh_from_db()
    row.refresh_from_db()
    assert (made.organisation, row.owner) == (keep, keep)
