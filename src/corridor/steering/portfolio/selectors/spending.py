# SPDX-License-Identifier: EUPL-1.2
"""What was spent, by whatever cut: sums over `YearAmount`, in euro, each counted once.

Spending is what was disbursed, expended and reimbursed, less what came back. Commitments and
incoming funds stand beside it and are never added to it. Drafts are in none of these sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet, Sum

from corridor.foundation.parties.public import Organisation
from corridor.steering.policy.public import (
    Framework,
    Node,
    RecordRef,
    Spending,
    bookings_of,
    nodes_in_order,
    spending,
)
from corridor.values.money import Money
from corridor.values.texts import Text

from ..models import YearAmount

EURO = "EUR"
NOTHING = Decimal(0)
COLUMNS = ("disbursed", "expended", "reimbursed", "committed", "incoming", "no_rate")
SPENT = F("disbursed") + F("expended") + F("reimbursed")


@dataclass(frozen=True, slots=True)
class Sums:
    """Amounts in euro; `no_rate` more have no value in euro and are in none of them."""

    disbursed: Decimal = NOTHING
    expended: Decimal = NOTHING
    reimbursed: Decimal = NOTHING
    committed: Decimal = NOTHING
    incoming: Decimal = NOTHING
    no_rate: int = 0

    @property
    def spent(self) -> Decimal:
        return self.disbursed + self.expended + self.reimbursed

    def __add__(self, other: Sums) -> Sums:
        return Sums(**{name: getattr(self, name) + getattr(other, name) for name in COLUMNS})


@dataclass(frozen=True, slots=True)
class NodeYear:
    """Spending of a year on a node: its activities', and what was booked on the node itself.

    `booked` null: nothing is booked, or the source leaves the amount open. A booking in another
    currency than the euro is told by `booking` and not added. `records` leads to the booking;
    `contributions` to the activities.
    """

    year: int
    activities: Sums
    booking: Spending | None

    @property
    def booked(self) -> Decimal | None:
        amount = None if self.booking is None else self.booking.amount
        return amount.amount if amount is not None and amount.currency == EURO else None

    @property
    def activities_money(self) -> Money:
        return Money(self.activities.spent, EURO)

    @property
    def total(self) -> Money:
        return Money(self.activities.spent + (self.booked or NOTHING), EURO)

    @property
    def precision(self) -> Decimal | None:
        """The unit to which the total is known; null where it is to the cent."""
        if self.booking is None or self.booked is None:
            return None
        return self.booking.precision

    @property
    def both(self) -> bool:
        """Whether there is money of both sorts, so that a reader must know what was booked."""
        return bool(self.booked) and bool(self.activities.spent)

    @property
    def records(self) -> tuple[RecordRef, ...]:
        return () if self.booking is None else (self.booking.record,)


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node in a framework's year; `key` is the node's code, "" for what is not split."""

    key: str
    title: Text | None
    level: int
    spent: NodeYear


@dataclass(frozen=True, slots=True)
class FrameworkYear:
    """A framework's year: its nodes in order, what cannot be split over them, and the totals.

    `sum` adds the rows. `printed` is the total that a source prints for the whole framework,
    which stands for itself and is not added.
    """

    framework: str
    year: int
    rows: tuple[NodeRow, ...]
    not_split: Sums
    printed: Spending | None

    @property
    def activities(self) -> Sums:
        return sum((row.spent.activities for row in self.rows), self.not_split)

    @property
    def booked(self) -> Decimal:
        return sum((row.spent.booked or NOTHING for row in self.rows), NOTHING)

    @property
    def sum(self) -> Money:
        return Money(self.activities.spent + self.booked, EURO)

    @property
    def precision(self) -> Decimal | None:
        """The coarsest unit to which an amount booked in it is known."""
        units = [row.spent.precision for row in self.rows]
        return max((unit for unit in units if unit is not None), default=None)


def _sums(rows: QuerySet[YearAmount], by: str) -> dict[Any, Sums]:
    added = rows.order_by().values(by).annotate(**{f"sum_{n}": Sum(n) for n in COLUMNS})
    return {row[by]: Sums(**{name: row[f"sum_{name}"] for name in COLUMNS}) for row in added}


