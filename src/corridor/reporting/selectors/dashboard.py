# SPDX-License-Identifier: EUPL-1.2
"""What of a framework's year stands out: money against plan, promises, where and with whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from corridor.foundation.accounts.public import may_anywhere
from corridor.foundation.kernel.public import as_range
from corridor.steering.monitoring.public import Round, lateness, visible_rounds
from corridor.steering.policy.public import Cause, explanations
from corridor.steering.portfolio.public import Cut, cuts_of
from corridor.values.periods import Period

from ..rules.definitions import TOGETHER, TOTAL, on
from ..rules.figures import Evidence, Figure, State
from ..rules.keys import FigureKey
from .figures import UNANSWERED
from .overview import Overview, OverviewRow

# Promises and rounds that are named; a link leads to all.
MOST = 8
TOLD = ("kept", "open", "late", "changed", "silent")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A node with a part of the envelope that was not all spent; `left` is in its currency."""

    row: OverviewRow
    part: Figure
    spent: Figure
    left: Decimal


@dataclass(frozen=True, slots=True)
class Dashboard:
    """`basis` is "together" where activities state spending, else "". Figures are null where
    nothing is said. `promises` are figures by their kind, `late` the promises behind that of the
    late ones. `cuts` are the activities by country, organisation and gender marker."""

    told: Overview
    basis: str
    envelope: Figure | None
    spent: Figure | None
    share: Figure | None
    before: Mapping[str, Figure]
    shortfalls: Sequence[Shortfall]
    causes: Sequence[Cause]
    promises: Mapping[str, Figure]
    late: Sequence[Evidence]
    cuts: Mapping[str, Sequence[Cut]]


def dashboard(told: Overview) -> Dashboard:
    """Eight queries besides those of the overview."""
    basis = TOGETHER if told.active else ""
    spending = on("spending", basis)
    promises = {kind: figure for kind in TOLD if (figure := _figure(told, f"promises/{kind}"))}
    if not any(figure.records for figure in promises.values()):
        promises = {}
    late = promises["late"].records if "late" in promises else ()
    before = {
        code: figure
        for code in [*(row.code for row in told.rows), TOTAL]
        if (figure := _figure(told, f"{spending}/{code}", told.year - 1))
        and (figure.records or figure.value is not None)
    }
    return Dashboard(
        told=told,
        basis=basis,
        envelope=told.total.money["envelope"],
        spent=told.total.money[spending],
        share=_figure(told, f"{on('share', basis)}/{TOTAL}"),
        before=before,
        shortfalls=_shortfalls(told, spending),
        causes=explanations(told.framework, told.year, known={}),
        promises=promises,
        late=[record for record in late if record.role == "counted"][:MOST],
        cuts=cuts_of(told.framework, told.year),
    )


def _figure(told: Overview, key: str, year: int | None = None) -> Figure | None:
    try:
        return told.figures.of(FigureKey.parse(key), told.year if year is None else year)
    except UNANSWERED:
        return None


def _shortfalls(told: Overview, spending: str) -> list[Shortfall]:
    """The nodes whose part of the envelope was not spent, the largest remainder first. A sum of
    which some part is open leaves open what is left."""
    found = []
    for row in told.rows:
        part, spent = row.money.get("envelope"), row.money.get(spending)
        if part is None or spent is None or part.unit != spent.unit:
            continue
        if part.value is None or spent.value is None or spent.state is not State.STATED:
            continue
        if spent.value < part.value:
            found.append(Shortfall(row, part, spent, part.value - spent.value))
    return sorted(found, key=lambda each: -each.left)


def late_rounds(user: Any, year: int, today: date | None = None) -> list[tuple[Round, int]]:
    """Rounds on the year that are late at a partner or an officer, as far as somebody may see them,
    with the days; the latest first. Nobody else asks the database anything."""
    if not user.is_authenticated or not may_anywhere(user, "monitoring.view_rounds"):
        return []
    day = today or timezone.localdate()
    rows = visible_rounds(user).filter(period__overlap=as_range(Period.year(year)), due__lt=day)
    late = [(row, days) for row in rows if (days := lateness(row, day)) > 0]
    return sorted(late, key=lambda each: (-each[1], each[0].pk))
