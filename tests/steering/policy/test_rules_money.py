# SPDX-License-Identifier: EUPL-1.2
"""Rounded numbers: what a printed total can and cannot say about its parts."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.steering.policy.rules import Interval, Outcome, Printed, check_limit, check_sum

D = Decimal


def printed(amount: str | None, unit: str = "1") -> Printed:
    return Printed(None if amount is None else D(amount), D(unit))


def test_the_year_2010_adds_up_and_bounds_what_is_not_stated():
    parts = [
        printed(a, "100000") for a in ("1000000", "200000", "700000", "600000", None, "3300000")
    ]
    found = check_sum(parts, printed("5800000", "100000"))
    assert found is not None
    assert found.outcome is Outcome.HOLDS
    assert found.difference == 0
    assert found.open_parts == 1
    # 5.85 million at the most, less 5.55 million at the least.
    assert found.room == D("300000")


def test_the_year_2011_adds_up_to_the_euro():
    amounts = ("50000", "2089331", "1430857", "303262", "356647", "4477402")
    found = check_sum([printed(a) for a in amounts], printed("8707499"))
    assert found is not None
    assert (found.outcome, found.difference, found.open_parts, found.room) == (
        Outcome.HOLDS,
        0,
        0,
        None,
    )


def test_a_difference_that_rounding_does_not_explain_fails():
    parts = [printed("1000000", "100000"), printed("2000000", "100000")]
    found = check_sum(parts, printed("3300000", "100000"))
    assert found is not None
    assert found.outcome is Outcome.FAILS
    assert found.difference == D("300000")


def test_stated_parts_above_the_total_fail_even_with_open_ones():
    found = check_sum([printed("900"), printed("200"), printed(None)], printed("1000"))
    assert found is not None
    assert found.outcome is Outcome.FAILS


def test_nothing_to_compare_is_no_check():
    assert check_sum([printed(None)], printed("10")) is None
    assert check_sum([printed("10")], printed(None)) is None


@pytest.mark.parametrize(
    ("spent", "limit", "outcome"),
    [
        (("8707499", "1"), ("9000000", "1"), Outcome.HOLDS),
        (("5800000", "100000"), ("9000000", "1"), Outcome.HOLDS),
        (("9000000", "1"), ("9000000", "1"), Outcome.HOLDS),
        (("9000002", "1"), ("9000000", "1"), Outcome.FAILS),
        (("9000000", "100000"), ("8990000", "1"), Outcome.OPEN),
        ((None, "1"), ("9000000", "1"), Outcome.OPEN),
    ],
)
def test_spending_against_a_limit(spent, limit, outcome):
    assert check_limit(printed(*spent), printed(*limit)) is outcome


units = st.sampled_from([1, 2, 5, 10])
amounts = st.one_of(st.none(), st.integers(0, 30))


def true_values(part: tuple[int | None, int], most: int) -> list[D]:
    """Every true number, in steps of a half, that a source could have printed like this."""
    amount, unit = part
    if amount is None:
        return [D(n) / 2 for n in range(2 * most + 1)]
    return [D(amount) + D(n) / 2 for n in range(-unit, unit + 1)]


@given(st.lists(st.tuples(amounts, units), min_size=1, max_size=3), st.integers(0, 60), units)
def test_a_sum_holds_exactly_when_some_true_numbers_fit(parts, total, unit):
    """Slow reference: try every combination of true numbers in steps of a half."""
    found = check_sum(
        [Printed(None if a is None else D(a), D(u)) for a, u in parts], Printed(D(total), D(unit))
    )
    if all(amount is None for amount, _ in parts):
        assert found is None
        return
    most = total + unit + sum(u for _, u in parts)
    wanted = set(true_values((total, unit), most))
    fits = any(
        sum(chosen) in wanted for chosen in product(*(true_values(part, most) for part in parts))
    )
    assert found is not None
    assert (found.outcome is Outcome.HOLDS) is fits


@given(st.tuples(st.integers(0, 50), units), st.tuples(st.integers(0, 50), units))
def test_a_limit_is_sure_only_when_all_true_numbers_agree(spent, limit):
    outcome = check_limit(Printed(D(spent[0]), D(spent[1])), Printed(D(limit[0]), D(limit[1])))
    pairs = [(s, m) for s in true_values(spent, 0) for m in true_values(limit, 0)]
    if all(s > m for s, m in pairs):
        assert outcome is Outcome.FAILS
    elif all(s <= m for s, m in pairs) or spent[0] == limit[0]:
        assert outcome is Outcome.HOLDS
    else:
        assert outcome is Outcome.OPEN


def test_bad_intervals_and_units_are_refused():
    with pytest.raises(ValueError, match="below its start"):
        Interval(D(2), D(1))
    with pytest.raises(ValueError, match="more than zero"):
        printed("1", "0")
