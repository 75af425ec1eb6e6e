# SPDX-License-Identifier: EUPL-1.2
"""What an approval will write: each figure, each transaction, each document, before it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corridor.steering.portfolio.public import Transaction

from ..models import Evidence, ReportedTransaction
from ..rules.parts import in_order, part_as_json
from .frozen import figure_as_json
from .sheets import Sheet, Slot, actual_parts


class Money(StrEnum):
    """What becomes of a reported transaction."""

    RECORD = "record"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    STANDS = "stands"


@dataclass(frozen=True, slots=True)
class FigurePlan:
    """`changes`: the portfolio does not say so already."""

    slot: Slot
    changes: bool


@dataclass(frozen=True, slots=True)
class MoneyPlan:
    """`before` is the record whose place is taken, or that stands."""

    row: ReportedTransaction
    what: Money
    before: Transaction | None


@dataclass(frozen=True, slots=True)
class SheetPlan:
    sheet: Sheet
    figures: tuple[FigurePlan, ...]
    money: tuple[MoneyPlan, ...]
    documents: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    sheets: tuple[SheetPlan, ...]
    open_remarks: int

    @property
    def figures(self) -> int:
        return sum(1 for each in self.sheets for figure in each.figures if figure.changes)

    @property
    def transactions(self) -> int:
        return sum(
            1 for each in self.sheets for money in each.money if money.what is not Money.STANDS
        )

    @property
    def documents(self) -> int:
        return sum(len(each.documents) for each in self.sheets)


def plan_of(sheets: Sequence[Sheet], open_remarks: int) -> Plan:
    """`open_remarks` are those on the whole; the sheets count their own."""
    return Plan(
        sheets=tuple(
            SheetPlan(
                sheet=sheet,
                figures=tuple(_figures(sheet)),
                money=tuple(_money(row) for row in sheet.transactions),
                documents=tuple(row for row in sheet.evidence if row.written_id is None),
            )
            for sheet in sheets
        ),
        open_remarks=open_remarks + sum(sheet.open_remarks for sheet in sheets),
    )


def _figures(sheet: Sheet) -> Iterator[FigurePlan]:
    for slot in sheet.slots:
        if slot.draft is None or slot.astray:
            continue
        if slot.standing is None:
            yield FigurePlan(slot, True)
            continue
        same = figure_as_json(slot.standing.actual) == figure_as_json(slot.draft.figure)
        parts = in_order([part_as_json(part) for part in actual_parts(slot.standing)])
        yield FigurePlan(slot, not (same and parts == in_order(list(slot.draft.parts))))


# What a reported transaction and a record both say.
COLUMNS = (
    "type",
    "refund",
    "day",
    "amount",
    "currency",
    "provider_id",
    "receiver_id",
    "ref",
    "description",
)


def _money(row: ReportedTransaction) -> MoneyPlan:
    if row.written is None:
        if row.corrects is None:
            return MoneyPlan(row, Money.RECORD, None)
        return MoneyPlan(row, Money.CORRECT, row.corrects)
    if row.dropped:
        gone = row.written.amount == 0
        return MoneyPlan(row, Money.STANDS if gone else Money.WITHDRAW, row.written)
    if all(getattr(row, name) == getattr(row.written, name) for name in COLUMNS):
        return MoneyPlan(row, Money.STANDS, row.written)
    return MoneyPlan(row, Money.CORRECT, row.written)
