# SPDX-License-Identifier: EUPL-1.2
"""Noto Sans as TrueType files for PDF, from the packages that the front end is built with.

    python -m tools.fonts [frontend/dist/fonts-ttf]

Fontsource cuts each face into one woff2 file for each script; typst reads neither woff2 nor a face
in pieces. Here the pieces of a face are unpacked and merged, and written under plain names. The
files depend on their sources alone: their dates are the font's own.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ROOT / "frontend" / "node_modules" / "@fontsource"
OUT = ROOT / "frontend" / "dist" / "fonts-ttf"

LATIN = ("latin", "latin-ext", "cyrillic", "greek", "vietnamese")
# file name: package, scripts, weight and style as the package names them
FACES: dict[str, tuple[str, Sequence[str], str]] = {
    "NotoSans-Regular": ("noto-sans", LATIN, "400-normal"),
    "NotoSans-Italic": ("noto-sans", LATIN, "400-italic"),
    "NotoSans-SemiBold": ("noto-sans", LATIN, "600-normal"),
    "NotoSans-Bold": ("noto-sans", LATIN, "700-normal"),
    "NotoSans-BoldItalic": ("noto-sans", LATIN, "700-italic"),
    "NotoSansArabic-Regular": ("noto-sans-arabic", ("arabic",), "400-normal"),
    "NotoSansArabic-Bold": ("noto-sans-arabic", ("arabic",), "700-normal"),
    "NotoSansEthiopic-Regular": ("noto-sans-ethiopic", ("ethiopic",), "400-normal"),
    "NotoSansEthiopic-Bold": ("noto-sans-ethiopic", ("ethiopic",), "700-normal"),
}


def sources(package: str, scripts: Sequence[str], face: str, packages: Path) -> list[Path]:
    """The files of a face, one for each script; `FileNotFoundError` says which is missing."""
    found = [
        packages / package / "files" / f"{package}-{script}-{face}.woff2" for script in scripts
    ]
    for path in found:
        if not path.exists():
            raise FileNotFoundError(
                f"{path} is missing: run `npm ci` in {ROOT / 'frontend'} and try again"
            )
    return found


def merged(paths: Sequence[Path]) -> TTFont:
    """One TrueType font with the characters of all; the first to draw a character draws it."""
    with tempfile.TemporaryDirectory() as folder:
        plain: list[str] = []
        taken: set[int] = set()
        for number, path in enumerate(paths):
            font = TTFont(path, recalcTimestamp=False)
            font.flavor = None
            for table in font["cmap"].tables:
                # The pieces overlap a little; a character belongs to the first that has it.
                table.cmap = {code: name for code, name in table.cmap.items() if code not in taken}
            taken |= set(font.getBestCmap())
            target = Path(folder) / f"{number}.ttf"
            font.save(target, reorderTables=False)
            plain.append(str(target))
        if len(plain) == 1:
            return TTFont(plain[0], recalcTimestamp=False, lazy=False)
        font = Merger(options=MergeOptions(drop_tables=["vhea", "vmtx", "STAT"])).merge(plain)
        with TTFont(plain[0]) as first:
            font["head"].created = first["head"].created
            font["head"].modified = first["head"].modified
    font.recalcTimestamp = False
    return font


def build(out: Path = OUT, packages: Path = PACKAGES) -> list[Path]:
    """Write every face to `out` and return the files; what is there already is written again."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name, (package, scripts, face) in FACES.items():
        font = merged(sources(package, scripts, face, packages))
        target = out / f"{name}.ttf"
        unfinished = target.with_suffix(".part")
        font.save(unfinished)
        font.close()
        unfinished.replace(target)
        written.append(target)
    return written


def main(arguments: Sequence[str]) -> int:
    try:
        files = build(Path(arguments[0]) if arguments else OUT)
    except FileNotFoundError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"fonts for PDF: {len(files)} faces in {files[0].parent}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
