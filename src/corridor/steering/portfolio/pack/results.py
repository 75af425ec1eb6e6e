# SPDX-License-Identifier: EUPL-1.2
"""Results of an activity, as its record has them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from corridor.foundation.jobs.public import Citations, PackRecord, PackText

from ..rules.statements import (
    FigureStatement,
    IndicatorStatement,
    PartStatement,
    PeriodStatement,
    ResultStatement,
)
from .fields import Key, Number, Slug, Stretch, When, Written
from .shares import WHERE_ELSE

MEASURE = "1 number, 2 percentage (number of denominator), 5 in words, yes_no"

Place = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*:[a-z0-9][a-z0-9-]*$")]
CellRecord = Annotated[
    tuple[Place, ...],
    BeforeValidator(
        lambda value: tuple(sorted(map(str, value))) if isinstance(value, (list, tuple)) else value
    ),
    Field(min_length=1, max_length=6),
    Written("list: dimension:category"),
]


class FigureRecord(PackRecord):
    """A baseline, a target or an actual; nothing reported, zero and not applicable are three."""

    state: Literal["reported", "not_reported", "not_applicable"] = Field(
        "reported", description="whether there is a figure"
    )
    number: Number | None = Field(None, description="yes is 1 and no is 0")
    denominator: Number | None = Field(None, description="of how many, for a percentage")
    text: PackText | None = Field(None, description="the figure in words")
    qualifier: Literal["exact", "about", "at_least", "at_most"] = Field(
        "exact", description="how exact the source is: over 30 is at_least"
    )
    comment: PackText | None = Field(None, description="what must be known of it")

    def statement(self) -> FigureStatement:
        return FigureStatement(
            self.state, self.number, self.denominator, self.text, self.qualifier, self.comment
        )


class PartRecord(PackRecord):
    """A part of a period's target or actual; parts may be missing."""

    kind: Literal["target", "actual"] = Field("actual", description="of which figure")
    cell: CellRecord = Field(description="one category of each dimension that it fixes")
    state: Literal["reported", "not_reported", "not_applicable"] = Field(
        "reported", description="whether there is a figure"
    )
    number: Number | None = Field(None, description="the figure")
    denominator: Number | None = Field(None, description="of how many, for a percentage")
    comment: PackText | None = Field(None, description="what must be known of it")
    sources: Citations | None = Field(None, description="where it stands, if not with the period")

    def statement(self) -> PartStatement:
        return PartStatement(
            self.kind,
            self.cell,
            self.number,
            self.denominator,
            self.state,
            self.comment,
            self.sources or (),
        )


class PeriodRecord(PackRecord):
    """Target and actual in a stretch of time; stretches of an indicator do not overlap."""

    period: Stretch = Field(
        description="a year, a month, or {from: 2009, until: 2012}, until exclusive"
    )
    target: FigureRecord | None = Field(None, description="left out where none was set")
    actual: FigureRecord | None = Field(None, description="left out where nothing was reported")
    parts: tuple[PartRecord, ...] = Field((), description="broken down")
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> PeriodStatement:
        return PeriodStatement(
            self.period,
            None if self.target is None else self.target.statement(),
            None if self.actual is None else self.actual.statement(),
            tuple(part.statement() for part in self.parts),
            self.sources or (),
        )


class IndicatorRecord(PackRecord):
    """What shows whether a result is reached."""

    code: Key = Field(description="tells it from the others of the result")
    title: PackText = Field(description="what is counted or seen")
    measure: Literal["1", "2", "5", "yes_no"] = Field(description=MEASURE)
    unit: PackText | None = Field(None, description="of what: people, visits")
    description: PackText | None = Field(None, description="how it is counted")
    common: Slug | None = Field(None, description="code of the common indicator it measures alike")
    ascending: bool = Field(True, description="whether more is better")
    cumulative: bool = Field(False, description="whether each figure includes those before it")
    includes_components: bool = Field(
        True, description="whether its figures comprise those of the activity's components"
    )
    baseline: FigureRecord | None = Field(None, description="where it started")
    baseline_day: When = Field(None, description="when that was")
    baseline_sources: Citations | None = Field(None, description="where the baseline stands")
    whole: FigureRecord | None = Field(None, description="target for the activity as a whole")
    whole_sources: Citations | None = Field(None, description="where that target stands")
    periods: tuple[PeriodRecord, ...] = Field((), description="figures over time")

    def statement(self) -> IndicatorStatement:
        return IndicatorStatement(
            code=self.code,
            title=self.title,
            measure=self.measure,
            unit=self.unit,
            description=self.description,
            common=self.common,
            ascending=self.ascending,
            cumulative=self.cumulative,
            includes_components=self.includes_components,
            baseline=None if self.baseline is None else self.baseline.statement(),
            baseline_day=self.baseline_day,
            baseline_sources=self.baseline_sources or (),
            whole=None if self.whole is None else self.whole.statement(),
            whole_sources=self.whole_sources or (),
            periods=tuple(period.statement() for period in self.periods),
        )


class ResultRecord(PackRecord):
    """A result that it aims for."""

    code: Key = Field(description="tells it from the others of the activity")
    type: Literal["1", "2", "3", "9"] = Field(description="1 output, 2 outcome, 3 impact, 9 other")
    title: PackText = Field(description="what is aimed for")
    description: PackText | None = Field(None, description="more of it, in own words")
    aggregation: bool | None = Field(None, description="whether the source says it may be added up")
    indicators: tuple[IndicatorRecord, ...] = Field((), description="what shows it")

    def statement(self) -> ResultStatement:
        return ResultStatement(
            self.code,
            self.type,
            self.title,
            self.description,
            self.aggregation,
            tuple(indicator.statement() for indicator in self.indicators),
        )
