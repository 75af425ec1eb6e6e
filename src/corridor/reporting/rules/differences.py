# SPDX-License-Identifier: EUPL-1.2
"""How two texts differ, word by word, as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "gone", "new"]

# A figure is one word: of "{{spending/3}}" and "{{spending/4}}" nothing stays the same.
_WORDS = re.compile(r"\{\{[^{}\n]*\}\}|\w+|\n+|[^\S\n]+|[^\w\s]")
# Beyond these many words two stretches are told as taken out and put in, without looking for what
# they share: the time that takes grows with the product of both.
MOST_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, that went, or that came."""

    kind: Kind
    text: str


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in order; what went stands before what came. Equal texts are one piece, or none
    if they are empty."""
    return tuple(_joined(_lines(before, after)))


def _lines(before: str, after: str) -> Iterator[Piece]:
    """Paragraphs first, so that a long text costs little; then words within what differs."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            yield Piece("same", "".join(old[a:b]))
        else:
            yield from _words("".join(old[a:b]), "".join(new[c:d]))


def _words(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        yield Piece("gone", before)
        yield Piece("new", after)
        return
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            yield Piece("same", "".join(old[a:b]))
            continue
        yield Piece("gone", "".join(old[a:b]))
        yield Piece("new", "".join(new[c:d]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """One change for what only a space divides: "two words" and not "two", " ", "words"."""
    gone, new, held = "", "", ""
    for piece in pieces:
        if piece.kind == "gone":
            gone, new, held = gone + held + piece.text, new + held, ""
        elif piece.kind == "new":
            gone, new, held = gone + held, new + held + piece.text, ""
        elif (gone or new) and not held and piece.text.isspace() and "\n" not in piece.text:
            held = piece.text
        else:
            yield from _change(gone, new)
            if held + piece.text:
                yield Piece("same", held + piece.text)
            gone, new, held = "", "", ""
    yield from _change(gone, new)
    if held:
        yield Piece("same", held)


def _change(gone: str, new: str) -> Iterator[Piece]:
    if gone == new:
        pieces: Sequence[Piece] = (Piece("same", gone),)
    else:
        pieces = (Piece("gone", gone), Piece("new", new))
    yield from (piece for piece in pieces if piece.text)
