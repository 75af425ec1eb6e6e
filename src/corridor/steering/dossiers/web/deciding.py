# SPDX-License-Identifier: EUPL-1.2
"""Recording what people decided, and what was done about an obligation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import Fact
from corridor.foundation.parties.public import organisations
from corridor.foundation.reference.public import SourcesField

from .. import public
from ..models import ConditionalityClause, ConditionalityDecision, Obligation, ObligationStep
from . import shown
from .fields import MomentField, TextsForm
from .forms import ByName, organisation_field
from .parts import FactForms, kept


class DecisionForm(TextsForm):
    texts = {
        "text": (gettext_lazy("What was decided"), True, 4),
        "reason": (gettext_lazy("Reason"), True, 4),
    }
    order = (
        "kind",
        "text",
        "reason",
        "reference",
        "decided_by",
        "organisation",
        "taken",
        "starts",
        "ends",
        "sources",
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=ConditionalityDecision.Kind.choices,
        widget=forms.RadioSelect,
    )
    reference = forms.CharField(
        label=gettext_lazy("Reference"),
        max_length=300,
        help_text=gettext_lazy("The letter, minutes or file in which it stands."),
    )
    decided_by = forms.CharField(
        label=gettext_lazy("Decided by"),
        max_length=300,
        help_text=gettext_lazy("The office or meeting that took the decision."),
    )
    organisation = organisation_field(gettext_lazy("Organisation"))
    taken = forms.DateField(
        label=gettext_lazy("Decided on"), widget=forms.DateInput(attrs={"type": "date"})
    )
    starts = forms.DateField(
        label=gettext_lazy("In force from"),
        required=False,
        help_text=gettext_lazy("Empty: from the day of the decision."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    ends = forms.DateField(
        label=gettext_lazy("Until (the first day it is no longer so)"),
        required=False,
        help_text=gettext_lazy("Empty: until another decision takes its place."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    sources = SourcesField(required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations()  # type: ignore[attr-defined]


@login_required
@permission_required("dossiers.take_decision", raise_exception=True)
def decide(request: HttpRequest, iso2: str, clause: str) -> HttpResponse:
    """Record a decision on a country under a clause, with the facts of the day beside it."""
    here = shown.found(iso2)
    try:
        of = public.clause(clause)
    except ConditionalityClause.DoesNotExist:
        raise Http404(_("Nothing stands at this address.")) from None
    standing = public.last_decision(of, here)
    data = request.POST if request.method == "POST" else None
    form = DecisionForm(data, initial={"seen": _id(standing)})
    facts = FactForms(data, prefix="facts")
    stale = None
    if data is not None and form.is_valid() & facts.is_valid():
        given = {k: v for k, v in form.cleaned_data.items() if k != "seen"}
        try:
            public.take_decision(
                by=request.user,
                clause=of,
                country=here,
                given=public.GivenDecision(**given, facts=[fact.given() for fact in kept(facts)]),
                seen=form.cleaned_data["seen"] or None,
            )
        except public.Overtaken as error:
            standing = error.standing
            stale = {
                "title": _("Somebody else recorded a decision meanwhile"),
                "facts": _standing(standing),
            }
            form = DecisionForm({**request.POST.dict(), "seen": _id(standing)})
            form.is_valid()
        except Refused as refusal:
            _at(refusal, form, facts)
        else:
            messages.success(request, _("The decision was recorded."))
            return redirect(shown.dossier_url(iso2, "country-conditionality"))
    name = shown.names()[iso2]
    back = shown.dossier_url(iso2, "country-conditionality")
    past = public.decisions().filter(clause=of, country=here)
    context = {
        "breadcrumbs": shown.crumbs(
            (name, shown.dossier_url(iso2)),
            (_("Conditionality"), back),
            (_("Record a decision"), ""),
        ),
        "title": _("Record a decision"),
        "kicker": f"{name} · {shown.chosen(of.framework.names)}",
        "lead": shown.chosen(of.text),
        "form": form,
        "parts": facts,
        "parts_title": _("Facts on the day"),
        "last": [],
        "stale": stale,
        "back": back,
        "button": _("Record it"),
        "past": [shown.decision(row) for row in past],
    }
    wrong = data is not None and (form.errors or not facts.is_valid())
    status = 409 if stale else 422 if wrong else 200
    return render(request, "dossiers/form.html", context, status=status)


def _standing(row: ConditionalityDecision | None) -> list[Fact]:
    if row is None:
        return []
    return [
        Fact(_("Decision"), row.get_kind_display()),
        Fact(_("What was decided"), row.text),
        Fact(_("Reason"), row.reason),
        Fact(_("Decided by"), row.decided_by),
    ]


def _at(refusal: Refused, form: forms.Form, facts: Any) -> None:
    """Say it at its field, also in a row of facts."""
    part, _dot, rest = refusal.at.partition(".")
    if part == "facts" and rest:
        number, _dot, field = rest.partition(".")
        rows = kept(facts)
        if number.isdigit() and int(number) < len(rows):
            rows[int(number)].add_error(field or None, str(refusal))
            return
    form.add_error(refusal.at if refusal.at in form.fields else None, str(refusal))


def _id(row: ConditionalityDecision | ObligationStep | None) -> str:
    return "" if row is None else row.public_id


class StepForm(TextsForm):
    texts = {"text": (gettext_lazy("What was done"), True, 4)}
    order = ("state", "text", "moment", "sources", "supersedes")
    state = forms.ChoiceField(
        label=gettext_lazy("How does it stand after this?"), choices=ObligationStep.State.choices
    )
    moment = MomentField(label=gettext_lazy("When"))
    sources = SourcesField()
    supersedes = ByName(
        lambda row: f"{row.get_state_display()}: {shown.chosen(row.text)[:80]}",
        label=gettext_lazy("Does this correct an earlier step?"),
        queryset=ObligationStep.objects.none(),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


@login_required
@permission_required("dossiers.write_dossier", raise_exception=True)
def step(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record what was done about an obligation, or correct what was recorded."""
    row = public.obligations().filter(public_id=public_id).first()
    if row is None:
        raise Http404(_("Nothing stands at this address."))
    form = _step_form(request.POST if request.method == "POST" else None, row)
    stale = None
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        seen = data.pop("seen") or None
        try:
            public.take_step(by=request.user, obligation=row, seen=seen, **data)
        except public.NewStep as error:
            row = public.obligations().get(pk=row.pk)
            stale = {
                "title": _("Somebody else recorded a step meanwhile"),
                "facts": []
                if error.last is None
                else [Fact(error.last.get_state_display(), error.last.text, error.last.sources)],
            }
            form = _step_form({**request.POST.dict(), "seen": _id(error.last)}, row)
            form.is_valid()
        except Refused as refusal:
            form.add_error(refusal.at if refusal.at in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The step was recorded."))
            return redirect(_shows(row))
    context = {
        "breadcrumbs": shown.crumbs((_about(row), _shows(row)), (_("Record a step"), "")),
        "title": _("Record a step"),
        "kicker": _about(row),
        "form": form,
        "parts": [],
        "last": [],
        "stale": stale,
        "back": _shows(row),
        "button": _("Record it"),
        "obligation": [shown.obligation(row)],
    }
    status = 409 if stale else 422 if form.errors else 200
    return render(request, "dossiers/form.html", context, status=status)


def _step_form(data: Any, row: Obligation) -> StepForm:
    steps = public.standing(row.steps.all())
    form = StepForm(data, initial={"seen": _id(steps[-1] if steps else None)})
    form.fields["supersedes"].queryset = ObligationStep.objects.filter(  # type: ignore[attr-defined]
        pk__in=[each.pk for each in steps]
    )
    return form


def _shows(row: Obligation) -> str:
    if row.country is not None:
        return shown.dossier_url(row.country.iso2)
    assert row.partnership is not None
    return row.partnership.get_absolute_url()


def _about(row: Obligation) -> str:
    if row.country is not None:
        return shown.names()[row.country.iso2]
    assert row.partnership is not None
    return shown.chosen(row.partnership.names)
