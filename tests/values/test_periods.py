# SPDX-License-Identifier: EUPL-1.2
"""Validity of which not every bound is known, against an obvious count day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corridor.values.answers import Answer
from corridor.values.periods import (
    Moment,
    Period,
    Validity,
    days_as_text,
    parse_days,
    parse_validity,
)

FIRST = date(2007, 12, 1)
ONE_DAY = timedelta(days=1)
# A small calendar, so that months and days often meet.
DAYS = [FIRST + timedelta(days=n) for n in range(150)]
days = st.sampled_from(DAYS)
maybe_days = st.none() | days


@st.composite
def periods(draw):
    start, end = draw(maybe_days), draw(maybe_days)
    if start is not None and end is not None and end <= start:
        start, end = end, start + timedelta(days=1)
    return Period(start, end)


def written(day):
    return st.sampled_from([f"{day}", f"{day:%Y-%m}", f"{day:%Y}"])


moments = days.flatmap(written) | st.sampled_from(["unknown", "open"])


def worlds(moment):
    """Every bound that a written moment may stand for, within the calendar and a day around it."""
    if moment.open:
        return [None]
    first, last = FIRST - ONE_DAY, DAYS[-1] + ONE_DAY
    return [
        day
        for day in (first - timedelta(days=500), first, *DAYS, last, last + timedelta(days=500))
        if (moment.earliest is None or moment.earliest <= day)
        and (moment.latest is None or day <= moment.latest)
    ]


def held(start, end, day):
    return (start is None or start <= day) and (end is None or day < end)


def slow_answer(start, end, day):
    truths = {held(s, e, day) for s in worlds(start) for e in worlds(end)}
    return Answer.UNKNOWN if len(truths) == 2 else Answer.of(next(iter(truths)))


# A year that reaches beyond the calendar, on the calendar's last day.
@example(start="unknown", end="2008", day=DAYS[-1])
@given(start=moments, end=moments, day=days)
def test_validity_answers_as_all_its_worlds_agree(start, end, day):
    start, end = Moment.parse(start), Moment.parse(end)
    try:
        validity = Validity.between(start, end)
    except ValueError:
        # Refused only when no world holds on any day at all.
        assert all(slow_answer(start, end, each) is Answer.NO for each in DAYS)
        return
    assert validity.on(day) is slow_answer(start, end, day)


@given(start=moments, end=moments)
def test_what_is_certain_is_possible(start, end):
    try:
        validity = parse_validity({"from": start, "until": end})
    except ValueError:
        return
    if validity.certain is not None:
        assert validity.possible.covers(validity.certain)


@given(a=periods(), b=periods())
def test_overlap_is_mutual_and_means_a_day_in_common(a, b):
    wide = [date.min, *(FIRST + timedelta(days=n) for n in range(-2, 153)), date.max]
    assert a.overlaps(b) == b.overlaps(a) == any(day in a and day in b for day in wide)


@given(a=periods(), b=periods())
def test_covers_means_every_day(a, b):
    wide = [date.min, *(FIRST + timedelta(days=n) for n in range(-2, 153)), date.max]
    assert a.covers(b) == all(day in a for day in wide if day in b)


@given(a=periods())
def test_a_period_overlaps_and_covers_itself(a):
    assert a.overlaps(a)
    assert a.covers(a)


def test_days_are_half_open():
    period = Period(date(2011, 1, 1), date(2012, 1, 1))
    assert period == Period.year(2011)
    assert date(2011, 1, 1) in period
    assert date(2011, 12, 31) in period
    assert date(2012, 1, 1) not in period
    assert not period.overlaps(Period.year(2012))


@pytest.mark.parametrize(("start", "end"), [("2011-01-02", "2011-01-01"), ("2011-01-01",) * 2])
def test_a_period_is_never_empty_or_reversed(start, end):
    with pytest.raises(ValueError, match="cannot end"):
        Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2008", "2008-01-01", "2008-12-31"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2009-12", "2009-12-01", "2009-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2011-07-11", "2011-07-11", "2011-07-11"),
    ],
)
def test_a_moment_lies_between_two_days(text, first, last):
    assert Moment.parse(text) == Moment(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "11", "2011-7-1", "2011-02-30", "2011-13", "0000", "ever"])
def test_what_is_no_date_is_named(text):
    with pytest.raises(ValueError, match="is not a d"):
        Moment.parse(text)


def test_digits_of_other_scripts_are_not_guessed_at():
    with pytest.raises(ValueError, match="is not a date"):
        Moment.parse("٢٠١١")


def test_bounds_in_one_year_are_possible_but_never_sure():
    validity = parse_validity({"from": "2008", "until": "2008"})
    assert validity.certain is None
    assert validity.on(date(2008, 6, 1)) is Answer.UNKNOWN


def test_open_is_not_unknown():
    running = parse_validity({"from": "2008-01-01", "until": "open"})
    lost = parse_validity({"from": "2008-01-01", "until": "unknown"})
    assert running.on(date(2030, 1, 1)) is Answer.YES
    assert lost.on(date(2030, 1, 1)) is Answer.UNKNOWN
    assert lost.on(date(2007, 12, 31)) is Answer.NO


@pytest.mark.parametrize(
    "stated", [{}, {"from": "2008"}, {"from": "2008", "until": "open", "x": ""}]
)
def test_validity_has_its_two_keys(stated):
    with pytest.raises(ValueError, match="from and until"):
        parse_validity(stated)


def test_certain_beyond_possible_is_refused():
    with pytest.raises(ValueError, match="must be possible"):
        Validity(Period.year(2011), Period(date(2010, 12, 31), date(2011, 2, 1)))


def test_days_as_they_are_written():
    assert parse_days("2011-11/2011-12") == Period(date(2011, 11, 1), date(2012, 1, 1))
    assert parse_days(" 2008 ") == Period.year(2008)


@pytest.mark.parametrize(
    "wrong",
    ["2011-13", "soon", "unknown", "open", "2012/2011", "", "11-07-2011", "9999-12-31"],
)
def test_what_names_no_days_is_refused(wrong):
    with pytest.raises(ValueError, match=r"date|days|calendar|ends|later"):
        parse_days(wrong)


@given(days, days)
def test_days_are_read_back_as_they_were_written(one, other):
    span = Period(min(one, other), max(one, other) + timedelta(days=1))
    assert parse_days(days_as_text(span)) == span
