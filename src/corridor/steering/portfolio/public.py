# SPDX-License-Identifier: EUPL-1.2
"""The door of the portfolio room: activities, their money and what came of them."""

from .actions.activities import Stale as StaleActivity
from .actions.activities import write_activity
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
from .models import Status as ActivityStatus
from .registry import register_activity_section
from .rules.figures import parse_number
from .rules.rollup import Outcome, RollUp
from .rules.statements import (
    ActivityStatement,
    FigureStatement,
    PartStatement,
    TransactionStatement,
)
from .selectors.counted import (
    ActivityCount,
    CountryCount,
    Ran,
    activities_counted,
    committed_to,
    countries_counted,
)
from .selectors.cuts import Cut, cuts_of
from .selectors.naming import indicator_names
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
from .selectors.stating import statement_of
from .selectors.told import (
    Contribution,
    NodeSpending,
    ResultTold,
    commons_in,
    commons_named,
    indicators_named,
    result_told,
    result_years,
    results_by_node,
    spending_by_year,
    spending_told,
    years_of_results,
)
from .selectors.visible import drafts_for, seen_by, visible_to
from .selectors.vocabulary import vocabulary, vocabulary_words

__all__ = [
    "Activity",
    "ActivityCount",
    "ActivityDocument",
    "ActivityStatement",
    "ActivityStatus",
    "ActualStatement",
    "BulkReport",
    "Category",
    "CommonIndicator",
    "Contribution",
    "CountryCount",
    "Cut",
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
    "NodeSpending",
    "NodeYear",
    "NotTaken",
    "Outcome",
    "PartStatement",
    "PeriodFigures",
    "Qualifier",
    "Ran",
    "Result",
    "ResultTold",
    "RollUp",
    "Sector",
    "StaleActivity",
    "StaleMoney",
    "State",
    "Sums",
    "Transaction",
    "TransactionStatement",
    "TransactionType",
    "activities_counted",
    "add_file",
    "check_actuals",
    "committed_to",
    "commons_in",
    "commons_named",
    "correct_transaction",
    "countries_counted",
    "current_transaction",
    "cuts_of",
    "drafts_for",
    "framework_year",
    "indicator_names",
    "indicators_named",
    "indicators_of",
    "node_years",
    "of_country",
    "of_partner",
    "parse_number",
    "period_of",
    "record_transaction",
    "recount",
    "register_activity_section",
    "result_told",
    "result_years",
    "results_by_node",
    "save_activities",
    "seen_by",
    "set_actuals",
    "spending_by_year",
    "spending_told",
    "statement_of",
    "to_report",
    "unread_number",
    "visible_to",
    "vocabulary",
    "vocabulary_words",
    "withdraw_transaction",
    "write_activity",
    "years_of_results",
]
