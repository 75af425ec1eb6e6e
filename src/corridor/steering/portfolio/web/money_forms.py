# SPDX-License-Identifier: EUPL-1.2
"""What an officer fills in about an activity's money."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import organisations
from corridor.foundation.reference.public import SourcesField, country_names, currencies
from corridor.values.periods import Period
from corridor.values.texts import Text

from ..models import Activity, Budget, Transaction, TransactionType
from ..rules.money import SPENT
from ..rules.statements import (
    BudgetStatement,
    ForecastStatement,
    PlannedStatement,
    TransactionStatement,
)
from ..selectors.money import days_of
from .typed import ONE_DAY, AmountField, SpanField, written

LONG = forms.Textarea(attrs={"rows": 3})
SPAN = gettext_lazy("A day, a month or a year: 2011-07-11, 2011-07 or 2011.")
WHY = gettext_lazy("Kept with the history of the money.")


def _text(typed: str, before: Text | None = None) -> Text | None:
    """What was typed, in the language of the page; other languages stay where it is the same."""
    typed = typed.strip()
    if before and before.choose(words.language())[0] == typed:
        return before
    return Text({words.language(): typed}) if typed else None


def _said(text: Text | None) -> str:
    return "" if text is None else text.choose(words.language())[0]


class Choosing(forms.Form):
    """A form with currencies, organisations and countries to choose from."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lists: dict[str, Any] = {
            "currency": lambda: [
                (each.code, f"{each.code} {_said(each.names)}") for each in currencies()
            ],
            "country": lambda: [
                ("", "—"),
                *sorted(
                    ((iso2, name.text) for iso2, name in country_names(words.language()).items()),
                    key=lambda pair: pair[1],
                ),
            ],
        }
        actors: list[tuple[str, str]] | None = None
        for name, field in self.fields.items():
            if name in lists:
                field.choices = lists[name]()  # type: ignore[attr-defined]
            elif name in {"provider", "receiver"}:
                actors = actors or [("", "—"), *_organisations()]
                field.choices = actors  # type: ignore[attr-defined]


def _organisations() -> list[tuple[str, str]]:
    named = [(each.code, _said(each.name)) for each in organisations()]
    return sorted(named, key=lambda pair: pair[1].casefold())


