# SPDX-License-Identifier: EUPL-1.2
"""Rows in memory: searched, narrowed, counted and ordered in Python. For short lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, Self, runtime_checkable

from .. import words
from .columns import Column, Facet, Option, Search, read
from .folding import fold, words_of

NOT_STATED = "-"  # how a facet's missing value is written in an address

Chosen = Mapping[str, tuple[str, ...]]


def token(value: Any) -> str:
    """A facet's value as it stands in an address."""
    if value is None:
        return NOT_STATED
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def label_of(facet: Facet, value: Any, found: Any = None) -> str:
    """What a facet's value is called."""
    if value is None:
        return words.not_stated()
    label: Any = found
    if callable(facet.label):
        label = facet.label(value)
    elif isinstance(facet.label, Mapping):
        label = facet.label.get(value, value)
    return words.plain(value if label is None else label)


def arranged(facet: Facet, options: list[Option]) -> list[Option]:
    if facet.order == "count":
        return sorted(options, key=lambda option: (-(option.count or 0), fold(option.label)))
    if facet.order == "given" and isinstance(facet.label, Mapping):
        place = {token(value): number for number, value in enumerate(facet.label)}
        return sorted(options, key=lambda option: place.get(option.value, len(place)))
    if facet.order == "given":
        return options
    return sorted(options, key=lambda option: (option.value == NOT_STATED, fold(option.label)))


@runtime_checkable
class Source(Protocol):
    """What a list asks of its rows. `ListPage.rows` may answer one that finds them its own way.

    typed: those values that can be values of the facet at all. options: its values with how many
    rows each would leave under all other choices, chosen ones among them whatever their number;
    a chosen value that is not there is none. matching, ordered: the same for fewer rows, or in
    another order. page: rows from `first` (counted from 0) up to `after`. every: all of them.
    """

    def typed(self, facet: Facet, values: Sequence[str]) -> set[str]: ...

    def options(
        self, facet: Facet, text: str, chosen: Chosen, facets: Sequence[Facet]
    ) -> list[Option]: ...

    def matching(self, text: str, chosen: Chosen, facets: Sequence[Facet]) -> Self: ...

    def ordered(self, column: Column, *, descending: bool) -> Self: ...

    def count(self) -> int: ...

    def page(self, first: int, after: int) -> list[Any]: ...

    def every(self) -> list[Any]: ...


class MemoryRows:
    """A sequence of rows, behind the same questions as a queryset."""

    def __init__(self, rows: Iterable[Any], search: Search | None) -> None:
        self._rows: Sequence[Any] = list(rows)
        self._search = search

    def typed(self, facet: Facet, values: Sequence[str]) -> set[str]:
        """Those values that can be values of the facet at all; here every string can."""
        return set(values)

    def options(
        self, facet: Facet, text: str, chosen: Chosen, facets: Sequence[Facet]
    ) -> list[Option]:
        others = [other for other in facets if other.key != facet.key]
        left = self._narrowed(text, chosen, others)
        mine = chosen.get(facet.key, ())
        if facet.field is None:
            return [
                Option(
                    choice.value,
                    words.plain(choice.label),
                    len([row for row in left if choice.condition(row)]),  # type: ignore[operator]
                    choice.value in mine,
                )
                for choice in facet.choices
            ]
        names = {
            token(value): label_of(facet, value, self._label(facet, row))
            for row in self._rows
            for value in self._values(facet, row)
        }
        counts = Counter(
            part for row in left for part in {token(v) for v in self._values(facet, row)}
        )
        return arranged(
            facet,
            [Option(key, name, counts[key], key in mine) for key, name in names.items()],
        )

    def matching(self, text: str, chosen: Chosen, facets: Sequence[Facet]) -> MemoryRows:
        return MemoryRows(self._narrowed(text, chosen, facets), self._search)

    def ordered(self, column: Column, *, descending: bool) -> MemoryRows:
        def key(row: Any) -> Any:
            value = column.order(row) if callable(column.order) else column.value_of(row)
            if isinstance(value, Mapping):
                value = words.plain(value)
            return fold(value) if isinstance(value, str) else value

        known = [row for row in self._rows if key(row) is not None]
        unknown = [row for row in self._rows if key(row) is None]
        known.sort(key=key, reverse=descending)
        return MemoryRows([*known, *unknown], self._search)

    def count(self) -> int:
        return len(self._rows)

    def page(self, first: int, after: int) -> list[Any]:
        return list(self._rows[first:after])

    def every(self) -> list[Any]:
        return list(self._rows)

    def _narrowed(self, text: str, chosen: Chosen, facets: Sequence[Facet]) -> list[Any]:
        wanted = words_of(text)
        return [
            row
            for row in self._rows
            if self._says(row, wanted)
            and all(self._fits(facet, row, chosen.get(facet.key, ())) for facet in facets)
        ]

    def _says(self, row: Any, wanted: Sequence[str]) -> bool:
        if not wanted or self._search is None:
            return True
        said = " ".join(_said(read(row, getter)) for getter in self._search.fields)
        return all(word in said for word in wanted)

    def _fits(self, facet: Facet, row: Any, values: Sequence[str]) -> bool:
        if not values:
            return True
        if facet.field is None:
            return any(
                choice.condition(row)  # type: ignore[operator]
                for choice in facet.choices
                if choice.value in values
            )
        return any(token(value) in values for value in self._values(facet, row))

    def _values(self, facet: Facet, row: Any) -> list[Any]:
        assert facet.field is not None
        value = read(row, facet.field)
        if isinstance(value, list | tuple | set | frozenset):
            return list(value)
        return [value]

    def _label(self, facet: Facet, row: Any) -> Any:
        return read(row, facet.label) if isinstance(facet.label, str) else None


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return fold(" ".join(str(part) for part in value.values()))
    return fold(words.plain(value))
