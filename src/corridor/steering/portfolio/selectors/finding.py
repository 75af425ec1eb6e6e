# SPDX-License-Identifier: EUPL-1.2
"""Finding activities by words and facets, and counting what each further choice would leave.

A hundred thousand activities are found and counted in the narrow rows of `ActivityEntry`: one query
counts all facets, since it reads the numbers of `rules/terms.py` rather than following relations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Q, QuerySet

from ..models import Activity, ActivityEntry
from ..rules.terms import (
    BASE,
    COUNTRY,
    NODE,
    ROLES,
    SECTOR,
    about,
    about_role,
    role_term,
    term,
    years_held,
)
from .visible import seen_by
from .worded import says

TERMS = {"country": COUNTRY, "node": NODE, "sector": SECTOR}
NUMBERS = ("status", "level", "gender")
FACETS = (*NUMBERS, "year", *TERMS, *ROLES)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: words, and for each facet the numbers chosen of it, any of which will do.

    Numbers are those of an entry: codes of status, level and gender, years, keys of countries,
    nodes and organisations, codes of sectors.
    """

    text: str = ""
    chosen: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def narrows(self) -> bool:
        return bool(self.text or any(self.chosen.values()))

    def without(self, facet: str) -> Asked:
        kept = {name: values for name, values in self.chosen.items() if name != facet}
        return replace(self, chosen=kept)


class Search:
    """Activities as one user may see them. Looks each set of words up once."""

    def __init__(self, user: Any) -> None:
        seen = seen_by(user, partner="partner_key")
        self._public = seen == Q(public=True)
        self._entries = ActivityEntry.objects.filter(seen).order_by()
        self._said: dict[str, Q] = {}
        self._last: tuple[Asked, dict[str, dict[int, int]]] | None = None

    def entries(self, asked: Asked) -> QuerySet[ActivityEntry]:
        condition = self._words(asked.text)
        for facet, values in asked.chosen.items():
            if values:
                condition &= chosen(facet, values)
        return self._entries.filter(condition)

    def count(self, asked: Asked) -> int:
        if self._last is not None and self._last[0] == asked:
            # Each activity has one number of these: where none is chosen, they count them all.
            for facet in NUMBERS:
                if not asked.chosen.get(facet):
                    return sum(self._last[1][facet].values())
        if self._public and not asked.narrows:
            return sum(whole_counts(lambda: self._count({"": Asked()}))["level"].values())
        return self.entries(asked).count()

    def activities(self, asked: Asked) -> QuerySet[Activity]:
        return Activity.objects.filter(entry__in=self.entries(asked))

    def counts(self, asked: Asked) -> dict[str, dict[int, int]]:
        """For each facet how many activities each value would leave under all other choices."""
        narrowed = [facet for facet in asked.chosen if asked.chosen[facet]]
        questions = {facet: asked.without(facet) for facet in narrowed}
        if len(narrowed) < len(FACETS):
            questions[""] = asked
        found: dict[str, dict[int, int]] = {}
        # What all the public asks at first is counted once for all of them.
        for facet, each in list(questions.items()):
            if self._public and not each.narrows:
                every = whole_counts(lambda: self._count({"": Asked()}))
                found |= every if not facet else {facet: every[facet]}
                del questions[facet]
        found |= self._count(questions)
        self._last = (asked, found)
        return found

    def _count(self, questions: Mapping[str, Asked]) -> dict[str, dict[int, int]]:
        """By facet for each question of its own; "" asks for all facets that have none."""
        found, counted = [], []
        given: list[Any] = []
        asked_of: list[Any] = []
        for number, (facet, asked) in enumerate(questions.items()):
            kind = "terms" if facet in TERMS else "organisations" if facet in ROLES else "numbers"
            kinds = (kind,) if facet else tuple(COUNT)
            columns = [name for each in kinds for name in READ[each]]
            inner, params = self.entries(asked).values(*columns).query.sql_with_params()
            # Found once, then counted three ways: the planner would find anew for each of them.
            found.append(f"e{number} AS MATERIALIZED ({inner})")
            given += params
            for each in kinds:
                narrow, bounds = _bounds(facet, each)
                counted.append(COUNT[each].format(entries=f"e{number}", narrow=narrow))
                asked_of += [facet, *bounds]
        if not found:
            return {}
        sql = f"WITH {', '.join(found)} {' UNION ALL '.join(counted)}"
        with connection.cursor() as cursor:
            cursor.execute(sql, [*given, *asked_of])
            return _counted(cursor.fetchall(), questions)

    def _words(self, text: str) -> Q:
        if text not in self._said:
            self._said[text] = says(text)
        return self._said[text]


