# SPDX-License-Identifier: EUPL-1.2
"""Reports and figures from the command line."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from corridor.engines.documents import DocumentError
from corridor.reporting.public import (
    UNANSWERED,
    NotPublishable,
    Reading,
    as_file,
    as_yaml,
    find_report,
    live_figure,
    publish,
    read_draft,
    read_latest,
    reports,
)

from .choices import FORMATS, LANGUAGES
from .problems import Problem


def write_report(
    *, framework: str, year: int, lang: str, form: str, out: str | None, draft: bool
) -> int:
    """Write the latest edition, or the draft where there is none yet or it is asked for."""
    report = find_report(framework, year)
    if report is None:
        raise Problem(f"there is no report on {framework} and {year}")
    try:
        reading = read_draft(report, lang) if draft else read_latest(report, lang)
    except NotPublishable as refusal:
        raise Problem(str(refusal)) from refusal
    content = _written(reading, form)
    if out == "-":
        sys.stdout.buffer.write(content)
        return 0
    path = Path(out or f"{framework}-{year}-{lang}.{form}")
    put(path, content)
    print(path)
    return 0


def write_reports(folder: Path) -> int:
    """Publish every report that has no edition, then write all in each language and form."""
    written = 0
    for report in reports().order_by("framework__code", "year"):
        if not report.editions.exists():
            if report.by_hand:
                continue  # people write it, and will publish it
            try:
                publish(report=report, by=None)
            except NotPublishable as refusal:
                for fault in refusal.faults:
                    print(f"{report}: {fault}", file=sys.stderr)
                return 1
        for lang in LANGUAGES:
            reading = read_latest(report, lang)
            for form in FORMATS:
                path = folder / f"{report.framework.code}-{report.year}-{lang}.{form}"
                put(path, _written(reading, form))
                written += 1
    print(f"{written} files in {folder}")
    return 0


def export_report(*, framework: str, year: int, out: str | None) -> int:
    """Write a report's draft as a record of a data pack."""
    report = find_report(framework, year)
    if report is None:
        raise Problem(f"there is no report on {framework} and {year}")
    content = as_yaml(report).encode()
    if out == "-":
        sys.stdout.buffer.write(content)
        return 0
    path = Path(out or f"report.{framework.lower()}-{year}.yaml")
    put(path, content)
    print(path)
    return 0


def print_figure(*, framework: str, year: int, key: str) -> int:
    try:
        figure = live_figure(framework, year, key)
    except UNANSWERED as error:
        raise Problem(str(error)) from error
    print(json.dumps({**figure.as_json(), "hash": figure.hash}, ensure_ascii=False, indent=2))
    return 0


def _written(reading: Reading, form: str) -> bytes:
    try:
        return as_file(reading, form).content
    except DocumentError as error:
        raise Problem(str(error)) from error


def put(path: Path, content: bytes) -> None:
    """Whole or not at all: a reader never meets half a file.

    A device or a pipe is written to; a file put in its place would take it away from everybody.
    """
    if not path.name or os.path.isdir(path):
        raise Problem(f"{path} is a folder and cannot be written as a file")
    aside = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink()
        raise Problem(f"{path} cannot be written: {error.strerror}") from error
