# SPDX-License-Identifier: EUPL-1.2
"""The forms by which lessons are recorded, proposed, changed and decided on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from corridor.foundation.accounts.public import own_organisations
from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import Fact
from corridor.foundation.parties.public import Organisation
from corridor.steering.portfolio.public import visible_to

from ..models import Lesson
from ..public import (
    Stale,
    add_lesson,
    change_lesson,
    change_proposal,
    decide_lesson,
    lesson,
    propose_lesson,
)
from .forms import LessonForm, lesson_initial
from .lessons import may_change_proposal, show_lesson
from .shown import chosen, crumbs, no_lesson
from .writing import again, form_page, put_error, sent


def _initial(request: HttpRequest) -> dict[str, Any]:
    """`?evaluation=` and `?activity=` say where the lesson comes from."""
    return {
        "evaluation": request.GET.get("evaluation", ""),
        "learned": request.GET.get("activity", ""),
    }


@login_required
@permission_required("learning.accept_lesson", raise_exception=True)
def record(request: HttpRequest) -> HttpResponse:
    form = LessonForm(sent(request), initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        try:
            row = add_lesson(
                by=request.user, given=form.given(), reason=form.cleaned_data["reason"]
            )
        except Refused as refusal:
            put_error(form, refusal)
        else:
            messages.success(request, _("The lesson is recorded."))
            return redirect(row.get_absolute_url())
    return _new(request, form, _("Record a lesson"))


@login_required
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a lesson from an activity of one's own organisation."""
    user: Any = request.user
    own = [
        each
        for each in Organisation.objects.filter(pk__in=own_organisations(user))
        if user.has_perm("learning.propose_lesson", each)
    ]
    if not own:
        raise PermissionDenied
    form = LessonForm(sent(request), initial=_initial(request), proposal=True)
    if request.method == "POST" and form.is_valid():
        try:
            organisation = _whose(request.user, own, form.cleaned_data["learned"])
            row = propose_lesson(by=request.user, organisation=organisation, given=form.given())
        except Refused as refusal:
            put_error(form, refusal)
        else:
            messages.success(request, _("The lesson is proposed. An officer decides on it."))
            return redirect(row.get_absolute_url())
    return _new(request, form, _("Propose a lesson"))


def _whose(user: Any, own: list[Organisation], names: list[str]) -> Organisation:
    """Of somebody with several organisations the one that reports on the first activity."""
    for each in own:
        known = visible_to(user).filter(partner=each)
        if known.filter(code=names[0]).exists() or known.filter(public_id=names[0]).exists():
            return each
    return own[0]


def _new(request: HttpRequest, form: LessonForm, title: str) -> HttpResponse:
    return form_page(
        request,
        form,
        title=title,
        breadcrumbs=crumbs("lessons", (title, "")),
        back=reverse("learning:lessons"),
    )


@login_required
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change a lesson: an officer any, a partner its own that was not accepted."""
    try:
        row = lesson(code, request.user)
    except Lesson.DoesNotExist:
        return no_lesson(request)
    officer = request.user.has_perm("learning.accept_lesson")
    if not officer and not may_change_proposal(request.user, row):
        raise PermissionDenied
    initial = lesson_initial(row)
    form = LessonForm(sent(request), held=row, initial=initial, proposal=not officer)
    stale = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        seen: dict[str, Any] = {"by": request.user, "lesson": row, "version": data["version"] or 0}
        try:
            if officer:
                change_lesson(**seen, given=form.given(), reason=data["reason"])
            else:
                change_proposal(**seen, given=form.given())
        except Stale as error:
            stale = _standing(row)
            form = LessonForm(again(request, error.current.version), held=row, proposal=not officer)
        except Refused as refusal:
            put_error(form, refusal)
        else:
            messages.success(request, _("It is written down."))
            return redirect(row.get_absolute_url())
    title = _("Change the lesson")
    return form_page(
        request,
        form,
        stale=stale,
        title=title,
        kicker=chosen(row.title),
        breadcrumbs=crumbs("lessons", (chosen(row.title), row.get_absolute_url()), (title, "")),
        back=row.get_absolute_url(),
    )


def _standing(row: Lesson) -> list[Fact]:
    return [
        Fact(_("State"), row.get_state_display()),
        Fact(_("Title"), row.title),
        Fact(_("What was learned"), row.text),
        Fact(_("When it applies"), row.applies_when),
    ]


@login_required
@permission_required("learning.accept_lesson", raise_exception=True)
@require_POST
def decide(request: HttpRequest, code: str) -> HttpResponse:
    """Accept or decline a proposal."""
    try:
        row = lesson(code, request.user)
    except Lesson.DoesNotExist:
        return no_lesson(request)
    version = request.POST.get("version", "")
    accept = request.POST.get("decision") == "accept"
    try:
        decide_lesson(
            by=request.user,
            lesson=row,
            version=int(version) if version.isdecimal() else 0,
            accept=accept,
            remark=request.POST.get("remark", ""),
        )
    except Stale:
        fault = _("Somebody changed it meanwhile. Read it again, then decide.")
        return show_lesson(request, row, fault=fault, status=409)
    except Refused as refusal:
        return show_lesson(request, row, fault=str(refusal), status=422)
    said = _("The lesson is accepted.") if accept else _("The lesson is declined.")
    messages.success(request, said)
    return redirect(row.get_absolute_url())
