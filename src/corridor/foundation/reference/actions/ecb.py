# SPDX-License-Identifier: EUPL-1.2
"""Loading the European Central Bank's rates in bulk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from corridor.foundation.audit.public import Actor, acting
from corridor.foundation.jobs.public import Progress, Run, SetAside

from ..models import Currency, ExchangeRate
from ..rules.ecb import DayRates, NotRates, RateFault, count_days, read_rates

# Some ten thousand rows a statement: few round trips, and little to hold.
DAYS_AT_ONCE = 250


@dataclass(slots=True)
class RateLoad:
    """What became of a file: rates created, changed and unchanged, and what was set aside."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[RateFault] = field(default_factory=list)


def load_ecb_rates(*, by: Actor | None, file: Path, progress: Progress) -> RateLoad:
    """Load a file of euro reference rates; takes what is sound and reports the rest.

    Loading again changes nothing; a load that was broken off is finished by loading again. Only
    rates that are new or differ are written, so that history keeps real changes alone. Raises
    `NotRates` if nothing in the file can be read.
    """
    progress.expect(count_days(file))
    load = RateLoad()
    currencies = dict(Currency.objects.values_list("code", "pk"))
    unknown: set[str] = set()
    days = _days(file, load)
    with acting(by=by):
        while chunk := list(islice(days, DAYS_AT_ONCE)):
            for day in chunk:
                for code in day.rates.keys() - currencies.keys() - unknown:
                    unknown.add(code)
                    message = f"there is no currency {code}; its rates were left out"
                    load.faults.append(RateFault(day.line, message, {"currency": code}))
            _write(chunk, currencies, load.counts)
            progress.step(len(chunk))
    return load


def _days(file: Path, load: RateLoad) -> Iterator[DayRates]:
    """The days that can be read; a file that breaks on the way ends there, with a fault."""
    some = False
    try:
        for item in read_rates(file, today=timezone.localdate()):
            if isinstance(item, RateFault):
                load.faults.append(item)
            else:
                some = True
                yield item
    except NotRates as error:
        if not some:
            raise
        load.faults.append(RateFault(1, f"the rest of the file was left out: {error}", {}))


@transaction.atomic
def _write(chunk: list[DayRates], currencies: Mapping[str, int], counts: Counter[str]) -> None:
    held = {
        (currency, day): rate
        for currency, day, rate in ExchangeRate.objects.filter(
            day__in=[day.day for day in chunk]
        ).values_list("currency_id", "day", "rate")
    }
    rows = []
    for day in chunk:
        for code, rate in day.rates.items():
            if code not in currencies:
                continue
            known = held.get((currencies[code], day.day))
            if known == rate:
                counts["unchanged"] += 1
                continue
            counts["created" if known is None else "changed"] += 1
            rows.append(ExchangeRate(currency_id=currencies[code], day=day.day, rate=rate))
    ExchangeRate.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["currency", "day"],
        update_fields=["rate"],
    )


def load_ecb_rates_job(
    *, progress: Progress, run: Run, by: Actor | None, file: str
) -> Mapping[str, Any]:
    """The job "load-ecb-rates": `file` is a path; what was set aside is kept with the run."""
    path = Path(file)
    load = load_ecb_rates(by=None, file=path, progress=progress)
    SetAside.objects.bulk_create(
        (
            SetAside(
                run=run,
                why=SetAside.Why.FAULT,
                kind="exchange-rate",
                file=path.name[-400:],
                line=fault.line,
                message=fault.message,
                record=fault.record,
            )
            for fault in load.faults
        ),
        batch_size=1000,
    )
    return {"kinds": {"exchange-rate": dict(load.counts)}, "faults": len(load.faults)}
