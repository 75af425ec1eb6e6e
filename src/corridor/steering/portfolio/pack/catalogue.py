# SPDX-License-Identifier: EUPL-1.2
"""What figures of several activities are counted and broken down by."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from corridor.foundation.jobs.public import Kind, Outcome, PackRecord, PackText

from .. import actions
from .fields import NodePath, Short, Slug
from .results import MEASURE


class CategoryRecord(PackRecord):
    code: Short = Field(description="f, 18-59")
    names: PackText = Field(description="what it is called")


class DimensionRecord(PackRecord):
    code: Short = Field(description="sex, age, nationality")
    names: PackText = Field(description="what it is called")
    description: PackText | None = Field(None, description="what the name leaves open")
    position: int = Field(0, ge=0, le=1000, description="its place among the dimensions")
    by_country: bool = Field(
        False, description="whether its categories are all countries, by ISO 3166-1 in lower case"
    )
    categories: tuple[CategoryRecord, ...] = Field((), description="in their order")


def _dimension(record: DimensionRecord) -> Outcome:
    return actions.save_dimension(
        by=None,
        code=record.code,
        names=record.names,
        description=record.description,
        position=record.position,
        by_country=record.by_country,
        categories=[(each.code, each.names) for each in record.categories],
    )


class CommonIndicatorRecord(PackRecord):
    code: Slug = Field(description="by which indicators name it")
    names: PackText = Field(description="what is counted or seen")
    description: PackText | None = Field(None, description="how it is counted")
    unit: PackText | None = Field(None, description="of what: people, visits")
    measure: Literal["1", "2", "5", "yes_no"] = Field(description=MEASURE)
    ascending: bool = Field(True, description="whether more is better")
    cumulative: bool = Field(False, description="whether each figure includes those before it")
    nodes: tuple[NodePath, ...] = Field((), description="nodes it is asked for, as NL08/6")


def _common_indicator(record: CommonIndicatorRecord) -> Outcome:
    return actions.save_common_indicator(
        by=None,
        code=record.code,
        names=record.names,
        description=record.description,
        unit=record.unit,
        measure=record.measure,
        ascending=record.ascending,
        cumulative=record.cumulative,
        nodes=record.nodes,
    )


KINDS = [
    Kind(
        "dimension",
        "portfolio",
        DimensionRecord,
        _dimension,
        about="ways to break figures down, with their categories",
        title=_("Dimensions"),
        key=("code",),
    ),
    Kind(
        "common-indicator",
        "portfolio",
        CommonIndicatorRecord,
        _common_indicator,
        after=("framework",),
        about="what indicators of several activities measure alike, so that they can be added up",
        title=_("Common indicators"),
        key=("code",),
    ),
]
