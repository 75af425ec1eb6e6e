# SPDX-License-Identifier: EUPL-1.2
"""What counts of activities by year, whole and in parts, worked out in the database.

The same as `rules.money.split` over every sum, which tests hold it against.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import connection

from corridor.foundation.reference.public import Country, Region
from corridor.steering.policy.public import Framework, Node

from ..rules.shares import TOLERANCE

# Sums by year, type and what the transactions themselves say of place and sectors; then the cuts
# of each activity with the percentages that hold; then parts by the largest remainder.
_WRITE = """
WITH money AS MATERIALIZED (
  SELECT t.activity_id, extract(year FROM t.day)::smallint AS year, t.type,
         coalesce(c.iso2, r.code, '') AS place, t.sectors,
         coalesce(sum(t.euro), 0) AS total, count(*) FILTER (WHERE t.euro IS NULL) AS no_rate
  FROM portfolio_transaction t
  LEFT JOIN {country} c ON c.id = t.country_id
  LEFT JOIN {region} r ON r.id = t.region_id
  WHERE t.current AND t.counted AND t.amount <> 0 AND t.type IN ('1', '2', '3', '4', '7') {only_t}
  GROUP BY 1, 2, 3, 4, 5
),
active AS (SELECT DISTINCT activity_id FROM money),
shares AS (
  SELECT s.activity_id, 'node' AS by, f.code::text AS of, n.code::text AS key, s.percentage
  FROM portfolio_nodeshare s JOIN active USING (activity_id)
  JOIN {node} n ON n.id = s.node_id JOIN {framework} f ON f.id = n.framework_id
  UNION ALL
  SELECT s.activity_id, 'country', '', c.iso2, s.percentage
  FROM portfolio_recipientcountry s JOIN active USING (activity_id)
  JOIN {country} c ON c.id = s.country_id
  UNION ALL
  SELECT s.activity_id, 'country', '', coalesce(r.code, ''), s.percentage
  FROM portfolio_recipientregion s JOIN active USING (activity_id)
  LEFT JOIN {region} r ON r.id = s.region_id
  UNION ALL
  SELECT s.activity_id, 'sector', s.vocabulary, s.code, s.percentage
  FROM portfolio_sector s JOIN active USING (activity_id)
),
told AS (
  SELECT activity_id, by, of, key,
         CASE WHEN count(*) OVER (PARTITION BY activity_id, by, of) = 1
              THEN coalesce(percentage, 100) ELSE percentage END AS percentage
  FROM shares
),
cuts AS (
  SELECT activity_id, by, of,
         CASE WHEN sum(percentage) >= %(least)s THEN sum(percentage) ELSE 100 END AS whole,
         CASE WHEN sum(percentage) >= %(least)s THEN 0
              ELSE 100 - coalesce(sum(percentage), 0) END AS rest
  FROM told GROUP BY 1, 2, 3
  UNION ALL
  SELECT activity_id, 'country', '', 100, 100 FROM active
  WHERE NOT EXISTS (SELECT 1 FROM shares s
                    WHERE s.activity_id = active.activity_id AND s.by = 'country')
  UNION ALL
  SELECT DISTINCT m.activity_id, 'sector', split_part(s, ':', 1), 100, 100
  FROM money m CROSS JOIN LATERAL unnest(m.sectors) AS s
  WHERE NOT EXISTS (SELECT 1 FROM shares o WHERE o.activity_id = m.activity_id
                    AND o.by = 'sector' AND o.of = split_part(s, ':', 1))
),
percentages AS (
  SELECT activity_id, by, of, key, sum(percentage) AS percentage
  FROM (
    SELECT activity_id, by, of, key, percentage FROM told WHERE percentage IS NOT NULL
    UNION ALL
    SELECT activity_id, by, of, '', rest FROM cuts WHERE rest <> 0
  ) AS stated
  GROUP BY 1, 2, 3, 4
),
to_split AS (
  SELECT c.activity_id, m.year, m.type, c.by, c.of, c.whole, sum(m.total) AS total,
         sum(m.no_rate) AS no_rate
  FROM cuts c JOIN money m USING (activity_id)
  WHERE CASE c.by
        WHEN 'country' THEN m.place = ''
        WHEN 'sector' THEN NOT EXISTS (
          SELECT 1 FROM unnest(m.sectors) s WHERE split_part(s, ':', 1) = c.of)
        ELSE true END
  GROUP BY 1, 2, 3, 4, 5, 6
  HAVING sum(m.total) <> 0 OR sum(m.no_rate) > 0
),
cut AS (
  SELECT s.*, p.key, abs(s.total) * 100 AS all_cents, abs(s.total) * 100 * p.percentage AS exact
  FROM to_split s JOIN percentages p USING (activity_id, by, of)
),
floored AS (SELECT *, div(exact, whole) AS cents FROM cut),
ranked AS (
  SELECT *, all_cents - sum(cents) OVER pieces AS spare,
         row_number() OVER (pieces ORDER BY exact - cents * whole DESC, key COLLATE "C") AS place
  FROM floored
  WINDOW pieces AS (PARTITION BY activity_id, year, type, by, of)
),
parts AS (
  SELECT activity_id, year, type, by, of, key,
         sign(total) * (cents + CASE WHEN place <= spare THEN 1 ELSE 0 END) / 100 AS amount,
         no_rate
  FROM ranked
  UNION ALL
  SELECT activity_id, year, type, 'country', '', place, total, no_rate FROM money WHERE place <> ''
  UNION ALL
  SELECT m.activity_id, m.year, m.type, 'sector', split_part(s, ':', 1),
         substr(s, strpos(s, ':') + 1), m.total, m.no_rate
  FROM money m CROSS JOIN LATERAL unnest(m.sectors) AS s
  UNION ALL
  SELECT activity_id, year, type, '', '', '', total, no_rate FROM money
)
INSERT INTO portfolio_yearamount (activity_id, year, by, of, key, disbursed, expended, reimbursed,
                                  committed, incoming, no_rate)
SELECT activity_id, year, by, of, key,
       coalesce(sum(amount) FILTER (WHERE type = '3'), 0),
       coalesce(sum(amount) FILTER (WHERE type = '4'), 0),
       coalesce(sum(amount) FILTER (WHERE type = '7'), 0),
       coalesce(sum(amount) FILTER (WHERE type = '2'), 0),
       coalesce(sum(amount) FILTER (WHERE type = '1'), 0),
       sum(no_rate)
FROM parts
GROUP BY 1, 2, 3, 4, 5
HAVING by = '' OR bool_or(amount <> 0 OR no_rate > 0)
"""


def write_yearly(activities: Collection[int] | None) -> None:
    """Write the yearly amounts of these activities anew, null: of all. Two statements."""
    given: dict[str, Any] = {"keys": list(activities or ()), "least": 100 - TOLERANCE}
    every = activities is None
    statement = _WRITE.format(
        country=Country._meta.db_table,
        region=Region._meta.db_table,
        node=Node._meta.db_table,
        framework=Framework._meta.db_table,
        only_t="" if every else "AND t.activity_id = ANY(%(keys)s)",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM portfolio_yearamount"
            + ("" if every else " WHERE activity_id = ANY(%(keys)s)"),
            given,
        )
        cursor.execute(statement, given)
