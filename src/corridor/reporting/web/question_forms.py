# SPDX-License-Identifier: EUPL-1.2
"""The forms in which a figure is doubted and the doubt is answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.values.texts import INTERFACE_LANGUAGES, Text

from ..models import Question
from ..rules.questions import LONGEST

LONG = forms.Textarea(attrs={"rows": 5})


class AskForm(forms.Form):
    """What somebody thinks is wrong. `seen` is the hash of the figure that was on the page;
    `website` is filled in by machines alone."""

    text = forms.CharField(
        label=gettext_lazy("What do you think is wrong?"),
        help_text=gettext_lazy(
            "Name a source if you have one. Your words may be shown here: write nothing about "
            "persons, and no name or address."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    website = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """An answer for all readers, in one of the languages of the site at least."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=gettext_lazy("What came of it"))
    nl = forms.CharField(label=gettext_lazy("Answer in Dutch"), max_length=4000, widget=LONG)
    fr = forms.CharField(label=gettext_lazy("Answer in French"), max_length=4000, widget=LONG)
    en = forms.CharField(label=gettext_lazy("Answer in English"), max_length=4000, widget=LONG)

    def __init__(self, *args: Any, language: str = "", **kwargs: Any) -> None:
        """`language`: the one that was asked in, which cannot be left out."""
        super().__init__(*args, **kwargs)
        outcome = self.fields["outcome"]
        assert isinstance(outcome, forms.ChoiceField)
        outcome.choices = [("", _("Choose")), *Question.Outcome.choices]
        for lang in INTERFACE_LANGUAGES:
            self.fields[lang].required = lang == language

    def answer(self) -> Text:
        said: dict[str, Any] = self.cleaned_data
        return Text({lang: said[lang].strip() for lang in INTERFACE_LANGUAGES if said[lang]})


class RejectForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Why is it turned down?"),
        help_text=gettext_lazy("Only officers read this, in its history."),
        max_length=500,
    )
