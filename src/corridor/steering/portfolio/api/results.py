# SPDX-License-Identifier: EUPL-1.2
"""Results, indicators with their figures, common indicators and what they come to."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.kernel.public import as_period
from corridor.foundation.pages.public import Cursors, shapes
from corridor.foundation.parties.public import Organisation, organisation_by_code
from corridor.values.periods import Period

from ..models import Activity, CommonIndicator, Indicator, IndicatorPeriod, Result, Tally
from ..rules.rollup import RollUp, Sum
from ..rules.statements import FigureStatement, PartStatement
from ..selectors import rollup, tallies
from ..selectors.results import figure_of, part_of
from ..selectors.visible import seen_by

router = Router(tags=["portfolio"])

ActivityId = Annotated[str, Query(description="Identifier of an activity.", max_length=12)]
CommonCode = Annotated[str, Query(description="Code of a common indicator.", max_length=80)]


class FigureOut(Schema):
    """Nothing reported, zero and not applicable are three things."""

    state: str = Field(description="reported, not_reported or not_applicable.")
    number: str | None = Field(description="Decimal digits; of yes and no 1 or 0.")
    denominator: str | None = Field(description="Of a percentage: `number` of this many.")
    text: shapes.TextOut | None = Field(description="Of an indicator in words.")
    qualifier: str = Field(description="exact, about, at_least or at_most.")
    comment: shapes.TextOut | None


class PartOut(Schema):
    kind: str = Field(description="target or actual.")
    cell: list[str] = Field(description="dimension:category, one of each dimension.")
    state: str
    number: str | None
    denominator: str | None
    sources: shapes.Sources


class IndicatorPeriodOut(Schema):
    period: shapes.PeriodOut
    target: FigureOut | None = Field(description="Null where none was set.")
    actual: FigureOut
    parts: list[PartOut]
    sources: shapes.Sources
    intake: str | None = Field(description="pack, form, round, workbook or iati.")


class IndicatorOut(Schema):
    id: int
    activity: str = Field(description="Identifier of the activity.")
    result: str = Field(description="Code of the result within it.")
    code: str = Field(description="Within the result.")
    title: shapes.TextOut
    description: shapes.TextOut | None
    measure: str = Field(description="1 number, 2 percentage, 5 in words, yes_no.")
    unit: shapes.TextOut | None
    common: str | None = Field(description="Code of the common indicator that it measures.")
    ascending: bool = Field(description="Whether more is better.")
    cumulative: bool = Field(description="Whether each figure includes those before it.")
    includes_components: bool
    baseline: FigureOut | None
    baseline_day: shapes.PeriodOut | None = Field(description="Days in which it lies.")
    baseline_sources: shapes.Sources
    whole: FigureOut | None = Field(description="The target for the whole; null for none.")
    whole_sources: shapes.Sources
    periods: list[IndicatorPeriodOut]
    version: int


class ResultOut(Schema):
    activity: str = Field(description="Identifier of the activity.")
    code: str = Field(description="Within the activity.")
    type: str = Field(description="IATI ResultType.")
    title: shapes.TextOut
    description: shapes.TextOut | None
    aggregation: bool | None = Field(description="Whether its source says that it may be added up.")
    indicators: list[int] = Field(description="Identifiers of its indicators.")


class CommonIndicatorOut(Schema):
    code: str
    names: shapes.TextOut
    description: shapes.TextOut | None
    unit: shapes.TextOut | None
    measure: str
    ascending: bool
    cumulative: bool
    nodes: list[str] = Field(description="Nodes it is asked for, as NL08/6.")


class SumOut(Schema):
    number: str
    denominator: str | None = Field(description="Of a percentage; of yes and no how many said.")
    qualifier: str
    count: int = Field(description="Indicators that were counted.")


class CellOut(Schema):
    cell: list[str]
    number: str
    denominator: str | None


class RollUpOut(Schema):
    """A sum over a set of activities in a year, each figure counted once."""

    key: str = Field(description="The set: a country, a node, a framework, or empty for all.")
    year: int
    total: SumOut | None = Field(description="In full; null where nothing counts.")
    ours: SumOut | None = Field(description="By the share of the funding; null where not known.")
    share_unknown: int = Field(description="Counted indicators that are not in `ours`.")
    outcomes: dict[str, int] = Field(description="What became of how many indicators.")
    partly: int = Field(description="Counted ones of which another part is not.")
    parts: list[CellOut] = Field(description="For all activities together only.")


class RollUpsOut(Schema):
    common: str
    by: str
    funders: list[str] = Field(description="Codes of those whose share is `ours`.")
    as_of: datetime | None = Field(
        None, description="What changed since this moment is not yet in it; null where all is."
    )
    items: list[RollUpOut]


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _figure(value: FigureStatement | None, lang: str) -> dict[str, Any] | None:
    if value is None:
        return None
    return {
        "state": value.state,
        "number": _digits(value.number),
        "denominator": _digits(value.denominator),
        "text": shapes.TextOut.perhaps(value.text, lang),
        "qualifier": value.qualifier,
        "comment": shapes.TextOut.perhaps(value.comment, lang),
    }


def _part(value: PartStatement) -> dict[str, Any]:
    return {
        "kind": value.kind,
        "cell": list(value.cell),
        "state": value.state,
        "number": _digits(value.number),
        "denominator": _digits(value.denominator),
        "sources": list(value.sources),
    }


def _period(row: IndicatorPeriod, lang: str) -> dict[str, Any]:
    return {
        "period": shapes.PeriodOut.of(as_period(row.period)),
        "target": _figure(figure_of(row, "target"), lang),
        "actual": _figure(figure_of(row, "actual"), lang),
        "parts": [_part(part_of(part)) for part in row.parts.all()],
        "sources": list(row.sources),
        "intake": None if row.intake is None else row.intake.kind,
    }


def _indicator(row: Indicator, lang: str) -> dict[str, Any]:
    day = row.baseline_day
    return {
        "id": row.pk,
        "activity": row.result.activity.public_id,
        "result": row.result.code,
        "code": row.code,
        "title": shapes.TextOut.of(row.title, lang),
        "description": shapes.TextOut.perhaps(row.description, lang),
        "measure": row.measure,
        "unit": shapes.TextOut.perhaps(row.unit, lang),
        "common": None if row.common is None else row.common.code,
        "ascending": row.ascending,
        "cumulative": row.cumulative,
        "includes_components": row.includes_components,
        "baseline": _figure(figure_of(row, "baseline"), lang),
        "baseline_day": None if day is None else shapes.PeriodOut.of(as_period(day)),
        "baseline_sources": row.baseline_sources,
        "whole": _figure(figure_of(row, "whole"), lang),
        "whole_sources": row.whole_sources,
        "periods": [_period(each, lang) for each in row.periods.all()],
        "version": row.version,
    }


def _result(row: Result, lang: str) -> dict[str, Any]:
    return {
        "activity": row.activity.public_id,
        "code": row.code,
        "type": row.type,
        "title": shapes.TextOut.of(row.title, lang),
        "description": shapes.TextOut.perhaps(row.description, lang),
        "aggregation": row.aggregation,
        "indicators": [each.pk for each in row.indicators.all()],
    }


def _common(row: CommonIndicator, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "names": shapes.TextOut.of(row.names, lang),
        "description": shapes.TextOut.perhaps(row.description, lang),
        "unit": shapes.TextOut.perhaps(row.unit, lang),
        "measure": row.measure,
        "ascending": row.ascending,
        "cumulative": row.cumulative,
        "nodes": [f"{node.framework.code}/{node.code}" for node in row.nodes.all()],
    }


@router.get("/results", response=list[ResultOut], summary="Results of activities")
@paginate(Cursors, shape=_result)
def results(
    request: HttpRequest,
    activity: ActivityId = "",
    type: Annotated[str, Query(description="IATI ResultType.", max_length=1)] = "",
    lang: shapes.Lang = "en",
) -> QuerySet[Result]:
    rows = Result.objects.filter(seen_by(request.user, "activity__"))
    if activity:
        rows = rows.filter(activity__public_id=activity)
    if type:
        rows = rows.filter(type=type)
    return rows.select_related("activity").prefetch_related("indicators").order_by("pk")


@router.get("/indicators", response=list[IndicatorOut], summary="Indicators with their figures")
@paginate(Cursors, shape=_indicator)
def indicators(
    request: HttpRequest,
    activity: ActivityId = "",
    common: CommonCode = "",
    measure: Annotated[str, Query(description="1, 2, 5 or yes_no.", max_length=6)] = "",
    lang: shapes.Lang = "en",
) -> QuerySet[Indicator]:
    rows = Indicator.objects.filter(seen_by(request.user, "result__activity__"))
    if activity:
        rows = rows.filter(result__activity__public_id=activity)
    if common:
        # By its key: a join would be looked through in the order of indicators.
        rows = rows.filter(common=CommonIndicator.objects.filter(code=common).first() or -1)
    if measure:
        rows = rows.filter(measure=measure)
    periods = IndicatorPeriod.objects.select_related("intake").order_by("period")
    return (
        rows.select_related("result__activity", "common")
        .prefetch_related(Prefetch("periods", periods), "periods__parts")
        .order_by("pk")
    )


@router.get(
    "/common-indicators", response=list[CommonIndicatorOut], summary="What is measured alike"
)
@paginate(Cursors, shape=_common)
def common_indicators(request: HttpRequest, lang: shapes.Lang = "en") -> QuerySet[CommonIndicator]:
    return tallies.measured().prefetch_related("nodes__framework")


def _find(code: str) -> CommonIndicator:
    row = CommonIndicator.objects.prefetch_related("nodes__framework").filter(code=code).first()
    if row is None:
        raise HttpError(404, f"there is no common indicator {code!r}")
    return row


@router.get(
    "/common-indicators/{code}", response=CommonIndicatorOut, summary="One common indicator"
)
def common_indicator(request: HttpRequest, code: str, lang: shapes.Lang = "en") -> dict[str, Any]:
    return _common(_find(code), lang)


@router.get(
    "/common-indicators/{code}/roll-up",
    response=RollUpsOut,
    summary="What a common indicator comes to, each figure counted once",
)
def roll_up(
    request: HttpRequest,
    code: str,
    by: Annotated[str, Query(description="all, country or node.")] = "all",
    key: Annotated[
        str,
        Query(description="One country (MA), node (NL08/6) or framework (NL08).", max_length=80),
    ] = "",
    year: Annotated[int | None, Query(description="One year; else all.", ge=1900, le=2200)] = None,
    funder: Annotated[str, Query(description="Code of whose share is `ours`.", max_length=80)] = "",
    activity: Annotated[
        str, Query(description="Identifier of an activity: it and all below it.", max_length=12)
    ] = "",
    partner: Annotated[
        str, Query(description="Code of an organisation: all that it reports on.", max_length=80)
    ] = "",
) -> dict[str, Any]:
    """Of public activities; see docs/adr/0012 for how it is counted."""
    common = _find(code)
    if activity or partner:
        return _of_set(common, by, year, funder, activity, partner)
    if by not in ("all", Tally.By.COUNTRY, Tally.By.NODE):
        raise HttpError(422, "by: all, country or node")
    funders = [_organisation(funder, "funder")] if funder else tallies.our_funders()
    years = list(tallies.years_with_figures([common], fresh=False).get(common.pk, ()))
    if year is not None:
        years = [each for each in years if each == year]
    found = tallies.sums(
        [common],
        "" if by == "all" else by,
        {common.pk: years},
        key=key or ("" if by == "all" else None),
        funders=[each.pk for each in funders] if funder else None,
        fresh=False,
    )
    return {
        "common": common.code,
        "by": by,
        "funders": [each.code for each in funders],
        "as_of": common.tallied_at if tallies.older(common) and not funder else None,
        "items": [
            _rolled(name, when, value)
            for (name, when), value in sorted(found.get(common.pk, {}).items())
        ],
    }


def _organisation(code: str, at: str) -> Organisation:
    try:
        return organisation_by_code(code)
    except Organisation.DoesNotExist:
        raise HttpError(422, f"{at}: there is no organisation {code!r}") from None


def _of_set(
    common: CommonIndicator, by: str, year: int | None, funder: str, activity: str, partner: str
) -> dict[str, Any]:
    """The sum of one set of activities, worked out when it is asked."""
    if year is None or by != "all" or (activity and partner):
        raise HttpError(422, "activity, partner: one of them, with a year and without by")
    if activity:
        top = Activity.objects.filter(public_id=activity, public=True).first()
        if top is None:
            raise HttpError(404, f"there is no activity {activity!r}")
        members = rollup.below(top.pk)
    else:
        members = rollup.of_partner(_organisation(partner, "partner").pk)
    funders = [_organisation(funder, "funder")] if funder else tallies.our_funders()
    time = Period.year(year)
    keys = [each.pk for each in funders]
    found = rollup.roll_up(common, members, [time], keys, parts=True)
    return {
        "common": common.code,
        "by": by,
        "funders": [each.code for each in funders],
        "items": [_rolled(key, year, value) for (key, _time), value in found.items()],
    }


def _rolled(key: str, year: int, value: RollUp) -> dict[str, Any]:
    return {
        "key": key,
        "year": year,
        "total": _sum(value.total),
        "ours": _sum(value.ours),
        "share_unknown": value.share_unknown,
        "outcomes": {outcome.value: count for outcome, count in value.outcomes.items()},
        "partly": value.partly,
        "parts": [
            {"cell": list(cell), "number": _digits(number), "denominator": _digits(of)}
            for cell, (number, of) in sorted(value.parts.items())
        ],
    }


def _sum(value: Sum | None) -> dict[str, Any] | None:
    if value is None:
        return None
    return {
        "number": _digits(value.number),
        "denominator": _digits(value.denominator),
        "qualifier": value.qualifier,
        "count": value.count,
    }
