# SPDX-License-Identifier: EUPL-1.2
"""Finding activities by words and facets, and counting what each further choice would leave.

A hundred thousand activities are found and counted in the narrow rows of `ActivityEntry`: one query
counts all facets, since it reads the numbers of `rules/terms.py` rather than following relations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from corridor.foundation.pages.public import fold
from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import Country
from corridor.steering.policy.public import Node

from ..models import Activity, ActivityEntry
from ..rules.terms import (
    BASE,
    COUNTRY,
    NODE,
    ROLE_BASE,
    SECTOR,
    about,
    about_role,
    role_term,
    span,
    term,
    years_held,
)
from .visible import seen_by

ROLES = {"funding": "1", "accountable": "2", "extending": "3", "implementing": "4"}
TERMS = {"country": COUNTRY, "node": NODE, "sector": SECTOR}
NUMBERS = ("status", "level", "gender")
FACETS = (*NUMBERS, "year", *TERMS, *ROLES)
MOST_WORDS = 12
# A word in the names of more organisations than this says little about any.
MOST_ORGANISATIONS = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: words, and for each facet the numbers chosen of it, any of which will do.

    Numbers are those of an entry: codes of status, level and gender, years, keys of countries,
    nodes and organisations, codes of sectors.
    """

    text: str = ""
    chosen: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def without(self, facet: str) -> Asked:
        kept = {name: values for name, values in self.chosen.items() if name != facet}
        return replace(self, chosen=kept)


class Search:
    """Activities as one user may see them. Looks each set of words up once."""

    def __init__(self, user: Any) -> None:
        self._entries = ActivityEntry.objects.filter(
            seen_by(user, partner="partner_key")
        ).order_by()
        self._said: dict[str, Q] = {}

    def entries(self, asked: Asked) -> QuerySet[ActivityEntry]:
        condition = self._words(asked.text)
        for facet, values in asked.chosen.items():
            if values:
                condition &= chosen(facet, values)
        return self._entries.filter(condition)

    def activities(self, asked: Asked) -> QuerySet[Activity]:
        return Activity.objects.filter(entry__in=self.entries(asked))

    def counts(self, asked: Asked) -> dict[str, dict[int, int]]:
        """For each facet how many activities each value would leave under all other choices."""
        parts: list[tuple[str, str, QuerySet[ActivityEntry]]] = [
            ("", kind, self.entries(asked)) for kind in ("numbers", "terms", "organisations")
        ]
        for facet in asked.chosen:
            if asked.chosen[facet]:
                kind = "terms" if facet in TERMS else "organisations" if facet in ROLES else ""
                parts.append((facet, kind or "numbers", self.entries(asked.without(facet))))
        sql: list[str] = []
        params: list[Any] = []
        for facet, kind, entries in parts:
            inner, given = entries.values(*READ[kind]).query.sql_with_params()
            narrow, bounds = _bounds(facet, kind)
            sql.append(COUNT[kind].format(entries=inner, narrow=narrow))
            params += [facet, *given, *bounds]
        with connection.cursor() as cursor:
            cursor.execute("\nUNION ALL\n".join(sql), params)
            rows = cursor.fetchall()
        return _counted(rows, [name for name in asked.chosen if asked.chosen[name]])

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
        " first::int, last::int, count(*) FROM ({entries}) e GROUP BY 3, 4, 5, 6, 7"
    ),
    "terms": (
        "SELECT %s::text, 'terms', t::bigint, NULL, NULL, NULL, NULL, count(*)"
        " FROM (SELECT unnest(terms) t FROM ({entries}) e) n{narrow} GROUP BY t"
    ),
    "organisations": (
        "SELECT %s::text, 'organisations', t, NULL, NULL, NULL, NULL, count(*)"
        " FROM (SELECT unnest(organisations) t FROM ({entries}) e) n{narrow} GROUP BY t"
    ),
}


def _bounds(facet: str, kind: str) -> tuple[str, list[int]]:
    if facet in TERMS:
        return " WHERE t >= %s AND t < %s", [TERMS[facet] * BASE, (TERMS[facet] + 1) * BASE]
    if facet in ROLES:
        role = int(ROLES[facet])
        return " WHERE t >= %s AND t < %s", [role * ROLE_BASE, (role + 1) * ROLE_BASE]
    return "", []


