# SPDX-License-Identifier: EUPL-1.2
"""The adviser on purpose codes: its whole state is in the address."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import words
from corridor.foundation.reference.public import code_names
from corridor.values.answers import Answer

from .. import public
from ..rules.questions import UNKNOWN
from .shown import chosen, code_title, crumbs, found_activity


def adviser(request: HttpRequest) -> HttpResponse:
    """Questions, what the answers so far lead to, and why."""
    answers = public.read(request.GET)
    key = request.GET.get("activity", "")[:12]
    activity = found_activity(request, key) if key else None
    matters = set(public.to_ask(answers))
    found = public.advise(answers)
    names = code_names("dac-purpose", words.language())
    context = {
        "breadcrumbs": crumbs((_("Find a purpose code"), "")),
        "activity": activity,
        "activity_title": "" if activity is None else chosen(activity.title),
        "answers": answers,
        "asked": [
            _question(each, answers)
            for each in public.QUESTIONS
            if each.code in answers or each.code in matters
        ],
        "beside": [
            _question(each, answers)
            for each in public.QUESTIONS
            if each.code not in answers and each.code not in matters
        ],
        "fits": [_advised(each, names) for each in found if each.fits is Answer.YES],
        "possible": [_advised(each, names) for each in found if each.fits is not Answer.YES],
        "may_keep": activity is not None
        and bool(answers)
        and request.user.has_perm("screening.screen_activity", activity),
        "again": reverse("screening:adviser") + (f"?activity={key}" if activity else ""),
    }
    return render(request, "screening/adviser.html", context)


def _question(question: Any, answers: dict[str, str]) -> dict[str, Any]:
    said = answers.get(question.code, "")
    choices = [
        *((value, chosen(text)) for value, text in question.choices.items()),
        (UNKNOWN, _("I do not know")),
    ]
    return {
        "code": question.code,
        "text": question.text,
        "choices": [(value, label, value == said) for value, label in choices],
    }


def _advised(each: public.Advised, names: dict[str, str]) -> dict[str, Any]:
    return {
        "name": names.get(each.code, ""),
        "title": code_title(each.code),
        "is_code": each.code.isdecimal(),
        "why": each.why,
        "against": each.against,
        "open": [public.QUESTION[code].text for code in each.open],
    }


@login_required
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the advice with an activity, as part of its file."""
    activity = found_activity(request, request.POST.get("activity", "")[:12])
    if not request.user.has_perm("screening.screen_activity", activity):
        raise PermissionDenied
    try:
        public.save_advice(by=request.user, activity=activity, answers=public.read(request.POST))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The advice is kept with the activity."))
    return redirect("screening:oda", activity.public_id)
