# SPDX-License-Identifier: EUPL-1.2
"""Fonts for the documents: those that the front end builds, else boxes made on the spot."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

BUILT = Path(__file__).parents[3] / "frontend" / "dist" / "fonts-ttf"
# Latin, general punctuation, the euro sign, and some Arabic and Ethiopic letters.
COVERED = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2040), 0x20AC, 0x2026, 0xFFFD,
    *range(0x0627, 0x064B), *range(0x1200, 0x1250),
]  # fmt: skip


def _box() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 700), (500, 700), (500, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def _boxes(folder: Path, style: str, *, bold: bool, italic: bool) -> None:
    names = {code: f"u{code:04X}" for code in COVERED}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    empty = TTGlyphPen(None).glyph()
    glyphs = {".notdef": empty, **dict.fromkeys(names.values(), _box())}
    glyphs["u0020"] = empty
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (560, 50)))
    builder.setupHorizontalHeader(ascent=1000, descent=-300)
    postscript = f"Boxes-{style.replace(' ', '')}"
    builder.setupNameTable({"familyName": "Noto Sans", "styleName": style, "psName": postscript})
    builder.setupOS2(
        sTypoAscender=1000,
        sTypoDescender=-300,
        usWeightClass=700 if bold else 400,
        fsSelection=(0x20 if bold else 0) | (0x01 if italic else 0) | (0 if bold or italic else 64),
    )
    builder.setupPost(italicAngle=-12 if italic else 0)
    builder.font["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)
    builder.save(folder / f"{postscript}.ttf")


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if any(BUILT.glob("*.ttf")):
        return BUILT
    folder = tmp_path_factory.mktemp("fonts")
    _boxes(folder, "Regular", bold=False, italic=False)
    _boxes(folder, "Bold", bold=True, italic=False)
    _boxes(folder, "Italic", bold=False, italic=True)
    _boxes(folder, "Bold Italic", bold=True, italic=True)
    return folder
