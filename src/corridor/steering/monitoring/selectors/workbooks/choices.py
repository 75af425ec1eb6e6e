# SPDX-License-Identifier: EUPL-1.2
"""What is chosen in a workbook: its words in the workbook's language, and how it may be typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from corridor.foundation.parties.public import Organisation, organisations
from corridor.foundation.reference.public import currencies
from corridor.steering.portfolio.public import (
    Activity,
    ActivityStatus,
    Qualifier,
    State,
    TransactionType,
)

from ...rules.workbooks import LANGUAGES

YES, NO = "yes", "no"
_YES_NO = ((YES, _("yes")), (NO, _("no")))
_EXACT = Qualifier.EXACT


@dataclass(slots=True)
class Choice:
    """`labels` by code, in order, in one language; `typed` leads to codes from what people write,
    case-folded: the code or the label, in any language of the interface."""

    labels: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    def say(self, code: str) -> str:
        return self.labels.get(code, code)


@dataclass(frozen=True, slots=True)
class Choices:
    """Every list of a workbook by its key; `organisations` are their keys by code."""

    lists: Mapping[str, Choice]
    organisations: Mapping[str, int]

    def __getitem__(self, key: str) -> Choice:
        return self.lists[key]


def folded(said: str) -> str:
    return " ".join(said.casefold().split())


def choices_for(lang: str, activities: Iterable[Activity]) -> Choices:
    """A fixed number of queries."""
    known = list(organisations())
    lists = {
        "type": _fixed(lang, lambda: TransactionType.choices),
        "state": _fixed(lang, lambda: State.choices),
        "qualifier": _fixed(lang, lambda: Qualifier.choices),
        "status": _fixed(lang, lambda: ActivityStatus.choices),
        "yes_no": _fixed(lang, lambda: _YES_NO),
        "currency": _plain(row.code for row in currencies().order_by("code")),
        "activity": Choice(),
        "organisation": _organisations(lang, known),
    }
    # As ticks are written, and as spreadsheets keep them.
    lists["yes_no"].typed |= {"1": YES, "x": YES, "true": YES, "0": NO, "false": NO}
    for row in activities:
        offer_activity(lists["activity"], row, lang)
    return Choices(lists, {row.code: row.pk for row in known})


def offer_activity(choice: Choice, row: Activity, lang: str) -> None:
    """A title that two activities bear names neither."""
    title = row.title.choose(lang)[0]
    choice.labels[row.public_id] = f"{title} [{row.public_id}]"
    choice.typed[row.public_id] = row.public_id
    names = {folded(said) for said in row.title.values()}
    names |= {folded(code) for code in (row.code, row.iati_identifier) if code}
    _name(choice, names, row.public_id)


def _name(choice: Choice, names: Iterable[str], code: str) -> None:
    """An empty code stands for more than one."""
    for name in names:
        choice.typed[name] = code if choice.typed.get(name, code) == code else ""


def _fixed(lang: str, pairs: Callable[[], Iterable[tuple[object, object]]]) -> Choice:
    made = Choice()
    for each in LANGUAGES:
        with override(each):
            for code, label in pairs():
                made.typed[folded(str(label))] = made.typed[folded(str(code))] = str(code)
    with override(lang):
        made.labels = {str(code): str(label) for code, label in pairs()}
    return made


def _plain(codes: Iterable[str]) -> Choice:
    made = Choice()
    for code in codes:
        made.labels[code] = code
        made.typed[folded(code)] = code
    return made


def _organisations(lang: str, rows: Iterable[Organisation]) -> Choice:
    made = Choice()
    with override(lang):
        named = sorted(((str(row), row.code) for row in rows), key=lambda each: folded(each[0]))
    for name, code in named:
        made.labels[code] = f"{name} [{code}]"
        _name(made, [folded(name)], code)
    # A code is a name of its own, whatever others are called.
    for _label, code in named:
        made.typed[folded(code)] = code
    return made
