# SPDX-License-Identifier: EUPL-1.2
"""Currencies, and the euro rates of one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.pages.public import (
    Choice,
    Column,
    Facet,
    ListPage,
    Search,
    not_found,
    words,
)

from ..models import Currency, ExchangeRate
from ..public import currencies, rates
from .shown import capital, in_language, reference_tabs


def currency_name(row: Currency) -> Any:
    name, lang = row.names.choose(words.language())
    return in_language(capital(name), lang)


def _day(value: date | None) -> str:
    """Empty without rates: that none are loaded is no silence of a source."""
    return "" if value is None else words.day(value)


class Currencies(ListPage):
    """Currencies, with the time for which euro rates are there."""

    title = gettext_lazy("Currencies")
    lead = gettext_lazy(
        "Euro rates are the reference rates of the European Central Bank: units of the currency "
        "for one euro."
    )
    columns = (
        Column(
            "code",
            gettext_lazy("Code"),
            order=True,
            link=lambda row: reverse("reference:currency", args=[row.code]),
        ),
        Column("name", gettext_lazy("Name"), value="names", cell=currency_name),
        Column("minor", gettext_lazy("Decimals"), value="minor_units", order=True, numeric=True),
        Column(
            "first",
            gettext_lazy("First rate"),
            value="first_day",
            order="first_day",
            cell=lambda row: _day(row.first_day),
        ),
        Column(
            "last",
            gettext_lazy("Last rate"),
            value="last_day",
            order="last_day",
            cell=lambda row: _day(row.last_day),
        ),
        Column("days", gettext_lazy("Days"), order=True, numeric=True),
    )
    search = Search(fields=("names", "code"), label=gettext_lazy("Search by name or code"))
    default_sort = "code"
    template_name = "reference/list.html"
    per_page = 50

    def rows(self) -> list[Currency]:
        return list(currencies())

    def get_facets(self) -> tuple[Facet, ...]:
        return (
            Facet(
                "rates",
                _("Euro rates"),
                choices=(
                    Choice("yes", _("there are rates"), lambda row: row.days > 0),
                    Choice("no", _("no rates"), lambda row: row.days == 0),
                ),
            ),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s currency", "%(count)s currencies", count) % {
            "count": words.number(count)
        }

    def context(self) -> dict[str, Any]:
        return {
            "tabs": reference_tabs("currencies"),
            "may_load": self.request.user.has_perm("reference.load_rates"),
        }

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (self.title, "")]


class Rates(ListPage):
    """The euro rates of one currency by day."""

    columns = (
        Column("day", gettext_lazy("Day"), order=True),
        Column(
            "rate",
            gettext_lazy("Units for one euro"),
            value=lambda row: row.rate.normalize(),
            order="rate",
            numeric=True,
        ),
    )
    default_sort = "-day"
    per_page = 50
    empty = gettext_lazy("No euro rates of this currency are loaded.")

    currency: Currency

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = Currency.objects.filter(code=kwargs["code"]).first()
        if found is None:
            return not_found(
                request,
                title=_("There is no currency %(code)s") % {"code": kwargs["code"][:20]},
                message=_("A currency is found by its code of ISO 4217, as in USD."),
                back=[(_("See all currencies"), reverse("reference:currencies"))],
            )
        self.currency = found
        return super().get(request, *args, **kwargs)

    def get_title(self) -> str:
        name, _lang = self.currency.names.choose(words.language())
        return f"{capital(name)} ({self.currency.code})"

    def get_facets(self) -> tuple[Facet, ...]:
        newest_first = {year: str(year) for year in range(timezone.localdate().year, 1998, -1)}
        return (Facet("year", _("Year"), field="year", label=newest_first, order="given"),)

    def rows(self) -> QuerySet[ExchangeRate]:
        return rates(self.currency.code).annotate(year=ExtractYear("day"))

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s day", "%(count)s days", count) % {"count": words.number(count)}

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [
            (_("Start"), reverse("start")),
            (_("Currencies"), reverse("reference:currencies")),
            (self.currency.code, ""),
        ]
