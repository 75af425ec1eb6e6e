# SPDX-License-Identifier: EUPL-1.2
"""The forms by which people record evaluations, and write down what was done with them.

If somebody was faster, the form comes back with what was typed and with what stands now (409).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import Fact

from ..models import Evaluation, Finding, FollowUp, Recommendation, Response
from ..public import (
    Stale,
    add_evaluation,
    advice_of,
    change_evaluation,
    evaluation,
    follow_up,
    remove_part,
    respond,
    write_part,
)
from .forms import (
    EvaluationForm,
    FindingForm,
    FollowUpForm,
    RecommendationForm,
    ResponseForm,
    StepForm,
    evaluation_initial,
    part_initial,
)
from .shown import advice_shown, chosen, crumbs, no_evaluation

PARTS: dict[str, tuple[type[Any], type[Any]]] = {
    "finding": (Finding, FindingForm),
    "recommendation": (Recommendation, RecommendationForm),
}


def sent(request: HttpRequest) -> Any:
    """What was sent, also if it is nothing; null where the form is only opened."""
    return request.POST if request.method == "POST" else None


def again(request: HttpRequest, version: int) -> Any:
    """What was sent, to be saved upon what stands now."""
    typed = request.POST.copy()
    typed["version"] = str(version)
    return typed


def put_error(form: forms.Form, refusal: Refused) -> None:
    at = refusal.at.split(".")[0]
    form.add_error(at if at in form.fields else None, str(refusal))


def form_page(
    request: HttpRequest, form: forms.Form, *, stale: list[Fact] | None = None, **context: Any
) -> HttpResponse:
    """A form with its title, its way back and, where somebody was faster, what stands now."""
    status = 409 if stale else 422 if form.errors else 200
    return render(
        request, "learning/form.html", {"form": form, "stale": stale, **context}, status=status
    )


def _standing(row: Evaluation) -> list[Fact]:
    return [
        Fact(_("Title"), row.title),
        Fact(_("Stage"), row.get_stage_display()),
        Fact(_("Findings"), [each.text for each in row.findings.order_by("position")]),
        Fact(_("Recommendations"), [each.text for each in row.recommendations.all()]),
    ]


@login_required
@permission_required("learning.record_evaluation", raise_exception=True)
def record(request: HttpRequest) -> HttpResponse:
    form = EvaluationForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            row = add_evaluation(
                by=request.user, given=form.given(), reason=form.cleaned_data["reason"]
            )
        except Refused as refusal:
            put_error(form, refusal)
        else:
            messages.success(request, _("The evaluation is recorded. Add what it found."))
            return redirect(row.get_absolute_url())
    title = _("Record an evaluation")
    return form_page(
        request,
        form,
        title=title,
        breadcrumbs=crumbs("evaluations", (title, "")),
        back=reverse("learning:evaluations"),
    )


@login_required
@permission_required("learning.record_evaluation", raise_exception=True)
def change(request: HttpRequest, code: str) -> HttpResponse:
    def form_of(row: Evaluation, data: Any) -> Any:
        return EvaluationForm(data, held=row, initial=evaluation_initial(row))

    def save(row: Evaluation, form: Any) -> None:
        change_evaluation(
            by=request.user,
            evaluation=row,
            version=form.cleaned_data["version"],
            given=form.given(),
            reason=form.cleaned_data["reason"],
        )

    return _written(request, code, _("Change the evaluation"), form_of, save)


@login_required
@permission_required("learning.record_evaluation", raise_exception=True)
def part(request: HttpRequest, code: str, sort: str, key: str = "") -> HttpResponse:
    """Add or change a finding or a recommendation; `key` names the one to change."""
    model, form_class = PARTS[sort]
    held = model.objects.filter(public_id=key, evaluation__code=code).first() if key else None
    if key and held is None:
        return no_evaluation(request)

    def form_of(row: Evaluation, data: Any) -> Any:
        initial = {"sources": ", ".join(row.sources)} if held is None else part_initial(held)
        return form_class(data, held=held, initial={**initial, "version": row.version})

    def save(row: Evaluation, form: Any) -> None:
        write_part(
            by=request.user,
            evaluation=row,
            version=form.cleaned_data["version"],
            given=form.given(),
            reason=form.cleaned_data["reason"],
            part=held,
        )

    titles = {
        "finding": _("Add a finding") if held is None else _("Change a finding"),
        "recommendation": _("Add a recommendation")
        if held is None
        else _("Change a recommendation"),
    }
    remove = "" if held is None else reverse("learning:remove-part", args=[code, sort, key])
    return _written(request, code, titles[sort], form_of, save, remove=remove)


@login_required
@permission_required("learning.record_evaluation", raise_exception=True)
@require_POST
def remove(request: HttpRequest, code: str, sort: str, key: str) -> HttpResponse:
    """Take a finding or an unanswered recommendation away; the reason is asked for."""
    model, _form = PARTS[sort]
    held = model.objects.filter(public_id=key, evaluation__code=code).first()
    if held is None:
        return no_evaluation(request)
    version = request.POST.get("version", "")
    try:
        remove_part(
            by=request.user,
            evaluation=held.evaluation,
            version=int(version) if version.isdecimal() else 0,
            part=held,
            reason=request.POST.get("reason", ""),
        )
    except Stale:
        said = _("Somebody else wrote about this evaluation meanwhile. Look at it, then try again.")
        messages.error(request, said)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is taken away; the history keeps it."))
        return redirect(held.evaluation.get_absolute_url())
    return redirect(reverse("learning:change-part", args=[code, sort, key]))


@login_required
@permission_required("learning.respond", raise_exception=True)
def answer(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Write down what management answered."""
    return _step(request, code, key, Response, ResponseForm, respond, _("Response"))


