# SPDX-License-Identifier: EUPL-1.2
"""What a file is by its content, whatever its name claims. Nothing that can run is taken."""

from __future__ import annotations

import zipfile
from typing import IO

LARGEST = 20 * 1024 * 1024

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

ENDINGS = {
    PDF: "pdf",
    PNG: "png",
    JPEG: "jpg",
    _WORD: "docx",
    _SHEET: "xlsx",
    _SLIDES: "pptx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}


def media_type(file: IO[bytes]) -> str | None:
    """One of `ENDINGS`, or null for anything else. Leaves the file at its beginning."""
    file.seek(0)
    head = file.read(8)
    file.seek(0)
    if head.startswith(b"%PDF-"):
        return PDF
    if head == b"\x89PNG\r\n\x1a\n":
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if not head.startswith(b"PK\x03\x04"):
        return None
    found = _office(file)
    file.seek(0)
    return found


def _office(file: IO[bytes]) -> str | None:
    try:
        with zipfile.ZipFile(file) as packed:
            names = set(packed.namelist())
            if "[Content_Types].xml" in names:
                if any(name.endswith("vbaProject.bin") for name in names):
                    return None
                for main, kind in (
                    ("word/document.xml", _WORD),
                    ("xl/workbook.xml", _SHEET),
                    ("ppt/presentation.xml", _SLIDES),
                ):
                    if main in names:
                        return kind
            if "mimetype" in names and packed.getinfo("mimetype").file_size < 200:
                said = packed.read("mimetype").decode("ascii", "replace").strip()
                return said if said in ENDINGS else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return None
    return None
