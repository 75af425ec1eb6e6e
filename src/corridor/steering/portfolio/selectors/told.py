# SPDX-License-Identifier: EUPL-1.2
"""What stands behind sums of money and results, as values that a report can keep a copy of.

However large the portfolio is, a sum tells of its largest parts only, and how much the others are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Q, Sum, Window
from django.db.models.functions import RowNumber

from corridor.steering.policy.public import Framework
from corridor.values.periods import Period

from ..models import Activity, CommonIndicator, NodeShare, Tally, Transaction, YearAmount
from ..rules.money import SPENT as SPENT_TYPES
from ..rules.rollup import Outcome, RollUp
from ..rules.tallies import Row
from . import rollup, tallies
from .results import IndicatorNow, indicators_of
from .spending import NOTHING, SPENT, cut

# Activities and indicators that are told of each sum, and payments of each activity.
MOST = 25
MOST_PAYMENTS = 10


@dataclass(frozen=True, slots=True)
class Contribution:
    """An activity's part of a sum, in euro: `spent` of the `whole` that it spent in the year.

    `percentage` is what of it serves the node as stated, null where nobody said. `payments` are the
    largest, of `payment_count`.
    """

    activity: Activity
    spent: Decimal
    whole: Decimal
    percentage: Decimal | None
    payments: tuple[Transaction, ...]
    payment_count: int


@dataclass(frozen=True, slots=True)
class NodeSpending:
    """What activities spent on a node in a year, in euro, each payment counted once.

    `count` activities did; `contributions` are the largest of them and `others` what the rest
    spent. `no_rate` payments more have no value in euro.
    """

    spent: Decimal
    count: int
    contributions: tuple[Contribution, ...]
    others: Decimal
    no_rate: int


def spending_told(
    framework: Framework, year: int, *, brief: bool = False
) -> dict[str, NodeSpending]:
    """By the node's code, "" for what is not split over nodes; nodes on which no activity spent
    anything are left out. Five queries, one where there is nothing; `brief` tells of no activity
    by itself, and asks one."""
    said = ~Q(disbursed=0, expended=0, reimbursed=0) | Q(no_rate__gt=0)
    rows = cut("node", framework.code).filter(said, year=year).annotate(spent=SPENT)
    top = (
        []
        if brief
        else list(
            rows.annotate(
                place=Window(RowNumber(), partition_by="key", order_by=[F("spent").desc(), "pk"])
            )
            .filter(place__lte=MOST)
            .select_related("activity")
            .order_by("key", "place")
        )
    )
    if not top and not brief:
        return {}
    every = list(rows.order_by().values_list("key", "activity", "spent", "no_rate"))
    unvalued = _unvalued({activity for _key, activity, _spent, lack in every if lack}, year)
    spent: dict[str, list[Decimal]] = {}
    lacking: dict[str, int] = {}
    for key, activity, amount, _lack in every:
        if amount:
            spent.setdefault(key, []).append(amount)
        if activity in unvalued:
            lacking[key] = lacking.get(key, 0) + unvalued[activity]
    largest: dict[str, list[Contribution]] = {}
    for row, contribution in _contributions(framework, year, top):
        if contribution.spent:
            largest.setdefault(row.key, []).append(contribution)
    return {
        key: NodeSpending(
            spent=sum(spent.get(key, ()), NOTHING),
            count=len(spent.get(key, ())),
            contributions=tuple(largest.get(key, ())),
            others=sum(spent.get(key, ()), NOTHING)
            - sum((each.spent for each in largest.get(key, ())), NOTHING),
            no_rate=lacking.get(key, 0),
        )
        for key in sorted(spent.keys() | lacking.keys())
    }


def spending_by_year(framework: Framework) -> dict[int, dict[str, NodeSpending]]:
    """The sums of every year, by the node's code, without the activities behind them; an amount
    without a value in euro is told at each node that it may belong to. One query."""
    rows = (
        cut("node", framework.code)
        .order_by()
        .values_list("year", "key")
        .annotate(spent=Sum(SPENT), lacking=Sum("no_rate"))
    )
    found: dict[int, dict[str, NodeSpending]] = {}
    for year, key, spent, lacking in rows:
        if spent or lacking:
            found.setdefault(year, {})[key] = NodeSpending(spent, 0, (), NOTHING, lacking)
    return found


def result_years(
    common: CommonIndicator, by: str, key: str, years: Iterable[int]
) -> dict[int, RollUp]:
    """A common indicator added up over a set (see `result_told`) in several years. Four queries at
    most."""
    found = tallies.sums([common], by, {common.pk: years}, key=key).get(common.pk, {})
    return {year: added for (_key, year), added in found.items()}


def _payments(year: int) -> Q:
    return Q(current=True, counted=True, type__in=SPENT_TYPES, day__year=year) & ~Q(amount=0)


def _unvalued(those: set[int], year: int) -> dict[int, int]:
    """How many payments without a value in euro each of these activities has; of commitments
    nobody asks."""
    if not those:
        return {}
    found: dict[int, int] = {}
    lacking = Transaction.objects.filter(_payments(year), activity__in=those, euro__isnull=True)
    for activity in lacking.values_list("activity", flat=True):
        found[activity] = found.get(activity, 0) + 1
    return found


def _contributions(
    framework: Framework, year: int, rows: Iterable[YearAmount]
) -> Iterable[tuple[YearAmount, Contribution]]:
    rows = list(rows)
    those = {row.activity_id for row in rows}
    wholes = {
        row.activity_id: row.disbursed + row.expended + row.reimbursed
        for row in cut().filter(year=year, activity__in=those)
    }
    shares: Mapping[tuple[int, str], Decimal | None] = {
        (share.activity_id, share.node.code): share.percentage
        for share in NodeShare.objects.filter(
            activity__in=those, node__framework=framework
        ).select_related("node")
    }
    payments: dict[int, list[Transaction]] = {}
    for payment in Transaction.objects.filter(
        _payments(year), activity__in=those, euro__isnull=False
    ).order_by("-euro", "pk"):
        payments.setdefault(payment.activity_id, []).append(payment)
    for row in rows:
        made = payments.get(row.activity_id, [])
        yield (
            row,
            Contribution(
                activity=row.activity,
                spent=row.disbursed + row.expended + row.reimbursed,
                whole=wholes.get(row.activity_id, NOTHING),
                percentage=shares.get((row.activity_id, row.key)),
                payments=tuple(made[:MOST_PAYMENTS]),
                payment_count=len(made),
            ),
        )


@dataclass(frozen=True, slots=True)
class ResultTold:
    """A common indicator added up over a set in a year, with the largest of what was counted.

    `rows` say what became of each indicator, in the order of their figures, `included` those that
    are in one of them; `count` is how many said anything. `now` has what each said, by its key.
    """

    common: CommonIndicator
    sum: RollUp
    rows: tuple[Row, ...]
    included: tuple[Row, ...]
    count: int
    now: Mapping[int, IndicatorNow]

    @property
    def counted(self) -> int:
        return self.sum.outcomes.get(Outcome.COUNTED, 0)

    @property
    def terms(self) -> tuple[tuple[Decimal, Decimal | None], ...]:
        """The numbers that are told of the sum, each with our percentage of its funding."""
        return tuple(
            (row.number or NOTHING, row.share)
            for row in self.rows
            if row.outcome is Outcome.COUNTED
        )


def result_told(common: CommonIndicator, by: str, key: str, year: int) -> ResultTold | None:
    """`by` is a `Tally.By` and `key` names the set ("NL08/6", "MA", "" for all); null where no
    activity of it measures the indicator. Ten queries at most."""
    found = tallies.sums([common], by, {common.pk: [year]}, key=key).get(common.pk, {})
    added = found.get((key, year))
    if added is None:
        return None
    members, time = tallies.sets(by, key), Period.year(year)
    funders = [each.pk for each in tallies.our_funders()]
    rows, count = rollup.rows(common, members, time, funders, limit=MOST)
    within = [row.indicator for row in rows]
    included = rollup.rows(common, members, time, funders, within=within, limit=MOST)[0]
    those = {row.activity for row in (*rows, *included)}
    now = {each.indicator.pk: each for each in indicators_of(those, time)}
    return ResultTold(common, added, tuple(rows), tuple(included), count, now)


def indicators_named(
    names: Iterable[tuple[str, str, str]], year: int, *, around: int = 0
) -> dict[tuple[str, str, str], IndicatorNow]:
    """Indicators of public activities by the codes of activity, result and indicator; an activity
    without a code by its public identifier. With the periods that touch the year, or one of the
    years `around` it. Four queries."""
    asked = set(names)
    codes = {activity for activity, _result, _indicator in asked}
    activities = Activity.objects.filter(Q(code__in=codes) | Q(public_id__in=codes), public=True)
    found = {}
    time = Period(Period.year(year - around).start, Period.year(year + around).end)
    for each in indicators_of(list(activities.values_list("pk", flat=True)), time):
        parts = each.indicator.result.code, each.indicator.code
        for name in (each.activity.code, each.activity.public_id):
            if name and (name, *parts) in asked:
                found[name, *parts] = each
    return found


def commons_named(codes: Iterable[str]) -> dict[str, CommonIndicator]:
    """Common indicators by their codes. One query."""
    return {each.code: each for each in CommonIndicator.objects.filter(code__in=set(codes))}


def commons_in(framework: Framework, year: int) -> list[CommonIndicator]:
    """The common indicators of which activities of a framework said something in a year."""
    by, key = str(Tally.By.NODE), framework.code
    commons = list(tallies.commons_of(by, key))
    sums = tallies.sums(commons, by, {common.pk: [year] for common in commons}, key=key)
    return [c for c in commons if any(_said(each) for each in sums.get(c.pk, {}).values())]


def results_by_node(
    framework: Framework, year: int
) -> dict[str, list[tuple[CommonIndicator, RollUp]]]:
    """What was reached in a year, by the code of the node; "" is the framework as a whole.

    Common indicators of which nobody said anything are left out. Four queries at most.
    """
    commons = list(tallies.measured())
    sums = tallies.sums(commons, str(Tally.By.NODE), {common.pk: [year] for common in commons})
    found: dict[str, list[tuple[CommonIndicator, RollUp]]] = {}
    for common in commons:
        for (key, _year), added in sums.get(common.pk, {}).items():
            of, _slash, code = key.partition("/")
            if of == framework.code and _said(added):
                found.setdefault(code, []).append((common, added))
    return found


def years_of_results(framework: Framework) -> set[int]:
    """The years of which activities of the framework have a result in numbers, as they were added
    up last. One query."""
    rows = Tally.objects.filter(by=Tally.By.NODE, key=framework.code).exclude(answer__total=None)
    return set(rows.order_by().values_list("year", flat=True).distinct())


def _said(added: RollUp) -> bool:
    return any(outcome is not Outcome.NOT_REPORTED for outcome in added.outcomes)
