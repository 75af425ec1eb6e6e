# SPDX-License-Identifier: EUPL-1.2
"""Rows of what happens to an activity: phases, extensions, stops, secondments."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.foundation.kernel.public import new_public_id
from corridor.values.periods import Moment, Period, Validity

from ...rules import statements as said
from ..fields import (
    DAY,
    OrganisationField,
    WhenField,
    WordsField,
    retold,
    shown_text,
    written,
)
from .base import Row

TOLD = {"yes": True, "no": False, "": None}
YES_NO = [("", _("not stated")), ("yes", _("yes")), ("no", _("no"))]


class PhaseRow(Row):
    title = _("Phases")
    needed = ("name",)
    name = WordsField(label=_("Name"), rows=1, max_length=300)
    start = WhenField(label=_("From"))
    end = WhenField(label=_("To"))
    text = WordsField(label=_("What was done in it"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
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
