# SPDX-License-Identifier: EUPL-1.2
"""Which purpose code fits work on migration: what was answered, the advice and why.

The advice depends on the answers alone, never on the order in which they were given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corridor.values.answers import Answer
from corridor.values.texts import Text

from .codes import CODES, Answers, Code
from .questions import QUESTION, QUESTIONS, UNKNOWN


@dataclass(frozen=True, slots=True)
class Advised:
    """An answer: whether it surely fits (YES) or may fit (UNKNOWN), and what keeps it open."""

    code: str
    fits: Answer
    why: Text
    against: Text
    open: tuple[str, ...] = ()


def read(given: Mapping[str, str]) -> dict[str, str]:
    """Of what was given the answers that the questions know; "unknown" is one of them."""
    return {
        code: given[code]
        for code, question in QUESTION.items()
        if given.get(code) == UNKNOWN or given.get(code, "") in question.choices
    }


def advise(answers: Answers) -> tuple[Advised, ...]:
    """The codes that fit, then those that may; never none of both."""
    found = []
    for each in CODES:
        fits = each.condition(answers)
        if fits is not Answer.NO:
            keeps = () if fits is Answer.YES else _open(each, answers)
            found.append(Advised(each.code, fits, each.why, each.against, keeps))
    return tuple(sorted(found, key=lambda each: each.fits is not Answer.YES))


def _open(code: Code, answers: Answers) -> tuple[str, ...]:
    """The unanswered questions whose answer alone would change whether the code fits."""
    return tuple(
        question.code
        for question in QUESTIONS
        if answers.get(question.code, UNKNOWN) == UNKNOWN
        and any(
            code.condition({**answers, question.code: choice}) is not Answer.UNKNOWN
            for choice in question.choices
        )
    )


def to_ask(answers: Answers) -> tuple[str, ...]:
    """Questions that still matter, in their order: an answer to one changes the advice."""
    now = _standing(answers)
    return tuple(
        question.code
        for question in QUESTIONS
        if answers.get(question.code, UNKNOWN) == UNKNOWN
        and any(_standing({**answers, question.code: choice}) != now for choice in question.choices)
    )


def _standing(answers: Answers) -> tuple[Answer, ...]:
    return tuple(each.condition(answers) for each in CODES)
