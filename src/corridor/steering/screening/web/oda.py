# SPDX-License-Identifier: EUPL-1.2
"""Whether activities count as development assistance: what people decided, with facts beside it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import Column, Facet, ListPage, Search, words
from corridor.foundation.reference.public import country_names
from corridor.steering.portfolio.public import Activity

from .. import public
from ..models.decision import Criterion, Domain
from .forms import DecisionForm
from .shown import chosen, code_title, crumbs, decision, decision_badge, found_activity


class Decisions(ListPage):
    title = gettext_lazy("Decisions on aid")
    lead = gettext_lazy(
        "Whether activities count as official development assistance. People decide this, with "
        "reasons; nothing here is computed."
    )
    search = Search(
        fields=["activity__title", "decided_by", "reference"],
        label=gettext_lazy("Activity, who decided, or reference"),
    )
    columns: ClassVar[Any] = (
        Column(
            "activity",
            gettext_lazy("Activity"),
            value="activity.title",
            link=lambda row: reverse("screening:oda", args=[row.activity.public_id]),
        ),
        Column(
            "decision",
            gettext_lazy("Decision"),
            value="get_decision_display",
            cell=decision_badge,
            order="decision",
            export="decision",
        ),
        Column("day", gettext_lazy("Day"), order="day"),
        Column("decided_by", gettext_lazy("Decided by")),
        Column("organisation", gettext_lazy("Organisation"), value=lambda row: row.organisation),
        Column("reference", gettext_lazy("Reference")),
    )
    default_sort = "-day"
    empty = gettext_lazy("Nobody recorded a decision yet. That says nothing of the activities.")

    def rows(self) -> QuerySet[public.OdaDecision]:
        return public.decisions(self.request.user).filter(superseded_by__isnull=True)

    def get_facets(self) -> list[Facet]:
        return [
            Facet(
                "decision",
                _("Decision"),
                field="decision",
                label=dict(public.OdaDecision.Decision.choices),
            ),
        ]

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return crumbs((_("Decisions on aid"), ""))

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s decision", "%(count)s decisions", count) % {
            "count": words.number(count)
        }


def _context(activity: Activity) -> dict[str, Any]:
    lang = words.language()
    beside = public.beside(activity, lang)
    names = country_names(lang) if beside.verdicts else {}
    return {
        "activity": activity,
        "plain_title": chosen(activity.title),
        "beside": beside,
        "countries": [
            {
                "year": year,
                "name": names[verdict.country].text
                if verdict.country in names
                else verdict.country,
                "answer": verdict.answer,
            }
            for year, verdict in beside.verdicts
        ],
        "years": ", ".join(map(str, beside.years)),
        "care_sources": ["BE:406-416"],
        "care": [each.label for each in Domain],
        "criteria": [each.label for each in Criterion],
    }


def _crumbs(activity: Activity, *more: tuple[Any, str]) -> list[tuple[Any, str]]:
    return [
        (_("Start"), reverse("start")),
        (chosen(activity.title), activity.get_absolute_url()),
        *more,
    ]


def decision_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """The decisions on an activity, the one that stands first, and what the adviser said."""
    activity = found_activity(request, public_id)
    every = [decision(row) for row in public.decisions_of(activity)]
    context = {
        **_context(activity),
        "breadcrumbs": _crumbs(activity, (_("Does it count as aid?"), "")),
        "standing": every[0] if every else None,
        "earlier": every[1:],
        "advice": [
            {
                "row": each,
                "fits": [code_title(code) for code in each.fits],
                "possible": [code_title(code) for code in each.possible],
            }
            for each in public.advice_of(activity)
        ],
        "may_decide": request.user.has_perm("screening.decide_oda"),
    }
    return render(request, "screening/oda.html", context)


@login_required
@permission_required("screening.decide_oda", raise_exception=True)
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record a decision. Where somebody was faster theirs is shown, and what was typed stays."""
    activity = found_activity(request, public_id)
    standing = public.standing_decision(activity)
    data = request.POST if request.method == "POST" else None
    form = DecisionForm(data, replaces=standing is not None, initial={"seen": _id(standing)})
    stale = False
    if data is not None and form.is_valid():
        try:
            public.decide_oda(
                by=request.user,
                activity=activity,
                given=form.given(),
                seen=form.cleaned_data["seen"] or None,
                change_reason=form.cleaned_data.get("change_reason", ""),
            )
        except public.Stale:
            stale, standing = True, public.standing_decision(activity)
            again = data.copy()
            again["seen"] = _id(standing)
            form = DecisionForm(again, replaces=standing is not None)
        except Refused as refusal:
            form.add_error(refusal.at if refusal.at in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The decision is recorded."))
            return redirect("screening:oda", public_id)
    page = reverse("screening:oda", args=[public_id])
    context = {
        **_context(activity),
        "breadcrumbs": _crumbs(
            activity, (_("Does it count as aid?"), page), (_("Record a decision"), "")
        ),
        "form": form,
        "stale": stale,
        "standing": None if standing is None else decision(standing),
        "back": page,
    }
    status = 409 if stale else 422 if form.errors else 200
    return render(request, "screening/decide.html", context, status=status)


def _id(row: public.OdaDecision | None) -> str:
    return "" if row is None else row.public_id
