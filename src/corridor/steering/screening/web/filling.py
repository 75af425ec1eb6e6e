# SPDX-License-Identifier: EUPL-1.2
"""Filling in a screening, concluding it, and following its measures."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from corridor.foundation.accounts.public import may_anywhere, own_organisations
from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import Organisation, listed
from corridor.values.texts import Text

from .. import public
from ..models import ScreeningAnswer
from .forms import FillForm, MeasureForm, StartForm, StepForm
from .screenings import shown
from .shown import about, chosen, crumbs, found, found_activity, written

PERMISSION = "screening.screen_activity"


def _fillable(request: HttpRequest, public_id: str) -> public.Screening:
    row = found(request, public_id)
    if not request.user.has_perm(PERMISSION, row):
        raise PermissionDenied
    return row


def _owners(user: Any) -> list[Organisation]:
    """For whom somebody may screen a plan: their own organisations, or any."""
    every = listed(words.language())
    if user.has_perm(PERMISSION):
        return list(every)
    return list(every.filter(pk__in=own_organisations(user)))


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Start the screening of an activity (?activity=), or of a plan by its title."""
    if not may_anywhere(request.user, PERMISSION):
        raise PermissionDenied
    key = request.GET.get("activity", "")[:12]
    activity = found_activity(request, key) if key else None
    if activity is not None and not request.user.has_perm(PERMISSION, activity):
        raise PermissionDenied
    owners = None if activity is not None else _owners(request.user)
    initial = {"sector": "" if activity is None else public.fitting_set(activity)}
    sent = request.POST if request.method == "POST" else None
    form = StartForm(sent, owners=owners, initial=initial)
    if request.method == "POST" and (form.is_valid() or not form.errors):
        try:
            row = public.start_screening(by=request.user, activity=activity, **_plan(request, form))
        except Refused as refusal:
            form.add_error(refusal.at if refusal.at in form.fields else None, str(refusal))
        else:
            return redirect("screening:fill", row.public_id)
    title = _("Screen an activity") if activity is not None else _("Screen a plan")
    context = {
        "breadcrumbs": crumbs((title, "")),
        "title": title,
        "about": "" if activity is None else chosen(activity.title),
        "form": form,
    }
    return render(request, "screening/start.html", context, status=422 if form.errors else 200)


def _plan(request: HttpRequest, form: StartForm) -> dict[str, Any]:
    data = form.cleaned_data
    given: dict[str, Any] = {"sector": data["sector"]}
    if "title" in form.fields:
        owner = form.owners.get(data["owner"])
        if not request.user.has_perm(PERMISSION, public.Screening(owner=owner)):
            raise PermissionDenied
        given |= {"title": Text({words.language(): data["title"]}), "owner": owner}
    return given


@login_required
def fill(request: HttpRequest, public_id: str) -> HttpResponse:
    """Answer, test and conclude in words; a draft can be saved at any time."""
    row = _fillable(request, public_id)
    questions = public.asked(row)
    data = request.POST if request.method == "POST" else None
    form = FillForm(data, of=row, questions=questions)
    stale: list[dict[str, Any]] | None = None
    if data is not None and form.is_valid():
        try:
            public.fill_screening(
                by=request.user,
                screening=row,
                version=form.cleaned_data["version"],
                answers=form.answers(),
                findings=form.findings(),
                conclusion=form.conclusion(),
            )
        except public.Stale:
            row = found(request, public_id)
            again = data.copy()
            again["version"] = str(row.version)
            stale = _differs(FillForm(again, of=row, questions=public.asked(row)))
            form = FillForm(again, of=row, questions=questions)
        except Refused as refusal:
            form.add_error(_field(refusal.at, form), str(refusal))
        else:
            messages.success(request, _("The draft is saved."))
            return redirect(row)
    context = {
        "breadcrumbs": crumbs((about(row), row.get_absolute_url()), (_("Fill in"), "")),
        "row": row,
        "title": about(row),
        "form": form,
        "stale": stale,
        "frozen": row.state != public.Screening.State.DRAFT,
    }
    status = 409 if stale is not None else 422 if form.errors else 200
    return render(request, "screening/fill.html", context, status=status)


def _field(at: str, form: FillForm) -> str | None:
    """The field of a refusal: `findings.gender.text` is `text-gender`."""
    what, _dot, rest = at.partition(".")
    name, _dot, part = rest.partition(".")
    field = f"{part or 'result'}-{name}" if what == "findings" else f"answer-{name}"
    return field if field in form.fields else None


def _differs(form: FillForm) -> list[dict[str, Any]]:
    """What stands now where it differs from what was typed."""
    values: dict[str, Any] = {str(value): label for value, label in ScreeningAnswer.Value.choices}
    values |= dict(public.Finding.Result.choices)
    values |= {"": _("not answered"), "unknown": _("nobody knows")}
    rows = []
    for field in form:
        if field.name == "version":
            continue
        now = str(field.initial or "") if field.initial != 0 else "0"
        if now != str(field.data or "").replace("\r\n", "\n").strip():
            short = field.name.startswith(("answer-", "result-"))
            said = values.get(now, now) if short else now
            rows.append({"label": field.label, "now": said or _("empty")})
    return rows


@login_required
@require_POST
def conclude(request: HttpRequest, public_id: str) -> HttpResponse:
    """Conclude a draft, which makes it public where its activity is."""
    row = found(request, public_id)
    if not request.user.has_perm("screening.conclude_screening", row):
        raise PermissionDenied
    try:
        public.conclude_screening(
            by=request.user, screening=row, version=_number(request.POST.get("version"))
        )
    except public.Stale:
        problem = _("Somebody else changed it meanwhile. Look at it again, then conclude.")
        return shown(request, found(request, public_id), problem=problem, status=409)
    except Refused as refusal:
        return shown(request, row, problem=str(refusal), status=422)
    messages.success(request, _("The screening is concluded."))
    return redirect(row)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


@login_required
@require_POST
def add_measure(request: HttpRequest, public_id: str) -> HttpResponse:
    """Agree what will be done, by whom and by when."""
    row = _fillable(request, public_id)
    form = MeasureForm(request.POST)
    if not form.is_valid():
        return shown(request, row, measure_form=form, status=422)
    text = written(None, form.cleaned_data["text"])
    assert text is not None
    public.add_measure(
        by=request.user,
        screening=row,
        text=text,
        organisation=form.organisation_chosen(),
        due=form.cleaned_data["due"],
        key=form.cleaned_data["key"],
    )
    messages.success(request, _("The measure is recorded."))
    return redirect(f"{row.get_absolute_url()}#measures")


@login_required
@require_POST
def add_step(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Say how far a measure is."""
    row = _fillable(request, public_id)
    measure = public.measures(row).filter(public_id=key).first()
    if measure is None:
        raise Http404(_("There is no such measure."))
    form = StepForm(request.POST, prefix=key)
    if form.is_valid():
        data = form.cleaned_data
        try:
            public.add_step(
                by=request.user,
                measure=measure,
                state=data["state"],
                text=data["text"],
                day=data["day"],
                seen=data["seen"],
            )
        except Refused as refusal:
            again = request.POST.copy()
            again[f"{key}-seen"] = str(measure.steps.count())
            form = StepForm(again, prefix=key)
            form.add_error(refusal.at if refusal.at in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The step is recorded."))
            return redirect(f"{row.get_absolute_url()}#measures")
    return shown(request, row, step_forms={key: form}, status=422)
