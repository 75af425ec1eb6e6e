# SPDX-License-Identifier: EUPL-1.2
"""Results as they are stated: written once, refused at their place, never half."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from corridor.foundation.jobs.public import Outcome, Refused
from corridor.steering.portfolio.actions import save_activity, save_common_indicator, save_dimension
from corridor.steering.portfolio.models import (
    Activity,
    CommonIndicator,
    Disaggregation,
    Indicator,
    IndicatorPeriod,
    Result,
)
from corridor.values.periods import Period

from .paying import ground, said, text
from .reporting import (
    NOT_APPLICABLE,
    indicator,
    number,
    only_indicator,
    part,
    period,
    reported,
    result,
)

pytestmark = pytest.mark.django_db


SEXES = [("f", text("women")), ("m", text("men"))]


def save_sexes(**more):
    given = {"code": "sex", "names": text("sex"), "categories": SEXES} | more
    return save_dimension(by=None, **given)


@pytest.fixture(autouse=True)
def _ground():
    ground()
    save_dimension(
        by=None,
        code="sex",
        names=text("sex"),
        categories=[("f", text("women")), ("m", text("men"))],
    )
    save_dimension(by=None, code="country", names=text("country"), by_country=True)


def save(*results, code="a"):
    return save_activity(by=None, statement=said(code, results=results))


def common(code="people", **more):
    save_common_indicator(by=None, code=code, names=text(code), measure="1", **more)


WHOLE = result(
    indicator(
        period(2010, actual=10, target=12, parts=(part("sex:f", 4), part("sex:m", 6))),
        period(2011, actual=NOT_APPLICABLE),
        period(2012, target=20),
        baseline=number(3),
        whole=number(40, qualifier="at_least"),
    )
)


def test_all_that_is_stated_stands():
    assert save(WHOLE) is Outcome.CREATED
    row = only_indicator(Activity.objects.get(code="a"))
    assert (row.baseline_state, row.baseline_number) == ("reported", 3)
    assert (row.whole_number, row.whole_qualifier) == (40, "at_least")
    first, second, third = row.periods.all()
    assert (first.actual_number, first.target_number, first.sources) == (10, 12, ["NL11:79"])
    assert {tuple(p.cell): p.number for p in first.parts.all()} == {("sex:f",): 4, ("sex:m",): 6}
    assert (second.actual_state, second.actual_number) == ("not_applicable", None)
    assert (third.actual_state, third.target_number) == ("not_reported", 20)


def test_a_second_time_nothing_is_written():
    save(WHOLE)
    version = only_indicator(Activity.objects.get(code="a")).version
    keys = set(Disaggregation.objects.values_list("pk", flat=True))
    assert save(WHOLE) is Outcome.UNCHANGED
    assert only_indicator(Activity.objects.get(code="a")).version == version
    assert set(Disaggregation.objects.values_list("pk", flat=True)) == keys


def test_what_is_no_longer_stated_goes_and_the_rest_keeps_its_rows():
    save(result(indicator(period(2010, actual=1), period(2011, actual=2))), result(code="s"))
    keep = IndicatorPeriod.objects.get(period__startswith=date(2011, 1, 1)).pk
    assert save(result(indicator(period(2011, actual=3)))) is Outcome.CHANGED
    assert [row.pk for row in IndicatorPeriod.objects.all()] == [keep]
    assert IndicatorPeriod.objects.get().actual_number == 3
    assert Result.objects.count() == 1
    assert only_indicator(Activity.objects.get(code="a")).version == 2


@pytest.mark.parametrize(
    ("stated", "at"),
    [
        ([result(), result()], "results.1.code"),
        ([result(indicator(), indicator())], "results.0.indicators.1.code"),
        ([result(indicator(measure="7"))], "results.0.indicators.0.measure"),
        ([result(indicator(common="none"))], "results.0.indicators.0.common"),
        (
            [result(indicator(period(2010, actual=number(1, of=2))))],
            "results.0.indicators.0.periods.0.actual.denominator",
        ),
        (
            [result(indicator(period(2010, target=NOT_APPLICABLE)))],
            "results.0.indicators.0.periods.0.target.state",
        ),
        (
            [result(indicator(period(2010), period(Period(date(2010, 6, 1), date(2011, 6, 1)))))],
            "results.0.indicators.0.periods.1.period",
        ),
        (
            [result(indicator(period(Period(date(2010, 6, 1), None))))],
            "results.0.indicators.0.periods.0.period",
        ),
        (
            [result(indicator(period(2010, actual=3, parts=(part("sex:f", 4),))))],
            "results.0.indicators.0.periods.0.parts.number",
        ),
        (
            [result(indicator(period(2010, actual=3, parts=(part("sex:x", 1),))))],
            "results.0.indicators.0.periods.0.parts.cell",
        ),
        ([result(indicator(baseline=number("0.00001")))], "results.0.indicators.0.baseline.number"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place_and_nothing_is_written(stated, at):
    with pytest.raises(Refused) as refusal:
        save(*stated)
    assert refusal.value.at == at
    assert str(refusal.value)
    assert not Activity.objects.exists()


def test_countries_are_cells_by_their_code():
    reported("a", period(2010, actual=9, parts=(part("country:ma", 4), part("country:gh", 5))))
    with pytest.raises(Refused):
        reported("b", period(2010, actual=9, parts=(part("country:zz", 4),)))


class TestUnits:
    def test_unit_and_measure_stay_once_a_figure_stands(self):
        save(result(indicator(period(2010, actual=1))))
        for changed, at in (
            (indicator(period(2010, actual=1), unit=text("visits")), "unit"),
            (indicator(period(2010, actual=number(1, of=2)), measure="2"), "measure"),
        ):
            with pytest.raises(Refused) as refusal:
                save(result(changed))
            assert refusal.value.at == f"results.0.indicators.0.{at}"
        assert only_indicator(Activity.objects.get(code="a")).measure == "1"

    def test_before_that_they_may_change(self):
        save(result(indicator(period(2010))))
        assert save(result(indicator(period(2010), unit=text("visits")))) is Outcome.CHANGED

    def test_a_translation_may_be_added(self):
        save(
            result(
                indicator(period(2010, actual=1), unit=text("people").__class__({"en": "people"}))
            )
        )
        assert save(result(indicator(period(2010, actual=1)))) is Outcome.CHANGED


class TestCommon:
    def test_an_activity_counts_once_in_a_common_indicator(self):
        common()
        twice = [indicator(common="people"), indicator(code="j", common="people")]
        with pytest.raises(Refused) as refusal:
            save(result(*twice))
        assert refusal.value.at == "results.0.indicators.1.common"
        with pytest.raises(Refused) as refusal:
            save(result(twice[0]), result(twice[1], code="s"))
        assert refusal.value.at == "results.1.indicators.0.common"

    @pytest.mark.parametrize("more", [{"measure": "2"}, {"cumulative": True}, {"ascending": False}])
    def test_only_what_is_measured_alike_is_added_up(self, more):
        common()
        with pytest.raises(Refused, match="measured otherwise"):
            save(result(indicator(common="people", **more)))

    def test_nor_may_the_common_indicator_change_below_them(self):
        common()
        save(result(indicator(common="people")))
        for more in ({"cumulative": True}, {"ascending": False}):
            with pytest.raises(Refused) as refusal:
                common(**more)
            assert refusal.value.at == next(iter(more))

    def test_changes_make_its_sums_worth_nothing(self):
        common()
        save(result(indicator(period(2010, actual=1), common="people")))
        before = CommonIndicator.objects.get().changed
        save(result(indicator(period(2010, actual=2), common="people")))
        after = CommonIndicator.objects.get().changed
        assert after > before
        save(result(indicator(period(2010, actual=2))))
        assert Indicator.objects.get().common is None
        assert CommonIndicator.objects.get().changed > after


class TestDimensions:
    def test_a_dimension_has_categories_or_countries(self):
        for given in ({}, {"by_country": True, "categories": [("f", text("women"))]}):
            with pytest.raises(Refused):
                save_dimension(by=None, code="odd", names=text("odd"), **given)

    def test_a_second_time_changes_nothing(self):
        given = {
            "code": "sex",
            "names": text("sex"),
            "categories": [("f", text("women")), ("m", text("men"))],
        }
        assert save_dimension(by=None, **given) is Outcome.UNCHANGED
        assert save_dimension(by=None, **given | {"names": text("gender")}) is Outcome.CHANGED


def test_numbers_keep_their_decimals():
    reported("a", period(2010, actual=number("0.1234")))
    assert IndicatorPeriod.objects.get().actual_number == Decimal("0.1234")
