# SPDX-License-Identifier: EUPL-1.2
"""Reporting rounds in a database with the whole pack, brought as far as a test needs them."""

from __future__ import annotations

from datetime import date
from typing import Any


def open_round(year: int) -> Any:
    """A round of the demo partner's organisation, open to write in."""
    from corridor.foundation.parties.public import organisation_by_code
    from corridor.steering.monitoring import public as monitoring
    from corridor.values.periods import Period

    return monitoring.open_round(
        partner=organisation_by_code("iom"),
        period=Period.year(year),
        due=date(year + 1, 3, 1),
        by=None,
    )


def submitted_round(year: int, by: Any) -> Any:
    """A round in which nothing applies, and of which that is said, handed in by somebody."""
    from corridor.steering.monitoring import public as monitoring
    from corridor.steering.portfolio.public import FigureStatement
    from corridor.values.texts import Text

    round = open_round(year)
    sheets = monitoring.sheets(round)
    nothing = FigureStatement(state="not_applicable")
    saved = monitoring.save_draft(
        round=round,
        by=by,
        figures=[
            monitoring.GivenFigure(slot.indicator.pk, slot.days.start, nothing)
            for sheet in sheets
            for slot in sheet.slots
        ],
        narratives=[
            monitoring.GivenNarrative(sheet.activity.pk, done=Text({"en": "Nothing was done."}))
            for sheet in sheets
        ],
    )
    assert saved.problems == []
    _step(round, "submit", by)
    return monitoring.round_by_public_id(round.public_id)


def approved_round(year: int, by: Any, judge: Any) -> Any:
    """The same, approved by somebody else."""
    from corridor.steering.monitoring import public as monitoring

    round = submitted_round(year, by)
    monitoring.approve(round=round, version=round.version, by=judge)
    return monitoring.round_by_public_id(round.public_id)


def _step(round: Any, verb: str, by: Any) -> None:
    from corridor.steering.monitoring import public as monitoring

    now = monitoring.round_by_public_id(round.public_id)
    monitoring.take_step(round=now, verb=monitoring.Verb(verb), version=now.version, by=by)


def activity_in(round: Any) -> Any:
    """The first activity of a round that is asked for a figure."""
    from corridor.steering.monitoring import public as monitoring

    return next(sheet.activity for sheet in monitoring.sheets(round) if sheet.slots)


def for_pages() -> dict[str, str]:
    """Rounds in three states and an activity that all ask about, by the names of their pages."""
    from corridor.foundation.accounts.public import User

    partner, officer = (
        User.objects.get(email=f"{role}@example.org") for role in ("partner", "officer")
    )
    round = open_round(2015)
    return {
        "round": round.public_id,
        "reported": activity_in(round).public_id,
        "submitted": submitted_round(2016, partner).public_id,
        "approved": approved_round(2017, partner, officer).public_id,
    }
