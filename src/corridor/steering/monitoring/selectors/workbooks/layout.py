# SPDX-License-Identifier: EUPL-1.2
"""The sheets and columns of a workbook, titled in the active language.

The keys never change: by these a column is found wherever it was moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from corridor.engines.sheets import Column, Kind, Sheet

from ...rules.workbooks import LANGUAGES

ACTIVITIES, TRANSACTIONS, RESULTS, RECORD = "activities", "transactions", "results", "record"


class Takes(StrEnum):
    """What a column takes; `NOTHING` is only read by people."""

    NOTHING = "nothing"
    KEY = "key"
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    column: Column
    takes: Takes

    @property
    def key(self) -> str:
        return self.column.key


def fields_of(sheet: str) -> tuple[Field, ...]:
    return {
        ACTIVITIES: _activities,
        TRANSACTIONS: _transactions,
        RESULTS: _results,
        RECORD: _record,
    }[sheet]()


def title_of(sheet: str) -> str:
    return {
        ACTIVITIES: _("Activities"),
        TRANSACTIONS: _("Transactions"),
        RESULTS: _("Results"),
        RECORD: _("On record"),
    }[sheet]


def layouts() -> tuple[Sheet, ...]:
    """All sheets, without rows."""
    return tuple(
        Sheet(
            key,
            title_of(key),
            tuple(each.column for each in fields_of(key)),
            readonly=key == RECORD,
        )
        for key in (ACTIVITIES, TRANSACTIONS, RESULTS, RECORD)
    )


def titles() -> Mapping[str, tuple[str, ...]]:
    """What each column may be called, in every language of the interface."""
    found: dict[str, list[str]] = defaultdict(list)
    for lang in LANGUAGES:
        with override(lang):
            for sheet in layouts():
                for column in sheet.columns:
                    found[f"{sheet.key}.{column.key}"].append(column.title)
    return {key: tuple(said) for key, said in found.items()}


def closed(fields: tuple[Field, ...], names: frozenset[str]) -> tuple[Column, ...]:
    """The columns, with those named locked: there is nothing the reader may write in them."""
    return tuple(
        replace(each.column, locked=True) if each.key in names else each.column for each in fields
    )


def _key(key: str, title: str, width: int = 14, note: str = "") -> Field:
    return Field(Column(key, title, width=width, locked=True, note=note), Takes.KEY)


def _shown(key: str, title: str, width: int = 24) -> Field:
    return Field(Column(key, title, width=width, locked=True, needed=False), Takes.NOTHING)


def _hidden(key: str, title: str) -> Field:
    return Field(Column(key, title, locked=True, hidden=True), Takes.KEY)


def _text(key: str, title: str, width: int = 40, note: str = "") -> Field:
    return Field(Column(key, title, width=width, note=note), Takes.TEXT)


def _choice(
    key: str, title: str, choices: str, width: int = 18, note: str = "", strict: bool = True
) -> Field:
    column = Column(key, title, width=width, note=note, choices=choices, strict=strict)
    return Field(column, Takes.CHOICE)


def _number(key: str, title: str, width: int = 14, note: str = "") -> Field:
    return Field(Column(key, title, Kind.NUMBER, width, note), Takes.NUMBER)


def _day(key: str, title: str, note: str = "") -> Field:
    return Field(Column(key, title, Kind.DAY, 13, note), Takes.DAY)


def _moment(key: str, title: str) -> Field:
    note = _("A day, a month or a year: 2011-03-04, 2011-03 or 2011.")
    return Field(Column(key, title, width=14, note=note), Takes.MOMENT)


def _seen(key: str = "seen") -> Field:
    return _hidden(key, _("Version seen"))


def _activities() -> tuple[Field, ...]:
    return (
        _key("activity", _("Key"), note=_("Leave it empty to describe a new activity.")),
        _shown("code", _("Code or IATI identifier"), 22),
        _text("title", _("Title")),
        _choice("status", _("Status"), "status", 16),
        _moment("planned_start", _("Planned start")),
        _moment("actual_start", _("Actual start")),
        _moment("planned_end", _("Planned end")),
        _moment("actual_end", _("Actual end")),
        _text("description", _("Description"), 50),
        _text("done", _("What was done"), 60, _("The account of this round.")),
        _text("short", _("What fell short, and why"), 60),
        _seen(),
        _seen("seen_activity"),
    )


def _transactions() -> tuple[Field, ...]:
    return (
        _key("id", _("Key"), note=_("Leave it empty for a new transaction.")),
        _choice("activity", _("Activity"), "activity", 36),
        _choice("type", _("Kind"), "type", 20),
        _day("day", _("Day"), _("In the days of the round: 2011-03-04.")),
        _number(
            "amount",
            _("Amount"),
            16,
            _("Two decimals at the most; what was paid back is below zero."),
        ),
        _choice("currency", _("Currency"), "currency", 10, _("Empty: that of the activity.")),
        _choice("refund", _("Paid back"), "yes_no", 11),
        _choice(
            "provider",
            _("From"),
            "organisation",
            30,
            _("Name or code of an organisation."),
            strict=False,
        ),
        _choice(
            "receiver",
            _("To"),
            "organisation",
            30,
            _("Name or code of an organisation."),
            strict=False,
        ),
        _text("ref", _("Reference"), 18),
        _text("description", _("Description"), 40),
        _text(
            "corrects",
            _("Corrects"),
            12,
            _("The key of the record that was wrong, from the sheet of what is on record."),
        ),
        _text("reason", _("What was wrong?"), 30),
        _choice("drop", _("Take away"), "yes_no", 11, _("Yes takes this transaction away.")),
        _seen(),
    )


def _results() -> tuple[Field, ...]:
    return (
        _key("figure", _("Key"), 16, _("For another part of a figure, copy its key to a new row.")),
        Field(
            Column(
                "part",
                _("Part"),
                width=20,
                locked=True,
                note=_("Empty for the whole; else categories, such as sex:f + age:18-29."),
            ),
            Takes.KEY,
        ),
        _shown("activity", _("Activity")),
        _shown("indicator", _("Indicator"), 36),
        _shown("part_words", _("Broken down by"), 20),
        _shown("period", _("Period"), 16),
        _shown("unit", _("Unit"), 14),
        _shown("target", pgettext("figure", "Target"), 14),
        _shown("before", _("Last time"), 14),
        _choice("state", _("State"), "state", 16, _("Empty: reported, where there is a figure.")),
        _number(
            "number",
            _("Figure"),
            14,
            _(
                "A number, or yes or no; of a percentage how many, or "
                "the percentage itself. Zero is a figure too."
            ),
        ),
        _number("denominator", _("Of how many?"), 14, _("Only of a percentage.")),
        _text("text", _("Answer in words"), 40),
        _choice("qualifier", _("How exact is it?"), "qualifier", 14, _("Empty: exact.")),
        _text("comment", _("Comment"), 40),
        _seen(),
    )


def _record() -> tuple[Field, ...]:
    return (
        _key("record", _("Key"), 10),
        _shown("activity", _("Activity"), 36),
        _shown("type", _("Kind"), 18),
        _shown("day", _("Day"), 13),
        _shown("amount", _("Amount"), 16),
        _shown("currency", _("Currency"), 10),
        _shown("ref", _("Reference"), 18),
        _shown("description", _("Description"), 40),
    )
