# SPDX-License-Identifier: EUPL-1.2
"""Results added up: the list of common indicators, each on a page, and parts of other pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from corridor.foundation.pages.public import (
    Cell,
    Column,
    Facet,
    Head,
    ListPage,
    Search,
    Section,
    Table,
    not_found,
    words,
)
from corridor.foundation.parties.public import Organisation, organisation_by_code
from corridor.steering.policy.public import Node

from ..models import Activity, CommonIndicator, Measure, Tally
from ..rules.figures import YES_NO
from ..rules.rollup import Outcome, RollUp
from ..selectors import tallies
from .figures import sum_words
from .rollup_shown import (
    MOST_YEARS,
    OUTCOMES,
    Shares,
    as_of,
    both,
    countries_table,
    explained,
    has_chart,
    heads,
    listed,
    nodes_table,
    ours_words,
    parts_tables,
    reported,
    said_something,
    years_chart,
    years_table,
)

# What somebody said, counted or part of what is.
TOLD = (Outcome.COUNTED, Outcome.INCLUDED)


@dataclass(frozen=True, slots=True)
class Overview:
    """A common indicator with what it came to in its last year."""

    common: CommonIndicator
    year: int | None
    rolled: RollUp | None

    @property
    def name(self) -> Any:
        return self.common.names

    @property
    def reported(self) -> str:
        return "" if self.rolled is None else reported(self.rolled)

    @property
    def counted(self) -> int:
        return 0 if self.rolled is None else sum(self.rolled.outcomes.get(each, 0) for each in TOLD)

    @property
    def total(self) -> str | None:
        return None if self.rolled is None else sum_words(self.common.measure, self.rolled.total)

    @property
    def ours(self) -> str | None:
        if self.rolled is None or self.common.measure == YES_NO:
            return None
        return ours_words(self.common, self.rolled)

    @property
    def number(self) -> Decimal:
        """To sort by; what has no sum comes first."""
        total = None if self.rolled is None else self.rolled.total
        return Decimal(-1) if total is None else total.number

    def get_absolute_url(self) -> str:
        return reverse("portfolio:indicator", args=[self.common.code])


class ResultList(ListPage):
    """What is measured alike by several activities, and what it came to."""

    title = gettext_lazy("Results")
    lead = gettext_lazy(
        "What several activities measure alike, added up once: a figure that is part of another is "
        "not counted beside it. Ours is the part that our share of the funding bears."
    )
    search = Search(fields=("common.names", "common.code"), label=gettext_lazy("Search in results"))
    default_sort: ClassVar[str] = "name"
    columns: ClassVar[Sequence[Column]] = (
        Column(
            "name",
            gettext_lazy("What is counted"),
            order=lambda row: words.as_text(row.name)[0].casefold(),
            link="get_absolute_url",
        ),
        Column("unit", gettext_lazy("In"), value=lambda row: row.common.unit or ""),
        Column(
            "year", gettext_lazy("Last year"), value=lambda row: str(row.year or ""), order=True
        ),
        Column("total", gettext_lazy("In full"), numeric=True, order=lambda row: row.number),
        Column("ours", gettext_lazy("Ours"), numeric=True),
        Column(
            "reported",
            gettext_lazy("Reported by"),
            order=lambda row: row.counted,
        ),
    )
    facets: ClassVar[Sequence[Facet]] = (
        Facet(
            "framework",
            pgettext_lazy("indicator", "Asked for by"),
            field=lambda row: sorted({node.framework.code for node in row.common.nodes.all()}),
        ),
        Facet(
            "measure",
            gettext_lazy("Measured in"),
            field="common.measure",
            label=dict(Measure.choices),
        ),
    )
    empty = gettext_lazy("No common indicator fits. Take away a choice, or search for less.")

    template_name = "portfolio/results.html"

    @cached_property
    def commons(self) -> list[CommonIndicator]:
        return list(tallies.measured().prefetch_related("nodes__framework"))

    def rows(self) -> Iterable[Overview]:
        commons = self.commons
        years = tallies.years_with_figures(commons, fresh=False)
        last = {key: [found[-1]] for key, found in years.items()}
        found = tallies.sums(commons, Tally.By.ALL, last, key="", fresh=False)
        for common in commons:
            year = last.get(common.pk, [None])[0]
            cells = found.get(common.pk, {})
            yield Overview(common, year, None if year is None else cells.get(("", year)))

    def breadcrumbs(self) -> Sequence[Any]:
        return [(_("Start"), reverse("start")), (_("Results"), "")]

    def context(self) -> dict[str, Any]:
        return {"as_of": as_of(self.commons)}

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s common indicator", "%(count)s common indicators", count) % {
            "count": words.number(count)
        }


def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """A common indicator: over the years, and in one year by country, node and activity."""
    try:
        common = CommonIndicator.objects.prefetch_related("nodes__framework").get(code=code)
    except CommonIndicator.DoesNotExist:
        return not_found(
            request,
            title=_("There is no common indicator “%(code)s”") % {"code": code[:40]},
            message=_("Choose one from the list of results."),
            back=[(_("Results"), reverse("portfolio:results"))],
        )
    years = list(tallies.years_with_figures([common], fresh=False).get(common.pk, ()))
    problems: list[str] = []
    year = _year(request, years, problems)
    funders, asked = _funders(request, problems)
    page = _page_number(request)
    keys = [each.pk for each in funders]
    shares = Shares(keys) if asked is None else Shares((), keys)
    shown_years = years[-MOST_YEARS:]
    if year is not None and year not in shown_years:
        shown_years = [year, *shown_years]
    wanted = {common.pk: shown_years}
    found = tallies.sums(
        [common],
        Tally.By.ALL,
        wanted,
        key="",
        funders=shares.asked,
        ours=shares.ours,
        fresh=False,
    )
    in_all = found.get(common.pk, {})
    context: dict[str, Any] = {
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Results"), reverse("portfolio:results")),
            (words.as_text(common.names)[0], ""),
        ],
        "common": common,
        "how": _how(common),
        "problems": problems,
        "as_of": as_of([common]) if asked is None else None,
        "year": year,
        "years": sorted(years, reverse=True),
        "funders": funders,
        "funder": asked,
        "nodes": [
            {
                "path": f"{node.framework.code}/{node.code}",
                "url": reverse("policy:node", args=[node.framework.code, node.code]),
            }
            for node in common.nodes.all()
        ],
        "api": f"/api/common-indicators/{common.code}",
        "may_see_history": request.user.has_perm("audit.view_history"),
    }
    if year is not None:
        rolled = in_all.get(("", year))
        context |= {
            "rolled": rolled,
            "total": None if rolled is None else sum_words(common.measure, rolled.total),
            "ours": None
            if rolled is None or common.measure == YES_NO
            else ours_words(common, rolled),
            "explained": [] if rolled is None else explained(common, rolled, year),
            "chart": _chart_url(common, asked) if has_chart(common, in_all, shown_years) else "",
            "over_years": years_table(common, in_all, shown_years),
            "parts": [] if rolled is None else parts_tables(common, rolled),
            "countries": countries_table(common, year, shares),
            "by_node": nodes_table(common, year, shares),
            **listed(common, year, shares, page),
        }
    return render(request, "portfolio/indicator.html", context)


def _chart_url(common: CommonIndicator, funder: Organisation | None) -> str:
    url = reverse("portfolio:years-chart", args=[common.code])
    return url if funder is None else f"{url}?{urlencode({'funder': funder.code})}"


def chart(request: HttpRequest, code: str) -> HttpResponse:
    """The sums by year: a part of the indicator's page, fetched when it comes in sight, since
    drawing takes long; without scripts a page of its own."""
    common = CommonIndicator.objects.filter(code=code).first()
    if common is None:
        raise Http404(_("There is no chart at this address."))
    years = list(tallies.years_with_figures([common], fresh=False).get(common.pk, ()))
    years = years[-MOST_YEARS:]
    _ours, asked = _funders(request, [])
    found = tallies.sums(
        [common],
        Tally.By.ALL,
        {common.pk: years},
        key="",
        funders=None if asked is None else [asked.pk],
        fresh=False,
    ).get(common.pk, {})
    if not has_chart(common, found, years):
        raise Http404(_("There is no chart at this address."))
    part = request.headers.get("HX-Request") == "true"
    template = "portfolio/money_chart_part.html" if part else "portfolio/years_chart.html"
    context = {"common": common, "chart": years_chart(common, found, years)}
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _year(request: HttpRequest, years: Sequence[int], problems: list[str]) -> int | None:
    if not years:
        return None
    asked = request.GET.get("year", "")
    if asked and asked.isascii() and asked.isdigit() and int(asked[:9]) in years:
        return int(asked)
    if asked:
        problems.append(
            _("Nothing was reported for “%(year)s”; the last year is shown.") % {"year": asked[:20]}
        )
    return years[-1]


def _funders(
    request: HttpRequest, problems: list[str]
) -> tuple[list[Organisation], Organisation | None]:
    """Whose share is ours, and the one that was asked for instead."""
    ours = tallies.our_funders()
    code = request.GET.get("funder", "")[:80]
    if not code:
        return ours, None
    try:
        asked = organisation_by_code(code)
    except Organisation.DoesNotExist:
        problems.append(
            _("There is no organisation “%(code)s”; ours is shown instead.") % {"code": code[:40]}
        )
        return ours, None
    return [asked], asked


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def _how(common: CommonIndicator) -> str:
    said = [str(common.get_measure_display())]
    if common.measure != YES_NO:
        said.append(_("cumulative") if common.cumulative else _("per period"))
    said.append(_("more is better") if common.ascending else _("less is better"))
    return ", ".join(said)


def _section(by: str, key: str, lang: str) -> Section | None:
    """What the indicators of a set came to in the last year that any of them has."""
    commons = list(tallies.commons_of(by, key, fresh=False))
    if not commons:
        return None
    found = tallies.set_sums(commons, by, key, most=MOST_YEARS, fresh=False)
    told = []
    for common in commons:
        cells = {
            year: value
            for (_key, year), value in found.get(common.pk, {}).items()
            if said_something(value)
        }
        if cells:
            told.append((common, max(cells), cells[max(cells)]))
    shown = as_of([common for common, _year, _value in told])
    return _drawn(_("Results"), "results", told, country=by == Tally.By.COUNTRY, as_of=shown)


def _drawn(
    title: str, anchor: str, told: Sequence[tuple[CommonIndicator, int, RollUp]], **more: Any
) -> Section | None:
    """A section of sums, each of one year, and what was left out of them."""
    if not told:
        return None
    rows: list[list[Any]] = [
        [
            Cell(
                words.as_text(common.names)[0],
                f"{reverse('portfolio:indicator', args=[common.code])}?year={year}",
            ),
            str(year),
            *both(common, value),
            reported(value),
        ]
        for common, year, value in told
    ]
    left_out = {
        str(OUTCOMES[name])
        for name in (Outcome.NOT_SPLIT, Outcome.STRADDLES, Outcome.NO_WHOLE)
        if any(value.outcomes.get(name) for _common, _year, value in told)
    }
    titles = [Head(_("What is counted")), Head(_("Last year")), *heads("")[1:]]
    table = Table(_("Results added up"), titles, rows)
    return Section(
        title,
        "portfolio/rollup_section.html",
        {"table": table, "left_out": sorted(left_out), **more},
        anchor,
    )


def tree_section(activity: Activity, request: HttpRequest) -> Section | None:
    """What an activity and its parts reached together."""
    if not activity.children.all():
        return None
    ours = tallies.our_keys()
    told = [each for each in tallies.in_tree(activity, ours) if said_something(each[2])]
    return _drawn(_("Results with its parts together"), "results-together", told)


def country_results(iso2: str, lang: str) -> Section | None:
    return _section(Tally.By.COUNTRY, iso2, lang)


def node_results(node: Node, lang: str) -> Section | None:
    return _section(Tally.By.NODE, f"{node.framework.code}/{node.code}", lang)
