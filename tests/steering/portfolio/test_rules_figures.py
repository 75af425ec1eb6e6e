# SPDX-License-Identifier: EUPL-1.2
"""Figures claim what is known, and no more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from corridor.steering.portfolio.rules.figures import (
    IN_WORDS,
    NUMBER,
    PERCENTAGE,
    YES_NO,
    Progress,
    check_figure,
    parse_number,
    progress,
    standing,
    together,
)
from corridor.steering.portfolio.rules.statements import FigureStatement
from corridor.values.answers import Answer
from corridor.values.periods import Period
from corridor.values.texts import Text


def figure(number=None, of=None, qualifier="exact", state="reported") -> FigureStatement:
    return FigureStatement(
        state,
        None if number is None else Decimal(number),
        None if of is None else Decimal(of),
        qualifier=qualifier,
    )


SILENT = figure(state="not_reported")
NONE = figure(state="not_applicable")


@pytest.mark.parametrize(
    ("measure", "given", "codes"),
    [
        (NUMBER, figure(0), []),
        (NUMBER, figure(-4), []),
        (NUMBER, SILENT, []),
        (NUMBER, NONE, []),
        (NUMBER, figure(3, state="not_reported"), ["figure_without_report"]),
        (NUMBER, figure(3, state="not_applicable"), ["figure_without_report"]),
        (NUMBER, figure(), ["number_missing"]),
        (NUMBER, figure(3, of=4), ["no_denominator"]),
        (NUMBER, figure("0.00001"), ["number_too_fine"]),
        (NUMBER, figure("1e17"), ["number_too_large"]),
        (NUMBER, figure("NaN"), ["number_too_large"]),
        (PERCENTAGE, figure(3, of=4), []),
        (PERCENTAGE, figure(45), []),
        (PERCENTAGE, figure(3, of=0), ["whole_of_nothing"]),
        (PERCENTAGE, figure(-3, of=4), ["below_zero"]),
        (YES_NO, figure(1), []),
        (YES_NO, figure(2), ["yes_or_no"]),
        (IN_WORDS, FigureStatement(text=Text({"en": "Done"})), []),
        (IN_WORDS, figure(), ["words_missing"]),
        (IN_WORDS, figure(2), ["words_missing", "words_only"]),
        (NUMBER, FigureStatement(number=Decimal(1), text=Text({"en": "x"})), ["words_in_comment"]),
    ],
)
def test_a_figure_fits_how_its_indicator_is_measured(measure, given, codes):
    assert [fault.code for fault in check_figure(measure, given)] == codes


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", None),
        ("  ", None),
        ("0", "0"),
        ("31 127", "31127"),
        ("31\u202f127,5", "31127.5"),
        ("0,125", "0.125"),
        ("-3.5", "-3.5"),
        (".5", "0.5"),
    ],
)
def test_a_number_is_read_as_people_type_it(typed, number):
    assert parse_number(typed) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1.234", "number_two_ways"),
        ("31,127", "number_two_ways"),
        ("1.234.567", "number_two_ways"),
        ("1,234.5", "number_unread"),
        ("about 160", "number_unread"),
        ("1e-10", "number_unread"),
        ("=1+1", "number_unread"),
        ("∞", "number_unread"),
    ],
)
def test_what_may_mean_two_things_is_asked_again(typed, code):
    with pytest.raises(ValueError, match=code):
        parse_number(typed)


def test_sums_are_as_exact_as_their_parts():
    assert together([]) == together(["exact", "exact"]) == "exact"
    assert together(["exact", "at_least"]) == "at_least"
    assert together(["at_most", "at_most"]) == "at_most"
    assert together(["at_least", "at_most"]) == together(["about", "exact"]) == "about"


def year(number: int) -> Period:
    return Period.year(number)


class TestStanding:
    def test_years_are_added_up(self):
        found = standing(NUMBER, False, [(year(2010), figure(1160)), (year(2009), figure(1018))])
        assert (found.figure.number, found.figure.qualifier, found.missing) == (2178, "exact", 0)
        assert found.until == date(2011, 1, 1)

    def test_a_year_without_report_leaves_at_least_the_others(self):
        found = standing(NUMBER, False, [(year(2009), SILENT), (year(2010), figure(5))])
        assert (found.figure.number, found.figure.qualifier, found.missing) == (5, "at_least", 1)

    def test_a_year_to_come_is_not_missing(self):
        found = standing(NUMBER, False, [(year(2009), figure(5)), (year(2010), SILENT)])
        assert (found.figure.qualifier, found.missing) == ("exact", 0)

    def test_what_is_not_applicable_is_not_missing(self):
        found = standing(NUMBER, False, [(year(2009), NONE), (year(2010), figure(5))])
        assert (found.figure.qualifier, found.missing) == ("exact", 0)

    def test_below_zero_a_sum_has_no_floor(self):
        found = standing(NUMBER, False, [(year(2009), SILENT), (year(2010), figure(-5))])
        assert found.figure.qualifier == "about"

    def test_the_last_report_stands_for_what_is_cumulative(self):
        found = standing(
            NUMBER,
            True,
            [(year(2009), figure(100)), (year(2010), figure(319)), (year(2011), SILENT)],
        )
        assert (found.figure.number, found.missing, found.until) == (319, 1, date(2011, 1, 1))

    def test_percentages_are_summed_over_their_wholes(self):
        found = standing(
            PERCENTAGE, False, [(year(2009), figure(1, of=2)), (year(2010), figure(1, of=8))]
        )
        assert (found.figure.number, found.figure.denominator) == (2, 10)

    def test_percentages_of_unknown_wholes_are_not_summed(self):
        found = standing(
            PERCENTAGE, False, [(year(2009), figure(1, of=2)), (year(2010), figure(45))]
        )
        assert (found.figure.number, found.figure.denominator) == (45, None)

    def test_nothing_reported_is_not_zero(self):
        assert standing(NUMBER, False, [(year(2009), SILENT), (year(2010), NONE)]).figure is None
        assert standing(NUMBER, False, [(year(2009), figure(0))]).figure.number == 0


class TestProgress:
    @pytest.mark.parametrize(
        ("actual", "target", "ascending", "reached"),
        [
            (figure(300), figure(300), True, Answer.YES),
            (figure(299), figure(300), True, Answer.NO),
            (figure(5), figure(5), False, Answer.YES),
            (figure(6), figure(5), False, Answer.NO),
            (figure(0), figure(5), False, Answer.YES),
            # Over 30 is enough for 30 and may be enough for 50.
            (figure(30, qualifier="at_least"), figure(30), True, Answer.YES),
            (figure(30, qualifier="at_least"), figure(50), True, Answer.UNKNOWN),
            (figure(30, qualifier="at_least"), figure(20), False, Answer.NO),
            (figure(30, qualifier="at_least"), figure(40), False, Answer.UNKNOWN),
            (figure(30, qualifier="at_most"), figure(50), True, Answer.NO),
            (figure(30, qualifier="at_most"), figure(20), True, Answer.UNKNOWN),
            (figure(30, qualifier="at_most"), figure(40), False, Answer.YES),
            # About 160 has no bounds.
            (figure(160, qualifier="about"), figure(300), True, Answer.UNKNOWN),
            (figure(160, qualifier="about"), figure(10), True, Answer.UNKNOWN),
            # A target of at least 300 is reached at 300; one of at most 100 is not missed at 20.
            (figure(300), figure(300, qualifier="at_least"), True, Answer.YES),
            (figure(299), figure(300, qualifier="at_least"), True, Answer.NO),
            (figure(20), figure(100, qualifier="at_most"), True, Answer.UNKNOWN),
            (figure(100), figure(100, qualifier="at_most"), True, Answer.YES),
        ],
    )
    def test_a_target_is_reached_when_that_is_certain(self, actual, target, ascending, reached):
        assert progress(NUMBER, ascending, actual, target).reached is reached

    @pytest.mark.parametrize(
        ("actual", "target"),
        [(None, figure(3)), (figure(3), None), (SILENT, figure(3)), (NONE, figure(3))],
    )
    def test_there_is_none_without_an_actual_and_a_target(self, actual, target):
        assert progress(NUMBER, True, actual, target) is None

    def test_it_says_how_much_and_how_exactly(self):
        assert progress(NUMBER, True, figure(160, qualifier="about"), figure(320)) == Progress(
            Answer.UNKNOWN, share=Decimal("0.5"), qualifier="about"
        )
        assert progress(NUMBER, True, figure(30, qualifier="at_least"), figure(60)).qualifier == (
            "at_least"
        )
        assert progress(NUMBER, True, figure(30), figure(60, qualifier="at_most")).qualifier == (
            "at_least"
        )

    def test_the_way_is_counted_from_the_baseline(self):
        going_up = progress(NUMBER, True, figure(15), figure(20), figure(10))
        going_down = progress(NUMBER, False, figure(15), figure(10), figure(20))
        assert going_up.way == going_down.way == Decimal("0.5")
        assert progress(NUMBER, True, figure(15), figure(20), SILENT).way is None
        assert progress(NUMBER, True, figure(15), figure(20), NONE).way is None
        assert progress(NUMBER, True, figure(15), figure(20), figure(20)).way is None
        assert (
            progress(NUMBER, True, figure(15, qualifier="at_least"), figure(20), figure(10)).way
            is None
        )

    def test_a_target_of_zero_has_no_share(self):
        assert progress(NUMBER, False, figure(3), figure(0)) == Progress(Answer.NO)

    def test_percentages_are_compared_as_percentages(self):
        assert progress(PERCENTAGE, True, figure(3, of=4), figure(75)).reached is Answer.YES

    def test_yes_is_reached_by_yes_alone(self):
        assert progress(YES_NO, True, figure(1), figure(1)).reached is Answer.YES
        assert progress(YES_NO, True, figure(0), figure(1)).reached is Answer.NO
