# SPDX-License-Identifier: EUPL-1.2
"""Fields that the forms of this room share, and the form that they stand in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.kernel.public import as_period
from corridor.foundation.pages.public import words
from corridor.foundation.reference.public import check_citation
from corridor.steering.policy.public import days_as_text, parse_days
from corridor.values.citations import Citation
from corridor.values.texts import Text

LONG = forms.Textarea(attrs={"rows": 3})
OWN_WORDS = gettext_lazy("In your own words, in the language of this page.")
DAYS = gettext_lazy("A day, a month or a year: 2011-07-11, 2011-07 or 2011. Empty: not stated.")
SEVERAL = gettext_lazy("Hold Ctrl or Command to choose several.")


class SourcesField(forms.CharField):
    """Citations with commas between, each of a document that is known; gives a list."""

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
    """Days in which a moment lies; null for nothing typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 30)
        kwargs.setdefault("help_text", DAYS)
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
