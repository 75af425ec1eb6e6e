# SPDX-License-Identifier: EUPL-1.2
"""Telling the database how much there is by now."""

from __future__ import annotations

from django.db import connection

# Fewer rows are left to the database's own upkeep, and so is less than this share of a table.
LEAST = 1_000
SHARE = 0.2

_CHANGED = """
SELECT relid::regclass::text FROM pg_stat_user_tables
WHERE schemaname = current_schema()
  AND n_mod_since_analyze > greatest(%s, %s * n_live_tup) ORDER BY 1
"""


def renew_statistics() -> list[str]:
    """Look anew at the tables of which a large share changed since that was done; which these are.

    The database does so by itself within some minutes. Until then it would look for what was just
    loaded as if it were not there, and read whole tables instead. Does nothing within a
    transaction.
    """
    if connection.in_atomic_block:
        return []
    with connection.cursor() as cursor:
        # What this connection did is told at once, instead of within seconds.
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute(_CHANGED, [LEAST, SHARE])
        tables = [row[0] for row in cursor.fetchall()]
        if tables:
            cursor.execute(f"ANALYZE {', '.join(tables)}")
    return tables
