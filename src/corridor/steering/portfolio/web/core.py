# SPDX-License-Identifier: EUPL-1.2
"""What a person fills in about an activity itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.foundation.pages.public import words
from corridor.foundation.reference.public import code_names, currencies
from corridor.values.texts import INTERFACE_LANGUAGES, Text

from ..models import Level, Status
from ..rules.statements import ActivityStatement
from .fields import OrganisationField, WhenField, written

TEXTS = ("title", "description", "objectives", "target_groups")
TIMES = ("planned_start", "actual_start", "planned_end", "actual_end")
LISTS = {
    "scope": "activity-scope",
    "collaboration_type": "collaboration-type",
    "flow_type": "flow-type",
    "finance_type": "finance-type",
    "aid_type": "aid-type",
    "tied_status": "tied-status",
}
TOLD = {"yes": True, "no": False, "": None}


def _text(label: Any, lang: str, *, long: bool, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=20_000 if long else 500,
        widget=forms.Textarea(attrs={"rows": 4, "lang": lang})
        if long
        else forms.TextInput(attrs={"lang": lang}),
    )


class CoreForm(forms.Form):
    """The activity's own facts. A text needs one of the three languages."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title_nl = _text(_("Title in Dutch"), "nl", long=False)
    title_fr = _text(_("Title in French"), "fr", long=False)
    title_en = _text(_("Title in English"), "en", long=False)
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices, initial=Level.PROJECT)
    parent = forms.CharField(
        label=_("Part of"),
        required=False,
        max_length=200,
        help_text=_("Code or IATI identifier of the programme or project it is part of."),
    )
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("not stated")), *Status.choices]
    )
    planned_start = WhenField(label=_("Planned start"))
    actual_start = WhenField(label=_("Started"))
    planned_end = WhenField(label=_("Planned end"))
    actual_end = WhenField(label=_("Ended"))
    description_nl = _text(_("Description in Dutch"), "nl", long=True)
    description_fr = _text(_("Description in French"), "fr", long=True)
    description_en = _text(_("Description in English"), "en", long=True)
    objectives_nl = _text(_("Aims in Dutch"), "nl", long=True)
    objectives_fr = _text(_("Aims in French"), "fr", long=True)
    objectives_en = _text(_("Aims in English"), "en", long=True)
    target_groups_nl = _text(_("For whom, in Dutch"), "nl", long=True)
    target_groups_fr = _text(_("For whom, in French"), "fr", long=True)
    target_groups_en = _text(_("For whom, in English"), "en", long=True)
    partner = OrganisationField(
        label=_("Reports on it here"),
        required=False,
        help_text=_("The organisation whose people fill in its reports."),
    )
    reporting_org = OrganisationField(label=_("Publishes it"), required=False)
    code = forms.SlugField(
        label=_("Code"), required=False, max_length=80, help_text=_("Small letters and hyphens.")
    )
    iati_identifier = forms.RegexField(
        r"^[^/&|?\s]+$", label=_("IATI identifier"), required=False, max_length=200
    )
    currency = forms.ChoiceField(label=_("Currency"))
    language = forms.RegexField(
        r"^[a-z]{2,3}$", label=_("Language of its sources"), help_text=_("Two letters: en, nl, fr.")
    )
    humanitarian = forms.ChoiceField(
        label=_("Humanitarian aid"),
        required=False,
        choices=[("", _("not stated")), ("yes", _("yes")), ("no", _("no"))],
    )
    scope = forms.ChoiceField(label=_("Scope"), required=False)
    collaboration_type = forms.ChoiceField(label=_("Collaboration"), required=False)
    flow_type = forms.ChoiceField(label=_("Flow"), required=False)
    finance_type = forms.ChoiceField(label=_("Finance"), required=False)
    aid_type = forms.ChoiceField(label=_("Aid type"), required=False)
    tied_status = forms.ChoiceField(label=_("Tied status"), required=False)
    includes_components = forms.BooleanField(
        label=_("Its amounts comprise those of its components"), required=False
    )
    reason = forms.CharField(
        label=_("Why do you change this?"),
        required=False,
        max_length=300,
        help_text=_("Kept with the history of the activity."),
    )

    def __init__(
        self,
        *args: Any,
        before: ActivityStatement | None = None,
        partners: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ) -> None:
        """`partners`: the organisations to choose from, for somebody who may choose no other."""
        super().__init__(*args, **kwargs)
        self.before = before
        lang = words.language()
        chosen = {code for code in (before and before.currency, "EUR") if code}
        known = {row.code for row in currencies()} | chosen
        self._choices("currency", [(code, code) for code in sorted(known)])
        for name, code_list in LISTS.items():
            codes = code_names(code_list, lang)
            held = getattr(before, name) if before is not None else ""
            if held:
                codes.setdefault(held, held)
            told = [(code, f"{code} {said}".strip()) for code, said in codes.items()]
            self._choices(name, [("", _("not stated")), *told])
        if before is None:
            del self.fields["reason"]
        if partners is not None:
            self.fields["partner"] = forms.ChoiceField(
                label=_("Reports on it here"), choices=partners
            )

    def _choices(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        typed = [cleaned.get(f"title_{lang}") for lang in INTERFACE_LANGUAGES]
        if not any(typed) and not any(
            f"title_{lang}" in self.errors for lang in ["nl", "fr", "en"]
        ):
            self.add_error(
                f"title_{words.language()}",
                ValidationError(gettext("An activity has a title in at least one language.")),
            )
        return cleaned

    def statement(self) -> ActivityStatement:
        """The activity as filled in; what the form does not show stays as it was."""
        data, before = self.cleaned_data, self.before
        changes: dict[str, Any] = {
            name: self._text(name, None if before is None else getattr(before, name))
            for name in TEXTS
        }
        for name in TIMES:
            # A stretch that cannot be typed stands as an empty box, and is not taken away by it.
            kept = before is not None and name not in self.changed_data
            changes[name] = getattr(before, name) if kept else data[name]
        for name in ("level", "language", "currency", "includes_components", *LISTS):
            changes[name] = data[name]
        for name in ("parent", "status", "code", "iati_identifier", "partner", "reporting_org"):
            changes[name] = data[name] or None
        changes["humanitarian"] = TOLD[data["humanitarian"]]
        if before is None:
            return ActivityStatement(**changes, public=False)
        return replace(before, **changes)

    def _text(self, name: str, before: Text | None) -> Text | None:
        strings = {} if before is None else dict(before)
        for lang in INTERFACE_LANGUAGES:
            strings[lang] = self.cleaned_data[f"{name}_{lang}"].strip().replace("\r\n", "\n")
        return Text(strings) if any(strings.values()) else None


def initial(statement: ActivityStatement | None, version: int | None) -> dict[str, Any]:
    """What the form holds before somebody types."""
    if statement is None:
        return {"language": words.language(), "currency": "EUR", "level": Level.PROJECT}
    values: dict[str, Any] = {"version": version}
    for name in TEXTS:
        text = getattr(statement, name)
        for lang in INTERFACE_LANGUAGES:
            values[f"{name}_{lang}"] = "" if text is None else text.get(lang, "")
    for name in TIMES:
        values[name] = written(getattr(statement, name))
    for name in (
        "level",
        "language",
        "currency",
        "includes_components",
        "parent",
        "status",
        "code",
        "iati_identifier",
        "partner",
        "reporting_org",
        *LISTS,
    ):
        values[name] = getattr(statement, name)
    values["humanitarian"] = {True: "yes", False: "no", None: ""}[statement.humanitarian]
    return values
