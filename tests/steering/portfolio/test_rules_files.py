# SPDX-License-Identifier: EUPL-1.2
"""A file is what stands in it, whatever it is called."""

from __future__ import annotations

import io
import zipfile

import pytest

from corridor.steering.portfolio.rules.files import (
    CSV,
    ENOUGH,
    OFFICE,
    PDF,
    PNG,
    TEXT,
    media_type_of,
)


def package(*names: str, mimetype: str | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype is not None:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


WORD = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (b"%PDF-1.7 ...", "report.pdf", PDF),
        (b"%PDF-1.7 ...", "report.html", PDF),
        (b"\x89PNG\r\n\x1a\n....", "a.png", PNG),
        ("Réunion à Accra".encode(), "notes.txt", TEXT),
        (b"a,b\r\n1,2", "table.CSV", CSV),
        (package(*WORD), "a.docx", OFFICE["docx"]),
        (package("[Content_Types].xml", "xl/workbook.xml"), "a.zip", OFFICE["xlsx"]),
        (package("content.xml", mimetype=OFFICE["odt"]), "a.odt", OFFICE["odt"]),
        (b"x" * (ENOUGH - 1) + "é".encode(), "long.txt", TEXT),
    ],
)
def test_what_is_taken(content, name, found):
    assert media_type_of(io.BytesIO(content), name) == found


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.pdf"),
        (b"<html><script>alert(1)</script>", "report.pdf"),
        (b"  \n<!DOCTYPE html>", "a.txt"),
        (b"<?xml version='1.0'?><svg onload='x'/>", "a.png"),
        (b"MZ\x90\x00\x03", "report.pdf"),
        (b"\x7fELF\x02\x01", "a.csv"),
        (b"caf\xe9 in latin-1, which nobody can tell from bytes", "a.txt"),
        (b"PK\x03\x04 not an archive at all", "a.docx"),
        (package("a.txt"), "a.docx"),
        (package(*WORD, "word/vbaProject.bin"), "macro.docx"),
        (package("[Content_Types].xml", "word/a.xml", "xl/b.xml"), "two.docx"),
        (package("x", mimetype="application/java-archive"), "a.odt"),
        (package("x", mimetype="m" * 5000), "a.odt"),
    ],
)
def test_what_is_not_taken(content, name):
    assert media_type_of(io.BytesIO(content), name) is None
