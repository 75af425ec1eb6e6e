# SPDX-License-Identifier: EUPL-1.2
"""Results added up over many activities, at the speed of a page.

The rule is in `rules/rollup.py`, which says it slowly. Here it is asked of the database in a few
statements, for any number of sets and times at once: a set is named by a key (a country, a node, or
"" for all), a time is a period.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import connection

from corridor.values.periods import Period

from ..models import CommonIndicator
from ..rules.figures import ABOUT, AT_LEAST, AT_MOST, PERCENTAGE, YES_NO, together
from ..rules.rollup import Cell, Outcome, RollUp, Sum, Values


@dataclass(frozen=True, slots=True)
class Members:
    """Which activities make up the sets, as a statement that answers (key, activity_id, cell).

    `cell` is the part of its figures by which an activity belongs to the set, null for all of them.
    """

    statement: str
    given: Mapping[str, Any] = field(default_factory=dict)


EVERYTHING = Members("SELECT '' AS key, a.id AS activity_id, NULL::text AS cell FROM activities a")


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
    return Members(_IN_COUNTRIES.format(only=only), {} if iso2 is None else {"iso2": iso2})


def by_node(above: Mapping[int, Iterable[str]]) -> Members:
    """Sets of activities by the nodes that they serve; `above` has the keys of the sets that each
    node belongs to. An activity is once in each."""
    pairs = [(node, key) for node, keys in above.items() for key in keys]
    return Members(
        "SELECT DISTINCT n.key, s.activity_id, NULL::text"
        " FROM unnest(%(nodes)s::bigint[], %(keys)s::text[]) AS n(node, key)"
        " JOIN portfolio_nodeshare s ON s.node_id = n.node"
        " JOIN activities a ON a.id = s.activity_id",
        {"nodes": [node for node, _key in pairs], "keys": [key for _node, key in pairs]},
    )


_FIGURES = """
WITH slot AS (
  SELECT no, lo, hi, daterange(lo, hi) AS days
  FROM unnest(%(los)s::date[], %(his)s::date[]) WITH ORDINALITY AS s(lo, hi, no)
), activities AS NOT MATERIALIZED (
  SELECT a.* FROM portfolio_activity a WHERE a.public
), member(key, activity_id, cell) AS NOT MATERIALIZED (
  {members}
), ind AS MATERIALIZED (
  SELECT c.id AS common, c.measure, c.cumulative,
    c.cumulative OR c.measure IN ('5', 'yes_no') AS latest,
    m.key, m.cell, i.id, r.activity_id
  FROM portfolio_commonindicator c
  JOIN portfolio_indicator i ON i.common_id = c.id
  JOIN portfolio_result r ON r.id = i.result_id
  JOIN activities a ON a.id = r.activity_id
  JOIN member m ON m.activity_id = r.activity_id
  WHERE c.id = ANY(%(commons)s)
), said AS (
  SELECT i.common, i.measure, i.cumulative, i.latest, i.key, i.cell, i.id, i.activity_id,
    p.id AS period_id, p.period, p.actual_state AS state,
    i.cell IS NOT NULL AND d.id IS NULL AS unsplit,
    CASE WHEN i.cell IS NULL THEN p.actual_number ELSE d.number END AS number,
    CASE WHEN i.measure = 'yes_no' THEN 1
         WHEN i.cell IS NULL THEN p.actual_denominator ELSE d.denominator END AS denominator,
    CASE WHEN i.cell IS NULL THEN p.actual_qualifier ELSE 'exact' END AS qualifier
  FROM ind i
  JOIN portfolio_indicatorperiod p ON p.indicator_id = i.id
  LEFT JOIN portfolio_disaggregation d
    ON i.cell IS NOT NULL AND d.period_id = p.id AND d.kind = 'actual' AND d.state = 'reported'
   AND d.cell = ARRAY[i.cell]::varchar[]
), told AS (
  -- All that lies within the time, and what straddles its bounds.
  SELECT said.*, s.no, s.days @> said.period AS inside
  FROM said JOIN slot s ON s.days && said.period
  WHERE NOT said.latest
  UNION ALL
  -- Of what is cumulative the last report; it stands until the next one ends.
  SELECT l.common, l.measure, l.cumulative, l.latest, l.key, l.cell, l.id, l.activity_id,
    l.period_id, l.period, l.state, l.unsplit, l.number, l.denominator, l.qualifier, s.no, true
  FROM (
    SELECT said.*, lead(upper(period)) OVER (PARTITION BY key, id ORDER BY period) AS next
    FROM said WHERE cumulative AND state <> 'not_reported'
  ) l JOIN slot s ON upper(l.period) <= s.hi AND (l.next IS NULL OR l.next > s.hi)
  UNION ALL
  SELECT said.*, s.no, false
  FROM said JOIN slot s ON lower(said.period) < s.hi AND upper(said.period) > s.hi
  WHERE said.cumulative AND said.state = 'reported'
  UNION ALL
  -- Of yes and no, and of words, the last report within the time.
  SELECT * FROM (
    SELECT DISTINCT ON (said.key, said.id, s.no) said.*, s.no, true
    FROM said JOIN slot s ON s.days @> said.period
    WHERE said.latest AND NOT said.cumulative AND said.state <> 'not_reported'
    ORDER BY said.key, said.id, s.no, said.period DESC
  ) l
  UNION ALL
  SELECT said.*, s.no, false
  FROM said JOIN slot s ON s.days && said.period AND NOT s.days @> said.period
  WHERE said.latest AND NOT said.cumulative AND said.state = 'reported'
), fig AS MATERIALIZED (
  SELECT t.*, t.inside AND t.state = 'reported' AND t.number IS NOT NULL
    AND t.measure <> '5' AND (t.measure <> '2' OR t.denominator IS NOT NULL) AS usable
  FROM told t
), covered AS (
  SELECT f.key, f.no, f.period_id, min(c.by_id) AS by_id
  FROM fig f
  JOIN portfolio_covering c ON c.indicator_id = f.id
  JOIN fig g ON g.id = c.by_id AND g.key = f.key AND g.no = f.no AND g.usable
    AND (f.latest OR g.period && f.period)
  WHERE f.usable
  GROUP BY f.key, f.no, f.period_id
), standing AS MATERIALIZED (
  SELECT f.*, f.usable AND c.by_id IS NULL AS counted, c.by_id
  FROM fig f LEFT JOIN covered c USING (key, no, period_id)
)"""

# What became of each indicator, in the order in which the rule decides.
_VERDICTS = """, grouped AS (
  SELECT s.common, s.measure, s.key, s.no, s.id, s.activity_id,
    bool_or(s.counted) AS counted,
    bool_or(s.by_id IS NOT NULL) AS included, min(s.by_id) AS by_id,
    bool_or(s.inside AND s.state = 'reported') AS reported,
    bool_or(s.inside AND s.state = 'reported' AND NOT s.unsplit) AS split,
    bool_or(NOT s.inside AND s.state = 'reported') AS straddles,
    bool_and(s.state = 'not_applicable') FILTER (WHERE s.inside) AS not_applicable,
    sum(s.number) FILTER (WHERE s.counted) AS number,
    sum(s.denominator) FILTER (WHERE s.counted) AS denominator,
    bool_or(s.counted AND s.qualifier = 'about') AS about,
    bool_or(s.counted AND s.qualifier = 'at_least') AS at_least,
    bool_or(s.counted AND s.qualifier = 'at_most') AS at_most
  FROM standing s GROUP BY s.common, s.measure, s.key, s.no, s.id, s.activity_id
), verdict AS (
  SELECT g.*, CASE
    WHEN counted THEN 'counted' WHEN included THEN 'included'
    WHEN reported AND measure = '5' THEN 'in_words'
    WHEN reported AND NOT split THEN 'not_split'
    WHEN reported THEN 'no_whole'
    WHEN straddles THEN 'straddles'
    WHEN not_applicable THEN 'not_applicable'
    ELSE 'not_reported' END AS outcome
  FROM grouped g
), share AS MATERIALIZED (
  SELECT p.activity_id,
    CASE WHEN bool_or(p.organisation_id = ANY(%(funders)s) AND p.percentage IS NULL) THEN NULL
    ELSE coalesce(sum(p.percentage) FILTER (WHERE p.organisation_id = ANY(%(funders)s)), 0)
    END AS percent
  FROM portfolio_participation p
  WHERE p.role = '1' AND p.activity_id IN (SELECT activity_id FROM ind)
  GROUP BY p.activity_id
)"""

_SUMS = """
SELECT v.common, v.key, v.no, v.outcome, count(*), sum(v.number), sum(v.denominator),
  bool_or(v.about), bool_or(v.at_least), bool_or(v.at_most),
  count(h.percent), sum(v.number * h.percent) / 100, sum(v.denominator * h.percent) / 100,
  bool_or(v.about AND h.percent IS NOT NULL), bool_or(v.at_least AND h.percent IS NOT NULL),
  bool_or(v.at_most AND h.percent IS NOT NULL),
  count(*) FILTER (WHERE v.straddles OR v.included)
