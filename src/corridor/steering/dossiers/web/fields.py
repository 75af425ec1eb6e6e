# SPDX-License-Identifier: EUPL-1.2
"""Fields that the forms of this room share, and texts in the languages of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.pages.public import words
from corridor.values.periods import Moment, Validity
from corridor.values.texts import INTERFACE_LANGUAGES, Text

NOT_KNOWN = Moment(None, None)
WHEN = gettext_lazy("A day, month or year: 2011-07-11, 2011-07 or 2011. Empty where not known.")
BOUND = gettext_lazy(
    "A day, month or year: 2011-07-11, 2011-07 or 2011. Or “unknown”. Empty: no limit."
)
ONE_LANGUAGE = gettext_lazy("At least in one language.")


class MomentField(forms.CharField):
    """A day, a month, a year or "unknown"; `empty` is what nothing typed means."""

    def __init__(self, *, empty: str = "unknown", **kwargs: Any) -> None:
        self.empty = empty
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("help_text", WHEN if empty == "unknown" else BOUND)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return Moment.parse(text.strip().lower() or self.empty)
        except ValueError as error:
            raise ValidationError(
                _("“%(text)s” is not a date. Write 2011-07-11, 2011-07, 2011 or “unknown”.")
                % {"text": text}
            ) from error


class TextsForm(forms.Form):
    """A form with texts in the languages of the site, one box for each.

    `texts` names them: label, whether one is required, and how many lines a box has. A cleaned
    text is a `Text`, or null where every box is empty; languages without a box stay as they were.
    `order` names fields and texts as they stand in the page.
    """

    texts: ClassVar[Mapping[str, tuple[Any, bool, int]]] = {}
    order: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, held: Mapping[str, Text | None] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.held = dict(held or {})
        for name, (_label, _required, rows) in self.texts.items():
            for lang in INTERFACE_LANGUAGES:
                self.fields[f"{name}_{lang}"] = forms.CharField(
                    label=words.language_name(lang).capitalize(),
                    required=False,
                    max_length=4000,
                    widget=forms.Textarea(attrs={"rows": rows}),
                )
                text = self.held.get(name)
                if text is not None:
                    self.initial.setdefault(f"{name}_{lang}", text.get(lang, ""))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name, (_label, required, _rows) in self.texts.items():
            held = self.held.get(name)
            strings = {} if held is None else dict(held)
            strings |= {
                lang: (cleaned.pop(f"{name}_{lang}", "") or "").strip()
                for lang in INTERFACE_LANGUAGES
            }
            cleaned[name] = Text(strings) if any(strings.values()) else None
            if required and cleaned[name] is None:
                lang = words.language()
                self.add_error(
                    f"{name}_{lang if lang in INTERFACE_LANGUAGES else 'en'}",
                    _("Fill this in, in at least one language."),
                )
        return cleaned

    def groups(self) -> Iterator[dict[str, Any]]:
        """Fields as the page shows them: alone, or the boxes of one text together."""
        for name in (*self._hidden(), *self.order):
            if name in self.texts:
                label, required, _rows = self.texts[name]
                yield {
                    "legend": label,
                    "required": required,
                    "help": ONE_LANGUAGE if required else "",
                    "fields": [self[f"{name}_{lang}"] for lang in INTERFACE_LANGUAGES],
                }
            elif name in self.fields:
                yield {"legend": "", "fields": [self[name]]}

    def _hidden(self) -> list[str]:
        return [name for name, field in self.fields.items() if field.widget.is_hidden]

    def labels(self) -> dict[str, str]:
        """What each field is called, with the language of a box."""
        found = {name: str(field.label) for name, field in self.fields.items()}
        for name, (label, _required, _rows) in self.texts.items():
            for lang in INTERFACE_LANGUAGES:
                found[f"{name}_{lang}"] = f"{label} ({words.language_name(lang)})"
        return found


def validity_of(form: forms.Form, cleaned: dict[str, Any]) -> Validity | None:
    """From the fields `start` and `end`; an end before the start is said at the end."""
    if "start" not in cleaned or "end" not in cleaned:
        return None
    try:
        return Validity.between(cleaned.pop("start"), cleaned.pop("end"))
    except ValueError:
        form.add_error("end", _("The end must come after the start."))
        return None


def bounds(validity: Validity) -> dict[str, str]:
    """How the bounds of a validity are written in a form; empty for none."""
    possible, certain = validity.possible, validity.certain

    def written(loose: Any, sure: Any) -> str:
        if certain is None:
            return "unknown" if loose is None else str(loose.year)
        if loose is None:
            return "" if sure is None else "unknown"
        if sure is None or loose == sure:
            return str(loose.isoformat())
        return str(loose.year) if loose.year == sure.year else "unknown"

    return {
        "start": written(possible.start, certain and certain.start),
        "end": written(possible.end, certain and certain.end),
    }


def moment_words(earliest: Any, latest: Any) -> str:
    """How a moment is written in a form: a day, a month, a year; empty where not known."""
    if earliest is None or latest is None:
        return ""
    for text in (str(earliest.year), f"{earliest:%Y-%m}"):
        if Moment.parse(text) == Moment(earliest, latest):
            return text
    return str(earliest.isoformat())
