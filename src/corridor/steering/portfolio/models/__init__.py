# SPDX-License-Identifier: EUPL-1.2
from .activity import Activity, Level, Relation, Status
from .course import Extension, Phase, Secondment, Stop
from .documents import ActivityDocument
from .entry import ActivityEntry
from .evidence import Evidenced, Intake
from .gone import EntryGone
from .money import (
    Budget,
    ForecastVersion,
    PlannedDisbursement,
    Transaction,
    TransactionType,
    Valued,
)
from .results import (
    Category,
    CommonIndicator,
    Covering,
    Dimension,
    Disaggregation,
    Indicator,
    IndicatorPeriod,
    Measure,
    Qualifier,
    Result,
    State,
    Tally,
)
from .shares import (
    Location,
    Marker,
    NodeShare,
    Participation,
    RecipientCountry,
    RecipientRegion,
    Sector,
)
from .sums import YearAmount

__all__ = [
    "Activity",
    "ActivityDocument",
    "ActivityEntry",
    "Budget",
    "Category",
    "CommonIndicator",
    "Covering",
    "Dimension",
    "Disaggregation",
    "EntryGone",
    "Evidenced",
    "Extension",
    "ForecastVersion",
    "Indicator",
    "IndicatorPeriod",
    "Intake",
    "Level",
    "Location",
    "Marker",
    "Measure",
    "NodeShare",
    "Participation",
    "Phase",
    "PlannedDisbursement",
    "Qualifier",
    "RecipientCountry",
    "RecipientRegion",
    "Relation",
    "Result",
    "Secondment",
    "Sector",
    "State",
    "Status",
    "Stop",
    "Tally",
    "Transaction",
    "TransactionType",
    "Valued",
    "YearAmount",
]
