# SPDX-License-Identifier: EUPL-1.2
"""How fast a portfolio of growing size loads, and how fast its pages, searches and lists answer.

    PYTHONPATH=src:. CORRIDOR_MODE=test .venv/bin/python -m benchmarks.portfolio_speed

DATABASE_URL names a server where one may make a database: it works in one of its own, and removes
it. The pack of the project is there too. What is counted stands in `benchmarks/README.md`.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.database import described, own_database
from benchmarks.portfolio_pages import Addresses, Paths, officer

SIZES = (10_000, 100_000)
TIMES = 40
DATA = Path(__file__).resolve().parents[1] / "data"


def ground() -> None:
    """The pack of the project, and dollar rates for each day."""
    from corridor.foundation.audit.public import copy_rows
    from corridor.foundation.jobs.public import run_now
    from corridor.foundation.reference.public import Currency, ExchangeRate

    run_now("load-pack", by=None, folder=str(DATA))
    dollar = Currency.objects.get(code="USD")
    held = set(ExchangeRate.objects.filter(currency=dollar).values_list("day", flat=True))
    days = (date(2005, 12, 26) + timedelta(number) for number in range(17 * 366))
    copy_rows(
        model=ExchangeRate,
        names=("currency_id", "day", "rate"),
        rows=((dollar.pk, day, Decimal("1.3")) for day in days if day not in held),
    )


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


def add_large() -> None:
    """The one activity with a thousand transactions; not timed."""
    from benchmarks.portfolio import large
    from corridor.steering.portfolio.public import Intake, save_activities

    intake = Intake.objects.create(kind=Intake.Kind.IATI, name="benchmark, large")
    *_before, report = save_activities(by=None, statements=[large()], intake=intake)
    if report.not_taken:
        sys.exit(f"set aside: {report.not_taken[0]}")


def tally() -> float:
    """Seconds to add up what results come to, for the pages that show them."""
    from corridor.foundation.jobs.public import run_now

    began = time.perf_counter()
    run_now("tally-results", by=None)
    return time.perf_counter() - began


def settle() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def measured(client: Any, base: str, paths: Paths, times: int) -> Iterator[str]:
    """A line for each page: median and 95th percentile in milliseconds, most queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for name, path in paths.items():
        spent, most = [], 0
        for turn in range(times + 2):
            address = f"{base}{path()}"
            if turn < 2:
                with CaptureQueriesContext(connection) as asked:
                    answer = client.get(address)
                most = max(most, len(asked))
            else:
                began = time.perf_counter()
                answer = client.get(address)
                spent.append((time.perf_counter() - began) * 1_000)
            if answer.status_code != 200:
                sys.exit(f"{address} answered {answer.status_code}: these numbers mean nothing")
        median, high = percentile(spent, 0.5), percentile(spent, 0.95)
        yield f"{name:<36}{median:>10.0f}{high:>10.0f}{most:>9}"


def show(size: int, times: int) -> None:
    from django.conf import settings
    from django.test import Client

    from corridor.site.memory import keep_what_is_loaded

    keep_what_is_loaded()
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    addresses = Addresses(size)
    signed_in = Client()
    signed_in.force_login(officer(), "corridor.foundation.accounts.backends.RoleBackend")
    asked: list[tuple[str, Any, str, Paths]] = [
        ("page", Client(), "/nl/", addresses.pages()),
        ("page, to an officer", signed_in, "/nl/", addresses.officer()),
        ("list of the API", Client(), "/api/", addresses.lists()),
    ]
    for lang in ("nl", "fr", "en"):
        asked.append((f"search, in {lang}", Client(), f"/{lang}/", addresses.searches(lang)))
    for title, client, base, paths in asked:
        print(f"\n{title:<36}{'median ms':>10}{'95th ms':>10}{'queries':>9}")
        for line in measured(client, base, paths, times):
            print(line, flush=True)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--times", type=int, default=TIMES)
    options = parser.parse_args(arguments)
    with own_database():
        print(described())
        ground()
        started = 0
        for size in options.sizes:
            spent = load(started, size)
            rate = (size - started) / spent
            print(f"\n{size:,} activities, {size * 10:,} transactions, {size * 3:,} results")
            print(f"loaded {size - started:,} in {spent:.1f} s: {rate:.0f} a second")
            if not started:
                add_large()
            print(f"added up results in {tally():.1f} s")
            settle()
            print(f"load of the machine meanwhile: {os.getloadavg()[0]:.1f}")
            show(size, options.times)
            started = size
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