@login_required
@permission_required("learning.follow_up", raise_exception=True)
def follow(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Write down what was done."""
    return _step(request, code, key, FollowUp, FollowUpForm, follow_up, _("What became of it?"))


def _step(
    request: HttpRequest,
    code: str,
    key: str,
    model: type[Response] | type[FollowUp],
    form_class: type[StepForm],
    write: Callable[..., Any],
    title: str,
) -> HttpResponse:
    of = Recommendation.objects.filter(public_id=key, evaluation__code=code).first()
    if of is None:
        return no_evaluation(request)

    def form_of(row: Evaluation, data: Any) -> Any:
        held: Any = model.objects.filter(recommendation=of)
        return form_class(data, correctable=held.exists(), initial={"version": row.version})

    def save(row: Evaluation, form: Any) -> None:
        write(
            by=request.user,
            recommendation=of,
            version=form.cleaned_data["version"],
            given=form.given(),
            reason=form.cleaned_data["reason"],
        )

    return _written(request, code, title, form_of, save, of=of)


def _written(
    request: HttpRequest,
    code: str,
    title: str,
    form_of: Callable[[Evaluation, Any], Any],
    save: Callable[[Evaluation, Any], None],
    *,
    of: Recommendation | None = None,
    **context: Any,
) -> HttpResponse:
    """What all forms over an evaluation do: show, save, or say what is wrong."""
    try:
        row = evaluation(code, request.user)
    except Evaluation.DoesNotExist:
        return no_evaluation(request)
    form = form_of(row, sent(request))
    stale = None
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["version"] is None:
            form.cleaned_data["version"] = 0
        try:
            save(row, form)
        except Stale as error:
            stale = _standing(row)
            form = form_of(row, again(request, error.current.version))
        except Refused as refusal:
            put_error(form, refusal)
        else:
            messages.success(request, _("It is written down."))
            return redirect(row.get_absolute_url() if of is None else of.get_absolute_url())
    advice = None
    if of is not None:
        found = [each for each in advice_of(row) if each.recommendation.pk == of.pk]
        advice = advice_shown(found[0]) if found else None
    return form_page(
        request,
        form,
        stale=stale,
        title=title,
        kicker=chosen(row.title),
        lead=None if of is None else chosen(of.text),
        breadcrumbs=crumbs("evaluations", (chosen(row.title), row.get_absolute_url()), (title, "")),
        back=row.get_absolute_url(),
        version=row.version,
        advice=advice,
        **context,
    )
