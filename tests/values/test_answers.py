# SPDX-License-Identifier: EUPL-1.2
"""Unknown stays unknown: the laws of Kleene's strong logic hold for every answer."""

from itertools import product

import pytest

from corridor.values.answers import Answer, all_of, any_of

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
ALL = (YES, NO, UNKNOWN)

# What each answer may turn out to be once everything is known.
WORLDS = {YES: {True}, NO: {False}, UNKNOWN: {True, False}}


def from_worlds(truths):
    """The answer that these possible truths amount to."""
    return UNKNOWN if len(truths) == 2 else Answer.of(next(iter(truths)))


@pytest.mark.parametrize(("a", "b"), list(product(ALL, repeat=2)))
def test_a_pair_is_answered_as_all_its_worlds_agree(a, b):
    pairs = list(product(WORLDS[a], WORLDS[b]))
    assert a & b is from_worlds({x and y for x, y in pairs})
    assert a | b is from_worlds({x or y for x, y in pairs})


@pytest.mark.parametrize("a", ALL)
def test_not_turns_every_world(a):
    assert ~a is from_worlds({not x for x in WORLDS[a]})
    assert ~~a is a


@pytest.mark.parametrize(("a", "b", "c"), list(product(ALL, repeat=3)))
def test_laws(a, b, c):
    assert a & b is b & a
    assert a | b is b | a
    assert (a & b) & c is a & (b & c)
    assert (a | b) | c is a | (b | c)
    assert a & (b | c) is (a & b) | (a & c)
    assert a | (b & c) is (a | b) & (a | c)
    assert ~(a & b) is ~a | ~b
    assert a & (a | b) is a


@pytest.mark.parametrize("answers", list(product(ALL, repeat=3)))
def test_any_and_all_do_what_chains_of_or_and_and_do(answers):
    a, b, c = answers
    assert any_of(answers) is a | b | c
    assert all_of(answers) is a & b & c


def test_any_of_nothing_is_no_and_all_of_nothing_is_yes():
    assert any_of(()) is NO
    assert all_of(()) is YES


def test_none_is_unknown():
    assert [Answer.of(value) for value in (True, False, None)] == [YES, NO, UNKNOWN]


@pytest.mark.parametrize("answer", ALL)
def test_an_answer_is_no_bool(answer):
    """`if eligible(...)` would take unknown for yes."""
    with pytest.raises(TypeError, match="three values"):
        bool(answer)
