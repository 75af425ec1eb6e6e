# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import Column, Facet, ListPage, words

from .. import selectors
from ..actions import publish
from ..models import Report
from ..rules.faults import NotPublishable
from . import shown
from .forms import CorrectionForm


class Reports(ListPage):
    """The yearly progress reports."""

    title = gettext_lazy("Progress reports")
    lead = gettext_lazy(
        "What was done with the money of a year and what came of it. Every figure opens down to "
        "its source."
    )
    empty = gettext_lazy("There is no report yet.")
    columns = (
        Column(
            "title",
            gettext_lazy("Report"),
            link=lambda r: reverse("reporting:report", args=[r.framework.code, r.year]),
        ),
        Column("year", gettext_lazy("Year"), lambda r: str(r.year), order="year"),
        Column("framework", gettext_lazy("Framework"), "framework.names", order="framework__code"),
        Column("edition", gettext_lazy("Edition"), "edition_count", order="edition_count"),
        Column("published", gettext_lazy("Published"), "last_published", order="last_published"),
    )
    facets = (
        Facet(
            "framework",
            gettext_lazy("Framework"),
            "framework__code",
            label="framework__names",
        ),
    )
    default_sort = "-year"

    def rows(self) -> QuerySet[Report]:
        """All to those who may publish; to others only what is published."""
        if self.request.user.has_perm("reporting.publish_report"):
            return selectors.reports()
        return selectors.published_reports()


@require_safe
def report(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """The latest edition of a report; before the first, its draft to those who may publish."""
    found = _report(request, framework, year)
    try:
        reading = selectors.read_latest(found, words.language())
    except NotPublishable as refusal:
        return _faulty(request, found, refusal)
    context = {
        "report": found,
        "page": shown.page(reading),
        "reading": reading,
        "editions": selectors.editions(found),
        "may_publish": request.user.has_perm("reporting.publish_report"),
        "breadcrumbs": [
            (_("Reports"), reverse("reporting:reports")),
            (reading.word(reading.content["title"]), ""),
        ],
    }
    return render(request, "reporting/report.html", context)


@require_safe
def download(request: HttpRequest, framework: str, year: int, form: str) -> HttpResponse:
    """The latest edition as a file."""
    if form not in selectors.FORMS:
        raise Http404(_("A report can be had as pdf, docx, html or json."))
    found = _report(request, framework, year)
    try:
        reading = selectors.read_latest(found, words.language())
    except NotPublishable:
        return redirect("reporting:report", framework, year)  # where the faults are told
    file = selectors.as_file(reading, form)
    disposition = f'attachment; filename="{file.name}"'
    return HttpResponse(file.content, file.media_type, headers={"Content-Disposition": disposition})


@login_required
@permission_required("reporting.publish_report", raise_exception=True)
def publish_report(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """Publish the draft, as the first edition or as a correction that says what changed."""
    found = _report(request, framework, year)
    draft = selectors.draft(found)
    last = found.editions.first()
    form = None if last is None else CorrectionForm(request.POST or None)
    faults: list[Any] = list(draft.faults)
    if request.method == "POST" and (form is None or form.is_valid()):
        before = 0 if last is None else last.number
        try:
            edition = publish(
                report=found, by=request.user, reason=None if form is None else form.reason()
            )
        except NotPublishable as refusal:
            faults = refusal.faults
        else:
            if edition.number > before:
                messages.success(request, _("Edition %d is published.") % edition.number)
            else:
                messages.info(request, _("Nothing has changed since the last edition."))
            return redirect("reporting:report", framework, year)
    context: dict[str, Any] = {
        "report": found,
        "form": form,
        "faults": faults,
        "unchanged": last is not None and last.hash == _seal(draft),
        "changes": [] if last is None else shown.changes(last, draft, words.language()),
        "breadcrumbs": [
            (_("Reports"), reverse("reporting:reports")),
            (found.title, reverse("reporting:report", args=[framework, year])),
            (_("Publish"), ""),
        ],
    }
    return render(request, "reporting/publish.html", context)


def _seal(draft: selectors.Draft) -> str:
    frozen = {name: figure.as_json() for name, figure in draft.figures.items()}
    return selectors.sealed(draft.content, frozen)[1]


def _report(request: HttpRequest, framework: str, year: int) -> Report:
    found = selectors.find_report(framework, year)
    if found is None:
        raise Http404(_("There is no report on that framework and year."))
    if not _may_see(request, found):
        raise Http404(_("This report is not published yet."))
    return found


def _may_see(request: HttpRequest, report: Report) -> bool:
    """A draft is for those who may publish it."""
    return request.user.has_perm("reporting.publish_report") or report.editions.exists()


def _faulty(request: HttpRequest, report: Report, refusal: NotPublishable) -> HttpResponse:
    """A draft that cannot be read: what is wrong with it, and where."""
    context = {
        "report": report,
        "faults": refusal.faults,
        "breadcrumbs": [(_("Reports"), reverse("reporting:reports")), (report.title, "")],
    }
    return render(request, "reporting/faulty.html", context)
