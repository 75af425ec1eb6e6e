# SPDX-License-Identifier: EUPL-1.2
"""Steps of a round, its approval, and remarks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from corridor.foundation.jobs.public import Refused

from .. import public
from ..models import Remark, ReportedTransaction, Round
from ..public import Sheet, Verb
from ..rules.states import TRANSITIONS, State
from ..rules.states import Verb as AnyVerb
from ..selectors.sheets import remarks_on_the_whole
from ..selectors.words import not_now
from . import shown
from .forms import RemarkForm, StepForm
from .rounds import draw

DONE = {
    Verb.OPEN: gettext_lazy("The round is open: the partner can write."),
    Verb.SUBMIT: gettext_lazy("The report is submitted. An officer will judge it."),
    Verb.SEND_BACK: gettext_lazy("The report is sent back to the partner."),
    Verb.LOCK: gettext_lazy("The report is locked."),
    Verb.REOPEN: gettext_lazy("The report is reopened: the partner can write."),
}


@login_required
@require_POST
def step(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """Take a step other than approval; when it cannot be taken the page says why."""
    round = shown.found(request, public_id)
    if verb not in DONE:
        raise Http404
    taken = AnyVerb(verb)
    if not request.user.has_perm(f"monitoring.{TRANSITIONS[taken].permission}", round):
        raise PermissionDenied
    form = StepForm(request.POST, prefix=verb, auto_id=f"id_{verb}_%s")
    if not form.is_valid():
        return draw(request, round, form=form, verb=verb, status=422)
    try:
        public.take_step(
            round=round,
            verb=taken,
            version=form.cleaned_data["version"],
            by=request.user,
            remark=form.cleaned_data["remark"],
            due=form.cleaned_data.get("due"),
        )
    except public.Stale:
        return _stale(request, round, form, verb)
    except Refused as refusal:
        if refusal.at in form.fields:
            form.add_error(refusal.at, str(refusal))
            return draw(request, round, form=form, verb=verb, status=422)
        return draw(request, round, form=form, verb=verb, problem=str(refusal), status=409)
    messages.success(request, DONE[taken])
    return redirect(round)


def _stale(request: HttpRequest, round: Round, form: StepForm, verb: str) -> HttpResponse:
    """Somebody was faster: the page as it is now, with the words that were typed."""
    now = shown.found(request, round.public_id)
    again = form.data.copy()  # type: ignore[attr-defined]
    again[f"{verb}-version"] = str(now.version)
    form = StepForm(again, prefix=verb, auto_id=f"id_{verb}_%s")
    problem = _("Somebody took a step meanwhile. Look at the report as it is now, then decide.")
    return draw(request, now, form=form, verb=verb, problem=problem, status=409)


@login_required
def approve(request: HttpRequest, public_id: str) -> HttpResponse:
    """First all that will be written is shown, then it is done."""
    round = shown.found(request, public_id)
    if not request.user.has_perm("monitoring.judge_report", round):
        raise PermissionDenied
    if round.state != State.SUBMITTED:
        problem = not_now(State(round.state))
        return draw(request, round, problem=problem, status=409)
    sent = request.method == "POST"
    form = StepForm(request.POST if sent else None, initial={"version": round.version})
    form.fields["remark"].label = _("Remark to the partner")
    del form.fields["due"]
    problem = ""
    if sent and form.is_valid():
        try:
            public.approve(
                round=round,
                version=form.cleaned_data["version"],
                by=request.user,
                remark=form.cleaned_data["remark"],
            )
        except public.Stale:
            return _stale(request, round, form, "approve")
        except Refused as refusal:
            problem = str(refusal)
        else:
            messages.success(request, _("The report is approved and stands in the portfolio."))
            return redirect(round)
    elif request.user.pk in round.authors:
        problem = _(
            "You wrote or submitted something of this report, so you cannot approve it. "
            "Somebody else has to."
        )
    whole = sum(1 for remark in remarks_on_the_whole(round) if remark.resolved is None)
    plan = public.plan_of(public.sheets(round), whole)
    context = {
        "breadcrumbs": shown.crumbs(round, (_("Approve"), "")),
        "round": round,
        "form": form,
        "plan": plan,
        "sheets": [_planned(each) for each in plan.sheets],
        "problem": problem,
        "own": request.user.pk in round.authors,
    }
    status = 409 if problem and sent else 422 if form.errors else 200
    return render(request, "monitoring/approve.html", context, status=status)


WHAT = {
    "record": gettext_lazy("recorded"),
    "correct": gettext_lazy("corrects what stands"),
    "withdraw": gettext_lazy("taken back"),
    "stands": gettext_lazy("stands already"),
}


def _planned(plan: Any) -> dict[str, Any]:
    figures = []
    for each in plan.figures:
        slot = each.slot
        row = slot.indicator
        stands = None if slot.standing is None else slot.standing.actual
        figures.append(
            {
                "title": row.title,
                "changes": each.changes,
                "now": shown.figure(row.measure, stands, row.unit),
                "then": shown.figure(row.measure, slot.draft.figure, row.unit),
                "doubts": shown.doubts(slot),
            }
        )
    return {
        "activity": plan.sheet.activity,
        "figures": figures,
        "money": [
            {**shown.transaction(each.row), "what": WHAT[each.what]}
            for each in plan.money
            if not (each.row.dropped and each.what == "stands")
        ],
        "documents": plan.documents,
    }


@login_required
@require_POST
def remark(request: HttpRequest, public_id: str) -> HttpResponse:
    """Leave a remark at a place of the report."""
    round = shown.found(request, public_id)
    user = request.user
    if not (
        user.has_perm("monitoring.judge_report", round)
        or user.has_perm("monitoring.write_report", round)
    ):
        raise PermissionDenied
    form = RemarkForm(request.POST)
    if form.is_valid():
        try:
            public.remark_on(
                round=round,
                text=form.cleaned_data["text"],
                by=user,
                **_place(round, request.POST),
            )
        except Refused as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("The remark is kept."))
            return _back(request, round)
    return draw(request, round, remark=form, status=422)


def _place(round: Round, sent: Any) -> dict[str, Any]:
    """What a remark is about, as the form names it. Raises `Http404` for no place of the report."""
    if sent.get("transaction"):
        held = ReportedTransaction.objects.filter(round=round).select_related("activity")
        return {"transaction": _named(held, sent["transaction"])}
    if not sent.get("activity"):
        return {}
    sheets = [s for s in public.sheets(round) if s.activity.public_id == sent["activity"]]
    if not sheets:
        raise Http404
    if not sent.get("figure"):
        return {"activity": sheets[0].activity}
    return _figure(sheets[0], sent["figure"])


def _figure(sheet: Sheet, key: str) -> dict[str, Any]:
    for slot in sheet.slots:
        if slot.key == key:
            return {"indicator": slot.indicator, "period": slot.days}
    raise Http404


def _named(rows: Any, public_id: str) -> Any:
    for row in rows:
        if row.public_id == public_id:
            return row
    raise Http404


@login_required
@require_POST
def resolve(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Say that a remark is dealt with, or that it is open again."""
    round = shown.found(request, public_id)
    user = request.user
    if not (
        user.has_perm("monitoring.judge_report", round)
        or user.has_perm("monitoring.write_report", round)
    ):
        raise PermissionDenied
    row = _named(Remark.objects.filter(round=round).select_related("round"), key)
    try:
        public.resolve_remark(remark=row, by=user, again=request.POST.get("again") == "yes")
    except Refused as refusal:
        return draw(request, round, problem=str(refusal), status=409)
    return _back(request, round)


def _back(request: HttpRequest, round: Round) -> HttpResponse:
    """Where the reader came from, if that is a page of this site."""
    wanted = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return redirect(wanted)
    return redirect(round)
