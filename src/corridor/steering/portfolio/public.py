# SPDX-License-Identifier: EUPL-1.2
"""The door of the portfolio room: activities, their money and what came of them."""

from .actions.actuals import (
    ActualStatement,
    FigureFault,
    FiguresRefused,
    check_actuals,
    set_actuals,
)
from .actions.bulk import BulkReport, NotTaken, save_activities
from .actions.counting import recount
from .actions.documents import add_file
from .actions.faults import unread as unread_number
from .actions.recording import (
    StaleMoney,
    correct_transaction,
    record_transaction,
    withdraw_transaction,
)
from .actions.recording import successor as current_transaction
from .models import (
    Activity,
    ActivityDocument,
    Category,
    CommonIndicator,
    Dimension,
    Disaggregation,
    Indicator,
    IndicatorPeriod,
    Intake,
    Marker,
    Measure,
    NodeShare,
    Qualifier,
    Result,
    Sector,
    State,
    Transaction,
    TransactionType,
)
from .registry import register_activity_section
from .rules.figures import parse_number
from .rules.statements import FigureStatement, PartStatement, TransactionStatement
from .selectors.results import IndicatorNow, PeriodFigures, indicators_of, period_of, to_report
from .selectors.spending import (
    FrameworkYear,
    NodeYear,
    Sums,
    framework_year,
    node_years,
    of_country,
    of_partner,
)
from .selectors.visible import seen_by, visible_to
from .selectors.vocabulary import vocabulary, vocabulary_words

__all__ = [
    "Activity",
    "ActivityDocument",
    "ActualStatement",
    "BulkReport",
    "Category",
    "CommonIndicator",
    "Dimension",
    "Disaggregation",
    "FigureFault",
    "FigureStatement",
    "FiguresRefused",
    "FrameworkYear",
    "Indicator",
    "IndicatorNow",
    "IndicatorPeriod",
    "Intake",
    "Marker",
    "Measure",
    "NodeShare",
    "NodeYear",
    "NotTaken",
    "PartStatement",
    "PeriodFigures",
    "Qualifier",
    "Result",
    "Sector",
    "StaleMoney",
    "State",
    "Sums",
    "Transaction",
    "TransactionStatement",
    "TransactionType",
    "add_file",
    "check_actuals",
    "correct_transaction",
    "current_transaction",
    "framework_year",
    "indicators_of",
    "node_years",
    "of_country",
    "of_partner",
    "parse_number",
    "period_of",
    "record_transaction",
    "recount",
    "register_activity_section",
    "save_activities",
    "seen_by",
    "set_actuals",
    "to_report",
    "unread_number",
    "visible_to",
    "vocabulary",
    "vocabulary_words",
    "withdraw_transaction",
]