class TransactionForm(Choosing):
    type = forms.ChoiceField(label=gettext_lazy("Type"), choices=TransactionType.choices)
    amount = AmountField(label=gettext_lazy("Amount"))
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), initial="EUR")
    day = SpanField(label=gettext_lazy("When"), max_length=20, help_text=SPAN)
    value_date = forms.DateField(
        label=gettext_lazy("Day of the rate"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Leave empty for the day itself."),
    )
    provider = forms.ChoiceField(label=gettext_lazy("Who gives it"), required=False)
    provider_activity = forms.CharField(
        label=gettext_lazy("Activity that it comes from"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Its code or IATI identifier, where it comes from another one."),
    )
    receiver = forms.ChoiceField(label=gettext_lazy("Who receives it"), required=False)
    receiver_activity = forms.CharField(
        label=gettext_lazy("Activity that it goes to"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Its code or IATI identifier, where it goes to another one."),
    )
    country = forms.ChoiceField(
        label=gettext_lazy("For one country alone"),
        required=False,
        help_text=gettext_lazy("Leave empty where it is for all countries of the activity."),
    )
    description = forms.CharField(
        label=gettext_lazy("What it was for"), required=False, max_length=2000, widget=LONG
    )
    ref = forms.CharField(
        label=gettext_lazy("Reference"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("What tells it from other money of the activity."),
    )
    sources = SourcesField(required=False, max_length=500)
    reason = forms.CharField(
        label=gettext_lazy("Why"), required=False, max_length=500, widget=LONG, help_text=WHY
    )

    def __init__(self, *args: Any, before: Transaction | None = None, **kwargs: Any) -> None:
        if before is not None:
            kwargs["initial"] = initial_transaction(before)
        super().__init__(*args, **kwargs)
        self.before = before
        if before is not None:
            self.fields["reason"].required = True
            for name in ("provider", "receiver", "country", "currency"):
                _keep(self.fields[name], self.initial.get(name))

    def stated(self) -> TransactionStatement:
        data, before = self.cleaned_data, self.before
        when: Period = data["day"]
        assert when.start is not None
        assert when.end is not None
        return TransactionStatement(
            type=data["type"],
            day=when.end - ONE_DAY,
            days=(when.end - when.start).days,
            amount=data["amount"],
            currency=data["currency"],
            ref=data["ref"].strip(),
            value_date=data["value_date"],
            refund=before is not None and before.refund and data["amount"] < 0,
            provider=data["provider"] or None,
            provider_activity=data["provider_activity"].strip() or None,
            receiver=data["receiver"] or None,
            receiver_activity=data["receiver_activity"].strip() or None,
            country=data["country"] or None,
            region=None if before is None or before.region is None else before.region.code,
            sectors=() if before is None else tuple(before.sectors),
            description=_text(data["description"], None if before is None else before.description),
            sources=tuple(data["sources"]),
        )


def _keep(field: Any, value: Any) -> None:
    """A choice that is no longer offered, as a merged organisation, stays one for its record."""
    if value and value not in dict(field.choices):
        field.choices = [*field.choices, (value, value)]


def _named(activity: Activity | None, named: str) -> str:
    if activity is None:
        return named
    return activity.code or activity.iati_identifier or ""


def initial_transaction(row: Transaction) -> dict[str, Any]:
    return {
        "type": row.type,
        "amount": f"{row.amount:f}",
        "currency": row.currency,
        "day": written(days_of(row)),
        "value_date": None if row.value_date == row.day else row.value_date,
        "provider": "" if row.provider is None else row.provider.code,
        "provider_activity": _named(row.provider_activity, row.provider_named),
        "receiver": "" if row.receiver is None else row.receiver.code,
        "receiver_activity": _named(row.receiver_activity, row.receiver_named),
        "country": "" if row.country is None else row.country.iso2,
        "description": _said(row.description),
        "ref": row.ref,
        "sources": ", ".join(row.sources),
    }


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why should it not have been recorded?"),
        max_length=500,
        widget=LONG,
        help_text=WHY,
    )


class RefundForm(Choosing):
    of = forms.ChoiceField(
        label=gettext_lazy("Payment that it pays back"),
        required=False,
        help_text=gettext_lazy("Leave empty where that is not known."),
    )
    type = forms.ChoiceField(
        label=gettext_lazy("Type"),
        choices=[pair for pair in TransactionType.choices if pair[0] in SPENT],
    )
    amount = AmountField(
        label=gettext_lazy("Amount"),
        help_text=gettext_lazy("What came back, above zero; it is kept as less spending."),
    )
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), initial="EUR")
    day = SpanField(label=gettext_lazy("When"), max_length=20, help_text=SPAN)
    ref = forms.CharField(label=gettext_lazy("Reference"), required=False, max_length=100)
    sources = SourcesField(required=False, max_length=500)
    reason = forms.CharField(
        label=gettext_lazy("Why"), required=False, max_length=500, widget=LONG, help_text=WHY
    )

    def __init__(self, *args: Any, payments: dict[str, Transaction], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.payments = payments
        self.fields["of"].choices = [  # type: ignore[attr-defined]
            ("", "—"),
            *(
                (key, f"{words.money(row.money)}, {words.period(days_of(row))}")
                for key, row in payments.items()
            ),
        ]

    def stated(self) -> TransactionStatement:
        data = self.cleaned_data
        when: Period = data["day"]
        assert when.start is not None
        assert when.end is not None
        of = self.payments.get(data["of"])
        return TransactionStatement(
            type=data["type"],
            day=when.end - ONE_DAY,
            days=(when.end - when.start).days,
            amount=data["amount"],
            currency=data["currency"],
            ref=data["ref"].strip(),
            country=None if of is None or of.country is None else of.country.iso2,
            sources=tuple(data["sources"]),
        )


class BudgetForm(Choosing):
    start = forms.DateField(
        label=gettext_lazy("First day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    end = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    amount = AmountField(label=gettext_lazy("Amount"))
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), initial="EUR")
    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=Budget.Status.choices)
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=2000, widget=LONG)
    sources = SourcesField(required=False, max_length=500)
    reason = forms.CharField(
        label=gettext_lazy("Why"), required=False, max_length=500, widget=LONG, help_text=WHY
    )

    def __init__(self, *args: Any, before: Budget | None = None, **kwargs: Any) -> None:
        if before is not None:
            kwargs["initial"] = {
                "start": before.period.lower,
                "end": before.period.upper - ONE_DAY,
                "amount": f"{before.amount:f}",
                "currency": before.currency,
                "status": before.status,
                "note": _said(before.note),
                "sources": ", ".join(before.sources),
            }
        super().__init__(*args, **kwargs)
        self.before = before
        if before is not None:
            self.fields["reason"].required = True
            del self.fields["start"], self.fields["end"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end < start:
            self.add_error("end", _("The end comes before the start."))
        return cleaned

    def stated(self) -> BudgetStatement:
        data, before = self.cleaned_data, self.before
        if before is None:
            period = Period(data["start"], _after(data["end"]))
        else:
            period = Period(before.period.lower, before.period.upper)
        note = None if before is None else before.note
        return BudgetStatement(
            period=period,
            amount=data["amount"],
            currency=data["currency"],
            status=data["status"],
            note=_text(data["note"], note),
            sources=tuple(data["sources"]),
        )


def _after(day: date) -> date:
    """The day after; of the last day there is, itself, which no period bears."""
    return day if day == date.max else day + ONE_DAY


class LineForm(Choosing):
    when = SpanField(label=gettext_lazy("When"), max_length=20, required=False, help_text=SPAN)
    amount = AmountField(label=gettext_lazy("Amount"), required=False)
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), initial="EUR", required=False)
    receiver = forms.ChoiceField(label=gettext_lazy("Who receives it"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        when, amount = cleaned.get("when"), cleaned.get("amount")
        if (when is None) != (amount is None) and not self.errors:
            empty = "when" if when is None else "amount"
            self.add_error(empty, _("A line has both a time and an amount."))
        return cleaned


class ForecastForm(forms.Form):
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=2000, widget=LONG)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


LineFormSet = forms.formset_factory(LineForm, extra=4, max_num=60, absolute_max=60)


def stated_forecast(form: ForecastForm, lines: Any) -> ForecastStatement:
    given = [each.cleaned_data for each in lines]
    return ForecastStatement(
        made=timezone.localdate(),
        note=_text(form.cleaned_data["note"]),
        lines=tuple(
            PlannedStatement(
                period=data["when"],
                amount=data["amount"],
                currency=data["currency"] or "EUR",
                receiver=data["receiver"] or None,
            )
            for data in given
            if data.get("when") is not None and data.get("amount") is not None
        ),
    )


def initial_lines(activity: Activity) -> list[dict[str, Any]]:
    """The lines of the last forecast, to start the next one from."""
    last = activity.forecasts.order_by("-number").first()
    if last is None:
        return []
    return [
        {
            "when": written(Period(row.period.lower, row.period.upper)),
            "amount": f"{row.amount:f}",
            "currency": row.currency,
            "receiver": "" if row.receiver is None else row.receiver.code,
        }
        for row in last.lines.select_related("receiver")
    ]
