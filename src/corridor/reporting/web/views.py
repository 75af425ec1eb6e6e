# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import Column, Facet, ListPage, words

from .. import selectors
from ..models import Report
from ..rules.faults import NotPublishable
from ..selectors.writing import has_part, may_see_draft
from . import shown


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
        """All to those who write, judge or publish; to others only what is published."""
        if has_part(self.request.user):
            return selectors.reports()
        return selectors.published_reports()


@require_safe
def report(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """The latest edition of a report; before the first, its draft to those who may see it."""
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
        "may_write": may_see_draft(request.user, found),
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


def _report(request: HttpRequest, framework: str, year: int) -> Report:
    found = selectors.find_report(framework, year)
    if found is None:
        raise Http404(_("There is no report on that framework and year."))
    if not _may_see(request, found):
        raise Http404(_("This report is not published yet."))
    return found


def _may_see(request: HttpRequest, report: Report) -> bool:
    """A draft is for those who write, judge or publish it, and for who is asked for a part."""
    return report.editions.exists() or may_see_draft(request.user, report)


def _faulty(request: HttpRequest, report: Report, refusal: NotPublishable) -> HttpResponse:
    """A draft that cannot be read: what is wrong with it, and where."""
    context = {
        "report": report,
        "faults": refusal.faults,
        "breadcrumbs": [(_("Reports"), reverse("reporting:reports")), (report.title, "")],
    }
    return render(request, "reporting/faulty.html", context)
