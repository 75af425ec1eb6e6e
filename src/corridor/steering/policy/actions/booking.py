# SPDX-License-Identifier: EUPL-1.2
"""Booking spending: a booking is never changed, a correction takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused
from corridor.values.texts import Text

from ..models import Booking, Framework
from ..selectors.money import current_booking
from .finding import (
    check_amount,
    check_currency,
    check_precision,
    check_year,
    find_framework,
    find_node,
)

# The caller does not say which booking it saw.
NOT_ASKED: Final = "not asked"


def book_spending(
    *,
    by: Actor,
    framework: str,
    node: str | None,
    year: int,
    amount: Decimal | None,
    currency: str,
    reason: str,
    sources: Sequence[str],
    precision: Decimal = Decimal(1),
    note: Text | None = None,
    seen: str | None = NOT_ASKED,
) -> Booking:
    """Book what was spent on a node (null: the printed total) in a year, or correct it.

    A null amount is one that the source leaves open. `seen` is the public id of the booking that
    was shown when the decision was made, null for none: if another stands by now the booking is
    refused. Raises `Refused`, with `at` naming the parameter, also without a reason, without a
    source, and when nothing would change.
    """
    if not reason.strip():
        raise Refused(_("Say why this is booked."), "reason")
    if not sources:
        raise Refused(_("State at least one source, as in NL11:79-93."), "sources")
    _check(year, amount, currency, precision)
    with changing(by=by, reason=reason.strip()):
        of = _locked(framework)
        before = current_booking(of, node, year)
        standing = None if before is None else before.public_id
        if seen not in (NOT_ASKED, standing):
            raise Refused(
                _("Somebody else booked here meanwhile. Look at what stands now, then book again."),
                "seen",
            )
        values = _values(amount, currency, precision, note, sources)
        if before is not None and _same(before, values):
            raise Refused(_("This is what is booked already; nothing would change."), "amount")
        return _write(
            of,
            node,
            year,
            before,
            values,
            origin=Booking.Origin.OFFICER,
            reason=reason.strip(),
            by_key=by.pk,
        )


def load_spending(
    *,
    by: Actor | None,
    framework: str,
    node: str | None,
    year: int,
    amount: Decimal | None,
    currency: str,
    sources: Sequence[str],
    precision: Decimal = Decimal(1),
    note: Text | None = None,
) -> Outcome:
    """Book what a data pack says. What an officer booked since is never overruled.

    Unchanged when the pack says what it said last time, also if an officer corrected that since.
    Raises `Refused` when the pack says something new about what an officer has booked.
    """
    _check(year, amount, currency, precision)
    with changing(by=by):
        of = _locked(framework)
        values = _values(amount, currency, precision, note, sources)
        before = current_booking(of, node, year)
        told = (
            Booking.objects.filter(
                framework=of,
                year=year,
                origin=Booking.Origin.PACK,
                **({"node__code": node} if node else {"node__isnull": True}),
            )
            .order_by("-pk")
            .first()
        )
        if told is not None and _same(told, values):
            return Outcome.UNCHANGED
        if before is not None and before.origin == Booking.Origin.OFFICER:
            raise Refused(
                f"an officer booked {before.money or 'an open amount'} here since; the pack now "
                "says something else: correct the booking on the page of the framework",
                "amount",
            )
        _write(of, node, year, before, values, origin=Booking.Origin.PACK, reason="", by_key=None)
    return Outcome.CREATED if before is None else Outcome.CHANGED


def _check(year: int, amount: Decimal | None, currency: str, precision: Decimal) -> None:
    check_year(year)
    check_amount(amount, negative=True)
    check_currency(currency)
    check_precision(precision)


def _locked(code: str) -> Framework:
    """The framework, so that bookings on it wait for each other."""
    return Framework.objects.select_for_update(of=("self",)).get(pk=find_framework(code).pk)


def _values(
    amount: Decimal | None,
    currency: str,
    precision: Decimal,
    note: Text | None,
    sources: Sequence[str],
) -> dict[str, Any]:
    status = Booking.Status.NOT_STATED if amount is None else Booking.Status.STATED
    return {
        "amount": amount,
        "currency": currency,
        "precision": precision,
        "status": status,
        "note": note,
        "sources": list(sources),
    }


def _same(booking: Booking, values: dict[str, Any]) -> bool:
    return all(getattr(booking, name) == value for name, value in values.items())


def _write(
    of: Framework,
    node: str | None,
    year: int,
    before: Booking | None,
    values: dict[str, Any],
    **more: Any,
) -> Booking:
    if before is not None:
        Booking.objects.filter(pk=before.pk).update(current=False)
    booking = Booking(
        framework=of,
        node=None if node is None else find_node(of, node),
        year=year,
        supersedes=before,
        **values,
        **more,
    )
    booking.clean_fields(exclude=["framework", "node", "supersedes"])
    booking.save()
    return booking