FROM verdict v LEFT JOIN share h USING (activity_id)
GROUP BY v.common, v.key, v.no, v.outcome
UNION ALL
SELECT i.common, i.key, NULL, NULL, count(*), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL
FROM ind i GROUP BY i.common, i.key
"""

_PARTS = """
SELECT s.common, s.key, s.no, array_remove(d.cell, s.cell::varchar) AS place,
  sum(d.number), sum(d.denominator)
FROM standing s
JOIN portfolio_disaggregation d ON d.period_id = s.period_id AND d.kind = 'actual'
  AND d.state = 'reported' AND (s.measure <> '2' OR d.denominator IS NOT NULL)
  AND (s.cell IS NULL OR d.cell @> ARRAY[s.cell]::varchar[])
WHERE s.counted AND cardinality(array_remove(d.cell, s.cell::varchar)) > 0
GROUP BY 1, 2, 3, 4
"""

_ROWS = """
SELECT v.key, v.no, v.id, v.activity_id, v.outcome, v.by_id, v.number, v.denominator, v.about,
  v.at_least, v.at_most, h.percent, count(*) OVER () AS found
FROM verdict v LEFT JOIN share h USING (activity_id)
WHERE {where}
ORDER BY v.outcome <> 'counted', v.number DESC NULLS LAST, v.id
LIMIT %(limit)s OFFSET %(offset)s
"""


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
        "funders": list(funders),
    }


def _ask(statement: str, members: Members, given: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES.format(members=members.statement) + statement, dict(given))
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
    for common, key, no, outcome, *rest in _ask(_VERDICTS + _SUMS, members, given):
        if outcome is None:
            sizes[common, key] = rest[0]
        else:
            sums.setdefault((common, key, no), {})[Outcome(outcome)] = tuple(rest)
    measures = {common.pk: common.measure for common in commons}
    broken: dict[tuple[int, str, int], dict[Cell, Values]] = {}
    if parts:
        for common, key, no, place, number, denominator in _ask(_PARTS, members, given):
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


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator of the set and what became of it: `by` is the one that its figure is in.

    `share` is our percentage of the activity's funding, null for unknown.
    """

    key: str
    indicator: int
    activity: int
    outcome: Outcome
    by: int | None
    number: Decimal | None
    denominator: Decimal | None
    qualifier: str
    share: Decimal | None


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
    where = "v.outcome NOT IN ('included', 'not_reported')"
    given = _given([common], members, [time], funders)
    if within is not None:
        where = "v.outcome = 'included' AND v.by_id = ANY(%(within)s)"
        given["within"] = list(within)
    statement = _VERDICTS + _ROWS.format(where=where)
    found = _ask(statement, members, given | {"limit": limit, "offset": offset})
    return [
        Row(key, id, activity, Outcome(outcome), by, number, of, _exactness(a, b, c), share)
        for key, _no, id, activity, outcome, by, number, of, a, b, c, share, _all in found
    ], (found[0][-1] if found else 0)


def years_of(common: CommonIndicator) -> range:
    """The years in which public activities report it; empty where none does."""
    found = _ask(
        """
        SELECT extract(year FROM min(lower(p.period)))::int,
               extract(year FROM max(upper(p.period) - 1))::int
        FROM portfolio_indicator i
        JOIN portfolio_indicatorperiod p ON p.indicator_id = i.id
        JOIN portfolio_result r ON r.id = i.result_id
        JOIN portfolio_activity a ON a.id = r.activity_id AND a.public
        WHERE i.common_id = %(common)s AND p.actual_state <> 'not_reported'
        """,
        {"common": common.pk},
    )
    first, last = found[0]
    return range(0) if first is None else range(first, last + 1)
