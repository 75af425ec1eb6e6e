# SPDX-License-Identifier: EUPL-1.2
"""The form of a figure, with the parts it is broken down by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.steering.portfolio.public import (
    FigureStatement,
    PartStatement,
    Qualifier,
    State,
)

from ..public import GivenFigure, Slot
from ..rules.days import first
from ..rules.parts import plain
from ..selectors.frozen import figure_as_json
from .fields import NumberField, ProseField, Remembering, text_of
from .shown import chosen

NEW_PARTS = 2


class FigureForm(Remembering):
    """The actual of an indicator, with the parts it is broken down by."""

    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    number = NumberField(label=gettext_lazy("Figure"))
    denominator = NumberField(label=gettext_lazy("Of how many?"))
    text = ProseField(rows=4, label=gettext_lazy("Answer in words"))
    qualifier = forms.ChoiceField(
        label=gettext_lazy("How exact is it?"), choices=Qualifier.choices, required=False
    )
    comment = ProseField(label=gettext_lazy("Comment"))

    def __init__(self, data: Any, *, slot: Slot, cells: Mapping[str, str]) -> None:
        """`cells` are the categories that a new part may name, with their words."""
        super().__init__(data, prefix=f"f{slot.key}")
        self.slot = slot
        measure, draft = slot.indicator.measure, slot.draft
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose, or fill in below")),
            *State.choices,
        ]
        if measure == "yes_no":
            choices = [("", _("not filled in")), ("1", _("yes")), ("0", _("no"))]
            self.fields["number"] = forms.TypedChoiceField(
                label=_("Answer"), choices=choices, required=False, coerce=Decimal, empty_value=None
            )
        if measure == "2":
            self.fields["number"].label = _("How many, or the percentage")
            self.fields["denominator"].help_text = _(
                "Leave it empty where only the percentage is known."
            )
        unneeded = {
            "5": ("number", "denominator", "qualifier"),
            "2": ("text",),
            "1": ("text", "denominator"),
            "yes_no": ("text", "denominator", "qualifier"),
        }[measure]
        for name in unneeded:
            del self.fields[name]
        figure = draft.figure if draft else None
        if figure is not None:
            for name in ("number", "denominator"):
                if name in self.fields:
                    self.fields[name].initial = plain(getattr(figure, name))
            if "text" in self.fields:
                self.fields["text"].initial = chosen(figure.text)
            if "qualifier" in self.fields:
                self.fields["qualifier"].initial = figure.qualifier
            self.fields["state"].initial = figure.state
            self.fields["comment"].initial = chosen(figure.comment)
        self.parts = self._part_forms(data, cells) if measure != "5" else []
        parts = draft.cells if draft else ()
        self.remember(draft.version if draft else 0, self._content(figure, parts))

    def _part_forms(self, data: Any, cells: Mapping[str, str]) -> list[PartForm]:
        measure = self.slot.indicator.measure
        held = {part.cell: part for part in (self.slot.draft.cells if self.slot.draft else ())}
        forms_: list[PartForm] = [
            PartForm(data, f"{self.prefix}-p{number}", measure, cell=cell, part=held.get(cell))
            for number, cell in enumerate(self.slot.cells)
        ]
        if cells:
            forms_ += [
                PartForm(data, f"{self.prefix}-n{number}", measure, choices=cells)
                for number in range(NEW_PARTS)
            ]
        return forms_

    @staticmethod
    def _content(figure: FigureStatement | None, parts: Sequence[PartStatement]) -> Any:
        told = sorted(
            ([*part.cell], part.state, plain(part.number), plain(part.denominator))
            for part in parts
        )
        return [figure_as_json(figure), told]

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(part.is_valid() for part in self.parts)])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        filled = cleaned.get("number") is not None or bool(cleaned.get("text"))
        if cleaned.get("state") == "" and filled:
            cleaned["state"] = State.REPORTED
        if cleaned.get("state") == "" and not self.errors:
            if cleaned.get("comment"):
                self.add_error("state", _("Choose one: a comment alone is no answer."))
            elif any(part.is_valid() and part.part() is not None for part in self.parts):
                self.add_error("number", _("Enter the figure that these are parts of."))
        return cleaned

    def _figure(self) -> FigureStatement | None:
        data, held = self.cleaned_data, self.slot.draft
        if not data["state"]:
            return None
        text = text_of(held.text if held else None, data.get("text", ""))
        return FigureStatement(
            state=data["state"],
            number=data.get("number"),
            denominator=data.get("denominator"),
            text=text,
            qualifier=data.get("qualifier") or Qualifier.EXACT,
            comment=text_of(held.comment if held else None, data["comment"]),
        )

    def given(self) -> GivenFigure | None:
        """Null when nobody touched it."""
        figure = self._figure()
        parts = tuple(part for form in self.parts if (part := form.part()) is not None)
        if not self.touched(self._content(figure, parts)):
            return None
        return GivenFigure(
            self.slot.indicator.pk, first(self.slot.days), figure, parts, self.version
        )

    def part_form(self, cell: tuple[str, ...]) -> PartForm | None:
        """The form of a part, to say there what is wrong with it."""
        for form in self.parts:
            part = form.part() if form.is_valid() else None
            if part is not None and part.cell == cell:
                return form
        return None


class PartForm(forms.Form):
    """A part: one that was there before, by its cell, or a new one by one or two categories."""

    number = NumberField(label=gettext_lazy("Figure"))
    denominator = NumberField(label=gettext_lazy("Of how many?"))

    def __init__(
        self,
        data: Any,
        prefix: str,
        measure: str,
        *,
        cell: tuple[str, ...] = (),
        part: PartStatement | None = None,
        choices: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, prefix=prefix)
        self.cell, self.new, self.kept = cell, choices is not None, str(State.REPORTED)
        if measure != "2":
            del self.fields["denominator"]
        if choices is not None:
            options = [("", _("Choose")), *choices.items()]
            self.fields["one"] = forms.ChoiceField(
                label=_("Broken down by"), choices=options, required=False
            )
            self.fields["two"] = forms.ChoiceField(
                label=_("and by"), choices=options, required=False
            )
            self.order_fields(["one", "two", "number", "denominator"])
        elif part is not None:
            for name in self.fields:
                self.fields[name].initial = plain(getattr(part, name))
            self.kept = part.state

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.new and cleaned.get("number") is not None and not cleaned.get("one"):
            self.add_error("one", _("Choose what this is a part of."))
        if self.new and cleaned.get("one") and cleaned.get("number") is None:
            self.add_error("number", _("Enter the number; zero is a number too."))
        return cleaned

    def part(self) -> PartStatement | None:
        """Null for one that was left empty."""
        data = self.cleaned_data
        number = data.get("number")
        if number is None and self.kept == State.REPORTED:
            return None
        cell = self.cell
        if self.new:
            cell = tuple(sorted(filter(None, (data["one"], data["two"]))))
        state = self.kept if number is None else State.REPORTED
        return PartStatement("actual", cell, number, data.get("denominator"), str(state))
