# SPDX-License-Identifier: EUPL-1.2
"""What came of obligations: steps with evidence, corrected by others, never changed."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction

from corridor.foundation.jobs.public import Refused
from corridor.steering.dossiers import public
from corridor.steering.dossiers.models import Obligation, ObligationStep
from corridor.values.periods import Moment

from .conftest import text

pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def owed() -> Obligation:
    return Obligation.objects.get(code="acp-readmission-terms")


def take(by, owed, **given):
    values = {"state": "kept", "text": text("Settled."), "sources": ["NL11:255"]}
    return public.take_step(by=by, obligation=owed, **{**values, **given})


def test_without_a_step_it_is_open_and_due_some_day_of_2013(owed):
    assert not owed.steps.exists()
    assert owed.due == Moment.parse("2013")
    assert Obligation.objects.get(code="acp-monitor").due is None


def test_a_correction_takes_the_place_of_a_step(account, owed):
    officer = account("officer")
    first = take(officer, owed)
    second = take(officer, owed, state="under_way", supersedes=first, seen=first.public_id)
    assert public.standing(owed.steps.all()) == [second]
    assert owed.steps.count() == 2
    with pytest.raises(Refused) as refusal:
        take(officer, owed, supersedes=first)
    assert refusal.value.at == "supersedes"


@pytest.mark.parametrize(("given", "at"), [({"text": None}, "text"), ({"sources": []}, "sources")])
def test_a_step_needs_words_and_evidence(account, owed, given, at):
    with pytest.raises(Refused) as refusal:
        take(account("officer"), owed, **given)
    assert refusal.value.at == at
    assert not owed.steps.exists()


def test_who_did_not_see_the_last_step_hears_of_it(account, owed):
    first = take(account("officer"), owed, seen=None)
    with pytest.raises(public.NewStep) as newer:
        take(account("editor"), owed, seen=None)
    assert newer.value.last == first


@pytest.mark.parametrize(
    "change", [lambda rows: rows.update(state="not_kept"), lambda rows: rows.delete()]
)
def test_the_database_lets_nobody_change_or_delete_a_step(change):
    rows = ObligationStep.objects.filter(obligation__code="acp-dialogue")
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        change(rows)
