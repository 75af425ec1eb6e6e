# SPDX-License-Identifier: EUPL-1.2
"""What the portfolio knows of results, in the form that figures are made from.

result/returnees              over the framework's activities
result/returnees.node.6       over those of a node; .country.MA of a country; .all everywhere
indicator/nl-hrt.return.returnees   an activity's own, by the codes of activity, result, indicator
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from corridor.foundation.reference.public import country_names
from corridor.steering.policy.public import Framework, titles
from corridor.steering.portfolio.public import (
    FigureStatement,
    IndicatorNow,
    Measure,
    Outcome,
    PeriodFigures,
    ResultTold,
    commons_in,
    commons_named,
    indicators_named,
    result_told,
)
from corridor.values.periods import Period
from corridor.values.texts import INTERFACE_LANGUAGES, Text

from ..rules import result_definitions as d
from ..rules import results
from ..rules.amounts import NoSuchFigure
from ..rules.figures import COUNT, PERCENT, YES_NO, Evidence, Figure
from ..rules.keys import FigureKey

UNITS = {Measure.NUMBER: COUNT, Measure.PERCENTAGE: PERCENT, Measure.YES_NO: YES_NO}
Name = tuple[str, str, str]


class Results:
    """Answers figures of results of a framework; what was fetched is kept as long as this lives."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._named: dict[int, dict[Name, IndicatorNow | None]] = {}

    def foresee(self, keys: Iterable[FigureKey], year: int) -> None:
        """Fetch at once what many figures ask; without it they ask one by one."""
        asked: dict[int, set[Name]] = {}
        for key in keys:
            if key.question in ("indicator", "target") and key.subject.count(".") >= 2:
                asked.setdefault(key.year or year, set()).add(name_of_indicator(key.subject))
        for of, names in asked.items():
            kept = self._named.setdefault(of, {})
            fresh = names - kept.keys()
            if fresh:
                found = indicators_named(fresh, of)
                kept.update({name: found.get(name) for name in fresh})

    def figure(self, key: FigureKey, year: int) -> Figure:
        """Raises `NoSuchFigure`."""
        if key.question in ("indicator", "target"):
            return self._of_activity(key, year)
        return self._sum(key, year)

    def keys(self, year: int) -> Iterator[FigureKey]:
        """What the framework's activities said something of in the year, added up."""
        for common in commons_in(self._framework, year):
            yield FigureKey("result", common.code)
            yield FigureKey("result-ours", common.code)

    def _sum(self, key: FigureKey, year: int) -> Figure:
        code, _dot, scope = key.subject.partition(".")
        common = commons_named([code]).get(code)
        if common is None or common.measure not in UNITS:
            raise NoSuchFigure(f"there is no common indicator {code!r} that can be added up")
        by, of, about = self.set_of(scope, year)
        told = result_told(common, by, of, year)
        if told is None:
            raise NoSuchFigure(f"no activity there measures {code!r}")
        asked = results.Asked(
            framework=self._framework.code,
            year=year,
            key=str(FigureKey(key.question, key.subject)),
            about=joined(common.names, about),
            unit=UNITS[Measure(common.measure)],
            counted=common.unit,
            parameters={"indicator": code, "scope": scope or self._framework.code},
        )
        if key.question == "result-ours":
            return results.of_sum(d.RESULT_OURS, asked, _ours(told, year))
        return results.of_sum(d.RESULT, asked, _in_full(told, year))

    def set_of(self, scope: str, year: int) -> tuple[str, str, Text | None]:
        """How the portfolio names a set, and what readers call it."""
        framework = self._framework
        kind, _dot, code = scope.partition(".")
        if not scope:
            return "node", framework.code, Text(dict.fromkeys(framework.names, framework.code))
        if scope == "all":
            return "", "", None
        if kind == "node" and code:
            named = titles(framework, year)
            if code not in named:
                raise NoSuchFigure(f"{framework.code} has no node {code!r}", list(named))
            return "node", f"{framework.code}/{code}", named[code][1]
        if kind == "country" and code:
            return "country", code, _country(code)
        raise NoSuchFigure(f"{scope!r} names no set: write node.6, country.MA or all")

    def _of_activity(self, key: FigureKey, year: int) -> Figure:
        if key.subject.count(".") < 2:
            raise NoSuchFigure("an indicator is named by activity, result and code, with points")
        self.foresee([key], year)
        return of_activity(
            self._framework, key, year, self._named[year].get(name_of_indicator(key.subject))
        )


