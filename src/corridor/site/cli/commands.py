# SPDX-License-Identifier: EUPL-1.2
"""What each command does; every one translates and leaves the deciding to the rooms."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .accounts import create_administrator, demo_accounts, refuse_unsound
from .choices import FORMATS, LANGUAGES
from .problems import Problem as Problem
from .rounds import demo_round, remind
from .verifying import verify_file

Verbs = Any


def _migrate(verbs: Verbs) -> None:
    def do(options: argparse.Namespace) -> int:
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=options.verbosity)
        return 0

    verb = verbs.add_parser("migrate", help="bring the database up to date")
    verb.add_argument("--verbosity", type=int, default=0)
    verb.set_defaults(do=do)


def _load(verbs: Verbs) -> None:
    def do(options: argparse.Namespace) -> int:
        from corridor.foundation.jobs.public import Busy, SetAside, run_now

        folder = Path(options.folder)
        if not options.folder or not folder.is_dir():
            raise Problem(f"there is no folder {options.folder or repr(options.folder)}")
        try:
            run = run_now("load-pack", by=None, watch=bar("Loading"), folder=str(folder.resolve()))
        except Busy as busy:
            raise Problem(str(busy)) from busy
        for aside in run.set_aside.all():
            print(aside, file=sys.stderr)
        counts = {"created": 0, "changed": 0, "unchanged": 0}
        for outcomes in run.summary["kinds"].values():
            for outcome, count in outcomes.items():
                counts[outcome] += count
        faults = run.set_aside.filter(why=SetAside.Why.FAULT).count()
        waiting = run.set_aside.filter(why=SetAside.Why.WAITING).count()
        print(
            f"{counts['created']} new, {counts['changed']} changed, "
            f"{counts['unchanged']} unchanged, {faults} faults, {waiting} waiting"
        )
        return 1 if faults else 0

    verb = verbs.add_parser("load", help="check a data pack and load what is sound")
    verb.add_argument("folder", metavar="DIR")
    verb.set_defaults(do=do)


def _serve(verbs: Verbs) -> None:
    def do(options: argparse.Namespace) -> int:
        from .serving import serve

        refuse_unsound()
        return serve(host=options.host, port=options.port)

    verb = verbs.add_parser("serve", help="serve the site and do background work")
    verb.add_argument("--host", default="127.0.0.1")
    verb.add_argument("--port", type=int, default=8000)
    verb.set_defaults(do=do)


def _report(verbs: Verbs) -> None:
    def do(options: argparse.Namespace) -> int:
        from .reports import write_report

        return write_report(
            framework=options.framework,
            year=options.year,
            lang=options.lang,
            form=options.format,
            out=options.out,
            draft=options.draft,
        )

    verb = verbs.add_parser("report", help="write a progress report as PDF, DOCX, HTML or JSON")
    verb.add_argument("year", type=int)
    verb.add_argument("--framework", required=True, help="its code, as NL08")
    verb.add_argument("--lang", choices=LANGUAGES, default="en")
    verb.add_argument("--format", choices=FORMATS, default="pdf")
    verb.add_argument("--out", metavar="FILE", help="where to write it; - is standard output")
    verb.add_argument("--draft", action="store_true", help="as it would be published now")
    verb.set_defaults(do=do)


def _reports(verbs: Verbs) -> None:
    def do(options: argparse.Namespace) -> int:
        from .reports import write_reports

        return write_reports(Path(options.out))

    verb = verbs.add_parser(
        "reports", help="publish reports that never were, and write the latest edition of all"
    )
    verb.add_argument("--out", metavar="DIR", default="out")
    verb.set_defaults(do=do)


def _report_export(verbs: Verbs) -> None:
    def do(options: argparse.Namespace) -> int:
        from .reports import export_report

        return export_report(framework=options.framework, year=options.year, out=options.out)

    verb = verbs.add_parser("report-export", help="write a report's text as a file for a data pack")
    verb.add_argument("year", type=int)
    verb.add_argument("--framework", required=True, help="its code, as NL08")
    verb.add_argument("--out", metavar="FILE", help="where to write it; - is standard output")
    verb.set_defaults(do=do)


def _annex(verbs: Verbs) -> None:
    def do(options: argparse.Namespace) -> int:
        from .annexes import write_annex

        return write_annex(
            framework=options.framework,
            year=options.year,
            lang=options.lang,
            form=options.format,
            out=options.out,
        )

    verb = verbs.add_parser("annex", help="the table of a budget annex as XLSX or CSV")
    verb.add_argument("year", type=int)
    verb.add_argument("--framework", required=True, help="its code, as NL08")
    verb.add_argument("--lang", choices=LANGUAGES, default="en")
    verb.add_argument("--format", choices=("xlsx", "csv"), default="xlsx")
    verb.add_argument("--out", metavar="FILE", help="where to write it; - is standard output")
    verb.set_defaults(do=do)


def _figure(verbs: Verbs) -> None:
    def do(options: argparse.Namespace) -> int:
        from .reports import print_figure

        return print_figure(framework=options.framework, year=options.year, key=options.key)

    verb = verbs.add_parser("figure", help="one figure as JSON, with its records and sources")
    verb.add_argument("key", help="as spending/3, spending/total or envelope/total")
    verb.add_argument("--framework", required=True, help="its code, as NL08")
    verb.add_argument("--year", type=int, required=True)
    verb.set_defaults(do=do)


def bar(title: str) -> Callable[[int, int | None], None]:
    """A progress bar on a terminal; elsewhere a line every tenth part."""
    said = -1

    def show(done: int, total: int | None) -> None:
        nonlocal said
        if not total:
            return
        if sys.stderr.isatty():
            width = 32
            full = done * width // total
            line = f"\r{title} {'█' * full}{'░' * (width - full)} {done}/{total}"
            print(line, end="\n" if done >= total else "", file=sys.stderr, flush=True)
        elif done * 10 // total > said:
            said = done * 10 // total
            print(f"{title} {done}/{total}", file=sys.stderr, flush=True)

    return show


ALL: tuple[Callable[[Verbs], None], ...] = (
    _migrate,
    _load,
    _report,
    _reports,
    _annex,
    _report_export,
    _figure,
    verify_file,
    demo_accounts,
    demo_round,
    remind,
    create_administrator,
    _serve,
)
