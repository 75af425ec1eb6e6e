# SPDX-License-Identifier: EUPL-1.2
"""Fields of the report's form that read what people type."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import Organisation
from corridor.steering.portfolio.public import parse_number, unread_number
from corridor.values.canonical import canonical
from corridor.values.texts import Text

from ..rules.parts import plain


class NumberField(forms.CharField):
    """A number as people type it, with a point or a comma; what reads in two ways is refused."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=40, required=False, **more)

    def prepare_value(self, value: Any) -> Any:
        return plain(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        try:
            return parse_number(typed)
        except ValueError as error:
            raise forms.ValidationError(unread_number(error)) from error


class ProseField(forms.CharField):
    """Several lines of text."""

    def __init__(self, rows: int = 2, **more: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": rows}), **more)

    def clean(self, value: Any) -> Any:
        return super().clean(value).replace("\r\n", "\n")


class OrganisationField(forms.CharField):
    """An organisation by its code, chosen from a list of suggestions (`known`: code -> record)."""

    def __init__(self, known: dict[str, Organisation], list_id: str, **more: Any) -> None:
        attrs = {"list": list_id, "autocomplete": "off"}
        super().__init__(required=False, widget=forms.TextInput(attrs=attrs), **more)
        self.known = known

    def clean(self, value: Any) -> Any:
        """The key of the organisation; null for none. A name in full is understood too."""
        typed = super().clean(value).strip()
        if not typed:
            return None
        for code, row in self.known.items():
            if typed.casefold() in (code.casefold(), str(row).casefold()):
                return row.pk
        raise forms.ValidationError(
            _("There is no organisation “%(code)s”; write its code or choose one of the list.")
            % {"code": typed[:60]}
        )


def text_of(held: Text | None, typed: str) -> Text | None:
    """What a form says, in the reader's language; a text that was not touched stays as it is."""
    if held is not None and held.choose(words.language())[0] == typed:
        return held
    return Text({words.language(): typed}) if typed else None


def fingerprint(content: Any) -> str:
    return hashlib.sha256(canonical(content).encode()).hexdigest()[:16]


class Remembering(forms.Form):
    """A form that knows whether somebody touched it, by what it showed and at which version.

    What nobody touched is not written: so two people who fill in different places do not meet.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def remember(self, version: int, content: Any) -> None:
        self.fields["seen"].initial = f"{version}:{fingerprint(content)}"

    @property
    def version(self) -> int:
        version = self.cleaned_data["seen"].partition(":")[0]
        return int(version) if version.isdecimal() and len(version) < 9 else 0

    def touched(self, content: Any) -> bool:
        return bool(self.cleaned_data["seen"].partition(":")[2] != fingerprint(content))
