# SPDX-License-Identifier: EUPL-1.2
"""What a reader asked of a list, read from the address and written back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from .columns import Column, Facet

LONGEST = 200
FORMATS = ("csv", "json")
OWN = ("q", "sort", "page", "format")


@dataclass(frozen=True, slots=True)
class Query:
    """A question to a list, sound whatever an address held; `problems` says what was not."""

    path: str
    text: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
    page: int = 1
    format: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def narrowed(self) -> bool:
        return bool(self.text or any(self.chosen.values()))

    def problem(self, said: str) -> Query:
        return replace(self, problems=(*self.problems, said))

    def url(self, **changes: object) -> str:
        """The address of this question or of one with other parts; its first page unless said."""
        changes.setdefault("page", 1)
        changes.setdefault("format", "")
        asked = replace(self, **changes)  # type: ignore[arg-type]
        pairs: list[tuple[str, str]] = list(asked.kept)
        if asked.text:
            pairs.append(("q", asked.text))
        pairs += [(key, value) for key, values in asked.chosen.items() for value in values]
        if asked.sort:
            pairs.append(("sort", f"-{asked.sort}" if asked.descending else asked.sort))
        if asked.page > 1:
            pairs.append(("page", str(asked.page)))
        if asked.format:
            pairs.append(("format", asked.format))
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def here(self) -> str:
        return self.url(page=self.page)

    def with_choice(self, key: str, values: Sequence[str]) -> Query:
        chosen = {**self.chosen, key: tuple(values)}
        return replace(self, chosen={name: each for name, each in chosen.items() if each})

    def without(self, key: str, value: str) -> Query:
        return self.with_choice(key, [each for each in self.chosen.get(key, ()) if each != value])

    def bare(self) -> Query:
        """All filters and words taken away."""
        return replace(self, text="", chosen={})


def parse(
    path: str,
    given: QueryDict,
    columns: Sequence[Column],
    facets: Sequence[Facet],
    default_sort: str,
    own: Sequence[str] = (),
) -> Query:
    """Read a question. Never fails: what cannot be used is left out and said in `problems`.

    own: names of parameters that the page reads itself; they are kept in every address.
    """
    problems: list[str] = []
    text = " ".join(given.get("q", "").replace("\0", "").split())
    if len(text) > LONGEST:
        text = text[:LONGEST]
        problems.append(
            gettext(
                "Your search was longer than %(most)s characters; the first %(most)s were used."
            )
            % {"most": LONGEST}
        )
    sort, descending = _sort(given.get("sort", ""), columns, default_sort, problems)
    page = _page(given.get("page", ""), problems)
    wanted = given.get("format", "")
    if wanted and wanted not in FORMATS:
        problems.append(
            gettext("This list cannot be downloaded as “%(format)s”; it can as CSV or JSON.")
            % {"format": shown(wanted)}
        )
        wanted = ""
    keys = {facet.key for facet in facets}
    chosen = {
        facet.key: tuple(
            dict.fromkeys(value.replace("\0", "") for value in given.getlist(facet.key) if value)
        )
        for facet in facets
    }
    for name in given:
        if name not in keys and name not in OWN and name not in own:
            problems.append(
                gettext("This list has no filter “%(name)s”; it was left out.")
                % {"name": shown(name)}
            )
    return Query(
        path=path,
        text=text,
        chosen={key: values for key, values in chosen.items() if values},
        sort=sort,
        descending=descending,
        page=page,
        format=wanted,
        kept=tuple((name, value) for name in own for value in given.getlist(name) if value),
        problems=tuple(problems),
    )


def shown(given: str) -> str:
    """What a reader gave, short enough to be said back."""
    clean = given.replace("\0", "")
    return clean if len(clean) <= 60 else clean[:60] + "…"


def _sort(
    given: str, columns: Sequence[Column], default: str, problems: list[str]
) -> tuple[str, bool]:
    sortable = {column.key for column in columns if column.order is not None}
    if given and given.removeprefix("-") not in sortable:
        problems.append(
            gettext("This list cannot be sorted by “%(name)s”; it is in its usual order.")
            % {"name": shown(given)}
        )
        given = ""
    used = given or default
    return used.removeprefix("-"), used.startswith("-")


def _page(given: str, problems: list[str]) -> int:
    if not given:
        return 1
    if given.isascii() and given.isdigit() and int(given[:9]) > 0 and len(given) < 10:
        return int(given)
    problems.append(
        gettext("“%(page)s” is not a page number; the first page is shown.")
        % {"page": shown(given)}
    )
    return 1
