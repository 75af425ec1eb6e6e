# SPDX-License-Identifier: EUPL-1.2
"""Small numbers that stand for what an activity is found by, so that many are counted fast.

A number tells in its upper part what it is about and in its lower part which one: the key of a
country's or a node's row, or the code of a DAC sector. That of an organisation tells the role.
"""

from __future__ import annotations

COUNTRY, NODE, SECTOR = 1, 2, 3
BASE = 100_000_000  # above any key or code in the lower part

# Facets of roles, with IATI's codes of these.
ROLES = {"funding": "1", "accountable": "2", "extending": "3", "implementing": "4"}
LEVELS = ("programme", "project", "component")
# The gender marker as the entry holds it: its significance, or this where nobody scored it.
NOT_SCORED = 9
# A status that nobody stated.
NO_STATUS = 0
# How these two stand in an address.
NONE = "none"
STATUSES = {str(code): code for code in range(1, 7)} | {NONE: NO_STATUS}
RANKS = {level: place for place, level in enumerate(LEVELS, 1)}
SCORES = {str(score): score for score in range(5)} | {NONE: NOT_SCORED}


def term(about: int, key: int) -> int:
    if not 0 <= key < BASE:
        raise ValueError(f"{key} does not fit into a term")
    return about * BASE + key


def about(term: int) -> tuple[int, int]:
    """What a term is about, and which one: `term` undone."""
    return divmod(term, BASE)


def role_term(role: str, organisation: int) -> int:
    return term(int(role), organisation)


def about_role(term: int) -> tuple[str, int]:
    """The role and the organisation's key: `role_term` undone."""
    role, key = divmod(term, BASE)
    return str(role), key


def years_held(spans: dict[tuple[int | None, int | None], int]) -> dict[int, int]:
    """In how many activities each year falls, from the numbers that start and end in given years.

    The years are all those from the first to the last.
    """
    change: dict[int, int] = {}
    for (first, last), count in spans.items():
        begins, ends = span(first, last)
        if begins is None or ends is None:
            continue
        change[begins] = change.get(begins, 0) + count
        change[ends + 1] = change.get(ends + 1, 0) - count
    if not change:
        return {}
    found: dict[int, int] = {}
    running = 0
    for year in range(min(change), max(change)):
        running += change.get(year, 0)
        found[year] = running
    return found


def span(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    """The first and the last year in which it ran as far as is known.

    Of one without an end only the year of its start is, of one without a start that of its end.
    """
    return (last if first is None else first), (first if last is None else last)
