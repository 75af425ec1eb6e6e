# SPDX-License-Identifier: EUPL-1.2
"""Faults in a document are named at their place."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from corridor.engines import documents as d
from tests.engines.documents.samples import PICTURE, figure, report

# A header that promises more pixels than anything may have.
LARGE = b"".join(
    (b"\x89PNG\r\n\x1a\n", *(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (
            (b"IHDR", struct.pack(">IIBBBBB", 9_000, 9_000, 8, 0, 0, 0, 0)),
            (b"IDAT", zlib.compress(b"")),
            (b"IEND", b""),
        )
    ))
)  # fmt: skip


def nested(levels: int) -> d.Items:
    inner = nested(levels - 1) if levels > 1 else None
    return d.Items((d.Item("x", inner),))


def _appendix(*keys: str) -> d.Appendix:
    return d.Appendix("Cijfers", "", tuple(figure(key, "1") for key in keys))


FAULTS: list[tuple[Callable[[], object], str]] = [
    (lambda: d.Table("Kosten", ("A", "B"), (("1", "2"), ("1",))), "'Kosten', row 2: 1 cells, 2"),
    (lambda: d.Table("Kosten", ("A", "B"), (), footer=("1",)), "'Kosten', footer: 1 cells"),
    (lambda: d.Table("Kosten", ("A", "B"), (), align=("end",)), "'Kosten': 1 alignments"),
    (lambda: d.Table("Kosten", ("A", " "), ()), "'Kosten': a header cell is empty"),
    (lambda: d.Table(" ", ("A",), ()), "no caption"),
    (lambda: d.Link("hier", "javascript:alert(1)"), "'hier': 'javascript:alert"),
    (lambda: d.Link("hier", "/nl/"), "not an absolute address"),
    (lambda: d.Link("hier", "https://example.org/a b"), "not an absolute address"),
    (lambda: d.ChartImage("<svg/>", "Kosten", " "), "'Kosten': it has no alternative text"),
    (lambda: d.Heading("x", 5), "level 5"),
    (lambda: d.Items(()), "no items"),
    (lambda: nested(5), "5 levels, at most 4"),
    (lambda: d.Picture(PICTURE, " ", "Huis"), "'Huis': it has no alternative text"),
    (lambda: d.Picture(b"GIF89a", "Huis"), "neither a PNG nor a JPEG"),
    (lambda: d.Picture(PICTURE[:50], "Huis"), "'Huis': the image cannot be read"),
    (lambda: d.Picture(LARGE, "Huis"), "9000 by 9000 pixels is more than"),
    (lambda: replace(report(), language="de"), "language 'de' is not supported.*en, fr, nl"),
    (lambda: replace(report(), title=" "), "needs a title"),
    (lambda: replace(report(), site_address="corridor"), "site address"),
    (
        lambda: replace(report(), blocks=(d.Heading("a"), d.Heading("b", 3))),
        "'b': level 3 follows level 1",
    ),
    (
        lambda: replace(report(), blocks=(d.Paragraph(d.FigureLink("9", "gone")),)),
        "block 1: figure 'gone' is not in the appendix",
    ),
    (
        lambda: replace(report(), blocks=(d.Table("K", ("A",), ((d.FigureLink("9", "gone"),),)),)),
        "'K', row 1: figure 'gone'",
    ),
    (lambda: replace(report(), appendix=_appendix("total", "total")), "total stands there twice"),
]


@pytest.mark.parametrize(("make", "message"), FAULTS)
def test_faults_name_what_and_where(make: Callable[[], object], message: str) -> None:
    with pytest.raises(d.DocumentError, match=message):
        make()


def test_a_table_puts_numbers_at_the_end_unless_told_otherwise() -> None:
    assert d.Table("K", ("A", "B", "C"), ()).columns == ("start", "end", "end")
    assert d.Table("K", ("A", "B"), (), align=("end", "start")).columns == ("end", "start")
