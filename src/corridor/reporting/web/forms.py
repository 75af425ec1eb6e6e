# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corridor.values.texts import Text


class CorrectionForm(forms.Form):
    """What a correction changes and why, for all readers; asked for from the second edition on."""

    nl = forms.CharField(label=_("What changed and why, in Dutch"), widget=forms.Textarea)
    fr = forms.CharField(label=_("What changed and why, in French"), widget=forms.Textarea)
    en = forms.CharField(label=_("What changed and why, in English"), widget=forms.Textarea)

    def reason(self) -> Text:
        said: dict[str, Any] = self.cleaned_data
        return Text({lang: said[lang] for lang in ("nl", "fr", "en")})
