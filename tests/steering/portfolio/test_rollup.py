# SPDX-License-Identifier: EUPL-1.2
"""What the database adds up against the plain rule in Python, over random portfolios."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from corridor.foundation.kernel.public import as_range
from corridor.foundation.parties.models import Organisation
from corridor.foundation.reference.models import Country
from corridor.steering.policy.models import Framework, Node
from corridor.steering.portfolio.actions.covering import settle_coverings
from corridor.steering.portfolio.models import (
    Activity,
    CommonIndicator,
    Covering,
    Disaggregation,
    Indicator,
    IndicatorPeriod,
    NodeShare,
    Participation,
    RecipientCountry,
    Result,
    Transaction,
)
from corridor.steering.portfolio.rules.rollup import (
    Actual,
    Outcome,
    Question,
    RollUp,
    Source,
    country_member,
    coverings,
    upstream,
)
from corridor.steering.portfolio.rules.rollup import roll_up as slowly
from corridor.steering.portfolio.selectors import rollup
from corridor.values.periods import Period

from .paying import ground, text

COUNTRIES = ("MA", "GH")
CELLS = (("country:gh",), ("country:ma",), ("sex:f",), ("country:ma", "sex:f"), ("sex:m",))
TIMES = (
    Period.year(2010),
    Period.year(2011),
    Period(date(2010, 1, 1), date(2012, 1, 1)),
    Period(date(2010, 3, 1), date(2011, 8, 1)),
)
STRETCHES = (
    Period.year(2009),
    Period(date(2010, 1, 1), date(2010, 7, 1)),
    Period(date(2010, 7, 1), date(2011, 4, 1)),
    Period(date(2011, 4, 1), date(2012, 1, 1)),
    Period(date(2012, 1, 1), date(2012, 2, 1)),
)


@dataclass(frozen=True)
class Given:
    """An activity: `feeds` are earlier and later ones that its money goes to."""

    parent: int | None
    feeds: tuple[int, ...]
    public: bool
    countries: tuple[str, ...]
    nodes: tuple[int, ...]
    funders: tuple[tuple[int, Decimal | None], ...]
    measured: bool
    includes: bool
    actuals: tuple[Actual, ...]


numbers = st.integers(0, 40).map(Decimal)
values = st.tuples(numbers, st.one_of(st.none(), st.integers(1, 40).map(Decimal)))


@st.composite
def actuals(draw: Any) -> tuple[Actual, ...]:
    found = []
    for stretch in STRETCHES:
        if not draw(st.booleans()):
            continue
        state = draw(st.sampled_from(["reported", "reported", "not_reported", "not_applicable"]))
        if state != "reported":
            found.append(Actual(stretch, state))
            continue
        number, denominator = draw(values)
        parts = draw(st.dictionaries(st.sampled_from(CELLS), values, max_size=3))
        qualifier = draw(st.sampled_from(["exact", "exact", "about", "at_least", "at_most"]))
        found.append(Actual(stretch, state, number, denominator, qualifier, parts))
    return tuple(found)


@st.composite
def portfolios(draw: Any) -> list[Given]:
    size = draw(st.integers(1, 6))
    percent = st.one_of(st.none(), st.integers(1, 100).map(Decimal))
    return [
        Given(
            parent=draw(st.one_of(st.none(), st.integers(0, place - 1))) if place else None,
            feeds=tuple(draw(st.sets(st.integers(0, size - 1), max_size=2)) - {place}),
            public=draw(st.integers(0, 5)) > 0,
            countries=tuple(draw(st.sets(st.sampled_from(COUNTRIES)))),
            nodes=tuple(draw(st.sets(st.integers(0, 1)))),
            funders=tuple(draw(st.dictionaries(st.integers(0, 1), percent)).items()),
            measured=draw(st.integers(0, 4)) > 0,
            includes=draw(st.integers(0, 3)) > 0,
            actuals=draw(actuals()),
        )
        for place in range(size)
    ]


@dataclass
class Built:
    common: CommonIndicator
    rows: list[Activity]
    given: list[Given]
    sources: list[Source]
    covered: dict[int, set[int]]
    nodes: list[Node]
    funders: list[Organisation]

    def public(self) -> list[tuple[Activity, Given]]:
        return [pair for pair in zip(self.rows, self.given, strict=True) if pair[0].public]

    def slowly(self, members: dict[int, str | None], time: Period) -> RollUp:
        ours = self.funders[0].pk
        shares: dict[int, Decimal | None] = {}
        for row, each in zip(self.rows, self.given, strict=True):
            stated = {self.funders[place].pk: percent for place, percent in each.funders}
            if stated:
                shares[row.pk] = stated.get(ours, Decimal(0))
        question = Question(self.common.measure, self.common.cumulative, time, members, shares)
        return slowly(question, self.sources, self.covered)


def organisation(code: str) -> Organisation:
    return Organisation.objects.create(code=code, kind="government", sources=["NL11:79"])


def build(given: list[Given], measure: str, cumulative: bool) -> Built:
    common = CommonIndicator.objects.create(
        code="people", names=text("People"), measure=measure, cumulative=cumulative
    )
    framework = Framework.objects.create(code="T", names=text("T"), kind="national")
    nodes = [Node.objects.create(framework=framework, code=code, kind="objective") for code in "ab"]
    funders = [organisation("one"), organisation("two")]
    ground()
    countries = {row.iso2: row for row in Country.objects.all()}
    rows: list[Activity] = []
    sources: list[Source] = []
    for each in given:
        above = None if each.parent is None else rows[each.parent]
        row = Activity.objects.create(
            title=text("An activity"),
            level="component",
            parent=above,
            ancestors=[] if above is None else [*above.ancestors, above.pk],
            public=each.public,
            sources=["NL11:79"],
        )
        rows.append(row)
        for iso2 in each.countries:
            RecipientCountry.objects.create(activity=row, country=countries[iso2])
        for place in each.nodes:
            NodeShare.objects.create(activity=row, node=nodes[place])
        for place, percentage in each.funders:
            Participation.objects.create(
                activity=row, organisation=funders[place], role="1", percentage=percentage
            )
        if each.measured:
            sources.append(measure_it(row, common, each))
    for row, each in zip(rows, given, strict=True):
        for place in each.feeds:
            Transaction.objects.create(
                activity=row,
                type="3",
                day=date(2010, 3, 1),
                value_date=date(2010, 3, 1),
                amount=1,
                currency="EUR",
                sources=["NL11:79"],
                receiver_activity=rows[place],
            )
    settle_coverings()
    parents = {row.pk: row.parent_id for row in rows if row.parent_id is not None}
    ties = [
        (row.pk, rows[place].pk)
        for row, each in zip(rows, given, strict=True)
        for place in each.feeds
    ]
    covered = coverings(sources, upstream(parents, ties))
    return Built(common, rows, given, sources, covered, nodes, funders)


def measure_it(row: Activity, common: CommonIndicator, each: Given) -> Source:
    result = Result.objects.create(activity=row, code="r", type="1", title=text("R"))
    indicator = Indicator.objects.create(
        result=result,
        code="i",
        common=common,
        title=text("I"),
        measure=common.measure,
        cumulative=common.cumulative,
        includes_components=each.includes,
    )
    for actual in each.actuals:
        period = IndicatorPeriod.objects.create(
            indicator=indicator,
            period=as_range(actual.period),
            actual_state=actual.state,
            actual_number=actual.number,
            actual_denominator=actual.denominator,
            actual_qualifier=actual.qualifier,
            sources=["NL11:79"],
        )
        for cell, (number, denominator) in actual.parts.items():
            Disaggregation.objects.create(
                period=period,
                kind="actual",
                cell=list(cell),
                number=number,
                denominator=denominator,
            )
    return Source(indicator.pk, row.pk, each.actuals, each.includes)


def agree(fast: RollUp | None, slow: RollUp) -> None:
    if fast is None:
        assert not slow.outcomes
        return
    assert fast.total == slow.total
    assert fast.ours == slow.ours
    assert fast.share_unknown == slow.share_unknown
    assert fast.parts == slow.parts
    assert {k: n for k, n in fast.outcomes.items() if n} == dict(slow.outcomes)
    assert fast.partly == slow.partly


MEASURES = st.sampled_from(["1", "1", "2", "yes_no", "5"])
some = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


class AgreesTest(TestCase):
    @some
    @given(portfolios(), MEASURES, st.booleans())
    def test_every_set_and_time_comes_to_what_the_rule_says(self, given, measure, cumulative):
        built = build(given, measure, cumulative)
        assert set(Covering.objects.values_list("indicator_id", "by_id")) == {
            (low, high) for low, highs in built.covered.items() for high in highs
        }
        everything = {row.pk: None for row, _given in built.public()}
        top = built.rows[0]
        tree = {
            row.pk: None
            for row, _given in built.public()
            if row.pk == top.pk or top.pk in row.ancestors
        }
        ours = [built.funders[0].pk]
        sets: list[tuple[rollup.Members, dict[str, dict[int, str | None]]]] = [
            (rollup.EVERYTHING, {"": everything}),
            (rollup.below(top.pk), {"": tree}),
            (rollup.by_country(), {iso2: self.of_country(built, iso2) for iso2 in COUNTRIES}),
            (rollup.by_country("GH"), {"GH": self.of_country(built, "GH")}),
            (
                rollup.by_node(),
                {
                    "T/a": self.of_nodes(built, {0}),
                    "T/b": self.of_nodes(built, {1}),
                    "T": self.of_nodes(built, {0, 1}),
                },
            ),
        ]
        for members, wanted in sets:
            built.common.size = 0
            found = rollup.roll_up(built.common, members, TIMES, ours, parts=True)
            # As it is asked of many.
            built.common.size = rollup.FEW + 1
            assert rollup.roll_up(built.common, members, TIMES, ours, parts=True) == found
            assert {key for key, _time in found} <= set(wanted)
            for key, of in wanted.items():
                for time in TIMES:
                    agree(found.get((key, time)), built.slowly(of, time))

    @some
    @given(portfolios(), st.booleans())
    def test_rows_are_the_sum_and_tell_where_each_figure_went(self, given, cumulative):
        built = build(given, "1", cumulative)
        for time in TIMES:
            rolled = rollup.roll_up(built.common, rollup.EVERYTHING, [time]).get(("", time))
            kept, found = rollup.rows(built.common, rollup.EVERYTHING, time, limit=100)
            assert found == len(kept)
            of_each = rollup.rows_of_each(built.common, rollup.EVERYTHING, TIMES, limit=100)
            assert of_each.get(time, ([], 0)) == (kept, found)
            assert rollup.rows(built.common, rollup.EVERYTHING, time, limit=2, offset=1) == (
                kept[1:3],
                found if kept[1:3] else 0,
            )
            counted = [row for row in kept if row.outcome is Outcome.COUNTED]
            if rolled is None or rolled.total is None:
                assert not counted
                continue
            assert sum(row.number or 0 for row in counted) == rolled.total.number
            inside, _all = rollup.rows(
                built.common,
                rollup.EVERYTHING,
                time,
                within=[one.key for one in built.sources],
                limit=100,
            )
            assert len(inside) == rolled.outcomes.get(Outcome.INCLUDED, 0)
            for row in inside:
                assert row.by in built.covered[row.indicator]

    @staticmethod
    def of_country(built: Built, iso2: str) -> dict[int, str | None]:
        found = {}
        for row, each in built.public():
            inside, cell = country_member(iso2, each.countries, elsewhere=False)
            if inside:
                found[row.pk] = cell
        return found

    @staticmethod
    def of_nodes(built: Built, places: set[int]) -> dict[int, str | None]:
        return {row.pk: None for row, each in built.public() if places & set(each.nodes)}


@pytest.mark.django_db
def test_one_activity_settled_anew_gives_what_the_whole_portfolio_gives():
    def pairs() -> set[tuple[int, int]]:
        found = set(Covering.objects.values_list("indicator_id", "by_id"))
        settle_coverings()
        assert set(Covering.objects.values_list("indicator_id", "by_id")) == found
        return found

    leaf = Given(None, (), True, (), (), (), True, True, ())
    built = build([leaf, leaf, leaf], "1", False)
    top, middle, low = built.rows
    Activity.objects.filter(pk=middle.pk).update(parent=top, ancestors=[top.pk])
    settle_coverings([middle.pk])
    assert len(pairs()) == 1
    Transaction.objects.create(
        activity=middle,
        type="3",
        day=date(2010, 3, 1),
        value_date=date(2010, 3, 1),
        amount=1,
        currency="EUR",
        sources=["NL11:79"],
        receiver_activity=low,
    )
    settle_coverings([middle.pk])
    assert len(pairs()) == 3
    Activity.objects.filter(pk=middle.pk).update(parent=None, ancestors=[])
    settle_coverings([middle.pk])
    assert len(pairs()) == 1
