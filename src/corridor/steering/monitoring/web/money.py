# SPDX-License-Identifier: EUPL-1.2
"""The form of money that moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.parties.public import Organisation
from corridor.steering.portfolio.public import Transaction, TransactionType

from ..models import ReportedTransaction
from ..public import GivenTransaction
from ..rules.parts import plain
from .fields import NumberField, OrganisationField, ProseField, Remembering, text_of
from .shown import chosen

LARGEST_KEY = 2**63 - 1
FIRST = ("type", "day", "amount", "currency", "refund", "provider", "receiver")


class TransactionForm(Remembering):
    """Money that moved; a blank one is left alone."""

    type = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    day = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    amount = NumberField(label=gettext_lazy("Amount"))
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), required=False)
    refund = forms.BooleanField(
        label=gettext_lazy("It was paid back (write the amount below zero)"), required=False
    )
    ref = forms.CharField(label=gettext_lazy("Reference"), max_length=100, required=False)
    description = ProseField(label=gettext_lazy("Description"))
    reason = ProseField(label=gettext_lazy("What was wrong?"))
    corrects = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=1, max_value=LARGEST_KEY
    )
    drop = forms.BooleanField(label=gettext_lazy("Take this transaction away"), required=False)

    def __init__(
        self,
        data: Any,
        *,
        prefix: str,
        activity: int,
        currencies: Sequence[tuple[str, str]],
        known: dict[str, Organisation],
        row: ReportedTransaction | None = None,
        corrects: Transaction | None = None,
        currency: str = "EUR",
    ) -> None:
        super().__init__(data, prefix=prefix)
        self.row, self.activity = row, activity
        self.corrected = corrects
        self.fields["type"].choices = [("", _("Choose")), *TransactionType.choices]  # type: ignore[attr-defined]
        self.fields["currency"].choices = list(currencies)  # type: ignore[attr-defined]
        self.fields["provider"] = OrganisationField(known, "organisations", label=_("From"))
        self.fields["receiver"] = OrganisationField(known, "organisations", label=_("To"))
        self.fields["currency"].initial = currency
        source: Any = row or corrects
        if source is not None:
            for name in ("type", "refund", "day", "currency", "ref"):
                self.fields[name].initial = getattr(source, name)
            self.fields["amount"].initial = plain(source.amount)
            self.fields["description"].initial = chosen(source.description)
            for name in ("provider", "receiver"):
                organisation = getattr(source, name)
                self.fields[name].initial = "" if organisation is None else organisation.code
        if row is not None:
            self.fields["reason"].initial = row.reason
        wrong = row.corrects_id if row else corrects.pk if corrects else None
        self.fields["corrects"].initial = wrong
        if wrong is None and not (data and data.get(f"{prefix}-corrects")):
            del self.fields["reason"]
        if row is None:
            del self.fields["drop"]
        self.order_fields(
            [
                "type",
                "day",
                "amount",
                "currency",
                "refund",
                "provider",
                "receiver",
                "ref",
                "description",
                "reason",
                "drop",
            ]
        )
        self.remember(row.version if row else 0, self._content(row))

    @staticmethod
    def _content(row: Any) -> Any:
        if row is None:
            return None
        description = dict(row.description or {})
        names = ("type", "refund", "currency", "ref", "reason")
        rest = [getattr(row, name) for name in names]
        keys = (
            [row.provider, row.receiver, row.corrects]
            if isinstance(row, GivenTransaction)
            else [row.provider_id, row.receiver_id, row.corrects_id]
        )
        return [*rest, row.day.isoformat(), plain(row.amount), description, *keys]

    @property
    def blank(self) -> bool:
        data = self.cleaned_data
        typed = ("type", "day", "amount", "ref", "description", "provider", "receiver")
        return self.row is None and not any(data.get(name) not in (None, "") for name in typed)

    def given(self) -> GivenTransaction | None:
        """Null when nobody touched it."""
        if self.blank:
            return None
        data, row = self.cleaned_data, self.row
        said = GivenTransaction(
            self.activity,
            type=data["type"],
            day=data["day"],
            amount=data["amount"],
            currency=data["currency"],
            id=None if row is None else row.public_id,
            refund=data["refund"],
            provider=data["provider"],
            receiver=data["receiver"],
            ref=data["ref"],
            description=text_of(row.description if row else None, data["description"]),
            corrects=data["corrects"],
            reason=data.get("reason", ""),
            drop=bool(data.get("drop")),
            version=self.version,
        )
        if said.drop or said.day is None or said.amount is None:
            return said
        return said if self.touched(self._content(said)) else None
