# SPDX-License-Identifier: EUPL-1.2
"""What is typed on the pages of writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.accounts.public import User
from corridor.foundation.pages.public import words
from corridor.foundation.reference.public import SourcesField
from corridor.steering.policy.public import Framework, Node
from corridor.values.texts import INTERFACE_LANGUAGES, Text

from ...actions import GivenFront, GivenSection
from ...models import Report
from ...rules.images import LARGEST

DATE: dict[str, Any] = {"attrs": {"type": "date"}, "format": "%Y-%m-%d"}


def _line(label: Any, lang: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=_in(label, lang),
        required=False,
        widget=forms.TextInput(attrs={"lang": lang}),
        **more,
    )


def _prose(label: Any, lang: str, rows: int, paste: str = "") -> forms.CharField:
    attrs = {"rows": rows, "lang": lang, "spellcheck": "true"}
    if paste:
        attrs |= {"data-text": lang}
    return forms.CharField(
        label=_in(label, lang), required=False, strip=False, widget=forms.Textarea(attrs=attrs)
    )


def _in(label: Any, lang: str) -> str:
    return _("%(text)s in %(language)s") % {"text": label, "language": words.language_name(lang)}


class TextsForm(forms.Form):
    """Texts in three languages, of which each language may be empty: `title_nl`, `body_fr`."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    texts: Sequence[tuple[str, Any, int]] = ()

    def __init__(self, data: Any, *, held: Mapping[str, Text | None], version: int) -> None:
        super().__init__(data)
        self.fields["version"].initial = version
        for name, label, rows in self.texts:
            text = held.get(name)
            for lang in INTERFACE_LANGUAGES:
                field = _prose(label, lang, rows, name) if rows else _line(label, lang)
                field.initial = "" if text is None else text.get(lang, "")
                self.fields[f"{name}_{lang}"] = field

    def seen(self, otherwise: int) -> int:
        """The version that the page showed."""
        version = self.cleaned_data.get("version")
        return otherwise if version is None else int(version)

    def typed(self, name: str) -> dict[str, str]:
        values = self.cleaned_data if hasattr(self, "cleaned_data") else self.data
        return {
            lang: str(values.get(f"{name}_{lang}") or "").replace("\r\n", "\n")
            for lang in INTERFACE_LANGUAGES
        }

    def text(self, name: str) -> Text | None:
        said = self.typed(name)
        return Text(said) if any(string.strip() for string in said.values()) else None

    def in_language(self, lang: str) -> list[Any]:
        return [self[f"{name}_{lang}"] for name, _label, _rows in self.texts]

    def refuse(self, at: str, message: str) -> None:
        """Put what is refused at its field: "body" (all languages), "body.nl", "sources"."""
        name = at.replace(".", "_")
        if name in self.fields:
            self.add_error(name, message)
        elif f"{name}_{words.language()}" in self.fields:
            self.add_error(f"{name}_{words.language()}", message)
        else:
            self.add_error(None, message)


