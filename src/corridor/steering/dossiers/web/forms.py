# SPDX-License-Identifier: EUPL-1.2
"""What officers fill in, kind of entry by kind of entry."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.parties.public import Organisation, organisations
from corridor.foundation.reference.public import CountryList, SourcesField, currencies
from corridor.steering.policy.public import Framework, frameworks
from corridor.steering.portfolio.public import Activity
from corridor.values.periods import Moment

from .. import public
from ..models import (
    CapacityAssessment,
    CapacityStrategy,
    ConditionalityClause,
    Domain,
    Entry,
    Interest,
    Obligation,
    Partnership,
    PlanningPaper,
)
from ..rules import LEVELS
from . import shown
from .fields import MomentField, TextsForm, bounds, moment_words, validity_of

UNTIL = gettext_lazy("Until (the first day it is no longer so)")


class ByName(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among rows, each by its name in the reader's language."""

    def __init__(self, named: Any, **kwargs: Any) -> None:
        self.named = named
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return str(self.named(obj))


def organisation_field(label: Any) -> ByName:
    return ByName(str, label=label, queryset=Organisation.objects.none())


class EntryForm(TextsForm):
    """What every entry has; a subclass adds its own fields.

    `row` is the entry that is changed, null for a new one. `values` is what the action takes.
    """

    model: ClassVar[type[Entry]]
    moments: ClassVar[Mapping[str, tuple[str, str]]] = {}
    dated: ClassVar[bool] = False

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sources = SourcesField()
    reason = forms.CharField(
        label=gettext_lazy("Why do you write this?"),
        max_length=300,
        help_text=gettext_lazy("Kept with the history of the entry."),
    )

    def __init__(self, *args: Any, row: Any = None, here: Any = None, **kwargs: Any) -> None:
        self.row, self.here = row, here
        kwargs["held"] = {} if row is None else {name: getattr(row, name) for name in self.texts}
        kwargs["initial"] = {} if row is None else self.written(row)
        super().__init__(*args, **kwargs)
        if self.dated:
            self.fields["start"] = MomentField(
                empty="open", label=gettext_lazy("Holds from"), initial=None
            )
            self.fields["end"] = MomentField(empty="open", label=UNTIL)
        self.prepare()

    def prepare(self) -> None:
        """Choices that depend on what there is."""
        if "organisation" in self.fields:
            self.fields["organisation"].queryset = organisations()  # type: ignore[attr-defined]

    @classmethod
    def written(cls, row: Any) -> dict[str, Any]:
        """A row as the form writes it."""
        own = set(cls.base_fields) - {"version", "sources", "reason", *cls.moments}
        held = {name: getattr(row, name) for name in own if hasattr(row, name)}
        for name, (earliest, latest) in cls.moments.items():
            held[name] = moment_words(getattr(row, earliest), getattr(row, latest))
        if cls.dated:
            held |= bounds(row.validity)
        return {**held, "version": row.version, "sources": ", ".join(row.sources)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, (earliest, latest) in self.moments.items():
            moment = cleaned.pop(name, None)
            if isinstance(moment, Moment):
                cleaned[earliest], cleaned[latest] = moment.earliest, moment.latest
        if self.dated:
            untouched = self.row is not None and not {"start", "end"} & set(self.changed_data)
            validity = validity_of(self, cleaned)
            cleaned["validity"] = self.row.validity if untouched else validity
        return cleaned

    def values(self) -> dict[str, Any]:
        """What `write_entry` takes, without version and reason."""
        left = {"version", "reason", "about"}
        return {name: value for name, value in self.cleaned_data.items() if name not in left}


class AboutForm(EntryForm):
    """Of a country, or of all countries on a list that names it; what it is about stays."""

    about = ByName(
        lambda row: shown.chosen(row.names),
        label=gettext_lazy("Of all countries on a list?"),
        queryset=CountryList.objects.none(),
        help_text=gettext_lazy("Leave this empty for what is said of this country alone."),
    )

    def prepare(self) -> None:
        super().prepare()
        if self.row is not None:
            del self.fields["about"]
            return
        named = public.memberships(self.here).values("country_list")
        self.fields["about"].queryset = CountryList.objects.filter(pk__in=named)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        values = super().values()
        if self.row is None:
            of_list = self.cleaned_data.get("about")
            values["country"] = self.here if of_list is None else None
            values["country_list"] = of_list
        return values


NOTE = (gettext_lazy("What should a reader know?"), False, 2)


class InterestForm(AboutForm):
    model = Interest
    dated = True
    texts = {"text": (gettext_lazy("What is wanted or done"), True, 4), "note": NOTE}
    order = ("about", "side", "theme", "organisation", "text", "start", "end", "sources", "note")
    side = forms.ChoiceField(label=gettext_lazy("Whose interest?"), choices=Interest.Side.choices)
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), choices=Interest.Theme.choices)
    organisation = organisation_field(gettext_lazy("Organisation"))


class PaperForm(AboutForm):
    model = PlanningPaper
    dated = True
    texts = {
        "title": (gettext_lazy("Title"), True, 2),
        "how": (gettext_lazy("How is it put?"), False, 4),
        "place": (gettext_lazy("Where in the paper?"), False, 2),
        "note": NOTE,
    }
    order = (
        "about",
        "kind",
        "title",
        "migration",
        "how",
        "place",
        "start",
        "end",
        "sources",
        "note",
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=PlanningPaper.Kind.choices)
    migration = forms.ChoiceField(
        label=gettext_lazy("Does migration stand in it?"),
        choices=PlanningPaper.State.choices,
        widget=forms.RadioSelect,
    )


