# SPDX-License-Identifier: EUPL-1.2
"""The lines of the documents, and what a pack cites of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from corridor.foundation.jobs.rules import Record, read_pack
from corridor.values.citations import Citation

FILES = {
    "NL08": "policy-note-nl-2008.txt",
    "NL10": "letter-and-progress-report-nl-2010.txt",
    "NL11": "progress-report-nl-2011.txt",
    "BE": "strategy-note-be.txt",
    "EU06": "eu-contribution-hld-2006.txt",
}


@cache
def _held(pack: Path) -> tuple[Record, ...]:
    return tuple(each for each in read_pack(pack) if isinstance(each, Record))


def records(pack: Path, kind: str) -> list[dict[str, Any]]:
    """The raw records of a kind."""
    return [each.data for each in _held(pack) if each.kind == kind]


def citations_in(value: Any) -> Iterator[str]:
    """Every citation that a record names, wherever in it."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key in ("sources", "whole_sources", "baseline_sources"):
                yield from each or ()
            else:
                yield from citations_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from citations_in(each)


def lines_of(shared: Path, citation: str) -> str:
    """The lines cited, as one line; `KeyError` for a document that is not among the sources."""
    cited = Citation.parse(citation)
    lines = (shared / "sources" / FILES[cited.document]).read_text("utf-8").splitlines()
    start = 0 if cited.first is None else cited.first - 1
    return " ".join(" ".join(lines[start : cited.last]).split())
