# SPDX-License-Identifier: EUPL-1.2
"""The forms by which people record a promise, and write down what became of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import listed
from corridor.foundation.reference.public import DaysField, SourcesField, currencies

from ..models import Framework, Promise
from ..public import (
    GivenPromise,
    Stale,
    Term,
    TermKind,
    add_promise,
    add_step,
    framework,
    frameworks,
    nodes_in_order,
    promise,
    steps_of,
)
from .fields import AmountField
from .promise_words import state_badge, term_words
from .promises import framework_choices, no_promise, step_shown
from .promises_at_once import LONG, StepForm
from .promises_at_once import typed_text as _text
from .shown import chosen, not_found

DAYS = gettext_lazy("A day, a month or a year: 2011-07-11, 2011-07 or 2011.")


def _sent(request: HttpRequest) -> Any:
    """What was sent, also if it is nothing; null where the form is only opened."""
    return request.POST if request.method == "POST" else None


@login_required
@permission_required("policy.follow_promise", raise_exception=True)
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Write down what became of a promise; if somebody was faster, what they wrote is shown."""
    try:
        row = promise(code)
    except Promise.DoesNotExist:
        return no_promise(request, code)
    steps = steps_of(row)
    initial = {"version": row.version}
    form = StepForm(_sent(request), initial=initial, correctable=bool(steps))
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            add_step(
                by=request.user,
                promise=row,
                version=form.cleaned_data["version"],
                given=form.given(),
                reason=form.cleaned_data["reason"],
            )
        except Stale as error:
            stale = True
            again = request.POST.copy()
            again["version"] = str(error.current.version)
            form = StepForm(again, initial=initial, correctable=bool(steps))
        except Refused as refusal:
            form.add_error(refusal.at if refusal.at in form.fields else None, str(refusal))
        else:
            messages.success(request, _("What became of it is written down."))
            return redirect(row.get_absolute_url())
    title = _("What became of it?")
    context = {
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Promises to parliament"), reverse("policy:promises")),
            (chosen(row.title), row.get_absolute_url()),
            (title, ""),
        ],
        "title": title,
        "promise": row,
        "term": term_words(row),
        "state": state_badge(row.state),  # type: ignore[attr-defined]
        "steps": [step_shown(step) for step in steps],
        "form": form,
        "stale": stale,
    }
    status = 409 if stale else 422 if form.errors else 200
    return render(request, "policy/promise_step.html", context, status=status)


class PromiseForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"), choices=Promise.Kind.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=gettext_lazy("In a few words"),
        max_length=120,
        help_text=gettext_lazy("In the language of this page."),
    )
    text = forms.CharField(
        label=gettext_lazy("What was promised or asked?"),
        max_length=2000,
        widget=LONG,
        help_text=gettext_lazy("In your own words, in the language of this page."),
    )
    origin = forms.CharField(
        label=gettext_lazy("Document or meeting"),
        max_length=300,
        help_text=gettext_lazy("As in: committee meeting on the budget."),
    )
    number = forms.CharField(
        label=gettext_lazy("Parliamentary paper"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("As in: 30 573, no. 74."),
    )
    who = forms.CharField(label=gettext_lazy("Said or asked by"), max_length=200, required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("As"),
        choices=[("", gettext_lazy("not stated")), *Promise.Role.choices],
        required=False,
    )
    day = DaysField(
        label=gettext_lazy("When was it said?"), required=False, max_length=30, help_text=DAYS
    )
    term_kind = forms.ChoiceField(
        label=gettext_lazy("Does it say by when?"),
        choices=[
            (TermKind.STATED.value, gettext_lazy("It does")),
            (TermKind.NONE.value, gettext_lazy("It does not")),
            (TermKind.UNKNOWN.value, gettext_lazy("That is not known")),
        ],
        widget=forms.RadioSelect,
        initial=TermKind.NONE.value,
    )
    term = DaysField(
        label=gettext_lazy("The last day for it"), required=False, max_length=30, help_text=DAYS
    )
    term_text = forms.CharField(
        label=gettext_lazy("The term in words"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("As in: before the summer."),
    )
    amount = AmountField(
        label=gettext_lazy("Amount"),
        max_digits=18,
        decimal_places=2,
        required=False,
        help_text=gettext_lazy("Where it is about money, as with an amendment of the budget."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), initial="EUR")
    nodes = forms.MultipleChoiceField(
        label=gettext_lazy("What does it touch?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    responsible = forms.MultipleChoiceField(
        label=gettext_lazy("To be done by"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=gettext_lazy("Hold Ctrl or Command to choose several."),
    )
    owner = forms.ChoiceField(label=gettext_lazy("Followed by"), required=False)
    sources = SourcesField(max_length=500)
    reason = forms.CharField(
        label=gettext_lazy("Why do you record this?"),
        max_length=500,
        widget=LONG,
        help_text=gettext_lazy("Kept with its history."),
    )

    def __init__(self, *args: Any, of: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of = of
        parties = [(one.code, chosen(one.name)) for one in listed(words.language())]
        choices: dict[str, list[tuple[str, Any]]] = {
            "currency": [(one.code, f"{one.code} {chosen(one.names)}") for one in currencies()],
            "nodes": [(one.code, f"{one.code} {chosen(one.title)}") for one in nodes_in_order(of)],
            "responsible": parties,
            "owner": [("", pgettext_lazy("organisation", "nobody yet")), *parties],
        }
        for name, given in choices.items():
            self.fields[name].choices = given  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        stated = cleaned.get("term_kind") == TermKind.STATED
        if stated and cleaned.get("term") is None and "term" not in self.errors:
            self.add_error("term", _("Say by when, or choose that it does not say so."))
        if not stated and cleaned.get("term") is not None:
            self.add_error("term", _("Leave this empty where no term is stated."))
        return cleaned

    def given(self) -> GivenPromise:
        data = self.cleaned_data
        title, text, origin = (_text(data[name]) for name in ("title", "text", "origin"))
        assert title is not None
        assert text is not None
        assert origin is not None
        return GivenPromise(
            framework=self.of.code,
            kind=data["kind"],
            title=title,
            text=text,
            origin=origin,
            sources=data["sources"],
            number=data["number"],
            who=_text(data["who"]),
            role=data["role"],
            day=data["day"],
            term=Term(TermKind(data["term_kind"]), data["term"]),
            term_text=_text(data["term_text"]),
            amount=data["amount"],
            currency=data["currency"],
            nodes=data["nodes"],
            responsible=data["responsible"],
            owner=data["owner"] or None,
        )


@login_required
@permission_required("policy.record_promise", raise_exception=True)
def record(request: HttpRequest) -> HttpResponse:
    """Record a promise; `?framework=` is the framework that it belongs to."""
    of = _chosen_framework(request.GET.get("framework"))
    if of is None:
        return not_found(
            request,
            title=_("There is no framework to record a promise in"),
            message=_("A framework is found by its code, as in NL08."),
            back=[(_("All frameworks"), reverse("policy:frameworks"))],
        )
    form = PromiseForm(_sent(request), of=of)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            row = add_promise(by=request.user, given=form.given(), reason=data["reason"])
        except Refused as refusal:
            at = refusal.at.split(".")[0]
            form.add_error(at if at in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The promise is recorded."))
            return redirect(row.get_absolute_url())
    title = _("Record a promise")
    context = {
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Promises to parliament"), reverse("policy:promises")),
            (title, ""),
        ],
        "title": title,
        "framework": of,
        "frameworks": framework_choices(),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "policy/promise_new.html", context, status=status)


def _chosen_framework(code: str | None) -> Framework | None:
    """The one asked for; without a choice the one with the most promises, else the first."""
    if code:
        try:
            return framework(code)
        except Framework.DoesNotExist:
            return None
    return frameworks().annotate(told=Count("promises")).order_by("-told", "code").first()
