# SPDX-License-Identifier: EUPL-1.2
"""The fields of results, indicators and their periods as people fill them in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, ClassVar, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.foundation.kernel.public import as_period
from corridor.foundation.pages.public import words
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..actions.faults import WORDS
from ..models import CommonIndicator, Indicator, Measure, Qualifier, Result, State
from ..rules.figures import parse_number
from ..rules.statements import (
    FigureStatement,
    IndicatorStatement,
    ResultStatement,
)
from .fields import WordsField, retold, shown_text
from .typed import SpanField, written

YES = [("yes", _("yes")), ("no", _("no"))]


class NumberField(forms.CharField):
    """A number as people type it; empty is nothing typed, which is not zero."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("required", False)
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=40, widget=widget, **given)

    def clean(self, value: Any) -> Any:
        try:
            return parse_number(super().clean(value))
        except ValueError as error:
            raise ValidationError(str(WORDS[str(error)])) from error


def typed(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def free_code(letter: str, taken: Collection[str]) -> str:
    """The first of i1, i2 … that is not taken."""
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


class ResultForm(forms.Form):
    """The result itself, and what belongs to the form as a whole."""

    title = WordsField(label=_("Result"), rows=1, max_length=300)
    type = forms.ChoiceField(label=_("Sort of result"), choices=Result.Type.choices)
    description = WordsField(label=_("In words"), required=False)
    reason = forms.CharField(
        label=_("Why is this changed?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Kept with the history."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    versions = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, result: Result | None = None, **given: Any) -> None:
        self.result = result
        if "initial" not in given:
            given["initial"] = (
                {}
                if result is None
                else {
                    "title": shown_text(result.title),
                    "type": result.type,
                    "description": shown_text(result.description),
                    "versions": _versions({row.pk: row.version for row in result.indicators.all()}),
                }
            )
        super().__init__(data, **given)
        if result is None:
            del self.fields["reason"]

    @classmethod
    def of_figures(cls, data: Any, indicator: Indicator) -> Self:
        """The form of an indicator's figures: the reason for correcting them."""
        form = cls(data, result=indicator.result, initial={"version": indicator.version})
        for name in ("title", "type", "description", "versions"):
            del form.fields[name]
        form.fields["reason"].required = True
        form.fields["reason"].label = _("Why are the figures corrected?")
        return form

    def seen(self) -> dict[int, int]:
        pairs = (each.partition(":") for each in self.cleaned_data["versions"].split(","))
        return {int(key): int(version) for key, _colon, version in pairs if key and version}

    def clean_versions(self) -> str:
        sent: str = self.cleaned_data["versions"]
        for each in filter(None, sent.split(",")):
            key, colon, version = each.partition(":")
            if not (colon and key.isascii() and key.isdigit() and version.isdigit()):
                raise ValidationError(gettext("Open this form anew."))
        return sent

    def statement(self, code: str, indicators: tuple[IndicatorStatement, ...]) -> ResultStatement:
        data, held = self.cleaned_data, self.result
        title = retold(None if held is None else held.title, data["title"])
        return ResultStatement(
            code=code,
            type=data["type"],
            title=title or Text({}),
            description=retold(None if held is None else held.description, data["description"]),
            aggregation=None if held is None else held.aggregation,
            indicators=indicators,
        )

    def anew(self, versions: Mapping[int, int], *, version: int | None = None) -> Self:
        """The same with what stands now as what was seen: sent again, it replaces that."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["versions"], data["version"] = _versions(versions), version or ""
        form = type(self)(data, result=self.result, initial=self.initial)
        form.fields = self.fields
        return form

    def unchecked(self) -> Self:
        initial = {name: self.data.get(name, "") for name in self.fields} if self.is_bound else {}
        form = type(self)(result=self.result, initial=initial or self.initial)
        form.fields = self.fields
        return form


def _versions(versions: Mapping[int, int]) -> str:
    return ",".join(f"{key}:{version}" for key, version in sorted(versions.items()))


class Row(forms.Form):
    """One of several things that the form is about; emptied or ticked it goes away."""

    key = forms.IntegerField(required=False, widget=forms.HiddenInput)
    gone = forms.BooleanField(label=_("Take this away"), required=False)
    # Fields that make a row by themselves.
    telling: ClassVar[tuple[str, ...]] = ()

    @property
    def empty(self) -> bool:
        if self.data.get(self.add_prefix("gone")):
            return True
        return not any(
            (self.data.get(self.add_prefix(name)) or "").strip() for name in self.telling
        )

    def field_of(self, at: str) -> str:
        """The field that a refusal at this place is about; that of the first one for the whole."""
        while at and at not in self.fields:
            at = at.rpartition("_")[0]
        return at or self.telling[0]

    def unchecked(self) -> Self:
        if not self.is_bound:
            return self
        sent = {name: self.data.get(self.add_prefix(name), "") for name in self.fields}
        return self._bare(sent)

    def _bare(self, initial: Mapping[str, Any]) -> Self:
        return type(self)(prefix=self.prefix, initial=dict(initial))

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        raise NotImplementedError

    def statement(self, before: Any, code: str) -> Any:
        raise NotImplementedError


class IndicatorRow(Row):
    """What shows whether the result is reached: how it is measured, where it starts and ends."""

    telling = ("title", "unit", "whole_number", "whole_text")
    title = WordsField(label=_("Indicator"), rows=1, max_length=300)
    description = WordsField(label=_("How it is counted"), rows=2, required=False)
    measure = forms.ChoiceField(label=_("Measured in"), choices=Measure.choices)
    unit = WordsField(
        label=_("Unit"), rows=1, max_length=100, required=False, help_text=_("People, visits.")
    )
    common = forms.ChoiceField(
        label=_("Added up with others as"),
        required=False,
        help_text=_("What indicators of other activities measure alike."),
    )
    ascending = forms.ChoiceField(
        label=_("Which way is better?"),
        choices=[("yes", _("more is better")), ("no", _("less is better"))],
    )
    cumulative = forms.ChoiceField(
        label=_("What does a figure count?"),
        choices=[("no", _("its own period")), ("yes", _("all until the end of its period"))],
    )
    includes_components = forms.ChoiceField(
        label=_("Do its figures comprise those of components?"), choices=YES
    )
    baseline_state = forms.ChoiceField(
        label=_("Where did it start?"),
        choices=[
            ("", _("choose")),
            ("reported", _("at the baseline below")),
            ("not_reported", _("that is not known")),
            ("not_applicable", _("a baseline does not apply")),
        ],
        required=False,
        help_text=_("Progress from the start can be told only where it is known."),
    )
    baseline_number = NumberField(label=_("Baseline"))
    baseline_denominator = NumberField(label=_("Of (the whole of a percentage)"))
    baseline_text = WordsField(label=_("Baseline in words"), rows=1, required=False)
    baseline_day = SpanField(
        label=_("When was that?"), required=False, help_text=_("2011-07-11, 2011-07 or 2011.")
    )
    whole_number = NumberField(label=_("Target for the whole"))
    whole_denominator = NumberField(label=_("Target of (the whole of a percentage)"))
    whole_text = WordsField(label=_("Target in words"), rows=1, required=False)
    whole_qualifier = forms.ChoiceField(
        label=_("How exact is the target?"), choices=Qualifier.choices
    )

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        commons = CommonIndicator.objects.order_by("code").values_list("code", "names")
        self.fields["common"].choices = [("", "—")] + [  # type: ignore[attr-defined]
            (code, Text(names).choose(words.language())[0]) for code, names in commons
        ]

    @classmethod
    def shown(cls, row: Indicator) -> dict[str, Any]:
        return {
            "key": row.pk,
            "title": shown_text(row.title),
            "description": shown_text(row.description),
            "measure": row.measure,
            "unit": shown_text(row.unit),
            "common": "" if row.common is None else row.common.code,
            "ascending": "yes" if row.ascending else "no",
            "cumulative": "yes" if row.cumulative else "no",
            "includes_components": "yes" if row.includes_components else "no",
            "baseline_state": row.baseline_state,
            "baseline_number": typed(row.baseline_number),
            "baseline_denominator": typed(row.baseline_denominator),
            "baseline_text": shown_text(row.baseline_text),
            "baseline_day": ""
            if row.baseline_day is None
            else written(as_period(row.baseline_day)),
            "whole_number": typed(row.whole_number),
            "whole_denominator": typed(row.whole_denominator),
            "whole_text": shown_text(row.whole_text),
            "whole_qualifier": row.whole_qualifier,
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        started = cleaned.get("baseline_number") is not None or cleaned.get("baseline_text")
        if started and not cleaned.get("baseline_state"):
            cleaned["baseline_state"] = State.REPORTED
        aims = cleaned.get("whole_number") is not None or cleaned.get("whole_text")
        if aims and not cleaned.get("baseline_state"):
            self.add_error(
                "baseline_state",
                gettext(
                    "A target needs a start: give the baseline, or say that it is not known or "
                    "does not apply."
                ),
            )
        return cleaned

    def statement(self, before: Indicator | None, code: str) -> IndicatorStatement:
        data = self.cleaned_data
        held: Any = before or Indicator()
        baseline = FigureStatement(
            state=data["baseline_state"] or State.NOT_REPORTED,
            number=data["baseline_number"],
            denominator=data["baseline_denominator"],
            text=retold(held.baseline_text, data["baseline_text"]),
            qualifier=held.baseline_qualifier,
            comment=held.baseline_comment,
        )
        whole = None
        if data["whole_number"] is not None or data["whole_text"]:
            whole = FigureStatement(
                number=data["whole_number"],
                denominator=data["whole_denominator"],
                text=retold(held.whole_text, data["whole_text"]),
                qualifier=data["whole_qualifier"],
                comment=held.whole_comment,
            )
        day: Period | None = data["baseline_day"]
        return IndicatorStatement(
            code=code,
            title=retold(None if before is None else before.title, data["title"]) or Text({}),
            measure=data["measure"],
            unit=retold(held.unit, data["unit"]),
            description=retold(held.description, data["description"]),
            common=data["common"] or None,
            ascending=data["ascending"] == "yes",
            cumulative=data["cumulative"] == "yes",
            includes_components=data["includes_components"] == "yes",
            baseline=baseline,
            baseline_day=day,
            baseline_sources=tuple(held.baseline_sources or ()),
            whole=whole,
            whole_sources=tuple(held.whole_sources or ()),
        )
