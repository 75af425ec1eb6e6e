# SPDX-License-Identifier: EUPL-1.2
"""What somebody says when they write down what became of a promise, or of several at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import BulkAction, words
from corridor.foundation.reference.public import DaysField, SourcesField
from corridor.values.texts import Text

from ..models import Promise
from ..public import GivenStep, PromiseState, Stale, add_step
from .promise_words import STATE_NAMES

LONG = forms.Textarea(attrs={"rows": 3})


def typed_text(typed: str) -> Text | None:
    """What somebody typed, in the language of the page they typed it on."""
    return Text({words.language(): typed.strip()}) if typed.strip() else None


class StepForm(forms.Form):
    state = forms.ChoiceField(
        label=gettext_lazy("How does it stand?"),
        choices=list(STATE_NAMES.items()),
        widget=forms.RadioSelect,
    )
    day = DaysField(
        label=gettext_lazy("When was that?"),
        required=False,
        max_length=30,
        help_text=gettext_lazy(
            "A day, a month or a year: 2011-07-11, 2011-07 or 2011. Leave it empty if nobody "
            "states it."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("What was done?"),
        max_length=2000,
        widget=LONG,
        help_text=gettext_lazy("In your own words, in the language of this page."),
    )
    sources = SourcesField(required=False, max_length=500)
    evidence = forms.CharField(
        label=gettext_lazy("Other evidence"),
        required=False,
        max_length=1000,
        widget=LONG,
        help_text=gettext_lazy("What shows it, where there is no document here to cite."),
    )
    corrects = forms.BooleanField(
        label=gettext_lazy("The last step was wrong: this takes its place"),
        required=False,
        help_text=gettext_lazy("The wrong one stays in sight, marked as corrected."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why do you write this?"),
        max_length=500,
        widget=LONG,
        help_text=gettext_lazy("Kept with the step."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, correctable: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not correctable:
            del self.fields["corrects"]

    def given(self) -> GivenStep:
        data = self.cleaned_data
        text = typed_text(data["text"])
        assert text is not None
        return GivenStep(
            state=PromiseState(data["state"]),
            text=text,
            day=data["day"],
            sources=data["sources"],
            evidence=typed_text(data["evidence"]),
            corrects=data.get("corrects", False),
        )


class SeveralForm(StepForm):
    """The same about several promises: nothing is corrected, each has a version of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, correctable=False, **kwargs)
        del self.fields["version"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            cleaned["given"] = self.given()
        return cleaned


def _not_followed(row: Promise, user: Any, chosen: Sequence[Promise]) -> str:
    if user.has_perm("policy.follow_promise", row):
        return ""
    return _("You may not write down what became of this promise.")


def _follow(row: Promise, user: Any, given: Mapping[str, Any]) -> None:
    try:
        add_step(
            by=user,
            promise=row,
            version=row.version,
            given=given["given"],
            reason=given["reason"],
        )
    except Stale:
        raise ValidationError(_("Somebody changed it since you chose it.")) from None


FOLLOW = BulkAction(
    "follow",
    gettext_lazy("Write down what became of them"),
    gettext_lazy("What became of these promises?"),
    may=lambda user: user.has_perm("policy.follow_promise"),
    refusal=_not_followed,
    do=_follow,
    done=lambda count: (
        ngettext(
            "It is written down with %(count)s promise.",
            "It is written down with %(count)s promises.",
            count,
        )
        % {"count": words.number(count)}
    ),
    explain=gettext_lazy("The same step is written with each of them."),
    form=SeveralForm,
    stamp=lambda row: row.version,
    refuses=(Refused,),
)
