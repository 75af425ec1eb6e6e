# SPDX-License-Identifier: EUPL-1.2
"""A workbook as somebody filled it in, with what is wrong at each cell: nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import override

from corridor.engines.sheets import Book, Cell, Column, Filled, Matched, Row, Sort, Value
from corridor.engines.sheets import Sheet as Leaf

from ...models import Round
from ..sheets import sheets
from .book import framed, record_rows
from .choices import choices_for
from .layout import RECORD

Marks = Mapping[str, Mapping[int, Mapping[str, str]]]
Again = Mapping[tuple[str, int], Mapping[str, str]]
LONGEST_CELL = 32_000


def marked_book(
    round: Round, user: Any, lang: str, *, matched: Matched, marks: Marks, again: Again
) -> Book:
    """The same cells in the same rows, in columns in the order of the layout, then those of
    somebody's own. Formulas come back as text, to be read and replaced.

    `again` are the versions that stand now of rows that somebody else changed: uploaded again,
    these take the place of what they changed.
    """
    found = sheets(round)
    choices = choices_for(lang, [each.activity for each in found])
    with override(lang):
        book = framed(round, user, lang, choices, {RECORD: list(record_rows(found, choices, lang))})
        leaves = [
            _leaf(leaf, matched.sheets[leaf.key], marks.get(leaf.key, {}), again)
            if leaf.key in matched.sheets
            else leaf
            for leaf in book.sheets
            if leaf.readonly or leaf.key in matched.sheets
        ]
    return replace(book, sheets=leaves)


def _leaf(leaf: Leaf, filled: Filled, marks: Mapping[int, Mapping[str, str]], again: Again) -> Leaf:
    own = [
        Column(f"own{place}", title or "", own=True, needed=False)
        for place, (title, _cells) in filled.others.items()
    ]
    columns = (*leaf.columns, *own)
    return replace(leaf, columns=columns, rows=list(_rows(columns, filled, marks, again)))


def _rows(
    columns: tuple[Column, ...],
    filled: Filled,
    marks: Mapping[int, Mapping[str, str]],
    again: Again,
) -> Iterator[Row]:
    known = {column.key for column in columns}
    for row in filled.rows:
        cells: dict[str, Value] = {key: value_of(cell) for key, cell in row.cells.items()}
        for place, (_title, held) in filled.others.items():
            if row.number in held:
                cells[f"own{place}"] = value_of(held[row.number])
        cells |= again.get((filled.key, row.number), {})
        said = {key: text for key, text in marks.get(row.number, {}).items() if key in known}
        yield Row(cells, said)


def value_of(cell: Cell) -> Value:
    """What was typed; what could not be kept as it was, as text."""
    if cell.sort in (Sort.NUMBER, Sort.DAY):
        value = cell.value
        assert not isinstance(value, bool)
        return value
    return cell.raw[:LONGEST_CELL]
