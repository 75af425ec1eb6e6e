# SPDX-License-Identifier: EUPL-1.2
"""Results added up: the list of common indicators, each on a page, and parts of other pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.engines.charts import Chart, Mark, Series, Trend, Unit, draw
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
from corridor.foundation.reference.public import Country, country_names
from corridor.steering.policy.public import Node, named_paths

from ..models import CommonIndicator, Measure, Tally
from ..rules.disaggregation import dimensions, remainder
from ..rules.figures import HUNDRED, PERCENTAGE, YES_NO
from ..rules.rollup import Outcome, RollUp
from ..selectors import tallies
from ..selectors.listing import Place, places
from ..selectors.vocabulary import vocabulary_words
from .figures import number_words, percent_words, qualified, sum_words, values_words

OUTCOMES = {
    Outcome.COUNTED: gettext_lazy("counted"),
    Outcome.INCLUDED: gettext_lazy("included in another"),
    Outcome.NOT_REPORTED: gettext_lazy("not reported"),
    Outcome.NOT_APPLICABLE: gettext_lazy("not applicable"),
    Outcome.STRADDLES: gettext_lazy("period reaches beyond the year"),
    Outcome.NOT_SPLIT: gettext_lazy("several countries, not split"),
    Outcome.NO_WHOLE: gettext_lazy("a percentage of an unknown whole"),
    Outcome.IN_WORDS: gettext_lazy("in words"),
}
MOST_YEARS = 12


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
    def measured_by(self) -> int:
        return 0 if self.rolled is None else sum(self.rolled.outcomes.values())

    @property
    def reported_by(self) -> int:
        if self.rolled is None:
            return 0
        silent = (Outcome.NOT_REPORTED, Outcome.NOT_APPLICABLE)
        return sum(count for name, count in self.rolled.outcomes.items() if name not in silent)

    @property
    def total(self) -> str | None:
        return None if self.rolled is None else sum_words(self.common.measure, self.rolled.total)

    @property
    def ours(self) -> str | None:
        if self.rolled is None or self.common.measure == YES_NO:
            return None
        return sum_words(self.common.measure, self.rolled.ours)

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
    search = Search(
        fields=("common.names", "common.code"), label=gettext_lazy("Search in results")
    )
    default_sort: ClassVar[str] = "name"
    columns: ClassVar[Sequence[Column]] = (
        Column(
            "name",
            gettext_lazy("What is counted"),
            order=lambda row: words.as_text(row.name)[0].casefold(),
            link="get_absolute_url",
        ),
        Column("unit", gettext_lazy("In"), value=lambda row: row.common.unit or ""),
        Column("year", gettext_lazy("Last year"), value=lambda row: str(row.year or ""), order=True),
        Column(
            "total", gettext_lazy("In full"), numeric=True, order=lambda row: row.number
        ),
        Column("ours", gettext_lazy("Ours"), numeric=True),
        Column(
            "reported",
            gettext_lazy("Reported by"),
            value=lambda row: _("%(reported)s of %(all)s")
            % {"reported": row.reported_by, "all": row.measured_by},
            order=lambda row: row.reported_by,
        ),
    )
    facets: ClassVar[Sequence[Facet]] = (
        Facet(
            "framework",
            gettext_lazy("Asked for by"),
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

    def rows(self) -> Iterable[Overview]:
        commons = list(tallies.measured().prefetch_related("nodes__framework"))
        years = tallies.years_with_figures(commons)
        last = {key: [found[-1]] for key, found in years.items()}
        found = tallies.sums(commons, Tally.By.ALL, last, key="")
        for common in commons:
            year = last.get(common.pk, [None])[0]
            cells = found.get(common.pk, {})
            yield Overview(common, year, None if year is None else cells.get(("", year)))

    def breadcrumbs(self) -> Sequence[Any]:
        return [(_("Start"), reverse("start")), (_("Results"), "")]

    def count_text(self, count: int) -> str:
        return ngettext(
            "%(count)s common indicator", "%(count)s common indicators", count
        ) % {"count": words.number(count)}


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
    years = list(tallies.years_with_figures([common]).get(common.pk, ()))
    problems: list[str] = []
    year = _year(request, years, problems)
    funders, asked = _funders(request, problems)
    page = _page_number(request)
    keys = None if asked is None else [asked.pk]
    shown_years = years[-MOST_YEARS:]
    if year is not None and year not in shown_years:
        shown_years = [year, *shown_years]
    wanted = {common.pk: shown_years}
    in_all = tallies.sums([common], Tally.By.ALL, wanted, key="", funders=keys).get(common.pk, {})
    context: dict[str, Any] = {
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Results"), reverse("portfolio:results")),
            (words.as_text(common.names)[0], ""),
        ],
        "common": common,
        "how": _how(common),
        "problems": problems,
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
            else sum_words(common.measure, rolled.ours),
            "explained": [] if rolled is None else explained(common, rolled, year),
            "chart": _chart(common, in_all, shown_years),
            "over_years": _years_table(common, in_all, shown_years),
            "parts": [] if rolled is None else _parts(common, rolled),
            "countries": _countries(common, year, keys),
            "by_node": _nodes(common, year, keys),
            **_listed(common, year, keys, page),
        }
    return render(request, "portfolio/indicator.html", context)


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


def explained(common: CommonIndicator, rolled: RollUp, year: int | str) -> list[str]:
    """How it was counted, in sentences."""
    outcomes = rolled.outcomes
    every = sum(outcomes.values())
    counted = outcomes.get(Outcome.COUNTED, 0)
    said = [
        ngettext(
            "%(all)s activity measures this; the figure of %(counted)s is counted.",
            "%(all)s activities measure this; the figures of %(counted)s are counted.",
            every,
        )
        % {"all": words.number(every), "counted": words.number(counted)}
    ]
    if common.cumulative:
        said.append(
            _("Of each the last report up to the end of %(year)s stands for all before it.")
            % {"year": year}
        )
    sentences = {
        Outcome.INCLUDED: (
            "%(n)s is included in the figure of an activity above it, or of one that funds it.",
            "%(n)s are included in figures of activities above them, or of those that fund them.",
        ),
        Outcome.NOT_REPORTED: ("%(n)s did not report.", "%(n)s did not report."),
        Outcome.NOT_APPLICABLE: (
            "For %(n)s it does not apply.",
            "For %(n)s it does not apply.",
        ),
        Outcome.STRADDLES: (
            "%(n)s reports on a period that reaches beyond the year; that is not cut.",
            "%(n)s report on periods that reach beyond the year; these are not cut.",
        ),
        Outcome.NOT_SPLIT: (
            "%(n)s works in several countries and is not split by country.",
            "%(n)s work in several countries and are not split by country.",
        ),
        Outcome.NO_WHOLE: (
            "%(n)s gives a percentage without saying of what; that cannot be added up.",
            "%(n)s give a percentage without saying of what; these cannot be added up.",
        ),
        Outcome.IN_WORDS: ("%(n)s answers in words.", "%(n)s answer in words."),
    }
    for outcome, (one, many) in sentences.items():
        count = outcomes.get(outcome, 0)
        if count:
            said.append(ngettext(one, many, count) % {"n": words.number(count)})
    if rolled.partly:
        said.append(
            ngettext(
                "Of %(n)s that is counted another part is not, for one of these reasons.",
                "Of %(n)s that are counted another part is not, for one of these reasons.",
                rolled.partly,
            )
            % {"n": words.number(rolled.partly)}
        )
    if rolled.share_unknown and common.measure != YES_NO:
        said.append(
            ngettext(
                "Ours leaves out %(n)s of which our share of the funding is not known.",
                "Ours leaves out %(n)s of which our share of the funding is not known.",
                rolled.share_unknown,
            )
            % {"n": words.number(rolled.share_unknown)}
        )
    return said


def _ratio(common: CommonIndicator, rolled: RollUp | None, name: str) -> Decimal | None:
    found = None if rolled is None else getattr(rolled, name)
    if found is None:
        return None
    if common.measure in (PERCENTAGE, YES_NO):
        return found.number / found.denominator * HUNDRED if found.denominator else None
    return found.number  # type: ignore[no-any-return]


def _chart(
    common: CommonIndicator, in_all: Mapping[tuple[str, int], RollUp], years: Sequence[int]
) -> Chart | None:
    full = [_ratio(common, in_all.get(("", year)), "total") for year in years]
    if sum(value is not None for value in full) < 2:
        return None
    ours = [_ratio(common, in_all.get(("", year)), "ours") for year in years]
    series = [Series(_("In full"), tuple(Mark(value) for value in full))]
    if common.measure != YES_NO and any(value is not None for value in ours):
        series.append(
            Series(_("Ours"), tuple(Mark(None if v is None else round(v, 1)) for v in ours))
        )
    unit = words.as_text(common.unit)[0]
    return draw(
        Trend(
            title=words.as_text(common.names)[0],
            description=_("Added up over all activities by year, in %(unit)s.") % {"unit": unit}
            if unit
            else _("Added up over all activities by year."),
            locale=words.language(),
            unit=Unit.count() if common.measure == "1" else Unit.percent(),
            moment_title=_("Year"),
            moments=tuple(map(str, years)),
            series=tuple(series),
            form="columns",
        ),
        key="over-years",
    )


def _both(common: CommonIndicator, rolled: RollUp | None) -> list[Any]:
    """The cells of a sum: in full, and ours."""
    if rolled is None:
        return ["", ""]
    total = sum_words(common.measure, rolled.total)
    if common.measure == YES_NO:
        return [total, ""]
    ours = sum_words(common.measure, rolled.ours)
    if rolled.share_unknown:
        note = ngettext(
            "share of %(n)s not known", "share of %(n)s not known", rolled.share_unknown
        ) % {"n": words.number(rolled.share_unknown)}
        return [total, Cell(ours, note=note)]
    return [total, ours]


def _reported(rolled: RollUp) -> str:
    counted = rolled.outcomes.get(Outcome.COUNTED, 0)
    included = rolled.outcomes.get(Outcome.INCLUDED, 0)
    every = sum(rolled.outcomes.values())
    return _("%(reported)s of %(all)s") % {
        "reported": words.number(counted + included),
        "all": words.number(every),
    }


def _heads(first: Any) -> list[Head]:
    return [
        Head(first),
        Head(_("In full"), numeric=True),
        Head(_("Ours"), numeric=True),
        Head(_("Reported by"), numeric=True),
    ]


def _years_table(
    common: CommonIndicator, in_all: Mapping[tuple[str, int], RollUp], years: Sequence[int]
) -> Table:
    return Table(
        _("By year"),
        _heads(_("Year")),
        [
            [
                Cell(str(year), f"?year={year}"),
                *_both(common, in_all.get(("", year))),
                "" if ("", year) not in in_all else _reported(in_all["", year]),
            ]
            for year in reversed(years)
        ],
    )


def _said_something(rolled: RollUp) -> bool:
    silent = (Outcome.NOT_REPORTED, Outcome.NOT_APPLICABLE)
    return any(count and name not in silent for name, count in rolled.outcomes.items())


def _cut(
    common: CommonIndicator, by: str, year: int, funders: Sequence[int] | None
) -> dict[str, RollUp]:
    found = tallies.sums([common], by, {common.pk: [year]}, funders=funders)
    return {
        key: value
        for (key, _year), value in found.get(common.pk, {}).items()
        if _said_something(value)
    }


def _countries(
    common: CommonIndicator, year: int, funders: Sequence[int] | None
) -> Table | None:
    found = _cut(common, Tally.By.COUNTRY, year, funders)
    if not found:
        return None
    names = country_names(words.language(), found)
    return Table(
        _("By country"),
        _heads(_("Country")),
        [
            [
                Cell(name.text, reverse("reference:country", args=[iso2]) + "#results"),
                *_both(common, found[iso2]),
                _reported(found[iso2]),
            ]
            for iso2, name in names.items()
        ],
    )


def _nodes(common: CommonIndicator, year: int, funders: Sequence[int] | None) -> Table | None:
    found = _cut(common, Tally.By.NODE, year, funders)
    if not found:
        return None
    titles = named_paths(found)
    return Table(
        _("By framework and node"),
        _heads(_("Node")),
        [
            [
                Cell(
                    f"{key} {words.as_text(titles.get(key))[0]}".strip(), _node_url(key)
                ),
                *_both(common, found[key]),
                _reported(found[key]),
            ]
            for key in sorted(found, key=_node_order)
        ],
    )


def _node_order(key: str) -> list[Any]:
    """Numbers within a code as numbers: 2 before 10."""
    parts = key.replace("/", ".").split(".")
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts]


def _node_url(key: str) -> str:
    framework, slash, code = key.partition("/")
    if not slash:
        return reverse("policy:framework", args=[framework])
    return reverse("policy:node", args=[framework, code])


def _parts(common: CommonIndicator, rolled: RollUp) -> list[Table]:
    """The sum by the dimensions that it was broken down by, with what was not."""
    if not rolled.parts or common.measure == YES_NO:
        return []
    said = vocabulary_words(words.language())
    groups: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for cell in sorted(rolled.parts, key=said.order):
        groups.setdefault(dimensions(cell), []).append(cell)
    whole = None
    if rolled.total is not None:
        whole = (rolled.total.number, rolled.total.denominator)
    tables = []
    for names, cells in groups.items():
        rows: list[list[Any]] = [
            [said.cell(cell), values_words(common.measure, *rolled.parts[cell])] for cell in cells
        ]
        left = remainder(whole, rolled.parts, names)
        if left is not None and left[0] > 0 and rolled.total is not None:
            figure = values_words(common.measure, *left)
            rows.append([_("not broken down"), qualified(figure, rolled.total.qualifier)])
        tables.append(
            Table(
                _("By %(names)s") % {"names": said.names(names)},
                [Head(_("Part")), Head(_("In full"), numeric=True)],
                rows,
            )
        )
    return tables


def _listed(
    common: CommonIndicator, year: int, funders: Sequence[int] | None, page: int
) -> dict[str, Any]:
    """The activities of a page, each with those whose figures are included in its own."""
    found = tallies.listed(common, year, funders=funders, page=page)
    known = places([*found.rows, *found.included])
    below: dict[int, list[Place]] = {}
    for row in found.included:
        if row.by is not None and row.indicator in known:
            below.setdefault(row.by, []).append(known[row.indicator])
    pages = max(1, -(-found.count // tallies.PER_PAGE))
    return {
        "listed": [
            _line(common, known[row.indicator], below.get(row.indicator, []))
            for row in found.rows
            if row.indicator in known
        ],
        "page": page,
        "pages": pages,
        "before": page - 1 if page > 1 else None,
        "after": page + 1 if page < pages else None,
        "count": found.count,
    }


def _line(common: CommonIndicator, place: Place, below: Sequence[Place]) -> dict[str, Any]:
    row = place.row
    return {
        "activity": place.activity,
        "above": place.above,
        "counted": row.outcome is Outcome.COUNTED,
        "state": OUTCOMES[row.outcome],
        "figure": ""
        if row.number is None
        else qualified(values_words(common.measure, row.number, row.denominator), row.qualifier)
        if common.measure != YES_NO
        else words.plain(bool(row.number)),
        "share": None if row.share is None else percent_words(row.share, 2),
        "ours": ""
        if row.number is None or row.share is None or common.measure in (YES_NO, PERCENTAGE)
        else number_words(round(row.number * row.share / HUNDRED, 2)),
        "included": [{"activity": each.activity} for each in below],
    }


def _section(by: str, key: str, lang: str) -> Section | None:
    """What the indicators of a set came to in the last year that any of them has."""
    commons = list(tallies.commons_of(by, key))
    if not commons:
        return None
    years = tallies.years_with_figures(commons)
    found = tallies.sums(
        commons, by, {pk: list(known)[-MOST_YEARS:] for pk, known in years.items()}, key=key
    )
    rows, sentences = [], set()
    for common in commons:
        cells = {
            year: value
            for (_key, year), value in found.get(common.pk, {}).items()
            if _said_something(value)
        }
        if not cells:
            continue
        last = max(cells)
        rows.append(
            [
                Cell(
                    words.as_text(common.names)[0],
                    f"{reverse('portfolio:indicator', args=[common.code])}?year={last}",
                ),
                str(last),
                *_both(common, cells[last]),
                _reported(cells[last]),
            ]
        )
        sentences.update(
            str(OUTCOMES[name])
            for name in (Outcome.NOT_SPLIT, Outcome.STRADDLES, Outcome.NO_WHOLE)
            if cells[last].outcomes.get(name)
        )
    if not rows:
        return None
    heads = [Head(_("What is counted")), Head(_("Last year")), *_heads("")[1:]]
    return Section(
        _("Results"),
        "portfolio/rollup_section.html",
        {
            "table": Table(_("Results added up"), heads, rows),
            "left_out": sorted(sentences),
            "country": by == Tally.By.COUNTRY,
        },
        "results",
    )


def country_results(country: Country, lang: str) -> Section | None:
    return _section(Tally.By.COUNTRY, country.iso2, lang)


def node_results(node: Node, lang: str) -> Section | None:
    return _section(Tally.By.NODE, f"{node.framework.code}/{node.code}", lang)
