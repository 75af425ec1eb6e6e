# SPDX-License-Identifier: EUPL-1.2
"""The forms of a contribution, and those of what came of all contributions of a plan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from corridor.foundation.jobs.public import Refused

from .. import public
from ..models import ActionPlan, Contribution
from .forms import (
    ContributionForm,
    OutcomeForm,
    here,
    initial_contribution,
    initial_new,
    written,
)
from .plans import found
from .plans import shown as plan_shown
from .shown import chosen, country_links, crumbs, outcome_of, partner_links


def writable_plan(request: HttpRequest, public_id: str) -> ActionPlan:
    plan = found(request, public_id)
    if not request.user.has_perm("plans.write_plan", plan):
        raise PermissionDenied
    return plan


def _step(plan: ActionPlan) -> tuple[str, str]:
    return (f"{plan.organisation} {plan.year}", plan.get_absolute_url())


def line_of(plan: ActionPlan, key: str) -> Contribution | None:
    """The contribution of an address; null where it was taken away, as far as anybody can tell."""
    return next((line for line in public.contributions_of(plan) if line.public_id == key), None)


@login_required
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Add a contribution to a draft; the same form sent twice adds one."""
    plan = writable_plan(request, public_id)
    tree = public.tree_of_year(plan.framework, plan.year)
    initial = {**initial_new(), "node": request.GET.get("node", "")}
    form = ContributionForm(request.POST or None, plan=plan, tree=tree, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            public.add_contribution(
                by=request.user,
                plan=plan,
                given=form.given(),
                key=form.cleaned_data["key"] or None,
            )
        except Refused as refusal:
            place(form, refusal)
        else:
            messages.success(request, _("The contribution is added."))
            return redirect(plan)
    return drawn(request, plan, form, _("Add a contribution"))


@login_required
def change(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Change a contribution. If somebody else was faster that is shown; nothing typed is lost."""
    plan = writable_plan(request, public_id)
    line = line_of(plan, key)
    if line is None:
        return taken_away(request, plan)
    tree = public.tree_of_year(plan.framework, plan.year)
    kept: dict[str, Any] = {
        "plan": plan,
        "tree": tree,
        "standing": line,
        "initial": initial_contribution(line),
    }
    form = ContributionForm(request.POST or None, **kept)
    stale = None
    if request.method == "POST" and form.is_valid():
        try:
            public.change_contribution(
                by=request.user,
                contribution=line,
                version=form.cleaned_data["version"] or 0,
                given=form.given(),
            )
        except public.Stale:
            stale = line
            again = request.POST.copy()
            again["version"] = str(line.version)
            form = ContributionForm(again, **kept)
        except public.Gone:
            return taken_away(request, plan)
        except Refused as refusal:
            place(form, refusal)
        else:
            messages.success(request, _("The contribution is changed."))
            return redirect(plan)
    return drawn(request, plan, form, _("Change a contribution"), line=line, stale=stale)


def place(form: ContributionForm, refusal: Refused) -> None:
    form.add_error(refusal.at if refusal.at in form.fields else None, str(refusal))


def drawn(
    request: HttpRequest,
    plan: ActionPlan,
    form: ContributionForm,
    title: str,
    *,
    line: Contribution | None = None,
    stale: Contribution | None = None,
) -> HttpResponse:
    context = {
        "breadcrumbs": crumbs(_step(plan), (title, "")),
        "title": title,
        "plan": plan,
        "form": form,
        "line": line,
        "stale": stale,
        "stale_partners": [] if stale is None else partner_links(stale),
        "stale_countries": [] if stale is None else country_links(stale),
        "frozen": plan.state != ActionPlan.State.DRAFT and not form.errors,
    }
    status = 409 if stale is not None else 422 if form.errors else 200
    return render(request, "plans/contribution.html", context, status=status)


def taken_away(request: HttpRequest, plan: ActionPlan) -> HttpResponse:
    """Somebody took the contribution away: what was typed is shown, so that it can be kept."""
    typed = [
        request.POST[name].strip()
        for name in ("what", "expertise")
        if request.POST.get(name, "").strip()
    ]
    if request.method != "POST":
        raise Http404(_("There is no such contribution in this plan."))
    context = {
        "breadcrumbs": crumbs(_step(plan)),
        "plan": plan,
        "typed": typed,
    }
    return render(request, "plans/taken_away.html", context, status=409)


@login_required
@require_POST
def remove(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Take a contribution out of a draft."""
    plan = writable_plan(request, public_id)
    line = line_of(plan, key)
    if line is None:
        messages.info(request, _("The contribution is taken away already."))
        return redirect(plan)
    try:
        public.remove_contribution(
            by=request.user, contribution=line, version=number(request.POST.get("version"))
        )
    except public.Stale:
        return plan_shown(
            request,
            found(request, public_id),
            problem=_("Somebody else changed this contribution meanwhile; look at it first."),
            stale=True,
        )
    except public.Gone:
        messages.info(request, _("The contribution is taken away already."))
    except Refused as refusal:
        return plan_shown(request, found(request, public_id), problem=str(refusal))
    else:
        messages.success(request, _("The contribution is taken away."))
    return redirect(plan)


def number(text: str | None) -> int:
    """A version as a form sends it; 0, which no record has, for anything else."""
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


@login_required
def outcomes(request: HttpRequest, public_id: str) -> HttpResponse:
    """What came of each contribution of an adopted plan, on one page, saved whole or not at all."""
    plan = writable_plan(request, public_id)
    lines = public.contributions_of(plan)
    data = request.POST if request.method == "POST" else None
    forms = {
        line.public_id: OutcomeForm(
            data,
            prefix=line.public_id,
            initial={"version": line.version, "outcome": line.outcome, "done": here(line.done)},
        )
        for line in lines
    }
    clash: dict[str, Contribution] = {}
    problem = ""
    if data is not None and all(form.is_valid() for form in forms.values()):
        try:
            public.record_outcomes(by=request.user, plan=plan, given=_given(lines, forms))
        except public.Clash as error:
            clash = error.current
            again = data.copy()
            for key, row in clash.items():
                again[f"{key}-version"] = str(row.version)
            forms = {key: OutcomeForm(again, prefix=key) for key in forms}
        except public.Gone:
            problem = _("A contribution was taken away meanwhile; what is left stands below.")
        except Refused as refusal:
            key, dot, field = refusal.at.partition(".")
            if dot and key in forms:
                forms[key].add_error(field, str(refusal))
            else:
                problem = str(refusal)
        else:
            messages.success(request, _("What came of the contributions is recorded."))
            return redirect(plan)
    wrong = any(form.errors for form in forms.values())
    title = _("What came of it")
    context = {
        "breadcrumbs": crumbs(_step(plan), (title, "")),
        "title": title,
        "plan": plan,
        "rows": [
            {
                "line": line,
                "form": forms[line.public_id],
                "title": chosen(line.what),
                "stands": outcome_of(clash[line.public_id]) if line.public_id in clash else None,
                "clashes": line.public_id in clash,
            }
            for line in lines
        ],
        "clash": clash,
        "problem": problem,
        "frozen": plan.state != ActionPlan.State.ADOPTED,
    }
    status = 409 if clash else 422 if problem or wrong else 200
    return render(request, "plans/outcomes.html", context, status=status)


def _given(
    lines: list[Contribution], forms: dict[str, OutcomeForm]
) -> dict[str, public.GivenOutcome]:
    given: dict[str, Any] = {}
    for line in lines:
        data = forms[line.public_id].cleaned_data
        given[line.public_id] = public.GivenOutcome(
            version=data["version"],
            outcome=data["outcome"],
            done=written(line.done, data["done"]) if data["outcome"] or data["done"] else None,
        )
    return given


STEPS = {
    "submit": (public.submit_plan, "plans.write_plan"),
    "withdraw": (public.withdraw_plan, "plans.write_plan"),
    "discard": (public.discard_plan, "plans.write_plan"),
    "adopt": (public.adopt_plan, "plans.adopt_plan"),
    "send-back": (public.send_back_plan, "plans.adopt_plan"),
    "close": (public.close_plan, "plans.adopt_plan"),
}


@login_required
@require_POST
def step(request: HttpRequest, public_id: str, step: str) -> HttpResponse:
    """Take a plan one step on or back; what cannot be is said on the plan's page."""
    if step not in STEPS:
        raise Http404(_("There is no such step."))
    plan = found(request, public_id)
    act, permission = STEPS[step]
    if not request.user.has_perm(permission, plan):
        raise PermissionDenied
    remark = request.POST.get("remark", "")[:2000]
    more = {"remark": remark} if step == "send-back" else {}
    try:
        act(  # type: ignore[operator]
            by=request.user, plan=plan, version=number(request.POST.get("version")), **more
        )
    except public.Stale:
        return plan_shown(
            request,
            found(request, public_id),
            problem=_(
                "Somebody else changed this plan meanwhile. It stands below as it is now; look at "
                "it, then decide again."
            ),
            stale=True,
            remark=remark,
        )
    except public.Gone:
        raise Http404(_("There is no action plan at this address.")) from None
    except Refused as refusal:
        return plan_shown(request, found(request, public_id), problem=str(refusal), remark=remark)
    messages.success(request, str(_done(step)))
    return redirect(reverse("plans:plans") if step == "discard" else plan.get_absolute_url())


def _done(step: str) -> str:
    return {
        "submit": _("The plan is submitted; somebody else will adopt it or send it back."),
        "withdraw": _("The plan is a draft again."),
        "discard": _("The draft is gone."),
        "adopt": _("The plan is adopted and can be read by everybody."),
        "send-back": _("The plan went one step back, with your remark."),
        "close": _("The plan is closed."),
    }[step]
