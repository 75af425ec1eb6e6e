# SPDX-License-Identifier: EUPL-1.2
"""Eligibility: every way of filling in what is unknown, against the answer in one go."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.steering.policy.rules import Effect, Rule, judge
from corridor.values.answers import Answer

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


def plainly(effects: list[tuple[Effect, bool, bool]]) -> tuple[bool | None, bool | None]:
    """The rules in words, when all is known. Each is (effect, in force, on its list).

    Which rules may be in force is settled before: all of these may.
    """
    exempt = [(f, m) for e, f, m in effects if e is Effect.EXEMPT]
    only = [(f, m) for e, f, m in effects if e is Effect.ONLY]
    opening = [(f, m) for e, f, m in effects if e is Effect.ELIGIBLE] or only
    first = [(f, m) for e, f, m in effects if e is Effect.PRIORITY]
    priority = any(f and m for f, m in first) if first else None
    if any(f and m for f, m in exempt):
        return True, priority
    if not opening:
        return None, priority
    for in_force, listed in only:
        if in_force and not listed:
            return False, priority
    return any(f and m for f, m in opening), priority


def agreed(answers: set[bool | None]) -> Answer:
    if answers == {True}:
        return YES
    return NO if answers == {False} else UNKNOWN


def slowly(
    rules: list[tuple[Effect, Answer, str]], lists: dict[str, Answer]
) -> tuple[Answer, Answer]:
    """Fill in every unknown rule and every unknown list both ways, and see what all agree on."""
    kept = [rule for rule in rules if rule[1] is not NO]
    ways = {YES: [True], NO: [False], UNKNOWN: [True, False]}
    names = sorted(lists)
    eligible: set[bool | None] = set()
    priority: set[bool | None] = set()
    for membership in product(*(ways[lists[name]] for name in names)):
        listed = dict(zip(names, membership, strict=True))
        for in_force in product(*(ways[rule[1]] for rule in kept)):
            answer = plainly(
                [
                    (effect, held, listed[name])
                    for (effect, _, name), held in zip(kept, in_force, strict=True)
                ]
            )
            eligible.add(answer[0])
            priority.add(answer[1])
    return agreed(eligible), agreed(priority)


answers = st.sampled_from(list(Answer))


@settings(max_examples=400)
@given(
    st.lists(st.tuples(st.sampled_from(list(Effect)), answers, st.sampled_from("ABC")), max_size=5),
    st.fixed_dictionaries({"A": answers, "B": answers, "C": answers}),
)
def test_the_answer_is_what_all_ways_of_filling_in_agree_on(rules, lists):
    judged = judge(Rule(effect, held, lists[name]) for effect, held, name in rules)
    assert (judged.eligible, judged.priority) == slowly(rules, lists)


@pytest.mark.parametrize(
    ("rules", "eligible"),
    [
        ([], UNKNOWN),
        ([Rule(Effect.ELIGIBLE, YES, YES)], YES),
        ([Rule(Effect.ELIGIBLE, YES, NO)], NO),
        ([Rule(Effect.ELIGIBLE, YES, UNKNOWN)], UNKNOWN),
        # A rule that may have held: who is on its list may have been eligible, others were not.
        ([Rule(Effect.ELIGIBLE, UNKNOWN, YES)], UNKNOWN),
        ([Rule(Effect.ELIGIBLE, UNKNOWN, NO)], NO),
        # A rule that did not hold says nothing at all.
        ([Rule(Effect.ELIGIBLE, NO, YES)], UNKNOWN),
        # Bound to no list: yes, whatever the lists say.
        ([Rule(Effect.ELIGIBLE, YES, NO), Rule(Effect.EXEMPT, YES)], YES),
        ([Rule(Effect.ELIGIBLE, YES, NO), Rule(Effect.EXEMPT, UNKNOWN)], UNKNOWN),
        ([Rule(Effect.EXEMPT, UNKNOWN)], UNKNOWN),
        # Limited to a list: narrows what is open, and opens to its list where nothing else does.
        ([Rule(Effect.ELIGIBLE, YES, YES), Rule(Effect.ONLY, YES, NO)], NO),
        ([Rule(Effect.ELIGIBLE, YES, NO), Rule(Effect.ONLY, YES, YES)], NO),
        ([Rule(Effect.ELIGIBLE, YES, YES), Rule(Effect.ONLY, UNKNOWN, NO)], UNKNOWN),
        ([Rule(Effect.ONLY, YES, YES)], YES),
        ([Rule(Effect.ONLY, UNKNOWN, NO)], NO),
        # Priority is another question.
        ([Rule(Effect.PRIORITY, YES, YES)], UNKNOWN),
    ],
)
def test_eligibility_in_single_cases(rules, eligible):
    assert judge(rules).eligible is eligible


def test_priority_does_not_follow_from_eligibility():
    judged = judge([Rule(Effect.ELIGIBLE, YES, YES), Rule(Effect.PRIORITY, YES, NO)])
    assert (judged.eligible, judged.priority) == (YES, NO)
    assert judge([Rule(Effect.ELIGIBLE, YES, YES)]).priority is UNKNOWN
