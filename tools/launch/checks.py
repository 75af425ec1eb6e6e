# SPDX-License-Identifier: EUPL-1.2
"""What `run test` runs before the tests: each check, whatever the others say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.launch.output import Fault, fault_from_log
from tools.launch.workshop import CommandFailed, Workshop

LINES = 60
"""How much is shown of what a check found: most of the time, all of it."""


@dataclass(frozen=True)
class Check:
    """A check: the name of its log, what it says of itself, and its command for our Python."""

    name: str
    title: str
    words: tuple[str, ...]
    advice: str


CHECKS = (
    Check(
        "ruff",
        "Style (ruff)",
        ("-m", "ruff", "check", ".", "run"),
        "Many of these mend themselves: .venv/bin/ruff check --fix . run",
    ),
    Check(
        "ruff-format",
        "Layout (ruff format)",
        ("-m", "ruff", "format", "--check", ".", "run"),
        "To lay them out: .venv/bin/ruff format . run",
    ),
    Check("mypy", "Types (mypy)", ("-m", "mypy"), ""),
    Check(
        "contracts",
        "House contracts",
        (".venv/bin/lint-imports", "--no-cache"),
        "The plan of the house says who may import whom: .importlinter",
    ),
    Check(
        "migrations",
        "Missing migrations",
        ("-m", "corridor.site", "makemigrations", "--check", "--dry-run"),
        "To write them: ./run corridor makemigrations",
    ),
    Check(
        "translations",
        "Missing translations",
        ("-m", "tools.messages", "check"),
        "To collect the strings: .venv/bin/python -m tools.messages update",
    ),
)


def run_all(workshop: Workshop, extra: Mapping[str, str]) -> list[str]:
    """Run every check and tell each fault at once; return the titles of those that failed."""
    failed = []
    for check in CHECKS:
        log = workshop.log(check.name)
        try:
            with workshop.console.step(check.title):
                _run(workshop, check, log, extra)
        except CommandFailed as fault:
            told = fault_from_log(fault.message, log)
            told = Fault(told.message, advice=check.advice, log=log, lines=LINES)
            workshop.console.fault(told)
            failed.append(check.title)
    return failed


def _run(workshop: Workshop, check: Check, log: Path, extra: Mapping[str, str]) -> None:
    workshop.check(
        [workshop.checkout.python, *check.words],
        log=log,
        extra=extra,
        otherwise=f"{check.title}: not in order.",
    )
