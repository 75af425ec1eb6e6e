# SPDX-License-Identifier: EUPL-1.2
"""What holds in this room whatever the database says: plain Python."""

from .courses import InYear, Told, late_in, reached_within, said_by, states_on, within
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
    fault_in,
    in_time,
    overdue,
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
    "InYear",
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
    "Told",
    "changes",
    "check_limit",
    "check_sum",
    "fault_in",
    "in_time",
    "inverse",
    "judge",
    "late_in",
    "overdue",
    "reached_within",
    "repeated",
    "said_by",
    "standing",
    "state_of",
    "states_on",
    "within",
]
