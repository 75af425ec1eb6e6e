# SPDX-License-Identifier: EUPL-1.2
"""How sums of results are put: in words, as a chart, as tables and by activity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy, pgettext

from corridor.engines.charts import Chart, Mark, Series, Trend, Unit
from corridor.foundation.pages.public import Cell, Head, Table, words
from corridor.foundation.reference.public import country_names
from corridor.steering.policy.public import frameworks, named_nodes

from ..models import CommonIndicator, Tally
from ..rules.disaggregation import dimensions, remainder
from ..rules.figures import HUNDRED, NUMBER, PERCENTAGE, YES_NO
from ..rules.rollup import Outcome, RollUp
from ..selectors import tallies
from ..selectors.listing import Place, places
from ..selectors.vocabulary import vocabulary_words
from .figures import number_words, percent_words, qualified, sum_words, values_words
from .money import drawn

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
SENTENCES = {
    Outcome.INCLUDED: ngettext_lazy(
        "%(n)s is included in the figure of an activity above it, or of one that funds it.",
        "%(n)s are included in figures of activities above them, or of those that fund them.",
        "count",
    ),
    Outcome.NOT_REPORTED: ngettext_lazy("%(n)s did not report.", "%(n)s did not report.", "count"),
    Outcome.NOT_APPLICABLE: ngettext_lazy(
        "For %(n)s it does not apply.", "For %(n)s it does not apply.", "count"
    ),
    Outcome.STRADDLES: ngettext_lazy(
        "%(n)s reports on a period that reaches beyond the year; that is not cut.",
        "%(n)s report on periods that reach beyond the year; these are not cut.",
        "count",
    ),
    Outcome.NOT_SPLIT: ngettext_lazy(
        "%(n)s works in several countries and is not split by country.",
        "%(n)s work in several countries and are not split by country.",
        "count",
    ),
    Outcome.NO_WHOLE: ngettext_lazy(
        "%(n)s gives a percentage without saying of what; that cannot be added up.",
        "%(n)s give a percentage without saying of what; these cannot be added up.",
        "count",
    ),
    Outcome.IN_WORDS: ngettext_lazy("%(n)s answers in words.", "%(n)s answer in words.", "count"),
}
MOST_YEARS = 12


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
    for outcome, sentence in SENTENCES.items():
        count = outcomes.get(outcome, 0)
        if count:
            said.append(sentence % {"count": count, "n": words.number(count)})
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


def has_chart(
    common: CommonIndicator, in_all: Mapping[tuple[str, int], RollUp], years: Sequence[int]
) -> bool:
    """Whether there are two years to compare."""
    return sum(_ratio(common, in_all.get(("", year)), "total") is not None for year in years) > 1


def years_chart(
    common: CommonIndicator, in_all: Mapping[tuple[str, int], RollUp], years: Sequence[int]
) -> Chart:
    full = [_ratio(common, in_all.get(("", year)), "total") for year in years]
    ours = [_ratio(common, in_all.get(("", year)), "ours") for year in years]
    series = [Series(_("In full"), tuple(map(_mark, full)))]
    if common.measure != YES_NO and any(value is not None for value in ours):
        series.append(Series(_("Ours"), tuple(map(_mark, ours))))
    unit = words.as_text(common.unit)[0]
    return drawn(
        Trend(
            title=words.as_text(common.names)[0],
            description=_("Added up over all activities by year, in %(unit)s.") % {"unit": unit}
            if unit
            else _("Added up over all activities by year."),
            locale=words.language(),
            unit=Unit.count() if common.measure == NUMBER else Unit.percent(),
            moment_title=_("Year"),
            moments=tuple(map(str, years)),
            series=tuple(series),
            form="columns",
        )
    )


def _mark(value: Decimal | None) -> Mark:
    return Mark(None if value is None else round(value, 1))


def ours_words(common: CommonIndicator, rolled: RollUp) -> str:
    """Our share of a sum; that it is not known is not the same as nothing."""
    if rolled.ours is None and rolled.share_unknown:
        return _("share not known")
    return sum_words(common.measure, rolled.ours)


def both(common: CommonIndicator, rolled: RollUp | None) -> list[Any]:
    """The cells of a sum: in full, and ours."""
    if rolled is None:
        return ["", ""]
    total = sum_words(common.measure, rolled.total)
    if common.measure == YES_NO:
        return [total, ""]
    ours = ours_words(common, rolled)
    if rolled.share_unknown and rolled.ours is not None:
        note = ngettext(
            "share of %(n)s not known", "share of %(n)s not known", rolled.share_unknown
        ) % {"n": words.number(rolled.share_unknown)}
        return [total, Cell(ours, note=note)]
    return [total, ours]


def reported(rolled: RollUp) -> str:
    counted = rolled.outcomes.get(Outcome.COUNTED, 0)
    included = rolled.outcomes.get(Outcome.INCLUDED, 0)
    every = sum(rolled.outcomes.values())
    return _("%(reported)s of %(all)s") % {
        "reported": words.number(counted + included),
        "all": words.number(every),
    }


def heads(first: Any) -> list[Head]:
    return [
        Head(first),
        Head(_("In full"), numeric=True),
        Head(_("Ours"), numeric=True),
        Head(_("Reported by"), numeric=True),
    ]


def years_table(
    common: CommonIndicator, in_all: Mapping[tuple[str, int], RollUp], years: Sequence[int]
) -> Table:
    return Table(
        _("By year"),
        heads(_("Year")),
        [
            [
                Cell(str(year), f"?year={year}"),
                *both(common, in_all.get(("", year))),
                "" if ("", year) not in in_all else reported(in_all["", year]),
            ]
            for year in reversed(years)
        ],
    )


def said_something(rolled: RollUp) -> bool:
    silent = (Outcome.NOT_REPORTED, Outcome.NOT_APPLICABLE)
    return any(count and name not in silent for name, count in rolled.outcomes.items())


def as_of(commons: Iterable[CommonIndicator]) -> datetime | None:
    """Since when something changed that is not yet in the sums shown; null where all of it is."""
    kept = (row.tallied_at for row in commons if row.tallied_at and tallies.older(row))
    return min(kept, default=None)


@dataclass(frozen=True, slots=True)
class Shares:
    """Whose share of the funding is shown: `asked` instead of `ours`, where somebody was."""

    ours: Sequence[int]
    asked: Sequence[int] | None = None


def _cut(common: CommonIndicator, by: str, year: int, shares: Shares) -> dict[str, RollUp]:
    found = tallies.sums(
        [common],
        by,
        {common.pk: [year]},
        funders=shares.asked,
        ours=shares.ours,
        fresh=False,
    )
    return {
        key: value
        for (key, _year), value in found.get(common.pk, {}).items()
        if said_something(value)
    }


def countries_table(common: CommonIndicator, year: int, shares: Shares) -> Table | None:
    found = _cut(common, Tally.By.COUNTRY, year, shares)
    if not found:
        return None
    names = country_names(words.language(), found)
    return Table(
        _("By country"),
        heads(_("Country")),
        [
            [
                Cell(name.text, reverse("reference:country", args=[iso2]) + "#results"),
                *both(common, found[iso2]),
                reported(found[iso2]),
            ]
            for iso2, name in names.items()
        ],
    )


def nodes_table(common: CommonIndicator, year: int, shares: Shares) -> Table | None:
    found = _cut(common, Tally.By.NODE, year, shares)
    if not found:
        return None
    titles = {row.code: row.names for row in frameworks().filter(code__in=found)}
    titles |= {f"{node.framework}/{node.code}": node.title for node in named_nodes().values()}
    return Table(
        _("By framework and node"),
        heads(_("Node")),
        [
            [
                Cell(f"{key} {words.as_text(titles.get(key))[0]}".strip(), _node_url(key)),
                *both(common, found[key]),
                reported(found[key]),
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


def parts_tables(common: CommonIndicator, rolled: RollUp) -> list[Table]:
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
                [Head(pgettext("of a figure", "Part")), Head(_("In full"), numeric=True)],
                rows,
            )
        )
    return tables


def listed(common: CommonIndicator, year: int, shares: Shares, page: int) -> dict[str, Any]:
    """The activities of a page, each with those whose figures are included in its own."""
    found = tallies.listed(
        common, year, funders=shares.asked, ours=shares.ours, page=page, fresh=False
    )
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
