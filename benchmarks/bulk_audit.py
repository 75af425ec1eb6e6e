# SPDX-License-Identifier: EUPL-1.2
"""What the history costs in bulk: euro rates written, changed and deleted in one transaction.

    PYTHONPATH=src:. CORRIDOR_MODE=test .venv/bin/python -m benchmarks.bulk_audit

DATABASE_URL names a server where one may make a database: it works in one of its own, and removes
it. Seconds are the median of three runs. "ratio" is to the line above, which has a tenth of the
rows, so that 10 is linear; "times" is to the same work without history.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from benchmarks.database import described, own_database

SIZES = (1_000, 10_000, 100_000)
BATCH = 1_000
RUNS = 3
FIRST = date(1900, 1, 1)


class Somebody:
    pk = 1


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--runs", type=int, default=RUNS)
    options = parser.parse_args(arguments)
    with own_database():
        print(f"{described()}; {BATCH} rows a statement")
        for history, switch in HISTORIES.items():
            with switch():
                report(history, options.sizes, options.runs)
    return 0


# --- the work --------------------------------------------------------------------------------


def work(rows: int, tracked: bool) -> dict[str, float]:
    """Seconds to write, change and delete so many rates, each in one transaction."""
    from django.db import connection, transaction
    from django.db.models import F

    from corridor.foundation.audit.public import acting
    from corridor.foundation.reference.public import Currency, ExchangeRate

    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE reference_exchangerate, reference_exchangerateevent,"
            " reference_currency, reference_currencyevent, pghistory_context CASCADE"
        )
    dollar = Currency.objects.create(code="USD", minor_units=2, names={"en": "US dollar"})
    made = [
        ExchangeRate(currency=dollar, day=FIRST + timedelta(days=n), rate=Decimal(1))
        for n in range(rows)
    ]

    def write() -> None:
        ExchangeRate.objects.bulk_create(made, batch_size=BATCH)

    def change() -> None:
        ExchangeRate.objects.update(rate=F("rate") + 1)

    def delete() -> None:
        ExchangeRate.objects.all()._raw_delete("default")

    taken = {}
    verbs: dict[str, Callable[[], None]] = {"write": write, "change": change, "delete": delete}
    for name, verb in verbs.items():
        began = time.perf_counter()
        with transaction.atomic(), acting(by=Somebody(), reason="benchmark"):
            verb()
        taken[name] = time.perf_counter() - began
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE reference_exchangerate")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM reference_exchangerateevent")
        kept = cursor.fetchone()[0]
    if kept != len(taken) * rows * tracked:
        sys.exit(f"{kept} events were kept of {rows} rows: these numbers mean nothing")
    return taken


def report(history: str, sizes: list[int], runs: int) -> None:
    print(f"\nhistory: {history}")
    print(f"{'rows':>8}" + "".join(f"{verb:>10}{'ratio':>7}{'times':>7}" for verb in VERBS))
    before: dict[str, float] = {}
    tracked = history != PLAIN_LOAD
    work(min(sizes), tracked)  # fills caches, makes plans
    for rows in sizes:
        seen = [work(rows, tracked) for _ in range(runs)]
        median = {verb: statistics.median(one[verb] for one in seen) for verb in VERBS}
        line = f"{rows:>8}"
        for verb, seconds in median.items():
            PLAIN.setdefault((verb, rows), seconds)
            ratio = f"{seconds / before[verb]:.1f}" if before else ""
            line += f"{seconds:>10.3f}{ratio:>7}{seconds / PLAIN[verb, rows]:>7.1f}"
        print(line, flush=True)
        before = median


VERBS = ("write", "change", "delete")
PLAIN: dict[tuple[str, int], float] = {}


# --- the ways to keep history ------------------------------------------------------------------


@contextmanager
def off() -> Iterator[None]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE reference_exchangerate DISABLE TRIGGER USER")
        try:
            yield
        finally:
            cursor.execute("ALTER TABLE reference_exchangerate ENABLE TRIGGER USER")


@contextmanager
def by_statement() -> Iterator[None]:
    yield


@contextmanager
def by_row() -> Iterator[None]:
    """The same events from triggers that are called for every row."""
    import pgtrigger
    from pghistory.trigger import Event

    from corridor.foundation.reference.public import ExchangeRate

    events: Any = next(
        relation.related_model
        for relation in ExchangeRate._meta.related_objects
        if hasattr(relation.related_model, "pgh_tracked_model")
    )
    operations = {
        "insert": (pgtrigger.Insert, "NEW"),
        "update": (pgtrigger.Update, "NEW"),
        "delete": (pgtrigger.Delete, "OLD"),
    }
    triggers = [
        Event(
            event_model=events,
            label=label,
            name=f"row_{label}",
            operation=operation,
            row=row,
            level=pgtrigger.Row,
        )
        for label, (operation, row) in operations.items()
    ]
    with off():
        for trigger in triggers:
            trigger.install(ExchangeRate)
        try:
            yield
        finally:
            for trigger in triggers:
                trigger.uninstall(ExchangeRate)


PLAIN_LOAD = "none"
HISTORIES = {
    PLAIN_LOAD: off,
    "by statement, as shipped": by_statement,
    "by row, for comparison": by_row,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
