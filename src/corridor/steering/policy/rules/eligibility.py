# SPDX-License-Identifier: EUPL-1.2
"""Whether a country may be helped under a framework: Kleene logic over dated rules and lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from corridor.values.answers import Answer, all_of, any_of


class Effect(Enum):
    """What a rule makes of its list.

    `ELIGIBLE` opens to it, `EXEMPT` opens to all whatever other rules say, `ONLY` closes to
    everybody else (and opens to the list where no rule opens to anybody), `PRIORITY` puts it first.
    """

    ELIGIBLE = "eligible"
    PRIORITY = "priority"
    EXEMPT = "exempt"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it bears on one country on one day.

    `listed`: whether the country is on the rule's list; a rule without a list names everybody.
    """

    effect: Effect
    in_force: Answer
    listed: Answer = Answer.YES

    @property
    def reaches(self) -> Answer:
        """Whether it is in force and names the country."""
        return self.in_force & self.listed


@dataclass(frozen=True, slots=True)
class Judgement:
    eligible: Answer
    priority: Answer


def judge(rules: Iterable[Rule]) -> Judgement:
    """Both answers from the rules that bear on the question.

    Unknown where no rule may be in force: a framework that says nothing does not say no. Each
    rule and each list weighs in one direction only, so the answers are exactly those on which all
    ways of filling in the unknown agree.
    """
    standing = [rule for rule in rules if rule.in_force is not Answer.NO]
    return Judgement(_eligible(standing), _priority(standing))


def _eligible(standing: list[Rule]) -> Answer:
    by_effect = {effect: [rule for rule in standing if rule.effect is effect] for effect in Effect}
    exempt, only = by_effect[Effect.EXEMPT], by_effect[Effect.ONLY]
    opening = by_effect[Effect.ELIGIBLE] or only
    if not opening and not exempt:
        return Answer.UNKNOWN
    free = any_of(rule.reaches for rule in exempt)
    if not opening:
        # Nothing is said of who may be helped when the exemption does not hold.
        return free | Answer.UNKNOWN
    opened = any_of(rule.reaches for rule in opening)
    kept = all_of(~rule.in_force | rule.listed for rule in only)
    return free | (opened & kept)


def _priority(standing: list[Rule]) -> Answer:
    first = [rule for rule in standing if rule.effect is Effect.PRIORITY]
    return any_of(rule.reaches for rule in first) if first else Answer.UNKNOWN
