# SPDX-License-Identifier: EUPL-1.2
"""What people type, read: amounts, sources, days."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from corridor.foundation.reference.public import check_citation
from corridor.values.citations import Citation

from ..rules import parse_days


class AmountField(forms.DecimalField):
    """An amount typed with a point or a comma for the cents, and spaces if one likes."""

    def to_python(self, value: Any) -> Any:
        text = "".join(str(value or "").split()).replace("\u202f", "")
        if text.count(",") == 1 and "." not in text and len(text.rsplit(",", 1)[1]) != 3:
            text = text.replace(",", ".")
        if "," in text or text.count(".") > 1 or _thousands(text):
            raise forms.ValidationError(
                _(
                    "“%(amount)s” can be read in two ways; write only digits, and cents after a "
                    "point, as in 2089331.50."
                )
                % {"amount": str(value)[:40]}
            )
        return super().to_python(text)


def _thousands(text: str) -> bool:
    """Whether a point may have been meant to part thousands: 2.089 is two thousand or two."""
    whole, point, rest = text.lstrip("-").partition(".")
    return bool(point) and len(rest) == 3 and whole not in {"", "0"}


class SourcesField(forms.CharField):
    """Citations with commas between, each of a document that is known; gives a list."""

    def clean(self, value: Any) -> Any:
        found, wrong = [], []
        for text in super().clean(value).replace(";", ",").split(","):
            if not text.strip():
                continue
            try:
                citation = str(Citation.parse(text.strip()))
            except ValueError:
                wrong.append(
                    _("“%(text)s” is no source; write document and lines, as in NL11:79-93.")
                    % {"text": text.strip()[:60]}
                )
                continue
            fault = check_citation(citation)
            if fault:
                wrong.append(fault)
            found.append(citation)
        if wrong:
            raise forms.ValidationError(wrong)
        return found


class DaysField(forms.CharField):
    """Days in which a moment lies; null for nothing typed."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        if not text:
            return None
        try:
            return parse_days(text)
        except ValueError as error:
            raise forms.ValidationError(
                _("“%(text)s” is no day; write 2011-07-11, 2011-07 or 2011.") % {"text": text[:40]}
            ) from error
