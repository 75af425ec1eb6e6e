# SPDX-License-Identifier: EUPL-1.2
"""The sheet of results: each figure in a row, and the parts it is broken down by in rows below."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from corridor.engines.sheets import Filled, FilledRow
from corridor.steering.portfolio.public import FigureStatement, PartStatement, Qualifier, State

from ...rules.days import first
from ...rules.workbooks import Seen, cell_of, cell_words
from ...selectors.sheets import Slot
from ...selectors.workbooks.layout import RESULTS, fields_of
from ...selectors.workbooks.standing import (
    Facts,
    Parts,
    figure_facts,
    figure_print,
    part_facts,
)
from ..given import GivenFigure
from .desk import Desk, Entry, text_of
from .messages import Beside

_OF_PART = frozenset({"state", "number", "denominator"})


@dataclass(slots=True)
class _Group:
    """The rows of one figure; `sound` until a cell of them cannot be read."""

    slot: Slot
    row: FilledRow | None = None
    facts: Facts = field(default_factory=dict)
    parts: Parts = field(default_factory=dict)
    rows: dict[tuple[str, ...], int] = field(default_factory=dict)
    sound: bool = True


class FigureRows:
    """Gathers what is handed in; writes nothing."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.given: list[tuple[GivenFigure, Entry]] = []
        self.fields = fields_of(RESULTS)
        self.of_part = tuple(each for each in self.fields if each.key in _OF_PART)
        self.slots = {slot.key: slot for sheet in desk.sheets for slot in sheet.slots}

    def read(self, filled: Filled) -> None:
        groups: dict[str, _Group] = {}
        for row in filled.rows:
            key = self.desk.key(filled, row, "figure")
            part = self.desk.key(filled, row, "part")
            if key is None or part is None:
                continue
            if key not in self.slots:
                self._unknown(filled, row, key)
                continue
            group = groups.setdefault(key, _Group(self.slots[key]))
            self._take(filled, row, group, cell_of(part))
        for group in groups.values():
            if group.sound:
                self._group(filled, group)

    def _unknown(self, filled: Filled, row: FilledRow, key: str) -> None:
        said = (
            _("This round does not ask for that figure.")
            if key
            else _("The key is missing that says which figure this is.")
        )
        self.desk.notes.tell(filled, row.number, "figure", said, value=key)

    def _take(self, filled: Filled, row: FilledRow, group: _Group, cell: tuple[str, ...]) -> None:
        measure = group.slot.indicator.measure
        if cell not in group.slot.cells:
            cell = tuple(sorted(place.lower() for place in cell))
        fields = self.of_part if cell else self.fields
        facts = self.desk.facts(filled, row, fields, measure)
        if (group.row is not None) if not cell else (cell in group.rows):
            first_row = group.rows[cell] if cell else group.row.number if group.row else 0
            self.desk.twice(filled, row, "part" if cell else "figure", first_row)
            group.sound = False
            return
        if cell:
            group.rows[cell] = row.number
        else:
            group.row = row
        if facts is None:
            group.sound = False
            return
        if not facts["state"] and (facts["number"] or facts.get("text")):
            facts["state"] = State.REPORTED.value
        if cell:
            if facts["state"] == State.REPORTED and not facts["number"] + facts["denominator"]:
                # The state stood there already: a part without its number is none.
                facts["state"] = ""
            group.parts[cell] = facts
        else:
            group.facts = facts

    def _group(self, filled: Filled, group: _Group) -> None:
        desk, slot = self.desk, group.slot
        draft = slot.draft
        if group.row is None:
            if any(any(said.values()) for said in group.parts.values()):
                said = _("The row of the whole figure is missing, of which this is a part.")
                desk.notes.tell(filled, min(group.rows.values()), "part", said)
            return
        stands = figure_facts(None if draft is None else draft.figure, desk.lang)
        held = part_facts(() if draft is None else draft.cells)
        # What the sheet does not list stays as it is.
        parts = {cell: said for cell, said in {**held, **group.parts}.items() if _says(said)}
        typed = {**group.facts}
        same = _filled(typed) == _filled(stands) and parts == held
        seen = desk.seen(group.row)
        if same or figure_print(typed, parts) == seen.fingerprint:
            return
        if not self._answered(filled, group.row, typed, parts):
            return
        figure = self._figure(slot, typed)
        entry = Entry(
            filled,
            group.row.number,
            self.fields,
            typed,
            stands,
            slot.indicator.measure,
            group.rows,
        )
        given = GivenFigure(
            slot.indicator.pk,
            first(slot.days),
            figure,
            tuple(_part(cell, said) for cell, said in sorted(parts.items())) if figure else (),
            seen.version,
        )
        self.given.append((given, entry))
        self._tell(entry, slot, held, parts, figure is None, seen)

    def _answered(self, filled: Filled, row: FilledRow, typed: Facts, parts: Parts) -> bool:
        if typed["state"]:
            return True
        if typed["comment"] or typed["denominator"] or typed["qualifier"]:
            said = _("Choose one: a comment alone is no answer.")
            self.desk.notes.tell(filled, row.number, "state", said)
            return False
        if any(said.get("number") for said in parts.values()):
            said = _("Enter the figure that these are parts of.")
            self.desk.notes.tell(filled, row.number, "number", said)
            return False
        return True

    def _figure(self, slot: Slot, typed: Facts) -> FigureStatement | None:
        if not typed["state"]:
            return None
        held = slot.draft
        lang = self.desk.lang
        return FigureStatement(
            state=typed["state"],
            number=_number(typed["number"]),
            denominator=_number(typed["denominator"]),
            text=text_of(None if held is None else held.text, typed["text"], lang),
            qualifier=typed["qualifier"] or Qualifier.EXACT.value,
            comment=text_of(None if held is None else held.comment, typed["comment"], lang),
        )

    def _tell(
        self, entry: Entry, slot: Slot, held: Parts, parts: Parts, gone: bool, seen: Seen
    ) -> None:
        desk = self.desk

        def told() -> tuple[Beside, ...]:
            found = [*desk.beside(entry.fields, entry.stands, entry.typed, entry.measure)]
            for cell in sorted({*held, *parts}):
                for title, before, now in desk.beside(
                    self.of_part, held.get(cell, {}), parts.get(cell, {}), entry.measure
                ):
                    found.append((f"{cell_words(cell)}: {title}", before, now))
            return tuple(found)

        what = "gone" if gone else "changed" if entry.stands else "new"
        more = f"{figure_print({}, held)} {figure_print({}, parts)}"
        title = slot.indicator.title
        desk.change(entry, what, lambda: title.choose(desk.lang)[0], seen, told, more)


def _says(facts: Facts) -> bool:
    return any(facts.values())


def _filled(facts: Facts) -> Facts:
    return {key: said for key, said in facts.items() if said}


def _number(said: str) -> Decimal | None:
    return Decimal(said) if said else None


def _part(cell: tuple[str, ...], said: Facts) -> PartStatement:
    return PartStatement(
        "actual",
        cell,
        _number(said.get("number", "")),
        _number(said.get("denominator", "")),
        said.get("state") or State.REPORTED.value,
    )
