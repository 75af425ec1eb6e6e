# SPDX-License-Identifier: EUPL-1.2
"""Fields that the forms of this room share, and the form that they stand in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.kernel.public import as_period
from corridor.foundation.pages.public import words
from corridor.values.periods import days_as_text
from corridor.values.texts import Text

LONG = forms.Textarea(attrs={"rows": 3})
OWN_WORDS = gettext_lazy("In your own words, in the language of this page.")
SEVERAL = gettext_lazy("Hold Ctrl or Command to choose several.")


class NamesField(forms.CharField):
    """Codes or identifiers with commas between; gives a list."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 2000)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value).replace(";", ",").split(",")
        return list(dict.fromkeys(name.strip() for name in typed if name.strip()))


class WordsField(forms.CharField):
    """A text of several lines."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 4000)
        kwargs.setdefault("widget", LONG)
        super().__init__(**kwargs)


class RoomForm(forms.Form):
    """A form over a record that may be there already (`held`), whose texts keep their other
    languages: one that has a text in another language need not be put in this one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    # Names of the fields that are a text of the record.
    texts: tuple[str, ...] = ()

    def __init__(self, *args: Any, held: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        for name in self.texts:
            if self._before(name):
                self.fields[name].required = False

    def _before(self, name: str) -> Text | None:
        return None if self.held is None else getattr(self.held, name)

    def written(self, name: str) -> Text | None:
        """The text with what was typed in the language of the page."""
        strings = dict(self._before(name) or {})
        strings[words.language()] = self.cleaned_data[name].replace("\r\n", "\n").strip()
        return Text(strings) if any(strings.values()) else None

    def needed(self, name: str) -> Text:
        text = self.written(name)
        assert text is not None
        return text

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in self.texts:
            # Emptied in the only language it had, and not to be without.
            base = self.base_fields[name].required
            if base and name in cleaned and self.written(name) is None:
                self.add_error(name, _("Write it in at least one language."))
        return cleaned

    def choose(self, **choices: Any) -> None:
        for name, given in choices.items():
            self.fields[name].choices = given  # type: ignore[attr-defined]


def here(text: Text | None) -> str:
    """A text in the language of the page alone; empty where it is not in it."""
    return "" if text is None else text.get(words.language(), "")


def typed_days(column: Any) -> str:
    return "" if column is None else days_as_text(as_period(column))
