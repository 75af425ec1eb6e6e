# SPDX-License-Identifier: EUPL-1.2
"""Envelopes, reservations, spending and its explanations, as frozen rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from corridor.foundation.kernel.public import asked_once
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..models import Booking, Envelope, EnvelopePart, Explanation, Framework, Node, Reservation
from . import records, trees
from .records import Cap, Cause, Funds, Part, Spending

Titles = Mapping[str, tuple[int, Text]]


def titles(of: Framework, year: int | None = None) -> Titles:
    """Order and title of every node by its code, as on the last day of the year. Two queries.

    Nodes of other editions only come after them, with the title that they had there.
    """
    day = None if year is None else date(year, 12, 31)
    tree = trees.tree(of, day=day)
    return {} if tree is None else {n.code: (n.order, n.title) for n in tree.walk()}


def spending(
    of: Framework, year: int | None = None, *, known: Titles | None = None
) -> tuple[Spending, ...]:
    """What was spent by node, and the printed totals, also where the source leaves an amount open.

    Nodes in the framework's order by year; each year ends with its total. One query, two more
    without `known` (see `titles`). Of a corrected booking only the correction.
    """
    named = titles(of, year) if known is None else known
    found = Booking.objects.filter(framework=of, current=True).select_related("node")
    if year is not None:
        found = found.filter(year=year)
    rows = [_spending(booking, of.code, named) for booking in found]
    last = len(named) + 1
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.year,
                row.node is None,
                last if row.position is None else row.position,
                row.node or "",
            ),
        )
    )


def _spending(booking: Booking, framework: str, known: Titles) -> Spending:
    code = None if booking.node is None else booking.node.code
    position, title = known.get(code or "", (None, None))
    return Spending(
        record=records.ref_of_booking(booking, framework, code),
        framework=framework,
        node=code,
        title=title,
        position=position,
        year=booking.year,
        amount=booking.money,
        currency=booking.currency,
        precision=booking.precision,
        status=booking.status,
        origin=booking.origin,
        note=booking.note,
        citations=booking.citations,
    )


def current_booking(of: Framework, node: str | None, year: int) -> Booking | None:
    """The booking that stands for a node (null: the total) and year. One query."""
    return (
        Booking.objects.filter(framework=of, year=year, current=True)
        .filter(Q(node__isnull=True) if node is None else Q(node__code=node))
        .select_related("node")
        .first()
    )


def bookings(of: Framework, node: str | None, year: int) -> tuple[Booking, ...]:
    """Every booking of a node and year, the newest first, corrected ones included. One query."""
    found = Booking.objects.filter(framework=of, year=year).filter(
        Q(node__isnull=True) if node is None else Q(node__code=node)
    )
    return tuple(found.select_related("node").order_by("-pk"))


def envelopes(of: Framework) -> tuple[Funds, ...]:
    """Every year's envelope with its parts, the oldest first. Two queries."""
    return tuple(_funds(envelope, of.code) for envelope in _envelopes(of))


def envelope(of: Framework, year: int) -> Funds | None:
    """The year's envelope; null where none is known. Two queries."""
    found = _envelopes(of).filter(year=year).first()
    return None if found is None else _funds(found, of.code)


def _envelopes(of: Framework) -> QuerySet[Envelope]:
    parts = EnvelopePart.objects.select_related("node", "envelope").order_by("position")
    return of.envelopes.prefetch_related(Prefetch("parts", parts)).order_by("year")


def _funds(envelope: Envelope, framework: str) -> Funds:
    return Funds(
        record=records.ref_of_envelope(envelope, framework),
        framework=framework,
        year=envelope.year,
        amount=envelope.money,
        precision=envelope.precision,
        note=envelope.note,
        citations=envelope.citations,
        parts=tuple(_part(part, framework) for part in envelope.parts.all()),
    )


def _part(part: EnvelopePart, framework: str) -> Part:
    return Part(
        record=records.ref_of_part(part, framework, part.envelope.year),
        code=part.code,
        names=part.names,
        amount=part.money(),
        node=None if part.node is None else part.node.code,
        origin=part.origin,
        citations=part.citations,
    )


def explanations(
    of: Framework, year: int | None = None, *, known: Titles | None = None
) -> tuple[Cause, ...]:
    """Why spending was what it was: by year, of the whole first, then in the order of nodes.

    One query, two more without `known` (see `titles`).
    """
    named = titles(of, year) if known is None else known
    found = Explanation.objects.filter(framework=of).select_related("node").order_by("year", "pk")
    if year is not None:
        found = found.filter(year=year)
    rows = [_cause(explanation, of.code, named) for explanation in found]
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.year,
                row.node is not None,
                named.get(row.node or "", (len(named), None))[0],
                row.record.pk,
            ),
        )
    )


def _cause(explanation: Explanation, framework: str, known: Titles) -> Cause:
    code = None if explanation.node is None else explanation.node.code
    return Cause(
        record=records.ref_of_explanation(explanation, framework, code),
        framework=framework,
        node=code,
        title=known.get(code or "", (0, None))[1],
        year=explanation.year,
        kind=explanation.kind,
        text=explanation.text,
        citations=explanation.citations,
    )


def reservations(
    of: Framework, year: int | None = None, *, known: Titles | None = None
) -> tuple[Cap, ...]:
    """Caps within the envelope; with a year those that may have held on one of its days.

    One query, two more without `known` (see `titles`).
    """
    named = titles(of, year) if known is None else known
    found = Reservation.objects.filter(node__framework=of).select_related("node")
    rows = [
        Cap(
            record=records.RecordRef(
                "policy.Reservation", held.pk, f"{of.code}/{held.node.code}/{held.sources[0]}"
            ),
            node=held.node.code,
            title=named.get(held.node.code, (0, None))[1],
            amount=held.money,
            text=held.text,
            note=held.note,
            citations=held.citations,
            reservation=held,
        )
        for held in found.order_by("node__code", "valid")
        if year is None or held.validity.possible.overlaps(Period.year(year))
    ]
    return tuple(rows)


def years(of: Framework) -> tuple[int, ...]:
    """The years of which an envelope, spending or an explanation is known. Three queries."""
    found: set[int] = set()
    for rows in (of.envelopes, of.bookings.filter(current=True), of.explanations):
        found.update(rows.values_list("year", flat=True))
    return tuple(sorted(found))


@asked_once
def _standing_bookings(node: Node) -> tuple[Booking, ...]:
    return tuple(node.bookings.filter(current=True).select_related("node").order_by("-year"))


def bookings_of(node: Node, *, title: Text | None = None) -> tuple[Spending, ...]:
    """What stands booked on a node, the newest year first. One query."""
    framework = node.framework
    found = _standing_bookings(node)
    known = {} if title is None else {node.code: (0, title)}
    return tuple(_spending(booking, framework.code, known) for booking in found)


def parts_of(node: Node) -> tuple[tuple[int, Part], ...]:
    """Parts of envelopes that are for a node, with their years, the newest first. One query."""
    found = EnvelopePart.objects.filter(node=node).select_related("envelope", "node")
    return tuple(
        (part.envelope.year, _part(part, node.framework.code))
        for part in found.order_by("-envelope__year", "position")
    )
