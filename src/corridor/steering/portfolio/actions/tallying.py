# SPDX-License-Identifier: EUPL-1.2
"""Keeping what common indicators come to, so that a page need not add up the whole portfolio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from corridor.foundation.jobs.public import Progress, Run, announce
from corridor.values.periods import Period

from ..models import CommonIndicator, Indicator, Tally
from ..rules.tallies import as_json, row_as_json
from ..selectors import rollup
from ..selectors.tallies import Listed, listed_in, our_funders, sets
from .covering import CHANGED

CUTS = (Tally.By.ALL, Tally.By.COUNTRY, Tally.By.NODE)


def tally(common: CommonIndicator) -> bool:
    """Add it up anew; false where something changed meanwhile, so that it must be done again.

    What was found is kept all the same: it is what stood when this began.
    """
    begun = timezone.now()
    with _as_of_now():
        rows = _tallies(common)
        size = Indicator.objects.filter(common=common).count()
    with transaction.atomic():
        now = CommonIndicator.objects.select_for_update().filter(pk=common.pk)
        if now.filter(tallied__lte=common.changed).update(
            tallied=common.changed, tallied_at=begun, size=size
        ):
            Tally.objects.filter(common=common).delete()
            Tally.objects.bulk_create(rows, batch_size=1000)
        return now.filter(changed=common.changed).exists()


@contextmanager
def _as_of_now() -> Iterator[None]:
    """All that is asked is answered as of one moment; within a transaction as that sees it."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _tallies(common: CommonIndicator) -> list[Tally]:
    years = list(rollup.years_of([common]).get(common.pk, ()))
    times = [Period.year(year) for year in years]
    ours = [each.pk for each in our_funders()]
    rows: list[Tally] = []
    if not years:
        return rows
    for by in CUTS:
        parts = by == Tally.By.ALL
        found = rollup.roll_up(common, sets(by), times, ours, parts=parts)
        rows += [
            Tally(common=common, year=time.start.year, by=by, key=key, answer=as_json(value))
            for (key, time), value in found.items()
            if time.start is not None
        ]
    told = listed_in(common, times, ours)
    return rows + [_rows(common, time, found) for time, found in told.items()]


def _rows(common: CommonIndicator, time: Period, found: Listed) -> Tally:
    answer = {
        "rows": [row_as_json(row) for row in found.rows],
        "included": [row_as_json(row) for row in found.included],
        "count": found.count,
    }
    assert time.start is not None
    return Tally(common=common, year=time.start.year, by=Tally.By.ROWS, answer=answer)


def tally_stale() -> int:
    """Add up anew what is no longer worth anything; how many that were.

    The largest come last: whoever changes one waits from when it was kept until all are.
    """
    done = 0
    for common in CommonIndicator.objects.exclude(tallied=F("changed")).order_by("size", "pk"):
        done += tally(common)
    return done


def follow_changes(payload: Mapping[str, Any]) -> None:
    """Results changed somewhere; asked again it changes nothing."""
    tally_stale()
    if CommonIndicator.objects.exclude(tallied=F("changed")).exists():
        # Nobody else will say so: who changes what is open already says nothing.
        announce(topic=CHANGED, payload={})


def tally_results_job(
    *, progress: Progress, run: Run, by: object, **_params: Any
) -> dict[str, Any]:
    """All of them, since frameworks and their owners may have changed too."""
    commons = list(CommonIndicator.objects.all())
    progress.expect(len(commons))
    for common in commons:
        tally(common)
        progress.step()
    return {"common_indicators": len(commons)}
