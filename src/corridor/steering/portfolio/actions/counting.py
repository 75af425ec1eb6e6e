# SPDX-License-Identifier: EUPL-1.2
"""Keeping what is counted, and what counts by year, in step with money, trees and shares.

The rule is in `rules/chains.py`; here the part of the portfolio that a change can touch is fetched,
and what comes out is written in a few statements, for one activity as for many thousands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection, transaction

from corridor.foundation.audit.public import set_derived

from ..models import Transaction
from ..rules.chains import Chains, Tie
from ..rules.money import FED, FEEDING, family
from .covering import settle_coverings
from .yearly import write_yearly

# Whoever counts waits for whoever counts already, so that both see what the other wrote.
_LOCK = 0x706F7274

_TIES = """
SELECT t.activity_id, t.receiver_activity_id FROM portfolio_transaction t
WHERE t.current AND t.amount <> 0 AND t.type = ANY(%(feeding)s)
  AND t.receiver_activity_id IS NOT NULL AND {one}
UNION
SELECT t.provider_activity_id, t.activity_id FROM portfolio_transaction t
WHERE t.current AND t.amount <> 0 AND t.type = ANY(%(fed)s)
  AND t.provider_activity_id IS NOT NULL AND {other}
UNION
{tree}
"""

_ALL = _TIES.format(
    one="true",
    other="true",
    tree="""SELECT up.id, a.id FROM portfolio_activity a
            CROSS JOIN LATERAL unnest(a.ancestors) AS line(id)
            JOIN portfolio_activity up ON up.id = line.id AND up.includes_components""",
)
_DOWN = _TIES.format(
    one="t.activity_id = ANY(%(keys)s)",
    other="t.provider_activity_id = ANY(%(keys)s)",
    tree="""SELECT up.id, a.id FROM portfolio_activity up
            JOIN portfolio_activity a ON a.ancestors @> ARRAY[up.id]
            WHERE up.id = ANY(%(keys)s) AND up.includes_components""",
)
_UP = _TIES.format(
    one="t.receiver_activity_id = ANY(%(keys)s)",
    other="t.activity_id = ANY(%(keys)s)",
    tree="""SELECT up.id, a.id FROM portfolio_activity a
            CROSS JOIN LATERAL unnest(a.ancestors) AS line(id)
            JOIN portfolio_activity up ON up.id = line.id AND up.includes_components
            WHERE a.id = ANY(%(keys)s)""",
)

_STATES = """
SELECT DISTINCT t.activity_id, t.type FROM portfolio_transaction t
JOIN portfolio_activity a ON a.id = t.activity_id AND a.public
WHERE t.current AND t.amount <> 0 AND t.activity_id = ANY(%(keys)s) AND a.id = ANY(%(keys)s)
"""

# What stands otherwise than it should: for one activity as for many thousands along an index or a
# hash, since the types of an activity are looked at after its transactions were found.
_COUNTED = """
SELECT t.id, t.activity_id, t.type FROM portfolio_transaction t
JOIN unnest(%(fed)s::bigint[]) AS f(activity_id) USING (activity_id)
WHERE t.current AND t.counted
"""
_COUNTED_DRAFTS = """
SELECT t.id, t.activity_id FROM portfolio_transaction t
JOIN portfolio_activity a ON a.id = t.activity_id AND NOT a.public
WHERE t.current AND t.counted {only}
"""
_HIDDEN = """
SELECT t.id, t.activity_id, t.type FROM portfolio_transaction t
JOIN portfolio_activity a ON a.id = t.activity_id AND a.public
WHERE t.current AND NOT t.counted {only}
"""

# An activity that was named before it was there has its place taken by its key.
_NAMED = """
UPDATE portfolio_transaction t SET {side}_activity_id = a.id, {side}_named = ''
FROM portfolio_activity a
WHERE t.{side}_named <> '' AND t.{side}_named IN (a.iati_identifier, a.code) {only}
RETURNING t.activity_id, a.id
"""


@transaction.atomic
def recount(activities: Iterable[int] | None = None, *, tree: bool = True) -> None:
    """Settle anew which transactions and results are counted, and what counts by year.

    `activities`: keys of those whose money, ties, place in the tree, shares, publicity or
    indicators changed,
    with those that they are no longer tied to; null is the whole portfolio. `tree` false where none
    has a new parent or another `includes_components`: those below are then looked at only as far as
    money flows to them.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    if activities is None:
        _adopt(None)
        ties = _ties(_ALL, ())
        _settle(None, ties)
        write_yearly(None)
        settle_coverings()
        return
    changed = set(activities)
    if not changed:
        return
    changed |= _adopt(changed)
    if tree:
        changed |= _below(changed)
    touched, _down = _reach(_DOWN, changed, 1)
    _whole, ties = _reach(_UP, touched, 0)
    write_yearly(changed | _settle(touched, ties))
    settle_coverings(changed)


def _rows(statement: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return list(cursor.fetchall())


def _ties(statement: str, keys: Collection[int]) -> set[Tie]:
    given = {"keys": list(keys), "feeding": list(FEEDING), "fed": list(FED)}
    return {(one, other) for one, other in _rows(statement, given) if one != other}


def _reach(statement: str, start: Collection[int], side: int) -> tuple[set[int], set[Tie]]:
    """All that is reached from some activities, by one query for each step, and the ties met."""
    reached, ties, front = set(start), set(), set(start)
    while front:
        met = _ties(statement, front)
        ties |= met
        front = {tie[side] for tie in met} - reached
        reached |= front
    return reached, ties


def _adopt(keys: Collection[int] | None) -> set[int]:
    """The activities whose transactions named one of these before it was there, and these."""
    only = "" if keys is None else "AND a.id = ANY(%(keys)s)"
    given: dict[str, Any] = {"keys": list(keys or ())}
    found: set[int] = set()
    for side in ("provider", "receiver"):
        for pair in _rows(_NAMED.format(side=side, only=only), given):
            found.update(pair)
    return found


def _below(keys: Collection[int]) -> set[int]:
    found = _rows(
        "SELECT id FROM portfolio_activity WHERE ancestors && %(keys)s::bigint[]",
        {"keys": list(keys)},
    )
    return {row[0] for row in found}


def _settle(touched: Collection[int] | None, ties: set[Tie]) -> set[int]:
    """Write which transactions are counted; the activities of which some changed."""
    # Said of both, or the database would look through all activities for these.
    only = "" if touched is None else "AND t.activity_id = ANY(%(keys)s) AND a.id = ANY(%(keys)s)"
    tied = {key for tie in ties for key in tie}
    states: dict[int, set[str]] = {}
    for key, type in _rows(_STATES, {"keys": list(tied)}):
        states.setdefault(key, set()).add(family(str(type)))
    chains = Chains(tied, ties, states)
    hidden = {
        key: of
        for key in (tied if touched is None else tied.intersection(touched))
        if (of := chains.hidden(key))
    }
    given: dict[str, Any] = {"fed": list(hidden), "keys": list(touched or ())}
    hide = {
        row: key for row, key, type in _rows(_COUNTED, given) if family(str(type)) in hidden[key]
    }
    hide.update(_rows(_COUNTED_DRAFTS.format(only=only), given))
    show = {
        row: key
        for row, key, type in _rows(_HIDDEN.format(only=only), given)
        if family(str(type)) not in hidden.get(key, ())
    }
    for value, rows in ((False, hide), (True, show)):
        set_derived(model=Transaction, name="counted", value=value, keys=rows)
    return {*hide.values(), *show.values()}
