# SPDX-License-Identifier: EUPL-1.2
"""The lists that a person fills in about an activity: one form for each row of each list.

A row names the key of the one that it changes, so that what the form does not show of it (its
sources) stays. Adding a row is a button that sends the form and brings it back with all that was
typed; a row that is emptied or ticked goes away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.foundation.kernel.public import new_public_id
from corridor.foundation.pages.public import fold, words
from corridor.foundation.reference.public import code_names, country_names, regions
from corridor.values.periods import Moment, Period, Validity

from ..models import Participation
from ..rules import statements as said
from ..selectors.stating import Rows
from .fields import (
    DAY,
    OrganisationField,
    ShareField,
    WhenField,
    WordsField,
    retold,
    shown_text,
    written,
)

TOLD = {"yes": True, "no": False, "": None}
YES_NO = [("", _("not stated")), ("yes", _("yes")), ("no", _("no"))]


class Row(forms.Form):
    """A row of a list. `needed` are the fields without which there is no row."""

    needed: ClassVar[tuple[str, ...]] = ()
    title: ClassVar[Any] = ""
    key = forms.IntegerField(required=False, widget=forms.HiddenInput)
    gone = forms.BooleanField(label=_("Take this row away"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A row is empty or whole: which of the two is known only when all of it was read.
        for field in self.fields.values():
            field.required = False
        if not self.initial.get("key") and not self.is_bound:
            self.fields["gone"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.empty:
            for name in self.needed:
                if name not in self.errors and cleaned.get(name) in (None, ""):
                    self.add_error(name, gettext("Fill this in, or take the row away."))
        return cleaned

    @property
    def empty(self) -> bool:
        """Taken away, or nothing typed in it."""
        if self.data.get(self.add_prefix("gone")):
            return True
        named = [name for name in self.fields if name not in ("key", "gone", *self.silent)]
        return not any((self.data.get(self.add_prefix(name)) or "").strip() for name in named)

    # Fields that always say something, and by themselves make no row.
    silent: ClassVar[tuple[str, ...]] = ()

    def values(self) -> dict[str, Any]:
        """The values of a new row, by the names of its statement."""
        raise NotImplementedError

    def stated(self, before: Any) -> Any:
        values = self.values()
        return self.statement(**values) if before is None else replace(before, **values)

    statement: ClassVar[Any] = None

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        raise NotImplementedError


class ParticipationRow(Row):
    title = _("Organisations")
    needed = ("organisation", "role")
    silent = ("role",)
    statement = said.ParticipationStatement
    organisation = OrganisationField(label=_("Organisation"))
    role = forms.ChoiceField(label=_("Role"), choices=Participation.Role.choices)
    percentage = ShareField(help_text=_("For who funds it: the part of the funding."))

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("organisation", "role", "percentage")}

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {
            "organisation": row.organisation,
            "role": row.role,
            "percentage": row.percentage,
        }


class CountryRow(Row):
    title = _("Countries")
    needed = ("country",)
    statement = said.CountryStatement
    country = forms.ChoiceField(label=_("Country"))
    percentage = ShareField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = country_names(words.language())
        self.fields["country"].choices = [("", "—")] + [  # type: ignore[attr-defined]
            (code, name.text) for code, name in names.items()
        ]

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("country", "percentage")}

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {"country": row.country, "percentage": row.percentage}


class RegionRow(Row):
    title = _("Regions")
    statement = said.RegionStatement
    region = forms.ChoiceField(label=_("Region"))
    name = WordsField(
        label=_("Name"), rows=1, max_length=300, help_text=_("Where the source is loose about it.")
    )
    percentage = ShareField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = words.language()
        named = [(row.code, row.names.choose(lang)[0]) for row in regions()]
        self.fields["region"].choices = [  # type: ignore[attr-defined]
            ("", "—"),
            *sorted(named, key=lambda each: fold(each[1])),
        ]

    def values(self) -> dict[str, Any]:
        return {
            "region": self.cleaned_data["region"] or None,
            "percentage": self.cleaned_data["percentage"],
        }

    def stated(self, before: Any) -> Any:
        name = retold(None if before is None else before.name, self.cleaned_data["name"])
        values = {**self.values(), "name": name}
        return said.RegionStatement(**values) if before is None else replace(before, **values)

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {
            "region": row.region or "",
            "name": shown_text(row.name),
            "percentage": row.percentage,
        }


class SectorRow(Row):
    title = _("Sectors")
    needed = ("code", "vocabulary")
    silent = ("vocabulary",)
    statement = said.SectorStatement
    vocabulary = forms.ChoiceField(label=_("Vocabulary"), initial="1")
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(attrs={"list": "purposes", "autocomplete": "off"}),
    )
    percentage = ShareField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = code_names("sector-vocabulary", words.language())
        held = str(self.initial.get("vocabulary") or "1")
        known.setdefault(held, held)
        self.fields["vocabulary"].choices = list(known.items())  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("vocabulary", "code", "percentage")}

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {"vocabulary": row.vocabulary, "code": row.code, "percentage": row.percentage}


class MarkerRow(Row):
    title = _("Policy markers")
    needed = ("code", "significance")
    statement = said.MarkerStatement
    code = forms.ChoiceField(label=_("Marker"))
    significance = forms.ChoiceField(label=_("How far"))
    rationale = WordsField(label=_("Why"), rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = words.language()
        known = code_names("policy-marker", lang)
        held = str(self.initial.get("code") or "")
        if held:
            known.setdefault(held, held)
        scores = code_names("policy-significance", lang)
        self.fields["code"].choices = [("", "—"), *known.items()]  # type: ignore[attr-defined]
        self.fields["significance"].choices = [  # type: ignore[attr-defined]
            ("", "—"),
            *((code, f"{code} {name}") for code, name in scores.items()),
        ]

    def values(self) -> dict[str, Any]:
        return {
            "code": self.cleaned_data["code"],
            "significance": int(self.cleaned_data["significance"]),
        }

    def stated(self, before: Any) -> Any:
        why = retold(None if before is None else before.rationale, self.cleaned_data["rationale"])
        values = {**self.values(), "rationale": why}
        return said.MarkerStatement(**values) if before is None else replace(before, **values)

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {
            "code": row.code,
            "significance": str(row.significance),
            "rationale": shown_text(row.rationale),
        }


class NodeRow(Row):
    title = _("What it serves")
    needed = ("node",)
    statement = said.NodeStatement
    node = forms.RegexField(
        r"^[^/\s]+/[^/\s]+$",
        label=_("Node of a framework"),
        max_length=61,
        help_text=_("Framework and code, as NL08/6."),
        widget=forms.TextInput(attrs={"list": "nodes", "autocomplete": "off"}),
    )
    percentage = ShareField()

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("node", "percentage")}

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {"node": row.node, "percentage": row.percentage}


class PhaseRow(Row):
    title = _("Phases")
    needed = ("name",)
    name = WordsField(label=_("Name"), rows=1, max_length=300)
    start = WhenField(label=_("From"))
    end = WhenField(label=_("To"))
    text = WordsField(label=_("What was done in it"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end.end <= start.start:
            self.add_error("end", gettext("The end must come after the start."))
        return cleaned

    def stated(self, before: Any) -> Any:
        data = self.cleaned_data
        name = retold(None if before is None else before.name, data["name"])
        text = retold(None if before is None else before.text, data["text"])
        assert name is not None
        if before is None:
            code = f"phase-{new_public_id()}"
            return said.PhaseStatement(code, name, between(data["start"], data["end"]), text)
        validity = before.validity
        if {"start", "end"} & set(self.changed_data):
            validity = between(data["start"], data["end"])
        return replace(before, name=name, text=text, validity=validity)

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        start, end = bounds(row.validity)
        return {
            "name": shown_text(row.name),
            "start": start,
            "end": end,
            "text": shown_text(row.text),
        }


class ExtensionRow(Row):
    title = _("Extensions")
    decided = WhenField(label=_("Decided"))
    new_end = WhenField(label=_("May run until"))
    budget_neutral = forms.ChoiceField(label=_("Budget-neutral"), choices=YES_NO)
    reason = WordsField(label=_("Reason"))

    def stated(self, before: Any) -> Any:
        data = self.cleaned_data
        values = {
            "decided": data["decided"],
            "new_end": data["new_end"],
            "budget_neutral": TOLD[data["budget_neutral"]],
            "reason": retold(None if before is None else before.reason, data["reason"]),
        }
        if before is None:
            return said.ExtensionStatement(**values)
        for name in ("decided", "new_end"):
            if name not in self.changed_data:
                del values[name]
        return replace(before, **values)

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {
            "decided": written(row.decided),
            "new_end": written(row.new_end),
            "budget_neutral": {True: "yes", False: "no", None: ""}[row.budget_neutral],
            "reason": shown_text(row.reason),
        }


class StopRow(Row):
    title = _("Ended before its time")
    needed = ("reason",)
    decided = WhenField(label=_("When"))
    reason = WordsField(label=_("Reason"))
    follow_up = WordsField(label=_("What followed"))

    def stated(self, before: Any) -> Any:
        data = self.cleaned_data
        reason = retold(None if before is None else before.reason, data["reason"])
        follow_up = retold(None if before is None else before.follow_up, data["follow_up"])
        assert reason is not None
        if before is None:
            return said.StopStatement(data["decided"], reason, follow_up)
        when = data["decided"] if "decided" in self.changed_data else before.decided
        return replace(before, decided=when, reason=reason, follow_up=follow_up)

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {
            "decided": written(row.decided),
            "reason": shown_text(row.reason),
            "follow_up": shown_text(row.follow_up),
        }


class SecondmentRow(Row):
    title = _("People lent")
    needed = ("lender", "text")
    lender = OrganisationField(label=_("Comes from"))
    host = OrganisationField(label=_("Works at"))
    people = forms.IntegerField(label=_("How many people"), min_value=0, max_value=100_000)
    start = WhenField(label=_("From"))
    end = WhenField(label=_("To"))
    text = WordsField(label=_("For what"), help_text=_("Without names of people."))

    clean = PhaseRow.clean

    def stated(self, before: Any) -> Any:
        data = self.cleaned_data
        text = retold(None if before is None else before.text, data["text"])
        assert text is not None
        if before is None:
            return said.SecondmentStatement(
                data["lender"],
                data["host"],
                between(data["start"], data["end"]),
                text,
                data["people"],
            )
        validity = before.validity
        if {"start", "end"} & set(self.changed_data):
            validity = between(data["start"], data["end"])
        return replace(
            before,
            lender=data["lender"],
            host=data["host"],
            people=data["people"],
            text=text,
            validity=validity,
        )

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        start, end = bounds(row.validity)
        return {
            "lender": row.lender,
            "host": row.host,
            "people": row.people,
            "start": start,
            "end": end,
            "text": shown_text(row.text),
        }


def between(start: Period | None, end: Period | None) -> Validity:
    """From a first to a last day, each as far as it is known; the last one belongs to it."""
    first = Moment(None, None) if start is None else Moment(start.start, _last(start))
    last = Moment(None, None)
    if end is not None and end.start is not None:
        last = Moment(end.start + DAY, end.end)
    return Validity.between(first, last)


def _last(period: Period) -> Any:
    return None if period.end is None else period.end - DAY


def bounds(validity: Validity) -> tuple[str, str]:
    """How the two ends of a validity are typed; nothing where that is not a day, month or year."""
    possible, certain = validity.possible, validity.certain
    start = end = ""
    if possible.start is not None:
        sure = possible.start if certain is None else certain.start or possible.start
        start = written(Period(possible.start, sure + DAY))
    if possible.end is not None:
        sure_end = possible.end if certain is None else certain.end or possible.end
        end = written(Period(sure_end - DAY, possible.end))
    return start, end


ROWS: dict[str, type[Row]] = {
    "participations": ParticipationRow,
    "countries": CountryRow,
    "regions": RegionRow,
    "nodes": NodeRow,
    "sectors": SectorRow,
    "markers": MarkerRow,
    "phases": PhaseRow,
    "extensions": ExtensionRow,
    "stops": StopRow,
    "secondments": SecondmentRow,
}
MOST = 100


@dataclass(slots=True)
class RowList:
    """One list of rows in the form: those that stand, what was typed, and an empty one."""

    name: str
    forms: list[Row]
    held: dict[int, Any]
    title: Any

    @classmethod
    def of(cls, name: str, held: Rows, data: Any = None, *, more: bool = False) -> RowList:
        """From what stands, or from what was sent; `more` adds an empty row."""
        kind = ROWS[name]
        made: list[Row] = []
        if data is None:
            for place, (key, row) in enumerate(held):
                made.append(kind(prefix=f"{name}-{place}", initial={"key": key, **kind.shown(row)}))
        else:
            by_key = dict(held)
            for place in range(_count(data.get(f"{name}-rows"))):
                prefix = f"{name}-{place}"
                row = by_key.get(_key(data.get(f"{prefix}-key")))
                shown = {} if row is None else kind.shown(row)
                made.append(kind(data, prefix=prefix, initial=shown))
        if more and len(made) < MOST:
            made.append(kind(prefix=f"{name}-{len(made)}"))
        return cls(name, made, dict(held), kind.title)

    @property
    def count(self) -> int:
        return len(self.forms)

    def valid(self) -> bool:
        wrong = [form for form in self.forms if not form.empty and not form.is_valid()]
        return not wrong

    def stated(self) -> list[tuple[Row, Any]]:
        """The rows as filled in, each with its form."""
        return [
            (form, form.stated(self.held.get(form.cleaned_data.get("key") or 0)))
            for form in self.forms
            if not form.empty
        ]


def _count(given: Any) -> int:
    text = str(given or "0")
    return min(int(text), MOST) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _key(given: Any) -> int:
    text = str(given or "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def all_of(rows: dict[str, Rows], data: Any = None, *, more: str = "") -> list[RowList]:
    return [RowList.of(name, rows.get(name, []), data, more=name == more) for name in ROWS]


def faults(lists: Sequence[RowList]) -> Iterator[tuple[Any, Any]]:
    """Every field with something wrong in it, and what."""
    for each in lists:
        for form in each.forms:
            if form.is_bound and not form.empty:
                for field in form:
                    for error in field.errors:
                        yield field, error
