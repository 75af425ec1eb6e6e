# SPDX-License-Identifier: EUPL-1.2
"""What was available, spent and reached in a year, by node."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import Cell, Head, Section, Table, not_found, words
from corridor.steering.policy.public import Framework, frameworks

from .. import selectors
from ..rules.figures import Figure
from ..rules.formats import shown
from ..selectors.addresses import figure_page
from .dashboard import Glance, round_lines

POSSIBLE = range(1950, 2201)


@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    """The way to a framework's year, as chosen in the form of the page; else to the last one."""
    code, year = request.GET.get("framework", "")[:40], request.GET.get("year", "")[:4]
    every = {each.code: each for each in frameworks().order_by("code")}
    if not every:
        return _missing(request)
    chosen, report = every.get(code), selectors.latest_report()
    if chosen is None:
        chosen = report.framework if report is not None else next(iter(every.values()))
    years = selectors.overview_years(chosen)
    asked = int(year) if year.isascii() and year.isdigit() else 0
    last = years[-1] if years else timezone.localdate().year
    if report is not None and report.framework.code == chosen.code:
        last = report.year
    return redirect("reporting:overview", chosen.code, asked if asked in years else last)


@require_safe
def overview(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    every = list(frameworks().order_by("code"))
    found = next((each for each in every if each.code == framework), None)
    if found is None or year not in POSSIBLE:
        return _missing(request)
    told = selectors.overview(found, year)
    glance = Glance(selectors.dashboard(told), words.language())
    late = selectors.late_rounds(request.user, year)
    years = selectors.overview_years(found)
    title = _("%(framework)s in %(year)s") % {
        "framework": words.as_text(found.names)[0],
        "year": year,
    }
    context = {
        "title": title,
        "breadcrumbs": [(_("Reports"), reverse("reporting:reports")), (title, "")],
        "framework": found,
        "frameworks": every,
        "year": year,
        "years": years[::-1],
        "earlier": max((each for each in years if each < year), default=None),
        "later": min((each for each in years if each > year), default=None),
        "glance": glance,
        "charts": [*glance.charts_of_activities()],
        "rounds": round_lines(late),
        "round_count": len(late),
        "told": told,
        "table": _table(told) if told.any else None,
        "report": selectors.published_reports().filter(framework=found, year=year).first(),
    }
    return render(request, "reporting/overview.html", context)


def _missing(request: HttpRequest) -> HttpResponse:
    return not_found(
        request,
        title=_("No overview"),
        message=_("There is no such framework or year."),
        back=[(_("Frameworks"), reverse("policy:frameworks"))],
    )


def _table(told: selectors.Overview) -> Table:
    questions = list(told.total.money)
    heads = {
        "envelope": _("Envelope"),
        "spending": _("Booked"),
        "spending-activities": _("Spent by activities"),
        "spending-together": _("Together"),
    }
    return Table(
        caption=_("What was available, spent and reached, by node"),
        heads=[
            Head(_("Node")),
            *(Head(heads[question], numeric=True) for question in questions),
            Head(_("Results")),
        ],
        rows=[
            [_node(told, row), *_money(told, row, questions), _results(told, row)]
            for row in told.rows
        ],
        footer=[
            _("The framework as a whole"),
            *_money(told, told.total, questions),
            _results(told, told.total),
        ],
    )


def _node(told: selectors.Overview, row: selectors.OverviewRow) -> Cell:
    url = reverse("policy:node", args=[told.framework.code, row.code])
    title = row.code if row.title is None else f"{row.code} {words.as_text(row.title)[0]}"
    return Cell(title, url=url)


def _money(
    told: selectors.Overview, row: selectors.OverviewRow, questions: list[str]
) -> list[Cell | str]:
    return [
        "" if (figure := row.money[question]) is None else _figure(told, figure)
        for question in questions
    ]


def _figure(told: selectors.Overview, figure: Figure) -> Cell:
    return Cell(_said(figure), url=_address(told, figure))


def _results(told: selectors.Overview, row: selectors.OverviewRow) -> SafeString:
    lines = format_html_join(
        SafeString("<br>"),
        '<a href="{}">{}</a> {}',
        (
            (_address(told, figure), _said(figure), words.as_text(name)[0])
            for name, figure in row.results
        ),
    )
    # One thing to a card of a narrow screen.
    return format_html("<div>{}</div>", lines) if lines else lines


def _said(figure: Figure) -> str:
    return shown(figure.as_json(), words.language())


def _address(told: selectors.Overview, figure: Figure) -> str:
    return figure_page(told.framework.code, told.year, figure.key)


def framework_section(framework: Framework, lang: str) -> Section | None:
    """The way to the years of a country's own framework; no query."""
    if framework.kind != Framework.Kind.NATIONAL:
        return None
    return Section(
        _("Available, spent and reached"),
        "reporting/overview_section.html",
        {"framework": framework},
        anchor="overview",
    )
