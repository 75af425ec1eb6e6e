# SPDX-License-Identifier: EUPL-1.2
"""Keeping what common indicators come to, so that a page need not add up the whole portfolio."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from corridor.foundation.jobs.public import Progress, Run
from corridor.values.periods import Period

from ..models import CommonIndicator, Tally
from ..rules.tallies import as_json, row_as_json
from ..selectors import rollup
from ..selectors.tallies import listed, our_funders, sets

CUTS = (Tally.By.ALL, Tally.By.COUNTRY, Tally.By.NODE)


def tally(common: CommonIndicator) -> bool:
    """Add it up anew; false where something changed meanwhile, so that it must be done again."""
    years = list(rollup.years_of([common]).get(common.pk, ()))
    times = [Period.year(year) for year in years]
    ours = [each.pk for each in our_funders()]
    rows = []
    if years:
        for by in CUTS:
            parts = by == Tally.By.ALL
            found = rollup.roll_up(common, sets(by), times, ours, parts=parts)
            rows += [
                Tally(common=common, year=time.start.year, by=by, key=key, answer=as_json(value))
                for (key, time), value in found.items()
                if time.start is not None
            ]
    rows += [_rows(common, year, ours) for year in years]
    with transaction.atomic():
        now = CommonIndicator.objects.select_for_update().filter(pk=common.pk)
        if not now.filter(changed=common.changed).exists():
            return False
        Tally.objects.filter(common=common).delete()
        Tally.objects.bulk_create(rows, batch_size=1000)
        now.update(tallied=common.changed)
    return True


def _rows(common: CommonIndicator, year: int, ours: list[int]) -> Tally:
    found = listed(common, year, funders=ours)
    answer = {
        "rows": [row_as_json(row) for row in found.rows],
        "included": [row_as_json(row) for row in found.included],
        "count": found.count,
    }
    return Tally(common=common, year=year, by=Tally.By.ROWS, answer=answer)


def tally_stale() -> int:
    """Add up anew what is no longer worth anything; how many that were."""
    done = 0
    for common in CommonIndicator.objects.exclude(tallied=F("changed")):
        done += tally(common)
    return done


def follow_changes(payload: Mapping[str, Any]) -> None:
    """Results changed somewhere; asked again it changes nothing."""
    tally_stale()


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
