# SPDX-License-Identifier: EUPL-1.2
"""The reports that are being written, and starting one."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import Column, Facet, ListPage, words
from corridor.steering.policy.public import frameworks

from ...actions import start_report
from ...models import Report, ReportState, Request
from ...selectors import reports
from ...selectors.writing import drafts, has_part
from . import shown
from .forms import StartForm


class Drafts(LoginRequiredMixin, ListPage):
    """For who writes, judges or publishes reports, and for who is asked for a part of one."""

    title = gettext_lazy("Reports being written")
    lead = gettext_lazy(
        "From the first words to the edition that everybody reads, and its corrections."
    )
    template_name = "reporting/writing/drafts.html"
    empty = gettext_lazy("No report is being written.")
    columns: ClassVar[Any] = (
        Column("title", gettext_lazy("Report"), link=lambda row: shown.desk(row)),
        Column("year", gettext_lazy("Year"), lambda row: str(row.year), order="year"),
        Column("framework", gettext_lazy("Framework"), "framework.names", order="framework__code"),
        Column(
            "state",
            gettext_lazy("State"),
            value="get_state_display",
            cell=shown.state_badge,
            order="state",
            export="state",
        ),
        Column(
            "comments",
            gettext_lazy("Open comments"),
            "open_comments",
            numeric=True,
            order="open_comments",
        ),
        Column(
            "requests",
            gettext_lazy("Sections asked"),
            "open_requests",
            numeric=True,
            order="open_requests",
        ),
        Column(
            "edition",
            gettext_lazy("Editions"),
            "edition_count",
            numeric=True,
            order="edition_count",
        ),
    )
    default_sort = "-year"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        user = request.user
        if user.is_authenticated and not (
            has_part(user) or Request.objects.filter(asked_key=user.pk).exists()
        ):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def rows(self) -> QuerySet[Report]:
        return drafts(self.request.user)

    def get_facets(self) -> list[Facet]:
        return [
            Facet("state", _("State"), field="state", label=dict(ReportState.choices)),
            Facet(
                "framework",
                _("Framework"),
                field="framework__code",
                label="framework__names",
            ),
        ]

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (_("Reports being written"), "")]

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s report", "%(count)s reports", count) % {
            "count": words.number(count)
        }

    def context(self) -> dict[str, Any]:
        return {"may_start": self.request.user.has_perm("reporting.write_report")}


@login_required
@permission_required("reporting.write_report", raise_exception=True)
def start(request: HttpRequest) -> HttpResponse:
    """Start a report for a framework and year."""
    known = list(reports().order_by("-year", "framework__code"))
    every = list(frameworks())
    initial: dict[str, Any] = {
        "year": timezone.localdate().year - 1,
        "date": timezone.localdate(),
        "basis": Report.Basis.TOGETHER,
    }
    if known:
        initial |= {
            f"publisher_{lang}": known[0].publisher.get(lang, "") for lang in shown.LANGUAGES
        }
        initial["framework"] = known[0].framework.code
    form = StartForm(request.POST or None, frameworks=every, reports=known, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            report = start_report(
                framework=form.frameworks[said["framework"]],
                year=said["year"],
                date=said["date"],
                publisher=form.publisher(),
                by=request.user,
                like=form.reports.get(said["like"]),
                basis=said["basis"],
            )
        except Refused as refusal:
            form.add_error(refusal.at if refusal.at in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The report is started. Write its sections."))
            return redirect(shown.desk(report))
    context = {
        "form": form,
        "breadcrumbs": shown.crumbs(None, (_("Start a report"), "")),
    }
    return render(
        request, "reporting/writing/start.html", context, status=422 if form.errors else 200
    )
