# SPDX-License-Identifier: EUPL-1.2
from .approved import ApprovedReport
from .drafts import (
    Evidence,
    Narrative,
    Remark,
    ReportedFigure,
    ReportedTransaction,
)
from .reminder import Reminder
from .round import Round, RoundState, RoundStep, StepVerb
from .workbook import Workbook

__all__ = [
    "ApprovedReport",
    "Evidence",
    "Narrative",
    "Remark",
    "Reminder",
    "ReportedFigure",
    "ReportedTransaction",
    "Round",
    "RoundState",
    "RoundStep",
    "StepVerb",
    "Workbook",
]
