# SPDX-License-Identifier: EUPL-1.2
"""A round to try reporting with, in the demonstration only. It is empty: no figure is made up."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from corridor.foundation.kernel.public import as_period, as_range
from corridor.foundation.parties.public import Organisation
from corridor.steering.portfolio.public import Activity
from corridor.values.periods import Period

from ..models import Round
from .opening import open_round

DAYS_LEFT = 30


def open_demo_round(*, partner: Organisation) -> Round | None:
    """Open a round of the last year in which an activity of the partner ran, this year at most.

    Null where that year has a round already, or no activity says when it ran. Raises `RuntimeError`
    outside the demonstration.
    """
    if not settings.DEMO:
        raise RuntimeError("rounds to try out are opened in the demonstration only")
    year = _last_year(partner)
    if year is None:
        return None
    days = Period.year(year)
    if Round.objects.filter(
        Q(partner=partner) | Q(partner__merged_into=partner), period__overlap=as_range(days)
    ).exists():
        return None
    due = timezone.localdate() + timedelta(days=DAYS_LEFT)
    return open_round(partner=partner, period=days, due=due, by=None)


def _last_year(partner: Organisation) -> int | None:
    today = timezone.localdate()
    rows = Activity.objects.filter(partner=partner, runs__isnull=False)
    ends = [
        today.year if period.end is None else min(today.year, (period.end - timedelta(days=1)).year)
        for period in map(as_period, rows.values_list("runs", flat=True))
        if period.start is None or period.start <= date(today.year, 12, 31)
    ]
    return max(ends, default=None)
