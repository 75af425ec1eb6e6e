# SPDX-License-Identifier: EUPL-1.2
"""Counting once: by examples, and the quick way against the plain one over random portfolios."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from corridor.steering.portfolio.rules.chains import (
    Chains,
    Member,
    Movement,
    counted,
    counted_slowly,
    ties_of,
)
from corridor.steering.portfolio.rules.money import family


def spent(activity: int, *, to: int | None = None, type: str = "3", amount: int = 1) -> Movement:
    return Movement(activity, type, Decimal(amount), receiver_activity=to)


def got(activity: int, *, of: int | None) -> Movement:
    return Movement(activity, "1", provider_activity=of)


def test_a_chain_is_counted_where_it_starts():
    members = [Member(1), Member(2), Member(3)]
    money = [spent(1, to=2), spent(2, to=3), spent(3, type="4")]
    assert counted_slowly(members, money) == [True, False, False]


def test_what_the_receiver_says_of_its_provider_ties_them_too():
    money = [spent(1), got(2, of=1), spent(2, type="4")]
    assert counted_slowly([Member(1), Member(2)], money) == [True, True, False]


def test_whoever_states_nothing_hides_nothing():
    """The ministry's activity is there without its money: the partner's counts."""
    money = [got(2, of=1), spent(2)]
    assert counted_slowly([Member(1), Member(2)], money) == [True, True]


def test_a_commitment_ties_and_hides_commitments_alone():
    money = [spent(1, to=2, type="2"), spent(2, type="2"), spent(2, type="4")]
    assert counted_slowly([Member(1), Member(2)], money) == [True, False, True]


def test_a_chain_is_seen_through_activities_without_money_of_that_kind():
    members = [Member(1), Member(2), Member(3)]
    money = [spent(1), got(2, of=1), got(3, of=2), spent(3)]
    assert counted_slowly(members, money) == [True, True, False, False]


def test_amounts_that_comprise_components_hide_theirs():
    tree = [Member(1, includes_components=True), Member(2, (1,)), Member(3, (1, 2))]
    assert counted_slowly(tree, [spent(1), spent(2), spent(3)]) == [True, False, False]
    apart = [Member(1), Member(2, (1,))]
    assert counted_slowly(apart, [spent(1), spent(2)]) == [True, True]


def test_a_circle_counts_once_at_the_lowest_key():
    money = [spent(7, to=3), spent(3, to=7)]
    assert counted_slowly([Member(3), Member(7)], money) == [False, True]
    fed = [spent(1, to=7), *money]
    assert counted_slowly([Member(1), Member(3), Member(7)], fed) == [True, False, False]


def test_a_draft_neither_counts_nor_hides_but_lets_money_through():
    draft = [Member(1, public=False), Member(2)]
    assert counted_slowly(draft, [spent(1, to=2), spent(2)]) == [False, True]
    between = [Member(1), Member(2, public=False), Member(3)]
    money = [spent(1, to=2), spent(2, to=3), spent(3)]
    assert counted_slowly(between, money) == [True, False, False]


def test_a_withdrawn_amount_ties_nobody():
    money = [spent(1, to=2, amount=0), spent(1), spent(2)]
    assert counted_slowly([Member(1), Member(2)], money) == [True, True, True]


def test_a_tie_to_itself_is_none():
    assert counted_slowly([Member(1)], [spent(1, to=1)]) == [True]


@st.composite
def portfolios(draw):
    """A forest of up to eight activities, with money between them in all directions."""
    count = draw(st.integers(1, 8))
    members = []
    for key in range(count):
        above = draw(st.none() | st.integers(0, key - 1)) if key else None
        line = () if above is None else (*members[above].ancestors, above)
        members.append(Member(key, line, draw(st.booleans()), draw(st.integers(0, 4)) > 0))
    keys = st.integers(0, count - 1)
    ends = st.none() | keys
    money = st.builds(
        Movement,
        keys,
        st.sampled_from(["1", "2", "3", "3", "4", "7", "11", "12"]),
        st.sampled_from([Decimal(5), Decimal(-1), Decimal(0)]),
        ends,
        ends,
    )
    return members, draw(st.lists(money, max_size=16))


@given(portfolios())
def test_the_quick_way_answers_as_the_plain_one(portfolio):
    members, money = portfolio
    assert counted(members, money) == counted_slowly(members, money)


def test_ties_to_activities_that_are_not_given_are_left_out():
    money = [spent(5, to=2), spent(2, to=9), got(2, of=7), spent(2)]
    assert counted([Member(2, (1,)), Member(5)], money) == [True, False, True, False]


@given(portfolios())
def test_of_what_is_stated_something_always_counts(portfolio):
    """Nothing is lost: if any public activity states money of a family, some of it counts."""
    members, money = portfolio
    public = {member.key for member in members if member.public}
    stated = {family(m.type) for m in money if m.amount and m.activity in public}
    flags = counted_slowly(members, money)
    counted = {family(m.type) for m, flag in zip(money, flags, strict=True) if flag and m.amount}
    assert counted == stated


@given(portfolios())
def test_no_two_activities_that_feed_one_another_both_count(portfolio):
    members, money = portfolio
    flags = counted_slowly(members, money)
    counting = {
        (m.activity, family(m.type))
        for m, flag in zip(money, flags, strict=True)
        if flag and m.amount
    }
    for one, other in ties_of(members, money):
        for of in {"spent", "1", "2"}:
            assert not {(one, of), (other, of)} <= counting


def test_a_chain_of_many_thousands_needs_no_deep_stack():
    count = 20_000
    ties = [(key, key + 1) for key in range(count)] + [(count, count - 1)]
    chains = Chains(range(count + 1), ties, {0: {"spent"}, count: {"spent"}})
    assert chains.hidden(0) == frozenset()
    assert chains.hidden(count) == {"spent"}
