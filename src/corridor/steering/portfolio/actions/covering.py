# SPDX-License-Identifier: EUPL-1.2
"""Keeping which indicators are comprised by others in step with trees, chains and indicators.

The rule is in `rules/rollup.py`. For one activity as for the whole portfolio it is a few
statements.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction

from corridor.foundation.jobs.public import announce

from ..rules.money import FED, FEEDING

# Whoever settles waits for whoever settles already, so that both see what the other wrote.
_LOCK = 0x72657375

# Activities that feed another: as its parent, or by money that went from the one to the other.
_FED_BY = """
SELECT a.parent_id AS id FROM portfolio_activity a
WHERE a.id = {key} AND a.parent_id IS NOT NULL
UNION ALL
SELECT t.provider_activity_id FROM portfolio_transaction t
WHERE t.activity_id = {key} AND t.current AND t.amount <> 0 AND t.type = ANY(%(fed)s)
  AND t.provider_activity_id IS NOT NULL
UNION ALL
SELECT t.activity_id FROM portfolio_transaction t
WHERE t.receiver_activity_id = {key} AND t.current AND t.amount <> 0
  AND t.type = ANY(%(feeding)s)
"""
_FEEDS = """
SELECT a.id FROM portfolio_activity a WHERE a.parent_id = {key}
UNION ALL
SELECT t.receiver_activity_id FROM portfolio_transaction t
WHERE t.activity_id = {key} AND t.current AND t.amount <> 0 AND t.type = ANY(%(feeding)s)
  AND t.receiver_activity_id IS NOT NULL
UNION ALL
SELECT t.activity_id FROM portfolio_transaction t
WHERE t.provider_activity_id = {key} AND t.current AND t.amount <> 0
  AND t.type = ANY(%(fed)s)
"""

_DOWNSTREAM = f"""
WITH RECURSIVE down(id) AS (
  SELECT unnest(%(keys)s::bigint[])
  UNION
  SELECT n.id FROM down d CROSS JOIN LATERAL ({_FEEDS.format(key="d.id")}) n
)
SELECT id FROM down
"""

_WANTED = f"""
WITH RECURSIVE tied AS NOT MATERIALIZED (
  SELECT i.id, i.common_id, i.includes_components, r.activity_id
  FROM portfolio_indicator i JOIN portfolio_result r ON r.id = i.result_id
  WHERE i.common_id IS NOT NULL
), up(low, high) AS (
  SELECT s.id, n.id
  FROM ({{some}}) s
  CROSS JOIN LATERAL ({_FED_BY.format(key="s.id")}) n
  UNION
  SELECT u.low, n.id FROM up u CROSS JOIN LATERAL ({_FED_BY.format(key="u.high")}) n
)
SELECT DISTINCT low.id AS indicator_id, high.id AS by_id
FROM up u
LEFT JOIN up back ON back.low = u.high AND back.high = u.low
-- One by one, by their indexes: those that change are few among all there are.
CROSS JOIN LATERAL (SELECT * FROM tied WHERE tied.activity_id = u.low OFFSET 0) low
CROSS JOIN LATERAL (
  SELECT * FROM tied WHERE tied.activity_id = u.high AND tied.common_id = low.common_id
    AND tied.includes_components OFFSET 0
) high
WHERE u.low <> u.high AND (u.high < u.low OR back.low IS NULL)
"""

_EVERY = "SELECT DISTINCT activity_id AS id FROM tied"
# One by one here too, and below: few among all there are.
_SOME = """
SELECT k.id FROM unnest(%(keys)s::bigint[]) AS k(id)
CROSS JOIN LATERAL (SELECT FROM tied WHERE tied.activity_id = k.id LIMIT 1) t
"""

_HELD = "SELECT c.id, c.indicator_id, c.by_id FROM portfolio_covering c"
_HELD_BY = """
SELECT c.id, c.indicator_id, c.by_id FROM unnest(%(keys)s::bigint[]) AS k(id)
CROSS JOIN LATERAL (SELECT id FROM portfolio_result WHERE activity_id = k.id OFFSET 0) r
CROSS JOIN LATERAL (SELECT id FROM portfolio_indicator WHERE result_id = r.id OFFSET 0) i
CROSS JOIN LATERAL (SELECT * FROM portfolio_covering WHERE indicator_id = i.id OFFSET 0) c
"""

_INSERT = """
INSERT INTO portfolio_covering (indicator_id, by_id)
SELECT * FROM unnest(%(low)s::bigint[], %(high)s::bigint[]) ON CONFLICT DO NOTHING
"""


_TIED = """
SELECT EXISTS (
  SELECT FROM portfolio_result r JOIN portfolio_indicator i ON i.result_id = r.id
  LEFT JOIN portfolio_covering c ON c.indicator_id = i.id
  WHERE r.activity_id = ANY(%(keys)s) AND (i.common_id IS NOT NULL OR c.id IS NOT NULL)
)
"""


# What changed makes the sums of these worth nothing.
CHANGED = "portfolio.results"

_COMMONS = """
SELECT DISTINCT i.common_id FROM portfolio_result r
CROSS JOIN LATERAL (SELECT common_id FROM portfolio_indicator WHERE result_id = r.id OFFSET 0) i
WHERE r.activity_id = ANY(%(keys)s) AND i.common_id IS NOT NULL
"""

_TOUCH = """
UPDATE portfolio_commonindicator SET changed = changed + 1
WHERE %(all)s OR id = ANY(%(commons)s) RETURNING changed - 1 = tallied
"""


def _commons(cursor: Any, given: dict[str, Any]) -> list[int]:
    cursor.execute(_COMMONS, given)
    return [row[0] for row in cursor.fetchall()]


def touch_commons(commons: Iterable[int | None] | None) -> None:
    """Say that what these common indicators add up may have changed; null is every one."""
    keys = [key for key in commons or () if key is not None]
    with connection.cursor() as cursor:
        cursor.execute(_TOUCH, {"all": commons is None, "commons": keys})
        fresh = any(row[0] for row in cursor.fetchall())
    if fresh:
        announce(topic=CHANGED, payload={})


def _any_tied(cursor: Any, given: dict[str, Any]) -> bool:
    cursor.execute(_TIED, given)
    return bool(cursor.fetchone()[0])


@transaction.atomic
def settle_coverings(activities: Iterable[int] | None = None) -> None:
    """Settle anew which indicators are comprised by others.

    `activities`: keys of those whose place in the tree, money or indicators changed, with those
    that they are no longer tied to; null is the whole portfolio.
    """
    with connection.cursor() as cursor:
        given: dict[str, Any] = {"feeding": list(FEEDING), "fed": list(FED)}
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        some, held = _EVERY, _HELD
        if activities is not None:
            cursor.execute(_DOWNSTREAM, given | {"keys": list(activities)})
            given["keys"] = [row[0] for row in cursor.fetchall()]
            if not _any_tied(cursor, given):
                return
            touch_commons(_commons(cursor, given))
            some, held = _SOME, _HELD_BY
        else:
            touch_commons(None)
        cursor.execute(_WANTED.format(some=some), given)
        wanted = set(cursor.fetchall())
        cursor.execute(held, given)
        stands = {(low, high): key for key, low, high in cursor.fetchall()}
        gone = [key for pair, key in stands.items() if pair not in wanted]
        new = sorted(wanted - stands.keys())
        if gone:
            cursor.execute("DELETE FROM portfolio_covering WHERE id = ANY(%s)", [gone])
        if new:
            low, high = zip(*new, strict=True)
            cursor.execute(_INSERT, {"low": list(low), "high": list(high)})
