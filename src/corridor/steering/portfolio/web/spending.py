# SPDX-License-Identifier: EUPL-1.2
"""What was spent: a framework's year by nodes, what stands behind it, and parts of other pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.engines.charts import Chart, GroupedBars, Mark, Series, Unit
from corridor.foundation.pages.public import (
    Cell,
    Column,
    Head,
    ListPage,
    Section,
    Table,
    not_found,
    words,
)
from corridor.foundation.parties.public import Organisation
from corridor.steering.policy.public import Framework, Node, Spending, frameworks, nodes_in_order
from corridor.values.money import Money

from ..models import YearAmount
from ..selectors.spending import (
    EURO,
    FrameworkYear,
    NodeYear,
    Sums,
    contributions,
    framework_year,
    node_years,
    of_country,
    of_partner,
    years_of,
)
from .money import drawn, no_rate_words

# A chart shows the nodes of one level that have money, as many as can be read.
MOST_NODES = 12


def euro(amount: Decimal) -> Money:
    return Money(amount, EURO)


def spending(request: HttpRequest) -> HttpResponse:
    """The way to a framework's last year with money, as chosen in the form of the page."""
    code = request.GET.get("framework", "")[:40]
    year = request.GET.get("year", "")[:4]
    rows = list(frameworks())
    row = next((each for each in rows if each.code == code), None)
    if row is not None:
        years = years_of(row)
        asked = int(year) if year.isascii() and year.isdigit() else None
        if years:
            chosen = asked if asked in years else years[-1]
            return redirect("portfolio:spending-year", row.code, chosen)
        return _page(request, row, None)
    for each in rows:
        if years := years_of(each):
            return redirect("portfolio:spending-year", each.code, years[-1])
    return _page(request, None, None)


