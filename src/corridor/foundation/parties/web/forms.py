# SPDX-License-Identifier: EUPL-1.2
"""What a person fills in about an organisation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.foundation.reference.public import codes
from corridor.values.periods import Moment, Validity
from corridor.values.texts import INTERFACE_LANGUAGES, Text

from ..models import Identifier, Organisation, OrganisationName
from ..public import GivenIdentifier, GivenName

MOMENT = _("A day, month or year: 2011-07-11, 2011-07 or 2011. Or “unknown”. Empty: no limit.")


class MomentField(forms.CharField):
    """A day, a month, a year or "unknown"; empty is open."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return Moment.parse(text.strip().lower() or "open")
        except ValueError as error:
            raise ValidationError(
                gettext("“%(text)s” is not a date. Write 2011-07-11, 2011-07, 2011 or “unknown”.")
                % {"text": text}
            ) from error


class NameForm(forms.Form):
    key = forms.IntegerField(required=False, widget=forms.HiddenInput)
    nl = forms.CharField(label=_("Name in Dutch"), max_length=300)
    fr = forms.CharField(label=_("Name in French"), max_length=300)
    en = forms.CharField(label=_("Name in English"), max_length=300)
    short = forms.CharField(label=_("Short name"), max_length=60, required=False)
    start = MomentField(label=_("Holds from"), required=False, help_text=MOMENT)
    end = MomentField(
        label=_("Until (the first day it is no longer so)"), required=False, help_text=MOMENT
    )
    alias = forms.BooleanField(label=_("Also known as: a name beside its own"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "start" in cleaned and "end" in cleaned and not self.errors:
            try:
                cleaned["validity"] = Validity.between(cleaned["start"], cleaned["end"])
            except ValueError:
                self.add_error("end", gettext("The end must come after the start."))
        return cleaned


class IdentifierForm(forms.Form):
    scheme = forms.ChoiceField(label=_("Register"))
    value = forms.CharField(label=_("Identifier"), max_length=100)

    def __init__(self, *args: Any, schemes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = [("", "—"), *schemes]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why do you change this?"),
        required=False,
        max_length=300,
        help_text=_("Kept with the history of the organisation."),
    )


class MergeForm(forms.Form):
    reason = forms.CharField(
        label=_("How do you know that they are the same?"),
        max_length=300,
        help_text=_("Kept with the history of both."),
    )


NameFormSet = forms.formset_factory(NameForm, extra=1, can_delete=True, can_delete_extra=False)
IdentifierFormSet = forms.formset_factory(
    IdentifierForm, extra=1, can_delete=True, can_delete_extra=False
)


def schemes(organisation: Organisation, lang: str) -> list[tuple[str, str]]:
    """Registers to choose from: those of the code list, and those that it has now."""
    known = {code.code: code.names.choose(lang)[0] for code in codes("organisation-identifier")}
    for one in organisation.identifiers.all():
        known.setdefault(one.scheme, one.scheme)
    return list(known.items())


def initial_name(name: OrganisationName) -> dict[str, Any]:
    start, end = moments(name.validity)
    return {
        "key": name.pk,
        **{lang: name.name.get(lang, "") for lang in INTERFACE_LANGUAGES},
        "short": name.short,
        "start": start,
        "end": end,
        "alias": name.alias,
    }


def initial_identifier(one: Identifier) -> dict[str, Any]:
    return {"scheme": one.scheme, "value": one.value}


def moments(validity: Validity) -> tuple[str, str]:
    """How the bounds of a validity are written in a form; empty for none."""
    possible, certain = validity.possible, validity.certain

    def written(loose: Any, sure: Any, is_sure: bool) -> str:
        if not is_sure:
            return "unknown" if loose is None else str(loose.year)
        if loose is None:
            return "" if sure is None else "unknown"
        if loose == sure or sure is None:
            return str(loose.isoformat())
        return str(loose.year) if loose.year == sure.year else "unknown"

    return (
        written(possible.start, certain and certain.start, certain is not None),
        written(possible.end, certain and certain.end, certain is not None),
    )


def given_names(formset: Any, organisation: Organisation) -> list[GivenName]:
    """The names as filled in. Bounds and languages that the form did not touch stay as they are."""
    held = {name.pk: name for name in organisation.names.all()}
    given = []
    for form in formset:
        data = form.cleaned_data
        if not data or data.get("DELETE"):
            continue
        before = held.get(data["key"])
        texts = {} if before is None else dict(before.name)
        texts.update({lang: data[lang] for lang in INTERFACE_LANGUAGES})
        validity = data["validity"]
        if before is not None and not {"start", "end"} & set(form.changed_data):
            validity = before.validity
        given.append(GivenName(Text(texts), data["short"], validity, data["alias"], data["key"]))
    return given


def given_identifiers(formset: Any) -> list[GivenIdentifier]:
    return [
        GivenIdentifier(form.cleaned_data["scheme"], form.cleaned_data["value"].strip())
        for form in formset
        if form.cleaned_data and not form.cleaned_data.get("DELETE")
    ]
