# SPDX-License-Identifier: EUPL-1.2
"""What every entry of an activity says, kept in mind as postings and brought up to date when asked.

A hundred thousand entries are some megabytes. Whoever asks takes in what was written since the last
time, so the answer is that of the database; tests hold both against each other.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from django.db import connection

from corridor.foundation.kernel.public import asked_once

from ..rules.postings import Postings, bits_of
from ..rules.terms import COUNTRY, NODE, ROLES, SECTOR, about, about_role

TERMS = {"country": COUNTRY, "node": NODE, "sector": SECTOR}
NUMBERS = ("status", "level", "gender")
# Words whose entries are kept in mind, and up to how many changed entries they are brought along.
MOST_SAID = 200
MOST_FOLLOWED = 200

_FACET = {number: name for name, number in TERMS.items()}
_ROLE = {role: name for name, role in ROLES.items()}

# The oldest transaction under way. All that are committed later wrote that or a higher revision.
_OLDEST = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
# Another text as soon as one entry was written or deleted since a revision.
_SINCE = """(
  SELECT (count(*), sum(hashint8(key # revision * 1000003)))::text FROM (
    SELECT activity_id AS key, revision FROM portfolio_activityentry WHERE revision >= {since}
    UNION ALL
    SELECT -coalesce(activity_key, 0) - 1, revision FROM portfolio_entrygone
    WHERE revision >= {since}
  ) written)"""

_LOOK = f"""
SELECT (SELECT oid::bigint FROM pg_database WHERE datname = current_database()),
  {_OLDEST}, {_SINCE.format(since=_OLDEST)}, {_SINCE.format(since="%(since)s")},
  EXISTS (SELECT FROM portfolio_entrygone WHERE activity_key IS NULL AND revision >= %(since)s)
"""

_KEYS = "string_agg(int4send(activity_id::int), '')"
_READ = f"""
WITH e AS MATERIALIZED (
  SELECT activity_id, public, partner_key, status, level, gender, first, last, terms, organisations
  FROM portfolio_activityentry WHERE revision >= %(since)s
)
SELECT 'oldest', {_OLDEST}, NULL::bigint, convert_to({_SINCE.format(since=_OLDEST)}, 'UTF8')
UNION ALL
SELECT 'gone', 0, NULL, string_agg(int4send(activity_key::int), '') FROM portfolio_entrygone
WHERE revision >= %(since)s AND activity_key IS NOT NULL
UNION ALL SELECT 'every', 0, NULL, {_KEYS} FROM e
UNION ALL SELECT 'public', 1, NULL, {_KEYS} FROM e WHERE public
UNION ALL
SELECT 'partner', partner_key, NULL, {_KEYS} FROM e WHERE partner_key IS NOT NULL GROUP BY 2
UNION ALL SELECT 'status', status, NULL, {_KEYS} FROM e GROUP BY 2
UNION ALL SELECT 'level', level, NULL, {_KEYS} FROM e GROUP BY 2
UNION ALL SELECT 'gender', gender, NULL, {_KEYS} FROM e GROUP BY 2
UNION ALL SELECT 'span', first, last, {_KEYS} FROM e GROUP BY 2, 3
UNION ALL
SELECT 'terms', t, NULL, {_KEYS} FROM (SELECT unnest(terms) t, activity_id FROM e) n GROUP BY 2
UNION ALL
SELECT 'organisations', t, NULL, {_KEYS}
FROM (SELECT unnest(organisations) t, activity_id FROM e) n GROUP BY 2
"""


@dataclass(frozen=True, slots=True)
class Posted:
    """What entries said at some time.

    `database` and `since` (a revision) tell when; `written` is what had been written from then on.
    `said` has the entries in which something is found, by the question in PostgreSQL's notation.
    """

    database: int
    since: int
    written: str
    postings: Postings
    said: dict[str, int] = field(default_factory=dict)

    def saying(self, queries: Collection[str]) -> dict[str, int]:
        """The entries in which each of these is found. One query for those not asked lately."""
        missing = [query for query in queries if query not in self.said]
        if missing:
            told = _find(missing, None)
            while len(self.said) > MOST_SAID:
                self.said.pop(next(iter(self.said)), None)
            self.said.update(told)
            return {query: told[query] if query in told else self.said[query] for query in queries}
        return {query: self.said[query] for query in queries}


_held: dict[str, Posted] = {}
_lock = Lock()


@asked_once
def posted() -> Posted | None:
    """What entries say now; null within a transaction, which alone knows what it wrote.

    One query, three where something was written meanwhile.
    """
    if connection.in_atomic_block:
        return None
    name = str(connection.settings_dict["NAME"])
    held = _held.get(name)
    with connection.cursor() as cursor:
        cursor.execute(_LOOK, {"since": held.since if held else 2**62})
        database, oldest, since_oldest, since_held, all_gone = cursor.fetchone()
    if held and held.database == database and held.written == since_held:
        if held.since != oldest:
            held = Posted(database, oldest, since_oldest, held.postings, held.said)
            _held[name] = held
        return held
    # One reads, and the others wait for what it found.
    with _lock:
        held = _held.get(name)
        if held and (held.database != database or all_gone):
            held = None
        _held[name] = _read(database, held)
        return _held[name]


def forget() -> None:
    """Keep nothing in mind."""
    _held.clear()


def _read(database: int, held: Posted | None) -> Posted:
    since, written, gone = 0, "", array("I")
    found: list[tuple[str, Any, array[int]]] = []
    with connection.cursor() as cursor:
        cursor.execute(_READ, {"since": held.since if held else 0})
        for kind, one, other, told in cursor.fetchall():
            if kind == "oldest":
                since, written = one, bytes(told).decode()
            elif kind == "gone":
                gone = _keys(told)
            else:
                found += [(facet, value, _keys(told)) for facet, value in _value(kind, one, other)]
    those = array(
        "I", [*gone, *(key for facet, _value, keys in found if facet == "every" for key in keys)]
    )
    if held is None:
        return Posted(database, since, written, Postings().changed((), found))
    said: dict[str, int] = {}
    if held.said and len(those) <= MOST_FOLLOWED:
        out = ~bits_of(those)
        before = dict(held.said)
        now = _find(list(before), list(those))
        said = {query: bits & out | now[query] for query, bits in before.items()}
    return Posted(database, since, written, held.postings.changed(those, found), said)


def _value(kind: str, one: int | None, other: int | None) -> Iterable[tuple[str, Any]]:
    """The facet and the value of what was read; none where nothing asks for it."""
    if kind == "span":
        return [(kind, (one, other))]
    if kind == "terms":
        number, value = about(one or 0)
        return [(_FACET[number], value)] if number in _FACET else []
    if kind == "organisations":
        role, value = about_role(one or 0)
        return [(_ROLE[role], value)] if role in _ROLE else []
    return [(kind, one)]


def _keys(told: Any) -> array[int]:
    """Keys as PostgreSQL sends whole numbers of four bytes."""
    keys = array("I")
    keys.frombytes(bytes(told or b""))
    if sys.byteorder == "little":
        keys.byteswap()
    return keys


def _find(queries: list[str], among: list[int] | None) -> dict[str, int]:
    only = "" if among is None else "AND activity_id = ANY(%s)"
    part = (
        f"SELECT %s::int, {_KEYS} FROM portfolio_activityentry"
        f" WHERE words @@ to_tsquery('simple', %s) {only}"
    )
    given: list[Any] = []
    for place, query in enumerate(queries):
        given += [place, query] if among is None else [place, query, among]
    if not queries:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([part] * len(queries)), given)
        return {queries[place]: bits_of(_keys(told)) for place, told in cursor.fetchall()}