def _counted(rows: Sequence[Any], narrowed: Sequence[str]) -> dict[str, dict[int, int]]:
    by_about = {number: name for name, number in TERMS.items()}
    by_role = {role: name for name, role in ROLES.items()}
    found: dict[str, dict[int, int]] = {name: {} for name in FACETS}
    spans: dict[tuple[int | None, int | None], int] = {}

    def add(facet: str, value: int, count: int) -> None:
        found[facet][value] = found[facet].get(value, 0) + count

    for of, kind, *numbers, first, last, count in rows:
        if kind == "numbers":
            for name, value in zip(NUMBERS, numbers, strict=True):
                if of == name or (not of and name not in narrowed):
                    add(name, value, count)
            if of == "year" or (not of and "year" not in narrowed):
                spans[first, last] = spans.get((first, last), 0) + count
            continue
        if kind == "terms":
            number, value = about(numbers[0])
            facet = by_about.get(number, "")
        else:
            role, value = about_role(numbers[0])
            facet = by_role.get(role, "")
        if facet and (of == facet or (not of and facet not in narrowed)):
            add(facet, value, count)
    found["year"] = years_held(spans, today=timezone.localdate().year)
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
    today = timezone.localdate().year
    found = Q(pk__in=())
    for year in years:
        if not 1 <= year <= 9999:
            continue
        open_end = Q(last__isnull=True) & (
            Q(first=year) | (Q(first__lte=year) if year <= today else Q(pk__in=()))
        )
        ended = Q(last__gte=year) & (Q(first__lte=year) | Q(first__isnull=True, last=year))
        found |= open_end | ended
    return found


def runs_in(entry: ActivityEntry, year: int) -> bool:
    """As the facet of years has it."""
    first, last = span(entry.first, entry.last, today=timezone.localdate().year)
    return first is not None and last is not None and first <= year <= last


def says(text: str) -> Q:
    """Entries that say every one of these words, or have an organisation that is called so.

    A word also finds longer ones that begin with it, in three languages and in codes. One that
    means nothing by itself in one of the languages ("of") is passed over. Two queries.
    """
    words = list(dict.fromkeys(re.findall(r"[^\W_]+", fold(text))))[:MOST_WORDS]
    if not words:
        return Q()
    condition, asked = Q(), _queries(words)
    named = _organisations([word for word in words if asked.get(word)])
    for word in words:
        query = asked.get(word)
        if not query:
            continue
        said = Q(words=SearchQuery(query, config="simple", search_type="raw"))
        keys = named.get(word, ())
        if keys:
            said |= Q(
                organisations__overlap=[
                    role_term(role, key) for role in ROLES.values() for key in keys
                ]
            )
        condition &= said
    return condition


def _queries(words: Sequence[str]) -> dict[str, str]:
    """For each word what to look for, in PostgreSQL's own notation; nothing for a mere filler."""
    dictionaries = ("dutch", "french", "english", "simple")
    each = " || ".join(f"to_tsquery('{name}', w || ':*')" for name in dictionaries)
    fillers = " OR ".join(
        f"numnode(plainto_tsquery('{name}', w)) = 0" for name in dictionaries[:-1]
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL client_min_messages = error" if connection.in_atomic_block else ""
        )
        cursor.execute(
            f"SELECT w, CASE WHEN {fillers} THEN '' ELSE ({each})::text END"
            " FROM unnest(%s::text[]) AS w",
            [list(words)],
        )
        return dict(cursor.fetchall())


def _organisations(words: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Keys of organisations by the words that their names hold, now or ever."""
    wanted = [word for word in words if len(word) > 1]
    if not wanted:
        return {}
    named = Q()
    for word in wanted:
        for lang in ("nl", "fr", "en"):
            named |= Q(**{f"names__sort_{lang}__contains": word})
        named |= Q(names__short__iexact=word)
    rows = (
        Organisation.objects.filter(named)
        .values_list("pk", "names__sort_nl", "names__sort_fr", "names__sort_en", "names__short")
        .distinct()[: MOST_ORGANISATIONS * len(wanted)]
    )
    found: dict[str, set[int]] = {}
    for pk, *names, short in rows:
        for word in wanted:
            if (short or "").lower() == word or any(_begins(word, name or "") for name in names):
                found.setdefault(word, set()).add(pk)
    return {
        word: tuple(sorted(keys)) for word, keys in found.items() if len(keys) <= MOST_ORGANISATIONS
    }


def _begins(word: str, name: str) -> bool:
    return any(part.startswith(word) for part in re.findall(r"[^\W_]+", fold(name)))


def country_keys(codes: Iterable[str]) -> dict[str, int]:
    return dict(Country.objects.filter(iso2__in=list(codes)).values_list("iso2", "pk"))


def organisation_keys(codes: Iterable[str]) -> dict[str, int]:
    """By code; of one merged away the key of the one that stayed."""
    rows = Organisation.objects.filter(code__in=list(codes)).values_list(
        "code", "pk", "merged_into_id"
    )
    return {code: merged or pk for code, pk, merged in rows}


def node_keys(paths: Iterable[str]) -> dict[str, int]:
    """By framework and code, as "NL08/5"."""
    named = Q(pk__in=())
    for path in paths:
        framework, _slash, code = path.partition("/")
        named |= Q(framework__code=framework, code=code)
    rows = Node.objects.filter(named).values_list("framework__code", "code", "pk")
    return {f"{framework}/{code}": pk for framework, code, pk in rows}
