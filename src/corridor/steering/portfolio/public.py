# SPDX-License-Identifier: EUPL-1.2
"""The door of the portfolio room: activities, their money and what came of them."""

from .models import (
    Activity,
    CommonIndicator,
    Indicator,
    IndicatorPeriod,
    Intake,
    Result,
    Transaction,
    TransactionType,
)

__all__ = [
    "Activity",
    "CommonIndicator",
    "Indicator",
    "IndicatorPeriod",
    "Intake",
    "Result",
    "Transaction",
    "TransactionType",
]
