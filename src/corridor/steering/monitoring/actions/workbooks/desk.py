# SPDX-License-Identifier: EUPL-1.2
"""Reading the rows of a workbook: cells become facts, and facts are held against what stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from corridor.engines.sheets import Cell, CellFault, Filled, FilledRow, Sort, values
from corridor.foundation.pages.public import words
from corridor.steering.portfolio.public import Activity, Measure
from corridor.values.texts import Text

from ...models import Round
from ...rules.parts import plain
from ...rules.workbooks import Seen, fingerprint, named
from ...selectors.sheets import Sheet
from ...selectors.workbooks.choices import NO, YES, Choices, folded
from ...selectors.workbooks.layout import Field, Takes
from ...selectors.workbooks.standing import Facts, text_fact, value_of
from ...selectors.workbooks.words import of_cell
from .messages import Beside, Changed, Notes

_UNREAD = {"organisation": "organisation_unread", "activity": "activity_unread"}


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an item that is handed in stands: `rows` of a figure's parts by their cells."""

    filled: Filled
    row: int
    fields: tuple[Field, ...]
    typed: Facts
    stands: Facts
    measure: str = ""
    rows: dict[tuple[str, ...], int] = field(default_factory=dict)
    # The column in which the row keeps the version that was seen.
    seen: str = "seen"


