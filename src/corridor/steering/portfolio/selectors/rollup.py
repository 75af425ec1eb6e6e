# SPDX-License-Identifier: EUPL-1.2
"""Results added up over many activities, at the speed of a page.

The rule is in `rules/rollup.py`, which says it slowly. Here it is asked of the database in a few
statements, for any number of sets and times at once: a set is named by a key (a country, a node, or
"" for all), a time is a period.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from corridor.values.periods import Period

from ..models import CommonIndicator
from ..rules.figures import ABOUT, AT_LEAST, AT_MOST, PERCENTAGE, YES_NO, together
from ..rules.rollup import Cell, Outcome, RollUp, Sum, Values
from ..rules.tallies import Row
from .rollup_sql import (
    FIGURES,
    PARTS,
    PERIODS_OF_FEW,
    PERIODS_OF_MANY,
    ROWS,
    SUMS,
    VERDICTS,
)


@dataclass(frozen=True, slots=True)
class Members:
    """Which activities make up the sets, as a statement that answers (key, activity_id, cell).

    `cell` is the part of its figures by which an activity belongs to the set, null for all of them.
    `wide` sets are of most of the portfolio: they are looked for among what measures the indicator,
    and others the other way round.
    """

    statement: str
    given: Mapping[str, Any] = field(default_factory=dict)
    wide: bool = False


# Fewer indicators are looked up one by one. Either way gives the same.
FEW = 2_000

EVERYTHING = Members("SELECT '', a.id, NULL::text FROM activities a", wide=True)


def below(activity: int) -> Members:
    """An activity and all that is part of it."""
    return Members(
        "SELECT '', a.id, NULL::text FROM activities a"
        " WHERE a.id = %(top)s OR a.ancestors @> ARRAY[%(top)s]::bigint[]",
        {"top": activity},
    )


def of_partner(organisation: int) -> Members:
    return Members(
        "SELECT '', a.id, NULL::text FROM activities a WHERE a.partner_id = %(partner)s",
        {"partner": organisation},
    )


_IN_COUNTRIES = """
SELECT c.iso2, rc.activity_id,
  CASE WHEN (SELECT count(*) FROM portfolio_recipientcountry o
             WHERE o.activity_id = rc.activity_id) = 1
        AND NOT EXISTS (SELECT FROM portfolio_recipientregion e
                        WHERE e.activity_id = rc.activity_id)
  THEN NULL ELSE 'country:' || lower(c.iso2) END
