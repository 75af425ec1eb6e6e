# SPDX-License-Identifier: EUPL-1.2
"""The statements by which results are added up, put together by `rollup.py`.

Each begins with FIGURES: what every indicator of the sets says of the times, whether that can be
counted, and whether it is included in an indicator upstream.
"""

FIGURES = """
WITH slot AS (
  SELECT no, lo, hi, daterange(lo, hi) AS days
  FROM unnest(%(los)s::date[], %(his)s::date[]) WITH ORDINALITY AS s(lo, hi, no)
), base AS {base} (
  SELECT c.id AS common, c.measure, c.cumulative,
    c.cumulative OR c.measure IN ('5', 'yes_no') AS latest, i.id, r.activity_id
  FROM portfolio_commonindicator c
  JOIN portfolio_indicator i ON i.common_id = c.id
  JOIN portfolio_result r ON r.id = i.result_id
  WHERE c.id = ANY(%(commons)s)
), activities AS NOT MATERIALIZED (
  SELECT a.* FROM portfolio_activity a WHERE a.public {those}
), member(key, activity_id, cell) AS NOT MATERIALIZED (
  {members}
), ind AS MATERIALIZED (
  SELECT b.*, m.key, m.cell FROM base b JOIN member m ON m.activity_id = b.activity_id
), said AS (
  SELECT i.common, i.measure, i.cumulative, i.latest, i.key, i.cell, i.id, i.activity_id,
    p.id AS period_id, p.period, p.actual_state AS state,
    i.cell IS NOT NULL AND d.id IS NULL AS unsplit,
    CASE WHEN i.cell IS NULL THEN p.actual_number ELSE d.number END AS number,
    CASE WHEN i.measure = 'yes_no' THEN 1
         WHEN i.cell IS NULL THEN p.actual_denominator ELSE d.denominator END AS denominator,
    CASE WHEN i.cell IS NULL THEN p.actual_qualifier ELSE 'exact' END AS qualifier
  FROM ind i
  {periods}
  LEFT JOIN LATERAL (
    SELECT d.id, d.number, d.denominator FROM portfolio_disaggregation d
    WHERE i.cell IS NOT NULL AND d.period_id = p.id AND d.kind = 'actual'
      AND d.state = 'reported' AND d.cell = ARRAY[i.cell]::varchar[]
    OFFSET 0
  ) d ON true
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
), above AS MATERIALIZED (
  SELECT f.key, f.no, f.period_id, f.period, f.latest, c.by_id
  FROM fig f JOIN portfolio_covering c ON c.indicator_id = f.id
  WHERE f.usable
), covered AS (
  SELECT a.key, a.no, a.period_id, min(a.by_id) AS by_id
  FROM above a
  JOIN fig g ON g.id = a.by_id AND g.key = a.key AND g.no = a.no AND g.usable
    AND (a.latest OR g.period && a.period)
  GROUP BY a.key, a.no, a.period_id
), standing AS MATERIALIZED (
  SELECT f.*, f.usable AND c.by_id IS NULL AS counted, c.by_id
  FROM fig f LEFT JOIN covered c USING (key, no, period_id)
)"""

_IN_TIME = "lower(p.period) < %(last)s AND (i.cumulative OR upper(p.period) > %(first)s)"
# Of a small part of all there is one by one, by their indexes; of most of it all at once.
PERIODS_OF_FEW = f"""CROSS JOIN LATERAL (
    SELECT p.* FROM portfolio_indicatorperiod p WHERE p.indicator_id = i.id AND {_IN_TIME} OFFSET 0
  ) p"""
PERIODS_OF_MANY = f"JOIN portfolio_indicatorperiod p ON p.indicator_id = i.id AND {_IN_TIME}"

# What became of each indicator, in the order in which the rule decides.
VERDICTS = """, grouped AS (
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
  -- Of those alone of which something is told in the times.
  WHERE p.role = '1' AND p.activity_id IN (SELECT activity_id FROM grouped)
  GROUP BY p.activity_id
)"""

SUMS = """
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

PARTS = """
SELECT s.common, s.key, s.no, array_remove(d.cell, s.cell::varchar) AS place,
  sum(d.number), sum(d.denominator)
FROM standing s
JOIN portfolio_disaggregation d ON d.period_id = s.period_id AND d.kind = 'actual'
  AND d.state = 'reported' AND (s.measure <> '2' OR d.denominator IS NOT NULL)
  AND (s.cell IS NULL OR d.cell @> ARRAY[s.cell]::varchar[])
WHERE s.counted AND cardinality(array_remove(d.cell, s.cell::varchar)) > 0
GROUP BY 1, 2, 3, 4
"""

ROWS = """
SELECT * FROM (
  SELECT v.no, v.key, v.id, v.activity_id, v.outcome, v.by_id, v.number, v.denominator, v.about,
    v.at_least, v.at_most, h.percent, count(*) OVER (PARTITION BY v.no) AS found,
    row_number() OVER (
      PARTITION BY v.no ORDER BY v.outcome <> 'counted', v.number DESC NULLS LAST, v.id
    ) AS place
  FROM verdict v LEFT JOIN share h USING (activity_id)
  WHERE {where}
) r
WHERE place > %(offset)s AND place <= %(offset)s + %(limit)s
ORDER BY no, place
"""
