# SPDX-License-Identifier: EUPL-1.2
from .deciding import GivenDecision, GivenFact, Overtaken, load_decision, take_decision
from .finding import (
    find_activity,
    find_clause,
    find_country,
    find_decision,
    find_framework,
    find_list,
    find_obligation,
    find_organisation,
    find_partnership,
)
from .merging import follow_merge
from .steps import NewStep, load_step, take_step
from .writing import Stale, load_entry, write_entry

__all__ = [
    "GivenDecision",
    "GivenFact",
    "NewStep",
    "Overtaken",
    "Stale",
    "find_activity",
    "find_clause",
    "find_country",
    "find_decision",
    "find_framework",
    "find_list",
    "find_obligation",
    "find_organisation",
    "find_partnership",
    "follow_merge",
    "load_decision",
    "load_entry",
    "load_step",
    "take_decision",
    "take_step",
    "write_entry",
]