READ = {
    "numbers": (*NUMBERS, "first", "last"),
    "terms": ("terms",),
    "organisations": ("organisations",),
}
# One row shape for all: the facet asked for ("" for every one), what is counted, its numbers.
COUNT = {
    "numbers": (
        "SELECT %s::text, 'numbers', status::bigint, level::bigint, gender::bigint,"
        " first::int, last::int, count(*) FROM {entries} GROUP BY 3, 4, 5, 6, 7"
    ),
    "terms": (
        "SELECT %s::text, 'terms', t::bigint, NULL::bigint, NULL::bigint, NULL::int, NULL::int,"
        " count(*)"
        " FROM (SELECT unnest(terms) t FROM {entries}) n{narrow} GROUP BY t"
    ),
    "organisations": (
        "SELECT %s::text, 'organisations', t::bigint, NULL::bigint, NULL::bigint,"
        " NULL::int, NULL::int,"
        " count(*)"
        " FROM (SELECT unnest(organisations) t FROM {entries}) n{narrow} GROUP BY t"
    ),
}


def _bounds(facet: str, kind: str) -> tuple[str, list[int]]:
    if facet in TERMS:
        return " WHERE t >= %s AND t < %s", [TERMS[facet] * BASE, (TERMS[facet] + 1) * BASE]
    if facet in ROLES:
        role = int(ROLES[facet])
        return " WHERE t >= %s AND t < %s", [role * BASE, (role + 1) * BASE]
    return "", []


def _counted(rows: Sequence[Any], questions: Iterable[str]) -> dict[str, dict[int, int]]:
    by_about = {number: name for name, number in TERMS.items()}
    by_role = {role: name for name, role in ROLES.items()}
    own = set(questions)
    answered = FACETS if "" in own else tuple(own)
    found: dict[str, dict[int, int]] = {name: {} for name in answered}
    spans: dict[tuple[int | None, int | None], int] = {}

    def add(of: str, facet: str, value: int, count: int) -> None:
        if facet and (of == facet or (not of and facet not in own)):
            found[facet][value] = found[facet].get(value, 0) + count

    for of, kind, *numbers, first, last, count in rows:
        if kind == "terms":
            number, value = about(numbers[0])
            add(of, by_about.get(number, ""), value, count)
        elif kind == "organisations":
            role, value = about_role(numbers[0])
            add(of, by_role.get(role, ""), value, count)
        else:
            for name, value in zip(NUMBERS, numbers, strict=True):
                add(of, name, value, count)
            if of == "year" or (not of and "year" not in own):
                spans[first, last] = spans.get((first, last), 0) + count
    if "year" in found:
        found["year"] = years_held(spans)
    return found


_SINCE = (
    "(SELECT (count(*), max(revision), sum(revision))::text FROM portfolio_activityentry"
    " WHERE revision >= {oldest})"
)


def whole_counts(count: Callable[[], dict[str, dict[int, int]]]) -> dict[str, dict[int, int]]:
    """What `count` says of all public activities, kept until an entry changes.

    Kept with the oldest transaction under way at that time. All that were committed later wrote
    that or a higher revision: as long as the revisions since then are the same, nothing has
    changed. A transaction that writes itself neither keeps counts nor takes kept ones.
    """
    name = f"portfolio-counts-{connection.settings_dict['NAME']}"
    held = cache.get(name)
    oldest = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT pg_current_xact_id_if_assigned() IS NOT NULL, {oldest},"
            f" {_SINCE.format(oldest=oldest)}, {_SINCE.format(oldest='%s')}",
            [held[0] if held else 2**62],
        )
        writing, now, since_now, since_held = cursor.fetchone()
    if writing:
        return count()
    if held and held[1] == since_held:
        return held[2]  # type: ignore[no-any-return]
    counted = count()
    cache.set(name, (now, since_now, counted), timeout=3600)
    return counted


def chosen(facet: str, values: Iterable[int]) -> Q:
    """Entries that have one of the values of a facet."""
    wanted = [value for value in values if 0 <= value < BASE]
    if facet in TERMS:
        return Q(terms__overlap=[term(TERMS[facet], value) for value in wanted])
    if facet in ROLES:
        return Q(organisations__overlap=[role_term(ROLES[facet], value) for value in wanted])
    if facet == "year":
        return _years(wanted)
    return Q(**{f"{facet}__in": [value for value in wanted if value < 2**15]})


def _years(years: Sequence[int]) -> Q:
    found = Q(pk__in=())
    for year in years:
        if 1 <= year <= 9999:
            found |= (
                Q(first__lte=year, last__gte=year)
                | Q(first=year, last__isnull=True)
                | Q(first__isnull=True, last=year)
            )
    return found
