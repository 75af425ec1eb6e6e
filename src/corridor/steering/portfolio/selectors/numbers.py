# SPDX-License-Identifier: EUPL-1.2
"""The numbers of an entry behind the values of facets in an address, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.db.models import Q

from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import Country
from corridor.steering.policy.public import Node

from ..rules.terms import RANKS, SCORES, STATUSES


def country_keys(codes: Iterable[str]) -> dict[str, int]:
    return dict(Country.objects.filter(iso2__in=list(codes)).values_list("iso2", "pk"))


def country_codes(keys: Iterable[int]) -> dict[int, str]:
    return dict(Country.objects.filter(pk__in=list(keys)).values_list("pk", "iso2"))


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


def _codes(known: Mapping[str, int]) -> Callable[[Iterable[str]], dict[str, int]]:
    return lambda values: {value: known[value] for value in values if value in known}


def _digits(least: int, most: int) -> Callable[[Iterable[str]], dict[str, int]]:
    def read(values: Iterable[str]) -> dict[str, int]:
        sound = (v for v in values if v.isascii() and v.isdigit() and least <= len(v) <= most)
        return {value: int(value) for value in sound}

    return read


READ: dict[str, Callable[[Iterable[str]], dict[str, int]]] = {
    "status": _codes(STATUSES),
    "level": _codes(RANKS),
    "gender": _codes(SCORES),
    "year": _digits(4, 4),
    "sector": _digits(3, 5),
    "country": country_keys,
    "node": node_keys,
}


def numbers_of(facet: str, values: Iterable[str]) -> dict[str, int]:
    """What the values of a facet in an address are in an entry; without those that are nothing."""
    return READ.get(facet, organisation_keys)(values)
