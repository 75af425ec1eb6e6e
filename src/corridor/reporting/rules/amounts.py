# SPDX-License-Identifier: EUPL-1.2
"""What records say of a framework's money, in the form that figures are worked out from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from corridor.values.texts import Text

from .figures import Evidence


class NoSuchFigure(LookupError):
    """The question, or what it is asked about, does not exist here; `known` are those that do."""

    def __init__(self, message: str, known: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.known = tuple(known)


@dataclass(frozen=True, slots=True)
class Amount:
    """What one record says; `value` in whole units of `currency`, null where it is not stated."""

    value: Decimal | None
    currency: str
    precision: Decimal
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Part:
    code: str
    name: Text
    amount: Amount


@dataclass(frozen=True, slots=True)
class ByActivities:
    """The spending of a year that activities state for a node, each payment counted once.

    `value` in euro, of `count` activities; `no_rate` payments more have no value in euro. `records`
    are the activities with their parts; those counted make up the value.
    """

    value: Decimal
    count: int
    records: tuple[Evidence, ...] = ()
    no_rate: int = 0


@dataclass(frozen=True, slots=True)
class YearMoney:
    """The money of one framework and year. A node that nobody reported on has no amount at all.

    `nodes` are those that spending is booked on, in their order; `printed` the total as printed.
    `activities` is what activities state, by node, with "" for what is not split over nodes;
    `active` names its nodes.
    """

    framework: str
    year: int
    names: Mapping[str, Text] = field(default_factory=dict)
    nodes: Mapping[str, Amount] = field(default_factory=dict)
    printed: Amount | None = None
    envelope: Amount | None = None
    parts: Mapping[str, Part] = field(default_factory=dict)
    activities: Mapping[str, ByActivities] = field(default_factory=dict)
    active: Mapping[str, Text] = field(default_factory=dict)

    @property
    def every_name(self) -> Mapping[str, Text]:
        """The nodes with money of either sort, those that are booked on first."""
        return {**self.names, **self.active}