FROM portfolio_recipientcountry rc
JOIN reference_country c ON c.id = rc.country_id
JOIN activities a ON a.id = rc.activity_id {only}
"""


def by_country(iso2: str | None = None) -> Members:
    """Each country, or one: an activity in several counts by its part for that country alone."""
    only = "" if iso2 is None else "WHERE c.iso2 = %(iso2)s"
    given = {} if iso2 is None else {"iso2": iso2}
    return Members(_IN_COUNTRIES.format(only=only), given, wide=iso2 is None)


# A node stands below all those that any edition puts it under.
_OF_NODES = """
WITH RECURSIVE up(node, above) AS (
  SELECT n.id, n.id FROM policy_node n
  UNION
  SELECT u.node, p.node_id FROM up u
  JOIN policy_nodestate s ON s.node_id = u.above
  JOIN policy_nodestate p ON p.id = s.parent_id
), named(node, key) AS (
  SELECT u.node, f.code || '/' || n.code
  FROM up u JOIN policy_node n ON n.id = u.above JOIN policy_framework f ON f.id = n.framework_id
  UNION
  SELECT n.id, f.code FROM policy_node n JOIN policy_framework f ON f.id = n.framework_id
)
SELECT DISTINCT k.key, s.activity_id, NULL::text
FROM named k
JOIN portfolio_nodeshare s ON s.node_id = k.node
JOIN activities a ON a.id = s.activity_id {only}
"""


def by_node(key: str | None = None) -> Members:
    """Each node ("NL08/6") with all below it and each framework ("NL08"), or one of these.

    An activity is once in each.
    """
    only = "" if key is None else "WHERE k.key = %(node)s"
    given = {} if key is None else {"node": key}
    return Members(_OF_NODES.format(only=only), given, wide=key is None)


def _given(
    commons: Iterable[CommonIndicator],
    members: Members,
    times: Sequence[Period],
    funders: Collection[int],
) -> dict[str, Any]:
    return {
        **members.given,
        "commons": [common.pk for common in commons],
        "los": [time.start for time in times],
        "his": [time.end for time in times],
        "first": min((time.start for time in times if time.start), default=None),
        "last": max((time.end for time in times if time.end), default=None),
        "many": sum(common.size for common in commons) > FEW,
        "funders": list(funders),
    }


def _ask(statement: str, members: Members, given: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        figures = FIGURES.format(
            members=members.statement,
            base="MATERIALIZED" if members.wide else "NOT MATERIALIZED",
            those="AND a.id IN (SELECT activity_id FROM base)"
            if members.wide and not given["many"]
            else "",
            periods=PERIODS_OF_MANY if members.wide and given["many"] else PERIODS_OF_FEW,
        )
        cursor.execute(figures + statement, dict(given))
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def roll_up(
    common: CommonIndicator,
    members: Members,
    times: Sequence[Period],
    funders: Collection[int] = (),
    *,
    parts: bool = False,
) -> dict[tuple[str, Period], RollUp]:
    """The sum of each set in each time; one statement, two with `parts`.

    `funders`: keys of the organisations whose share of the funding is ours. Times have both ends.
    Sets in which nobody measures it are left out.
    """
    return roll_up_all([common], members, times, funders, parts=parts).get(common.pk, {})


def roll_up_all(
    commons: Sequence[CommonIndicator],
    members: Members,
    times: Sequence[Period],
    funders: Collection[int] = (),
    *,
    parts: bool = False,
) -> dict[int, dict[tuple[str, Period], RollUp]]:
    """As `roll_up`, of many common indicators at once, by their keys."""
    given = _given(commons, members, times, funders)
    sums: dict[tuple[int, str, int], dict[Outcome, tuple[Any, ...]]] = {}
    sizes: dict[tuple[int, str], int] = {}
    for common, key, no, outcome, *rest in _ask(VERDICTS + SUMS, members, given):
        if outcome is None:
            sizes[common, key] = rest[0]
        else:
            sums.setdefault((common, key, no), {})[Outcome(outcome)] = tuple(rest)
    measures = {common.pk: common.measure for common in commons}
    broken: dict[tuple[int, str, int], dict[Cell, Values]] = {}
    if parts:
        for common, key, no, place, number, denominator in _ask(PARTS, members, given):
            of = denominator if measures[common] == PERCENTAGE else None
            broken.setdefault((common, key, no), {})[tuple(place)] = (number, of)
    found: dict[int, dict[tuple[str, Period], RollUp]] = {}
    for (common, key), size in sizes.items():
        for no, time in enumerate(times, 1):
            found.setdefault(common, {})[key, time] = _rolled(
                measures[common],
                size,
                sums.get((common, key, no), {}),
                broken.get((common, key, no), {}),
            )
    return found


def _rolled(
    measure: str,
    size: int,
    found: Mapping[Outcome, tuple[Any, ...]],
    parts: Mapping[Cell, Values],
) -> RollUp:
    outcomes = {outcome: row[0] for outcome, row in found.items()}
    silent = size - sum(outcomes.values())
    if silent:
        outcomes[Outcome.NOT_REPORTED] = outcomes.get(Outcome.NOT_REPORTED, 0) + silent
    if Outcome.COUNTED not in found:
        return RollUp(None, None, 0, {}, outcomes)
    count, number, whole, *flags, known, ours, our_whole, about, least, most, partly = found[
        Outcome.COUNTED
    ]
    of_whole = measure == PERCENTAGE
    return RollUp(
        total=Sum(
            number, whole if of_whole or measure == YES_NO else None, _exactness(*flags), count
        ),
        ours=Sum(ours, our_whole if of_whole else None, _exactness(about, least, most), known)
        if known and measure != YES_NO
        else None,
        share_unknown=count - known,
        parts=parts,
        outcomes=outcomes,
        partly=partly,
    )


def _exactness(about: bool | None, at_least: bool | None, at_most: bool | None) -> str:
    told = [(about, ABOUT), (at_least, AT_LEAST), (at_most, AT_MOST)]
    return together(name for flag, name in told if flag)


def rows(
    common: CommonIndicator,
    members: Members,
    time: Period,
    funders: Collection[int] = (),
    *,
    within: Collection[int] | None = None,
    limit: int = 25,
    offset: int = 0,
) -> tuple[list[Row], int]:
    """The indicators of which something was said in the time, and how many there are.

    Those counted come first, the largest before the others. Without those that are included in
    others; with `within` only these, namely in the indicators of these keys.
    """
    inside = None if within is None else [(time, key) for key in within]
    found = rows_of_each(
        common, members, [time], funders, within=inside, limit=limit, offset=offset
    )
    return found.get(time, ([], 0))


def rows_of_each(
    common: CommonIndicator,
    members: Members,
    times: Sequence[Period],
    funders: Collection[int] = (),
    *,
    within: Collection[tuple[Period, int]] | None = None,
    limit: int = 25,
    offset: int = 0,
) -> dict[Period, tuple[list[Row], int]]:
    """As `rows`, of many times at once; `within` are indicators by the time that they are of."""
    where = "v.outcome NOT IN ('included', 'not_reported')"
    given = _given([common], members, times, funders) | {"limit": limit, "offset": offset}
    if within is not None:
        where = (
            "v.outcome = 'included' AND (v.no, v.by_id)"
            " IN (SELECT * FROM unnest(%(nos)s::bigint[], %(within)s::bigint[]))"
        )
        numbers = {time: no for no, time in enumerate(times, 1)}
        given["nos"] = [numbers[time] for time, _key in within]
        given["within"] = [key for _time, key in within]
    found: dict[Period, tuple[list[Row], int]] = {}
    for no, key, id, activity, outcome, by, number, of, a, b, c, share, count, _place in _ask(
        VERDICTS + ROWS.format(where=where), members, given
    ):
        row = Row(key, id, activity, Outcome(outcome), by, number, of, _exactness(a, b, c), share)
        found.setdefault(times[no - 1], ([], count))[0].append(row)
    return found


def years_of(commons: Iterable[CommonIndicator]) -> dict[int, range]:
    """The years of which public activities said something, from the first to the last, by the key
    of the common indicator; those of which none did are left out."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT i.common_id, extract(year FROM min(lower(p.period)))::int,
              extract(year FROM max(upper(p.period) - 1))::int
            FROM portfolio_indicator i
            JOIN portfolio_indicatorperiod p ON p.indicator_id = i.id
            JOIN portfolio_result r ON r.id = i.result_id
            JOIN portfolio_activity a ON a.id = r.activity_id AND a.public
            WHERE i.common_id = ANY(%(commons)s) AND p.actual_state <> 'not_reported'
            GROUP BY i.common_id
            """,
            {"commons": [common.pk for common in commons]},
        )
        return {common: range(first, last + 1) for common, first, last in cursor.fetchall()}
