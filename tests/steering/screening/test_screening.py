# SPDX-License-Identifier: EUPL-1.2
"""The way of a screening: draft, filled in, concluded, again; measures step by step; gender."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from corridor.foundation.jobs.public import Refused
from corridor.steering.policy.public import framework, node
from corridor.steering.screening import public
from corridor.steering.screening.models import MeasureStep

from .conftest import findings, fresh, text


def filled(row, answers, **results):
    return public.fill_screening(
        by=None,
        screening=row,
        version=fresh(row).version,
        answers={place: public.GivenAnswer(value) for place, value in answers.items()},
        findings=findings(**results),
    )


def test_what_is_not_answered_stays_unknown(activity):
    row = public.start_screening(by=None, activity=activity, sector="agriculture")
    assert (row.level, row.answered) == ("unknown", 0)
    assert row.asked == len(public.asked(row)) == 9
    assert {each.result for each in row.findings.all()} == {"not_tested"}
    row = filled(row, {0: 1, 1: None})
    assert (row.level, row.answered) == ("unknown", 1)
    row = filled(row, dict.fromkeys(range(1, 9), 0))
    assert (row.level, row.answered) == ("some", 9)
    row = public.fill_screening(
        by=None, screening=row, version=row.version, answers={0: None}, findings={}
    )
    assert (row.level, row.answered) == ("unknown", 8)


def test_the_sector_of_the_activity_names_its_questions(activity, foreign):
    assert public.fitting_set(activity) == "agriculture"
    assert public.fitting_set(foreign) == ""


def test_starting_twice_and_screening_again(activity, screened):
    first = screened()
    again = public.start_screening(by=None, activity=activity)
    assert again.supersedes == first
    with pytest.raises(Refused):
        public.start_screening(by=None, activity=activity)
    listed = public.screenings().filter(activity=activity)
    assert [row.standing for row in listed.filter(pk=first.pk)] == [False]
    assert public.concluded_of(activity) == first


def test_two_people_fill_in_at_once(activity):
    row = public.start_screening(by=None, activity=activity)
    filled(row, {0: 2})
    with pytest.raises(public.Stale) as stale:
        public.fill_screening(by=None, screening=row, version=1, answers={}, findings={})
    assert stale.value.current.version == 2


@pytest.mark.parametrize("place", [-1, 99])
def test_no_such_question(activity, place):
    row = public.start_screening(by=None, activity=activity)
    with pytest.raises(Refused):
        filled(row, {place: 1})
    with pytest.raises(Refused):
        filled(row, {0: 4})
    assert fresh(row).version == 1


def test_a_test_that_fails_needs_words(activity):
    row = public.start_screening(by=None, activity=activity)
    with pytest.raises(Refused) as refused:
        public.fill_screening(
            by=None,
            screening=row,
            version=1,
            answers={},
            findings={"rights": public.GivenFinding("fail")},
        )
    assert refused.value.at == "findings.rights.text"


def test_concluding_needs_an_answer_and_words_and_then_it_stays(activity, account):
    officer = account("officer")
    row = public.start_screening(by=officer, activity=activity)
    with pytest.raises(Refused):
        public.conclude_screening(by=officer, screening=row, version=1)
    row = filled(row, {0: 1})
    with pytest.raises(Refused):
        public.conclude_screening(by=officer, screening=row, version=row.version)
    row = public.fill_screening(
        by=officer,
        screening=row,
        version=row.version,
        answers={},
        findings={},
        conclusion=text("Fine."),
    )
    row = public.conclude_screening(by=officer, screening=row, version=row.version)
    assert row.level == "unknown"
    with pytest.raises(Refused):
        filled(row, {1: 3})
    with pytest.raises(Refused):
        public.conclude_screening(by=officer, screening=row, version=row.version)


def test_a_plan_needs_a_title_and_a_known_sector(activity):
    with pytest.raises(Refused):
        public.start_screening(by=None)
    with pytest.raises(Refused):
        public.start_screening(by=None, activity=activity, title=text("Both"))
    for sector in ("general", "tourism"):
        with pytest.raises(Refused) as refused:
            public.start_screening(by=None, title=text("A plan"), sector=sector)
        assert refused.value.at == "sector"


def test_a_measure_is_followed_step_by_step(screened):
    row, today = screened(), timezone.localdate()
    due = today - timedelta(days=3)
    made = public.add_measure(by=None, screening=row, text=text("Ask"), due=due, key="k1")
    assert public.add_measure(by=None, screening=row, text=text("Ask"), key="k1") == made
    assert public.screenings().get(pk=row.pk).overdue == 1
    public.add_step(by=None, measure=made, state="under_way", seen=0)
    for wrong in (
        {"state": "done", "seen": 0},
        {"state": "under_way", "seen": 1},
        {"state": "dropped", "seen": 1},
        {"state": "x", "seen": 1},
        {"state": "done", "seen": 1, "day": today + timedelta(days=1)},
        {"state": "done", "seen": 1, "day": today - timedelta(days=1)},
    ):
        with pytest.raises(Refused):
            public.add_step(by=None, measure=made, **wrong)
    public.add_step(by=None, measure=made, state="done", seen=1)
    assert public.screenings().get(pk=row.pk).overdue == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        MeasureStep.objects.update(state="open")


def test_gender_in_every_priority_counts_zero_and_unknown_apart(activity, foreign, screened):
    of = framework("NL08")
    before = {each.node.code: each for each in public.gender_overview(of)}
    for row in (activity, foreign):
        row.node_shares.create(node=node("NL08", "1"))
    activity.markers.create(code="1", significance=0)
    screened(failing="gender")
    after = {each.node.code: each for each in public.gender_overview(of)}
    one, was = after["1"], before["1"]
    assert one.activities == was.activities + 2
    assert (one.scored, one.aiming) == (was.scored + 1, was.aiming)
    assert one.tested == was.tested + 1
    assert after["2"] == before["2"]


def test_three_queries_for_the_overview(loaded, django_assert_num_queries):
    of = framework("NL08")
    with django_assert_num_queries(3):
        public.gender_overview(of)
