# SPDX-License-Identifier: EUPL-1.2
"""Lessons: recorded, proposed, accepted and declined; who sees which."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import desk_of
from corridor.foundation.parties.public import organisation_by_code
from corridor.steering.learning import public
from corridor.steering.learning.models import Lesson
from corridor.steering.portfolio.public import Activity

from .conftest import lesson, text

pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def partner(account):
    return account("partner")


@pytest.fixture
def officer(account):
    return account("officer")


def propose(partner, **more):
    iom = organisation_by_code("iom")
    return public.propose_lesson(by=partner, organisation=iom, given=lesson(**more))


def seen(user=None) -> set[str]:
    return {row.code for row in public.lessons(user)}


def test_an_officer_records_a_lesson_that_stands_at_once(officer):
    row = public.add_lesson(by=officer, given=lesson(reused=["nl-sdt"]), reason="Told.")
    assert row.code in seen()
    found = public.lesson(row.code)
    assert {(tie.role, tie.activity.code) for tie in found.ties} == {
        ("learned", "nl-trqn-2"),
        ("reused", "nl-sdt"),
    }
    assert [each.theme for each in found.themes.all()] == ["return"]


@pytest.mark.parametrize(
    ("more", "at"),
    [
        ({"themes": ["return", "nothing"]}, "themes.1"),
        ({"evidence": None}, "sources"),
        ({"evaluation": "nowhere"}, "evaluation"),
        ({"reused": ["nl-trqn-2"]}, "reused.0"),
        ({"learned": ["nowhere"]}, "learned.0"),
    ],
)
def test_what_is_refused_says_where(officer, more, at):
    before = Lesson.objects.count()
    with pytest.raises(Refused) as refusal:
        public.add_lesson(by=officer, given=lesson(**more), reason="Told.")
    assert refusal.value.at == at
    assert Lesson.objects.count() == before


def test_a_proposal_is_seen_by_its_own_and_by_who_decides(partner, officer, account):
    row = propose(partner)
    assert row.code in seen(partner)
    assert row.code in seen(officer)
    assert row.code not in seen()
    assert row.code not in seen(account("administrator"))
    titles = [item.title for tray in desk_of(officer) for item in tray.items]
    assert "A lesson to test with" in titles


def test_a_partner_proposes_from_its_own_activities_only(partner):
    for learned, at in ((["nl-sdt"], "learned.0"), ([], "learned")):
        with pytest.raises(Refused) as refusal:
            propose(partner, learned=learned)
        assert refusal.value.at == at
    Activity.objects.filter(code="nl-sdt").update(public=False)
    with pytest.raises(Refused, match="no activity"):
        propose(partner, learned=["nl-sdt"])


def test_it_is_accepted_once(partner, officer):
    row = propose(partner)
    done = public.decide_lesson(by=officer, lesson=row, version=1, accept=True)
    assert done.code in seen()
    with pytest.raises(public.Stale):
        public.decide_lesson(by=officer, lesson=row, version=1, accept=True)
    with pytest.raises(Refused):
        public.decide_lesson(by=officer, lesson=row, version=2, accept=False, remark="No.")
    with pytest.raises(Refused, match="accepted"):
        public.change_proposal(by=partner, lesson=row, version=2, given=lesson())


def test_declining_says_why_and_the_partner_may_try_again(partner, officer):
    row = propose(partner)
    with pytest.raises(Refused) as refusal:
        public.decide_lesson(by=officer, lesson=row, version=1, accept=False, remark=" ")
    assert refusal.value.at == "remark"
    public.decide_lesson(by=officer, lesson=row, version=1, accept=False, remark="Too vague.")
    assert row.code not in seen()
    assert "Too vague." in [item.note for tray in desk_of(partner) for item in tray.items]
    again = public.change_proposal(
        by=partner, lesson=row, version=2, given=lesson(text=text("Test on Mondays."))
    )
    assert (again.state, again.remark, again.version) == ("proposed", "", 3)


def test_a_lesson_is_changed_on_the_version_that_was_seen(officer):
    row = public.add_lesson(by=officer, given=lesson(), reason="Told.")
    swapped = lesson(learned=["nl-sdt"], reused=["nl-trqn-2"], themes=["demand"])
    public.change_lesson(by=officer, lesson=row, version=1, given=swapped, reason="Better.")
    found = public.lesson(row.code)
    assert {(tie.role, tie.activity.code) for tie in found.ties} == {
        ("learned", "nl-sdt"),
        ("reused", "nl-trqn-2"),
    }
    with pytest.raises(public.Stale):
        public.change_lesson(by=officer, lesson=row, version=1, given=lesson(), reason="x")


@pytest.mark.parametrize(
    "wrong",
    [{"state": "proposed"}, {"state": "declined"}, {"evidence": None, "sources": []}],
)
def test_the_database_keeps_lessons_whole(officer, wrong):
    row = public.add_lesson(by=officer, given=lesson(), reason="Told.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Lesson.objects.filter(pk=row.pk).update(**wrong)
