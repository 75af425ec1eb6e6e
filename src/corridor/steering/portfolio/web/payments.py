# SPDX-License-Identifier: EUPL-1.2
"""The list of money in and out of all activities.

There may be millions of rows: they are counted up to a bound and facets carry no numbers, so that a
page costs the same however many there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date
from typing import Any, ClassVar, Self

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.pages.public import Column, Facet, ListPage, Option, Search, words
from corridor.foundation.parties.public import organisations
from corridor.foundation.reference.public import country_names
from corridor.values.money import Money

from ..models import Activity, RecipientCountry, Transaction, TransactionType
from ..selectors.money import days_of, money_in_use, transactions
from ..selectors.spending import EURO
from .money import TYPES, rate_words

# As many are counted, led through in pages, and written into a file.
MOST = 10_000

FACETS = (
    Facet("type", gettext_lazy("Type"), field="type"),
    Facet("year", gettext_lazy("Year"), field="year", shown=6),
    Facet("partner", gettext_lazy("Partner"), field="partner"),
    Facet("country", gettext_lazy("Country"), field="country"),
    Facet("currency", gettext_lazy("Currency"), field="currency", shown=4),
    Facet("counted", gettext_lazy("Counted in sums"), field="counted"),
)


class PaymentRows:
    """A `Source` of a list: see `foundation/pages`."""

    def __init__(self, user: Any, activity: str = "") -> None:
        self._rows = self._all = transactions(user)
        if activity:
            self._rows = self._rows.filter(activity__public_id=activity)
        self._use = money_in_use()
        self._order: tuple[Any, ...] = ("-day", "-pk")
        self._named: dict[str, dict[str, str]] = {}

    def typed(self, facet: Facet, values: Sequence[str]) -> set[str]:
        return set(values) & set(self._values(facet.key))

    def options(
        self,
        facet: Facet,
        text: str,
        chosen: Mapping[str, Sequence[str]],
        facets: Sequence[Facet],
    ) -> list[Option]:
        mine = chosen.get(facet.key, ())
        return [
            Option(value, label, None, value in mine)
            for value, label in self._values(facet.key).items()
        ]

    def matching(
        self, text: str, chosen: Mapping[str, Sequence[str]], facets: Sequence[Facet]
    ) -> Self:
        found = self._rows
        if text:
            found = found.filter(ref__startswith=text)
        for key, values in chosen.items():
            if values:
                found = found.filter(CONDITIONS[key](values))
        return self._with(rows=found)

    def ordered(self, column: Column, *, descending: bool) -> Self:
        # Written as the index is, so that the database walks along it.
        order = ("-day", "-pk") if descending else ("day", "pk")
        return self._with(order=order)

    def count(self) -> int:
        return self._plain().values("pk")[: MOST + 1].count()

    def page(self, first: int, after: int) -> list[Any]:
        # Found first, then fetched with all that a row shows: joins would mislead the planner.
        found = self._plain().order_by(*self._order).values_list("pk", flat=True)
        keys = list(found[first : min(after, MOST)])
        rows = {row.pk: row for row in self._all.filter(pk__in=keys)}
        return [rows[key] for key in keys if key in rows]

    def every(self) -> list[Any]:
        return self.page(0, MOST)

    def _plain(self) -> QuerySet[Transaction]:
        return self._rows.select_related(None).prefetch_related(None).order_by()

    def _with(
        self, *, rows: QuerySet[Transaction] | None = None, order: tuple[Any, ...] | None = None
    ) -> Self:
        other = copy(self)
        other._rows = self._rows if rows is None else rows
        other._order = self._order if order is None else order
        return other

    def _values(self, key: str) -> dict[str, str]:
        if key not in self._named:
            self._named[key] = self._named_anew(key)
        return self._named[key]

    def _named_anew(self, key: str) -> dict[str, str]:
        lang = words.language()
        match key:
            case "type":
                return {value: str(label) for value, label in TransactionType.choices}
            case "year":
                first, last = self._use.years
                return {str(year): str(year) for year in range(last, first - 1, -1)}
            case "currency":
                return {code: code for code in self._use.currencies}
            case "counted":
                return {"yes": _("counted"), "no": _("not counted"), "no-rate": _("no rate")}
            case "country":
                names = country_names(lang, self._use.countries)
                return _by_label({iso2: name.text for iso2, name in names.items()})
        rows = organisations().filter(pk__in=self._use.partners)
        return _by_label({row.code: row.name.choose(lang)[0] for row in rows})


def _by_label(named: dict[str, str]) -> dict[str, str]:
    return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))


def _years(values: Sequence[str]) -> Q:
    found = Q(pk__in=())
    for value in values:
        year = int(value)
        found |= Q(day__gte=date(year, 1, 1), day__lte=date(year, 12, 31))
    return found


def _counted(values: Sequence[str]) -> Q:
    asked = {"yes": Q(counted=True), "no": Q(counted=False), "no-rate": Q(euro__isnull=True)}
    found = Q(pk__in=())
    for value in values:
        found |= asked[value]
    return found


def _keys(codes: Sequence[str]) -> list[int]:
    """Keys rather than codes: of these the database knows how many rows to expect."""
    return list(organisations().filter(code__in=codes).values_list("pk", flat=True))


def _countries(values: Sequence[str]) -> Q:
    """Money that names the country, and other money of activities that have it among theirs."""
    held = RecipientCountry.objects.filter(country__iso2__in=list(values)).values("activity")
    named = Transaction.objects.filter(country__iso2__in=list(values)).values("activity")
    return Q(activity__in=held.union(named)) & (
        Q(country__iso2__in=values) | Q(country__isnull=True, region__isnull=True)
    )


CONDITIONS: dict[str, Any] = {
    "type": lambda values: Q(type__in=values),
    "year": _years,
    "partner": lambda values: Q(activity__partner__in=_keys(values)),
    "country": _countries,
    "currency": lambda values: Q(currency__in=values),
    "counted": _counted,
}


class Payments(ListPage):
    """Money in and out of all activities that the reader may see, the newest first."""

    title = gettext_lazy("Money in and out")
    lead = gettext_lazy(
        "Every commitment, payment and receipt that stands, with its value in euro at the rate of "
        "its day, and whether it is counted in sums or was counted before."
    )
    search = Search(label=gettext_lazy("Reference, from its start"))
    parameters = ("activity",)
    default_sort = "-day"
    template_name = "portfolio/payments.html"
    columns: ClassVar[Any] = (
        Column(
            "day",
            gettext_lazy("When"),
            value=lambda row: words.period(days_of(row)),
            order="day",
            export="day",
        ),
        Column(
            "activity",
            gettext_lazy("Activity"),
            value="activity.title",
            cell=lambda row: what(row),
            export="activity.title",
        ),
        Column(
            "amount",
            gettext_lazy("Amount"),
            value="money",
            cell=lambda row: with_rate(row),
            numeric=True,
        ),
        Column(
            "ends",
            gettext_lazy("From whom to whom"),
            cell=lambda row: ends(row),
            export=False,
        ),
        Column(
            "counted",
            gettext_lazy("Counted"),
            value=lambda row: counted_words(row),
            export="counted",
        ),
    )
    # Told below others on the page; a file has them apart.
    apart: ClassVar[Any] = (
        Column("type", gettext_lazy("Type"), value="type"),
        Column(
            "euro",
            gettext_lazy("In euro"),
            value=lambda row: None if row.euro is None else Money(row.euro, EURO),
        ),
        Column("provider", gettext_lazy("From"), value=lambda row: named(row, "provider")),
        Column("receiver", gettext_lazy("To"), value=lambda row: named(row, "receiver")),
        Column("ref", gettext_lazy("Reference"), value=lambda row: row.ref or ""),
    )

    def get_columns(self) -> Sequence[Column]:
        apart = self.apart if self.request.GET.get("format") else ()
        return (*self.columns, *apart)

    def rows(self) -> PaymentRows:
        return PaymentRows(self.request.user, self.request.GET.get("activity", "")[:40])

    def get_facets(self) -> Sequence[Facet]:
        return FACETS

    def count_text(self, count: int) -> str:
        if count > MOST:
            return _("more than %(count)s amounts") % {"count": words.number(MOST)}
        return ngettext("%(count)s amount", "%(count)s amounts", count) % {
            "count": words.number(count)
        }

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (self.title, "")]

    def context(self) -> dict[str, Any]:
        asked = self.request.GET.get("activity", "")[:40]
        one = Activity.objects.filter(public_id=asked).first() if asked else None
        return {"most": MOST, "of": one}


def what(row: Transaction) -> Any:
    """The activity as a link to the amount on its page; below it what sort of money it is."""
    return format_html(
        '<a href="{}#transaction-{}">{}</a><br><small class="quiet">{}{}</small>',
        row.activity.get_absolute_url(),
        row.pk,
        words.as_text(row.activity.title)[0],
        TYPES[row.type],
        f", {row.ref}" if row.ref else "",
    )


def with_rate(row: Transaction) -> Any:
    """The amount; below it its value in euro and the rate, or that there is none."""
    amount = format_html('<span class="corridor-amount">{}</span>', words.money(row.money))
    rate = rate_words(row)
    if not rate:
        return amount
    said = f"{words.money(Money(row.euro, EURO))}; {rate}" if row.euro is not None else rate
    return format_html('{}<br><small class="quiet">{}</small>', amount, said)


def ends(row: Transaction) -> Any:
    """From whom to whom; what is not stated says so."""
    return format_html(
        "{} → {}", *(words.plain(named(row, side)) for side in ("provider", "receiver"))
    )


def counted_words(row: Transaction) -> str:
    if not row.counted:
        return _("not counted")
    return _("counted") if row.euro is not None else _("in no sum: no rate")


def named(row: Transaction, side: str) -> Any:
    """Who stands at one end; else the activity there."""
    organisation = getattr(row, side)
    if organisation is not None:
        return organisation.name
    activity = getattr(row, f"{side}_activity")
    if activity is not None and activity.public:
        return activity.title
    return getattr(row, f"{side}_named") or None
