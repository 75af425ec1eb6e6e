# SPDX-License-Identifier: EUPL-1.2
"""What is odd about a figure is asked about, and only that."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from corridor.steering.monitoring.rules.figures import Odd, change, compared, oddities


def figure(number: Any, of: Any = None, state: str = "reported") -> Any:
    return SimpleNamespace(
        state=state,
        number=None if number is None else Decimal(number),
        denominator=None if of is None else Decimal(of),
    )


def odd(now: Any, *, measure="1", cumulative=False, ascending=True, target=None, last=None):
    found = oddities(
        now,
        measure=measure,
        cumulative=cumulative,
        ascending=ascending,
        target=target,
        last=last,
    )
    return [(each.odd, each.by) for each in found]


def test_less_than_last_time_is_odd_where_figures_include_those_before():
    last = figure(100)
    assert odd(figure(90), cumulative=True, last=last) == [(Odd.FELL, Decimal(10))]
    assert odd(figure(90), last=last) == []
    assert odd(figure(100), cumulative=True, last=last) == []


@pytest.mark.parametrize(
    ("now", "last", "expected"),
    [
        (1000, 100, [(Odd.MANY_TIMES, Decimal(10))]),
        (999, 100, []),
        (10, 100, [(Odd.A_FRACTION, Decimal(10))]),
        (11, 100, []),
        (0, 100, []),
        (5, 0, []),
        (100, 100, [(Odd.SAME, None)]),
        (0, 0, []),
    ],
)
def test_ten_times_more_or_less_is_odd(now, last, expected):
    assert odd(figure(now), last=figure(last)) == expected


@pytest.mark.parametrize(
    ("ascending", "now", "expected"),
    [
        (True, 121, [(Odd.OVER_TARGET, Decimal(21))]),
        (True, 120, []),
        (True, 80, []),
        (True, 79, [(Odd.SHORT_OF_TARGET, Decimal(21))]),
        (False, 79, [(Odd.OVER_TARGET, Decimal(21))]),
        (False, 121, [(Odd.SHORT_OF_TARGET, Decimal(21))]),
    ],
)
def test_a_fifth_off_the_target_is_odd(ascending, now, expected):
    assert odd(figure(now), ascending=ascending, target=figure(100)) == expected


def test_decimals_where_there_were_none_may_be_another_unit():
    assert odd(figure("2.5"), last=figure(2)) == [(Odd.DECIMALS, None)]
    assert odd(figure("2.5"), last=figure("2.2")) == []


def test_a_percentage_is_compared_as_one_whatever_its_whole():
    assert compared("2", figure(1, 4)) == 25
    assert compared("2", figure(38)) == 38
    assert change("2", figure(1, 2), figure(1, 4)) == 25
    assert odd(figure(3, 2), measure="2") == [(Odd.OVER_WHOLE, None)]


def test_of_words_yes_and_no_and_what_is_not_reported_nothing_is_asked():
    assert odd(figure(1), measure="yes_no", last=figure(1)) == []
    assert odd(figure(None), measure="5", last=figure(None)) == []
    assert odd(figure(None, state="not_reported"), last=figure(100), target=figure(5)) == []
    assert odd(None, last=figure(100)) == []
    assert change("5", figure(1), figure(1)) is None
    assert change("1", figure(1), None) is None
