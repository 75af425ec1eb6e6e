# SPDX-License-Identifier: EUPL-1.2
"""Writing a draft: figures, transactions and accounts, one by one or many at once.

A form, a workbook and the API hand in the same values. What is wrong with them is answered item by
item, not raised, so that all of it can be shown at its place; then nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor
from corridor.foundation.kernel.public import as_period, as_range
from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import currencies
from corridor.steering.portfolio.public import (
    ActualStatement,
    FigureStatement,
    Indicator,
    PartStatement,
    Transaction,
    TransactionType,
    check_actuals,
)
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..models import Narrative, ReportedFigure, ReportedTransaction, Round
from ..rules.parts import in_order, part_as_json
from ..selectors.sheets import activities_in, asked_periods
from .changing import changing, check_writable, sign

LONGEST_TEXT = 20_000
LARGEST = Decimal(10) ** 17
EMPTY = FigureStatement(state="not_reported")


@dataclass(frozen=True, slots=True)
class GivenFigure:
    """An actual as somebody writes it; `figure` null takes what was written away.

    `start` is the first day of its period. `version` is that of the row that was seen, 0 for none.
    """

    indicator: int
    start: date
    figure: FigureStatement | None
    parts: tuple[PartStatement, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class GivenTransaction:
    """Money as somebody writes it; `id` names the row it changes, null for a new one.

    `provider` and `receiver` are keys of organisations. `corrects` is the key of a record in the
    portfolio that is wrong, with `reason`. `drop` takes the row away.
    """

    activity: int
    type: str = ""
    day: date | None = None
    amount: Decimal | None = None
    currency: str = "EUR"
    id: str | None = None
    refund: bool = False
    provider: int | None = None
    receiver: int | None = None
    ref: str = ""
    description: Text | None = None
    corrects: int | None = None
    reason: str = ""
    drop: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class GivenNarrative:
    activity: int
    done: Text | None = None
    short: Text | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an item: the `index`th of its kind as given, at `field`.

    `current` is the row as it stands where somebody else was faster (null if they took it away);
    `stale` tells these from other problems. `cell` names a part of a figure.
    """

    kind: Literal["figure", "transaction", "narrative"]
    index: int
    field: str
    message: str
    stale: bool = False
    current: Any = None
    cell: tuple[str, ...] = ()


@dataclass(slots=True)
class Saved:
    """How many items were written, or would be; none where there are problems."""

    changed: int = 0
    problems: list[Problem] = field(default_factory=list)


def save_draft(
    *,
    round: Round,
    by: Actor,
    figures: Sequence[GivenFigure] = (),
    transactions: Sequence[GivenTransaction] = (),
    narratives: Sequence[GivenNarrative] = (),
    only_look: bool = False,
) -> Saved:
    """Write what is given and leave the rest of the draft as it is; all of it, or with problems
    none. What says what stands already is no change, whatever version it names.

    `only_look` tells what would be. Raises `Refused` at `state` while nothing may be written. A
    fixed number of queries, and one for each item that changes.
    """
    with changing(round, by=by) as held:
        check_writable(held)
        work = _Work(held, by)
        work.figures(figures)
        work.narratives(narratives)
        work.transactions(transactions)
        saved = Saved(0 if work.problems else len(work.writes), work.problems)
        if saved.changed and not only_look:
            with transaction.atomic():
                for row, gone in work.writes:
                    row.delete() if gone else row.save()
            authors = list(held.authors)
            sign(held, by)
            if held.authors != authors:
                held.save(update_fields=["authors"])
        return saved


