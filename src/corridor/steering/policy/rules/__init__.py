# SPDX-License-Identifier: EUPL-1.2
"""What holds in this room whatever the database says: plain Python."""

from .eligibility import Effect, Judgement, Rule, judge
from .money import Interval, Outcome, Printed, SumCheck, check_limit, check_sum
from .promises import (
    FOLLOWS,
    SETTLED,
    State,
    Step,
    StepFault,
    Term,
    TermKind,
    days_as_text,
    fault_in,
    in_time,
    overdue,
    parse_days,
    standing,
    state_of,
)
from .relations import INVERSE, inverse
from .trees import Changes, Placed, changes, repeated

__all__ = [
    "FOLLOWS",
    "INVERSE",
    "SETTLED",
    "Changes",
    "Effect",
    "Interval",
    "Judgement",
    "Outcome",
    "Placed",
    "Printed",
    "Rule",
    "State",
    "Step",
    "StepFault",
    "SumCheck",
    "Term",
    "TermKind",
    "changes",
    "check_limit",
    "check_sum",
    "days_as_text",
    "fault_in",
    "in_time",
    "inverse",
    "judge",
    "overdue",
    "parse_days",
    "repeated",
    "standing",
    "state_of",
]
