# SPDX-License-Identifier: EUPL-1.2
"""The way of a plan through its states, and what can be counted of it: plain Python."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeVar

from corridor.values.answers import Answer
from corridor.values.money import Money

# In the order in which a plan goes through them.
STATES: Final = ("draft", "submitted", "adopted", "closed")
# What somebody does to a plan -> the states in which it can be done, and the state after it.
STEPS: Final = {
    "change": (("draft",), "draft"),
    "submit": (("draft",), "submitted"),
    "adopt": (("submitted",), "adopted"),
    "record": (("adopted",), "adopted"),
    "close": (("adopted",), "closed"),
}
# One step back: what was closed counts as adopted again, all else is a draft again.
BACK: Final = {"submitted": "draft", "adopted": "draft", "closed": "adopted"}
PUBLIC: Final = ("adopted", "closed")

Key = TypeVar("Key", bound=Hashable)


def may(step: str, state: str) -> bool:
    """Whether a plan in this state can take this step."""
    return state in STEPS[step][0]


def after(step: str) -> str:
    """The state in which the step leaves a plan."""
    return STEPS[step][1]


def earlier(one: str, other: str) -> str:
    """The state that a plan made of two has: what either still waits for, both wait for.

    >>> earlier("adopted", "draft")
    'draft'
    """
    first = min(one, other, key=STATES.index)
    return "draft" if first == "submitted" else first


@dataclass(frozen=True, slots=True)
class Total:
    """A sum by currency, with how many did not state an amount: these are not zero."""

    amounts: tuple[Money, ...]
    stated: int
    not_stated: int

    @property
    def count(self) -> int:
        return self.stated + self.not_stated

    @property
    def money(self) -> Money | None:
        """The one sum; null where nothing is stated or currencies differ."""
        return self.amounts[0] if len(self.amounts) == 1 else None


def total(amounts: Iterable[Money | None]) -> Total:
    """Amounts of one currency added up; different currencies stand side by side, by code."""
    sums: dict[str, Money] = {}
    stated = missing = 0
    for each in amounts:
        if each is None:
            missing += 1
            continue
        stated += 1
        held = sums.get(each.currency)
        sums[each.currency] = each if held is None else held + each
    return Total(tuple(sums[code] for code in sorted(sums)), stated, missing)


@dataclass(frozen=True, slots=True)
class Staff:
    """Full-time equivalents added up, with how many did not state any."""

    amount: Decimal | None
    stated: int
    not_stated: int


def staff(values: Iterable[Decimal | None]) -> Staff:
    """The sum of what is stated; null where nothing is."""
    every = list(values)
    known = [each for each in every if each is not None]
    return Staff(sum(known, Decimal(0)) if known else None, len(known), len(every) - len(known))


def without(wanted: Iterable[Key], served: Iterable[Key]) -> tuple[Key, ...]:
    """What is wanted and nobody contributes to, in the order of `wanted`."""
    taken = set(served)
    return tuple(key for key in wanted if key not in taken)


@dataclass(frozen=True, slots=True)
class Told:
    """What a recorded mandate says: whether within it, and the node and approach it speaks of."""

    answer: Answer
    node: str | None
    approach: str | None


def within(told: Iterable[Told], nodes: Collection[str], approach: str | None) -> Answer:
    """Whether work on a node by an approach lies within somebody's mandate.

    `nodes` are the codes of the node and of all above it. A mandate that names neither a node nor
    an approach says nothing of a single one. Where no mandate speaks of it, or two contradict each
    other, the answer is unknown: what is not recorded is not forbidden.
    """
    said = {
        each.answer
        for each in told
        if (each.node or each.approach)
        and (each.node is None or each.node in nodes)
        and (each.approach is None or each.approach == approach)
    }
    return said.pop() if len(said) == 1 else Answer.UNKNOWN
