# SPDX-License-Identifier: EUPL-1.2
"""Records of a pack: what is taken, what is refused, and that people are not overruled."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from corridor.foundation.jobs.public import Outcome, Refused
from corridor.steering.screening import public
from corridor.steering.screening.pack import KINDS

KIND = {kind.name: kind for kind in KINDS}
WORDS = {"nl": "Woorden", "fr": "Mots", "en": "Words"}


def load(kind: str, record: dict[str, Any]) -> Outcome:
    found = KIND[kind]
    return found.save(found.schema.model_validate(record))


def questions(**more: Any) -> dict[str, Any]:
    return {
        "code": "fishery",
        "version": 1,
        "names": WORDS,
        "questions": [{"direction": "to_migration", "text": WORDS}],
        "sources": ["BE:395-404"],
        **more,
    }


@pytest.fixture
def coded(activity):
    activity.code = "seed"
    activity.save()
    return activity


def decision(**more: Any) -> dict[str, Any]:
    return {
        "code": "seed-1",
        "activity": "seed",
        "decision": "eligible",
        "reasons": WORDS,
        "decided_by": "ODA desk",
        "day": "2020-02-01",
        "sources": ["BE:406"],
        **more,
    }


def test_a_version_that_was_used_is_not_changed(activity):
    assert load("question-set", questions()) is Outcome.CREATED
    assert load("question-set", questions()) is Outcome.UNCHANGED
    assert load("question-set", questions(categories=["313"])) is Outcome.CHANGED
    row = public.start_screening(by=None, activity=activity, sector="fishery")
    with pytest.raises(Refused):
        load("question-set", questions())
    assert load("question-set", questions(version=2)) is Outcome.CREATED
    row.refresh_from_db()
    assert (row.special.version, public.question_sets()["fishery"].version) == (1, 2)


def test_a_decision_is_taken_once_and_never_changed(coded):
    assert load("oda-decision", decision()) is Outcome.CREATED
    assert load("oda-decision", decision()) is Outcome.UNCHANGED
    for wrong in (
        decision(decided_by="Another"),
        decision(code="seed-2"),
        decision(code="seed-2", supersedes="seed-1"),
        decision(code="seed-3", activity="none"),
    ):
        with pytest.raises(Refused):
            load("oda-decision", wrong)
    second = decision(
        code="seed-2",
        decision="partly",
        percentage="40",
        supersedes="seed-1",
        change_reason="Audit",
        organisation="nl-bz",
    )
    assert load("oda-decision", second) is Outcome.CREATED
    standing = public.standing_decision(coded)
    assert standing is not None
    assert (standing.code, standing.percentage) == ("seed-2", 40)


def test_a_screening_is_taken_once(coded):
    record = {
        "activity": "seed",
        "answers": [1, None, 0],
        "findings": [{"test": "gender", "result": "attention", "text": WORDS}],
        "conclusion": WORDS,
        "concluded": "2020-02-01",
        "sources": ["BE:395"],
    }
    assert load("screening", record) is Outcome.CREATED
    assert load("screening", record) is Outcome.UNCHANGED
    row = public.concluded_of(coded)
    assert row is not None
    assert (row.answered, row.level) == (2, "unknown")
    with pytest.raises(Refused):
        load("screening", {**record, "answers": [2]})


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("question-set", questions(questions=[])),
        ("question-set", questions(categories=["31150"])),
        ("question-set", questions(questions=[{"direction": "up", "text": WORDS}])),
        ("question-set", questions(names={"nl": "Alleen"})),
        ("question-set", questions(sources=[])),
        ("oda-decision", decision(percentage="100")),
        ("oda-decision", decision(decision="maybe")),
        ("oda-decision", decision(extra=1)),
    ],
)
def test_what_has_no_sound_form(kind, record):
    with pytest.raises(ValidationError):
        KIND[kind].schema.model_validate(record)
