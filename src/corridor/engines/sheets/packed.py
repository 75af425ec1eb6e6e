# SPDX-License-Identifier: EUPL-1.2
"""What comes packed in a ZIP file: opened with bounds, so that no file can fill the memory."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any
from xml.parsers import expat

from .errors import Unreadable

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
# Of all parts together when unpacked, and how many there may be.
UNPACKED = 200 * MEGABYTE
PARTS = 500
_CHUNK = 256 * 1024
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
)


class Packed:
    """A ZIP file whose parts are read as streams. Raises `Unreadable`."""

    def __init__(self, file: IO[bytes]) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
            parts = self._zip.infolist()
        except _BROKEN:
            raise Unreadable("damaged") from None
        if len(parts) > PARTS:
            raise Unreadable("damaged")
        self.names = {part.filename.replace("\\", "/").lstrip("/"): part for part in parts}
        if len(self.names) != len(parts):
            raise Unreadable("damaged")
        if any(part.flag_bits & 1 for part in parts):
            raise Unreadable("encrypted")
        if sum(part.file_size for part in parts) > UNPACKED:
            raise Unreadable("too_much", most=UNPACKED // MEGABYTE)

    def chunks(self, name: str) -> Iterator[bytes]:
        """No more than the part said it holds: what lies about that is damaged."""
        try:
            with self._zip.open(self.names[name]) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except _BROKEN:
            raise Unreadable("damaged") from None

    def read(self, name: str) -> bytes:
        return b"".join(self.chunks(name))

    def parse(
        self,
        name: str,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None] | None = None,
        data: Callable[[str], None] | None = None,
    ) -> None:
        """Go through a part of XML, event by event: nothing of it is kept here.

        Names come without their prefix. A document type, and with it every entity, is refused.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype

        def begun(tag: str, given: dict[str, Any]) -> None:
            start(tag.rpartition(":")[2], given)

        parser.StartElementHandler = begun
        if end is not None:
            after = end

            def ended(tag: str) -> None:
                after(tag.rpartition(":")[2])

            parser.EndElementHandler = ended
        if data is not None:
            parser.CharacterDataHandler = data
        try:
            for chunk in self.chunks(name):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, UnicodeError):
            raise Unreadable("damaged") from None


def _refuse_doctype(*_given: Any) -> None:
    raise Unreadable("doctype")
