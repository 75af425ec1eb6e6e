# SPDX-License-Identifier: EUPL-1.2
"""Which characters can be set, and what stands in for those that cannot.

A tagged PDF may hold no character that its fonts cannot draw: such a one is written as its Unicode
name in brackets, so that nothing is lost without a trace. Controls that could turn the text around
them (bidirectional embeddings and overrides) are left out of both formats; marks and isolates stay.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

from corridor.engines.documents.errors import DocumentError

FAMILY = "Noto Sans"
_SPACES = frozenset("\t\n\r\v\f\x85\u2028\u2029")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e")
_UNBREAKING = frozenset("\u00a0\u2007\u202f")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069")


class FontFolder:
    """Fonts of a folder, and the characters that they can draw. Raises DocumentError."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise DocumentError(
                f"font folder {folder} is missing: build the front end, which makes it"
            )
        self.fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )
        families = set(self.fonts.families())
        if FAMILY not in families:
            raise DocumentError(f"font folder {folder} has no {FAMILY}: build the front end anew")
        self.families = [FAMILY, *sorted(families - {FAMILY})]
        self.drawable: frozenset[int] = frozenset().union(
            *(_characters(path) for path in _font_files(folder))
        )

    def has(self, sign: str) -> bool:
        """Whether one of the fonts can draw this character."""
        return ord(sign) in self.drawable


def font_folder(folder: Path) -> FontFolder:
    """The fonts of a folder, read once for as long as its files do not change."""
    stamp = tuple(
        (path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in _font_files(folder)
    )
    return _read_folder(folder, stamp)


@lru_cache(maxsize=4)
def _read_folder(folder: Path, _stamp: tuple[tuple[str, int, int], ...]) -> FontFolder:
    return FontFolder(folder)


def _font_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".ttf", ".otf"})


def _characters(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap() or {})


def settable(text: str, can_draw: Callable[[str], bool]) -> str:
    """Text of which every character can be set; white space of any kind becomes a space."""
    return "".join(_stand_in(sign, can_draw) for sign in text)


def readable(text: str) -> str:
    """Text for HTML: without controls and lone surrogates, which HTML cannot hold."""
    return settable(text, lambda sign: True)


def _means_nothing(code: int) -> bool:
    """Noncharacters, variation selectors and tags: nothing to see by themselves."""
    return (
        (code & 0xFFFE) == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0000 <= code <= 0xE0FFF
    )


def _stand_in(sign: str, can_draw: Callable[[str], bool]) -> str:
    if sign in _SPACES:
        return " "
    if sign in _INVISIBLE:
        return sign
    code = ord(sign)
    kind = unicodedata.category(sign)
    if kind == "Cs":
        sign = "\ufffd"
    elif kind in {"Cc", "Cf"} or sign in _TURNING or _means_nothing(code):
        return ""
    if can_draw(sign):
        return sign
    if kind == "Zs":
        # A space of another width: French writes numbers with narrow ones that do not break.
        return "\u00a0" if sign in _UNBREAKING else " "
    if sign == "\ufffd":
        return "?"
    name = unicodedata.name(sign, "")
    return f"[{name.lower()}]" if name else f"[U+{code:04X}]"
