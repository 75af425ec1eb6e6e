# SPDX-License-Identifier: EUPL-1.2
"""Plain rules of activities: shares, dates, trees, terms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.steering.portfolio.rules.course import reversed_dates, runs
from corridor.steering.portfolio.rules.shares import uneven
from corridor.steering.portfolio.rules.terms import about, about_role, role_term, term, years_held
from corridor.steering.portfolio.rules.trees import may_hold
from corridor.values.periods import Period

from .describing import by, country, describe, serves, year


def found(**more):
    return [
        (each.field, each.within, each.total, each.some) for each in uneven(describe("a", **more))
    ]


def test_shares_that_make_the_whole_or_are_left_open_are_even():
    assert not found(countries=[country("GH", "60"), country("KE", "40")])
    assert not found(countries=[country("GH"), country("KE")])
    assert not found(countries=[country(each, "33.33") for each in ("GH", "KE", "SO")])
    assert not found(nodes=[serves("NL08/6", "100"), serves("BE/1.2", "100")])


def test_shares_that_do_not_make_the_whole_are_told_with_what_they_make():
    assert found(countries=[country("GH", "60"), country("KE", "30")]) == [
        ("countries", "", Decimal(90), False)
    ]
    assert found(nodes=[serves("NL08/6", "70"), serves("NL08/5", "40"), serves("BE/1", "100")]) == [
        ("nodes", "NL08", Decimal(110), False)
    ]
    assert found(countries=[country("GH", "100"), country("KE")])[0][3]


def test_who_funds_may_leave_a_part_to_others_that_are_not_named():
    assert not found(participations=[by("iom", "1", "75")])
    assert not found(participations=[by("iom", "1", "75"), by("unhcr", "1")])
    assert found(participations=[by("iom", "1", "75"), by("unhcr", "1", "30")])


def test_it_runs_from_the_earliest_start_to_the_latest_end_and_what_was_goes_before_plans():
    nothing = {"planned_start": None, "actual_start": None, "planned_end": None, "actual_end": None}
    assert runs(**nothing) is None
    spoken = nothing | {"planned_start": year(2008), "actual_start": year(2009)}
    assert runs(**spoken) == Period(date(2009, 1, 1), None)
    whole = spoken | {"actual_end": Period(date(2011, 8, 1), date(2011, 9, 1))}
    assert runs(**whole) == Period(date(2009, 1, 1), date(2011, 9, 1))


def test_only_an_end_that_surely_comes_first_is_reversed():
    assert reversed_dates(describe("a", actual_start=year(2010), actual_end=year(2010))) is None
    assert (
        reversed_dates(describe("a", actual_start=year(2011), actual_end=year(2010)))
        == "actual_end"
    )
    assert reversed_dates(describe("a", actual_end=year(2010))) is None


@pytest.mark.parametrize(
    ("parent", "child", "fits"),
    [
        ("programme", "project", True),
        ("programme", "component", True),
        ("project", "component", True),
        ("project", "project", False),
        ("component", "project", False),
        ("project", "programme", False),
    ],
)
def test_a_parent_stands_above_its_children(parent, child, fits):
    assert may_hold(parent, child) is fits


@given(st.integers(1, 9), st.integers(0, 99_999_999))
def test_a_term_tells_what_it_was_made_of(kind, key):
    assert about(term(kind, key)) == (kind, key)


@given(st.sampled_from("1234"), st.integers(0, 99_999_999))
def test_a_term_of_a_role_tells_both_and_fits_the_column(role, key):
    made = role_term(role, key)
    assert about_role(made) == (role, key)
    assert made < 2**31


def test_a_key_that_is_too_large_is_refused_rather_than_taken_for_another():
    with pytest.raises(ValueError, match="does not fit"):
        term(1, 100_000_000)


spans = st.dictionaries(
    st.tuples(
        st.one_of(st.none(), st.integers(1990, 2030)), st.one_of(st.none(), st.integers(1990, 2030))
    ).filter(lambda span: None in span or span[0] <= span[1]),
    st.integers(1, 50),
    max_size=12,
)


@given(spans)
def test_years_are_counted_as_one_by_one(found):
    counted = years_held(found)
    for asked in range(1985, 2040):
        slow = 0
        for (first, last), count in found.items():
            begins, ends = first or last, last or first
            if begins is not None and begins <= asked <= ends:
                slow += count
        assert counted.get(asked, 0) == slow
