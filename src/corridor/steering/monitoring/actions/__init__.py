# SPDX-License-Identifier: EUPL-1.2
from .approving import approve
from .changing import Stale
from .drafting import (
    GivenFigure,
    GivenNarrative,
    GivenTransaction,
    Problem,
    Saved,
    save_draft,
)
from .evidence import add_evidence, drop_evidence
from .moving import take_step
from .opening import Opened, open_round, open_rounds
from .remarking import remark_on, resolve_remark

__all__ = [
    "GivenFigure",
    "GivenNarrative",
    "GivenTransaction",
    "Opened",
    "Problem",
    "Saved",
    "Stale",
    "add_evidence",
    "approve",
    "drop_evidence",
    "open_round",
    "open_rounds",
    "remark_on",
    "resolve_remark",
    "save_draft",
    "take_step",
]
