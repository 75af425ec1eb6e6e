# SPDX-License-Identifier: EUPL-1.2
"""An activity's money on its page."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.engines.charts import Chart, GroupedBars, Mark, Series, Unit, Value, draw
from corridor.foundation.pages.public import Cell, Head, Section, Table, words
from corridor.values.money import Money
from corridor.values.periods import Period

from ..models import Activity, Transaction, TransactionType
from ..rules.money import STATED_ANEW, STATED_NO_MORE
from ..selectors.money import ActivityMoney, Forecast, Line, days_of, money_of
from ..selectors.spending import EURO
from ..selectors.visible import visible_to

# Reasons that no person wrote.
REASONS = {
    STATED_ANEW: gettext_lazy("stated anew by its source"),
    STATED_NO_MORE: gettext_lazy("no longer stated by its source"),
}
TYPES: dict[str, Any] = dict(TransactionType.choices)
MOST_YEARS = 12
# An activity with more leads to the list of them all.
MOST_LINES = 100


def money_section(activity: Activity, request: HttpRequest) -> Section | None:
    """Totals, budgets against spending, every amount with where it stands, and forecasts."""
    money = money_of(activity, warn=request.user.has_perm("portfolio.record_money"))
    standing = [line for line in money.lines if not _gone(line)]
    return Section(
        _("Money"),
        "portfolio/money_section.html",
        {
            "activity": activity,
            "money": money,
            "totals": totals_table(money) if money.totals else None,
            "chart": reverse("portfolio:money-chart", args=[activity.public_id])
            if has_chart(money)
            else "",
            "budgets": [budget_shown(line) for line in money.budgets],
            "lines": [line_shown(activity, line) for line in standing[:MOST_LINES]],
            "more": len(standing) if len(standing) > MOST_LINES else 0,
            "gone": [line_shown(activity, line) for line in money.lines if _gone(line)],
            "forecasts": [
                forecast_shown(shown, before)
                for shown, before in zip(
                    money.forecasts, [*money.forecasts[1:], None], strict=False
                )
            ],
            "sources": money.sources,
            "alike": money.alike,
        },
        "money",
    )


def _gone(line: Line) -> bool:
    return line.row.withdrawn


def totals_table(money: ActivityMoney) -> Table:
    return Table(
        _("All money by type, in euro"),
        [
            Head(_("Type")),
            Head(_("Amounts"), numeric=True),
            Head(_("In euro"), numeric=True),
            Head(_("Counted in sums"), numeric=True),
        ],
        [
            [
                TYPES[total.type],
                total.records,
                Cell(Money(total.euro, EURO), note=no_rate_words(total.no_rate)),
                Money(total.counted, EURO),
            ]
            for total in money.totals
        ],
    )


def no_rate_words(count: int) -> str | None:
    """How many amounts a sum in euro leaves out; null for none."""
    if not count:
        return None
    return ngettext(
        "without %(count)s amount that has no rate of its day",
        "without %(count)s amounts that have no rate of their day",
        count,
    ) % {"count": words.number(count)}


def has_chart(money: ActivityMoney) -> bool:
    """Whether there are years to compare, or a budget to compare spending with."""
    return bool(money.budgets) or len(money.spent()) > 1


def money_chart(request: HttpRequest, public_id: str) -> HttpResponse:
    """Budget and spending by year: a part of the activity's page, fetched when it comes in sight,
    since drawing takes longer than all the rest; without scripts a page of its own."""
    activity = visible_to(request.user).filter(public_id=public_id).first()
    chart = None if activity is None else budget_chart(money_of(activity), words.language())
    if activity is None or chart is None:
        raise Http404(_("There is no chart at this address."))
    part = request.headers.get("HX-Request") == "true"
    template = "portfolio/money_chart_part.html" if part else "portfolio/money_chart.html"
    response = render(request, template, {"activity": activity, "chart": chart})
    patch_vary_headers(response, ["HX-Request"])
    return response


def budget_chart(money: ActivityMoney, lang: str) -> Chart | None:
    """Original and present budget beside what was spent, by year; null without any.

    A budget of several years stands at its first.
    """
    original: dict[int, Decimal] = {}
    present: dict[int, Decimal] = {}
    for line in money.budgets:
        year = line.row.period.lower.year
        for held, row in ((original, line.original), (present, line.row)):
            if row.euro is not None:
                held[year] = held.get(year, Decimal(0)) + row.euro
    spent = money.spent()
    years = sorted({*original, *present, *spent})[-MOST_YEARS:]
    if not years:
        return None
    series = [Series(_("Spent"), tuple(Mark(spent.get(year)) for year in years))]
    if present:
        series.append(Series(_("Budget"), tuple(Mark(present.get(year)) for year in years)))
    if original != present:
        series.append(
            Series(_("Original budget"), tuple(Mark(original.get(year)) for year in years))
        )
    return drawn(
        GroupedBars(
            title=_("Budget and spending by year"),
            description=_(
                "What was spent in each year, beside the budget as it stands and as it was "
                "first, in euro. A year without an amount has no bar, nor one in which an "
                "amount has no rate."
            ),
            locale=lang,
            unit=Unit.money(EURO),
            category_title=_("Year"),
            categories=tuple(str(year) for year in years),
            series=tuple(series),
        )
    )


@lru_cache(maxsize=256)
def drawn(value: Value) -> Chart:
    """A chart; the same value is drawn once."""
    return draw(value)


def budget_shown(line: Any) -> dict[str, Any]:
    row = line.row
    return {
        "row": row,
        "period": Period(row.period.lower, row.period.upper),
        "past": [{"row": each, "why": reason(after)} for each, after in _with_next(line)],
        "original": line.original,
        "change": _change(line.original, row),
        "revise": reverse("portfolio:revise-budget", args=[row.pk]),
    }


def _change(original: Any, row: Any) -> Money | None:
    if original.pk == row.pk or original.currency != row.currency:
        return None
    return Money(row.amount - original.amount, row.currency)


def _with_next(line: Any) -> list[tuple[Any, Any]]:
    """Each superseded record with the one that took its place."""
    return list(zip(line.past, [line.row, *line.past][: len(line.past)], strict=True))


def reason(row: Any) -> str:
    """Why a record took the place of another, in the reader's language where nobody wrote it."""
    return str(REASONS.get(row.reason, row.reason))


