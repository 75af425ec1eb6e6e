# SPDX-License-Identifier: EUPL-1.2
"""Opening rounds, for one partner or for all at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corridor.foundation.jobs.public import Refused
from corridor.values.periods import Period

from .. import public
from ..selectors.rounds import reporting_partners
from . import shown
from .forms import OpenForm


@login_required
@permission_required("monitoring.open_round", raise_exception=True)
def open_rounds(request: HttpRequest) -> HttpResponse:
    form = OpenForm(request.POST or None, partners=list(reporting_partners()), initial=last_year())
    if request.method == "POST" and form.is_valid():
        try:
            return _open(request, form)
        except Refused as refusal:
            at = {"period": "start"}.get(refusal.at, refusal.at)
            form.add_error(at if at in form.fields else None, str(refusal))
    context = {
        "breadcrumbs": shown.crumbs(None, (_("Open rounds"), "")),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "monitoring/open.html", context, status=status)


def _open(request: HttpRequest, form: OpenForm) -> HttpResponse:
    data: dict[str, Any] = form.cleaned_data
    days = Period(data["start"], data["end"] + timedelta(days=1))
    given: dict[str, Any] = {
        "period": days,
        "due": data["due"],
        "by": request.user,
        "open": data["at_once"],
    }
    if data["partner"]:
        made = public.open_round(partner=form.known[data["partner"]], **given)
        messages.success(request, _("The round is made."))
        return redirect(made)
    opened = public.open_rounds(**given)
    if not opened.made and not opened.in_the_way:
        raise Refused(_("No partner has an activity that runs in these days."), "start")
    count = len(opened.made)
    messages.success(
        request,
        ngettext("%(count)s round is made.", "%(count)s rounds are made.", count)
        % {"count": count},
    )
    if opened.in_the_way:
        names = ", ".join(str(round) for round in opened.in_the_way)
        messages.info(request, _("Left as they are: %(rounds)s.") % {"rounds": names})
    return redirect("monitoring:rounds")


def last_year() -> dict[str, Any]:
    """What is asked for most often: the calendar year that has ended, within a month or so."""
    today = timezone.localdate()
    year = today.year - 1
    return {
        "start": date(year, 1, 1),
        "end": date(year, 12, 31),
        "due": max(date(year + 1, 3, 1), today + timedelta(days=30)),
    }
