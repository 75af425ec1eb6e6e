# SPDX-License-Identifier: EUPL-1.2
"""Pages of a list."""

from __future__ import annotations

from dataclasses import dataclass

from .query import Query


@dataclass(frozen=True, slots=True)
class Step:
    """A page that can be gone to; `number` None is a gap between pages."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands among the others. `per` rows to a page; pages count from 1."""

    query: Query
    page: int
    per: int
    count: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.per))

    @property
    def first(self) -> int:
        return (self.page - 1) * self.per + 1 if self.count else 0

    @property
    def last(self) -> int:
        return min(self.count, self.page * self.per)

    @property
    def previous(self) -> str:
        return self.query.url(page=self.page - 1) if self.page > 1 else ""

    @property
    def next(self) -> str:
        return self.query.url(page=self.page + 1) if self.page < self.pages else ""

    @property
    def steps(self) -> list[Step]:
        """The first, the last and the neighbours of this page, with gaps between them."""
        near = {1, self.pages, *range(self.page - 1, self.page + 2)}
        found: list[Step] = []
        before = 0
        for number in sorted(number for number in near if 1 <= number <= self.pages):
            if number == before + 2:  # a gap of one page is that page
                found.append(self._step(before + 1))
            elif number > before + 1:
                found.append(Step(None))
            found.append(self._step(number))
            before = number
        return found

    def _step(self, number: int) -> Step:
        return Step(number, self.query.url(page=number), number == self.page)
