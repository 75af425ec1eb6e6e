# SPDX-License-Identifier: EUPL-1.2
"""What becomes of plans, mandates and partners when two organisations turn out to be one."""

from __future__ import annotations

import pytest

from corridor.foundation.parties.public import merge
from corridor.steering.plans import public
from corridor.steering.plans.actions import follow_merge
from corridor.steering.plans.models import ActionPlan, ActorFact, Mandate

from .conftest import YEAR, fresh, given, organisation

pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def one(account):
    """Merges one organisation into another, and tells this room, twice."""

    editor = account("editor")

    def merged(drop: str, keep: str) -> None:
        gone, stays = organisation(drop), organisation(keep)
        merge(keep=stays, drop=gone, by=editor, reason="The same.")
        for _twice in range(2):
            follow_merge({"keep": stays.pk, "drop": gone.pk})

    return merged


def test_plans_mandates_and_facts_move(started, one):
    plan = started("bio", given())
    facts = ActorFact.objects.filter(organisation__code__in=("bio", "enabel")).count()
    one("bio", "enabel")
    assert fresh(plan).organisation.code == "enabel"
    assert ActorFact.objects.filter(organisation__code="enabel").count() == facts
    one("nl-dtv", "nl-ind")
    mandate = Mandate.objects.get(code="nl-dtv-grants-voluntary-return")
    assert mandate.organisation.code == "nl-ind"


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        ("adopted", "adopted", "adopted"),
        ("adopted", "draft", "draft"),
        ("submitted", "adopted", "draft"),
    ],
)
def test_two_plans_of_a_year_become_one_with_all_lines(started, one, first, second, state):
    here, there = started("enabel", given("1.2")), started("bio", given("4.6", "A2"))
    ActionPlan.objects.filter(pk=here.pk).update(state=first, submitted_by=1)
    ActionPlan.objects.filter(pk=there.pk).update(state=second, submitted_by=2)
    one("bio", "enabel")
    (plan,) = ActionPlan.objects.all()
    assert (plan.pk, plan.state, plan.year) == (here.pk, state, YEAR)
    assert plan.remark
    assert [line.node.code for line in public.contributions_of(plan)] == ["1.2", "4.6"]
    if state == "draft":
        assert (plan.submitted_by, plan.adopted_by) == (None, None)


def test_a_partner_stands_once_and_nobody_is_its_own_partner(started, one):
    both = [organisation("bio"), organisation("enabel")]
    plan = started("iom", given(partners=both))
    own = started("fedasil", given(partners=[organisation("myria")]))
    one("bio", "enabel")
    one("myria", "fedasil")
    (line,) = public.contributions_of(fresh(plan))
    assert [each.organisation.code for each in line.partners.all()] == ["enabel"]
    (line,) = public.contributions_of(fresh(own))
    assert not line.partners.all()


def test_a_plan_for_a_record_that_was_merged_away_is_of_the_one_that_stayed(one):
    from corridor.steering.policy.public import framework

    gone = organisation("bio")
    one("bio", "enabel")
    gone.refresh_from_db()
    plan = public.start_plan(by=None, organisation=gone, framework=framework("BE"), year=YEAR).plan
    assert plan.organisation.code == "enabel"