def of_activity(
    framework: Framework, key: FigureKey, year: int, now: IndicatorNow | None
) -> Figure:
    """What an activity reached or aimed for in a year, from its indicator with the periods of that
    year at least. Raises `NoSuchFigure` where there is none that can be counted."""
    if now is None or now.indicator.measure not in UNITS:
        raise NoSuchFigure(f"there is no indicator {key.subject!r} with numbers")
    asked = _asked(framework, key, year, now)
    if key.question == "target":
        periods = [_target(now, each) for each in now.periods]
        return results.of_target(d.TARGET, asked, periods, _whole(now, year))
    return results.of_indicator(
        d.INDICATOR,
        asked,
        [_actual(now, each) for each in now.periods],
        latest=now.indicator.cumulative or now.indicator.measure == Measure.YES_NO,
        before=_actual(now, now.last) if now.indicator.cumulative and now.last else None,
    )


def aimed_for(
    framework: Framework, key: FigureKey, year: int, now: IndicatorNow
) -> tuple[Figure, Figure]:
    """What an activity aimed for in the year, and for its years together, each for itself."""
    asked = _asked(framework, key, year, now)
    periods = [_target(now, each) for each in now.periods]
    return (
        results.of_target(d.TARGET, asked, periods, None),
        results.of_target(d.TARGET, asked, [], _whole(now, year)),
    )


def _asked(framework: Framework, key: FigureKey, year: int, now: IndicatorNow) -> results.Asked:
    row = now.indicator
    return results.Asked(
        framework=framework.code,
        year=year,
        key=str(FigureKey(key.question, key.subject)),
        about=joined(row.title, now.activity.title),
        unit=UNITS[Measure(row.measure)],
        counted=row.unit,
        parameters={"indicator": key.subject},
    )


def _whole(now: IndicatorNow, year: int) -> results.Told | None:
    if not now.whole:
        return None
    row = now.indicator
    record = Evidence(
        "portfolio.Indicator",
        row.pk,
        joined(row.title, now.activity.title),
        _values(now, now.whole, Period.year(year), actual=False),
        tuple(row.whole_sources),
        note=now.whole.comment,
    )
    return _told(now, Period.year(year), now.whole, record)


def _country(code: str) -> Text:
    named = {lang: country_names(lang, [code]) for lang in INTERFACE_LANGUAGES}
    if not any(code in names for names in named.values()):
        raise NoSuchFigure(f"there is no country {code!r}")
    return Text({lang: names[code].text for lang, names in named.items()})


def name_of_indicator(subject: str) -> Name:
    activity, result, indicator = subject.rsplit(".", 2)
    return activity, result, indicator


def joined(name: Text, about: Text | None) -> Text:
    if about is None:
        return name
    return Text({lang: f"{name.choose(lang)[0]} ({about.choose(lang)[0]})" for lang in name})


def _in_full(told: ResultTold, year: int) -> results.Added:
    total = told.sum.total
    left = {o.value: n for o, n in told.sum.outcomes.items() if o is not Outcome.COUNTED}
    return results.Added(
        number=None if total is None else total.number,
        denominator=None if total is None else total.denominator,
        qualifier="exact" if total is None else total.qualifier,
        count=told.counted,
        terms=[(number, None) for number, _share in told.terms],
        left=left,
        partly=told.sum.partly,
        records=list(_records(told, year)),
    )


def _ours(told: ResultTold, year: int) -> results.Added:
    ours = told.sum.ours
    left = {o.value: n for o, n in told.sum.outcomes.items() if o is not Outcome.COUNTED}
    left["share_unknown"] = told.sum.share_unknown
    return results.Added(
        number=None if ours is None else ours.number,
        denominator=None if ours is None else ours.denominator,
        qualifier="exact" if ours is None else ours.qualifier,
        count=told.counted - told.sum.share_unknown,
        terms=[(number, share) for number, share in told.terms if share is not None],
        left=left,
        partly=told.sum.partly,
        records=list(_records(told, year, ours=True)),
    )


