# SPDX-License-Identifier: EUPL-1.2
"""Pictures are known by their bytes, whatever they are called."""

from __future__ import annotations

import struct
import zlib

import pytest

from corridor.reporting.rules.images import LARGEST, BadImage, Picture, picture
from tests.reporting.writing.pictures import jpeg, png


def test_size_and_sort_are_read_from_the_bytes():
    assert picture(png(3, 2)) == Picture("image/png", 3, 2)
    assert picture(jpeg(640, 480)) == Picture("image/jpeg", 640, 480)


def with_chunk(name: bytes) -> bytes:
    whole = png(3, 2)
    chunk = struct.pack(">I", 4) + name + b"abcd"
    chunk += struct.pack(">I", zlib.crc32(name + b"abcd"))
    return whole[:33] + chunk + whole[33:]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a\x01\x00\x01\x00",
        b"<html><script>1</script>",
        png(3, 2)[:-4],
        png(3, 2) + b"<script>",
        png(3, 2).replace(b"IDAT", b"IDAX"),
        png(0, 2),
        png(9_000, 2),
        with_chunk(b"acTL"),
        jpeg(640, 480)[:-2],
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\x00\x01\xff\xd9",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * LARGEST,
    ],
)
def test_what_is_no_whole_picture_is_refused(content):
    with pytest.raises(BadImage):
        picture(content)
