# SPDX-License-Identifier: EUPL-1.2
"""What a file is, by what stands in it rather than by what it is called."""

from __future__ import annotations

import re
import zlib
from pathlib import PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile

LARGEST = 20 * 2**20
# How much of a file's beginning tells what it is.
ENOUGH = 8192

PDF, PNG, JPEG, GIF, WEBP = (
    "application/pdf",
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
)
ZIP, TEXT, CSV = "application/zip", "text/plain", "text/csv"
OFFICE = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
ENDINGS = {
    PDF: "pdf",
    PNG: "png",
    JPEG: "jpg",
    GIF: "gif",
    WEBP: "webp",
    TEXT: "txt",
    CSV: "csv",
    **{media_type: ending for ending, media_type in OFFICE.items()},
}

_MAGIC = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
)
# What a browser may take for a page and run, whatever it is called.
_ACTIVE = re.compile(rb"<\s*(!doctype|html|script|svg|iframe|body|head|\?xml)", re.IGNORECASE)
# Bytes that stand in no text: programs and archives that are not known above have them.
_UNPRINTED = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_FOLDERS = {"word": "docx", "xl": "xlsx", "ppt": "pptx"}


def media_type_of(file: IO[bytes], name: str) -> str | None:
    """The media type of a file from what stands in it; null for one that is not taken.

    `name` tells only text apart from tables, which are bytes of the same sort.
    """
    file.seek(0)
    head = file.read(ENOUGH)
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head.startswith(b"PK\x03\x04"):
        return _package(file)
    if _ACTIVE.search(head) or not _is_text(head):
        return None
    return CSV if PurePosixPath(name).suffix.lower() == ".csv" else TEXT


def _package(file: IO[bytes]) -> str | None:
    """An office document among archives, without macros; nothing is unpacked but its own name."""
    try:
        with ZipFile(file) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                if archive.getinfo("mimetype").file_size > 100:
                    return None
                stated = archive.read("mimetype").decode("ascii", "replace").strip()
                return stated if stated in OFFICE.values() else None
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, zlib.error):
        return None
    if "[Content_Types].xml" not in names or any("vbaproject" in each.lower() for each in names):
        return None
    found = {_FOLDERS[top] for each in names if (top := each.partition("/")[0]) in _FOLDERS}
    return OFFICE[found.pop()] if len(found) == 1 else None


def _is_text(head: bytes) -> bool:
    if not head or _UNPRINTED.search(head):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character that the end of the piece cuts in two is no fault.
        return len(head) == ENOUGH and error.start > len(head) - 4
    return True
