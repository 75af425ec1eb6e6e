# SPDX-License-Identifier: EUPL-1.2
"""The way of a plan, sums that keep apart what is not stated, and mandates by Kleene."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.steering.plans import rules
from corridor.values.answers import Answer
from corridor.values.money import Money

AMOUNTS = st.builds(
    Money,
    st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False),
    st.sampled_from(["EUR", "USD"]),
)


@pytest.mark.parametrize(
    ("step", "states"),
    [
        ("change", {"draft"}),
        ("submit", {"draft"}),
        ("adopt", {"submitted"}),
        ("record", {"adopted"}),
        ("close", {"adopted"}),
    ],
)
def test_each_step_can_be_taken_from_one_state_only(step, states):
    assert {state for state in rules.STATES if rules.may(step, state)} == states


def test_nothing_public_can_be_changed_before_it_went_back():
    assert not any(rules.may("change", state) for state in rules.PUBLIC)
    assert rules.BACK["closed"] == "adopted"


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("adopted", "draft", "draft"),
        ("submitted", "adopted", "draft"),
        ("submitted", "submitted", "draft"),
        ("closed", "adopted", "adopted"),
        ("closed", "closed", "closed"),
    ],
)
def test_two_plans_together_are_as_far_as_the_one_behind(one, other, both):
    assert rules.earlier(one, other) == rules.earlier(other, one) == both


@given(st.lists(st.one_of(st.none(), AMOUNTS), max_size=12))
def test_a_total_counts_every_amount_once_and_no_missing_one_as_zero(amounts):
    found = rules.total(amounts)
    assert found.count == len(amounts)
    assert found.not_stated == amounts.count(None)
    for currency in ("EUR", "USD"):
        stated = [each.amount for each in amounts if each and each.currency == currency]
        summed = [each.amount for each in found.amounts if each.currency == currency]
        assert summed == ([sum(stated)] if stated else [])
    assert (found.money is not None) == (len(found.amounts) == 1)


def test_nothing_stated_is_no_zero():
    assert rules.total([None, None]).amounts == ()
    assert rules.staff([None]).amount is None
    assert rules.staff([Decimal(0)]).amount == 0
    assert rules.staff([Decimal("1.5"), None]) == rules.Staff(Decimal("1.5"), 1, 1)


def test_gaps_keep_the_order_of_what_is_wanted():
    assert rules.without(["1.1", "1.2", "1.3"], {"1.2", "9"}) == ("1.1", "1.3")


YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ([], UNKNOWN),
        ([(YES, "1.2", None)], YES),
        ([(YES, "SO1", None)], YES),
        ([(YES, "1.3", None)], UNKNOWN),
        ([(YES, "1.2", "A2")], UNKNOWN),
        ([(YES, None, "A1")], YES),
        ([(NO, "SO1", None)], NO),
        ([(YES, "1.2", None), (NO, "SO1", None)], UNKNOWN),
        # A mandate that names neither part nor approach says nothing of one line.
        ([(NO, None, None)], UNKNOWN),
        ([(YES, None, None)], UNKNOWN),
    ],
)
def test_whether_work_on_1_2_by_a1_lies_within_the_mandate(told, answer):
    assert rules.within([rules.Told(*each) for each in told], {"1.2", "SO1"}, "A1") is answer
