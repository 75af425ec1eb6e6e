# SPDX-License-Identifier: EUPL-1.2
"""Money is counted once: where it first appears along chains of funding and up the tree.

An activity *feeds* another when a current transaction says that money went from the one to the
other (a receiver activity on money out, a provider activity on money in), or when its amounts
comprise those of its components and the other is one of these. What an activity states of a family
of types (see `rules/money.py`) counts, unless some public activity upstream of it states amounts of
the same family: those comprise it. In a circle the lowest key counts. A draft counts for nothing
and hides nothing, but money may flow through it.

The relation is over the whole portfolio and does not look at years, countries or aims: so sums over
any of these add up to the total. See docs/adr/0011.

`counted_slowly` says the rule as plainly as it goes. `Chains`, and `counted` by it, give the same
answers in time linear in activities and ties; the actions use them, and tests hold them against
each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .money import FED, FEEDING, family

Tie = tuple[int, int]  # (from, to): the first feeds the second


@dataclass(frozen=True, slots=True)
class Member:
    """An activity, as far as counting goes; `ancestors` from the top of the tree down."""

    key: int
    ancestors: tuple[int, ...] = ()
    includes_components: bool = False
    public: bool = True


@dataclass(frozen=True, slots=True)
class Movement:
    """A current transaction, as far as counting goes."""

    activity: int
    type: str
    amount: Decimal = Decimal(1)
    provider_activity: int | None = None
    receiver_activity: int | None = None


def ties_of(members: Iterable[Member], movements: Iterable[Movement]) -> set[Tie]:
    """Who feeds whom. A withdrawn amount (zero) ties nobody."""
    kept = {member.key: member for member in members}
    ties: set[Tie] = set()
    for each in movements:
        if not each.amount:
            continue
        if each.type in FEEDING and each.receiver_activity is not None:
            ties.add((each.activity, each.receiver_activity))
        if each.type in FED and each.provider_activity is not None:
            ties.add((each.provider_activity, each.activity))
    for member in kept.values():
        ties.update(
            (up, member.key)
            for up in member.ancestors
            if up in kept and kept[up].includes_components
        )
    return {(one, other) for one, other in ties if one != other}


def counted_slowly(members: Sequence[Member], movements: Sequence[Movement]) -> list[bool]:
    """Whether each of the movements is counted: the rule itself, in no hurry."""
    ties = ties_of(members, movements)
    public = {member.key for member in members if member.public}
    states = {(m.activity, family(m.type)) for m in movements if m.amount and m.activity in public}

    def upstream(key: int) -> set[int]:
        found: set[int] = set()
        while more := {one for one, other in ties if other in {key, *found}} - found:
            found |= more
        return found

    above = {member.key: upstream(member.key) for member in members}

    def counts(key: int, of: str) -> bool:
        return key in public and not any(
            (other, of) in states and (key not in above[other] or other < key)
            for other in above[key] - {key}
        )

    return [counts(each.activity, family(each.type)) for each in movements]


def counted(members: Sequence[Member], movements: Sequence[Movement]) -> list[bool]:
    """As `counted_slowly`, but fast. Ties to others than the members are left out."""
    kept = {member.key: member for member in members}
    ties = {tie for tie in ties_of(members, movements) if tie[0] in kept and tie[1] in kept}
    states: dict[int, set[str]] = {}
    for each in movements:
        if each.amount and kept[each.activity].public:
            states.setdefault(each.activity, set()).add(family(each.type))
    chains = Chains(kept, ties, states)
    hidden = {key: chains.hidden(key) for key in kept}
    return [
        kept[each.activity].public and family(each.type) not in hidden[each.activity]
        for each in movements
    ]


@dataclass(slots=True)
class Chains:
    """Activities, the ties between them, and the families of types that each states.

    `states` names the families of which a public activity has amounts; drafts are not in it.
    """

    keys: Collection[int]
    ties: Iterable[Tie]
    states: Mapping[int, Collection[str]]
    _circle: dict[int, int] = field(init=False, default_factory=dict)
    _fed: list[set[str]] = field(init=False, default_factory=list)
    _first: list[dict[str, int]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        below: dict[int, list[int]] = {key: [] for key in self.keys}
        for one, other in self.ties:
            if one != other:
                below[one].append(other)
        circles = list(_circles(below))
        for number, circle in enumerate(circles):
            first: dict[str, int] = {}
            for key in circle:
                self._circle[key] = number
                for of in self.states.get(key, ()):
                    first[of] = min(first.get(of, key), key)
            self._first.append(first)
        # Circles come out after what they feed: walked backwards, money flows on.
        self._fed = [set() for _circle in circles]
        for number in range(len(circles) - 1, -1, -1):
            passed = self._fed[number] | self._first[number].keys()
            for key in circles[number]:
                for other in below[key]:
                    if self._circle[other] != number:
                        self._fed[self._circle[other]] |= passed

    def hidden(self, key: int) -> frozenset[str]:
        """The families that were counted before, upstream of the activity or in its circle."""
        number = self._circle[key]
        earlier = {of for of, first in self._first[number].items() if first < key}
        return frozenset(self._fed[number] | earlier)


def _circles(below: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """The strongly connected components, each after all that it reaches (Tarjan 1972), without
    recursion: a chain may be long."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    waiting: list[int] = []
    on: set[int] = set()
    for root in below:
        if root in order:
            continue
        path = [(root, iter(below[root]))]
        order[root] = low[root] = len(order)
        waiting.append(root)
        on.add(root)
        while path:
            key, rest = path[-1]
            for other in rest:
                if other not in order:
                    order[other] = low[other] = len(order)
                    waiting.append(other)
                    on.add(other)
                    path.append((other, iter(below[other])))
                    break
                if other in on:
                    low[key] = min(low[key], order[other])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[key])
                if low[key] == order[key]:
                    circle = []
                    while True:
                        other = waiting.pop()
                        on.discard(other)
                        circle.append(other)
                        if other == key:
                            break
                    yield circle
