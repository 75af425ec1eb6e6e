# SPDX-License-Identifier: EUPL-1.2
"""A file of whatever sort, as somebody uploads it."""

from __future__ import annotations

from typing import IO

from .csv_files import read_csv, read_packed_csv
from .errors import Unreadable
from .model import File
from .packed import LARGEST, MEGABYTE, Packed
from .xlsx_reading import read_xlsx

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")


def read(file: IO[bytes], name: str = "") -> File:
    """XLSX, CSV, or CSV files in a ZIP file: told by what it holds, whatever its name claims.

    Raises `Unreadable`.
    """
    file.seek(0)
    content = file.read(LARGEST + 1)
    file.seek(0)
    if len(content) > LARGEST:
        raise Unreadable("too_large", most=LARGEST // MEGABYTE)
    if content.startswith(_OLE):
        raise Unreadable("encrypted" if _LOCKED in content else "old_format")
    if not content.startswith(_ZIPS):
        if not content.strip() or content.lstrip().startswith((b"%PDF", b"<", b"{\\rtf")):
            raise Unreadable("not_a_workbook")
        return read_csv(content, name.rpartition(".")[0] or name or "csv")
    packed = Packed(file)
    if "[Content_Types].xml" in packed.names:
        return read_xlsx(packed)
    if "mimetype" in packed.names:
        raise Unreadable("open_document")
    return read_packed_csv(packed)
