# SPDX-License-Identifier: EUPL-1.2
from .keeping import keep_workbook
from .looking import Look, confirm_workbook, look_through
from .messages import Changed, Message

__all__ = [
    "Changed",
    "Look",
    "Message",
    "confirm_workbook",
    "keep_workbook",
    "look_through",
]
