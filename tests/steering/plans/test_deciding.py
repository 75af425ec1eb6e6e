# SPDX-License-Identifier: EUPL-1.2
"""From draft to closed: in order, by two people, with what came of it, and back with a remark."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs.public import Refused
from corridor.steering.plans import public
from corridor.steering.plans.models import ActionPlan

from .conftest import YEAR, fresh, given, line_of, text

pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def writer(account):
    return account("officer")


@pytest.fixture
def adopter(account):
    return account("editor")


def test_the_whole_way(started, writer, adopter):
    plan = started("iom", given())
    plan = public.submit_plan(by=writer, plan=plan, version=plan.version)
    assert not plan.is_public
    plan = public.adopt_plan(by=adopter, plan=plan, version=plan.version)
    assert plan.is_public
    row = line_of(plan)
    outcome = public.GivenOutcome(row.version, "unknown")
    plan = public.record_outcomes(by=writer, plan=plan, given={row.public_id: outcome})
    plan = public.close_plan(by=adopter, plan=plan, version=plan.version)
    assert (plan.state, plan.submitted_by, plan.adopted_by) == ("closed", writer.pk, adopter.pk)
    assert history_of(plan)[-1].who == adopter.pk


def test_nobody_adopts_what_they_submitted(started, writer):
    plan = started("iom", given())
    plan = public.submit_plan(by=writer, plan=plan, version=plan.version)
    with pytest.raises(Refused, match="somebody else"):
        public.adopt_plan(by=writer, plan=plan, version=plan.version)
    assert fresh(plan).state == "submitted"
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionPlan.objects.filter(pk=plan.pk).update(adopted_by=writer.pk)


def test_an_empty_plan_does_not_go_in(started, writer):
    plan = started("iom")
    with pytest.raises(Refused, match="no contribution"):
        public.submit_plan(by=writer, plan=plan, version=plan.version)


def test_whoever_decides_decides_on_what_they_saw(started, writer, adopter):
    plan = started("iom", given())
    public.add_contribution(by=writer, plan=plan, given=given("4.6", "A2"))
    with pytest.raises(public.Stale):
        public.submit_plan(by=writer, plan=plan, version=plan.version)
    plan = fresh(plan)
    public.submit_plan(by=writer, plan=plan, version=plan.version)
    with pytest.raises(public.Stale):
        public.adopt_plan(by=adopter, plan=plan, version=plan.version)
    assert fresh(plan).state == "submitted"


STEPS = {
    "submit": lambda by, plan: public.submit_plan(by=by, plan=plan, version=plan.version),
    "adopt": lambda by, plan: public.adopt_plan(by=by, plan=plan, version=plan.version),
    "close": lambda by, plan: public.close_plan(by=by, plan=plan, version=plan.version),
    "record": lambda by, plan: public.record_outcomes(by=by, plan=plan, given={}),
    "add": lambda by, plan: public.add_contribution(by=by, plan=plan, given=given()),
    "withdraw": lambda by, plan: public.withdraw_plan(by=by, plan=plan, version=plan.version),
    "back": lambda by, plan: public.send_back_plan(
        by=by, plan=plan, version=plan.version, remark="Look again."
    ),
}


@pytest.mark.parametrize(
    ("state", "refused"),
    [
        ("draft", ["adopt", "close", "record", "withdraw", "back"]),
        ("submitted", ["submit", "close", "record", "add"]),
        ("adopted", ["submit", "adopt", "add", "withdraw"]),
        ("closed", ["submit", "adopt", "close", "record", "add", "withdraw"]),
    ],
)
def test_out_of_order_and_twice_is_refused_in_words(started, account, state, refused):
    plan = started("iom", given())
    ActionPlan.objects.filter(pk=plan.pk).update(state=state)
    for name in refused:
        with pytest.raises(Refused) as refusal:
            STEPS[name](account("editor", email=f"{name}@example.org"), fresh(plan))
        assert str(refusal.value).endswith("."), name
        assert fresh(plan).state == state


def test_one_step_back_with_a_word_why(adopted, adopter, writer):
    plan = adopted("iom")
    with pytest.raises(Refused) as refusal:
        public.send_back_plan(by=adopter, plan=plan, version=plan.version, remark="  ")
    assert refusal.value.at == "remark"
    public.send_back_plan(by=adopter, plan=plan, version=plan.version, remark="Name  the\ncountry")
    plan = fresh(plan)
    assert (plan.state, plan.remark, plan.adopted) == ("draft", "Name the country", None)
    assert history_of(plan)[-1].reason == "Name the country"
    plan = public.submit_plan(by=writer, plan=plan, version=plan.version)
    assert plan.remark == ""


def test_who_sent_it_in_can_take_it_back_until_it_is_adopted(started, writer):
    plan = started("iom", given())
    plan = public.submit_plan(by=writer, plan=plan, version=plan.version)
    plan = public.withdraw_plan(by=writer, plan=plan, version=plan.version)
    public.add_contribution(by=writer, plan=plan, given=given("4.6", "A2"))


def test_a_closed_plan_goes_back_to_adopted(adopted, adopter):
    plan = adopted("iom")
    ActionPlan.objects.filter(pk=plan.pk).update(state="closed", closed=timezone.now())
    plan = public.send_back_plan(by=adopter, plan=fresh(plan), version=plan.version, remark="Wrong")
    assert (plan.state, plan.closed) == ("adopted", None)


def test_a_plan_does_not_close_while_an_outcome_is_open(adopted, adopter, writer):
    plan = adopted("iom", given(), given("4.6", "A2"))
    with pytest.raises(Refused, match="2 contributions"):
        public.close_plan(by=adopter, plan=plan, version=plan.version)
    row = line_of(plan)
    outcome = {row.public_id: public.GivenOutcome(row.version, "partly", text("Half."))}
    plan = public.record_outcomes(by=writer, plan=plan, given=outcome)
    with pytest.raises(Refused, match="1 contribution is not recorded"):
        public.close_plan(by=adopter, plan=plan, version=plan.version)


@pytest.mark.parametrize(
    ("outcome", "done", "field"),
    [
        ("done", None, "done"),
        ("partly", None, "done"),
        ("not_done", None, "done"),
        ("", text("Something."), "outcome"),
        ("perhaps", None, "outcome"),
    ],
)
def test_an_outcome_needs_its_words(adopted, writer, outcome, done, field):
    plan = adopted("iom", given(), given("4.6", "A2"))
    one, two = public.contributions_of(plan)
    with pytest.raises(Refused) as refusal:
        public.record_outcomes(
            by=writer,
            plan=plan,
            given={
                one.public_id: public.GivenOutcome(one.version, "unknown"),
                two.public_id: public.GivenOutcome(two.version, outcome, done),
            },
        )
    assert refusal.value.at == f"{two.public_id}.{field}"
    assert {line.outcome for line in public.contributions_of(plan)} == {""}


def test_two_people_recording_outcomes(adopted, writer, adopter):
    plan = adopted("iom", given(), given("4.6", "A2"))
    one, two = public.contributions_of(plan)

    def said(row, outcome):
        return public.GivenOutcome(row.version, outcome, text("So."))

    public.record_outcomes(by=writer, plan=plan, given={one.public_id: said(one, "done")})
    both = {one.public_id: said(one, "not_done"), two.public_id: said(two, "done")}
    with pytest.raises(public.Clash) as clash:
        public.record_outcomes(by=adopter, plan=plan, given=both)
    assert set(clash.value.current) == {one.public_id}
    assert [line.outcome for line in public.contributions_of(plan)] == ["done", ""]
    # Who says the same as the other is in nobody's way.
    both[one.public_id] = said(one, "done")
    public.record_outcomes(by=adopter, plan=plan, given=both)
    assert [line.outcome for line in public.contributions_of(plan)] == ["done", "done"]


def test_nothing_has_come_of_a_year_that_has_not_begun(adopted, writer):
    plan = adopted("iom", year=timezone.localdate().year + 1)
    with pytest.raises(Refused, match="has not begun"):
        public.record_outcomes(by=writer, plan=plan, given={})
    assert plan.year > YEAR
