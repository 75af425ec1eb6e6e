# SPDX-License-Identifier: EUPL-1.2
"""What a picture is by its bytes, whatever its name claims: PNG or JPEG, and how large."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

LARGEST = 5 * 1024 * 1024
# In pixels, along one side: what no page or paper shows.
WIDEST = 8_000
PNG, JPEG = "image/png", "image/jpeg"
ENDINGS = {PNG: "png", JPEG: "jpg"}

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Markers that stand alone, without a length.
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
# Start of frame: all but tables of codes (DHT, JPG, DAC).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class BadImage(ValueError):
    """The bytes are no picture that is taken."""


@dataclass(frozen=True, slots=True)
class Picture:
    media_type: str
    width: int
    height: int


def picture(content: bytes) -> Picture:
    """Sort and size in pixels. Raises `BadImage` for anything that is not a whole PNG or JPEG, or
    is larger than `LARGEST` bytes or `WIDEST` pixels along a side."""
    if len(content) > LARGEST:
        raise BadImage("too large")
    if content.startswith(_SIGNATURE):
        found = _png(content)
    elif content.startswith(b"\xff\xd8\xff"):
        found = _jpeg(content)
    else:
        raise BadImage("neither PNG nor JPEG")
    if not (0 < found.width <= WIDEST and 0 < found.height <= WIDEST):
        raise BadImage("too wide or too high")
    return found


def _png(content: bytes) -> Picture:
    """Walks every chunk, whose sums must be right, up to the end; nothing may follow it."""
    at, size, kinds = len(_SIGNATURE), len(content), []
    while at + 12 <= size:
        (length,) = struct.unpack_from(">I", content, at)
        end = at + 12 + length
        if end > size:
            break
        kind = content[at + 4 : at + 8]
        (told,) = struct.unpack_from(">I", content, end - 4)
        if zlib.crc32(content[at + 4 : end - 4]) != told:
            raise BadImage("damaged")
        kinds.append(kind)
        at = end
        if kind == b"IEND":
            break
    whole = kinds[:1] == [b"IHDR"] and kinds[-1:] == [b"IEND"] and b"IDAT" in kinds
    if not whole or at != size or b"acTL" in kinds:
        raise BadImage("not a whole still PNG")
    width, height = struct.unpack_from(">II", content, len(_SIGNATURE) + 8)
    return Picture(PNG, width, height)


def _jpeg(content: bytes) -> Picture:
    """Walks the segments up to the first frame; the file must end where a picture does."""
    if not content.rstrip(b"\x00").endswith(b"\xff\xd9"):
        raise BadImage("not a whole JPEG")
    at, size = 2, len(content)
    while at + 4 <= size and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker in _ALONE:
            at += 2
            continue
        if marker in (0xD9, 0xDA):
            break
        (length,) = struct.unpack_from(">H", content, at + 2)
        if marker in _FRAMES and at + 9 <= size:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return Picture(JPEG, width, height)
        at += 2 + length
    raise BadImage("no frame")
