# SPDX-License-Identifier: EUPL-1.2
"""What common indicators come to: from what is kept of them, or worked out anew where that is old.

Both give the same; `actions/tallying.py` keeps what is asked for most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Max, Min, Q, QuerySet

from corridor.foundation.kernel.public import asked_once
from corridor.foundation.parties.public import Organisation
from corridor.steering.policy.public import Framework, frameworks
from corridor.values.periods import Period

from ..models import Activity, CommonIndicator, Tally
from ..rules.figures import NOT_APPLICABLE, REPORTED
from ..rules.rollup import RollUp
from ..rules.tallies import Row, from_json, row_from_json
from . import rollup

# The indicators of a page; those of the first one are kept.
PER_PAGE = 25
# Of the indicators that are included in another as many are named.
MOST_INCLUDED = 200


@asked_once
def our_keys() -> tuple[int, ...]:
    """The keys of `our_funders`. One query."""
    owners = frameworks().filter(kind=Framework.Kind.NATIONAL).exclude(owner=None)
    return tuple(owners.order_by("owner").values_list("owner", flat=True).distinct())


def our_funders() -> list[Organisation]:
    """Whose share of the funding is ours where nobody is asked for: the governments whose policy is
    kept here, namely the owners of national frameworks."""
    owners = frameworks().filter(kind=Framework.Kind.NATIONAL).exclude(owner=None)
    return list(
        Organisation.objects.filter(pk__in=owners.values("owner")).prefetch_related("names")
    )


def measured() -> QuerySet[CommonIndicator]:
    """Common indicators, in order of their codes."""
    return CommonIndicator.objects.order_by("code")


Commons = Sequence[CommonIndicator]
Sums = dict[int, dict[tuple[str, int], RollUp]]


# Measured by more indicators, it takes longer to be added up than a page may take.
LARGE = 2_000


def older(common: CommonIndicator) -> bool:
    """Whether a page shows of it what was kept, though something has changed since.

    What is measured by few is added up anew as soon as something changed.
    """
    return (
        common.tallied != common.changed and common.tallied_at is not None and common.size > LARGE
    )


def _kept(commons: Commons, fresh: bool) -> tuple[list[CommonIndicator], list[CommonIndicator]]:
    """Those of which what is kept will do, and the others."""
    kept = [
        common
        for common in commons
        if common.tallied == common.changed or (not fresh and older(common))
    ]
    return kept, [common for common in commons if common not in kept]


def years_with_figures(commons: Commons, *, fresh: bool = True) -> dict[int, range]:
    """The years that figures were reported of, by the key of the common indicator; two queries.

    Not `fresh`, here and below: what was kept of large ones will do though it is `older`.
    """
    kept, others = _kept(commons, fresh)
    found: dict[int, range] = {}
    if kept:
        bounds = (
            Tally.objects.filter(common__in=kept, by=Tally.By.ALL)
            .order_by()
            .values_list("common")
            .annotate(first=Min("year"), last=Max("year"))
        )
        found = {common: range(first, last + 1) for common, first, last in bounds}
    if others:
        found |= rollup.years_of(others)
    return found


def sums(
    commons: Commons,
    by: str,
    years: Mapping[int, Iterable[int]],
    *,
    key: str | None = None,
    funders: Collection[int] | None = None,
    ours: Collection[int] | None = None,
    fresh: bool = True,
) -> Sums:
    """The sums of sets, by the key of the common indicator, then of the set and the year.

    `by` is a `Tally.By`, `key` asks for one set alone; `years` are asked of each common indicator.
    `funders` other than ours are worked out; `ours` are the keys of our own where they are at hand.
    Three queries at most, two more to find our own.
    """
    found: Sums = {}
    asked = {common.pk: set(years.get(common.pk, ())) for common in commons}
    every = sorted(set().union(*asked.values()))
    kept, others = _kept(commons, fresh) if funders is None else ([], list(commons))
    if kept and every:
        rows = Tally.objects.filter(common__in=kept, by=by, year__in=every)
        for row in rows if key is None else rows.filter(key=key):
            if row.year in asked[row.common_id]:
                found.setdefault(row.common_id, {})[row.key, row.year] = from_json(row.answer)
    if others and every:
        shares = _keys(funders, ours)
        times = {Period.year(year): year for year in every}
        answers = rollup.roll_up_all(
            others, sets(by, key), list(times), shares, parts=by == Tally.By.ALL
        )
        for common, cells in answers.items():
            found[common] = {
                (name, times[time]): value
                for (name, time), value in cells.items()
                if times[time] in asked[common]
            }
    return found


def set_sums(commons: Commons, by: str, key: str, *, most: int, fresh: bool = True) -> Sums:
    """What one set came to in the last years of each common indicator, `most` of them.

    One query for those of which what is kept will do.
    """
    kept, others = _kept(commons, fresh)
    found: Sums = {}
    if kept:
        # A set that is kept is so in each of the years.
        rows = Tally.objects.filter(common__in=kept, by=by, key=key).order_by("-year")
        for row in rows:
            cells = found.setdefault(row.common_id, {})
            if len(cells) < most:
                cells[row.key, row.year] = from_json(row.answer)
    if others:
        years = {pk: list(known)[-most:] for pk, known in rollup.years_of(others).items()}
        found |= sums(others, by, years, key=key)
    return found


def _keys(funders: Collection[int] | None, ours: Collection[int] | None) -> Collection[int]:
    if funders is not None:
        return funders
    return our_keys() if ours is None else ours


def sets(by: str, key: str | None = None) -> rollup.Members:
    if by == Tally.By.COUNTRY:
        return rollup.by_country(key)
    if by == Tally.By.NODE:
        return rollup.by_node(key)
    return rollup.EVERYTHING


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the indicators that were added up, those included in them, how many there are."""

    rows: tuple[Row, ...]
    included: tuple[Row, ...]
    count: int


