# SPDX-License-Identifier: EUPL-1.2
"""Verbs of this room: atomic, and each change kept with who made it."""

from .deciding import (
    Clash,
    GivenOutcome,
    adopt_plan,
    close_plan,
    record_outcomes,
    send_back_plan,
    submit_plan,
    withdraw_plan,
)
from .facts import StepSpec, save_actor_fact, save_cycle, save_mandate
from .finding import Gone, Stale, find_country, find_organisation
from .loading import GivenPlan, load_plan
from .merging import follow_merge
from .writing import (
    GivenContribution,
    Started,
    add_contribution,
    change_contribution,
    discard_plan,
    remove_contribution,
    start_plan,
)

__all__ = [
    "Clash",
    "GivenContribution",
    "GivenOutcome",
    "GivenPlan",
    "Gone",
    "Stale",
    "Started",
    "StepSpec",
    "add_contribution",
    "adopt_plan",
    "change_contribution",
    "close_plan",
    "discard_plan",
    "find_country",
    "find_organisation",
    "follow_merge",
    "load_plan",
    "record_outcomes",
    "remove_contribution",
    "save_actor_fact",
    "save_cycle",
    "save_mandate",
    "send_back_plan",
    "start_plan",
    "submit_plan",
    "withdraw_plan",
]
