# SPDX-License-Identifier: EUPL-1.2
"""The officer's form to book spending or correct what was booked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.jobs.public import Refused
from corridor.foundation.reference.public import SourcesField, currencies

from ..models import Booking, Framework
from ..public import (
    book_spending,
    bookings,
    current_booking,
    framework,
    nodes_in_order,
)
from .fields import AmountField
from .shown import chosen, framework_url, not_found

UNITS = [("1", "1"), ("1000", "1 000"), ("100000", "100 000"), ("1000000", "1 000 000")]


class BookingForm(forms.Form):
    stated = forms.ChoiceField(
        label=gettext_lazy("What does the source say?"),
        choices=[
            ("yes", gettext_lazy("It states an amount")),
            ("no", gettext_lazy("It leaves the amount open (that is not zero)")),
        ],
        widget=forms.RadioSelect,
        initial="yes",
    )
    amount = AmountField(
        label=gettext_lazy("Amount"),
        max_digits=18,
        decimal_places=2,
        required=False,
        help_text=gettext_lazy("In whole units of the currency: 200000 for 0.2 million."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), initial="EUR")
    precision = forms.ChoiceField(
        label=gettext_lazy("Rounded to"),
        choices=UNITS,
        help_text=gettext_lazy("The unit to which the source rounds: 100 000 for 0.2 million."),
    )
    sources = SourcesField()
    reason = forms.CharField(
        label=gettext_lazy("Why do you book this?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Kept with the history of the amount."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if unit not in dict(UNITS):
            self.fields["precision"].choices = [(unit, unit), *UNITS]  # type: ignore[attr-defined]
        self.fields["currency"].choices = [  # type: ignore[attr-defined]
            (each.code, f"{each.code} {chosen(each.names)}") for each in currencies()
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        stated = cleaned.get("stated")
        if stated == "yes" and cleaned.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", _("Enter the amount that the source states."))
        if stated == "no":
            if cleaned.get("amount") is not None:
                self.add_error(
                    "amount", _("Leave this empty when the source leaves the amount open.")
                )
            cleaned["amount"] = None
        return cleaned


@login_required
@permission_required("policy.book_spending", raise_exception=True)
def book(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """Book what was spent in a year; `?node=` is the node that the form opens on."""
    row = _find(framework)
    if row is None:
        return not_found(
            request,
            title=_("There is no framework %(code)s") % {"code": framework[:40]},
            message=_("A framework is found by its code, as in NL08."),
            back=[(_("All frameworks"), reverse("policy:frameworks"))],
        )
    nodes = nodes_in_order(row, day=date(year, 12, 31)) if 1900 <= year <= 2200 else ()
    node = request.GET.get("node") or None
    on = next((each for each in nodes if each.code == node), None)
    if not nodes or (node is not None and on is None):
        return not_found(
            request,
            title=_("There is nothing to book on here"),
            message=_("%(framework)s has no node %(node)s in %(year)s.")
            % {"framework": row.code, "node": (node or "")[:40], "year": year},
            back=[(chosen(row.names), framework_url(row.code))],
        )
    standing = current_booking(row, node, year)
    initial = _initial(standing)
    form = BookingForm(request.POST or None, initial=initial, unit=initial["precision"])
    stale = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            book_spending(
                by=request.user,
                framework=row.code,
                node=node,
                year=year,
                amount=data["amount"],
                currency=data["currency"],
                precision=Decimal(data["precision"]),
                sources=data["sources"],
                reason=data["reason"],
                seen=data["seen"] or None,
                note=None if standing is None else standing.note,
            )
        except Refused as refusal:
            if refusal.at == "seen":
                stale = standing
                again = request.POST.copy()
                again["seen"] = _id(standing)
                form = BookingForm(again, initial=initial, unit=initial["precision"])
            else:
                form.add_error(refusal.at if refusal.at in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The amount is booked."))
            # To the top of the page, where the message stands; below it is what was booked.
            query = "" if node is None else f"?{urlencode({'node': node})}"
            return redirect(f"{reverse('policy:book', args=[row.code, year])}{query}")
    title = _("Book spending of %(year)s") % {"year": year}
    context = {
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Frameworks"), reverse("policy:frameworks")),
            (chosen(row.names), framework_url(row.code)),
            (title, ""),
        ],
        "title": title,
        "framework": row,
        "framework_url": framework_url(row.code),
        "year": year,
        "on": on,
        "nodes": nodes,
        "form": form,
        "stale": stale,
        "past": bookings(row, node, year),
    }
    status = 409 if stale is not None else 422 if form.errors else 200
    return render(request, "policy/book.html", context, status=status)


def _find(code: str) -> Framework | None:
    try:
        return framework(code)
    except Framework.DoesNotExist:
        return None


def _id(standing: Booking | None) -> str:
    return "" if standing is None else standing.public_id


def _initial(standing: Booking | None) -> dict[str, Any]:
    if standing is None:
        return {"currency": "EUR", "precision": "1", "seen": ""}
    return {
        "stated": "no" if standing.amount is None else "yes",
        "amount": None if standing.amount is None else f"{standing.amount.normalize():f}",
        "currency": standing.currency,
        "precision": f"{standing.precision.normalize():f}",
        "sources": ", ".join(standing.sources),
        "seen": standing.public_id,
    }
