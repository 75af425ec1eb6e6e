# SPDX-License-Identifier: EUPL-1.2
"""What people type, read: amounts, sources, days."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _


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
