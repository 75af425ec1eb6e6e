# SPDX-License-Identifier: EUPL-1.2
"""The officer's forms to record an activity's money, correct it, and say what is expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import words

from ..actions.recording import (
    StaleMoney,
    correct_transaction,
    make_forecast,
    record_refund,
    record_transaction,
    revise_budget,
    set_budget,
    withdraw_transaction,
)
from ..models import Activity, Budget, Transaction
from ..rules.money import SPENT
from ..selectors.visible import visible_to
from .money_forms import (
    BudgetForm,
    ForecastForm,
    LineFormSet,
    RefundForm,
    TransactionForm,
    WithdrawForm,
    initial_lines,
    stated_forecast,
)

PERMISSION = "portfolio.record_money"


def for_officers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return login_required(permission_required(PERMISSION, raise_exception=True)(view))


def _activity(request: HttpRequest, public_id: str) -> Activity:
    found = visible_to(request.user).filter(public_id=public_id).first()
    if found is None:
        raise Http404(_("There is no activity at this address."))
    return found


def _record(request: HttpRequest, model: Any, pk: int) -> Any:
    """A transaction or budget of an activity that this user may see."""
    row = model.objects.filter(pk=pk, activity__in=visible_to(request.user)).first()
    if row is None:
        raise Http404(_("There is no such record."))
    return row


def money_url(activity: Activity) -> str:
    return f"{activity.get_absolute_url()}#money"


@for_officers
def record(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record money that moved or was committed."""
    activity = _activity(request, public_id)
    form = TransactionForm(request.POST or None)

    def save() -> None:
        record_transaction(
            by=request.user,
            activity=activity,
            stated=form.stated(),
            reason=form.cleaned_data["reason"],
        )

    return _page(request, activity, form, save, title=_("Record money"), verb=_("Record money"))


@for_officers
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a record in the place of a wrong one."""
    row: Transaction = _record(request, Transaction, pk)
    form = TransactionForm(request.POST or None, before=row)

    def save() -> None:
        correct_transaction(
            by=request.user, seen=row, stated=form.stated(), reason=form.cleaned_data["reason"]
        )

    return _page(
        request,
        row.activity,
        form,
        save,
        title=_("Correct money"),
        verb=_("Correct"),
        address="portfolio:correct-money",
        seen=row,
    )


@for_officers
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a record should not have been made."""
    row: Transaction = _record(request, Transaction, pk)
    form = WithdrawForm(request.POST or None)

    def save() -> None:
        withdraw_transaction(by=request.user, seen=row, reason=form.cleaned_data["reason"])

    return _page(
        request,
        row.activity,
        form,
        save,
        title=_("Withdraw a record of money"),
        verb=_("Withdraw"),
        address="portfolio:withdraw-money",
        seen=row,
    )


@for_officers
def refund(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record money that came back."""
    activity = _activity(request, public_id)
    paid = activity.transactions.filter(current=True, type__in=SPENT, amount__gt=0)
    payments = {str(row.pk): row for row in paid.select_related("country").order_by("-day")[:200]}
    form = RefundForm(
        request.POST or None, payments=payments, initial={"of": request.GET.get("of", "")}
    )

    def save() -> None:
        record_refund(
            by=request.user,
            activity=activity,
            stated=form.stated(),
            of=payments.get(form.cleaned_data["of"]),
            reason=form.cleaned_data["reason"],
        )

    title = _("Record a refund")
    return _page(request, activity, form, save, title=title, verb=title)


@for_officers
def budget(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write the budget of a period for the first time."""
    activity = _activity(request, public_id)
    form = BudgetForm(request.POST or None)

    def save() -> None:
        set_budget(
            by=request.user,
            activity=activity,
            stated=form.stated(),
            reason=form.cleaned_data["reason"],
        )

    return _page(
        request,
        activity,
        form,
        save,
        title=_("Write a budget"),
        verb=_("Save"),
        elsewhere={"period": "start"},
    )


@for_officers
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Revise the budget of a period; the one before stays readable."""
    row: Budget = _record(request, Budget, pk)
    form = BudgetForm(request.POST or None, before=row)

    def save() -> None:
        revise_budget(
            by=request.user, seen=row, stated=form.stated(), reason=form.cleaned_data["reason"]
        )

    return _page(
        request,
        row.activity,
        form,
        save,
        title=_("Revise a budget"),
        verb=_("Revise"),
        address="portfolio:revise-budget",
        seen=row,
    )


@for_officers
def forecast(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write a new version of what is expected to be paid."""
    activity = _activity(request, public_id)
    last = activity.forecasts.order_by("-number").values_list("number", flat=True).first()
    form = ForecastForm(request.POST or None, initial={"seen": last})
    lines = LineFormSet(
        request.POST or None, initial=None if request.POST else initial_lines(activity)
    )

    def save() -> None:
        make_forecast(
            by=request.user,
            activity=activity,
            stated=stated_forecast(form, lines),
            seen=form.cleaned_data["seen"],
        )

    return _page(
        request, activity, form, save, title=_("Make a forecast"), verb=_("Save"), lines=lines
    )


def _page(
    request: HttpRequest,
    activity: Activity,
    form: Any,
    save: Callable[[], object],
    *,
    title: str,
    verb: str,
    address: str = "",
    seen: Any = None,
    lines: Any = None,
    elsewhere: dict[str, str] | None = None,
) -> HttpResponse:
    """The form; saved, its errors at their fields, or what somebody else made of it meanwhile.

    `address` is that of the form for the record `seen`, to go on from the one that stands by now.
    """
    stale: Any = None
    overtaken = False
    sound = request.method == "POST" and form.is_valid()
    if request.method == "POST" and sound and (lines is None or lines.is_valid()):
        try:
            save()
        except Refused as refusal:
            place = (elsewhere or {}).get(refusal.at or "", refusal.at)
            form.add_error(place if place in form.fields else None, str(refusal))
        except StaleMoney as stop:
            stale, overtaken = stop.current, True
            if lines is not None:
                _renew(form, "seen", None if stale is None else stale.number)
        else:
            messages.success(request, _("It is saved."))
            return redirect(money_url(activity))
    elif request.method == "GET" and seen is not None and not seen.current:
        stale = _now(seen)
    action = reverse(address, args=[stale.pk]) if address and stale is not None else ""
    wrong = bool(form.errors) or (lines is not None and any(lines.errors))
    context = {
        "title": title,
        "verb": verb,
        "activity": activity,
        "back": money_url(activity),
        "form": form,
        "lines": lines,
        "stale": stale,
        "overtaken": overtaken,
        "action": action,
        "seen": seen,
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (words.as_text(activity.title)[0], activity.get_absolute_url()),
            (title, ""),
        ],
    }
    status = 409 if overtaken else 422 if wrong and request.method == "POST" else 200
    return render(request, "portfolio/money_form.html", context, status=status)


def _renew(form: forms.Form, name: str, value: Any) -> None:
    """Let the form, shown again, name what stands now."""
    data = form.data.copy()  # type: ignore[attr-defined]
    data[name] = "" if value is None else str(value)
    form.data = data


def _now(row: Any) -> Any:
    while not row.current:
        row = type(row).objects.get(supersedes=row)
    return row
