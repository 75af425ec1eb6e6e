# SPDX-License-Identifier: EUPL-1.2
"""Pages about the site itself: how figures are made, how accessible it is, what it keeps of you."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import words
from corridor.reporting.public import read_latest
from corridor.reporting.web.figure import open_figure

from .latest import told_report


@require_safe
def how_figures(request: HttpRequest) -> HttpResponse:
    """The way from a line in a document to a number in a report, along a real figure."""
    report = told_report()
    opened: dict[str, Any] | None = None
    url = ""
    if report is not None:
        reading = read_latest(report, words.language())
        key = reading.total("share")
        if key in reading.figures:
            code = report.framework.code
            opened = open_figure(request, code, report.year, key, words.language())
            url = reverse("reporting:figure", args=[code, report.year, key])
    context = {
        "figure": opened,
        "figure_url": url,
        "report": report,
        "breadcrumbs": _crumbs(_("How figures are made")),
    }
    return render(request, "site/how_figures.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    context = {
        "contact": settings.CORRIDOR_CONTACT,
        "breadcrumbs": _crumbs(_("Accessibility statement")),
    }
    return render(request, "site/accessibility.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    context = {"contact": settings.CORRIDOR_CONTACT, "breadcrumbs": _crumbs(_("Privacy"))}
    return render(request, "site/privacy.html", context)


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [(_("Start"), reverse("start")), (title, "")]
