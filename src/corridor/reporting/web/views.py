# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import Column, Facet, ListPage

from .. import selectors
from ..actions import NotPublishable, publish
from ..models import Report
from ..rules.calculation import NoSuchFigure
from ..rules.keys import BadKey
from . import shown
from .forms import CorrectionForm

FORMS = {
    "pdf": ("application/pdf", selectors.as_pdf),
    "html": ("text/html; charset=utf-8", selectors.as_html),
    "json": ("application/json", selectors.as_json),
}


def language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]


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
    facets = (Facet("framework", gettext_lazy("Framework"), "framework__code"),)
    default_sort = "-year"

    def rows(self) -> QuerySet[Report]:
        return selectors.reports()


@require_safe
def report(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """The latest edition of a report; before the first, its draft to those who may publish."""
    found = _report(request, framework, year)
    reading = selectors.read_latest(found, language())
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
    if form not in FORMS:
        raise Http404(_("A report can be had as pdf, html or json."))
    reading = selectors.read_latest(_report(request, framework, year), language())
    kind, write = FORMS[form]
    name = f"{framework}-{year}-{reading.lang}.{form}"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(write(reading), kind, headers={"Content-Disposition": disposition})


@require_safe
def figure(request: HttpRequest, framework: str, year: int, key: str) -> HttpResponse:
    """One number: what it says, how it was made, what it was made from."""
    found = selectors.find_report(framework, year)
    try:
        opened = shown.open_figure(request, found, framework, year, key, language())
    except (NoSuchFigure, BadKey) as error:
        raise Http404(str(error)) from error
    return render(request, "reporting/figure.html", opened)


@login_required
@permission_required("reporting.publish_report", raise_exception=True)
def publish_report(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """Publish the draft, as the first edition or as a correction that says what changed."""
    found = _report(request, framework, year)
    draft = selectors.draft(found)
    correcting = found.editions.exists()
    form = CorrectionForm(request.POST or None) if correcting else None
    faults = draft.faults
    if request.method == "POST" and (form is None or form.is_valid()):
        before = found.editions.count()
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
        "changes": shown.changes(found, draft, language()) if correcting else [],
        "breadcrumbs": [
            (_("Reports"), reverse("reporting:reports")),
            (found.title, reverse("reporting:report", args=[framework, year])),
            (_("Publish"), ""),
        ],
    }
    return render(request, "reporting/publish.html", context)


def _report(request: HttpRequest, framework: str, year: int) -> Report:
    found = selectors.find_report(framework, year)
    if found is None:
        raise Http404(_("There is no report on that framework and year."))
    may_see_drafts = request.user.has_perm("reporting.publish_report")
    if not may_see_drafts and not found.editions.exists():
        raise Http404(_("This report is not published yet."))
    return found
