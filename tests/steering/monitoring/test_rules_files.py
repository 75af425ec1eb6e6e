# SPDX-License-Identifier: EUPL-1.2
"""A file is what its content says."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from corridor.steering.monitoring.rules.files import ENDINGS, JPEG, PDF, PNG, media_type


def packed(**names):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return out.getvalue()


def office(*names):
    return packed(**{"[Content_Types].xml": "", **dict.fromkeys(names, "")})


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", PDF),
        (b"\x89PNG\r\n\x1a\nrest", PNG),
        (b"\xff\xd8\xff\xe0", JPEG),
        (b"", None),
        (b"<html><script>alert(1)</script>", None),
        (b"MZ\x90\x00", None),
        (b"PK\x03\x04 torn", None),
        (packed(**{"a.txt": "x"}), None),
        (office("word/document.xml", "word/vbaProject.bin"), None),
        (packed(mimetype="text/html"), None),
        (packed(mimetype="x" * 500), None),
    ],
)
def test_what_is_taken_and_what_is_not(content, kind):
    assert media_type(BytesIO(content)) == kind


@pytest.mark.parametrize(
    ("main", "ending"),
    [("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx")],
)
def test_office_documents_are_told_apart(main, ending):
    assert ENDINGS[media_type(BytesIO(office(main)))] == ending


def test_open_documents_say_what_they_are_and_the_file_stands_at_its_beginning():
    said = "application/vnd.oasis.opendocument.spreadsheet"
    file = BytesIO(packed(mimetype=said))
    assert media_type(file) == said
    assert file.tell() == 0
