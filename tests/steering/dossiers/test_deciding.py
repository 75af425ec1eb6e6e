# SPDX-License-Identifier: EUPL-1.2
"""Decisions: taken by people, with reason, reference and facts; never changed, never worked out."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs.public import Refused
from corridor.steering.dossiers import public
from corridor.steering.dossiers.models import ConditionalityDecision, DecisionFact
from corridor.steering.policy.public import ask
from corridor.values.answers import Answer

from .conftest import clause, decision, here, text

pytestmark = pytest.mark.usefixtures("loaded")


def take(by, **given):
    seen = given.pop("seen", "not asked")
    return public.take_decision(
        by=by, clause=clause(), country=here(), given=decision(**given), seen=seen
    )


def test_the_sources_hold_no_decision_and_nothing_computes_one():
    assert not ConditionalityDecision.objects.exists()
    for row in public.standing_on(here(), date(2012, 1, 1)):
        assert row.decision is None


def test_a_decision_keeps_who_why_and_the_facts_of_the_day(account):
    officer = account("officer")
    row = take(
        officer,
        facts=[
            public.GivenFact("requests", "Register of returns", number=Decimal(40)),
            public.GivenFact("answered", "Register of returns"),
            public.GivenFact("agreement", "NL11:227", answer=Answer.NO),
        ],
    )
    requests, answered, agreement = row.facts.order_by("position")
    assert requests.number == 40
    assert requests.known
    assert not answered.known
    assert agreement.answer is Answer.NO
    assert row.by_key == officer.pk
    assert row.starts == row.taken
    (made,) = history_of(row)
    assert made.who == officer.pk
    assert made.reason == "Requests stay without an answer."


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ({"reason": None}, "reason"),
        ({"reference": " "}, "reference"),
        ({"decided_by": ""}, "decided_by"),
        ({"ends": date(2012, 3, 1)}, "ends"),
        ({"starts": date(2012, 5, 1), "ends": date(2012, 4, 1)}, "ends"),
        ({"facts": [public.GivenFact("requests", " ")]}, "facts.0.source"),
        ({"facts": [public.GivenFact("other", "A letter")]}, "facts.0.text"),
        (
            {
                "facts": [
                    public.GivenFact("requests", "x", start=date(2011, 1, 1), end=date(2011, 1, 1))
                ]
            },
            "facts.0.end",
        ),
    ],
)
def test_what_lacks_reason_reference_or_source_is_refused(account, given, at):
    with pytest.raises(Refused) as refusal:
        take(account("officer"), **given)
    assert refusal.value.at == at
    assert not ConditionalityDecision.objects.exists()
    assert not DecisionFact.objects.exists()


def test_a_decision_to_come_is_no_decision(account):
    with pytest.raises(Refused) as refusal:
        take(account("officer"), taken=timezone.localdate() + timedelta(days=1))
    assert refusal.value.at == "taken"


def test_another_takes_its_place_and_both_are_kept(account):
    officer = account("officer")
    first = take(officer)
    second = take(officer, kind="no_consequence", taken=date(2013, 1, 1), seen=first.public_id)
    assert second.supersedes == first
    assert public.last_decision(clause(), here()) == second

    def stands(day):
        rows = public.standing_on(here(), day)
        return next(row for row in rows if row.clause == clause())

    assert stands(date(2012, 2, 29)).decision is None
    assert stands(date(2012, 12, 31)).decision == first
    assert stands(date(2013, 1, 1)).decision == second
    assert stands(date(2013, 1, 1)).past == (first,)


def test_who_was_slower_hears_what_stands_now(account):
    officer = account("officer")
    first = take(officer, seen=None)
    with pytest.raises(public.Overtaken) as overtaken:
        take(officer, seen=None)
    assert overtaken.value.standing == first
    assert ConditionalityDecision.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda row: ConditionalityDecision.objects.filter(pk=row.pk).update(reference="Another"),
        lambda row: row.facts.update(source="Another register"),
        lambda row: row.facts.all().delete(),
    ],
)
def test_the_database_lets_nobody_change_or_delete_it(account, change):
    row = take(account("officer"), facts=[public.GivenFact("requests", "Register")])
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        change(row)


def test_a_decision_without_facts_is_not_deleted_either(account):
    row = take(account("officer"))
    with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic():
        row.delete()


def test_a_decision_leaves_eligibility_as_it_was(account):
    day = date(2012, 6, 1)
    before = ask("NL08", "GH", day)
    take(account("officer"), text=text("Nothing more."))
    assert ask("NL08", "GH", day) == before


def test_frameworks_contradict_each_other_side_by_side():
    stances = {(row.framework.code, row.stance) for row in public.clauses()}
    assert {("NL08", "excludes"), ("BE", "forbids")} <= stances
