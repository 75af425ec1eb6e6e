# SPDX-License-Identifier: EUPL-1.2
"""The money of one activity, and lists of money."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from corridor.foundation.kernel.public import attach, fetch_together, hold
from corridor.foundation.parties.public import Organisation, OrganisationName
from corridor.foundation.reference.public import Country
from corridor.values.periods import Period

from ..models import (
    Activity,
    Budget,
    ForecastVersion,
    Intake,
    PlannedDisbursement,
    Transaction,
    TransactionType,
    YearAmount,
)
from ..rules.money import FED, FEEDING, SPENT, family
from .spending import Sums, cut
from .visible import seen_by

# What few transactions have, and what most have: among those of one activity few are different.
SELDOM = ("provider_activity", "receiver_activity", "country", "region")
RELATED = ("intake", "provider", "receiver", *SELDOM)
NAMES = ("provider__names", "receiver__names")


@dataclass(frozen=True, slots=True)
class Line:
    """A transaction that stands, with those whose place it took, the newest first."""

    row: Transaction
    past: tuple[Transaction, ...]

    @property
    def period(self) -> Period:
        """The days in which the money moved."""
        return days_of(self.row)


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """The budget that stands for a period, with those before it; the last is the original."""

    row: Budget
    past: tuple[Budget, ...]

    @property
    def original(self) -> Budget:
        return self.past[-1] if self.past else self.row


@dataclass(frozen=True, slots=True)
class Forecast:
    """A version of what was expected to be paid, with its lines in order of time."""

    version: ForecastVersion
    lines: tuple[PlannedDisbursement, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """The money of one type: `euro` of those valued, `no_rate` more, `counted` of the euro."""

    type: str
    euro: Decimal
    counted: Decimal
    records: int
    no_rate: int


@dataclass(frozen=True, slots=True)
class ActivityMoney:
    """All money of an activity: `lines` newest first, `budgets` and `forecasts` in order of time.

    `sources` are the activities at which its spending is counted instead; `alike` those above or
    below it in the tree that state spending of the same years without a word of how the two are
    tied.
    """

    lines: tuple[Line, ...]
    budgets: tuple[BudgetLine, ...]
    forecasts: tuple[Forecast, ...]
    totals: tuple[Total, ...]
    sources: tuple[Activity, ...]
    alike: tuple[tuple[Activity, tuple[int, ...]], ...]

    @property
    def any(self) -> bool:
        return bool(self.lines or self.budgets or self.forecasts)

    def spent(self) -> dict[int, Decimal | None]:
        """Spending of each year in euro, counted or not, less refunds.

        Null for a year in which an amount has no value in euro: its sum would say too little.
        """
        found: dict[int, Decimal | None] = {}
        for line in self.lines:
            row = line.row
            if row.type in SPENT and row.amount:
                before = found.get(row.day.year, Decimal(0))
                lacking = before is None or row.euro is None
                found[row.day.year] = None if lacking else (before or 0) + (row.euro or Decimal(0))
        return found


def days_of(row: Transaction) -> Period:
    """The days in which the money moved, or was committed."""
    first = row.day.toordinal() - row.days + 1
    return Period(row.day.fromordinal(first), row.day.fromordinal(row.day.toordinal() + 1))


def money_of(activity: Activity, *, warn: bool = False) -> ActivityMoney:
    """Three queries whatever the number of rows, two more where money is counted elsewhere.

    `warn` asks also for what may be counted twice (`alike`): three more.
    """
    rows = list(activity.transactions.select_related(*SELDOM).order_by("-day", "-pk"))
    budgets, versions, planned = fetch_together(
        activity.budgets.order_by("period", "pk"),
        activity.forecasts.order_by("-number"),
        PlannedDisbursement.objects.filter(forecast__activity=activity).order_by("period", "pk"),
    )
    _bring([*rows, *budgets, *versions], [*rows, *planned])
    hold(versions, "lines", planned, "forecast")
    forecasts = tuple(
        Forecast(each, lines) for each in versions if (lines := tuple(each.lines.all()))
    )
    lines = tuple(Line(row, past) for row, past in _chains(rows))
    standing = [line.row for line in lines]
    return ActivityMoney(
        lines=lines,
        budgets=tuple(BudgetLine(row, past) for row, past in _chains(budgets)),
        forecasts=forecasts,
        totals=tuple(_totals(standing)),
        sources=counted_at(activity, standing) if _hidden(activity, standing) else (),
        alike=maybe_twice(activity) if warn else (),
    )


def _bring(evidenced: Sequence[Any], moved: Sequence[Any]) -> None:
    """Have the intakes of the one and the organisations of the other at hand, with their names."""
    sides = ("provider", "receiver")
    ends = {key for row in moved for side in sides if (key := getattr(row, f"{side}_id"))}
    intakes, organisations, names = fetch_together(
        Intake.objects.filter(pk__in={row.intake_id for row in evidenced if row.intake_id}),
        Organisation.objects.filter(pk__in=ends),
        OrganisationName.objects.filter(organisation__in=ends),
    )
    hold(organisations, "names", names, "organisation")
    attach(evidenced, "intake", intakes)
    for side in sides:
        attach(moved, side, organisations)


def _chains(rows: Sequence[Any]) -> list[tuple[Any, tuple[Any, ...]]]:
    held = {row.pk: row for row in rows}
    found = []
    for row in rows:
        if row.current:
            past, before = [], held.get(row.supersedes_id)
            while before is not None:
                past.append(before)
                before = held.get(before.supersedes_id)
            found.append((row, tuple(past)))
    return found


def _totals(rows: Sequence[Transaction]) -> list[Total]:
    found, zero = [], Decimal(0)
    for type in TransactionType.values:
        these = [row for row in rows if row.type == type and row.amount]
        if these:
            valued = [row for row in these if row.euro is not None]
            found.append(
                Total(
                    type=str(type),
                    euro=sum((row.euro or zero for row in valued), zero),
                    counted=sum(
                        (row.euro or Decimal(0) for row in valued if row.counted), Decimal(0)
                    ),
                    records=len(these),
                    no_rate=len(these) - len(valued),
                )
            )
    return found


def _hidden(activity: Activity, rows: Sequence[Transaction]) -> bool:
    return activity.public and any(not row.counted and row.amount for row in rows)


# Upstream of an activity, as `rules/chains.py` has it, with what public activities there state.
_UPSTREAM = """
WITH RECURSIVE up(id) AS (
  SELECT %(key)s::bigint
  UNION
  SELECT tie.src FROM up CROSS JOIN LATERAL (
    SELECT t.activity_id AS src FROM portfolio_transaction t
    WHERE t.receiver_activity_id = up.id AND t.current AND t.amount <> 0
      AND t.type = ANY(%(feeding)s)
    UNION ALL
    SELECT t.provider_activity_id FROM portfolio_transaction t
    WHERE t.activity_id = up.id AND t.current AND t.amount <> 0 AND t.type = ANY(%(fed)s)
      AND t.provider_activity_id IS NOT NULL
    UNION ALL
    SELECT above.id FROM portfolio_activity own
    JOIN portfolio_activity above ON above.id = ANY(own.ancestors) AND above.includes_components
    WHERE own.id = up.id
  ) AS tie
)
SELECT DISTINCT t.activity_id FROM up JOIN portfolio_transaction t ON t.activity_id = up.id
WHERE t.current AND t.counted AND t.amount <> 0 AND t.type = ANY(%(types)s)
  AND t.activity_id <> %(key)s