class SectionForm(TextsForm):
    texts = (("title", gettext_lazy("Title"), 0), ("body", gettext_lazy("Text"), 18))
    sources = SourcesField(
        required=False,
        label=gettext_lazy("Sources besides the figures"),
    )

    def __init__(self, data: Any, *, sources: Sequence[str] = (), **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["sources"].initial = ", ".join(sources)

    def given(self, meant: Sequence[str] | None = None) -> GivenSection:
        return GivenSection(
            self.typed("title"), self.typed("body"), self.cleaned_data["sources"], meant
        )


class NewSectionForm(SectionForm):
    node = forms.ChoiceField(label=gettext_lazy("What it is about"), required=False)

    def __init__(self, data: Any, *, nodes: Sequence[tuple[Node, str]], **more: Any) -> None:
        super().__init__(data, **more)
        self.nodes = {node.code: node for node, _title in nodes}
        self.fields["node"].choices = [  # type: ignore[attr-defined]
            ("", _("the report as a whole")),
            *((node.code, title) for node, title in nodes),
        ]


class FrontForm(TextsForm):
    texts = (
        ("title", gettext_lazy("Title"), 0),
        ("summary", gettext_lazy("Summary"), 8),
        ("publisher", gettext_lazy("Who answers for it"), 0),
    )
    date = forms.DateField(
        label=gettext_lazy("Date printed on the report"), widget=forms.DateInput(**DATE)
    )

    def __init__(self, data: Any, *, date: Any, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["date"].initial = date

    def given(self, meant: Sequence[str] | None = None) -> GivenFront:
        return GivenFront(
            self.typed("title"),
            self.typed("summary"),
            self.typed("publisher"),
            self.cleaned_data["date"],
            meant,
        )


class StartForm(forms.Form):
    framework = forms.ChoiceField(label=gettext_lazy("Framework"))
    year = forms.IntegerField(
        label=gettext_lazy("Year reported on"), min_value=1950, max_value=2200
    )
    like = forms.ChoiceField(
        label=gettext_lazy("Begin with"),
        required=False,
        help_text=gettext_lazy("A copy keeps the words; its figures become those of the new year."),
    )
    basis = forms.ChoiceField(
        label=gettext_lazy("Spending in its tables"), choices=Report.Basis.choices
    )
    date = forms.DateField(
        label=gettext_lazy("Date printed on the report"), widget=forms.DateInput(**DATE)
    )
    publisher_nl = forms.CharField(label=gettext_lazy("Who answers for it, in Dutch"))
    publisher_fr = forms.CharField(label=gettext_lazy("Who answers for it, in French"))
    publisher_en = forms.CharField(label=gettext_lazy("Who answers for it, in English"))

    def __init__(
        self,
        data: Any,
        *,
        frameworks: Sequence[Framework],
        reports: Sequence[Report],
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.frameworks = {row.code: row for row in frameworks}
        self.reports = {row.public_id: row for row in reports}
        self.fields["framework"].choices = [  # type: ignore[attr-defined]
            (row.code, words.as_text(row.names)[0]) for row in frameworks
        ]
        self.fields["like"].choices = [  # type: ignore[attr-defined]
            ("", _("The template: each priority with what was done, cost, came of it, fell short")),
            *((row.public_id, words.as_text(row.title)[0]) for row in reports),
        ]

    def publisher(self) -> Text:
        return Text({lang: self.cleaned_data[f"publisher_{lang}"] for lang in INTERFACE_LANGUAGES})


class CommentForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your comment"), widget=forms.Textarea(attrs={"rows": 3}), strip=True
    )


class AskForm(forms.Form):
    of = forms.ChoiceField(label=gettext_lazy("Colleague"))
    due = forms.DateField(
        label=gettext_lazy("Due on"), required=False, widget=forms.DateInput(**DATE)
    )
    note = forms.CharField(
        label=gettext_lazy("What is asked"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any, *, colleagues: Sequence[User]) -> None:
        super().__init__(data)
        self.people = {person.public_id: person for person in colleagues}
        self.fields["of"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose somebody")),
            *((key, str(person)) for key, person in self.people.items()),
        ]


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("What you have to say with it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class StepForm(forms.Form):
    """A step with a remark, or for a correction with its reason in three languages."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    remark = forms.CharField(
        label=gettext_lazy("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class CorrectForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    nl = forms.CharField(
        label=gettext_lazy("Why, in Dutch"), widget=forms.Textarea(attrs={"rows": 2})
    )
    fr = forms.CharField(
        label=gettext_lazy("Why, in French"), widget=forms.Textarea(attrs={"rows": 2})
    )
    en = forms.CharField(
        label=gettext_lazy("Why, in English"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def reason(self) -> Text:
        return Text({lang: self.cleaned_data[lang] for lang in INTERFACE_LANGUAGES})


class ImageForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("Picture"))

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.fields["file"].help_text = _("PNG or JPEG, of %(most)s MB at the most.") % {
            "most": LARGEST // 1024 // 1024
        }
        for lang in INTERFACE_LANGUAGES:
            self.fields[f"alt_{lang}"] = _line(
                _("What it shows, for who cannot see it"), lang, max_length=500
            )
        for lang in INTERFACE_LANGUAGES:
            self.fields[f"caption_{lang}"] = _line(_("Caption"), lang, max_length=500)
        for lang in INTERFACE_LANGUAGES:
            self.fields[f"alt_{lang}"].required = True

    def text(self, name: str) -> Text | None:
        said = {lang: self.cleaned_data.get(f"{name}_{lang}", "") for lang in INTERFACE_LANGUAGES}
        return Text(said) if any(said.values()) else None