def _records(told: ResultTold, year: int, *, ours: bool = False) -> Iterator[Evidence]:
    """Each indicator with its figure, and the periods that make it up."""
    for row in (*told.rows, *told.included):
        now = told.now.get(row.indicator)
        if now is None:
            continue
        told_of = [each for each in now.periods if each.sources] or list(now.periods)
        if told.common.cumulative and now.last is not None and not told_of:
            told_of = [now.last]
        cited = dict.fromkeys(str(source) for each in told_of for source in each.sources)
        notes = [each.actual.comment for each in told_of if each.actual.comment]
        unit = UNITS[Measure(told.common.measure)]
        values: dict[str, str | None] = {
            "amount": None if row.number is None else _plain(row.number),
            "unit": COUNT if unit == PERCENT and row.denominator is not None else unit,
            "year": str(year),
            "public_id": now.activity.public_id,
            "denominator": None if row.denominator is None else _plain(row.denominator),
            "percentage": None if row.share is None else _plain(row.share),
        }
        role = "left_out"
        if row.outcome is Outcome.COUNTED:
            role = "left_out" if ours and row.share is None else "counted"
        elif row.outcome is Outcome.INCLUDED:
            role = "included"
        elif row.outcome in (Outcome.NOT_REPORTED, Outcome.NOT_APPLICABLE):
            role = "missing"
        yield Evidence(
            "portfolio.Indicator",
            row.indicator,
            joined(now.indicator.title, now.activity.title),
            values,
            tuple(cited),
            role,
            notes[0] if len(notes) == 1 else None,
        )
    if told.count > len(told.rows):
        left = told.count - len(told.rows)
        label = Text({lang: said % left for lang, said in MORE.items()})
        values = {"amount": None, "unit": COUNT, "year": str(year)}
        yield Evidence("portfolio.CommonIndicator", told.common.pk, label, values, (), "part")


MORE = {
    "nl": "%d indicatoren meer; zie de pagina van het resultaat",
    "fr": "%d indicateurs de plus ; voir la page du résultat",
    "en": "%d indicators more; see the page of the result",
}


def _actual(now: IndicatorNow, of: PeriodFigures) -> results.Told:
    return _told(now, of.period, of.actual, _of_period(now, of, of.actual, actual=True))


def _target(now: IndicatorNow, of: PeriodFigures) -> results.Told:
    said = of.target or FigureStatement(state="not_reported")
    return _told(now, of.period, said, _of_period(now, of, said, actual=False))


def _of_period(
    now: IndicatorNow, of: PeriodFigures, said: FigureStatement, *, actual: bool
) -> Evidence:
    return Evidence(
        "portfolio.IndicatorPeriod",
        of.key,
        joined(now.indicator.title, now.activity.title),
        _values(now, said, of.period, actual=actual),
        tuple(str(source) for source in of.sources),
        note=said.comment,
    )


def _told(
    now: IndicatorNow, period: Period, said: FigureStatement, record: Evidence
) -> results.Told:
    first, last = _days(period)
    return results.Told(
        first, last, str(said.state), said.number, said.denominator, str(said.qualifier), record
    )


def _values(
    now: IndicatorNow, said: FigureStatement, period: Period, *, actual: bool
) -> dict[str, str | None]:
    first, last = _days(period)
    unit = UNITS[Measure(now.indicator.measure)]
    return {
        "amount": None if said.number is None else _plain(said.number),
        "unit": COUNT if unit == PERCENT and said.denominator is not None else unit,
        "denominator": None if said.denominator is None else _plain(said.denominator),
        "kind": "actual" if actual else "target",
        "state": str(said.state),
        "qualifier": str(said.qualifier),
        "year": str(last.year),
        "from": first.isoformat(),
        "until": last.isoformat(),
        "public_id": now.activity.public_id,
    }


def _days(period: Period) -> tuple[date, date]:
    """The first and the last day; periods of indicators have both."""
    if period.start is None or period.end is None:
        raise ValueError(f"a period of an indicator has both ends, not {period}")
    return period.start, period.end - timedelta(days=1)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