class ObligationForm(EntryForm):
    model = Obligation
    moments = {"due": ("due_earliest", "due_latest")}
    texts = {
        "text": (gettext_lazy("What is owed"), True, 4),
        "agreed_in": (gettext_lazy("Agreed in"), False, 2),
        "note": NOTE,
    }
    order = ("side", "text", "partnership", "agreed_in", "due", "sources", "note")
    side = forms.ChoiceField(label=gettext_lazy("Who owes it?"), choices=Obligation.Side.choices)
    partnership = ByName(
        lambda row: shown.chosen(row.names),
        label=gettext_lazy("Partnership"),
        queryset=Partnership.objects.none(),
    )
    due = MomentField(label=gettext_lazy("Due"))

    def prepare(self) -> None:
        super().prepare()
        rows = Partnership.objects.all() if self.here is None else public.partnerships_of(self.here)
        self.fields["partnership"].queryset = rows  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        values = super().values()
        if self.row is None:
            values["country"] = self.here
        return values


class ClauseForm(EntryForm):
    model = ConditionalityClause
    dated = True
    texts = {
        "text": (gettext_lazy("What it says"), True, 5),
        "scope": (gettext_lazy("Which aid it touches"), False, 2),
        "note": NOTE,
    }
    order = ("framework", "stance", "text", "scope", "start", "end", "sources", "note")
    framework = ByName(
        lambda row: shown.chosen(row.names),
        label=gettext_lazy("Framework"),
        queryset=Framework.objects.none(),
        required=True,
    )
    stance = forms.ChoiceField(
        label=gettext_lazy("What does it do?"), choices=ConditionalityClause.Stance.choices
    )

    def prepare(self) -> None:
        super().prepare()
        self.fields["framework"].queryset = frameworks()  # type: ignore[attr-defined]


class PartnershipForm(EntryForm):
    model = Partnership
    dated = True
    texts = {
        "names": (gettext_lazy("Name"), True, 2),
        "text": (gettext_lazy("What it is about"), True, 5),
        "note": NOTE,
    }
    order = ("names", "kind", "state", "text", "start", "end", "sources", "note")
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Partnership.Kind.choices)
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=Partnership.State.choices)


class AssessmentForm(EntryForm):
    model = CapacityAssessment
    moments = {"moment": ("earliest", "latest")}
    texts = {
        "text": (gettext_lazy("What was found"), True, 4),
        "method": (gettext_lazy("How it was found"), False, 2),
        "note": NOTE,
    }
    order = (
        "domain",
        "moment",
        "level",
        "text",
        "method",
        "organisation",
        "activity",
        "phase",
        "sources",
        "note",
    )
    domain = forms.ChoiceField(label=gettext_lazy("Domain"), choices=Domain.choices)
    moment = MomentField(label=gettext_lazy("When"))
    level = forms.TypedChoiceField(
        label=gettext_lazy("Level"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    organisation = organisation_field(gettext_lazy("Who assessed"))
    activity = ByName(
        lambda row: shown.chosen(row.title),
        label=gettext_lazy("Activity"),
        queryset=Activity.objects.none(),
    )
    phase = forms.ChoiceField(
        label=gettext_lazy("Before or after the activity?"),
        choices=CapacityAssessment.Phase.choices,
        initial=CapacityAssessment.Phase.OTHER,
    )

    def prepare(self) -> None:
        super().prepare()
        self.fields["level"].choices = [  # type: ignore[attr-defined]
            ("", _("unknown: in words alone")),
            *(
                (
                    step.number,
                    f"{step.number} {shown.chosen(step.name)}: {shown.chosen(step.meaning)}",
                )
                for step in LEVELS
            ),
        ]
        here = self.here if self.row is None else self.row.country
        self.fields["activity"].queryset = Activity.objects.filter(  # type: ignore[attr-defined]
            countries__country=here
        ).distinct()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        phase = cleaned.get("phase")
        if phase in {"before", "after"} and cleaned.get("activity") is None:
            self.add_error("activity", _("Before or after which activity?"))
        return cleaned

    def values(self) -> dict[str, Any]:
        values = super().values()
        if self.row is None:
            values["country"] = self.here
        return values


class StrategyForm(AboutForm):
    model = CapacityStrategy
    dated = True
    texts = {
        "title": (gettext_lazy("Title"), True, 2),
        "text": (gettext_lazy("What it wants"), True, 5),
        "note": NOTE,
    }
    order = ("about", "title", "text", "amount", "currency", "start", "end", "sources", "note")
    amount = forms.DecimalField(
        label=gettext_lazy("Budget"),
        required=False,
        min_value=Decimal(0),
        max_digits=18,
        decimal_places=2,
        help_text=gettext_lazy("In whole units of the currency; empty where none is stated."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), required=False)

    def prepare(self) -> None:
        super().prepare()
        self.fields["currency"].choices = [  # type: ignore[attr-defined]
            ("", "—"),
            *((each.code, f"{each.code} {shown.chosen(each.names)}") for each in currencies()),
        ]


FORMS: dict[str, type[EntryForm]] = {
    "interest": InterestForm,
    "paper": PaperForm,
    "obligation": ObligationForm,
    "clause": ClauseForm,
    "partnership": PartnershipForm,
    "assessment": AssessmentForm,
    "strategy": StrategyForm,
}
