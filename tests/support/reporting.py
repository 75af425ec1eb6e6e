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


def asked_question() -> Any:
    """A question about a figure that nobody has looked at."""
    from corridor.reporting.actions.questions import AskedOf, ask_question
    from corridor.steering.policy.public import framework
    from corridor.values.texts import Text

    about = AskedOf(
        framework=framework("NL08"),
        year=2011,
        key="spending/6",
        name=Text({"en": "Spending on return", "nl": "Uitgaven voor terugkeer"}),
        seen="€4,477,402",
        hash="0" * 64,
    )
    return ask_question(about=about, text="The agency itself says 4.5 million.", language="en")


def activity_in(round: Any) -> Any:
    """The first activity of a round that is asked for a figure."""
    from corridor.steering.monitoring import public as monitoring

    return next(sheet.activity for sheet in monitoring.sheets(round) if sheet.slots)


def workbook_of(round: Any, by: Any, *, faulty: bool = False) -> Any:
    """The workbook of a round, uploaded with some cells filled in, rightly or wrongly."""
    from dataclasses import replace
    from datetime import date
    from decimal import Decimal
    from io import BytesIO

    from corridor.engines.sheets import Row, write_xlsx
    from corridor.steering.monitoring import public as monitoring

    book = monitoring.book_of(round, by, "en")
    leaves = {leaf.key: leaf for leaf in book.sheets}
    account = leaves["activities"].rows
    figures = leaves["results"].rows
    key = account[0].cells["activity"]
    money = {
        "activity": key,
        "type": "expenditure",
        "day": "31-02-2015" if faulty else date(2015, 3, 4),
        "amount": "1.234" if faulty else Decimal("1234.56"),
        "receiver": "Nobody at all" if faulty else "iom",
    }
    rows = {
        "activities": [
            Row({**account[0].cells, "done": "People were advised and travelled home."}),
            *account[1:],
        ],
        "transactions": [Row(money)],
        "results": [
            Row({**figures[0].cells, "state": "not applicable"}),
            *figures[1:],
        ],
    }
    book = replace(
        book,
        sheets=[
            replace(leaf, rows=rows[leaf.key]) if leaf.key in rows else leaf for leaf in book.sheets
        ],
    )
    content = write_xlsx(book)
    return monitoring.keep_workbook(
        round=round,
        file=BytesIO(content),
        name="workbook.xlsx",
        size=len(content),
        by=by,
    )


def for_pages() -> dict[str, str]:
    """Rounds in three states and an activity that all ask about, by the names of their pages."""
    from corridor.foundation.accounts.public import User

    partner, officer = (
        User.objects.get(email=f"{role}@example.org") for role in ("partner", "officer")
    )
    round = open_round(2015)
    return {
        "round": round.public_id,
        "workbook": workbook_of(round, partner).public_id,
        "faulty": workbook_of(round, partner, faulty=True).public_id,
        "reported": activity_in(round).public_id,
        "submitted": submitted_round(2016, partner).public_id,
        "approved": approved_round(2017, partner, officer).public_id,
    }
