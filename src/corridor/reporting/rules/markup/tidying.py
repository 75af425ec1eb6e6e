# SPDX-License-Identifier: EUPL-1.2
"""One form for runs that read the same: without it a text would not come back as it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .blocks import Inline, Number, Runs, Style, Words

# Lone surrogates and noncharacters: no file can hold them, and no reference in a text names them.
_NO_CHARACTER = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BREAK = re.compile("\r\n?|[\u2028\u2029]")
_GAP = re.compile(r"[\t\n\r]")


def clean(text: str) -> str:
    """The text with one kind of line break, and without what no file can hold."""
    return _CONTROL.sub(" ", _NO_CHARACTER.sub("\ufffd", _BREAK.sub("\n", text)))


def in_one_line(text: str) -> str:
    return _GAP.sub(" ", clean(text))


def tidy(runs: Iterable[Inline]) -> Runs:
    """Neighbours that look alike are one run, and spaces neither begin nor end the line. Spaces at
    the edge of a style or a link stand outside it; between two of one style they belong to it."""
    apart = _merged(part for run in runs for part in _apart(run))
    return _stripped(_merged(_with_gaps(apart)))


def _apart(run: Inline) -> Iterator[Inline]:
    if isinstance(run, Number):
        yield run
        return
    text = in_one_line(run.text)
    inside = text.strip()
    if inside:
        start = text.index(inside)
        yield Words(text[:start])
        yield Words(inside, run.style, run.address)
        yield Words(text[start + len(inside) :])
    else:
        yield Words(text)


def _merged(runs: Iterable[Inline]) -> list[Inline]:
    found: list[Inline] = []
    for run in runs:
        if isinstance(run, Words) and not run.text:
            continue
        last = found[-1] if found else None
        if isinstance(run, Words) and isinstance(last, Words) and _looks(run) == _looks(last):
            found[-1] = Words(last.text + run.text, last.style, last.address)
        else:
            found.append(run)
    return found


def _with_gaps(runs: list[Inline]) -> Iterator[Inline]:
    for place, run in enumerate(runs):
        if isinstance(run, Words) and not run.text.strip() and 0 < place < len(runs) - 1:
            (style, address), after = _looks(runs[place - 1]), _looks(runs[place + 1])
            if style is after[0]:
                yield Words(run.text, style, address if address == after[1] else "")
                continue
        yield run


def _looks(run: Inline) -> tuple[Style, str]:
    return run.style, run.address if isinstance(run, Words) else ""


def _stripped(runs: list[Inline]) -> Runs:
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if runs and isinstance(edge := runs[end], Words):
            text = strip(edge.text)
            if text:
                runs[end] = Words(text, edge.style, edge.address)
            else:
                runs.pop(end)
    return tuple(runs)
