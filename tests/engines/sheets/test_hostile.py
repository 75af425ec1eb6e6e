# SPDX-License-Identifier: EUPL-1.2
"""Files that are not what they claim: each is refused by name, in bounded time and memory."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.engines.sheets import (
    LARGEST,
    Book,
    Column,
    Row,
    Sheet,
    Unreadable,
    match,
    read,
    write_xlsx,
)

COLUMNS = (Column("id", "Key"), Column("text", "Text"))
GOOD = write_xlsx(
    Book({"kind": "test"}, [Sheet("money", "Money", COLUMNS, [Row({"id": "a", "text": "x"})])])
)
SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def with_parts(**parts: bytes) -> bytes:
    """The good file with these parts in the place of its own, or added."""
    held = io.BytesIO()
    named = {key.replace("__", "/").replace("_DOT_", "."): part for key, part in parts.items()}
    with (
        zipfile.ZipFile(io.BytesIO(GOOD)) as source,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, named.pop(name, None) or source.read(name))
        for name, part in named.items():
            target.writestr(name, part)
    return held.getvalue()


def sheet(xml: str) -> bytes:
    return with_parts(**{SHEET: f"{HEAD}{xml}</worksheet>".encode()})


def refused(content: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(Unreadable) as error:
        read(io.BytesIO(content), name)
    return error.value.code


def test_wrong_types():
    assert refused(b"") == "not_a_workbook"
    assert refused(b"%PDF-1.4") == "not_a_workbook"
    assert refused(b"<html><table>") == "not_a_workbook"
    assert refused(b"\x00\x01\x02\xff" * 100) == "not_a_workbook"
    assert refused(b"\x89PNG\r\n\x1a\n\x00\x00\x00") == "not_a_workbook"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert refused(ole + b"Workbook") == "old_format"
    assert refused(ole + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    assert refused(b"x" * (LARGEST + 1)) == "too_large"


def test_broken_files():
    assert refused(GOOD[: len(GOOD) // 2]) == "damaged"
    assert refused(b"PK\x03\x04") == "damaged"
    assert refused(sheet("<sheetData><row r='1'><c r='A1'>")) == "damaged"
    assert refused(sheet("<sheetData><row r='1'><c r='1A'/></row></sheetData>")) == "damaged"
    many = "<sheetData><row r='1'><c r='A1' t='s'><v>99</v></c></row></sheetData>"
    assert refused(sheet(many)) == "damaged"
    back = "".join(f"<row r='{n}'><c r='A{n}'><v>1</v></c></row>" for n in (2, 1))
    assert refused(sheet(f"<sheetData>{back}</sheetData>")) == "damaged"
    broken = bytearray(GOOD)
    place = GOOD.index(b"xl/worksheets/sheet1.xml") + 40
    broken[place : place + 30] = b"\x00" * 30
    assert refused(bytes(broken)) == "damaged"


def test_what_can_run_or_reach_out():
    assert refused(with_parts(xl__vbaProject_DOT_bin=b"x")) == "macros"
    assert refused(with_parts(xl__macrosheets__sheet1_DOT_xml=b"<x/>")) == "macros"
    kind = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    types = b'<Types><Override ContentType="' + kind + b'"/></Types>'
    assert refused(with_parts(**{"[Content_Types].xml": types})) == "macros"
    outside = {"xl/externalLinks/externalLink1.xml": b"<x/>"}
    assert refused(with_parts(**outside)) == "external_links"


def test_entities_are_never_expanded():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>{HEAD}&l9;</worksheet>'
    assert refused(with_parts(**{SHEET: bomb.encode()})) == "doctype"
    outside = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{HEAD}&e;</worksheet>'
    for encoding in ("utf-8", "utf-16"):
        assert refused(with_parts(**{SHEET: outside.encode(encoding)})) == "doctype"
    strings = {"xl/workbook.xml": b"<!DOCTYPE x><workbook/>"}
    assert refused(with_parts(**strings)) == "doctype"


def test_bombs_are_bounded():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        with packed.open("xl/big.xml", "w", force_zip64=True) as part:
            for _ in range(210):
                part.write(b" " * 1024 * 1024)
    assert refused(held.getvalue()) == "too_much"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for number in range(600):
            packed.writestr(f"{number}.xml", b"")
    assert refused(held.getvalue()) == "damaged"


def test_rows_and_columns_are_bounded_whatever_is_claimed():
    started = time.perf_counter()
    tracemalloc.start()
    empty = "<row/>" * 4_000_000
    assert refused(sheet(f"<sheetData>{empty}</sheetData>")) == "too_many_rows"
    cells = "".join(f"<row r='{n}'><c><v>1</v></c></row>" for n in range(1, 100_003))
    assert refused(sheet(f"<sheetData>{cells}</sheetData>")) == "too_many_rows"
    wide = "<c t='n'><v>1</v></c>" * 2000
    assert refused(sheet(f"<sheetData><row r='1'>{wide}</row></sheetData>")) == "too_many_columns"
    assert refused(sheet("<sheetData><row r='99999999'/></sheetData>")) == "too_many_rows"
    far = "<sheetData><row r='1'><c r='ZZZ1'><v>1</v></c></row></sheetData>"
    assert refused(sheet(far)) == "damaged"
    _held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 300_000_000
    assert time.perf_counter() - started < 60
    # A dimension that lies, and a row far below: nothing is made of what lies between.
    lies = (
        "<dimension ref='A1:XFD1048576'/><sheetData><row r='1'><c r='A1'><v>1</v></c></row>"
        "<row r='1048576'><c r='A1048576'><v>2</v></c></row></sheetData>"
    )
    file = read(io.BytesIO(sheet(lies)))
    assert [number for number, _cells in file.tables[0].rows] == [1, 1_048_576]


def test_locked_and_other_packages():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refused(held.getvalue()) == "open_document"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("notes.txt", "hello")
    assert refused(held.getvalue()) == "not_a_workbook"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("a.csv", "corridor-workbook,round=a\r\n")
        packed.writestr("b.csv", "corridor-workbook,round=b\r\n")
    assert refused(held.getvalue()) == "mixed"
    locked = bytearray(GOOD)
    at = 0
    while (at := locked.find(b"PK\x01\x02", at)) >= 0:
        locked[at + 8] |= 1
        at += 4
    assert refused(bytes(locked)) == "encrypted"


def test_a_cell_of_csv_is_bounded():
    text = "corridor-workbook,round=a\r\nmoney.id,money.text\r\n" + '"' + "x" * 300_000
    assert refused(text.encode(), "a.csv") == "damaged"
    wide = "corridor-workbook\r\n" + ",".join("x" * 1000)
    assert refused(wide.encode(), "a.csv") == "too_many_columns"


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=40))
def test_any_damage_is_either_read_or_refused(place, junk):
    content = GOOD[:place] + junk + GOOD[place + len(junk) :]
    try:
        file = read(io.BytesIO(content))
    except Unreadable:
        return
    match(file, [Sheet("money", "Money", COLUMNS)], {"money.id": ["Key"]})


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_either_read_or_refused(text):
    content = ("corridor-workbook,round=a\r\nmoney.id,money.text\r\nKey,Text\r\n" + text).encode(
        "utf-8", "replace"
    )
    try:
        file = read(io.BytesIO(content), "a.csv")
    except Unreadable:
        return
    match(file, [Sheet("money", "Money", COLUMNS)], {"money.id": ["Key"]})