def listed(
    common: CommonIndicator,
    year: int,
    *,
    funders: Collection[int] | None = None,
    ours: Collection[int] | None = None,
    page: int = 1,
    fresh: bool = True,
) -> Listed:
    """The indicators of which something was said in a year, the largest figures first."""
    if funders is None and page == 1 and _kept([common], fresh)[0]:
        kept = Tally.objects.filter(common=common, by=Tally.By.ROWS, year=year).first()
        if kept is not None:
            return Listed(
                tuple(map(row_from_json, kept.answer["rows"])),
                tuple(map(row_from_json, kept.answer["included"])),
                kept.answer["count"],
            )
    time = Period.year(year)
    found = listed_in(common, [time], _keys(funders, ours), page=page)
    return found.get(time, Listed((), (), 0))


def listed_in(
    common: CommonIndicator, times: Sequence[Period], shares: Collection[int], *, page: int = 1
) -> dict[Period, Listed]:
    """As `listed`, worked out for many times at once. Two queries."""
    told = rollup.rows_of_each(
        common,
        rollup.EVERYTHING,
        times,
        shares,
        limit=PER_PAGE,
        offset=(page - 1) * PER_PAGE,
    )
    included = rollup.rows_of_each(
        common,
        rollup.EVERYTHING,
        times,
        shares,
        within=[(time, row.indicator) for time, (rows, _count) in told.items() for row in rows],
        limit=MOST_INCLUDED,
    )
    return {
        time: Listed(tuple(rows), tuple(included.get(time, ([], 0))[0]), count)
        for time, (rows, count) in told.items()
    }


def commons_of(by: str, key: str, *, fresh: bool = True) -> QuerySet[CommonIndicator]:
    """Those that may say something of a country or node: kept so, or not kept."""
    kept = Tally.objects.filter(by=by, key=key).values("common")
    asked = Q()
    if by == Tally.By.NODE and "/" in key:
        framework, _slash, code = key.partition("/")
        asked = Q(nodes__framework__code=framework, nodes__code=code)
    open_ = ~Q(tallied=F("changed"))
    if not fresh:
        open_ &= Q(size__lte=LARGE) | Q(tallied_at=None)
    return measured().filter(Q(pk__in=kept) | open_ | asked).distinct()


def in_tree(
    activity: Activity, funders: Collection[int]
) -> list[tuple[CommonIndicator, int, RollUp]]:
    """What an activity and all below it come to: each common indicator in its last year there, of
    what is public. Two queries."""
    tree = Q(pk=activity.pk) | Q(ancestors__contains=[activity.pk])
    last = (
        measured()
        .filter(
            indicators__result__activity__in=Activity.objects.filter(tree, public=True),
            indicators__periods__actual_state__in=(REPORTED, NOT_APPLICABLE),
        )
        .annotate(last=Max("indicators__periods__period__endswith"))
    )
    commons = list(last)
    years = {row.pk: (row.last - timedelta(days=1)).year for row in commons}
    times = {year: Period.year(year) for year in sorted(set(years.values()))}
    if not commons:
        return []
    found = rollup.roll_up_all(commons, rollup.below(activity.pk), list(times.values()), funders)
    rows = (
        (common, years[common.pk], found.get(common.pk, {}).get(("", times[years[common.pk]])))
        for common in commons
    )
    return [(common, year, value) for common, year, value in rows if value is not None]
