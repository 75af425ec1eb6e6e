# SPDX-License-Identifier: EUPL-1.2
"""What of this room rests on a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from corridor.foundation.pages.public import words
from corridor.values.texts import Text

from ..models import (
    Booking,
    CountryRule,
    Crosswalk,
    Edition,
    Emphasis,
    Envelope,
    EnvelopePart,
    Explanation,
    Instrument,
    Involvement,
    NodeState,
    OtherBudget,
    Reservation,
)
from .words import in_words


@dataclass(frozen=True, slots=True)
class Cited:
    """A record with its sources; `key` is what people know it by, `node` null for a framework."""

    framework: str
    node: str | None
    key: str
    label: Text
    sources: tuple[str, ...]


def cited_in(document: str) -> Iterator[Cited]:
    """Every record with the document among its sources, at whatever lines. Twelve queries."""
    for row in _resting(Edition.objects.select_related("framework"), document):
        code = row.framework.code
        yield _cited(code, None, f"{code}, {row.code}", row.title, row)
    for row in _resting(NodeState.objects.select_related("node__framework"), document):
        yield _at_node(row.node, row.title, row)
    for row in _resting(Emphasis.objects.select_related("node__framework"), document):
        yield _at_node(row.node, row.text, row)
    crosswalks = Crosswalk.objects.select_related("source__framework", "target__framework")
    for row in _resting(crosswalks, document):
        if row.note is not None:
            yield _at_node(row.source, row.note, row)
    involvements = Involvement.objects.select_related(
        "approach__framework", "objective", "organisation"
    ).prefetch_related("organisation__names")
    for row in _resting(involvements, document):
        code = row.approach.framework.code
        key = f"{code}/{row.approach.code}, {row.objective.code}"
        yield _cited(code, row.approach.code, key, row.organisation.name, row)
    for row in _resting(Instrument.objects.select_related("framework"), document):
        yield _cited(row.framework.code, None, row.framework.code, row.names, row)
    for row in _resting(CountryRule.objects.select_related("framework"), document):
        yield _cited(row.framework.code, None, row.framework.code, row.reason, row)
    yield from _money(document)


def _money(document: str) -> Iterator[Cited]:
    for row in _resting(Envelope.objects.select_related("framework"), document):
        code = row.framework.code
        yield _cited(code, None, f"{code}/{row.year}", _amount(row.money), row)
    for row in _resting(EnvelopePart.objects.select_related("envelope__framework"), document):
        code = row.envelope.framework.code
        yield _cited(code, None, f"{code}/{row.envelope.year}", row.names, row)
    for row in _resting(Reservation.objects.select_related("node__framework"), document):
        yield _at_node(row.node, row.text, row)
    bookings = Booking.objects.filter(current=True).select_related("framework", "node")
    for row in _resting(bookings, document):
        node = None if row.node is None else row.node.code
        key = f"{row.framework.code}/{row.year}" + (f"/{node}" if node else "")
        yield _cited(row.framework.code, node, key, _amount(row.money), row)
    for row in _resting(Explanation.objects.select_related("framework", "node"), document):
        node = None if row.node is None else row.node.code
        yield _cited(row.framework.code, node, f"{row.framework.code}/{row.year}", row.text, row)


def budgets_in(document: str) -> QuerySet[OtherBudget]:
    """Budgets beside the frameworks with the document among their sources. One query."""
    return _resting(OtherBudget.objects.select_related("payer", "recipient"), document)


def _resting(rows: QuerySet[Any], document: str) -> QuerySet[Any]:
    return rows.filter(sources__cites=document).order_by("pk")


def _at_node(node: Any, label: Text, row: Any) -> Cited:
    code = node.framework.code
    return _cited(code, node.code, f"{code}/{node.code}", label, row)


def _cited(framework: str, node: str | None, key: str, label: Text, row: Any) -> Cited:
    return Cited(framework, node, key, label, tuple(row.sources))


def _amount(money: Any) -> Text:
    """An amount in the words of each language."""
    return in_words(lambda: words.plain(money))
