# SPDX-License-Identifier: EUPL-1.2
"""Parts are of the vocabulary and fit what they are parts of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.steering.portfolio.rules.disaggregation import check_parts, remainder
from corridor.steering.portfolio.rules.statements import FigureStatement, PartStatement

WORDS = {"sex": frozenset({"f", "m"}), "age": frozenset({"young", "old"})}
SILENT = FigureStatement(state="not_reported")


def total(number, of=None, qualifier="exact") -> FigureStatement:
    return FigureStatement(
        number=Decimal(number), denominator=None if of is None else Decimal(of), qualifier=qualifier
    )


def part(cell: str, number, of=None, state="reported") -> PartStatement:
    return PartStatement(
        "actual",
        tuple(cell.split()),
        None if number is None else Decimal(number),
        None if of is None else Decimal(of),
        state,
    )


def codes(measure, whole, *parts) -> list[str]:
    return [fault.code for fault in check_parts(measure, whole, parts, WORDS)]


@pytest.mark.parametrize(
    ("whole", "parts", "found"),
    [
        (total(10), [part("sex:f", 4)], []),
        (total(10), [part("sex:f", 4), part("sex:m", 6)], []),
        (total(10), [part("sex:f", 11)], ["parts_exceed"]),
        (total(10), [part("sex:f", 4), part("sex:m", 5)], ["parts_not_the_whole"]),
        (total(10), [part("sex:f", 4), part("sex:m", 7)], ["parts_not_the_whole"]),
        (total(0), [part("sex:f", 0), part("sex:m", 0)], []),
        (total(0), [part("sex:f", 1)], ["parts_exceed"]),
        # A part that is not reported leaves room.
        (total(10), [part("sex:f", 4), part("sex:m", None, state="not_reported")], []),
        (total(10), [part("sex:f", 4, state="not_reported")], ["figure_without_report"]),
        # Each dimension is a breakdown of its own.
        (total(10), [part("sex:f", 9), part("age:old", 9)], []),
        # Of a figure that is not exact no more is asked than is known.
        (total(10, qualifier="at_least"), [part("sex:f", 14)], []),
        (
            total(10, qualifier="at_least"),
            [part("sex:f", 4), part("sex:m", 5)],
            ["parts_not_the_whole"],
        ),
        (total(10, qualifier="at_most"), [part("sex:f", 4), part("sex:m", 5)], []),
        (total(10, qualifier="at_most"), [part("sex:f", 14)], ["parts_exceed"]),
        (total(10, qualifier="about"), [part("sex:f", 14)], []),
        (SILENT, [part("sex:f", 4)], []),
        (None, [part("sex:f", 4)], []),
        (FigureStatement(state="not_applicable"), [part("sex:f", 4)], ["parts_of_nothing"]),
        # Crosses fit the total and what they cross.
        (
            total(10),
            [part("sex:f", 4), part("age:old sex:f", 3), part("age:young sex:f", 1)],
            [],
        ),
        (total(10), [part("sex:f", 4), part("age:old sex:f", 5)], ["parts_exceed"]),
        (
            total(10),
            [part("sex:f", 4), part("age:old sex:f", 1), part("age:young sex:f", 1)],
            ["parts_not_the_whole"],
        ),
        (total(10), [part("age:old sex:f", 6), part("age:young sex:f", 6)], ["parts_exceed"]),
        # The vocabulary.
        (total(10), [part("colour:red", 1)], ["dimension_unknown"]),
        (total(10), [part("sex:q", 1)], ["category_unknown"]),
        (total(10), [part("sex:f sex:m", 1)], ["dimension_twice"]),
        (total(10), [part("sex:f age:old", 1)], ["cell_order"]),
        (total(10), [part("", 1)], ["cell_empty"]),
        (total(10), [part("sex:f", 1), part("sex:f", 1)], ["part_twice"]),
    ],
)
def test_parts_of_a_number(whole, parts, found):
    assert codes("1", whole, *parts) == found


def test_percentages_are_parts_above_and_below():
    assert codes("2", total(5, of=10), part("sex:f", 3, of=5), part("sex:m", 2, of=5)) == []
    assert codes("2", total(5, of=10), part("sex:f", 3, of=11)) == ["parts_exceed"]
    assert codes("2", total(5, of=10), part("sex:f", 3, of=5), part("sex:m", 2, of=4)) == [
        "parts_not_the_whole"
    ]
    assert codes("2", total(45), part("sex:f", 80)) == []


def test_yes_and_no_are_not_added_up():
    assert codes("yes_no", total(1), part("sex:f", 1), part("sex:m", 1)) == []


def test_words_have_no_parts():
    assert codes("5", None, part("sex:f", 1)) == ["parts_of_words"]


def test_a_fault_names_its_cell_and_the_sums():
    (fault,) = check_parts("1", total(10), [part("sex:f", 4), part("age:old sex:f", 5)], WORDS)
    assert (fault.cell, fault.values) == (("sex:f",), {"sum": Decimal(5), "whole": Decimal(4)})


@given(st.lists(st.integers(0, 20), min_size=2, max_size=2), st.integers(0, 50))
def test_a_whole_breakdown_fits_exactly_its_own_sum(numbers, other):
    parts = [part("sex:f", numbers[0]), part("sex:m", numbers[1])]
    assert (codes("1", total(other), *parts) == []) == (sum(numbers) == other)


def test_what_is_not_broken_down_is_left():
    parts = {("sex:f",): (Decimal(4), None), ("age:old",): (Decimal(9), None)}
    assert remainder((Decimal(10), None), parts, ("sex",)) == (Decimal(6), None)
    assert remainder(None, parts, ("sex",)) is None
