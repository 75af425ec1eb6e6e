# SPDX-License-Identifier: EUPL-1.2
"""The map of activities: by number or by spending, with the same in a table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import Cell, Crumb, Head, Tab, Table, fold, words
from corridor.foundation.reference.public import country_names
from corridor.values.money import Money

from ..selectors.finding import Asked, Search
from ..selectors.numbers import country_codes
from ..selectors.spending import by_key
from .maps import breaks, drawn_codes, shade, shaded_map


def map_page(request: HttpRequest) -> HttpResponse:
    """`?by=spending` shades by what was spent, else by the number of activities."""
    by_money = request.GET.get("by") == "spending"
    counts = Search(request.user).counts(Asked())["country"]
    codes = country_codes(counts)
    number = {codes[key]: count for key, count in counts.items() if key in codes}
    spent: dict[str, Decimal] = {
        code: sums.spent
        for code, sums in by_key("country").items()
        if len(code) == 2 and sums.spent
    }
    shown: dict[str, Any] = spent if by_money else number
    names: dict[str, str] = {
        code: name.text for code, name in country_names(words.language()).items()
    }
    listed = reverse("portfolio:activities")
    links = {code: f"{listed}?{urlencode({'country': code})}" for code in {*number, *spent}}
    bounds = breaks(shown.values())
    shades = {code: shade(value, bounds) for code, value in shown.items()}
    said = {code: _said(value, by_money) for code, value in shown.items()}
    titles = {code: f"{names.get(code, code)}: {said[code]}" for code in said}
    here = reverse("portfolio:map")
    left_out = [names.get(code) or code for code in {*number, *spent} - drawn_codes()]
    context = {
        "breadcrumbs": [
            Crumb(_("Start"), reverse("start")),
            Crumb(_("Activities"), listed),
            Crumb(_("Map of activities")),
        ],
        "tabs": [
            Tab(_("Number of activities"), here, not by_money),
            Tab(_("Spending in euro"), f"{here}?by=spending", by_money),
        ],
        "map": shaded_map(shades, links, {**names, **titles}),
        "legend": [
            {"shade": place, "from": _said(bound, by_money)}
            for place, bound in enumerate(bounds, 1)
        ],
        "table": _table(number, spent, links, names),
        "left_out": sorted(left_out, key=fold),
    }
    return render(request, "portfolio/map.html", context)


def _said(value: Any, by_money: bool) -> str:
    if by_money:
        return words.money(Money(Decimal(value), "EUR"), Decimal(1))
    return words.number(value)


def _table(
    number: dict[str, int], spent: dict[str, Decimal], links: dict[str, str], names: dict[str, str]
) -> Table | None:
    codes = sorted(
        {*number, *spent}, key=lambda code: (-number.get(code, 0), fold(names.get(code) or code))
    )
    if not codes:
        return None
    return Table(
        _("Activities by country"),
        [
            Head(_("Country")),
            Head(_("Activities"), numeric=True),
            Head(_("Spent, in euro"), numeric=True),
        ],
        [
            [
                Cell(names.get(code, code), links[code]),
                number.get(code, 0),
                Money(spent[code], "EUR") if code in spent else None,
            ]
            for code in codes
        ],
    )
