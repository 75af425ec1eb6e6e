# SPDX-License-Identifier: EUPL-1.2
"""Verbs of this room: atomic, and each change kept with who made it."""

from .booking import NOT_ASKED, book_spending, load_spending
from .eligibility import save_country_rule, save_instrument
from .frameworks import EditionSpec, NodeSpec, save_framework
from .merging import follow_merge
from .money import (
    PartSpec,
    save_envelope,
    save_explanation,
    save_other_budget,
    save_reservation,
)
from .promises import GivenPromise, GivenStep, Stale, add_promise, add_step, load_promise
from .relations import save_crosswalk, save_emphasis, save_involvement

__all__ = [
    "NOT_ASKED",
    "EditionSpec",
    "GivenPromise",
    "GivenStep",
    "NodeSpec",
    "PartSpec",
    "Stale",
    "add_promise",
    "add_step",
    "book_spending",
    "follow_merge",
    "load_promise",
    "load_spending",
    "save_country_rule",
    "save_crosswalk",
    "save_emphasis",
    "save_envelope",
    "save_explanation",
    "save_framework",
    "save_instrument",
    "save_involvement",
    "save_other_budget",
    "save_reservation",
]
