# SPDX-License-Identifier: EUPL-1.2
"""Finding activities by words and facets, and counting what each further choice would leave.

A hundred thousand activities are found and counted in the narrow rows of `ActivityEntry`: one query
counts all facets, since it reads the numbers of `rules/terms.py` rather than following relations.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from operator import or_
from typing import Any, cast

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.db.models.expressions import RawSQL

from ..models import Activity, ActivityEntry
from ..rules.postings import Postings, keys_of
from ..rules.terms import (
    BASE,
    ROLES,
    about,
    about_role,
    role_term,
    span,
    term,
    years_held,
)
from .posted import NUMBERS, TERMS, Posted, posted
from .visible import drafts_seen, seen_by
from .worded import Meant, meant, says

# Up to so many entries are handed to the database by their keys.
MOST_NAMED = 6_000
FACETS = (*NUMBERS, "year", *TERMS, *ROLES)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: words, and for each facet the numbers chosen of it, any of which will do.

    Numbers are those of an entry: codes of status, level and gender, years, keys of countries,
    nodes and organisations, codes of sectors.
    """

    text: str = ""
    chosen: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.text, frozenset(self.chosen.items())))

    @property
    def narrows(self) -> bool:
        return bool(self.text or any(self.chosen.values()))

    def without(self, facet: str) -> Asked:
        kept = {name: values for name, values in self.chosen.items() if name != facet}
        return replace(self, chosen=kept)


class Search:
    """Activities as one user may see them. Looks each set of words up once.

    Found and counted in what is kept in mind of entries (`posted.py`), and by the database within a
    transaction.
    """

    def __init__(self, user: Any) -> None:
        self._own = drafts_seen(user)
        self._entries = ActivityEntry.objects.filter(
            seen_by(user, partner="partner_key")
        ).order_by()
        self._meant: dict[str, tuple[Meant, ...]] = {}
        self._among: dict[Asked, int] = {}
        self._last: tuple[Asked, dict[str, dict[int, int]]] | None = None

    @cached_property
    def _posted(self) -> Posted | None:
        return posted()

    def entries(self, asked: Asked) -> QuerySet[ActivityEntry]:
        condition = says(self._words(asked.text))
        for facet, values in asked.chosen.items():
            if values:
                condition &= chosen(facet, values)
        return self._entries.filter(condition)

    def in_order(self, asked: Asked, order: Sequence[str]) -> QuerySet[ActivityEntry, int]:
        """The keys of what is found, in this order of columns of entries."""
        rows = self.entries(asked)
        if asked.narrows and self._posted is not None:
            among = self._found(self._posted, asked)
            # What is more is soon met where one walks in that order.
            if among.bit_count() <= MOST_NAMED:
                named = RawSQL("SELECT unnest(%s::bigint[])", [keys_of(among)])
                rows = ActivityEntry.objects.filter(pk__in=named)
        return rows.order_by(*order).values_list("pk", flat=True)

    def count(self, asked: Asked) -> int:
        if self._posted is not None:
            return self._found(self._posted, asked).bit_count()
        if self._last is not None and self._last[0] == asked:
            # Each activity has one number of these: where none is chosen, they count them all.
            for facet in NUMBERS:
                if not asked.chosen.get(facet):
                    return sum(self._last[1][facet].values())
        return self.entries(asked).count()

    def counts_of(self, facets: Iterable[str], value: int) -> dict[str, int]:
        """How many have a value in each of these facets. One query at most."""
        if self._posted is not None:
            return {facet: self.count(Asked(chosen={facet: (value,)})) for facet in facets}
        conditions = {facet: chosen(facet, (value,)) for facet in facets}
        counts = {facet: Count("pk", filter=one) for facet, one in conditions.items()}
        found: dict[str, int] = self._entries.filter(reduce(or_, conditions.values())).aggregate(
            **counts
        )
        return found

    def latest(self, facets: Iterable[str], value: int, count: int) -> list[int] | None:
        """Keys of activities with a value in one of these facets, among which are the `count` that
        began last, and all that began in a year with one of them; null within a transaction."""
        if self._posted is None:
            return None
        postings = self._posted.postings
        among = 0
        for facet in facets:
            among |= self._found(self._posted, Asked(chosen={facet: (value,)}))
        found: list[int] = []
        for spans in _first_years(postings):
            if len(found) >= count:
                break
            for spanned in spans:
                found += keys_of(postings.having("span", spanned) & among)
        return found

    def activities(self, asked: Asked) -> QuerySet[Activity]:
        return Activity.objects.filter(entry__in=self.entries(asked))

    def counts(self, asked: Asked) -> dict[str, dict[int, int]]:
        """For each facet how many activities each value would leave under all other choices."""
        if self._posted is not None:
            return {facet: self._told(self._posted, asked, facet) for facet in FACETS}
        narrowed = [facet for facet in asked.chosen if asked.chosen[facet]]
        questions = {facet: asked.without(facet) for facet in narrowed}
        if len(narrowed) < len(FACETS):
            questions[""] = asked
        found = self._count(questions)
        self._last = (asked, found)
        return found

    def _told(self, held: Posted, asked: Asked, facet: str) -> dict[int, int]:
        among = self._found(held, asked.without(facet))
        if facet == "year":
            spans: Any = held.postings.counts("span", among)
            return years_held(spans)
        found: Any = held.postings.counts(facet, among)
        return found  # type: ignore[no-any-return]

    def _found(self, held: Posted, asked: Asked) -> int:
        """The set of entries that a question finds."""
        if asked not in self._among:
            postings = held.postings
            found = postings.having("every", 0)
            if self._own is not None:
                seen = postings.having("public", 1)
                for key in self._own:
                    seen |= postings.having("partner", key)
                found &= seen
            for facet, values in asked.chosen.items():
                if values:
                    found &= _having(postings, facet, values)
            words = self._words(asked.text)
            said = held.saying([word.query for word in words])
            for word in words:
                found &= said[word.query] | _called(postings, word.organisations)
            self._among[asked] = found
        return self._among[asked]

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
        sql = f"WITH {', '.join(found)} {' UNION ALL '.join(counted)}"
        with connection.cursor() as cursor:
            cursor.execute(sql, [*given, *asked_of])
            return _counted(cursor.fetchall(), questions)

    def _words(self, text: str) -> tuple[Meant, ...]:
        if text not in self._meant:
            self._meant[text] = meant(text)
        return self._meant[text]


def _first_years(postings: Postings) -> list[list[Hashable]]:
    """The spans of entries by the year of their start, the last first, those without one last."""
    found: dict[int | None, list[Hashable]] = {}
    for spanned in postings.values("span"):
        first, _last = cast(tuple[int | None, int | None], spanned)
        found.setdefault(first, []).append(spanned)
    return [found[first] for first in sorted(found, key=lambda first: -(first or 0))]


def _having(postings: Postings, facet: str, values: Iterable[int]) -> int:
    """The set of entries that have one of the values of a facet, as `chosen` finds them."""
    found = 0
    if facet == "year":
        for spanned in postings.values("span"):
            first, last = span(*cast(tuple[int | None, int | None], spanned))
            if first is None or last is None:
                continue
            if any(first <= year <= last for year in values):
                found |= postings.having("span", spanned)
        return found
    for value in values:
        found |= postings.having(facet, value)
    return found


def _called(postings: Postings, organisations: Iterable[int]) -> int:
    found = 0
    for key in organisations:
        for role in ROLES:
            found |= postings.having(role, key)
    return found


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
