# SPDX-License-Identifier: EUPL-1.2
"""What a person fills in. Texts are written in the language of the page; others stay."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import listed
from corridor.foundation.reference.public import DaysField, SourcesField, documents

from ..models import Evaluation, Finding, FollowUp, Lesson, Recommendation, Response
from ..public import (
    GivenEvaluation,
    GivenFinding,
    GivenFollowUp,
    GivenLesson,
    GivenRecommendation,
    GivenResponse,
    Reply,
    State,
)
from .fields import (
    OWN_WORDS,
    SEVERAL,
    NamesField,
    RoomForm,
    WordsField,
    here,
    typed_days,
)
from .lessons import theme_names
from .shown import chosen, country_choices


def parties() -> list[tuple[str, Any]]:
    """Every organisation, by public identifier."""
    return [(one.public_id, chosen(one.name)) for one in listed(words.language())]


def nobody_or_parties() -> list[tuple[str, Any]]:
    return [("", pgettext_lazy("organisation", "not stated")), *parties()]


class EvaluationForm(RoomForm):
    texts = ("title", "text", "consequence", "note")
    title = forms.CharField(
        label=pgettext_lazy("evaluation", "Title"), max_length=200, help_text=OWN_WORDS
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Evaluation.Kind.choices)
    stage = forms.ChoiceField(
        label=gettext_lazy("Stage"), choices=Evaluation.Stage.choices, initial="finished"
    )
    independence = forms.ChoiceField(
        label=pgettext_lazy("evaluation", "Made"),
        choices=Evaluation.Independence.choices,
        initial="unknown",
    )
    text = WordsField(
        label=gettext_lazy("What does it look at?"), required=False, help_text=OWN_WORDS
    )
    evaluator = forms.ChoiceField(label=pgettext_lazy("evaluation", "Made by"), required=False)
    commissioner = forms.ChoiceField(label=gettext_lazy("Asked for by"), required=False)
    day = DaysField(label=gettext_lazy("When was it finished?"))
    covers = DaysField(
        label=gettext_lazy("Which time does it look at?"),
        help_text=gettext_lazy("As 2009/2011 or 2010-03/2011-07. Empty: not stated."),
    )
    activities = NamesField(
        label=gettext_lazy("Activities"),
        help_text=gettext_lazy(
            "Code, IATI identifier or the last part of the address; several with commas between."
        ),
    )
    nodes = NamesField(
        label=gettext_lazy("Bears on"),
        help_text=gettext_lazy("Framework and node, as in NL08/6; several with commas between."),
    )
    countries = forms.MultipleChoiceField(
        label=gettext_lazy("Countries"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=SEVERAL,
    )
    document = forms.ChoiceField(label=gettext_lazy("Document"), required=False)
    address = forms.URLField(
        label=gettext_lazy("To be read at"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    consequence = WordsField(
        label=gettext_lazy("What followed from the whole?"), required=False, help_text=OWN_WORDS
    )
    note = WordsField(label=gettext_lazy("What should readers know?"), required=False)
    sources = SourcesField()
    reason = WordsField(
        label=gettext_lazy("Why do you write this?"),
        max_length=500,
        help_text=gettext_lazy("Kept with its history."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(one.code, f"{one.code} {one.title}") for one in documents()]
        everybody = nobody_or_parties()
        self.choose(
            evaluator=everybody,
            commissioner=everybody,
            countries=list(country_choices().items()),
            document=[("", gettext_lazy("not among the documents here")), *found],
        )

    def given(self) -> GivenEvaluation:
        data = self.cleaned_data
        return GivenEvaluation(
            kind=data["kind"],
            stage=data["stage"],
            independence=data["independence"],
            title=self.needed("title"),
            text=self.written("text"),
            commissioner=data["commissioner"] or None,
            evaluator=data["evaluator"] or None,
            day=data["day"],
            covers=data["covers"],
            activities=data["activities"],
            nodes=data["nodes"],
            countries=data["countries"],
            document=data["document"] or None,
            address=data["address"],
            consequence=self.written("consequence"),
            note=self.written("note"),
            sources=data["sources"],
        )


def evaluation_initial(row: Evaluation) -> dict[str, Any]:
    return {
        "version": row.version,
        **{name: here(getattr(row, name)) for name in EvaluationForm.texts},
        **{name: getattr(row, name) for name in ("kind", "stage", "independence", "address")},
        "evaluator": "" if row.evaluator is None else row.evaluator.public_id,
        "commissioner": "" if row.commissioner is None else row.commissioner.public_id,
        "day": typed_days(row.day),
        "covers": typed_days(row.covers),
        "activities": ", ".join(_name(each) for each in row.activities.all()),
        "nodes": ", ".join(f"{each.framework.code}/{each.code}" for each in row.nodes.all()),
        "countries": [each.iso2 for each in row.countries.all()],
        "document": "" if row.document is None else row.document.code,
        "sources": ", ".join(row.sources),
    }


def _name(activity: Any) -> str:
    return str(activity.code or activity.public_id)


class FindingForm(RoomForm):
    texts = ("text",)
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=Finding.Kind.choices,
        widget=forms.RadioSelect,
    )
    text = WordsField(label=gettext_lazy("What was found?"), help_text=OWN_WORDS)
    sources = SourcesField()
    reason = WordsField(label=gettext_lazy("Why do you write this?"), max_length=500)

    def given(self) -> GivenFinding:
        data = self.cleaned_data
        return GivenFinding(data["kind"], self.needed("text"), data["sources"])


class RecommendationForm(RoomForm):
    texts = ("text",)
    text = WordsField(label=gettext_lazy("What is recommended?"), help_text=OWN_WORDS)
    addressed = forms.ChoiceField(label=gettext_lazy("Who is to act?"), required=False)
    term = DaysField(label=gettext_lazy("The last day for it"))
    sources = SourcesField()
    reason = WordsField(label=gettext_lazy("Why do you write this?"), max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose(addressed=nobody_or_parties())

    def given(self) -> GivenRecommendation:
        data = self.cleaned_data
        return GivenRecommendation(
            self.needed("text"), data["sources"], data["addressed"] or None, data["term"]
        )


def part_initial(row: Finding | Recommendation) -> dict[str, Any]:
    found = {"text": here(row.text), "sources": ", ".join(row.sources)}
    if isinstance(row, Finding):
        return {**found, "kind": row.kind}
    addressed = "" if row.addressed is None else row.addressed.public_id
    return {**found, "addressed": addressed, "term": typed_days(row.term)}


class StepForm(RoomForm):
    """What responses and steps of follow-up share."""

    text = WordsField(label=gettext_lazy("What was answered or done?"), help_text=OWN_WORDS)
    day = DaysField(label=gettext_lazy("When was that?"))
    sources = SourcesField(required=False)
    evidence = WordsField(
        label=gettext_lazy("Other evidence"),
        required=False,
        help_text=gettext_lazy("What shows it, where there is no document here to cite."),
    )
    corrects = forms.BooleanField(
        label=gettext_lazy("The last one was wrong: this takes its place"),
        required=False,
        help_text=gettext_lazy("The wrong one stays in sight, marked as corrected."),
    )
    reason = WordsField(
        label=gettext_lazy("Why do you write this?"),
        max_length=500,
        help_text=gettext_lazy("Kept with the step."),
    )

    def __init__(self, *args: Any, correctable: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not correctable:
            del self.fields["corrects"]

    def step(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "text": self.needed("text"),
            "day": data["day"],
            "sources": data["sources"],
            "evidence": self.written("evidence"),
            "corrects": data.get("corrects", False),
        }


class ResponseForm(StepForm):
    reply = forms.ChoiceField(
        label=gettext_lazy("What is the response?"),
        choices=Response.Reply.choices,
        widget=forms.RadioSelect,
    )
    organisation = forms.ChoiceField(label=gettext_lazy("Whose response is it?"), required=False)
    term = DaysField(label=gettext_lazy("By when will it be done?"))
    field_order = ("version", "reply", "organisation", "text", "day", "term")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose(organisation=nobody_or_parties())

    def given(self) -> GivenResponse:
        data = self.cleaned_data
        return GivenResponse(
            reply=Reply(data["reply"]),
            organisation=data["organisation"] or None,
            term=data["term"],
            **self.step(),
        )


class FollowUpForm(StepForm):
    state = forms.ChoiceField(
        label=gettext_lazy("How does it stand?"),
        choices=FollowUp.State.choices,
        widget=forms.RadioSelect,
    )
    field_order = ("version", "state", "text", "day")

    def given(self) -> GivenFollowUp:
        return GivenFollowUp(state=State(self.cleaned_data["state"]), **self.step())


class LessonForm(RoomForm):
    texts = ("title", "text", "applies_when", "evidence", "note")
    title = forms.CharField(
        label=gettext_lazy("The lesson in a few words"), max_length=120, help_text=OWN_WORDS
    )
    text = WordsField(label=gettext_lazy("What was learned?"))
    applies_when = WordsField(label=gettext_lazy("When does it apply?"), required=False)
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("Themes"), widget=forms.CheckboxSelectMultiple
    )
    evaluation = forms.ChoiceField(label=gettext_lazy("Evaluation"), required=False)
    learned = NamesField(
        label=gettext_lazy("Learned in"),
        help_text=gettext_lazy(
            "Activities: code, IATI identifier or the last part of the address; several with "
            "commas between."
        ),
    )
    reused = NamesField(label=gettext_lazy("Used again in"), help_text=gettext_lazy("Likewise."))
    nodes = NamesField(
        label=gettext_lazy("Bears on"),
        help_text=gettext_lazy("Framework and node, as in NL08/6; several with commas between."),
    )
    countries = forms.MultipleChoiceField(
        label=gettext_lazy("Countries"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=SEVERAL,
    )
    sources = SourcesField(required=False)
    evidence = WordsField(
        label=gettext_lazy("Other evidence"),
        required=False,
        help_text=gettext_lazy("What shows it, where there is no document here to cite."),
    )
    note = WordsField(label=gettext_lazy("What should readers know?"), required=False)
    reason = WordsField(
        label=gettext_lazy("Why do you write this?"),
        max_length=500,
        help_text=gettext_lazy("Kept with its history."),
    )

    def __init__(self, *args: Any, proposal: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if proposal:
            del self.fields["reason"]
            self.fields["learned"].required = True
        found = Evaluation.objects.order_by("code").values_list("code", "title")
        self.choose(
            themes=list(theme_names().items()),
            evaluation=[
                ("", pgettext_lazy("evaluation", "none")),
                *((code, chosen(title)) for code, title in found),
            ],
            countries=list(country_choices().items()),
        )

    def given(self) -> GivenLesson:
        data = self.cleaned_data
        return GivenLesson(
            title=self.needed("title"),
            text=self.needed("text"),
            applies_when=self.written("applies_when"),
            evidence=self.written("evidence"),
            note=self.written("note"),
            evaluation=data["evaluation"] or None,
            **{
                name: data[name]
                for name in ("themes", "learned", "reused", "nodes", "countries", "sources")
            },
        )


def lesson_initial(row: Lesson) -> dict[str, Any]:
    ties: list[Any] = row.ties  # type: ignore[attr-defined]
    return {
        "version": row.version,
        **{name: here(getattr(row, name)) for name in LessonForm.texts},
        "themes": [each.theme for each in row.themes.all()],
        "evaluation": "" if row.evaluation is None else row.evaluation.code,
        "learned": ", ".join(_name(tie.activity) for tie in ties if tie.role == "learned"),
        "reused": ", ".join(_name(tie.activity) for tie in ties if tie.role == "reused"),
        "nodes": ", ".join(f"{each.framework.code}/{each.code}" for each in row.nodes.all()),
        "countries": [each.iso2 for each in row.countries.all()],
        "sources": ", ".join(row.sources),
    }