def line_shown(activity: Activity, line: Line) -> dict[str, Any]:
    row = line.row
    return {
        "row": row,
        "type": TYPES[row.type],
        "when": words.period(line.period),
        "euro": None if row.euro is None else Money(row.euro, EURO),
        "rate": rate_words(row),
        "provider": side(row, "provider", activity),
        "receiver": side(row, "receiver", activity),
        "past": [
            {"row": each, "when": words.period(days_of(each)), "why": reason(after)}
            for each, after in _with_next(line)
        ],
        "reason": reason(row) if row.supersedes_id else "",
        "correct": reverse("portfolio:correct-money", args=[row.pk]),
        "withdraw": reverse("portfolio:withdraw-money", args=[row.pk]),
        "history": reverse("audit:history", args=["portfolio.Transaction", row.pk]),
    }


def rate_words(row: Any) -> str:
    """At which rate the value in euro was worked out; empty for euro."""
    if row.currency == EURO:
        return ""
    if row.rate is None:
        return _("no rate of that day")
    return _("1 euro = %(rate)s %(currency)s on %(day)s") % {
        "rate": words.number(row.rate.normalize()),
        "currency": row.currency,
        "day": words.day(row.rate_day),
    }


def side(row: Transaction, which: str, here: Activity | None = None) -> dict[str, Any] | None:
    """Who stands at one end, and which activity where that is another one."""
    organisation = getattr(row, which)
    activity = getattr(row, f"{which}_activity")
    if activity is not None and here is not None and activity.pk == here.pk:
        activity = None
    named = getattr(row, f"{which}_named")
    if organisation is None and activity is None and not named:
        return None
    return {
        # A draft's name is not shown on the page of another activity.
        "activity": activity if activity is not None and activity.public else None,
        "organisation": organisation,
        "named": named,
    }


def forecast_shown(shown: Forecast, before: Forecast | None) -> dict[str, Any]:
    """A version with its lines and total, and by how much the total moved since the one before."""
    total, lacking = _total(shown)
    previous = None if before is None else _total(before)[0]
    return {
        "version": shown.version,
        "lines": [
            {
                "row": row,
                "when": words.period(Period(row.period.lower, row.period.upper)),
                "euro": None if row.euro is None else Money(row.euro, EURO),
                "rate": rate_words(row),
            }
            for row in shown.lines
        ],
        "total": Money(total, EURO),
        "no_rate": no_rate_words(lacking),
        "moved": None if previous is None else Money(total - previous, EURO),
    }


def _total(shown: Forecast) -> tuple[Decimal, int]:
    euro = [row.euro for row in shown.lines]
    return sum((each for each in euro if each is not None), Decimal(0)), euro.count(None)
