# SPDX-License-Identifier: EUPL-1.2
"""Starting, copying and filling drafts: what is taken, what is refused and where."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import new_public_id
from corridor.foundation.reference.public import country
from corridor.steering.plans import public
from corridor.steering.plans.models import ActionPlan, Contribution
from corridor.steering.policy.public import framework
from corridor.values.money import Money

from .conftest import YEAR, euro, fresh, given, line_of, organisation, text

pytestmark = pytest.mark.usefixtures("loaded")


def start(code="iom", of="BE", year=YEAR, **more):
    return public.start_plan(
        by=None, organisation=organisation(code), framework=framework(of), year=year, **more
    )


def test_one_plan_for_an_actor_framework_and_year(started):
    started("iom")
    with pytest.raises(Refused) as refusal:
        start()
    assert refusal.value.at == "year"
    assert "already" in str(refusal.value)
    assert start(year=YEAR + 1).plan.state == start("enabel").plan.state == "draft"


@pytest.mark.parametrize("year", [1899, 0, 99999])
def test_a_year_that_cannot_be_is_refused(year):
    with pytest.raises(Refused, match="year lies between"):
        start(year=year)


def test_copying_takes_the_lines_but_not_what_came_of_them(adopted, account):
    before = adopted(
        "iom",
        given(
            money=euro("10.50"),
            staff=Decimal("0.5"),
            partners=[organisation("enabel")],
            countries=[country("MA")],
        ),
        given("4.6", "A2"),
    )
    row = line_of(before)
    outcome = public.GivenOutcome(row.version, "done", text("All of it."))
    public.record_outcomes(by=account("officer"), plan=before, given={row.public_id: outcome})
    made = start(year=YEAR + 1, copy=True)
    assert (made.copied, made.left_out, made.plan.state) == (2, (), "draft")
    copied = line_of(made.plan)
    assert (copied.money, copied.staff, copied.outcome) == (euro("10.50"), Decimal("0.5"), "")
    assert [each.organisation.code for each in copied.partners.all()] == ["enabel"]
    assert [each.country.iso2 for each in copied.countries.all()] == ["MA"]
    assert copied.public_id != row.public_id


def test_nothing_can_be_copied_where_nothing_was():
    with pytest.raises(Refused) as refusal:
        start(copy=True)
    assert refusal.value.at == "copy"
    assert not ActionPlan.objects.exists()


def test_a_line_whose_node_is_gone_is_left_out_of_the_copy_and_named(started):
    plan = started("iom", given())
    # What an earlier edition had and this one has not: an objective that nobody can work on.
    Contribution.objects.filter(plan=plan).update(node=framework("BE").nodes.get(code="SO1").pk)
    made = start(year=YEAR + 1, copy=True)
    assert (made.copied, made.left_out) == (0, ("SO1",))


@pytest.mark.parametrize(
    ("line", "at"),
    [
        (given("9.9"), "node"),
        (given("SO1"), "node"),
        (given("A1"), "node"),
        (given(approach=None), "approach"),
        (given(approach="1.1"), "approach"),
        (given(money=euro("-1")), "amount"),
        (given(money=euro("0.001")), "amount"),
        (given(money=euro("99999999999999999")), "amount"),
        (given(money=Money(Decimal(1), "XQX")), "currency"),
        (given(staff=Decimal(-1)), "staff"),
        (given(staff=Decimal("0.005")), "staff"),
        (given(staff=Decimal("Infinity")), "staff"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_written(started, line, at):
    plan = started("iom")
    with pytest.raises(Refused) as refusal:
        public.add_contribution(by=None, plan=plan, given=line)
    assert refusal.value.at == at
    assert public.contributions_of(plan) == []
    assert fresh(plan).version == plan.version


def test_an_actor_is_no_partner_in_its_own_plan(started):
    plan = started("iom")
    with pytest.raises(Refused, match="only others"):
        public.add_contribution(by=None, plan=plan, given=given(partners=[organisation("iom")]))


def test_a_framework_without_approaches_asks_for_none(started):
    plan = started("nl-dtv", given("6", None), of="NL08", year=2012)
    assert line_of(plan).approach is None
    with pytest.raises(Refused, match="no approach"):
        public.add_contribution(by=None, plan=plan, given=given("6", "A1"))


def test_the_same_form_twice_adds_one_line(started):
    plan, key = started("iom"), new_public_id()
    first = public.add_contribution(by=None, plan=plan, given=given(), key=key)
    again = public.add_contribution(by=None, plan=plan, given=given(), key=key)
    assert first.pk == again.pk
    assert len(public.contributions_of(plan)) == 1
    other = started("enabel")
    with pytest.raises(Refused, match="another plan"):
        public.add_contribution(by=None, plan=other, given=given(), key=key)


def test_zero_and_not_stated_are_two_things(started):
    plan = started("iom", given(money=euro("0"), staff=Decimal(0)), given())
    zero, open_ = public.contributions_of(plan)
    assert (zero.money, zero.staff) == (euro("0.00"), 0)
    assert (open_.money, open_.staff) == (None, None)
    (place,) = public.by_place(public.contributions_of(plan), None)
    assert (place.total.money, place.total.not_stated) == (euro("0.00"), 1)


def test_two_people_editing_one_line(started, account):
    plan = started("iom", given())
    row = line_of(plan)
    public.change_contribution(
        by=account("officer"), contribution=row, version=row.version, given=given(what="First.")
    )
    with pytest.raises(public.Stale) as stale:
        public.change_contribution(
            by=account("editor"), contribution=row, version=row.version, given=given(what="Second.")
        )
    assert stale.value.current.what["en"] == "First."
    assert line_of(plan).what["en"] == "First."
    with pytest.raises(public.Stale):
        public.remove_contribution(by=None, contribution=row, version=row.version)


def test_the_same_again_changes_nothing_and_leaves_no_trace(started):
    plan = started("iom", given(partners=[organisation("enabel")]))
    row = line_of(plan)
    traces = len(history_of(row))
    public.change_contribution(
        by=None,
        contribution=row,
        version=row.version,
        given=given(partners=[organisation("enabel")]),
    )
    assert line_of(plan).version == row.version
    assert fresh(plan).version == plan.version
    assert len(history_of(row)) == traces


def test_a_line_that_was_taken_away_cannot_be_changed_or_taken_away_again(started):
    plan = started("iom", given())
    row = line_of(plan)
    public.remove_contribution(by=None, contribution=row, version=row.version)
    for act in (
        lambda: public.change_contribution(
            by=None, contribution=row, version=row.version, given=given()
        ),
        lambda: public.remove_contribution(by=None, contribution=row, version=row.version),
    ):
        with pytest.raises(public.Gone):
            act()


def test_only_an_empty_draft_can_be_discarded(started):
    plan = started("iom", given())
    with pytest.raises(Refused, match="contributions away"):
        public.discard_plan(by=None, plan=plan, version=plan.version)
    row = line_of(plan)
    public.remove_contribution(by=None, contribution=row, version=row.version)
    with pytest.raises(public.Stale):
        public.discard_plan(by=None, plan=plan, version=plan.version)
    public.discard_plan(by=None, plan=plan, version=fresh(plan).version)
    assert not ActionPlan.objects.filter(pk=plan.pk).exists()


def test_who_changed_what_is_kept(started, account):
    officer = account("officer")
    plan = started("iom", given(), by=officer)
    (made,) = history_of(line_of(plan))
    assert made.who == officer.pk
