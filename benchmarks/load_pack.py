# SPDX-License-Identifier: EUPL-1.2
"""How long packs of growing size take to load, and to load again when nothing has changed.

    PYTHONPATH=src:. CORRIDOR_MODE=test .venv/bin/python -m benchmarks.load_pack

DATABASE_URL names a server where one may make a database: it works in one of its own, and removes
it. Each record is a transaction of its own, checked, written and kept in the history.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from benchmarks.database import described, own_database

SIZES = (300, 1_000, 3_000, 10_000)
FIRST = date(1999, 1, 4)


def pack(folder: Path, records: int) -> None:
    (folder / "currency.csv").write_text("code\nUSD\n")
    days = (FIRST + timedelta(days=n) for n in range(records - 1))
    rows = (f"{day},USD,1.{day.toordinal() % 1000:03}1\n" for day in days)
    (folder / "exchange-rate.csv").write_text("day,currency,rate\n" + "".join(rows))


def seconds(folder: Path, outcome: str, records: int) -> float:
    from corridor.foundation.jobs.public import run_now

    began = time.perf_counter()
    run = run_now("load-pack", by=None, folder=str(folder))
    taken = time.perf_counter() - began
    if sum(counts.get(outcome, 0) for counts in run.summary["kinds"].values()) != records:
        sys.exit(f"not all records were {outcome}: these numbers mean nothing")
    return taken


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    options = parser.parse_args(arguments)
    with own_database(), tempfile.TemporaryDirectory() as folder:
        from django.db import connection

        print(described())
        print(f"{'records':>8}{'new':>9}{'a second':>10}{'again':>9}{'a second':>10}")
        for records in options.sizes:
            pack(Path(folder), records)
            with connection.cursor() as cursor:
                cursor.execute("TRUNCATE reference_currency, reference_exchangerate CASCADE")
            new = seconds(Path(folder), "created", records)
            again = seconds(Path(folder), "unchanged", records)
            line = f"{records:>8}{new:>9.1f}{records / new:>10.0f}"
            print(f"{line}{again:>9.1f}{records / again:>10.0f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
