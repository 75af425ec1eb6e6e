# SPDX-License-Identifier: EUPL-1.2
"""Checking downloaded reports and figures from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.db import Error as DatabaseError

SAME, DIFFERENT, UNREADABLE = 0, 1, 2


def verify_file(verbs: Any) -> None:
    def do(options: argparse.Namespace) -> int:
        return _verify(options.file, offline=options.offline)

    verb = verbs.add_parser(
        "verify",
        help="check a downloaded report or figure (JSON): 0 the same, 1 different, 2 unreadable",
    )
    verb.add_argument("file", metavar="FILE", help="- is standard input")
    verb.add_argument(
        "--offline",
        action="store_true",
        help="against the hashes in the file alone, without a database",
    )
    verb.set_defaults(do=do)


def _verify(name: str, *, offline: bool) -> int:
    from corridor.reporting.public import Unreadable, verify, verify_offline

    try:
        data = _read(name)
        checked = verify_offline(data) if offline else verify(data)
    except Unreadable as error:
        print(f"corridor: {name} cannot be checked: {_why(error)}", file=sys.stderr)
        return UNREADABLE
    except OSError as error:
        print(f"corridor: {name} cannot be read: {error.strerror}", file=sys.stderr)
        return UNREADABLE
    except DatabaseError:
        print(
            "corridor: there is no database to compare with; --offline checks the file by itself",
            file=sys.stderr,
        )
        return UNREADABLE
    for each in checked.figures:
        if not each.same:
            print(f"{each.key}: the hash does not hold: {each.said} in the file, {each.found}")
    said = checked.download.seal
    if checked.seal is not None and checked.seal != said:
        print(f"the edition: the hash does not hold: {said} in the file, {checked.seal}")
    for one in checked.differences:
        place = ": ".join(filter(None, [one.figure or "the report", one.field]))
        print(f"{place}: {one.expected!r} expected, {one.found!r} in the file")
    about = f"{checked.download.framework} {checked.download.year}"
    if checked.looked and checked.published is None:
        print(f"{about}: there is no edition {checked.download.number or ''} to compare with")
    elif checked.same:
        against = "the published edition" if checked.looked else "its own hashes"
        print(f"{about}: {len(checked.figures)} figures, the same as {against}")
    if not checked.looked and checked.seal is None and checked.download.number is not None:
        print("the edition's hash cannot be worked out from this file alone", file=sys.stderr)
    return SAME if checked.same else DIFFERENT


def _read(name: str) -> bytes:
    """No more than can be checked, and one byte over to tell that it is more."""
    from corridor.reporting.public import MOST_BYTES

    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _why(error: Any) -> str:
    said = {
        "too_large": "it is larger than any report",
        "not_data_pdf": "it is a PDF; only the data (JSON) can be checked",
        "not_data_zip": "it is a packed file; only the data (JSON) can be checked",
        "not_data_html": "it is a web page; only the data (JSON) can be checked",
        "not_json": "it is not JSON, or not whole",
        "too_deep": "it is nested too deeply",
        "no_number": f"it holds {error.detail}, which is no number",
        "twice": f"the name {json.dumps(error.detail)} stands twice in one place",
        "not_ours": "it is not a report or figure of Corridor",
    }
    return said[error.why]
