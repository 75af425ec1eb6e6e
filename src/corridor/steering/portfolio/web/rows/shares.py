# SPDX-License-Identifier: EUPL-1.2
"""Rows of who takes part, where, and what for: what an activity is divided over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corridor.foundation.pages.public import fold, words
from corridor.foundation.reference.public import code_names, country_names, regions

from ...models import Participation
from ...rules import statements as said
from ..fields import (
    OrganisationField,
    ShareField,
    WordsField,
    retold,
    shown_text,
)
from .base import Row


class ParticipationRow(Row):
    title = _("Organisations")
    needed = ("organisation", "role")
    silent = ("role",)
    statement = said.ParticipationStatement
    organisation = OrganisationField(label=_("Organisation"))
    role = forms.ChoiceField(label=_("Role"), choices=Participation.Role.choices)
    percentage = ShareField(help_text=_("For who funds it: the part of the funding."))

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("organisation", "role", "percentage")}

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {
            "organisation": row.organisation,
            "role": row.role,
            "percentage": row.percentage,
        }


class CountryRow(Row):
    title = _("Countries")
    needed = ("country",)
    statement = said.CountryStatement
    country = forms.ChoiceField(label=_("Country"))
    percentage = ShareField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = country_names(words.language())
        self.fields["country"].choices = [("", "—")] + [  # type: ignore[attr-defined]
            (code, name.text) for code, name in names.items()
        ]

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("country", "percentage")}

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {"country": row.country, "percentage": row.percentage}


class RegionRow(Row):
    title = _("Regions")
    statement = said.RegionStatement
    region = forms.ChoiceField(label=_("Region"))
    name = WordsField(
        label=_("Name"), rows=1, max_length=300, help_text=_("Where the source is loose about it.")
    )
    percentage = ShareField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = words.language()
        named = [(row.code, row.names.choose(lang)[0]) for row in regions()]
        self.fields["region"].choices = [  # type: ignore[attr-defined]
            ("", "—"),
            *sorted(named, key=lambda each: fold(each[1])),
        ]

    def values(self) -> dict[str, Any]:
        return {
            "region": self.cleaned_data["region"] or None,
            "percentage": self.cleaned_data["percentage"],
        }

    def stated(self, before: Any) -> Any:
        name = retold(None if before is None else before.name, self.cleaned_data["name"])
        values = {**self.values(), "name": name}
        return said.RegionStatement(**values) if before is None else replace(before, **values)

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {
            "region": row.region or "",
            "name": shown_text(row.name),
            "percentage": row.percentage,
        }


class SectorRow(Row):
    title = _("Sectors")
    needed = ("code", "vocabulary")
    silent = ("vocabulary",)
    statement = said.SectorStatement
    vocabulary = forms.ChoiceField(label=_("Vocabulary"), initial="1")
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(attrs={"list": "purposes", "autocomplete": "off"}),
    )
    percentage = ShareField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = code_names("sector-vocabulary", words.language())
        held = str(self.initial.get("vocabulary") or "1")
        known.setdefault(held, held)
        self.fields["vocabulary"].choices = list(known.items())  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("vocabulary", "code", "percentage")}

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {"vocabulary": row.vocabulary, "code": row.code, "percentage": row.percentage}


class MarkerRow(Row):
    title = _("Policy markers")
    needed = ("code", "significance")
    statement = said.MarkerStatement
    code = forms.ChoiceField(label=_("Marker"))
    significance = forms.ChoiceField(label=_("How far"))
    rationale = WordsField(label=_("Why"), rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = words.language()
        known = code_names("policy-marker", lang)
        held = str(self.initial.get("code") or "")
        if held:
            known.setdefault(held, held)
        scores = code_names("policy-significance", lang)
        self.fields["code"].choices = [("", "—"), *known.items()]  # type: ignore[attr-defined]
        self.fields["significance"].choices = [  # type: ignore[attr-defined]
            ("", "—"),
            *((code, f"{code} {name}") for code, name in scores.items()),
        ]

    def values(self) -> dict[str, Any]:
        return {
            "code": self.cleaned_data["code"],
            "significance": int(self.cleaned_data["significance"]),
        }

    def stated(self, before: Any) -> Any:
        why = retold(None if before is None else before.rationale, self.cleaned_data["rationale"])
        values = {**self.values(), "rationale": why}
        return said.MarkerStatement(**values) if before is None else replace(before, **values)

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {
            "code": row.code,
            "significance": str(row.significance),
            "rationale": shown_text(row.rationale),
        }


class NodeRow(Row):
    title = _("What it serves")
    needed = ("node",)
    statement = said.NodeStatement
    node = forms.RegexField(
        r"^[^/\s]+/[^/\s]+$",
        label=_("Node of a framework"),
        max_length=61,
        help_text=_("Framework and code, as NL08/6."),
        widget=forms.TextInput(attrs={"list": "known-nodes", "autocomplete": "off"}),
    )
    percentage = ShareField()

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("node", "percentage")}

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {"node": row.node, "percentage": row.percentage}