ORDER BY 1 LIMIT 10
"""


def counted_at(activity: Activity, standing: Iterable[Transaction]) -> tuple[Activity, ...]:
    """The activities upstream at which this money of the activity is counted; ten at the most."""
    families = {family(row.type) for row in standing if row.amount and not row.counted}
    given: dict[str, Any] = {
        "key": activity.pk,
        "feeding": list(FEEDING),
        "fed": list(FED),
        "types": [type for type in TransactionType.values if family(str(type)) in families],
    }
    with connection.cursor() as cursor:
        cursor.execute(_UPSTREAM, given)
        keys = [row[0] for row in cursor.fetchall()]
    return tuple(Activity.objects.filter(pk__in=keys, public=True).order_by("pk"))


def maybe_twice(activity: Activity) -> tuple[tuple[Activity, tuple[int, ...]], ...]:
    """Activities above or below it of which spending of the same years is counted too.

    Nothing says whether the amounts of the one comprise those of the other.
    """
    spent = cut().exclude(disbursed=0, expended=0, reimbursed=0)
    years = set(spent.filter(activity=activity).values_list("year", flat=True))
    if not years:
        return ()
    kin = spent.filter(year__in=years).select_related("activity").order_by("activity", "year")
    found: dict[Activity, list[int]] = {}
    for row in kin.filter(activity__in=activity.ancestors)[:50]:
        found.setdefault(row.activity, []).append(row.year)
    for row in kin.filter(activity__ancestors__contains=[activity.pk])[:50]:
        found.setdefault(row.activity, []).append(row.year)
    return tuple((other, tuple(sorted(same))) for other, same in found.items())


def counted_of(activity: Activity) -> dict[int, Sums]:
    """What counts of one activity, by year."""
    rows = YearAmount.objects.filter(activity=activity, by="").order_by("year")
    return {
        row.year: Sums(
            row.disbursed, row.expended, row.reimbursed, row.committed, row.incoming, row.no_rate
        )
        for row in rows
    }


def transactions(user: Any) -> QuerySet[Transaction]:
    """All that stand, of activities that this user may see; withdrawn ones are left out."""
    return (
        Transaction.objects.filter(seen_by(user, "activity__"), current=True)
        .exclude(amount=0)
        .select_related("activity", *RELATED)
        .prefetch_related(*NAMES)
    )


def budgets(user: Any) -> QuerySet[Budget]:
    """All that stand, of activities that this user may see."""
    return Budget.objects.filter(seen_by(user, "activity__"), current=True).select_related(
        "activity", "intake"
    )


def forecasts(user: Any) -> QuerySet[ForecastVersion]:
    """All versions, of activities that this user may see, with their lines."""
    return (
        ForecastVersion.objects.filter(seen_by(user, "activity__"))
        .select_related("activity", "intake")
        .prefetch_related("lines__provider", "lines__receiver")
    )


@dataclass(frozen=True, slots=True)
class InUse:
    """What money can be narrowed by: years (first, last), currencies, keys of partners, ISO 3166-1
    alpha-2 of countries."""

    years: tuple[int, int]
    currencies: tuple[str, ...]
    partners: tuple[int, ...]
    countries: tuple[str, ...]


# Each value is found by a jump along an index, however many rows bear it.
_IN_USE = """
WITH RECURSIVE
currency(code) AS (
  (SELECT currency FROM portfolio_transaction ORDER BY currency LIMIT 1)
  UNION ALL
  SELECT (SELECT t.currency FROM portfolio_transaction t WHERE t.currency > currency.code
          ORDER BY t.currency LIMIT 1)
  FROM currency WHERE code IS NOT NULL
),
partner(key) AS (
  (SELECT partner_id FROM portfolio_activity WHERE partner_id IS NOT NULL
   ORDER BY partner_id LIMIT 1)
  UNION ALL
  SELECT (SELECT a.partner_id FROM portfolio_activity a WHERE a.partner_id > partner.key
          ORDER BY a.partner_id LIMIT 1)
  FROM partner WHERE key IS NOT NULL
),
place(key) AS (
  SELECT min(country_id) FROM portfolio_recipientcountry
  UNION ALL
  SELECT (SELECT min(r.country_id) FROM portfolio_recipientcountry r
          WHERE r.country_id > place.key)
  FROM place WHERE key IS NOT NULL
),
paid_for(key) AS (
  SELECT min(country_id) FROM portfolio_transaction
  UNION ALL
  SELECT (SELECT min(t.country_id) FROM portfolio_transaction t WHERE t.country_id > paid_for.key)
  FROM paid_for WHERE key IS NOT NULL
)
SELECT (SELECT min(day) FROM portfolio_transaction WHERE current),
       (SELECT max(day) FROM portfolio_transaction WHERE current),
       (SELECT array_agg(code) FROM currency WHERE code IS NOT NULL),
       (SELECT array_agg(key) FROM partner WHERE key IS NOT NULL),
       (SELECT array_agg(c.iso2) FROM {country} c
        WHERE c.id IN (SELECT key FROM place UNION SELECT key FROM paid_for))
"""


def money_in_use() -> InUse:
    """One query, whose cost is that of the values and not of the rows."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_USE.format(country=Country._meta.db_table))
        first, last, currencies, partners, countries = cursor.fetchone()
    this_year = timezone.localdate().year
    return InUse(
        (first.year if first else this_year, last.year if last else this_year),
        tuple(currencies or ()),
        tuple(partners or ()),
        tuple(countries or ()),
    )
