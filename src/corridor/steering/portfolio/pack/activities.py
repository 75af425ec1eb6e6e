# SPDX-License-Identifier: EUPL-1.2
"""Activities with all that hangs on them."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from corridor.foundation.jobs.public import Citations, Kind, Outcome, PackRecord, PackText

from .. import actions
from ..rules.statements import ActivityStatement
from .course import (
    ActivityDocumentRecord,
    ExtensionRecord,
    PhaseRecord,
    RelationRecord,
    SecondmentRecord,
    StopRecord,
)
from .fields import Currency, Language, Slug, When
from .money import BudgetRecord, ForecastRecord, TransactionRecord
from .results import ResultRecord
from .shares import (
    LocationRecord,
    MarkerRecord,
    NodeShareRecord,
    ParticipationRecord,
    RecipientCountryRecord,
    RecipientRegionRecord,
    SectorRecord,
)


class ActivityRecord(PackRecord):
    """An activity; what is left out is not stated."""

    code: Slug = Field(description="by which other records name it")
    title: PackText = Field(description="what it is called")
    level: Literal["programme", "project", "component"] = Field(
        "project", description="components in a project, projects in a programme"
    )
    iati_identifier: str | None = Field(
        None, max_length=200, pattern=r"^[^/&|?\s]+$", description="its identifier in IATI"
    )
    parent: str | None = Field(
        None, max_length=200, description="code or IATI identifier of the activity it is part of"
    )
    description: PackText | None = Field(None, description="what it does, in own words")
    objectives: PackText | None = Field(None, description="what it aims for")
    target_groups: PackText | None = Field(None, description="whom it is for")
    language: Language = Field("en", description="ISO 639 code of the language of its sources")
    status: Literal["1", "2", "3", "4", "5", "6"] | None = Field(
        None,
        description="1 pipeline, 2 implementation, 3 finalisation, 4 closed, 5 cancelled, "
        "6 suspended",
    )
    planned_start: When = Field(None, description="when it should start")
    actual_start: When = Field(None, description="when it started")
    planned_end: When = Field(None, description="the last day, month or year planned")
    actual_end: When = Field(None, description="the last day, month or year")
    reporting_org: Slug | None = Field(None, description="code of who publishes it")
    partner: Slug | None = Field(None, description="code of who reports on it in Corridor")
    currency: Currency = Field("EUR", description="its usual currency, ISO 4217")
    scope: str = Field("", pattern=r"^[1-8]?$", description="IATI ActivityScope")
    collaboration_type: str = Field(
        "", pattern=r"^\d{0,2}$", description="IATI CollaborationType: 1 bilateral"
    )
    flow_type: str = Field("", pattern=r"^(\d\d)?$", description="IATI FlowType: 10 ODA")
    finance_type: str = Field(
        "", pattern=r"^(\d{1,5})?$", description="IATI FinanceType: 110 grant"
    )
    aid_type: str = Field("", pattern=r"^([A-Z]\d\d)?$", description="IATI AidType: C01 project")
    tied_status: str = Field("", pattern=r"^[345]?$", description="IATI TiedStatus: 5 untied")
    humanitarian: bool | None = Field(None, description="left out where nobody said")
    includes_components: bool = Field(
        False, description="whether its amounts comprise those of its components"
    )
    public: bool = Field(True, description="false for a draft")
    note: PackText | None = Field(None, description="doubts; the other of two sources that differ")
    participations: tuple[ParticipationRecord, ...] = Field((), description="who, in which role")
    countries: tuple[RecipientCountryRecord, ...] = Field((), description="for which countries")
    regions: tuple[RecipientRegionRecord, ...] = Field((), description="for which regions")
    locations: tuple[LocationRecord, ...] = Field((), description="at which places")
    sectors: tuple[SectorRecord, ...] = Field((), description="in which sectors")
    markers: tuple[MarkerRecord, ...] = Field((), description="for which policy aims")
    nodes: tuple[NodeShareRecord, ...] = Field((), description="for which nodes of frameworks")
    phases: tuple[PhaseRecord, ...] = Field((), description="its phases")
    extensions: tuple[ExtensionRecord, ...] = Field((), description="decisions to go on longer")
    stops: tuple[StopRecord, ...] = Field((), description="decisions to end before time")
    secondments: tuple[SecondmentRecord, ...] = Field((), description="people lent to another")
    relations: tuple[RelationRecord, ...] = Field((), description="other activities")
    documents: tuple[ActivityDocumentRecord, ...] = Field((), description="what was written of it")
    budgets: tuple[BudgetRecord, ...] = Field((), description="what it may cost")
    transactions: tuple[TransactionRecord, ...] = Field((), description="money that moved")
    forecasts: tuple[ForecastRecord, ...] = Field((), description="what was expected to be paid")
    results: tuple[ResultRecord, ...] = Field((), description="what it aims for and what came")
    sources: Citations = Field(description="where it stands")

    def statement(self) -> ActivityStatement:
        said: dict[str, Any] = {name: getattr(self, name) for name in OWN}
        for name in NESTED:
            said[name] = tuple(each.statement() for each in getattr(self, name))
        return ActivityStatement(**said)


NESTED = (
    "participations",
    "countries",
    "regions",
    "locations",
    "sectors",
    "markers",
    "nodes",
    "phases",
    "extensions",
    "stops",
    "secondments",
    "relations",
    "documents",
    "budgets",
    "transactions",
    "forecasts",
    "results",
)
OWN = tuple(name for name in ActivityRecord.model_fields if name not in NESTED)


def _activity(record: ActivityRecord) -> Outcome:
    return actions.load_activity(statement=record.statement())


KINDS = [
    Kind(
        "activity",
        "portfolio",
        ActivityRecord,
        _activity,
        after=(
            "organisation",
            "country",
            "framework",
            "document",
            "currency",
            "exchange-rate",
            "code-list",
            "common-indicator",
            "dimension",
        ),
        about="programmes, projects and components with their money and results",
        title=_("Activities"),
        key=("code",),
        together=lambda records: actions.activities_together(
            [record.statement() for record in records]
        ),
    ),
]