class _Work:
    """What is to be written and what is wrong, gathered before anything is written."""

    def __init__(self, round: Round, by: Actor) -> None:
        self.round, self.by = round, by
        self.problems: list[Problem] = []
        self.writes: list[tuple[Any, bool]] = []
        self.activities = {row.pk for row in activities_in(round)}

    def write(self, row: Any, values: dict[str, Any]) -> None:
        for name, value in values.items():
            setattr(row, name, value)
        row.by_key = self.by.pk
        if row.pk is not None:
            row.version += 1
        self.writes.append((row, False))

    def figures(self, given: Sequence[GivenFigure]) -> None:
        indicators = {
            row.pk: row
            for row in Indicator.objects.filter(pk__in={each.indicator for each in given})
            .select_related("result")
            .prefetch_related("periods")
        }
        held = {
            (row.indicator_id, row.days.start): row
            for row in ReportedFigure.objects.filter(round=self.round, indicator__in=indicators)
        }
        stated: list[tuple[int, GivenFigure, Period]] = []
        seen: set[tuple[int, date]] = set()
        for index, each in enumerate(given):
            key = (each.indicator, each.start)
            row = held.get(key)
            days = self._days(indicators.get(each.indicator), each, row)
            if days is None:
                self._tell("figure", index, "indicator", _("This round does not ask for that."))
            elif key in seen:
                self._tell("figure", index, "indicator", _("This figure stands twice."))
            else:
                seen.add(key)
                stated.append((index, each, days))
        for index, each, days in self._sound(stated):
            self._figure(index, each, days, held.get((each.indicator, each.start)))

    def _days(
        self, indicator: Indicator | None, each: GivenFigure, row: ReportedFigure | None
    ) -> Period | None:
        """The period meant; null for one that is not asked for, unless it is only taken away."""
        if row is not None and each.figure is None:
            return row.days
        if indicator is None or indicator.result.activity_id not in self.activities:
            return None
        held = [as_period(row.period) for row in indicator.periods.all()]
        asked = asked_periods(self.round, held)
        return next((days for days in asked if days.start == each.start), None)

    def _sound(
        self, stated: list[tuple[int, GivenFigure, Period]]
    ) -> list[tuple[int, GivenFigure, Period]]:
        """Those that the portfolio would take."""
        told = [each for each in stated if each[1].figure is not None]
        faults = check_actuals(
            [
                ActualStatement(each.indicator, days, each.figure or EMPTY, each.parts)
                for _index, each, days in told
            ]
        )
        wrong = set()
        for fault in faults:
            index = told[fault.place][0]
            wrong.add(index)
            self.problems.append(Problem("figure", index, fault.at, fault.message, cell=fault.cell))
        for index, each, _days in told:
            figure = each.figure or EMPTY
            for name, text in (("text", figure.text), ("comment", figure.comment)):
                if _too_long(text):
                    wrong.add(index)
                    self._tell("figure", index, name, _long())
        return [each for each in stated if each[0] not in wrong]

    def _figure(
        self, index: int, each: GivenFigure, days: Period, row: ReportedFigure | None
    ) -> None:
        if each.figure is None:
            if row is not None and self._fresh("figure", index, each.version, row):
                self.writes.append((row, True))
            return
        figure = each.figure
        values = {
            "state": figure.state,
            "number": figure.number,
            "denominator": figure.denominator,
            "text": figure.text or None,
            "qualifier": figure.qualifier,
            "comment": figure.comment or None,
            "parts": in_order([part_as_json(part) for part in each.parts]),
        }
        if row is not None and _same(row, values):
            return
        if self._fresh("figure", index, each.version, row):
            row = row or ReportedFigure(
                round=self.round, indicator_id=each.indicator, period=as_range(days)
            )
            self.write(row, values)

    def narratives(self, given: Sequence[GivenNarrative]) -> None:
        held = {row.activity_id: row for row in Narrative.objects.filter(round=self.round)}
        for index, each in enumerate(given):
            row = held.get(each.activity)
            if each.activity not in self.activities:
                self._tell("narrative", index, "activity", _("This round does not ask for that."))
                continue
            wrong = [name for name in ("done", "short") if _too_long(getattr(each, name))]
            for name in wrong:
                self._tell("narrative", index, name, _long())
            values = {"done": each.done or None, "short": each.short or None}
            if wrong or (row is None and not any(values.values())):
                continue
            if row is not None and _same(row, values):
                continue
            if self._fresh("narrative", index, each.version, row):
                row = row or Narrative(round=self.round, activity_id=each.activity)
                self.write(row, values)

    def transactions(self, given: Sequence[GivenTransaction]) -> None:
        if not given:
            return
        held = {
            row.public_id: row
            for row in ReportedTransaction.objects.filter(round=self.round).select_for_update()
        }
        known = {row.code for row in currencies()}
        organisations = set(
            Organisation.objects.filter(
                pk__in={key for each in given for key in (each.provider, each.receiver) if key}
            ).values_list("pk", flat=True)
        )
        standing = list(
            Transaction.objects.filter(
                activity__in={each.activity for each in given}, current=True
            ).select_related("activity")
        )
        corrected = {
            row.pk: row
            for row in Transaction.objects.filter(
                pk__in={each.corrects for each in given if each.corrects}
            )
        }
        for index, each in enumerate(given):
            row = held.get(each.id) if each.id is not None else None
            if each.id is not None and (row is None or row.dropped):
                if not each.drop:
                    message = _("Somebody took this transaction away meanwhile.")
                    self.problems.append(Problem("transaction", index, "id", message, stale=True))
                continue
            if each.drop:
                if row is not None and self._fresh("transaction", index, each.version, row):
                    self._drop(row)
                continue
            before = len(self.problems)
            self._check_transaction(index, each, known, organisations, corrected, held)
            self._check_new(index, each, row, given[:index], standing)
            if len(self.problems) == before:
                self._transaction(index, each, row)

    def _drop(self, row: ReportedTransaction) -> None:
        if row.written_id is None:
            self.writes.append((row, True))
        else:
            self.write(row, {"dropped": True})

    def _check_transaction(
        self,
        index: int,
        each: GivenTransaction,
        currencies: set[str],
        organisations: set[int],
        corrected: dict[int, Transaction],
        held: dict[str, ReportedTransaction],
    ) -> None:
        days = self.round.days

        def tell(name: str, message: str) -> None:
            self._tell("transaction", index, name, message)

        if each.activity not in self.activities:
            tell("activity", _("This round does not ask about that activity."))
        if each.type not in TransactionType.values:
            tell("type", _("Choose what sort of transaction this is."))
        if each.day is None:
            tell("day", _("Enter the day."))
        elif each.day not in days:
            tell("day", _("This day is not in the period of the round."))
        elif each.day > timezone.localdate():
            tell("day", _("This day is yet to come."))
        if each.amount is None:
            tell("amount", _("Enter the amount."))
        elif not each.amount.is_finite() or abs(each.amount) >= LARGEST:
            tell("amount", _("This amount is too large to be kept."))
        elif each.amount != each.amount.quantize(Decimal("0.01")):
            tell("amount", _("An amount has two decimals at the most."))
        elif each.refund and each.amount >= 0:
            tell("amount", _("Money that is paid back is an amount below zero."))
        elif not each.refund and each.amount <= 0 and not (each.corrects and each.amount == 0):
            tell("amount", _("Enter an amount above zero, or mark it as paid back."))
        if each.currency not in currencies:
            tell("currency", _("There is no currency “%(code)s”.") % {"code": each.currency[:10]})
        for name in ("provider", "receiver"):
            key = getattr(each, name)
            if key is not None and key not in organisations:
                tell(name, _("There is no such organisation."))
        if len(each.ref) > 100:
            tell("ref", _("A reference has 100 characters at the most."))
        if _too_long(each.description):
            tell("description", _long())
        if each.corrects is not None:
            wrong = corrected.get(each.corrects)
            if wrong is None or wrong.activity_id != each.activity:
                tell("corrects", _("There is no such transaction of this activity."))
            elif not wrong.current and not any(
                row.corrects_id == wrong.pk and row.public_id == each.id for row in held.values()
            ):
                tell("corrects", _("This transaction was corrected already."))
            elif any(
                row.corrects_id == wrong.pk and row.public_id != each.id and not row.dropped
                for row in held.values()
            ):
                tell("corrects", _("Another line of this report corrects it already."))
            if not each.reason.strip():
                tell("reason", _("Say what was wrong."))

    def _check_new(
        self,
        index: int,
        each: GivenTransaction,
        row: ReportedTransaction | None,
        earlier: Sequence[GivenTransaction],
        standing: Sequence[Transaction],
    ) -> None:
        """That the portfolio does not have it already, under its reference or as the very same."""
        if any(
            other.activity == each.activity and other.ref.strip() == each.ref.strip() != ""
            for other in earlier
            if not other.drop
        ):
            self._tell("transaction", index, "ref", _("This reference stands twice."))
            return
        own = {each.corrects, None if row is None else row.written_id}
        others = [
            other
            for other in standing
            if other.activity_id == each.activity and not own & {other.pk, other.supersedes_id}
        ]
        ref = each.ref.strip()
        if ref and any(other.ref == ref for other in others):
            message = _("There is a record with this reference already; correct that one.")
            self._tell("transaction", index, "ref", message)
        said = (each.type, each.day, each.amount, each.currency, each.provider, each.receiver)
        if not ref and any(
            said
            == (
                other.type,
                other.day,
                other.amount,
                other.currency,
                other.provider_id,
                other.receiver_id,
            )
            for other in others
            if not other.ref
        ):
            message = _("This is recorded already. If there are two, give each a reference.")
            self._tell("transaction", index, "ref", message)

    def _transaction(
        self, index: int, each: GivenTransaction, row: ReportedTransaction | None
    ) -> None:
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
        if row is not None and _same(row, values) and row.activity_id == each.activity:
            return
        if self._fresh("transaction", index, each.version, row):
            row = row or ReportedTransaction(round=self.round)
            self.write(row, {"activity_id": each.activity, **values})

    def _fresh(
        self,
        kind: Literal["figure", "transaction", "narrative"],
        index: int,
        version: int,
        row: Any,
    ) -> bool:
        standing = 0 if row is None else row.version
        if version == standing:
            return True
        message = _("Somebody else wrote here meanwhile. What you typed is still here, not saved.")
        self.problems.append(Problem(kind, index, "version", message, stale=True, current=row))
        return False

    def _tell(
        self, kind: Literal["figure", "transaction", "narrative"], index: int, at: str, message: str
    ) -> None:
        self.problems.append(Problem(kind, index, at, message))


def _same(row: Any, values: dict[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in values.items())


def _too_long(text: Text | None) -> bool:
    return text is not None and any(len(said) > LONGEST_TEXT for said in text.values())


def _long() -> str:
    return _("Write at most %(most)s characters.") % {"most": LONGEST_TEXT}