@dataclass(slots=True)
class Desk:
    """All that reading needs. `activities` are those of the round by their public identifier, and
    new ones of the workbook as they are made; `bases` say of each change, in no language, what it
    rests on and what it makes of it. `made` names new activities by their rows, since their keys
    are others each time that the workbook is read."""

    round: Round
    by: Any
    lang: str
    choices: Choices
    sheets: Sequence[Sheet]
    may_change: bool
    notes: Notes = field(default_factory=Notes)
    changes: list[Changed] = field(default_factory=list)
    bases: list[list[str]] = field(default_factory=list)
    activities: dict[str, Activity] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    @property
    def day_first(self) -> bool:
        return self.lang != "en"

    def key(self, filled: Filled, row: FilledRow, name: str) -> str | None:
        """What stands in a column of keys; null, and told, where it is no text."""
        cell = row.cells.get(name)
        try:
            return values.text(cell, 60)
        except CellFault as fault:
            self.fault(filled, row, name, fault)
            return None

    def seen(self, row: FilledRow, name: str = "seen") -> Seen:
        try:
            return Seen.parse(values.text(row.cells.get(name)))
        except CellFault:
            return Seen()

    def facts(
        self, filled: Filled, row: FilledRow, fields: Iterable[Field], measure: str = ""
    ) -> Facts | None:
        """What the cells of a row say; null where one of them cannot be read, which is told."""
        found: Facts = {}
        sound = True
        for each in fields:
            if each.takes in (Takes.NOTHING, Takes.KEY):
                continue
            cell = row.cells.get(each.key)
            if cell is None:
                found[each.key] = ""
                continue
            try:
                found[each.key] = self._fact(each, cell, measure)
            except CellFault as fault:
                self.fault(filled, row, each.key, fault)
                sound = False
        return found if sound else None

    def fault(self, filled: Filled, row: FilledRow, column: str, fault: CellFault) -> None:
        cell = row.cells.get(column)
        raw = "" if cell is None else cell.raw
        self.notes.tell(filled, row.number, column, of_cell(fault), value=raw)

    def _fact(self, field: Field, cell: Cell, measure: str) -> str:
        match field.takes:
            case Takes.CHOICE:
                return self._choice(field.column.choices, cell)
            case Takes.NUMBER if field.key == "number" and measure == Measure.YES_NO:
                return self._yes_or_no(cell)
            case Takes.NUMBER:
                return plain(values.number(cell)) or ""
            case Takes.DAY:
                found = values.day(cell, day_first=self.day_first)
                return "" if found is None else found.isoformat()
            case Takes.MOMENT:
                if cell.sort is Sort.TEXT:
                    return self._moment(str(cell.value).strip())
        return values.text(cell)

    def _moment(self, said: str) -> str:
        """A day in a shape of its own is read as one; the rest is left to who knows what stands."""
        try:
            found = values.typed_day(said, day_first=self.day_first)
        except CellFault as fault:
            if fault.code == "day_two_ways":
                raise
            return said
        return "" if found is None else found.isoformat()

    def _choice(self, name: str, cell: Cell) -> str:
        said = values.text(cell)
        known = self.choices[name].typed
        found = known.get(folded(said)) or known.get(folded(named(said)))
        if not found and said:
            raise CellFault(_UNREAD.get(name, "choice_unread"))
        return "" if not found or (name == "yes_no" and found == NO) else found

    def _yes_or_no(self, cell: Cell) -> str:
        said = self.choices["yes_no"].typed.get(folded(values.text(cell)))
        if said is None:
            raise CellFault("choice_unread")
        return "1" if said == YES else "0"

    def beside(
        self, fields: Iterable[Field], stands: Facts, typed: Facts, measure: str = ""
    ) -> tuple[Beside, ...]:
        """The columns that differ: title, what stands, what was typed."""
        return tuple(
            (
                each.column.title,
                self.say(each, stands.get(each.key, ""), measure),
                self.say(each, typed.get(each.key, ""), measure),
            )
            for each in fields
            if each.takes not in (Takes.NOTHING, Takes.KEY)
            and stands.get(each.key, "") != typed.get(each.key, "")
        )

    def say(self, field: Field, fact: str, measure: str = "") -> str:
        """A fact as a page shows it; empty for none."""
        if not fact:
            return ""
        value = value_of(field, fact, self.choices, measure)
        if isinstance(value, Decimal):
            return words.number(value)
        return words.day(value) if isinstance(value, date) else str(value)

    def change(
        self,
        entry: Entry,
        what: str,
        name: Callable[[], str],
        version: Seen | int,
        told: Callable[[], tuple[Beside, ...]] | None = None,
        more: str = "",
    ) -> None:
        """Note that a row would change. `more` says what its facts do not."""

        def parts() -> tuple[Beside, ...]:
            return self.beside(entry.fields, entry.stands, entry.typed, entry.measure)

        self.changes.append(Changed(entry.filled.title, entry.row, what, name, told or parts))
        self.bases.append(
            [
                entry.filled.key,
                str(entry.row),
                what,
                str(version),
                fingerprint(entry.stands),
                fingerprint({key: self.made.get(said, said) for key, said in entry.typed.items()}),
                more,
            ]
        )

    def twice(self, filled: Filled, row: FilledRow, column: str, first: int) -> None:
        said = _("This stands in row %(row)s already.") % {"row": first}
        self.notes.tell(filled, row.number, column, said)

    def stale(self, entry: Entry, version: int | None) -> None:
        """Somebody else wrote there; what stands is shown beside what was typed."""
        beside = tuple(
            (title, typed, stands)
            for title, stands, typed in self.beside(
                entry.fields, entry.stands, entry.typed, entry.measure
            )
        )
        said = _(
            "Somebody else changed this since the workbook was downloaded. Nothing is written. "
            "The copy with the messages holds your row; uploaded again, it takes the place of "
            "what stands now."
        )
        gone = _("Somebody else took this away since the workbook was downloaded.")
        column = entry.fields[0].key
        text = gone if version is None else said
        self.notes.tell(entry.filled, entry.row, column, text, stale=True, beside=beside)
        for title, _typed, stands in beside:
            held = self.notes.marks[entry.filled.key][entry.row]
            now = _("Stands now: %(column)s: %(value)s") % {
                "column": title,
                "value": stands[:300] or _("empty"),
            }
            held[column] = f"{held[column]}\n{now}"
        if version is not None:
            again = self.notes.again.setdefault((entry.filled.key, entry.row), {})
            again[entry.seen] = f"{version}:again"


def text_of(held: Text | None, typed: str, lang: str) -> Text | None:
    """What a cell says, in the language of the workbook; what was not touched stays as it is."""
    if held is not None and text_fact(held, lang) == typed:
        return held
    return Text({lang: typed}) if typed else None


def text_beside(held: Text | None, typed: str, lang: str) -> Text | None:
    """As `text_of`, and what is said in other languages stays too."""
    if held is None or text_fact(held, lang) == typed:
        return text_of(held, typed, lang)
    rest = {**held, lang: typed} if typed else dict(held)
    if not typed:
        rest.pop(held.choose(lang)[1])
    return Text(rest) if rest else None
