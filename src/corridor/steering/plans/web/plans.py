# SPDX-License-Identifier: EUPL-1.2
"""The list of plans, a plan, and the start of one."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import Cell, Column, Facet, Fact, ListPage, Search, words
from corridor.foundation.parties.public import Organisation, OrganisationKind, listed
from corridor.values.money import Money

from .. import public
from ..models import ActionPlan
from .forms import StartForm
from .shown import (
    chosen,
    country_links,
    crumbs,
    map_url,
    node_url,
    organisation_link,
    outcome_of,
    partner_links,
    staff_words,
    state_badge,
    total_words,
)


class Plans(ListPage):
    title = gettext_lazy("Action plans")
    lead = gettext_lazy(
        "What each actor will contribute in a year: to which result, by which approach and means. "
        "Plans stand here for everybody once they are adopted."
    )
    template_name = "plans/plans.html"
    search = Search(
        fields=["organisation__names__name", "organisation__names__short", "framework__code"],
        label=gettext_lazy("Name of an actor, or a framework"),
    )
    columns: ClassVar[Any] = (
        Column(
            "actor",
            gettext_lazy("Actor"),
            value=lambda row: str(row.organisation),
            order="organisation__code",
            link="get_absolute_url",
        ),
        Column(
            "framework", gettext_lazy("Framework"), value="framework.code", order="framework__code"
        ),
        Column("year", gettext_lazy("Year"), value=lambda row: str(row.year), order="year"),
        Column(
            "state",
            gettext_lazy("State"),
            value="get_state_display",
            cell=state_badge,
            order="state",
            export="state",
        ),
        Column("lines", gettext_lazy("Contributions"), order="lines", numeric=True),
        Column("money", gettext_lazy("Money"), value=lambda row: money_of(row), numeric=True),
    )
    default_sort = "-year"
    empty = gettext_lazy(
        "No plan has been adopted yet. A plan stands here as soon as somebody other than its "
        "writer has adopted it."
    )

    def rows(self) -> QuerySet[ActionPlan]:
        return public.plans(public.reader_of(self.request.user))

    def get_facets(self) -> list[Facet]:
        return [
            Facet("year", _("Year"), field="year", label=str),
            Facet("state", _("State"), field="state", label=dict(ActionPlan.State.choices)),
            Facet("framework", _("Framework"), field="framework__code"),
            Facet(
                "kind",
                _("Kind of actor"),
                field="organisation__kind",
                label=dict(OrganisationKind.choices),
            ),
        ]

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (_("Action plans"), "")]

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s plan", "%(count)s plans", count) % {"count": words.number(count)}

    def context(self) -> dict[str, Any]:
        cycles = public.cycles()
        return {
            "may_start": may_start(self.request.user),
            "cycles": [
                {"code": code, "names": steps[0].framework.names, "steps": steps}
                for code, steps in cycles.items()
            ],
        }


def money_of(row: Any) -> Any:
    """The sum of a plan where it has one currency, with what is not stated beside it."""
    note = None
    if row.unstated:
        note = ngettext(
            "%(count)s without a stated amount", "%(count)s without a stated amount", row.unstated
        ) % {"count": words.number(row.unstated)}
    if row.currencies > 1:
        return Cell(_("in several currencies"), note=note)
    if row.amount is None:
        return None
    return Cell(Money(row.amount, row.currency), note=note)


def may_start(user: Any) -> bool:
    return bool(user.is_authenticated) and bool(writable(user, first=True))


def writable(user: Any, *, first: bool = False) -> list[Organisation]:
    """The organisations whose plans somebody may write, by name; with `first` one is enough."""
    if user.has_perm("plans.write_plan"):
        found = listed(words.language())
        return list(found[:1] if first else found)
    reader = public.reader_of(user)
    return list(listed(words.language()).filter(pk__in=reader.organisations))


def found(request: HttpRequest, public_id: str) -> ActionPlan:
    """The plan of an address; what somebody may not read is not there for them."""
    try:
        plan = public.plan_by_public_id(public_id)
    except ActionPlan.DoesNotExist:
        raise Http404(_("There is no action plan at this address.")) from None
    if not public.reader_of(request.user).may_read(plan):
        raise Http404(_("There is no action plan at this address."))
    return plan


def plan_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """A plan: its contributions by result area, their means and what came of them."""
    return shown(request, found(request, public_id))


def shown(
    request: HttpRequest,
    plan: ActionPlan,
    *,
    problem: str = "",
    stale: bool = False,
    remark: str = "",
) -> HttpResponse:
    """The page of a plan, perhaps with what was refused and what was typed."""
    tree = public.tree_of_year(plan.framework, plan.year)
    lines = public.contributions_of(plan)
    mandates = public.mandates_of(plan.organisation, plan.framework, plan.year)
    every = public.by_place(lines, tree, public.told_by(mandates))
    may_write = request.user.has_perm("plans.write_plan", plan)
    may_adopt = request.user.has_perm("plans.adopt_plan", plan)
    total = public.total(line.money for line in lines)
    context = {
        "breadcrumbs": crumbs((f"{plan.organisation} {plan.year}", "")),
        "plan": plan,
        "badge": state_badge(plan),
        "framework_url": reverse("policy:framework", args=[plan.framework.code]),
        "map_url": map_url(plan.framework.code, plan.year),
        "facts": facts(plan, lines, total),
        "places": [place_of(plan.framework.code, each) for each in every],
        "mandates": mandates,
        "has_outcomes": plan.state in ("adopted", "closed"),
        "open_outcomes": sum(1 for line in lines if not line.outcome),
        "lines": lines,
        "problem": problem,
        "stale": stale,
        "remark": remark,
        "may_change": may_write and plan.state == "draft",
        "may_submit": may_write and plan.state == "draft" and lines,
        "may_discard": may_write and plan.state == "draft" and not lines,
        "may_withdraw": may_write and plan.state == "submitted",
        "may_adopt": may_adopt
        and plan.state == "submitted"
        and plan.submitted_by != request.user.pk,
        "own_submission": may_adopt
        and plan.state == "submitted"
        and plan.submitted_by == request.user.pk,
        "may_send_back": may_adopt and plan.state != "draft",
        "may_record": may_write and plan.state == "adopted",
        "may_close": may_adopt and plan.state == "adopted",
        "sees_remark": (may_write or may_adopt) and plan.remark,
        "may_see_history": request.user.has_perm("audit.view_history"),
    }
    status = 409 if stale else 422 if problem else 200
    return render(request, "plans/plan.html", context, status=status)


def place_of(framework: str, place: public.Place) -> dict[str, Any]:
    return {
        "place": place,
        "url": node_url(framework, place.code),
        "total": total_words(place.total),
        "staff": staff_words(place.staff),
        "lines": [
            {
                "line": line,
                "approach_url": node_url(framework, line.approach.code) if line.approach else "",
                "partners": partner_links(line),
                "countries": country_links(line),
                "answer": answer,
                "outcome": outcome_of(line),
            }
            for line, answer in place.lines
        ],
    }


def facts(plan: ActionPlan, lines: list[public.Contribution], total: public.Total) -> list[Fact]:
    said = [
        Fact(_("Actor"), organisation_link(plan.organisation)),
        Fact(
            _("Framework"),
            Cell(
                chosen(plan.framework.names),
                reverse("policy:framework", args=[plan.framework.code]),
            ),
        ),
        Fact(_("Year"), str(plan.year)),
        Fact(_("State"), state_badge(plan)),
    ]
    for term, moment in (
        (_("Submitted"), plan.submitted),
        (_("Adopted"), plan.adopted),
        (_("Closed"), plan.closed),
    ):
        if moment is not None and plan.state != ActionPlan.State.DRAFT:
            said.append(Fact(term, moment.date()))
    said.append(Fact(_("Contributions"), len(lines)))
    if lines:
        said.append(Fact(_("Money"), total_words(total)))
    if plan.sources:
        said.append(Fact(_("Sources"), tuple(plan.sources)))
    return said


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Start a plan, empty or with the contributions of the year before."""
    actors = writable(request.user)
    if not actors:
        raise PermissionDenied
    asked = request.GET.get("organisation", "")
    initial = {"organisation": asked, "framework": request.GET.get("framework", "BE")}
    form = StartForm(request.POST or None, organisations=actors, initial=initial)
    if request.method == "POST" and form.is_valid():
        if not request.user.has_perm("plans.write_plan", form.actor):
            raise PermissionDenied
        try:
            made = public.start_plan(
                by=request.user,
                organisation=form.actor,
                framework=form.chosen_framework,
                year=form.cleaned_data["year"],
                copy=form.cleaned_data["copy"],
            )
        except Refused as refusal:
            form.add_error(refusal.at if refusal.at in form.fields else None, str(refusal))
        else:
            messages.success(request, started_words(made))
            return redirect(made.plan)
    title = _("Start an action plan")
    context = {"breadcrumbs": crumbs((title, "")), "title": title, "form": form}
    return render(request, "plans/start.html", context, status=422 if form.errors else 200)


def started_words(made: public.Started) -> str:
    said = [_("The plan is started as a draft.")]
    if made.copied:
        said.append(
            ngettext(
                "%(count)d contribution was copied.",
                "%(count)d contributions were copied.",
                made.copied,
            )
            % {"count": made.copied}
        )
    if made.left_out:
        said.append(
            _("Left out, as the framework does not have them in this year: %(codes)s.")
            % {"codes": ", ".join(made.left_out)}
        )
    return " ".join(said)
