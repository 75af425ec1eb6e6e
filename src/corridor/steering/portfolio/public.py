# SPDX-License-Identifier: EUPL-1.2
"""The door of the portfolio room: activities, their money and what came of them."""

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
    Measure,
    Qualifier,
    Result,
    State,
    Transaction,
    TransactionType,
)

__all__ = [
    "Activity",
    "ActivityDocument",
    "Category",
    "CommonIndicator",
    "Dimension",
    "Disaggregation",
    "Indicator",
    "IndicatorPeriod",
    "Intake",
    "Measure",
    "Qualifier",
    "Result",
    "State",
    "Transaction",
    "TransactionType",
]
