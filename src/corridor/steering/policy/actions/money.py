# SPDX-License-Identifier: EUPL-1.2
"""Writing envelopes, reservations and explanations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused, upsert
from corridor.foundation.kernel.public import as_columns, as_range
from corridor.values.periods import Validity
from corridor.values.texts import Text

from .. import rules
from ..models import Envelope, EnvelopePart, Explanation, OtherBudget, Reservation
from .finding import (
    check_amount,
    check_currency,
    check_precision,
    check_year,
    find_framework,
    find_node,
    find_organisation,
)


@dataclass(frozen=True, slots=True)
class PartSpec:
    """A part of an envelope to be written, in the envelope's currency."""

    code: str
    names: Text
    amount: Decimal | None
    sources: tuple[str, ...]
    node: str | None = None
    origin: Text | None = None


def save_envelope(
    *,
    by: Actor | None,
    framework: str,
    year: int,
    amount: Decimal,
    currency: str,
    precision: Decimal,
    sources: Sequence[str],
    parts: Sequence[PartSpec] = (),
    note: Text | None = None,
) -> Outcome:
    """Write a year's envelope with these parts, and no others.

    Raises `Refused` when the parts together are more than the envelope, for amounts below zero or
    finer than a cent, and for nodes that do not exist.
    """
    check_year(year)
    check_currency(currency)
    check_amount(amount)
    check_precision(precision)
    for place, part in enumerate(parts):
        check_amount(part.amount, f"parts.{place}.amount")
    together = sum((part.amount for part in parts if part.amount is not None), Decimal(0))
    if together > amount:
        raise Refused(
            f"the parts come to {together:f} {currency}, more than the envelope of "
            f"{amount:f} {currency}",
            "parts",
        )
    twice = rules.repeated(part.code for part in parts)
    if twice:
        raise Refused(f"the part {twice[0]!r} stands twice", "parts")
    with changing(by=by):
        of = find_framework(framework)
        envelope, outcome = upsert(
            Envelope,
            {"framework": of, "year": year},
            {
                "amount": amount,
                "currency": currency,
                "precision": precision,
                "note": note,
                "sources": list(sources),
            },
        )
        gone = envelope.parts.exclude(code__in=[part.code for part in parts])
        changed = bool(gone.delete()[0])
        for place, part in enumerate(parts):
            node = None if part.node is None else find_node(of, part.node, f"parts.{place}.node")
            _, done = upsert(
                EnvelopePart,
                {"envelope": envelope, "code": part.code},
                {
                    "position": place,
                    "names": part.names,
                    "amount": part.amount,
                    "node": node,
                    "origin": part.origin,
                    "sources": list(part.sources),
                },
            )
            changed |= done is not Outcome.UNCHANGED
    return outcome.with_parts(changed)


def save_reservation(
    *,
    by: Actor | None,
    framework: str,
    node: str,
    amount: Decimal,
    currency: str,
    per: str,
    validity: Validity,
    text: Text,
    sources: Sequence[str],
    note: Text | None = None,
) -> Outcome:
    """Set a cap for a node; one for a node and a validity."""
    check_amount(amount)
    check_currency(currency)
    with changing(by=by):
        found = find_node(find_framework(framework), node)
        return upsert(
            Reservation,
            {"node": found, "valid": as_range(validity.possible)},
            {
                "amount": amount,
                "currency": currency,
                "per": per,
                "text": text,
                "note": note,
                "sources": list(sources),
                **as_columns(validity),
            },
        )[1]


def save_explanation(
    *,
    by: Actor | None,
    framework: str,
    node: str | None,
    year: int,
    kind: str,
    text: Text,
    sources: Sequence[str],
) -> Outcome:
    """Say why a year's spending was what it was; known by the lines it rests on."""
    check_year(year)
    with changing(by=by):
        of = find_framework(framework)
        return upsert(
            Explanation,
            {
                "framework": of,
                "year": year,
                "kind": kind,
                "sources": list(sources),
                "node": None if node is None else find_node(of, node),
            },
            {"text": text},
        )[1]


def save_other_budget(
    *,
    by: Actor | None,
    code: str,
    names: Text,
    payer: str | None,
    recipient: str | None,
    from_year: int,
    until_year: int | None,
    amount: Decimal,
    currency: str,
    approximate: bool,
    text: Text,
    sources: Sequence[str],
) -> Outcome:
    """Write money that stands beside the envelopes, known by its code.

    `from_year` and `until_year` are both included; the second is null where no source states it.
    Raises `Refused` for years in the wrong order and when neither payer nor recipient is named.
    """
    check_year(from_year, "from_year")
    if until_year is not None:
        check_year(until_year, "until_year")
        if until_year < from_year:
            raise Refused(f"{until_year} comes before {from_year}", "until_year")
    check_amount(amount)
    if payer is None and recipient is None:
        raise Refused("name who pays or who receives", "payer")
    with changing(by=by):
        check_currency(currency)
        return upsert(
            OtherBudget,
            {"code": code},
            {
                "names": names,
                "payer": find_organisation(payer, "payer"),
                "recipient": find_organisation(recipient, "recipient"),
                "from_year": from_year,
                "until_year": until_year,
                "amount": amount,
                "currency": currency,
                "approximate": approximate,
                "text": text,
                "sources": list(sources),
            },
        )[1]
