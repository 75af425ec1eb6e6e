# SPDX-License-Identifier: EUPL-1.2
"""The texts of a report as blocks, in the way of the format that its content is kept in.

Format 1: each line is a paragraph of words and figures. Format 2: markup, which reads a text
without marks alike; content says 2 only where that makes a difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import markup
from .keys import BadKey, FigureKey
from .markup import Block, Number, Paragraph, Words
from .placeholders import pieces

PLAIN, MARKED = 1, 2
# Charts that a text can place by these names; every figure's key names one too: its years.
CHARTS = ("spending", "envelope")


def blocks_of(text: str, form: int) -> tuple[Block, ...]:
    """Raises `BadKey` for a broken placeholder in format 1, which never was published."""
    return markup.parse(text) if form >= MARKED else tuple(_lines(text))


def form_of(texts: Iterable[str]) -> int:
    """The least format in which all these texts read as they are meant."""
    return MARKED if any(map(_is_marked, texts)) else PLAIN


def _is_marked(text: str) -> bool:
    try:
        return markup.parse(text) != tuple(_lines(text))
    except BadKey:
        return True


def _lines(text: str) -> Iterator[Block]:
    for line in text.split("\n"):
        if line.strip():
            yield Paragraph(
                tuple(
                    Number(piece) if isinstance(piece, FigureKey) else Words(piece)
                    for piece in pieces(line.strip())
                )
            )


def key_of_chart(name: str) -> FigureKey | None:
    """The figure whose years a chart shows; null where the name is of another kind."""
    try:
        key = FigureKey.parse(name)
    except BadKey:
        return None
    return key if key.year is None else None