def spending_year(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """A framework's year: each node with its activities' spending, what was booked, and both."""
    row = frameworks().filter(code=framework).first()
    if row is None or not 1900 <= year <= 2200:
        return not_found(
            request,
            title=_("There is no spending at this address"),
            message=_("Choose a framework and a year."),
            back=[(_("Spending"), reverse("portfolio:spending"))],
        )
    return _page(request, row, framework_year(row, year))


def _page(
    request: HttpRequest, framework: Framework | None, shown: FrameworkYear | None
) -> HttpResponse:
    years = () if framework is None else years_of(framework)
    title = _("Spending")
    if framework is not None and shown is not None:
        name = words.as_text(framework.names)[0]
        title = _("Spending of %(year)s: %(framework)s") % {"year": shown.year, "framework": name}
    context = {
        "title": title,
        "breadcrumbs": [(_("Start"), reverse("start")), (title, "")],
        "framework": framework,
        "frameworks": frameworks(),
        "years": sorted({*years, *([] if shown is None else [shown.year])}, reverse=True),
        "year": None if shown is None else shown.year,
        "shown": shown,
        "table": None if shown is None else year_table(shown),
        "chart": None if shown is None else year_chart(shown),
        "sum": None if shown is None else shown.sum,
        "printed": None if shown is None else shown.printed,
        "both": shown is not None and any(row.spent.both for row in shown.rows),
        "no_rate": None if shown is None else no_rate_words(shown.activities.no_rate),
        "committed": None if shown is None else stated(shown.activities.committed),
        "incoming": None if shown is None else stated(shown.activities.incoming),
    }
    return render(request, "portfolio/spending.html", context)


def behind(framework: str, year: int, key: str) -> str:
    """The page of what stands behind a sum; what is not split stands under "-"."""
    return reverse("portfolio:spending-behind", args=[framework, year, key or "-"])


def stated(amount: Decimal) -> Cell:
    """A sum; words where no amount of it is stated, which is not the same as zero."""
    return Cell(euro(amount)) if amount else Cell(_("nothing stated"))


def _sum_cell(framework: str, year: int, key: str, amount: Decimal) -> Cell:
    return Cell(euro(amount), behind(framework, year, key)) if amount else stated(amount)


def booked_cell(row: Spending | None) -> Any:
    """What was booked on the node; words for none and for what the source leaves open."""
    if row is None:
        return Cell(_("nothing booked"))
    if row.amount is None:
        return None
    return Cell(words.money(row.amount, row.precision))


def total_cell(year: NodeYear) -> Cell | None:
    """Both together; null where neither is stated, and a note where what was booked is not."""
    left_open = year.booking is not None and year.booking.amount is None
    if left_open and not year.activities.spent:
        return None
    note = _("what was booked is not stated") if left_open else None
    return Cell(words.money(year.total, year.precision), note=note)


def year_table(shown: FrameworkYear) -> Table:
    rows = [
        [
            Cell(
                f"{row.key} {words.as_text(row.title)[0]}".strip(),
                reverse("policy:node", args=[shown.framework, row.key]),
            ),
            _sum_cell(shown.framework, shown.year, row.key, row.spent.activities.spent),
            booked_cell(row.spent.booking),
            total_cell(row.spent),
        ]
        for row in shown.rows
        if row.spent.activities != Sums() or row.spent.booking is not None
    ]
    left = shown.not_split
    if left != Sums():
        rows.append(
            [
                Cell(
                    _("not split"),
                    note=_("of activities that serve several nodes without stated shares"),
                ),
                _sum_cell(shown.framework, shown.year, "", left.spent),
                Cell(""),
                Cell(words.money(euro(left.spent))),
            ]
        )
    return Table(
        _("Spending by node, in euro"),
        [
            Head(_("Node")),
            Head(_("Activities"), numeric=True),
            Head(_("Booked on the node"), numeric=True),
            Head(_("Together"), numeric=True),
        ],
        rows,
        [
            _("Together"),
            stated(shown.activities.spent),
            Cell(words.money(euro(shown.booked), shown.precision)),
            Cell(words.money(shown.sum, shown.precision)),
        ],
    )


def year_chart(shown: FrameworkYear) -> Chart | None:
    """The largest nodes, activities beside what was booked; null where nothing was spent."""
    spent = [row for row in shown.rows if row.spent.activities.spent or row.spent.booked]
    if not spent:
        return None
    kept = sorted(spent, key=lambda row: -row.spent.total.amount)[:MOST_NODES]
    rows = [row for row in spent if row in kept]

    def bars(amounts: Sequence[Decimal | None]) -> tuple[Mark, ...]:
        return tuple(Mark(amount or None) for amount in amounts)

    series = [
        Series(_("Activities"), bars([row.spent.activities.spent for row in rows])),
        Series(_("Booked on the node"), bars([row.spent.booked for row in rows])),
    ]
    return drawn(
        GroupedBars(
            title=_("Spending of %(year)s by node") % {"year": shown.year},
            description=_(
                "What activities spent on each node and what was booked on the node itself, in "
                "euro. A node without an amount of a sort has no bar of it."
            ),
            locale=words.language(),
            unit=Unit.money(EURO),
            category_title=_("Node"),
            categories=tuple(f"{row.key} {words.as_text(row.title)[0]}".strip() for row in rows),
            series=tuple(
                each for each in series if any(mark.value is not None for mark in each.marks)
            ),
        )
    )


class Behind(ListPage):
    """The activities behind a sum of a node and year, each with its part."""

    title = gettext_lazy("What stands behind the sum")
    default_sort = "-spent"
    template_name = "portfolio/behind.html"
    columns: ClassVar[Any] = (
        Column(
            "activity",
            gettext_lazy("Activity"),
            value="activity.title",
            link=lambda row: f"{row.activity.get_absolute_url()}#money",
        ),
        Column(
            "spent",
            gettext_lazy("Spent"),
            value=lambda row: euro(row.spent),
            order="spent",
            numeric=True,
        ),
        Column(
            "disbursed",
            gettext_lazy("Disbursed"),
            value=lambda row: euro(row.disbursed),
            numeric=True,
        ),
        Column(
            "expended",
            gettext_lazy("Expenditure"),
            value=lambda row: euro(row.expended + row.reimbursed),
            numeric=True,
        ),
        Column(
            "committed",
            gettext_lazy("Committed"),
            value=lambda row: euro(row.committed),
            numeric=True,
        ),
    )

    def rows(self) -> QuerySet[YearAmount]:
        key = self.kwargs["key"]
        return contributions(
            YearAmount.By.NODE,
            self.kwargs["framework"],
            "" if key == "-" else key,
            self.kwargs["year"],
        )

    def get_title(self) -> Any:
        of = self.kwargs["framework"]
        node = _("not split") if self.kwargs["key"] == "-" else f"{of}/{self.kwargs['key']}"
        return _("Spending of %(year)s: %(node)s") % {"year": self.kwargs["year"], "node": node}

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        here = [self.kwargs["framework"], self.kwargs["year"]]
        return [
            (_("Start"), reverse("start")),
            (_("Spending"), reverse("portfolio:spending-year", args=here)),
            (self.get_title(), ""),
        ]

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s activity", "%(count)s activities", count) % {
            "count": words.number(count)
        }

    def context(self) -> dict[str, Any]:
        of, key = self.kwargs["framework"], self.kwargs["key"]
        row = Node.objects.filter(framework__code=of, code=key).select_related("framework").first()
        years = () if row is None else node_years(row)
        shown = next((each for each in years if each.year == self.kwargs["year"]), None)
        return {"node": row, "framework_code": of, "node_year": shown}


