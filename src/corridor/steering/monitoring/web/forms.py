# SPDX-License-Identifier: EUPL-1.2
"""The other forms: an account, a file, a remark, a step, a round to open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.parties.public import Organisation

from ..models import Narrative
from ..public import GivenNarrative, Slot
from ..rules.days import LATEST
from ..rules.files import LARGEST
from .fields import ProseField, Remembering, text_of
from .shown import chosen


class NarrativeForm(Remembering):
    done = ProseField(
        rows=6,
        label=gettext_lazy("What was done?"),
        help_text=gettext_lazy(
            "It is shown to everybody once it is approved. You write in the language of this page."
        ),
    )
    short = ProseField(rows=4, label=gettext_lazy("What fell short, and why?"))

    def __init__(self, data: Any, *, row: Narrative | None, activity: int) -> None:
        super().__init__(data, prefix="narrative")
        self.row, self.activity = row, activity
        for name in ("done", "short"):
            held = None if row is None else getattr(row, name)
            self.fields[name].initial = "" if held is None else chosen(held)
        self.remember(0 if row is None else row.version, self._content(row))

    @staticmethod
    def _content(row: Any) -> Any:
        return [dict(getattr(row, name) or {}) if row else {} for name in ("done", "short")]

    def given(self) -> GivenNarrative | None:
        """Null when nobody touched it."""
        held = self.row
        said = GivenNarrative(
            self.activity,
            done=text_of(held.done if held else None, self.cleaned_data["done"]),
            short=text_of(held.short if held else None, self.cleaned_data["short"]),
            version=self.version,
        )
        return said if self.touched(self._content(said)) else None


class EvidenceForm(forms.Form):
    """One file to add, and what it backs up."""

    file = forms.FileField(label=gettext_lazy("File"), required=False)
    title = forms.CharField(label=gettext_lazy("Title of the file"), max_length=200, required=False)
    of = forms.ChoiceField(label=gettext_lazy("It backs up"), required=False)

    def __init__(self, data: Any, files: Any, *, slots: Sequence[Slot]) -> None:
        super().__init__(data, files, prefix="evidence")
        self.slots = {slot.key: slot for slot in slots if not slot.astray}
        self.fields["of"].choices = [  # type: ignore[attr-defined]
            ("", _("the activity as a whole")),
            *((key, chosen(slot.indicator.title)) for key, slot in self.slots.items()),
        ]
        self.fields["file"].help_text = _(
            "PDF, PNG, JPEG or an office document without macros, of %(most)s MB at the most."
        ) % {"most": LARGEST // 1024 // 1024}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("file") and not cleaned.get("title"):
            self.add_error("title", _("Give the file a title."))
        return cleaned


class RemarkForm(forms.Form):
    text = ProseField(rows=3, label=gettext_lazy("Remark"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = True


class StepForm(forms.Form):
    """A step of a round, with words and perhaps another day on which it is due."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    remark = ProseField(rows=4, label=gettext_lazy("Remark"))
    due = forms.DateField(
        label=gettext_lazy("Due on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class OpenForm(forms.Form):
    """A round to open, for one partner or for all."""

    partner = forms.ChoiceField(label=gettext_lazy("Partner"), required=False)
    start = forms.DateField(
        label=gettext_lazy("First day of the period"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    end = forms.DateField(
        label=gettext_lazy("Last day of the period"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    due = forms.DateField(
        label=gettext_lazy("Report due on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    at_once = forms.BooleanField(
        label=gettext_lazy("Open at once: the partner can write"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Else it is planned, and opened later."),
    )

    def __init__(
        self, data: Any, *, partners: Sequence[Organisation], initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.known = {row.public_id: row for row in partners}
        names = sorted(((key, str(row)) for key, row in self.known.items()), key=lambda p: p[1])
        self.fields["partner"].choices = [  # type: ignore[attr-defined]
            ("", _("All partners with an activity that runs then")),
            *names,
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if isinstance(end, date) and end > LATEST:
            self.add_error("end", _("This day is too far off."))
        if isinstance(start, date) and isinstance(end, date) and end < start:
            self.add_error("end", _("The end must come after the start."))
        return cleaned
