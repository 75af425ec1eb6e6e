# SPDX-License-Identifier: EUPL-1.2
"""Text with figures in it: "{{spending/3}}" stands for a number that can be opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corridor.values.texts import Text

from .keys import BadKey, FigureKey

_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def pieces(text: str) -> Iterator[str | FigureKey]:
    """The text in order: strings, and the keys of the figures between them.

    Raises `BadKey` for a placeholder that is not a key, or for a brace that is left open.
    """
    end = 0
    for match in _PLACEHOLDER.finditer(text):
        yield from _plain(text[end : match.start()])
        yield FigureKey.parse(match.group(1))
        end = match.end()
    yield from _plain(text[end:])


def _plain(text: str) -> Iterator[str]:
    if "{{" in text or "}}" in text:
        near = text.strip()[:40]
        raise BadKey(f"a brace is open or closed too often near {near!r}", near)
    if text:
        yield text


def sound_keys(text: str) -> Iterator[FigureKey]:
    """The figures that a text mentions, in order; braces that name none are passed over."""
    for match in _PLACEHOLDER.finditer(text):
        try:
            yield FigureKey.parse(match.group(1))
        except BadKey:
            continue


def keys_in(text: Text) -> tuple[FigureKey, ...]:
    """Every figure that some language of the text mentions, once, in order."""
    found = {
        piece: None
        for string in text.values()
        for piece in pieces(string)
        if isinstance(piece, FigureKey)
    }
    return tuple(found)


def languages_disagree(text: Text) -> tuple[str, ...]:
    """The languages that mention other figures than the first one does."""
    mentioned = {
        lang: sorted(str(p) for p in pieces(string) if isinstance(p, FigureKey))
        for lang, string in text.items()
    }
    first = next(iter(mentioned.values()))
    return tuple(lang for lang, keys in mentioned.items() if keys != first)
