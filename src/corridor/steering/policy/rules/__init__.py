# SPDX-License-Identifier: EUPL-1.2
"""What holds in this room whatever the database says: plain Python."""

from .eligibility import Effect, Judgement, Rule, judge
from .money import Interval, Outcome, Printed, SumCheck, check_limit, check_sum
from .relations import INVERSE, inverse
from .trees import Changes, Placed, changes, repeated

__all__ = [
    "INVERSE",
    "Changes",
    "Effect",
    "Interval",
    "Judgement",
    "Outcome",
    "Placed",
    "Printed",
    "Rule",
    "SumCheck",
    "changes",
    "check_limit",
    "check_sum",
    "inverse",
    "judge",
    "repeated",
]
