# SPDX-License-Identifier: EUPL-1.2
"""How fast the yearly reports are worked out and written, over a portfolio of growing size.

    PYTHONPATH=src:. CORRIDOR_MODE=test .venv/bin/python -m benchmarks.report_speed

DATABASE_URL names a server where one may make a database: it works in one of its own, and removes
it. The reports are those of the pack; the activities of the benchmark count in them. What is asked
stands in `benchmarks/README.md`.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.database import described, own_database
from benchmarks.portfolio_speed import ground, load, percentile, settle, tally

SIZES = (10_000, 100_000)
TIMES = 7
# Seconds that the slowest of the reports may take.
MOST_FIGURES, MOST_PDF = 2.0, 5.0


def works() -> Iterator[tuple[str, Callable[[], Any]]]:
    """What is timed, by name: for each report its figures, its files, and its year's annex."""
    from django.test import Client

    from corridor.reporting.public import (
        Figures,
        annex,
        annex_file,
        as_docx,
        as_html,
        as_json,
        as_pdf,
        draft,
        publish,
        read_draft,
        read_edition,
        reports,
    )

    client = Client()
    for report in reports().order_by("framework__code", "year"):
        name = f"{report.framework.code} {report.year}"
        edition = report.editions.first() or publish(report=report, by=None)
        figures = Figures(report.framework)
        keys = figures.keys(report.year)

        def every(report: Any = report, keys: Any = keys) -> None:
            asked = Figures(report.framework)
            asked.foresee(keys, report.year)
            for key in keys:
                asked.of(key, report.year)

        base = f"/nl/reports/{report.framework.code}/{report.year}/"
        overview = f"/nl/overview/{report.framework.code}/{report.year}/"
        yield f"{name}, figures of the report", lambda report=report: draft(report)
        yield f"{name}, every figure of the year ({len(keys)})", every
        yield f"{name}, PDF of the draft", lambda report=report: as_pdf(read_draft(report, "nl"))
        for form, write in (
            ("PDF", as_pdf),
            ("DOCX", as_docx),
            ("HTML", as_html),
            ("JSON", as_json),
        ):
            yield (
                f"{name}, {form} of the edition",
                lambda edition=edition, write=write: write(read_edition(edition, "fr")),
            )
        yield f"{name}, page", lambda base=base: answered(client, base)
        yield f"{name}, page of the year", lambda overview=overview: answered(client, overview)
        yield (
            f"{name}, budget annex as XLSX",
            lambda report=report: annex_file(annex(report.framework, report.year), "xlsx", "nl"),
        )


def answered(client: Any, address: str) -> None:
    status = client.get(address).status_code
    if status != 200:
        sys.exit(f"{address} answered {status}: these numbers mean nothing")


def show(times: int) -> bool:
    """Prints a line for each; whether figures and PDF of all reports keep within their bounds."""
    from django.conf import settings
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    print(f"\n{'seconds':<52}{'first':>8}{'median':>8}{'slowest':>9}{'queries':>9}")
    kept = True
    for name, work in works():
        spent = []
        for turn in range(times):
            began = time.perf_counter()
            work()
            spent.append(time.perf_counter() - began)
            if not turn:
                first = spent.pop()
        with CaptureQueriesContext(connection) as asked:
            work()
        median, slowest = percentile(spent, 0.5), max(spent)
        print(f"{name:<52}{first:>8.2f}{median:>8.2f}{slowest:>9.2f}{len(asked):>9}", flush=True)
        if name.endswith("figures of the report"):
            kept &= slowest <= MOST_FIGURES
        if name.endswith("PDF of the draft"):
            kept &= slowest <= MOST_PDF
    return kept


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--times", type=int, default=TIMES)
    options = parser.parse_args(arguments)
    kept = True
    with own_database():
        print(described())
        ground()
        started = 0
        for size in options.sizes:
            load(started, size)
            print(f"\n{size:,} activities, {size * 10:,} transactions, {size * 3:,} results")
            print(f"added up results in {tally():.1f} s")
            settle()
            print(f"load of the machine meanwhile: {os.getloadavg()[0]:.1f}")
            kept &= show(max(2, options.times))
            started = size
    print(f"\nfigures within {MOST_FIGURES:.0f} s and PDF within {MOST_PDF:.0f} s: "
          f"{'yes' if kept else 'no'}")  # fmt: skip
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
