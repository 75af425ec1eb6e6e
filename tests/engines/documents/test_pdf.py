# SPDX-License-Identifier: EUPL-1.2
"""The PDF is tagged, repeats byte for byte, and holds text as text."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corridor.engines.documents import ChartImage, DocumentError, to_pdf
from corridor.engines.documents.signs import settable
from tests.engines.documents.samples import SITE, SVG, report

HOSTILE = [
    '#import "@preview/x:1.0.0"', "#{panic()}", "] [", "$ x $", "\\", "\\u{41}", "</script>",
    "*a* _b_", "= x", "<label> @ref", "`raw`", "// no comment", "/* */", "\u202eabc\u202c",
    "\u0639\u0631\u0628\u064a", "\u12ed\u1201\u1295", "\U0001f600 \U0001f468\u200d\U0001f469",
    "\x00\x01\ufeff", "\ud800", "\uffff", "e\u0301", "a\nb\tc", "{{x}}", '"', "'", "&amp;", "x",
]  # fmt: skip


def opened(made: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made))


def elements(node: pikepdf.Object, kind: str) -> list[pikepdf.Object]:
    """Every structure element of a kind, also nested ones."""
    inside = node.get("/K")
    parts = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
    found = []
    for part in parts:
        if isinstance(part, pikepdf.Dictionary) and "/S" in part:
            found += [part] if kind == part.S else []
            found += elements(part, kind)
    return found


def attribute(cell: pikepdf.Object, name: str) -> pikepdf.Object | None:
    for one in cell.A:
        if one.O == "/Table" and name in one:
            return one[name]
    return None


@pytest.fixture(scope="module")
def sample(fonts: Path) -> bytes:
    return to_pdf(report(), fonts=fonts)


def test_says_that_it_is_accessible(sample: bytes) -> None:
    pdf = opened(sample)
    assert pdf.Root.Lang == "nl"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert all(str(page.get("/Tabs", "/S")) == "/S" for page in pdf.pages)
    with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"] == "Verslag Toelichting"


def test_headings_figures_and_tables_are_tagged(sample: bytes) -> None:
    pdf = opened(sample)
    root = pdf.Root.StructTreeRoot
    assert len(elements(root, "/H1")) == 2
    assert len(elements(root, "/H2")) == 1
    assert [str(one.Alt) for one in elements(root, "/Figure")] == [
        "Beschrijving Toelichting",
        "Foto Toelichting",
    ]
    assert len(elements(root, "/L")) == 3  # with the list of contents and one within another
    assert len(elements(root, "/LI")) >= 4
    assert len(elements(root, "/Table")) == 3
    for table in elements(root, "/Table"):
        assert elements(table, "/THead")
        assert elements(table, "/Caption")


def test_every_row_has_its_header_and_cells_name_it(sample: bytes) -> None:
    pdf = opened(sample)
    root = pdf.Root.StructTreeRoot
    names = root.IDTree.Names
    known = [str(names[index]) for index in range(0, len(names), 2)]
    assert known == sorted(known)
    tables = elements(root, "/Table")
    for table in tables[:2]:
        rows = [row for part in ("/TBody", "/TFoot") for s in elements(table, part)
                for row in elements(s, "/TR")]  # fmt: skip
        assert len(rows) == 7
        for row in rows:
            first, *others = list(row.K)
            assert first.S == "/TH"
            assert attribute(first, "/Scope") == "/Row"
            assert str(first.ID) in known
            for cell in others:
                assert cell.S == "/TD"
                assert [str(name) for name in attribute(cell, "/Headers")][-1] == str(first.ID)
    assert not [cell for cell in elements(tables[2], "/TBody")[0].K[0].K if cell.S == "/TH"]


def test_links_say_where_they_lead(sample: bytes) -> None:
    pdf = opened(sample)
    links = [note for page in pdf.pages for note in page.get("/Annots", [])]
    assert all(str(link.get("/Contents", "")) for link in links)
    addresses = {str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A}
    assert SITE in addresses
    assert "https://corridor.example/nl/cijfers/p1/" in addresses
    assert "https://corridor.example/%C3%A9/" in addresses
    spots = [link.Dest for link in links if isinstance(link.get("/Dest"), pikepdf.Array)]
    last = pdf.pages[-1].obj
    # The numbers of two tables and of the running text lead to seven places in the appendix.
    heights = {str(spot[3]) for spot in spots if spot[0].objgen == last.objgen}
    assert len(heights) == 7


def test_two_processes_make_the_same_bytes(sample: bytes, fonts: Path) -> None:
    code = (
        "import hashlib, pathlib, sys; from corridor.engines.documents import to_pdf;"
        "from tests.engines.documents.samples import report;"
        "made = to_pdf(report(), fonts=pathlib.Path(sys.argv[1]));"
        "sys.stdout.write(hashlib.sha256(made).hexdigest())"
    )
    here = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONPATH": f"{here / 'src'}:{here}", "TZ": "Asia/Tokyo"}
    environment["PYTHONHASHSEED"] = "7"
    done = subprocess.run(
        [sys.executable, "-c", code, str(fonts)],
        capture_output=True, text=True, env=environment, cwd=here, check=True,
    )  # fmt: skip
    assert done.stdout == hashlib.sha256(sample).hexdigest()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_set_as_text(text: str, fonts: Path) -> None:
    pdf = opened(to_pdf(report(text), fonts=fonts))
    root = pdf.Root.StructTreeRoot
    assert len(elements(root, "/H1")) == 2
    assert len(elements(root, "/Table")) == 3


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=30))
@example(text="#eval(1)")
def test_any_text_can_be_set(text: str, fonts: Path) -> None:
    assert to_pdf(report(text), fonts=fonts).startswith(b"%PDF")


def test_what_cannot_be_drawn_is_named(fonts: Path) -> None:
    made = to_pdf(replace(report(), title="Verslag 😀"), fonts=fonts)
    with opened(made).open_metadata(set_pikepdf_as_editor=False) as meta:
        assert meta["dc:title"] == "Verslag [grinning face]"


def test_a_space_that_no_font_has_stays_a_space() -> None:
    assert settable("8\u202f707\u202f499\u00a0€", lambda sign: sign in "0123456789€\u00a0") == (
        "8\u00a0707\u00a0499\u00a0€"
    )
    assert settable("a\u2003b", str.isalpha) == "a b"


def test_missing_fonts_are_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="nowhere is missing"):
        to_pdf(report(), fonts=tmp_path / "nowhere")
    with pytest.raises(DocumentError, match="has no Noto Sans"):
        to_pdf(report(), fonts=tmp_path)


@pytest.mark.parametrize(
    "bad",
    [
        SVG.replace("<rect", "<script>alert(1)</script><rect"),
        SVG.replace("<rect", '<rect onclick="x()"'),
        SVG.replace("<rect", '<rect style="fill:red"'),
        SVG.replace("/nl/cijfers/p1/", "javascript:alert(1)"),
        SVG.replace("#0E5A63", "url(https://example.org/x)"),
        SVG.replace("<rect", '<image href="https://example.org/x.png"/><rect'),
        "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG,
        "<p>no drawing</p>",
        "<svg",
    ],
)
def test_drawings_with_more_than_drawing_are_refused(bad: str, fonts: Path) -> None:
    document = replace(report(), blocks=(ChartImage(bad, "Kosten", "beschrijving"),))
    with pytest.raises(DocumentError, match="chart 'Kosten'"):
        to_pdf(document, fonts=fonts)
