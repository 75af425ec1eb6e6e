# SPDX-License-Identifier: EUPL-1.2
"""What is late and at whom, and when somebody is reminded. Days are calendar days."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from .states import Awaited, State, awaited


def days_late(state: State, due: date, since: date, today: date) -> int:
    """How many days a round is late at whoever it lies with; 0 when it is not.

    At the partner it is late from the day after `due`. At the officer too, but never counted from
    before `since`, the day on which it was submitted: what the partner was late with is not theirs.
    """
    match awaited(state):
        case Awaited.PARTNER:
            return max(0, (today - due).days)
        case Awaited.OFFICER:
            return max(0, (today - max(due, since)).days) if due < today else 0
    return 0


def reminder_due(
    due: date, today: date, offsets: Sequence[int], sent: Collection[int]
) -> int | None:
    """Which reminder is to be sent today: its offset in days from `due`, negative before it.

    The last one whose day has come, unless it was sent. One that was missed (the server stood
    still, the mail failed) is made up for until the next one's day; then only the next is sent.
    """
    reached = [offset for offset in offsets if offset <= (today - due).days]
    if not reached or max(reached) in sent:
        return None
    return max(reached)
