# SPDX-License-Identifier: EUPL-1.2
"""What the money selectors give: frozen rows that know the record they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from corridor.values.citations import Citation
from corridor.values.money import Money
from corridor.values.texts import Text

from ..models import Booking, Envelope, EnvelopePart, Explanation, Reservation


@dataclass(frozen=True, slots=True)
class RecordRef:
    """A record: its model's label, its primary key, and the key that people know it by."""

    model: str
    pk: int
    key: str


@dataclass(frozen=True, slots=True)
class Spending:
    """Spending of a year on a node; `node` null is the total as the source prints it.

    `amount` null was left open by the source: neither zero nor unknown to us alone. `precision` is
    the unit to which the source rounds. `position` orders nodes as the framework does; null for
    the total.
    """

    record: RecordRef
    framework: str
    node: str | None
    title: Text | None
    position: int | None
    year: int
    amount: Money | None
    currency: str
    precision: Decimal
    status: str
    origin: str
    note: Text | None
    citations: tuple[Citation, ...]

    @property
    def stated(self) -> bool:
        return self.amount is not None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an envelope; without an amount it may come on top of the envelope."""

    record: RecordRef
    code: str
    names: Text
    amount: Money | None
    node: str | None
    origin: Text | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Funds:
    """The envelope of a framework for a year, with its parts in order."""

    record: RecordRef
    framework: str
    year: int
    amount: Money
    precision: Decimal
    note: Text | None
    citations: tuple[Citation, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a year's spending was what it was; `kind` is underspending, overspending or context."""

    record: RecordRef
    framework: str
    node: str | None
    title: Text | None
    year: int
    kind: str
    text: Text
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `amount` a year for a node; see `Reservation.validity` for when."""

    record: RecordRef
    node: str
    title: Text | None
    amount: Money
    text: Text
    note: Text | None
    citations: tuple[Citation, ...]
    reservation: Reservation


def cited(sources: list[str]) -> tuple[Citation, ...]:
    return tuple(Citation.parse(text) for text in sources)


def ref_of_booking(booking: Booking, framework: str, node: str | None) -> RecordRef:
    """Known as framework/year/node, as in "NL08/2011/6"; the total as "NL08/2011"."""
    key = f"{framework}/{booking.year}" + (f"/{node}" if node else "")
    return RecordRef("policy.Booking", booking.pk, key)


def ref_of_envelope(envelope: Envelope, framework: str) -> RecordRef:
    return RecordRef("policy.Envelope", envelope.pk, f"{framework}/{envelope.year}")


def ref_of_part(part: EnvelopePart, framework: str, year: int) -> RecordRef:
    return RecordRef("policy.EnvelopePart", part.pk, f"{framework}/{year}/{part.code}")


def ref_of_explanation(explanation: Explanation, framework: str, node: str | None) -> RecordRef:
    """Known by the framework, year, node and the first source it rests on."""
    key = f"{framework}/{explanation.year}" + (f"/{node}" if node else "")
    return RecordRef("policy.Explanation", explanation.pk, f"{key}/{explanation.sources[0]}")
