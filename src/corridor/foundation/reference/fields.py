# SPDX-License-Identifier: EUPL-1.2
"""Fields of a form for what people cite and when it was, as every room asks for them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.values.citations import Citation
from corridor.values.periods import parse_days

from .selectors import check_citation


class SourcesField(forms.CharField):
    """Citations with commas between, each of a document that is known; gives a list of strings."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Sources"))
        kwargs.setdefault("max_length", 1000)
        kwargs.setdefault(
            "help_text",
            gettext_lazy("Document and lines, as in NL11:81; several with commas between."),
        )
        super().__init__(**kwargs)

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
    """Days in which a moment lies, as a `Period`; null for nothing typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 30)
        kwargs.setdefault(
            "help_text",
            gettext_lazy(
                "A day, a month or a year: 2011-07-11, 2011-07 or 2011. Empty: not stated."
            ),
        )
        super().__init__(**kwargs)

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
