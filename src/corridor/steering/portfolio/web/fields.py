# SPDX-License-Identifier: EUPL-1.2
"""Fields of the forms of an activity: times of which not all is known, names, shares, texts."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.foundation.pages.public import fold, words
from corridor.foundation.parties.public import Organisation
from corridor.values.periods import Moment, Period
from corridor.values.texts import Text

WHEN = _("A day, month or year: 2011-07-11, 2011-07 or 2011. Empty: not stated.")
DAY = timedelta(days=1)


def written(period: Period | None) -> str:
    """How a period is typed: a day, a month or a year; nothing for any other stretch."""
    if period is None or period.start is None or period.end is None:
        return ""
    last = period.end - DAY
    for form in (
        period.start.isoformat(),
        period.start.isoformat()[:7],
        period.start.isoformat()[:4],
    ):
        moment = Moment.parse(form)
        if (moment.earliest, moment.latest) == (period.start, last):
            return form
    return ""


class WhenField(forms.CharField):
    """A day, a month or a year as the days in which it lies; empty is not stated."""

    def __init__(self, **given: Any) -> None:
        super().__init__(required=False, max_length=10, help_text=WHEN, **given)

    def clean(self, value: Any) -> Period | None:
        text = super().clean(value).strip().lower()
        if not text or text == "unknown":
            return None
        try:
            moment = Moment.parse(text)
        except ValueError as error:
            raise ValidationError(
                gettext("“%(text)s” is not a date. Write 2011-07-11, 2011-07 or 2011.")
                % {"text": text}
            ) from error
        if moment.earliest is None or moment.latest is None:
            raise ValidationError(gettext("Write 2011-07-11, 2011-07 or 2011."))
        return Period(moment.earliest, moment.latest + DAY)


class ShareField(forms.DecimalField):
    """A percentage above 0 and up to 100, typed with a point or a comma; empty is not stated."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            label=_("Share in %"),
            required=False,
            max_digits=9,
            decimal_places=6,
            max_value=Decimal(100),
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            **given,
        )

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.strip().removesuffix("%").strip().replace(",", ".")
        return super().to_python(value)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value <= 0:
            raise ValidationError(gettext("A share is above 0; leave it empty if nobody said."))

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class OrganisationField(forms.CharField):
    """An organisation by its code or by a name of it, as the list beside the field offers them."""

    def __init__(self, **given: Any) -> None:
        widget = forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"})
        super().__init__(max_length=300, widget=widget, **given)

    def clean(self, value: Any) -> str | None:
        text = super().clean(value).strip()
        if not text:
            return None
        by_code = Organisation.objects.filter(code=text, merged_into=None).first()
        if by_code is not None:
            return by_code.code
        wanted = fold(text)
        found = {
            row.code
            for row in Organisation.objects.filter(
                merged_into=None, names__sort_en__contains=wanted[:40]
            ).prefetch_related("names")
            | Organisation.objects.filter(
                merged_into=None, names__sort_nl__contains=wanted[:40]
            ).prefetch_related("names")
            | Organisation.objects.filter(merged_into=None, names__short__iexact=text)
            if any(
                wanted in {fold(name.short or ""), *(fold(each) for each in name.name.values())}
                for name in row.names.all()
            )
        }
        if len(found) == 1:
            return found.pop()
        if found:
            raise ValidationError(
                gettext("More than one organisation is called “%(name)s”: write its code.")
                % {"name": text}
            )
        raise ValidationError(
            gettext("There is no organisation “%(name)s”; choose one from the list.")
            % {"name": text}
        )


class WordsField(forms.CharField):
    """A text in one language: the reader's. What it says in other languages stays."""

    def __init__(self, *, rows: int = 3, **given: Any) -> None:
        given.setdefault("max_length", 5000)
        if rows > 1:
            given["widget"] = forms.Textarea(attrs={"rows": rows})
        super().__init__(**given)


def shown_text(text: Text | None) -> str:
    """What stands in a `WordsField`: the text in the reader's language or the next best."""
    return "" if text is None else text.choose(words.language())[0]


def retold(before: Text | None, typed: str) -> Text | None:
    """The text after what was typed for the reader's language; unchanged where that is the same."""
    typed = typed.strip()
    if typed == shown_text(before).strip():
        return before
    others = {} if before is None else dict(before)
    lang = words.language()
    kept = {**others, lang: typed} if typed else {}
    return Text(kept) if any(kept.values()) else None
