# SPDX-License-Identifier: EUPL-1.2
"""A verdict agrees with going through everything that may have been the case."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from corridor.foundation.reference.rules import (
    ListFacts,
    MemberFacts,
    Why,
    decide,
    named_at_once,
)
from corridor.values.answers import Answer
from corridor.values.periods import Period, Validity, parse_validity
from corridor.values.texts import Text

FIRST = date(2008, 1, 1)
NAMES = Text({"en": "A list"})
days = st.integers(0, 20).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def validities(draw) -> Validity:
    bounds = sorted(draw(st.lists(days, min_size=4, max_size=4, unique=True)))
    possible = Period(
        draw(st.sampled_from([None, bounds[0]])), draw(st.sampled_from([None, bounds[3]]))
    )
    certain = draw(st.sampled_from([None, Period(bounds[1], bounds[2]), possible]))
    return Validity(possible, certain)


def a_list(validity: Validity, *, complete: bool, size: int | None = None) -> ListFacts:
    return ListFacts("a-list", NAMES, validity, complete, NAMES, ("NL08:1",), size=size)


def members(*stated: Validity) -> tuple[MemberFacts, ...]:
    return tuple(MemberFacts("GH", validity, ("NL08:2",)) for validity in stated)


def possibilities(validity: Validity, day: date) -> set[bool]:
    """What may have been the case on a day: both, where it is not certain."""
    if validity.certain is not None and day in validity.certain:
        return {True}
    return {True, False} if day in validity.possible else {False}


def obvious(facts: ListFacts, stated: tuple[MemberFacts, ...], day: date) -> Answer:
    """Go through every world that agrees with what is known, and see what they have in common."""
    in_force = possibilities(facts.validity, day)
    if stated:
        named = [possibilities(member.validity, day) for member in stated]
    else:
        named = [{False} if facts.complete else {True, False}]
    outcomes = {held and any(each) for held in in_force for each in product(*named)}
    return Answer.of(outcomes.pop()) if len(outcomes) == 1 else Answer.UNKNOWN


@given(validities(), st.booleans(), st.lists(validities(), max_size=3), days)
def test_the_answer_is_what_all_possible_worlds_agree_on(validity, complete, stated, day):
    facts = a_list(validity, complete=complete)
    named = members(*stated)
    assert decide(facts, named, "GH", day).answer is obvious(facts, named, day)


@given(validities(), st.booleans(), st.lists(validities(), max_size=3), days)
def test_there_is_always_a_reason_with_a_source(validity, complete, stated, day):
    verdict = decide(a_list(validity, complete=complete), members(*stated), "GH", day)
    assert verdict.reasons
    assert all(reason.sources for reason in verdict.reasons)


@given(st.lists(validities(), max_size=6))
def test_named_at_once_counts_the_fullest_day(stated):
    all_days = [date.min, *(FIRST + timedelta(days=n) for n in range(-1, 30)), date.max]
    obviously = max(
        sum(day in (validity.certain or validity.possible) for validity in stated)
        for day in all_days
    )
    assert named_at_once(stated) == obviously


LIST = parse_validity({"from": "2008-07-04", "until": "2011-07-11"})
UNTIL_NOVEMBER = parse_validity({"from": "2008-07-04", "until": "2008-11"})


def why(facts: ListFacts, stated: tuple[MemberFacts, ...], day: str) -> tuple[Answer, set[Why]]:
    verdict = decide(facts, stated, "GH", date.fromisoformat(day))
    return verdict.answer, {reason.why for reason in verdict.reasons}


def test_a_country_that_is_not_named_on_a_list_with_lost_names_is_unknown():
    facts = a_list(LIST, complete=False, size=43)
    assert why(facts, (), "2009-01-01") == (Answer.UNKNOWN, {Why.NAMES_LOST})


def test_how_many_names_are_lost_is_told():
    facts = ListFacts("a", NAMES, LIST, False, NAMES, ("NL08:1",), size=43, named=3)
    (reason,) = decide(facts, (), "GH", date(2009, 1, 1)).reasons
    assert reason.lost == 40


def test_a_country_that_is_not_named_on_a_complete_list_is_not_on_it():
    assert why(a_list(LIST, complete=True), (), "2009-01-01") == (Answer.NO, {Why.NOT_NAMED})


def test_a_country_dropped_from_a_list_with_lost_names_is_not_on_it_any_more():
    facts = a_list(LIST, complete=False, size=43)
    dropped = members(UNTIL_NOVEMBER)
    assert why(facts, dropped, "2008-10-31") == (Answer.YES, {Why.NAMED})
    assert why(facts, dropped, "2008-11-15") == (Answer.UNKNOWN, {Why.NAMED_PERHAPS})
    assert why(facts, dropped, "2008-12-01") == (Answer.NO, {Why.NAMED_FOR_OTHER_DAYS})


def test_a_list_that_does_not_hold_has_no_members():
    assert why(a_list(LIST, complete=False), members(LIST), "2011-07-11") == (
        Answer.NO,
        {Why.LIST_NOT_IN_FORCE},
    )


def test_a_list_that_perhaps_holds_makes_its_members_unknown():
    open_ended = parse_validity({"from": "2006", "until": "unknown"})
    assert why(a_list(open_ended, complete=True), members(open_ended), "2010-01-01") == (
        Answer.UNKNOWN,
        {Why.NAMED_PERHAPS, Why.LIST_PERHAPS_IN_FORCE},
    )


def test_a_list_that_perhaps_holds_still_surely_lacks_those_it_does_not_name():
    open_ended = parse_validity({"from": "2006", "until": "unknown"})
    assert why(a_list(open_ended, complete=True), (), "2010-01-01") == (
        Answer.NO,
        {Why.NOT_NAMED},
    )
