# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from corridor.foundation.parties.rules import Edge, circle_through, current_name, overlap, sort_key
from corridor.values.periods import Period, Validity

FIRST = date(2000, 1, 1)
periods = (
    st.tuples(st.none() | st.integers(0, 30), st.none() | st.integers(1, 30))
    .filter(lambda p: p[0] is None or p[1] is None or p[0] < p[1])
    .map(lambda p: Period(*(None if n is None else FIRST + timedelta(days=n) for n in p)))
)


@dataclass
class Name:
    validity: Validity
    alias: bool = False


def exactly(start: int | None, end: int | None) -> Validity:
    return Validity.exactly(start and date(start, 1, 1), end and date(end, 1, 1))


def test_the_sure_name_of_the_day_comes_before_the_last_one_known():
    old, new = Name(exactly(None, 2010)), Name(exactly(2010, None))
    assert current_name([old, new], date(2009, 1, 1)) is old
    assert current_name([old, new], date(2011, 1, 1)) is new


def test_an_alias_is_the_name_only_where_there_is_no_other():
    own, alias = Name(exactly(None, 2005)), Name(exactly(None, None), alias=True)
    assert current_name([alias, own], date(2011, 1, 1)) is own
    assert current_name([alias], date(2011, 1, 1)) is alias
    assert current_name([]) is None


def test_sort_keys_leave_accents_case_and_punctuation_out():
    assert sort_key("Élan d’Afrique") == sort_key("elan d'afrique")
    assert sort_key("Çelik") < sort_key("Dorp")


@given(periods, periods)
def test_an_overlap_holds_just_the_days_of_both(one: Period, other: Period):
    shared = overlap(one, other)
    for number in range(-1, 32):
        day = FIRST + timedelta(days=number)
        assert (shared is not None and day in shared) == (day in one and day in other)


def slow_circle(new: Edge, edges: list[Edge]) -> bool:
    """Day by day: can one climb from the new edge's upper end back to its lower?"""
    for number in range(-1, 32):
        day = FIRST + timedelta(days=number)
        if day not in new.period:
            continue
        reached, before = {new.upper}, set()
        while reached != before:
            before = set(reached)
            reached |= {e.upper for e in edges if e.lower in reached and day in e.period}
        if new.lower in reached:
            return True
    return False


edges = st.builds(Edge, st.integers(0, 4), st.integers(0, 4), periods)


@given(edges, st.lists(edges, max_size=8))
def test_a_circle_is_found_just_when_there_is_one_on_some_day(new: Edge, others: list[Edge]):
    found = circle_through(new, others)
    assert (found is not None) == slow_circle(new, others)
    if found is not None:
        assert found[0] == found[-1] == new.lower
        assert found[1] == new.upper
