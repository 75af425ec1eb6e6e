# SPDX-License-Identifier: EUPL-1.2
"""The fields of an indicator's periods as people fill them in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.foundation.kernel.public import as_period
from corridor.foundation.pages.public import words
from corridor.values.periods import Period

from ..actions.faults import WORDS
from ..models import Indicator, IndicatorPeriod, Measure, Qualifier, State
from ..rules.figures import parse_number
from ..rules.statements import (
    FigureStatement,
    PartStatement,
    PeriodStatement,
)
from ..selectors.results import figure_of, part_of
from .fields import WordsField, retold, shown_text
from .result_rows import NumberField, Row, typed
from .typed import SpanField, written


class PeriodRow(Row):
    """A period with its target and actual; which fields it has follows from the measure."""

    telling = ("start", "end", "target_number", "actual_number", "target_text", "actual_text")
    start = SpanField(label=_("From"), help_text=_("2011-07-11, 2011-07 or 2011."))
    end = SpanField(label=_("Up to and including"), help_text=_("2011-12-31, 2011-12 or 2011."))
    target_number = NumberField(label=_("Target"))
    target_denominator = NumberField(label=_("Target of (the whole)"))
    target_text = WordsField(label=_("Target in words"), rows=1, required=False)
    target_qualifier = forms.ChoiceField(
        label=_("How exact is the target?"), choices=Qualifier.choices
    )
    actual_state = forms.ChoiceField(label=_("Was it reported?"), choices=State.choices)
    actual_number = NumberField(label=_("Actual"))
    actual_denominator = NumberField(label=_("Actual of (the whole)"))
    actual_text = WordsField(label=_("Actual in words"), rows=2, required=False)
    actual_qualifier = forms.ChoiceField(
        label=_("How exact is the actual?"), choices=Qualifier.choices
    )
    actual_comment = WordsField(label=_("Comment"), rows=2, required=False)
    parts = forms.CharField(
        label=_("Parts of the actual"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=_("One a line: sex:f = 12, or age:18-24 sex:f = 5; a percentage as 5/20."),
    )

    def __init__(self, *args: Any, indicator: Indicator, **given: Any) -> None:
        super().__init__(*args, **given)
        self.indicator = indicator
        unused = {
            Measure.NUMBER: ("denominator", "text"),
            Measure.YES_NO: ("denominator", "text", "qualifier"),
            Measure.PERCENTAGE: ("text",),
            Measure.QUALITATIVE: ("number", "denominator", "qualifier"),
        }[Measure(indicator.measure)]
        for each in unused:
            for figure in ("target", "actual"):
                del self.fields[f"{figure}_{each}"]
        if indicator.measure == Measure.QUALITATIVE:
            del self.fields["parts"]
        if indicator.measure == Measure.YES_NO:
            for figure in ("target", "actual"):
                held = self.fields[f"{figure}_number"]
                self.fields[f"{figure}_number"] = forms.TypedChoiceField(
                    label=held.label,
                    choices=[("", "—"), ("1", _("yes")), ("0", _("no"))],
                    coerce=Decimal,
                    empty_value=None,
                    required=False,
                )

    def _bare(self, initial: Mapping[str, Any]) -> Self:
        return type(self)(prefix=self.prefix, initial=dict(initial), indicator=self.indicator)

    @classmethod
    def shown(cls, row: IndicatorPeriod) -> dict[str, Any]:
        period = as_period(row.period)
        assert period.end is not None
        last = Period(period.end - words.ONE_DAY, period.end)
        lines = [
            f"{' '.join(part.cell)} = "
            + (typed(part.number) if part.state == State.REPORTED else part.state)
            + (f"/{typed(part.denominator)}" if part.denominator is not None else "")
            for part in map(part_of, row.parts.all())
            if part.kind == "actual"
        ]
        return {
            "key": row.pk,
            "start": "" if period.start is None else period.start.isoformat(),
            "end": written(last),
            "target_number": typed(row.target_number),
            "target_denominator": typed(row.target_denominator),
            "target_text": shown_text(row.target_text),
            "target_qualifier": row.target_qualifier,
            "actual_state": row.actual_state,
            "actual_number": typed(row.actual_number),
            "actual_denominator": typed(row.actual_denominator),
            "actual_text": shown_text(row.actual_text),
            "actual_qualifier": row.actual_qualifier,
            "actual_comment": shown_text(row.actual_comment),
            "parts": "\n".join(lines),
        }

    def clean_parts(self) -> tuple[PartStatement, ...]:
        found = []
        for number, line in enumerate(self.cleaned_data["parts"].splitlines(), 1):
            if not line.strip():
                continue
            cell, equals, figure = line.partition("=")
            try:
                if not equals:
                    raise ValueError("number_missing")
                found.append(_part(tuple(sorted(cell.split())), figure.strip()))
            except ValueError as error:
                raise ValidationError(
                    gettext("Line %(line)s: %(fault)s")
                    % {"line": number, "fault": WORDS[str(error)]}
                ) from error
        return tuple(found)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end.end <= start.start:
            self.add_error("end", gettext("The end must come after the start."))
        said = cleaned.get("actual_number") is not None or cleaned.get("actual_text")
        if said and cleaned.get("actual_state") == State.NOT_REPORTED:
            self.add_error(
                "actual_state", gettext("There is an actual, so it was reported: choose that.")
            )
        return cleaned

    def statement(self, before: IndicatorPeriod | None, code: str) -> PeriodStatement:
        data = self.cleaned_data
        held: Any = before or IndicatorPeriod()
        target = None
        aim = self._figure("target", held, State.REPORTED)
        if aim.number is not None or aim.text:
            target = replace(aim, comment=held.target_comment)
        actual = self._figure("actual", held, data["actual_state"])
        actual = replace(actual, comment=retold(held.actual_comment, data["actual_comment"]))
        parts = tuple(data.get("parts") or ())
        if before is not None:
            kept = {part.cell: part for part in map(part_of, before.parts.all())}
            parts = tuple(
                replace(part, comment=kept[part.cell].comment, sources=kept[part.cell].sources)
                if part.cell in kept
                else part
                for part in parts
            )
            parts += tuple(
                part for part in map(part_of, before.parts.all()) if part.kind == "target"
            )
        return PeriodStatement(
            period=Period(data["start"].start, data["end"].end),
            target=target,
            actual=actual,
            parts=parts,
        )

    def _figure(self, name: str, held: Any, state: str) -> FigureStatement:
        data, before = self.cleaned_data, figure_of(held, name)
        return FigureStatement(
            state=state,
            number=data.get(f"{name}_number"),
            denominator=data.get(f"{name}_denominator"),
            text=retold(None if before is None else before.text, data.get(f"{name}_text") or ""),
            qualifier=data.get(f"{name}_qualifier") or Qualifier.EXACT,
        )


def _part(cell: tuple[str, ...], figure: str) -> PartStatement:
    """Raises `ValueError` with the code of a fault."""
    if figure in (State.NOT_REPORTED, State.NOT_APPLICABLE):
        return PartStatement("actual", cell, None, state=figure)
    number, _slash, whole = figure.partition("/")
    value = parse_number(number)
    if value is None:
        raise ValueError("number_missing")
    return PartStatement("actual", cell, value, parse_number(whole))
