# SPDX-License-Identifier: EUPL-1.2
"""The rows of the list of activities: found in their entries, shown from the activities."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from typing import Any, Self

from django.db.models import Max
from django.utils.translation import gettext_lazy

from corridor.foundation.pages.public import Column, Facet, Option, fold, words
from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import code_names, country_names
from corridor.steering.policy.public import named_nodes

from ..models import Activity, Level, Status
from ..rules.terms import LEVELS, NO_STATUS, NONE, NOT_SCORED, ROLES, SCORES, STATUSES
from ..selectors import finding
from ..selectors.activities import for_list
from ..selectors.numbers import country_codes, numbers_of

GENDER = {
    0: gettext_lazy("not targeted"),
    1: gettext_lazy("significant objective"),
    2: gettext_lazy("principal objective"),
    3: gettext_lazy("principal objective and in support of an action programme"),
    4: gettext_lazy("explicit primary objective"),
    NOT_SCORED: gettext_lazy("not scored"),
}
# Of thousands of organisations those with most activities are offered; search finds the others.
MOST_OPTIONS = 40

FACETS = (
    Facet("status", gettext_lazy("Status"), field="status", shown=7),
    Facet("country", gettext_lazy("Country"), field="country"),
    Facet("node", gettext_lazy("Serves"), field="node"),
    Facet("implementing", gettext_lazy("Carried out by"), field="implementing"),
    Facet("funding", gettext_lazy("Paid by"), field="funding"),
    Facet("extending", gettext_lazy("Managed by"), field="extending", shown=4),
    Facet("accountable", gettext_lazy("Accountable"), field="accountable", shown=4),
    Facet("sector", gettext_lazy("Sector"), field="sector"),
    Facet("level", gettext_lazy("Level"), field="level"),
    Facet("gender", gettext_lazy("Gender equality"), field="gender"),
    Facet("year", gettext_lazy("Ran in"), field="year", shown=6),
)


# Below so many rows it does not matter from which end they are counted.
FAR = 5_000


class ActivityRows:
    """A `Source` of a list: see `foundation/pages`."""

    def __init__(self, user: Any, asked: finding.Asked | None = None) -> None:
        self._search = finding.Search(user)
        self._asked = asked or finding.Asked()
        self._order: tuple[str, ...] = ("pk",)
        self._counted: tuple[finding.Asked, dict[str, dict[int, int]]] | None = None
        self._names = Names()

    def typed(self, facet: Facet, values: Sequence[str]) -> set[str]:
        return set(self._names.numbers(facet.key, values))

    def options(
        self, facet: Facet, text: str, chosen: Mapping[str, Sequence[str]], facets: Sequence[Facet]
    ) -> list[Option]:
        asked = self._question(text, chosen)
        if self._counted is None or self._counted[0] != asked:
            self._counted = (asked, self._search.counts(asked))
        counts = dict(self._counted[1][facet.key])
        mine = set(asked.chosen.get(facet.key, ()))
        for number in mine:
            counts.setdefault(number, 0)
        kept = _offered(facet.key, counts, mine)
        if facet.key in ROLES:
            # Those of all roles at once.
            self._names.call(
                {
                    number
                    for role in ROLES
                    for number in _offered(role, self._counted[1][role], asked.chosen.get(role, ()))
                }.union(kept)
            )
        said = self._names.said(facet.key, kept)
        found = [
            Option(said[number][0], said[number][1], counts[number], number in mine)
            for number in kept
            if number in said
        ]
        return _arranged(facet.key, found, said)

    def matching(
        self, text: str, chosen: Mapping[str, Sequence[str]], facets: Sequence[Facet]
    ) -> Self:
        rows = copy(self)
        rows._asked = self._question(text, chosen)
        return rows

    def ordered(self, column: Column, *, descending: bool) -> Self:
        rows = copy(self)
        sign = "-" if descending else ""
        rows._order = (f"{sign}{column.order}", f"{sign}pk")
        return rows

    def count(self) -> int:
        return self._search.count(self._asked)

    def newer(self, mark: int | None) -> int:
        if mark is None:
            return 0
        return self._search.entries(self._asked).filter(pk__gt=mark).count()

    def highest(self) -> int | None:
        return Activity.objects.aggregate(most=Max("pk"))["most"] or 0

    def page(self, first: int, after: int) -> list[Any]:
        keys = self._search.in_order(self._asked, self._order)
        if first < FAR:
            return for_list(keys[first:after])
        # Rows far down are reached sooner from the end, where that is nearer.
        count = self.count()
        if first < count - first:
            return for_list(keys[first:after])
        return for_list(reversed(keys.reverse()[max(0, count - after) : max(0, count - first)]))

    def every(self) -> list[Any]:
        return for_list(self._search.in_order(self._asked, self._order))

    def _question(self, text: str, chosen: Mapping[str, Sequence[str]]) -> finding.Asked:
        return finding.Asked(
            text,
            {
                key: tuple(self._names.numbers(key, values).values())
                for key, values in chosen.items()
                if values
            },
        )


def _offered(facet: str, counts: Mapping[int, int], mine: Collection[int]) -> list[int]:
    """The numbers of a facet that can be chosen, the chosen ones and those of most first."""
    kept = sorted(counts, key=lambda number: (number not in mine, -counts[number]))
    return kept[: max(MOST_OPTIONS, len(mine))] if facet in ROLES else kept


class Names:
    """What the numbers of facets stand for in addresses and on the page; asked once each."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], int] = {}
        self._called: Said = {}
        self._lang = words.language()

    def numbers(self, facet: str, values: Iterable[str]) -> dict[str, int]:
        """Numbers by the value in an address; what stands for nothing is left out."""
        wanted = [value for value in values if (facet, value) not in self._keys]
        if wanted:
            found = numbers_of(facet, wanted)
            self._keys |= {(facet, value): number for value, number in found.items()}
        return {value: self._keys[facet, value] for value in values if (facet, value) in self._keys}

    def said(self, facet: str, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Value in an address and label by number."""
        if facet in SAID:
            return SAID[facet](list(numbers), self._lang)
        wanted = list(numbers)
        self.call(wanted)
        return {number: self._called[number] for number in wanted if number in self._called}

    def call(self, organisations: Iterable[int]) -> None:
        """Bring what these organisations are called, all by two queries."""
        missing = [number for number in organisations if number not in self._called]
        if missing:
            self._called |= _organisations(missing, self._lang)


Said = dict[int, tuple[str, str]]


def _statuses(numbers: Sequence[int], lang: str) -> Said:
    labels = {int(value): str(label) for value, label in Status.choices}
    labels[NO_STATUS] = words.not_stated()
    by_number = {number: value for value, number in STATUSES.items()}
    return {number: (by_number[number], labels[number]) for number in numbers}


def _levels(numbers: Sequence[int], lang: str) -> Said:
    return {
        number: (LEVELS[number - 1], str(Level(LEVELS[number - 1]).label)) for number in numbers
    }


def _scores(numbers: Sequence[int], lang: str) -> Said:
    by_number = {number: value for value, number in SCORES.items()}
    return {number: (by_number[number], str(GENDER[number])) for number in numbers}


def _years(numbers: Sequence[int], lang: str) -> Said:
    return {number: (f"{number:04}", f"{number:04}") for number in numbers}


def _countries(numbers: Sequence[int], lang: str) -> Said:
    codes = country_codes(numbers)
    names = country_names(lang, codes.values())
    return {key: (code, names[code].text) for key, code in codes.items()}


def _nodes(numbers: Sequence[int], lang: str) -> Said:
    return {
        key: (each.path, f"{each.path} {each.title.choose(lang)[0]}")
        for key, each in named_nodes(numbers).items()
    }


def _sectors(numbers: Sequence[int], lang: str) -> Said:
    names = code_names("dac-purpose", lang)
    return {
        number: (str(number), f"{number} {names.get(str(number), '')}".strip())
        for number in numbers
    }


def _organisations(numbers: Sequence[int], lang: str) -> Said:
    rows = Organisation.objects.filter(pk__in=numbers).prefetch_related("names")
    return {row.pk: (row.code, row.name.choose(lang)[0]) for row in rows}


SAID: dict[str, Callable[[Sequence[int], str], Said]] = {
    "status": _statuses,
    "level": _levels,
    "gender": _scores,
    "year": _years,
    "country": _countries,
    "node": _nodes,
    "sector": _sectors,
}


def _arranged(facet: str, found: list[Option], said: Said) -> list[Option]:
    """By number of activities; what has an order of its own in that, the last year first."""
    if facet in ("status", "level", "gender"):
        return sorted(found, key=lambda option: (option.value == NONE, option.value))
    if facet == "year":
        return sorted(found, key=lambda option: option.value, reverse=True)
    return sorted(found, key=lambda option: (-(option.count or 0), fold(option.label)))
