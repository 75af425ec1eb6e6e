# SPDX-License-Identifier: EUPL-1.2
"""What a person fills in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.kernel.public import new_public_id
from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import Organisation, listed

from .. import public
from ..models import Question, ScreeningAnswer
from ..models.decision import Criterion, Domain
from ..models.measure import MeasureState
from ..models.question_set import GENERAL
from .shown import chosen, here, written

LONGEST = 4000
SAID_UNKNOWN = "unknown"
_TEST = ("result", "text")


def area(label: Any, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


def day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **more)


class DecisionForm(forms.Form):
    """A decision on aid. Texts are written in the language of the page."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)
    decision = forms.ChoiceField(
        label=gettext_lazy("Does it count as official development assistance?"),
        choices=public.OdaDecision.Decision.choices,
        widget=forms.RadioSelect,
    )
    percentage = forms.DecimalField(
        label=gettext_lazy("Which part counts, in percent?"),
        required=False,
        max_digits=5,
        decimal_places=2,
        localize=False,
        help_text=gettext_lazy("Only where it counts in part."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    criteria = forms.MultipleChoiceField(
        label=gettext_lazy("Which criteria are met?"),
        choices=Criterion.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    domains = forms.MultipleChoiceField(
        label=gettext_lazy("Does it lie in a domain that needs care?"),
        choices=Domain.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Here it is hard to tell whether development is the main aim."),
    )
    reasons = area(gettext_lazy("Reasons"), 5)
    decided_by = forms.CharField(
        label=gettext_lazy("Who took the decision?"),
        max_length=200,
        help_text=gettext_lazy("The person, office or meeting."),
    )
    day = day_field(gettext_lazy("Decided on"))
    reference = forms.CharField(
        label=gettext_lazy("Reference"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("The letter, minutes or file in which it stands."),
    )
    change_reason = area(gettext_lazy("Why does it take the place of the decision that stands?"))

    def __init__(self, *args: Any, replaces: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not replaces:
            del self.fields["change_reason"]

    def given(self) -> public.GivenDecision:
        data = self.cleaned_data
        return public.GivenDecision(
            decision=data["decision"],
            reasons=written(None, data["reasons"]),
            decided_by=data["decided_by"],
            day=data["day"],
            percentage=data["percentage"],
            criteria=data["criteria"],
            domains=data["domains"],
            reference=data["reference"],
        )


class StartForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Which plan?"),
        max_length=300,
        help_text=gettext_lazy("Its title. An activity is screened from its own page."),
    )
    owner = forms.ChoiceField(label=gettext_lazy("Whose plan is it?"), required=False)
    sector = forms.ChoiceField(
        label=gettext_lazy("Which sector?"),
        required=False,
        help_text=gettext_lazy("Its questions are asked beside the general ones."),
    )

    def __init__(self, *args: Any, owners: Sequence[Organisation] | None, **kwargs: Any) -> None:
        """`owners` is null for an activity, which needs neither title nor owner."""
        super().__init__(*args, **kwargs)
        self.owners = {each.public_id: each for each in owners or ()}
        if owners is None:
            del self.fields["title"], self.fields["owner"]
        else:
            many = [("", _("nobody's yet"))] if len(owners) != 1 else []
            self.fields["owner"].choices = [  # type: ignore[attr-defined]
                *many,
                *((key, str(each)) for key, each in self.owners.items()),
            ]
        self.fields["sector"].choices = [  # type: ignore[attr-defined]
            ("", _("only the general questions")),
            *(
                (code, chosen(each.names))
                for code, each in public.question_sets().items()
                if code != GENERAL
            ),
        ]


class FillForm(forms.Form):
    """All answers, the three tests and the conclusion; nothing is required of a draft."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, of: public.Screening, questions: Sequence[public.Asked]
    ) -> None:
        super().__init__(data)
        self.of, self.questions = of, questions
        self.held = public.findings_of(of)
        self.fields["version"].initial = of.version
        values = [
            ("", _("not answered")),
            *((str(value), label) for value, label in ScreeningAnswer.Value.choices),
            (SAID_UNKNOWN, _("nobody knows")),
        ]
        numbers = _numbers(questions)
        for place, each in enumerate(questions):
            number = words.number(numbers[place])
            self.fields[f"answer-{place}"] = forms.ChoiceField(
                label=f"{number}. {chosen(each.question.text)}",
                choices=values,
                required=False,
                widget=forms.RadioSelect,
                initial=_said(each),
            )
            self.fields[f"note-{place}"] = forms.CharField(
                label=_("Remark on question %(number)s") % {"number": number},
                required=False,
                max_length=1000,
                initial="" if each.answer is None else each.answer.note,
            )
        for test in public.Finding.Test:
            found = self.held.get(test)
            self.fields[f"result-{test}"] = forms.ChoiceField(
                label=_("Test: %(test)s") % {"test": test.label},
                choices=public.Finding.Result.choices,
                widget=forms.RadioSelect,
                required=False,
                initial=found.result if found is not None else "not_tested",
            )
            self.fields[f"text-{test}"] = area(
                _("What was found: %(test)s") % {"test": test.label},
                2,
                required=False,
                initial=here(found.text if found is not None else None),
            )
        self.fields["conclusion"] = area(
            _("Conclusion"), 4, required=False, initial=here(of.conclusion)
        )

    def groups(self) -> list[tuple[str, list[Any]]]:
        """The fields under their heads: the two directions, the tests, the conclusion."""
        titles = dict(Question.Direction.choices)
        groups: dict[str, list[Any]] = {}
        for place, each in enumerate(self.questions):
            head = str(titles[each.question.direction])
            groups.setdefault(head, []).extend((self[f"answer-{place}"], self[f"note-{place}"]))
        tests = [self[f"{name}-{test}"] for test in public.Finding.Test for name in _TEST]
        return [
            *groups.items(),
            (_("Three tests"), tests),
            (_("Conclusion"), [self["conclusion"]]),
        ]

    def answers(self) -> Mapping[int, public.GivenAnswer | None]:
        given: dict[int, public.GivenAnswer | None] = {}
        for place in range(len(self.questions)):
            said = self.cleaned_data[f"answer-{place}"]
            note = self.cleaned_data[f"note-{place}"]
            if said in ("", SAID_UNKNOWN):
                known = said == SAID_UNKNOWN or note
                given[place] = public.GivenAnswer(None, note) if known else None
            else:
                given[place] = public.GivenAnswer(int(said), note)
        return given

    def findings(self) -> Mapping[str, public.GivenFinding]:
        data = self.cleaned_data
        return {
            test.value: public.GivenFinding(
                data[f"result-{test}"] or "not_tested",
                written(self.held[test].text if test in self.held else None, data[f"text-{test}"]),
            )
            for test in public.Finding.Test
        }

    def conclusion(self) -> Any:
        return written(self.of.conclusion, self.cleaned_data["conclusion"])


def _numbers(questions: Sequence[public.Asked]) -> dict[int, int]:
    """The number of each question as the page shows them, one direction after the other."""
    directions = [each.question.direction for each in questions]
    shown = sorted(range(len(questions)), key=lambda place: directions.index(directions[place]))
    return {place: number for number, place in enumerate(shown, 1)}


def _said(each: public.Asked) -> str:
    if each.answer is None:
        return ""
    return SAID_UNKNOWN if each.value is None else str(each.value)


class MeasureForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)
    text = area(gettext_lazy("What will be done?"))
    organisation = forms.ChoiceField(label=gettext_lazy("By whom?"), required=False)
    due = day_field(gettext_lazy("By when?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_public_id()
        self.known = {each.public_id: each for each in listed(words.language())}
        self.fields["organisation"].choices = [  # type: ignore[attr-defined]
            ("", _("not agreed yet")),
            *((key, str(each)) for key, each in self.known.items()),
        ]

    def organisation_chosen(self) -> Organisation | None:
        return self.known.get(self.cleaned_data["organisation"])


class StepForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=gettext_lazy("How far is it?"),
        choices=MeasureState.choices,
        widget=forms.RadioSelect,
    )
    text = area(gettext_lazy("What is new?"), 2, required=False)
    day = day_field(gettext_lazy("On"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = timezone.localdate().isoformat()
