# SPDX-License-Identifier: EUPL-1.2
"""The transactions of a draft: what may stand there, beside what the portfolio has already."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import currencies
from corridor.steering.portfolio.public import Transaction, TransactionType

from ..models import ReportedTransaction
from .draft_work import Work, long_message, same, too_long
from .given import GivenTransaction, Problem

LARGEST = Decimal(10) ** 17
TYPES = frozenset(TransactionType.values)

Fault = tuple[str, str]
"""The field and what is wrong with it."""


def write_transactions(work: Work, given: Sequence[GivenTransaction]) -> None:
    if not given:
        return
    held = {
        row.public_id: row
        for row in ReportedTransaction.objects.filter(round=work.round).select_for_update()
    }
    known = _Known(given, held.values())
    for index, each in enumerate(given):
        row = held.get(each.id) if each.id is not None else None
        if each.id is not None and (row is None or row.dropped):
            if not each.drop:
                message = _("Somebody took this transaction away meanwhile.")
                work.problems.append(Problem("transaction", index, "id", message, stale=True))
        elif each.drop:
            if row is not None and work.fresh("transaction", index, each.version, row):
                _drop(work, row)
        else:
            faults = [*_faults(work, each, known), *_doubles(each, row, known)]
            for at, message in faults:
                work.tell("transaction", index, at, message)
            if not faults:
                _write(work, index, each, row)
        if not each.drop:
            known.named_here[each.activity, each.ref.strip()] += 1


class _Known:
    """What transactions are held against, fetched once for all of them."""

    def __init__(
        self, given: Sequence[GivenTransaction], held: Collection[ReportedTransaction]
    ) -> None:
        self.currencies = {row.code for row in currencies()}
        self.organisations = set(
            Organisation.objects.filter(
                pk__in={key for each in given for key in (each.provider, each.receiver) if key}
            ).values_list("pk", flat=True)
        )
        self.wrong = Transaction.objects.in_bulk({each.corrects for each in given if each.corrects})
        self.correcting: defaultdict[int, list[ReportedTransaction]] = defaultdict(list)
        for row in held:
            if row.corrects_id is not None:
                self.correcting[row.corrects_id].append(row)
        self.by_ref: defaultdict[tuple[int, str], list[Transaction]] = defaultdict(list)
        self.by_facts: defaultdict[tuple[Any, ...], list[Transaction]] = defaultdict(list)
        for standing in Transaction.objects.filter(
            activity__in={each.activity for each in given}, current=True
        ):
            if standing.ref:
                self.by_ref[standing.activity_id, standing.ref].append(standing)
            else:
                self.by_facts[_facts(standing)].append(standing)
        given_here = {each.id for each in given}
        self.named_here = Counter(
            (row.activity_id, row.ref)
            for row in held
            if row.ref and not row.dropped and row.public_id not in given_here
        )


def _facts(money: Transaction) -> tuple[Any, ...]:
    return (
        money.activity_id,
        money.type,
        money.day,
        money.amount,
        money.currency,
        money.provider_id,
        money.receiver_id,
    )


def _drop(work: Work, row: ReportedTransaction) -> None:
    if row.written_id is None:
        work.writes.append((row, True))
    else:
        work.write(row, {"dropped": True})


def _faults(work: Work, each: GivenTransaction, known: _Known) -> Iterator[Fault]:
    if each.activity not in work.activities:
        yield "activity", _("This round does not ask about that activity.")
    if each.type not in TYPES:
        yield "type", _("Choose what sort of transaction this is.")
    if each.day is None:
        yield "day", _("Enter the day.")
    elif each.day not in work.round.days:
        yield "day", _("This day is not in the period of the round.")
    elif each.day > timezone.localdate():
        yield "day", _("This day is yet to come.")
    if (message := _wrong_amount(each)) is not None:
        yield "amount", message
    if each.currency not in known.currencies:
        yield "currency", _("There is no currency “%(code)s”.") % {"code": each.currency[:10]}
    for name in ("provider", "receiver"):
        key = getattr(each, name)
        if key is not None and key not in known.organisations:
            yield name, _("There is no such organisation.")
    if len(each.ref) > 100:
        yield "ref", _("A reference has 100 characters at the most.")
    if too_long(each.description):
        yield "description", long_message()
    if each.corrects is not None:
        yield from _wrong_correction(each, known)


def _wrong_amount(each: GivenTransaction) -> str | None:
    amount = each.amount
    if amount is None:
        return _("Enter the amount.")
    if not amount.is_finite() or abs(amount) >= LARGEST:
        return _("This amount is too large to be kept.")
    if amount != amount.quantize(Decimal("0.01")):
        return _("An amount has two decimals at the most.")
    if each.refund and amount >= 0:
        return _("Money that is paid back is an amount below zero.")
    if not each.refund and amount <= 0 and not (each.corrects and amount == 0):
        return _("Enter an amount above zero, or mark it as paid back.")
    return None


def _wrong_correction(each: GivenTransaction, known: _Known) -> Iterator[Fault]:
    wrong = known.wrong.get(each.corrects or 0)
    if wrong is None or wrong.activity_id != each.activity:
        yield "corrects", _("There is no such transaction of this activity.")
    else:
        lines = known.correcting[wrong.pk]
        if not wrong.current and not any(row.public_id == each.id for row in lines):
            yield "corrects", _("This transaction was corrected already.")
        elif any(row.public_id != each.id and not row.dropped for row in lines):
            yield "corrects", _("Another line of this report corrects it already.")
    if not each.reason.strip():
        yield "reason", _("Say what was wrong.")


def _doubles(
    each: GivenTransaction, row: ReportedTransaction | None, known: _Known
) -> Iterator[Fault]:
    """That the portfolio has it already, under its reference or as the very same."""
    ref = each.ref.strip()
    if ref and known.named_here[each.activity, ref]:
        yield "ref", _("This reference stands twice.")
        return
    own = {each.corrects, None if row is None else row.written_id} - {None}

    def others(standing: Iterable[Transaction]) -> bool:
        return any(not own & {other.pk, other.supersedes_id} for other in standing)

    if ref and others(known.by_ref.get((each.activity, ref), ())):
        yield "ref", _("There is a record with this reference already; correct that one.")
    said = (
        each.activity,
        each.type,
        each.day,
        each.amount,
        each.currency,
        each.provider,
        each.receiver,
    )
    if not ref and others(known.by_facts.get(said, ())):
        yield "ref", _("This is recorded already. If there are two, give each a reference.")


def _write(work: Work, index: int, each: GivenTransaction, row: ReportedTransaction | None) -> None:
    values = {
        "type": each.type,
        "refund": each.refund,
        "day": each.day,
        "amount": each.amount,
        "currency": each.currency,
        "provider_id": each.provider,
        "receiver_id": each.receiver,
        "ref": each.ref.strip(),
        "description": each.description or None,
        "corrects_id": each.corrects,
        "reason": each.reason.strip(),
    }
    if row is not None and same(row, values) and row.activity_id == each.activity:
        return
    if work.fresh("transaction", index, each.version, row):
        row = row or ReportedTransaction(round=work.round)
        work.write(row, {"activity_id": each.activity, **values})
