# SPDX-License-Identifier: EUPL-1.2
"""Rows within a form: who takes part, steps of a timetable, facts beside a decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import Organisation, organisations
from corridor.foundation.reference.public import Country, SourcesField, countries
from corridor.values.answers import Answer
from corridor.values.texts import Text

from ..models import DecisionFact, Party, StrategyStep
from ..public import GivenFact
from .fields import MomentField, bounds, moment_words, validity_of
from .forms import UNTIL, ByName


class OneLanguage(forms.Form):
    """A row with texts typed in the reader's language; those in others are kept.

    `held` is the row that it changes, by its place.
    """

    def __init__(self, *args: Any, held: Sequence[Any] = (), place: Any = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        number = None if self.prefix is None else self.prefix.rsplit("-", 1)[-1]
        self.row = (
            held[int(number)] if number and number.isdigit() and int(number) < len(held) else None
        )

    def said(self, name: str) -> Text | None:
        """The text as typed now, with what it was in other languages."""
        before = None if self.row is None else getattr(self.row, name)
        strings = {} if before is None else dict(before)
        typed = (self.cleaned_data.get(name) or "").strip()
        shown = "" if before is None else before.choose(words.language())[0]
        if typed == shown.strip():
            return before
        strings[words.language()] = typed
        return Text(strings) if any(strings.values()) else None


class PartyForm(OneLanguage):
    side = forms.ChoiceField(label=gettext_lazy("Side"), choices=Party.Side.choices)
    standing = forms.ChoiceField(
        label=gettext_lazy("Does it take part?"), choices=Party.Standing.choices
    )
    country = ByName(
        lambda row: row.shown_name,
        label=gettext_lazy("Country"),
        queryset=Country.objects.none(),
    )
    organisation = ByName(
        str, label=gettext_lazy("Organisation"), queryset=Organisation.objects.none()
    )
    group = forms.CharField(
        label=gettext_lazy("Or a group in words"), required=False, max_length=300
    )
    start = MomentField(empty="open", label=gettext_lazy("Holds from"))
    end = MomentField(empty="open", label=UNTIL)
    text = forms.CharField(label=gettext_lazy("With what?"), required=False, max_length=500)
    sources = SourcesField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = countries().named(words.language()).order_by("name_key")
        self.fields["country"].queryset = named  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = organisations()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        given = [cleaned.get(name) for name in ("country", "organisation", "group")]
        if sum(bool(each) for each in given) != 1 and "country" not in self.errors:
            self.add_error(
                "country", _("Say who takes part: one country, one organisation, or a group.")
            )
        validity = validity_of(self, cleaned)
        untouched = self.row is not None and not {"start", "end"} & set(self.changed_data)
        cleaned["validity"] = self.row.validity if untouched and self.row else validity
        return cleaned

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "side": data["side"],
            "standing": data["standing"],
            "country": data["country"],
            "organisation": data["organisation"],
            "group": self.said("group") if data["group"] else None,
            "text": self.said("text"),
            "validity": data["validity"],
            "sources": data["sources"],
        }

    @staticmethod
    def written(row: Party) -> dict[str, Any]:
        return {
            "side": row.side,
            "standing": row.standing,
            "country": row.country,
            "organisation": row.organisation,
            "group": _said(row.group),
            "text": _said(row.text),
            "sources": ", ".join(row.sources),
            **bounds(row.validity),
        }


class TimetableForm(OneLanguage):
    text = forms.CharField(label=gettext_lazy("What is to be done"), max_length=500)
    due = MomentField(label=gettext_lazy("Due"))
    state = forms.ChoiceField(
        label=gettext_lazy("State"), choices=StrategyStep.State.choices, initial="planned"
    )

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "text": self.said("text"),
            "earliest": data["due"].earliest,
            "latest": data["due"].latest,
            "state": data["state"],
        }

    @staticmethod
    def written(row: StrategyStep) -> dict[str, Any]:
        return {
            "text": _said(row.text),
            "due": moment_words(row.earliest, row.latest),
            "state": row.state,
        }


class FactForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Fact"), choices=DecisionFact.Kind.choices)
    number = forms.DecimalField(
        label=gettext_lazy("How many"),
        required=False,
        max_digits=14,
        decimal_places=2,
        help_text=gettext_lazy("Leave how many, answer and words empty for what was not known."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    answer = forms.ChoiceField(
        label=gettext_lazy("Answer"),
        choices=[("", "—"), *DecisionFact.State.choices],
        required=False,
    )
    text = forms.CharField(label=gettext_lazy("In words"), required=False, max_length=1000)
    start = forms.DateField(
        label=gettext_lazy("First day that it is about"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    end = forms.DateField(
        label=gettext_lazy("First day after"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    source = forms.CharField(label=gettext_lazy("Taken from"), max_length=300)

    def given(self) -> GivenFact:
        data = self.cleaned_data
        text = data["text"].strip()
        return GivenFact(
            kind=data["kind"],
            source=data["source"],
            number=data["number"],
            answer=Answer(data["answer"]) if data["answer"] else None,
            text=Text({words.language(): text}) if text else None,
            start=data["start"],
            end=data["end"],
        )


def _said(text: Text | None) -> str:
    return "" if text is None else text.choose(words.language())[0]


PartyForms = forms.formset_factory(
    PartyForm, extra=1, can_delete=True, can_delete_extra=False, max_num=100
)
TimetableForms = forms.formset_factory(
    TimetableForm, extra=1, can_delete=True, can_delete_extra=False, max_num=100
)
FactForms = forms.formset_factory(FactForm, extra=3, max_num=20)


def kept(formset: Any) -> list[Any]:
    """The rows that are filled in and not taken away."""
    return [form for form in formset if form.cleaned_data and not form.cleaned_data.get("DELETE")]
