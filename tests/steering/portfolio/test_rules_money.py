# SPDX-License-Identifier: EUPL-1.2
"""Cutting an amount in parts that add up to it."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from corridor.steering.portfolio.rules.money import split

D = Decimal


def test_a_sole_row_without_share_is_all_of_it():
    assert split(D("10.01"), [("MA", None)]) == {"MA": D("10.01")}


def test_several_rows_without_shares_are_not_split():
    assert split(D("10"), [("MA", None), ("GH", None)]) == {"": D(10)}


def test_no_row_at_all_is_not_split():
    assert split(D("10"), []) == {"": D(10)}


def test_what_the_stated_shares_leave_is_not_split():
    assert split(D("100"), [("MA", D(60)), ("GH", None)]) == {"MA": D(60), "": D(40)}


def test_cents_go_to_the_largest_remainders_and_then_by_key():
    shares = [("c", D("33.33")), ("a", D("33.33")), ("b", D("33.33"))]
    assert split(D("100"), shares) == {"a": D("33.34"), "b": D("33.33"), "c": D("33.33")}
    assert split(D("0.01"), [("a", D(40)), ("b", D(60))]) == {"a": D(0), "b": D("0.01")}


def test_a_refund_is_split_as_its_payment_was():
    shares = [("a", D("33.4")), ("b", D("66.6"))]
    back = {key: -part for key, part in split(D("10.01"), shares).items()}
    assert split(D("-10.01"), shares) == back


def test_shares_of_more_than_all_of_it_are_proportions():
    assert split(D("3"), [("a", D(100)), ("b", D(50))]) == {"a": D(2), "b": D(1)}


amounts = st.decimals(min_value=D("-1e17"), max_value=D("1e17"), places=2)
percentages = st.none() | st.decimals(min_value=D("0.000001"), max_value=D(100), places=6)
rows = st.lists(st.tuples(st.sampled_from("abcdefgh"), percentages), max_size=8)


@given(amounts, rows)
def test_the_parts_add_up_to_the_cent(amount, shares):
    parts = split(amount, shares)
    assert sum(parts.values(), D(0)) == amount
    assert all(part == 0 or (part < 0) == (amount < 0) for part in parts.values())


@given(amounts, rows)
def test_no_part_is_a_cent_away_from_its_share(amount, shares):
    total = sum((share for _key, share in shares if share is not None), D(0))
    for key, part in split(amount, shares).items():
        mine = sum((share for name, share in shares if name == key and share is not None), D(0))
        if key and total <= D("99.9") and len(shares) > 1:
            assert abs(part - amount * mine / 100) < D("0.01")
