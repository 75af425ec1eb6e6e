# SPDX-License-Identifier: EUPL-1.2
"""What a list shows and how it can be narrowed: declared once, read by the page and the exports."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Q

Path = str  # "region.names": attributes and keys from the row down; what can be called is called
Getter = Path | Callable[[Any], Any]


def read(row: Any, getter: Getter) -> Any:
    """The value of a row under a path (dots or double underscores), or what a function says of it.

    A missing step on the way, or None, gives None.
    """
    if callable(getter):
        return getter(row)
    value = row
    for step in getter.replace("__", ".").split("."):
        if value is None:
            return None
        value = value.get(step) if isinstance(value, Mapping) else getattr(value, step, None)
        if callable(value):
            value = value()
    return value


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list.

    key: its name in addresses (`?sort=key`) and exports. title: its head.
    value: where its value is found; by default under `key`. Any value that `show` can draw.
    order: makes it sortable. For a queryset a field path, an expression or several; for other rows
    a function of the row; True for the value itself.
    link: where the cell leads (a function of the row, or a path).
    cell: draws the cell from the row, as safe HTML, where showing the value is not enough.
    export: the value in exports where it differs; False leaves the column out.
    """

    key: str
    title: Any
    value: Getter | None = None
    order: Any = None
    numeric: bool = False
    link: Getter | None = None
    cell: Callable[[Any], Any] | None = None
    export: Getter | Literal[False] | None = None

    @property
    def path(self) -> Getter:
        return self.key if self.value is None else self.value

    def value_of(self, row: Any) -> Any:
        return read(row, self.path)

    def link_of(self, row: Any) -> str:
        return (read(row, self.link) or "") if self.link is not None else ""

    def exported(self, row: Any) -> Any:
        return read(row, self.export) if self.export else self.value_of(row)


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer of a facet that asks a question: the rows for which `condition` holds.

    condition: a `Q` for a queryset, a function of the row for other rows.
    """

    value: str
    label: Any
    condition: Q | Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow a list: by the values of a field, or by a question with given choices.

    key: its name in addresses. field: a field path for a queryset (also to many), else a path or a
    function of the row, whose value may be a list. label: what stands for a value: a field path, a
    mapping or a function of the value; by default the value itself. choices: instead of `field`.
    order: by label, by count, or as given (in the order of `label` or `choices`).
    """

    key: str
    title: Any
    field: Getter | None = None
    label: Path | Mapping[Any, Any] | Callable[[Any], Any] | None = None
    choices: Sequence[Choice] = ()
    order: Literal["label", "count", "given"] = "label"
    shown: int = 8


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet, with how many rows it would leave under all other choices made; null
    where there are too many to count."""

    value: str
    label: str
    count: int | None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Where a list looks for the words typed.

    fields: short texts (names, codes), in which every word must occur, whatever its accents, case
    or apostrophe; a translated text is searched in all its languages.
    prose: long texts, searched with PostgreSQL's dictionaries for nl, fr and en (querysets only).
    label: what the box is called.
    """

    fields: Sequence[Getter] = ()
    prose: Sequence[Path] = ()
    label: Any = ""
