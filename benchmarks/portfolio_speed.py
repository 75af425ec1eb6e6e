# SPDX-License-Identifier: EUPL-1.2
"""How fast a portfolio of growing size loads, and how fast its public pages and searches answer.

    PYTHONPATH=src:. CORRIDOR_MODE=test .venv/bin/python -m benchmarks.portfolio_speed

DATABASE_URL names a server where one may make a database: it works in one of its own, and removes
it. Loading writes each activity with ten transactions, three results and the history of every row.
Pages are asked for as nobody in particular, by Django's test client, each time with another
parameter; the 95th percentile of the times and the most queries are shown.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from benchmarks.database import described, own_database

SIZES = (10_000, 100_000)
TIMES = 40
DATA = Path(__file__).resolve().parents[1] / "data"
FOLDERS = ("reference", "parties", "policy")


def ground() -> None:
    """Countries, organisations and frameworks of the pack, dollar rates, what figures are of."""
    from corridor.foundation.audit.public import copy_rows
    from corridor.foundation.jobs.public import run_now
    from corridor.foundation.reference.public import Currency, ExchangeRate

    for folder in FOLDERS:
        run_now("load-pack", by=None, folder=str(DATA / folder))
    dollar = Currency.objects.get(code="USD")
    held = set(ExchangeRate.objects.filter(currency=dollar).values_list("day", flat=True))
    days = (date(2005, 12, 26) + timedelta(number) for number in range(17 * 366))
    copy_rows(
        model=ExchangeRate,
        names=("currency_id", "day", "rate"),
        rows=((dollar.pk, day, Decimal("1.3")) for day in days if day not in held),
    )
    for name in ("dimension.yaml", "common-indicator.yaml"):
        run_now("load-pack", by=None, folder=str(_alone(DATA / "portfolio" / name)))


def _alone(file: Path) -> Path:
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp()) / "portfolio"
    folder.mkdir()
    shutil.copy(file, folder)
    return folder.parent


def load(start: int, count: int) -> float:
    """Seconds to write the activities from `start` up to `count`, without making them up."""
    from benchmarks.portfolio import statements
    from corridor.steering.portfolio.public import Intake, save_activities

    intake = Intake.objects.create(kind=Intake.Kind.IATI, name=f"benchmark up to {count}")
    spent = 0.0
    ready = start
    while ready < count:
        group = list(statements(min(ready + 2_000, count), start=ready))
        began = time.perf_counter()
        *_before, report = save_activities(by=None, statements=group, intake=intake)
        spent += time.perf_counter() - began
        ready += len(group)
        if report.not_taken:
            sys.exit(f"set aside, so these numbers mean nothing: {report.not_taken[0]}")
    return spent


def settle() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def pages(count: int, chance: random.Random) -> dict[str, Callable[[], str]]:
    from benchmarks.portfolio import COUNTRIES, NODES, VOCABULARY
    from corridor.steering.portfolio.public import Activity

    keys = list(
        Activity.objects.order_by("pk").values_list("public_id", flat=True)[:: max(1, count // 200)]
    )

    def word() -> str:
        return chance.choice(VOCABULARY["nl"])

    def country() -> str:
        return chance.choice(COUNTRIES)

    def node() -> str:
        return chance.choice(NODES).rpartition("/")[2]

    return {
        "activities": lambda: f"activities/?page={chance.randrange(1, 30)}",
        "search": lambda: f"activities/?q={word()}",
        "search, two words": lambda: f"activities/?q={word()}+{word()}",
        "search with facets": lambda: (
            f"activities/?q={word()}&country={country()}&status={chance.choice('1234')}"
        ),
        "facets alone": lambda: f"activities/?country={country()}",
        "activity": lambda: f"activities/{chance.choice(keys)}/",
        "map": lambda: "activities/map/",
        "transactions": lambda: f"transactions/?page={chance.randrange(1, 30)}",
        "spending": lambda: "spending/",
        "results": lambda: "results/",
        "common indicator": lambda: "results/people-trained/",
        "node": lambda: f"frameworks/NL08/nodes/{node()}/",
        "country": lambda: f"countries/{country()}/",
    }


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def measured(paths: dict[str, Callable[[], str]]) -> Iterator[tuple[str, float, float, int]]:
    """For each page its median and 95th percentile in milliseconds, and its most queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    for name, path in paths.items():
        times, most = [], 0
        for turn in range(TIMES + 2):
            address = f"/nl/{path()}"
            if turn < 2:
                with CaptureQueriesContext(connection) as asked:
                    answer = client.get(address)
                most = max(most, len(asked))
            else:
                began = time.perf_counter()
                answer = client.get(address)
                times.append((time.perf_counter() - began) * 1_000)
            if answer.status_code != 200:
                sys.exit(f"{address} answered {answer.status_code}: these numbers mean nothing")
        yield name, percentile(times, 0.5), percentile(times, 0.95), most


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    options = parser.parse_args(arguments)
    with own_database():
        print(described())
        ground()
        rate_before, started = 0.0, 0
        for size in options.sizes:
            spent = load(started, size)
            rate = (size - started) / spent
            ratio = f", {rate / rate_before:.2f} of the rate before" if rate_before else ""
            print(f"\n{size:,} activities, {size * 10:,} transactions, {size * 3:,} results")
            print(f"loaded {size - started:,} in {spent:.1f} s: {rate:.0f} a second{ratio}")
            settle()
            print(f"{'page':<22}{'median ms':>10}{'95th ms':>10}{'queries':>9}")
            for name, median, high, most in measured(pages(size, random.Random(1))):
                print(f"{name:<22}{median:>10.0f}{high:>10.0f}{most:>9}", flush=True)
            started, rate_before = size, rate
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
