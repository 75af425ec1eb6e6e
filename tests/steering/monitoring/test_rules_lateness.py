# SPDX-License-Identifier: EUPL-1.2
"""What is late and at whom, in days; when somebody is reminded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.steering.monitoring.rules.lateness import days_late, reminder_due
from corridor.steering.monitoring.rules.states import State

DUE = date(2012, 3, 1)
OFFSETS = (-14, -3, 1, 8, 15)


def on(days: int) -> date:
    return DUE + timedelta(days=days)


@pytest.mark.parametrize("state", [State.OPEN, State.SENT_BACK, State.REOPENED])
def test_at_the_partner_it_is_late_from_the_day_after(state):
    assert [days_late(state, DUE, on(-40), on(day)) for day in (-1, 0, 1, 30)] == [0, 0, 1, 30]


def test_at_the_officer_what_the_partner_was_late_with_does_not_count():
    late = [days_late(State.SUBMITTED, DUE, on(10), on(day)) for day in (10, 11, 30)]
    assert late == [0, 1, 20]
    assert days_late(State.SUBMITTED, DUE, on(-5), on(0)) == 0
    assert days_late(State.SUBMITTED, DUE, on(-5), on(4)) == 4


@pytest.mark.parametrize("state", [State.PLANNED, State.APPROVED, State.LOCKED])
def test_what_lies_with_nobody_is_not_late(state):
    assert days_late(state, DUE, on(-40), on(400)) == 0


def test_each_reminder_on_its_day_and_once():
    def asked(day, *sent):
        return reminder_due(DUE, on(day), OFFSETS, sent)

    assert asked(-15) is None
    assert asked(-14) == -14
    assert asked(-14, -14) is None
    assert asked(-3, -14) == -3
    assert asked(0, -14, -3) is None
    assert asked(1, -14, -3) == 1


def test_one_that_was_missed_is_made_up_for_until_the_next():
    assert reminder_due(DUE, on(-10), OFFSETS, []) == -14
    assert reminder_due(DUE, on(9), OFFSETS, [-14]) == 8


@given(st.lists(st.integers(0, 60), min_size=1, max_size=60))
def test_over_all_days_no_reminder_goes_twice(days):
    sent = []
    for day in sorted(days):
        found = reminder_due(DUE, on(day - 20), OFFSETS, sent)
        if found is not None:
            assert found not in sent
            sent.append(found)
    assert sent == sorted(sent)
