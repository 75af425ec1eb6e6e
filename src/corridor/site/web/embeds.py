# SPDX-License-Identifier: EUPL-1.2
"""Charts and figures to be put into pages of others: small, without script, with their source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import words
from corridor.reporting.public import FrozenFigure, Report, find_report, read_latest
from corridor.reporting.rules.formats import shown
from corridor.reporting.web.figure import name_of
from corridor.reporting.web.shown import charts_of

View = Callable[..., HttpResponseBase]


def embeddable(view: View) -> View:
    """Lets any site frame this page, and nothing else: no script runs and nothing is sent."""
    opened = csp(
        {
            "default-src": [NONE],
            "style-src": [SELF],
            "font-src": [SELF],
            "img-src": [SELF, "data:"],
            "base-uri": [NONE],
            "form-action": [NONE],
            "frame-ancestors": ["*"],
        }
    )(view)
    return xframe_options_exempt(require_safe(opened))


@embeddable
def chart(request: HttpRequest, framework: str, year: int, place: int) -> HttpResponse:
    """The chart of a published report, by its place in it, counted from 1."""
    report = _published(framework, year)
    reading = read_latest(report, words.language())
    drawn = charts_of(reading)
    if not 0 < place <= len(drawn):
        raise Http404
    page = reverse("reporting:report", args=[framework, year])
    context = {
        "chart": drawn[place - 1],
        "title": drawn[place - 1].title,
        "source": reading.word(reading.content["title"]),
        "url": f"{settings.SITE_URL}{page}",
    }
    return render(request, "site/embed_chart.html", context)


@embeddable
def figure(request: HttpRequest, framework: str, year: int, key: str) -> HttpResponse:
    """One number as it was published last."""
    frozen = (
        FrozenFigure.objects.filter(
            edition__report__framework__code=framework, edition__report__year=year, key=key
        )
        .select_related("edition__report")
        .order_by("-edition__number")
        .first()
    )
    if frozen is None:
        raise Http404
    lang = words.language()
    page = reverse("reporting:figure", args=[framework, year, key])
    context: dict[str, Any] = {
        "title": name_of(frozen.content, lang),
        "value": shown(frozen.content, lang),
        "stated": frozen.content["value"] is not None,
        "source": words.as_text(frozen.edition.report.title)[0],
        "url": f"{settings.SITE_URL}{page}",
    }
    return render(request, "site/embed_figure.html", context)


def _published(framework: str, year: int) -> Report:
    found = find_report(framework, year)
    if found is None or not found.editions.exists():
        raise Http404
    return found
