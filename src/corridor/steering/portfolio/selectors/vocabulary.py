# SPDX-License-Identifier: EUPL-1.2
"""The controlled vocabulary that figures are broken down by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corridor.foundation.kernel.public import fetch_together, hold
from corridor.foundation.reference.public import countries, country_names
from corridor.values.texts import Text

from ..models import Category, Dimension


def vocabulary() -> dict[str, frozenset[str]]:
    """The categories of each dimension, by code; two queries, a third with countries."""
    rows = list(Dimension.objects.prefetch_related("categories"))
    world = frozenset[str]()
    if any(row.by_country for row in rows):
        world = frozenset(iso2.lower() for iso2 in countries().values_list("iso2", flat=True))
    return {
        row.code: world if row.by_country else frozenset(each.code for each in row.categories.all())
        for row in rows
    }


@dataclass(frozen=True, slots=True)
class Words:
    """What dimensions and categories are called in one language."""

    dimensions: Mapping[str, str]
    categories: Mapping[str, str]
    ranks: Mapping[str, tuple[int, int]]

    def place(self, place: str) -> str:
        """A category by "dimension:category"; its code where it has no name."""
        return self.categories.get(place, place.partition(":")[2])

    def cell(self, cell: Iterable[str]) -> str:
        return ", ".join(map(self.place, cell))

    def names(self, dimensions: Iterable[str]) -> str:
        return ", ".join(self.dimensions.get(each, each) for each in dimensions)

    def order(self, cell: Iterable[str]) -> tuple[tuple[int, int], ...]:
        """To sort cells by, as the vocabulary has them."""
        return tuple(self.ranks.get(place, (len(self.dimensions), 0)) for place in cell)


def vocabulary_words(lang: str) -> Words:
    """One query, another with countries."""
    dimensions: dict[str, str] = {}
    categories: dict[str, str] = {}
    rows, held = fetch_together(Dimension.objects.all(), Category.objects.all())
    hold(rows, "categories", held, "dimension")
    world = country_names(lang) if any(row.by_country for row in rows) else {}
    for row in rows:
        dimensions[row.code] = Text(row.names).choose(lang)[0]
        if row.by_country:
            for iso2, name in world.items():
                categories[f"{row.code}:{iso2.lower()}"] = name.text
        for each in row.categories.all():
            categories[f"{row.code}:{each.code}"] = Text(each.names).choose(lang)[0]
    places = list(dimensions)
    ranks = {
        place: (places.index(place.partition(":")[0]), number)
        for number, place in enumerate(categories)
    }
    return Words(dimensions, categories, ranks)