def node_section(node: Node, lang: str) -> Section | None:
    """What was spent on a node by year: by its activities, booked on itself, and both."""
    years = node_years(node)
    if not any(year.activities != Sums() for year in years):
        return None
    table = Table(
        _("Spending by year, in euro"),
        [
            Head(_("Year")),
            Head(_("Activities"), numeric=True),
            Head(_("Booked on the node"), numeric=True),
            Head(_("Together"), numeric=True),
            Head(_("Committed"), numeric=True),
        ],
        [
            [
                Cell(
                    str(year.year),
                    reverse("portfolio:spending-year", args=[node.framework.code, year.year]),
                ),
                _noted(
                    _sum_cell(node.framework.code, year.year, node.code, year.activities.spent),
                    year,
                ),
                booked_cell(year.booking),
                total_cell(year),
                stated(year.activities.committed),
            ]
            for year in years
        ],
    )
    both = any(year.both for year in years)
    return Section(
        _("Spending of activities"),
        "portfolio/years_section.html",
        {"table": table, "both": both, "children": below(node)},
        "spending",
    )


def below(node: Node) -> bool:
    """Whether other nodes stand below it: their spending is not in its own."""
    tree = nodes_in_order(node.framework)
    return any(each.parent == node.code for each in tree)


def _noted(cell: Any, year: NodeYear) -> Any:
    note = no_rate_words(year.activities.no_rate)
    return cell if note is None else replace(cell, note=note)


def country_section(iso2: str, lang: str) -> Section | None:
    """Money for a country by year: the parts of activities that are for it."""
    return _years_section(
        of_country(iso2),
        _("Money for activities here"),
        reverse("portfolio:transactions"),
        {"country": iso2},
    )


def organisation_section(organisation: Organisation, lang: str) -> Section | None:
    """Money of the activities on which an organisation reports, by year."""
    return _years_section(
        of_partner(organisation),
        _("Money of its activities"),
        reverse("portfolio:transactions"),
        {"partner": organisation.code},
    )


def _years_section(
    years: Mapping[int, Sums], title: str, url: str, query: Mapping[str, str]
) -> Section | None:
    if not years:
        return None
    newest = sorted(years, reverse=True)
    table = Table(
        _("Money by year, in euro"),
        [
            Head(_("Year")),
            Head(_("Spent"), numeric=True),
            Head(_("Committed"), numeric=True),
            Head(_("Received"), numeric=True),
        ],
        [
            [
                Cell(str(year), f"{url}?{urlencode({**query, 'year': year})}"),
                replace(stated(years[year].spent), note=no_rate_words(years[year].no_rate)),
                stated(years[year].committed),
                stated(years[year].incoming),
            ]
            for year in newest
        ],
    )
    return Section(
        title,
        "portfolio/years_section.html",
        {"table": table, "both": False},
        "portfolio-money",
    )
