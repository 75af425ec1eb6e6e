# SPDX-License-Identifier: EUPL-1.2
"""Questions about country lists and code lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, QuerySet

from corridor.foundation.kernel.public import asked_once

from ..models import Code, CodeList, Country, CountryList, ListMembership
from ..rules import ListFacts, MemberFacts, Verdict, decide, named_at_once
from .countries import UnknownCountry


class UnknownList(LookupError):
    """No country list has this code."""


@dataclass(frozen=True, slots=True)
class ListBook:
    """Country lists with their members, read once, to judge many countries without a query more."""

    lists: Mapping[str, ListFacts]
    members: Mapping[tuple[str, str], tuple[MemberFacts, ...]]
    countries: frozenset[str]

    def on_list(self, list_code: str, country: str, day: date) -> Verdict:
        """Raises `UnknownList` or `UnknownCountry`."""
        if list_code not in self.lists:
            raise UnknownList(f"there is no country list {list_code!r}")
        if country not in self.countries:
            raise UnknownCountry(
                f"there is no country {country!r}; use its code of ISO 3166-1, as in GH"
            )
        named = self.members.get((list_code, country), ())
        return decide(self.lists[list_code], named, country, day)

    def naming(self, country: str) -> tuple[tuple[ListFacts, MemberFacts], ...]:
        """Every list that names the country, with how."""
        return tuple(
            (self.lists[code], member)
            for (code, named), members in self.members.items()
            if named == country
            for member in members
        )


def list_book(codes: Iterable[str] | None = None) -> ListBook:
    """The lists with these codes, or all; three queries whatever their number."""
    return _list_book(None if codes is None else frozenset(codes))


@asked_once
def _list_book(codes: frozenset[str] | None) -> ListBook:
    chosen = CountryList.objects.all()
    if codes is not None:
        chosen = chosen.filter(code__in=codes)
    rows = {row.pk: row for row in chosen}
    members: dict[tuple[str, str], list[MemberFacts]] = {}
    validities: dict[int, list[MemberFacts]] = {}
    memberships = (
        ListMembership.objects.filter(country_list__in=list(rows))
        .select_related("country")
        .order_by("country_list", "country__iso2", "valid")
    )
    for row in memberships:
        facts = member_facts(row)
        key = (rows[row.country_list_id].code, row.country.iso2)
        members.setdefault(key, []).append(facts)
        validities.setdefault(row.country_list_id, []).append(facts)
    return ListBook(
        lists={row.code: list_facts(row, validities.get(pk, ())) for pk, row in rows.items()},
        members={key: tuple(named) for key, named in members.items()},
        countries=frozenset(Country.objects.values_list("iso2", flat=True)),
    )


def on_list(list_code: str, country: str, day: date) -> Verdict:
    """Was the country (alpha-2) on the list on the day: yes, no or unknown, and why.

    Raises `UnknownList` or `UnknownCountry`. For many questions use `list_book`.
    """
    return list_book([list_code]).on_list(list_code, country, day)


def list_facts(row: CountryList, members: Iterable[MemberFacts]) -> ListFacts:
    return ListFacts(
        code=row.code,
        names=row.names,
        validity=row.validity,
        complete=row.complete,
        reason=row.reason,
        sources=tuple(row.sources),
        size=row.size,
        named=named_at_once(member.validity for member in members),
    )


def member_facts(row: ListMembership) -> MemberFacts:
    """Needs the row's country at hand."""
    return MemberFacts(row.country.iso2, row.validity, tuple(row.sources), row.reason)


def country_lists() -> QuerySet[CountryList]:
    """All lists with their members and areas at hand."""
    return CountryList.objects.prefetch_related(
        Prefetch("memberships", ListMembership.objects.select_related("country")), "regions"
    )


def country_list(code: str) -> CountryList:
    """Raises `UnknownList`."""
    row = country_lists().filter(code=code).first()
    if row is None:
        raise UnknownList(f"there is no country list {code!r}")
    return row


def code_lists() -> QuerySet[CodeList]:
    """All code lists, with the number of their codes as `count`."""
    return CodeList.objects.annotate(count=Count("codes"))


def codes(code_list: str, day: date | None = None) -> QuerySet[Code]:
    """A list's codes in their order; with a day those that held or may have held on it."""
    chosen = Code.objects.filter(code_list__code=code_list).select_related("parent")
    return chosen if day is None else chosen.filter(valid__contains=day)


def code_names(code_list: str, lang: str) -> dict[str, str]:
    """The names of a list's codes, for a reader of the language; empty for an unknown list."""
    return names_of_codes([code_list], lang)[code_list]


def names_of_codes(code_lists: Iterable[str], lang: str) -> dict[str, dict[str, str]]:
    """As `code_names`, of several lists at once. One query."""
    found: dict[str, dict[str, str]] = {each: {} for each in code_lists}
    rows = Code.objects.filter(code_list__code__in=found).order_by("code_list", "position", "pk")
    for code_list, code, names in rows.values_list("code_list__code", "code", "names"):
        found[code_list][code] = names.choose(lang)[0]
    return found
