# SPDX-License-Identifier: EUPL-1.2
"""What people type, read: amounts, days, sources."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from corridor.values.periods import Moment, Period

ONE_DAY = timedelta(days=1)


class AmountField(forms.DecimalField):
    """An amount typed with a point or a comma for the cents, and spaces if one likes."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        )
        super().__init__(max_digits=20, decimal_places=2, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = "".join(str(value or "").split())
        whole, mark, rest = text.replace(",", ".").partition(".")
        if mark and ((len(rest) == 3 and whole.lstrip("-") not in {"", "0"}) or "." in rest):
            raise forms.ValidationError(
                _(
                    "“%(amount)s” can be read in two ways; write only digits, and cents after a "
                    "point, as in 2089331.50."
                )
                % {"amount": str(value)[:40]}
            )
        return super().to_python(text.replace(",", "."))


class SpanField(forms.CharField):
    """A day, a month or a year, as the period of its days; null for nothing typed."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        if not text:
            return None
        try:
            moment = Moment.parse(text)
        except ValueError:
            moment = None
        if moment is None or moment.earliest is None or moment.latest is None:
            raise forms.ValidationError(
                _("“%(text)s” is no day; write 2011-07-11, 2011-07 or 2011.") % {"text": text[:40]}
            )
        return Period(moment.earliest, moment.latest + ONE_DAY)


def written(period: Period) -> str:
    """How a period is typed in a `SpanField`, where it is a day, a month or a year."""
    start, end = period.start, period.end
    assert start is not None
    assert end is not None
    for text in (f"{start:%Y}", f"{start:%Y-%m}"):
        moment = Moment.parse(text)
        if (moment.earliest, moment.latest) == (start, end - ONE_DAY):
            return text
    return start.isoformat()
