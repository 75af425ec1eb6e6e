# SPDX-License-Identifier: EUPL-1.2
"""Small pictures for tests."""

from __future__ import annotations

import struct
import zlib


def png(width: int, height: int, shade: int = 128) -> bytes:
    """A grey picture."""

    def chunk(name: bytes, content: bytes) -> bytes:
        said = name + content
        return struct.pack(">I", len(content)) + said + struct.pack(">I", zlib.crc32(said))

    rows = (b"\x00" + bytes([shade]) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def jpeg(width: int, height: int) -> bytes:
    """The beginning and the end of one, with its frame: what tells its size."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    return (
        b"\xff\xd8"
        + app
        + b"\xff\xc0"
        + struct.pack(">H", len(frame) + 2)
        + frame
        + b"\xff\xda\x00\x02"
        + b"\x00"
        + b"\xff\xd9"
    )
