# SPDX-License-Identifier: EUPL-1.2
"""A framework's year at a glance: numbers, charts of which each mark leads on, and their tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from corridor.engines.charts import (
    AgainstLimit,
    Chart,
    GroupedBars,
    LimitBar,
    Mark,
    Series,
    Unit,
    draw,
)
from corridor.foundation.pages.public import Cell, Head, Table, words
from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import country_names
from corridor.steering.monitoring.public import Round
from corridor.steering.portfolio.public import Cut
from corridor.values.money import Money

from ..rules.definitions import TOTAL, on
from ..rules.figures import Evidence, Figure
from ..rules.formats import in_full, shown
from ..rules.keys import FigureKey
from ..selectors import UNANSWERED
from ..selectors.addresses import figure_page
from ..selectors.dashboard import MOST, Dashboard

# Bars of a chart; a link leads to all.
MOST_BARS = 10
PROMISES = {
    "kept": gettext_lazy("promises kept in the year"),
    "open": gettext_lazy("open at its end"),
    "late": gettext_lazy("of which late"),
    "changed": gettext_lazy("changed or stopped in the year"),
    "silent": gettext_lazy("of which nothing more is told"),
}
GENDER = {
    "0": pgettext_lazy("gender marker", "not targeted"),
    "1": pgettext_lazy("gender marker", "significant objective"),
    "2": pgettext_lazy("gender marker", "principal objective"),
    "3": pgettext_lazy("gender marker", "principal objective of an action programme"),
    "4": pgettext_lazy("gender marker", "explicit primary objective"),
    "none": pgettext_lazy("gender marker", "not scored"),
}


class Glance:
    """What the page shows of a dashboard, in the reader's language."""

    def __init__(self, of: Dashboard, lang: str) -> None:
        self._of, self._lang = of, lang
        self._framework, self._year = of.told.framework.code, of.told.year
        self._spending = on("spending", of.basis)

    def numbers(self) -> list[dict[str, Any]]:
        """The numbers that the page begins with, each with its page."""
        named = (
            (_("Envelope"), self._of.envelope),
            (_("Spent"), self._of.spent),
            (_("Of the envelope spent"), self._of.share),
        )
        return [self._number(label, figure) for label, figure in named if figure is not None]

    def promises(self) -> list[dict[str, Any]]:
        return [
            self._number(str(PROMISES[kind]), figure) for kind, figure in self._of.promises.items()
        ]

    def late(self) -> list[tuple[str, str]]:
        """Promises that are late, with their pages."""
        return [self._promise(record) for record in self._of.late]

    def charts_of_money(self) -> list[Chart]:
        return [draw(value) for value in (self._against_envelope(), self._by_node()) if value]

    def shortfalls(self) -> Table | None:
        """What was to be spent and was not, by node."""
        if not self._of.shortfalls:
            return None
        return Table(
            caption=_("Less spent than was set aside"),
            heads=[
                Head(_("Node")),
                Head(_("Part of the envelope"), numeric=True),
                Head(_("Spent"), numeric=True),
                Head(_("Left"), numeric=True),
            ],
            rows=[
                [
                    self._node_cell(each.row.code),
                    self._cell(each.part),
                    self._cell(each.spent),
                    in_full(f"{each.left:f}", each.part.unit, self._lang),
                ]
                for each in self._of.shortfalls
            ],
        )

    def causes(self) -> list[dict[str, Any]]:
        titles = {row.code: row.title for row in self._of.told.rows}
        return [
            {
                "about": ""
                if cause.node is None
                else words.as_text(titles.get(cause.node))[0] or cause.node,
                "text": cause.text,
                "sources": cause.citations,
            }
            for cause in self._of.causes
        ]

    def charts_of_activities(self) -> list[Chart]:
        """Three queries, for the names of countries and organisations."""
        return [draw(value) for value in self._by_cut()]

    # Single numbers

    def _number(self, label: str, figure: Figure) -> dict[str, Any]:
        return {
            "label": label,
            "figure": {
                "text": self._said(figure),
                "url": self._page(figure),
                "title": words.as_text(figure.definition.title)[0],
                "stated": figure.value is not None,
            },
        }

    def _said(self, figure: Figure) -> str:
        return shown(figure.as_json(), self._lang)

    def _page(self, figure: Figure) -> str:
        return figure_page(self._framework, figure.year, figure.key)

    def _cell(self, figure: Figure) -> Cell:
        return Cell(self._said(figure), url=self._page(figure))

    def _node_cell(self, code: str) -> Cell:
        return Cell(self._node(code), url=reverse("policy:node", args=[self._framework, code]))

    def _node(self, code: str) -> str:
        title = next((row.title for row in self._of.told.rows if row.code == code), None)
        return code if title is None else f"{code} {words.as_text(title)[0]}"

    def _promise(self, record: Evidence) -> tuple[str, str]:
        code = record.values.get("code")
        return (
            words.as_text(record.label)[0],
            reverse("policy:promise", args=[code]) if code else "",
        )

    # Money

    def _against_envelope(self) -> AgainstLimit | None:
        years = (self._year, self._year - 1)
        bars = []
        for year in years:
            limit = self._figure(f"envelope/{TOTAL}", year)
            amount = self._figure(f"{self._spending}/{TOTAL}", year)
            if limit is None or limit.value is None or amount is None:
                continue
            if amount.unit not in ("", limit.unit) or (amount.value or 0) < 0:
                continue
            bars.append((year, amount, limit))
        units = {limit.unit for _year, _amount, limit in bars}
        if len(units) != 1 or bars[0][0] != self._year:
            return None
        return AgainstLimit(
            title=_("Spending against the envelope"),
            description=_("How much of each year’s envelope was spent."),
            locale=self._lang,
            unit=Unit.money(units.pop()),
            label_title=_("Year"),
            amount_title=_("Spent"),
            limit_title=_("Envelope"),
            bars=tuple(
                LimitBar(str(year), self._mark(amount), self._mark(limit))
                for year, amount, limit in bars
            ),
        )

    def _by_node(self) -> GroupedBars | None:
        """The nodes on which something was spent, this year and the year before."""
        codes = [row.code for row in self._of.told.rows]
        now = {row.code: row.money[self._spending] for row in self._of.told.rows}
        both = ((self._year, now), (self._year - 1, self._of.before))
        told = [code for code in codes if any(of.get(code) is not None for _year, of in both)]
        figures = [figure for _year, of in both for code in told if (figure := of.get(code))]
        units = {figure.unit for figure in figures if figure.value is not None}
        if len(units) != 1 or not 2 <= len(told) <= 3 * MOST_BARS:
            return None
        series = [
            Series(str(year), tuple(self._mark(of.get(code)) for code in told))
            for year, of in both
            if any(of.get(code) is not None for code in told)
        ]
        return GroupedBars(
            title=_("Spending by node"),
            description=_(
                "Each bar is what was spent on one node in one year. An amount that no source "
                "states has no bar."
            ),
            locale=self._lang,
            unit=Unit.money(units.pop()),
            category_title=_("Node"),
            categories=tuple(self._node(code) for code in told),
            series=tuple(series),
        )

    def _figure(self, key: str, year: int) -> Figure | None:
        try:
            return self._of.told.figures.of(FigureKey.parse(key), year)
        except UNANSWERED:
            return None

    def _mark(self, figure: Figure | None) -> Mark:
        if figure is None:
            return Mark(None)
        return Mark(figure.value, figure.precision, self._page(figure))

    # Activities

    def _by_cut(self) -> Iterator[GroupedBars]:
        cuts = self._of.cuts
        countries = country_names(self._lang, [each.key for each in cuts["country"]])
        named = {code: name.text for code, name in countries.items()}
        yield from self._bars(
            cuts["country"],
            named,
            _("Activities by country"),
            _("Country"),
            _("An activity in several countries is counted in each."),
        )
        partners = cuts["implementing"][: MOST_BARS + 1]
        rows = Organisation.objects.filter(code__in=[each.key for each in partners])
        named = {
            row.code: row.name.choose(self._lang)[0] for row in rows.prefetch_related("names")
        } if partners else {}  # fmt: skip
        yield from self._bars(
            cuts["implementing"],
            named,
            _("Activities by who carries them out"),
            _("Organisation"),
            _("An activity of several organisations is counted at each."),
        )
        named = {value: str(label) for value, label in GENDER.items()}
        yield from self._bars(
            cuts["gender"],
            named,
            _("Activities by gender marker"),
            _("Gender equality"),
            _("What nobody scored is not the same as “not targeted”."),
        )

    def _bars(
        self,
        cuts: Sequence[Cut],
        named: Mapping[str, str],
        title: str,
        category: str,
        note: str,
    ) -> Iterator[GroupedBars]:
        """How many activities ran, and in the same chart's table what they spent where they did."""
        kept = cuts[:MOST_BARS]
        if not kept:
            return
        left = len(cuts) - len(kept)
        said = [
            _("Each bar is how many activities that serve the framework ran in %(year)s.")
            % {"year": self._year},
            note,
        ]
        if left:
            said.append(
                ngettext(
                    "The chart shows the largest; %(left)s more is in the list of activities.",
                    "The chart shows the largest; %(left)s more are in the list of activities.",
                    left,
                )
                % {"left": left}
            )
        yield GroupedBars(
            title=f"{title}, {self._year}",
            description=" ".join(said),
            locale=self._lang,
            unit=Unit.count(),
            category_title=category,
            categories=tuple(named.get(each.key, each.key) for each in kept),
            series=(
                Series(
                    _("Activities"),
                    tuple(Mark(Decimal(each.count), href=self._activities(each)) for each in kept),
                ),
            ),
        )

    def spending_by_cut(self) -> Table | None:
        """What activities spent by country, where they state anything."""
        told = [each for each in self._of.cuts["country"] if each.spent][:MOST_BARS]
        if not told:
            return None
        names = country_names(self._lang, [each.key for each in told])
        return Table(
            caption=_("What activities spent, by country"),
            heads=[Head(_("Country")), Head(_("Spent"), numeric=True)],
            rows=[
                [
                    Cell(
                        names[each.key].text if each.key in names else each.key,
                        url=self._activities(each),
                    ),
                    Money(each.spent, "EUR"),
                ]
                for each in told
            ],
        )

    def _activities(self, cut: Cut) -> str:
        nodes = [("node", f"{self._framework}/{row.code}") for row in self._of.told.rows]
        query = urlencode([(cut.by, cut.key), ("year", str(self._year)), *nodes])
        return f"{reverse('portfolio:activities')}?{query}"


def round_lines(rounds: Sequence[tuple[Round, int]]) -> list[dict[str, Any]]:
    """Late rounds, with how late they are."""
    return [
        {
            "name": str(row),
            "url": row.get_absolute_url(),
            "late": ngettext("%(days)s day late", "%(days)s days late", days)
            % {"days": words.number(days)},
        }
        for row, days in rounds[:MOST]
    ]
