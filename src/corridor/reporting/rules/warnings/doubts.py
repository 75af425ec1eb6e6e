# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..keys import FigureKey
from ..placeholders import sound_keys

_FIGURE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
# Addresses say nothing that anybody reads: of links, images and charts.
_ADDRESS = re.compile(r"\]\([^()]*\)|https?://\S+|mailto:\S+")
_END = re.compile(r"[.!?;:](?=\s|$)|\|")


@dataclass(frozen=True, slots=True)
class Doubt:
    """`code` is what is asked, `about` the words that it is asked of, `key` the figure with which
    they do not seem to agree. `line` counts from 1."""

    line: int
    code: str
    about: str = ""
    key: str = ""

    def token(self, lang: str) -> str:
        """What is kept when a writer says that it is meant, whatever line it moves to."""
        return ":".join((lang, self.code, self.about, self.key))


@dataclass(frozen=True, slots=True)
class Known:
    """A figure as it is now: null is not stated."""

    value: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` with the figures blanked out, and their keys as a report on the year names them."""

    line: int
    text: str
    keys: tuple[FigureKey, ...]


def sentences(text: str, year: int) -> Iterator[Sentence]:
    """Each sentence, clause after a semicolon, or cell of a table."""
    for number, line in enumerate(text.split("\n"), 1):
        start = 0
        without = blanked(line)
        for end in [*(m.end() for m in _END.finditer(without)), len(line)]:
            part = line[start:end]
            if part.strip():
                yield Sentence(
                    number, without[start:end], tuple(key.of_year(year) for key in sound_keys(part))
                )
            start = end


def blanked(line: str) -> str:
    """The line with figures and addresses replaced by as many blanks; the figure's place by a sign
    that is no letter, so that words on either side stay apart."""
    line = _FIGURE.sub(lambda m: "\ufffc" + " " * (len(m[0]) - 1), line)
    return _ADDRESS.sub(lambda m: " " * len(m[0]), line)
