# SPDX-License-Identifier: EUPL-1.2
from .approving import approve
from .changing import Stale
from .demonstrating import open_demo_round
from .drafting import save_draft
from .evidence import add_evidence, drop_evidence
from .given import GivenFigure, GivenNarrative, GivenTransaction, Problem, Saved
from .merging import follow_merge
from .moving import take_step
from .opening import Opened, open_round, open_rounds
from .remarking import remark_on, resolve_remark
from .reminding import (
    MailFailed,
    part_of_letter,
    remind,
    remind_of,
    reminders_due,
    send_reminders_job,
)
from .workbooks import Changed, Look, Message, confirm_workbook, keep_workbook, look_through

__all__ = [
    "Changed",
    "GivenFigure",
    "GivenNarrative",
    "GivenTransaction",
    "Look",
    "MailFailed",
    "Message",
    "Opened",
    "Problem",
    "Saved",
    "Stale",
    "add_evidence",
    "approve",
    "confirm_workbook",
    "drop_evidence",
    "follow_merge",
    "keep_workbook",
    "look_through",
    "open_demo_round",
    "open_round",
    "open_rounds",
    "part_of_letter",
    "remark_on",
    "remind",
    "remind_of",
    "reminders_due",
    "resolve_remark",
    "save_draft",
    "send_reminders_job",
    "take_step",
]
