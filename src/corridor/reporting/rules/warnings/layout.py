# SPDX-License-Identifier: EUPL-1.2
"""What looks unfinished in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .doubts import Doubt

_HEADING = re.compile(r"(#{2,3}) +(\S.*)")


def layout(text: str) -> Iterator[Doubt]:
    """Headings under which nothing stands, and what may be a table that lost its lines."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        match = _HEADING.match(line)
        if match is not None and _nothing_below(lines[number:], len(match[1])):
            yield Doubt(number, "heading_alone", match[2].strip()[:80])
        if "\t" in line.strip() and "|" not in line:
            yield Doubt(number, "tabs", " ".join(line.split())[:80])


def _nothing_below(lines: list[str], level: int) -> bool:
    """Whether the next thing is a heading of the same level or above, or the end."""
    for line in lines:
        if line.strip():
            match = _HEADING.match(line)
            return match is not None and len(match[1]) <= level
    return True