def cut(by: str = "", of: str = "", key: str | None = None) -> QuerySet[YearAmount]:
    """The rows of a cut (see `YearAmount`); of one key where it is given."""
    rows = YearAmount.objects.filter(by=by, of=of)
    return rows if key is None else rows.filter(key=key)


def by_year(by: str = "", of: str = "", key: str | None = None) -> dict[int, Sums]:
    """Sums of each year, the oldest first, of all or of one cut's key. One query."""
    return dict(sorted(_sums(cut(by, of, key), "year").items()))


def by_key(by: str, of: str = "", year: int | None = None) -> dict[str, Sums]:
    """Sums by the keys of a cut ("" is what is not split), of one year or of all. One query."""
    rows = cut(by, of)
    return _sums(rows if year is None else rows.filter(year=year), "key")


def of_partner(organisation: Organisation) -> dict[int, Sums]:
    """By year, of the activities that the organisation reports on. One query."""
    return dict(sorted(_sums(cut().filter(activity__partner=organisation), "year").items()))


def by_partner(year: int) -> dict[int | None, Sums]:
    """Sums of a year by the key of the partner, null for activities without one. One query."""
    return _sums(cut().filter(year=year), "activity__partner")


def of_country(iso2: str) -> dict[int, Sums]:
    """By year, the parts of activities that are for the country. One query."""
    return by_year("country", "", iso2)


# From each key and year to the next along the index: the cost is that of the answer.
_YEARS = """
WITH RECURSIVE met(key, year) AS (
  (SELECT key, year FROM portfolio_yearamount WHERE by = 'node' AND of = %(of)s
   ORDER BY key, year LIMIT 1)
  UNION ALL
  SELECT next.key, next.year FROM met CROSS JOIN LATERAL (
    SELECT y.key, y.year FROM portfolio_yearamount y
    WHERE y.by = 'node' AND y.of = %(of)s AND (y.key, y.year) > (met.key, met.year)
    ORDER BY y.key, y.year LIMIT 1
  ) AS next
)
SELECT DISTINCT year FROM met
"""


def years_of(framework: Framework) -> tuple[int, ...]:
    """The years in which activities have money or something is booked, the oldest first."""
    booked = {row.year for row in spending(framework, known={})}
    with connection.cursor() as cursor:
        cursor.execute(_YEARS, {"of": framework.code})
        return tuple(sorted(booked | {row[0] for row in cursor.fetchall()}))


def node_years(node: Node) -> tuple[NodeYear, ...]:
    """What was spent on a node, the newest year first. Two queries."""
    sums = by_year("node", node.framework.code, node.code)
    booked = {row.year: row for row in bookings_of(node)}
    return tuple(
        NodeYear(year, sums.get(year, Sums()), booked.get(year))
        for year in sorted(sums.keys() | booked.keys(), reverse=True)
    )


def framework_year(framework: Framework, year: int) -> FrameworkYear:
    """A year of a framework by its nodes. Four queries.

    Nodes of the edition at the year's end in its order, then others that have money.
    """
    sums = by_key("node", framework.code, year)
    booked = {row.node: row for row in spending(framework, year, known={})}
    tree = nodes_in_order(framework, day=date(year, 12, 31))
    places: list[tuple[str, Text | None, int]] = [(n.code, n.title, n.level) for n in tree]
    known = {code for code, _title, _level in places}
    others = {*sums, *(code for code in booked if code)} - known - {""}
    places += [(code, None, 0) for code in sorted(others)]
    return FrameworkYear(
        framework=framework.code,
        year=year,
        rows=tuple(
            NodeRow(
                code,
                title,
                level,
                NodeYear(year, sums.get(code, Sums()), booked.get(code)),
            )
            for code, title, level in places
        ),
        not_split=sums.get("", Sums()),
        printed=booked.get(None),
    )


def contributions(by: str, of: str, key: str, year: int) -> QuerySet[YearAmount]:
    """The activities behind a sum, each with its part, the largest spending first."""
    return (
        cut(by, of, key)
        .filter(year=year)
        .select_related("activity")
        .annotate(spent=SPENT)
        .order_by("-spent", "pk")
    )
