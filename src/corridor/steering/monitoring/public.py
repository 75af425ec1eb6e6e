# SPDX-License-Identifier: EUPL-1.2
"""The door of the monitoring room: rounds in which partners report, and what was approved."""

from .actions import (
    GivenFigure,
    GivenNarrative,
    GivenTransaction,
    MailFailed,
    Opened,
    Problem,
    Saved,
    Stale,
    add_evidence,
    approve,
    drop_evidence,
    open_demo_round,
    open_round,
    open_rounds,
    remark_on,
    resolve_remark,
    save_draft,
    take_step,
)
from .models import ApprovedReport, Remark, Round, RoundState, RoundStep
from .rules.states import State, Verb
from .selectors.frozen import Drift, drift, latest
from .selectors.plans import Plan, plan_of
from .selectors.rounds import (
    lateness,
    reminders,
    round_by_public_id,
    rounds,
    visible_rounds,
)
from .selectors.sheets import Missing, Sheet, Slot, sheets

__all__ = [
    "ApprovedReport",
    "Drift",
    "GivenFigure",
    "GivenNarrative",
    "GivenTransaction",
    "MailFailed",
    "Missing",
    "Opened",
    "Plan",
    "Problem",
    "Remark",
    "Round",
    "RoundState",
    "RoundStep",
    "Saved",
    "Sheet",
    "Slot",
    "Stale",
    "State",
    "Verb",
    "add_evidence",
    "approve",
    "drift",
    "drop_evidence",
    "lateness",
    "latest",
    "open_demo_round",
    "open_round",
    "open_rounds",
    "plan_of",
    "remark_on",
    "reminders",
    "resolve_remark",
    "round_by_public_id",
    "rounds",
    "save_draft",
    "sheets",
    "take_step",
    "visible_rounds",
]
