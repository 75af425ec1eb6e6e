# SPDX-License-Identifier: EUPL-1.2
"""Yes, no, or unknown: what a source leaves open stays open through every question."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Answer(Enum):
    """A truth value of Kleene's strong three-valued logic.

    >>> Answer.YES & Answer.UNKNOWN
    <Answer.UNKNOWN: 'unknown'>
    >>> Answer.NO & Answer.UNKNOWN
    <Answer.NO: 'no'>
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: bool | None) -> Answer:
        """`None` is unknown."""
        if value is None:
            return cls.UNKNOWN
        return cls.YES if value else cls.NO

    def __and__(self, other: Answer) -> Answer:
        if Answer.NO in (self, other):
            return Answer.NO
        return Answer.UNKNOWN if Answer.UNKNOWN in (self, other) else Answer.YES

    def __or__(self, other: Answer) -> Answer:
        return ~(~self & ~other)

    def __invert__(self) -> Answer:
        return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(self, Answer.UNKNOWN)

    def __bool__(self) -> bool:
        raise TypeError("an Answer has three values: compare it with Answer.YES, NO or UNKNOWN")


def any_of(answers: Iterable[Answer]) -> Answer:
    """Yes if one is yes, no if all are no (also of none at all), else unknown."""
    result = Answer.NO
    for answer in answers:
        result = result | answer
    return result


def all_of(answers: Iterable[Answer]) -> Answer:
    """Yes if all are yes (also of none at all), no if one is no, else unknown."""
    result = Answer.YES
    for answer in answers:
        result = result & answer
    return result
