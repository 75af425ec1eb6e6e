# SPDX-License-Identifier: EUPL-1.2
"""The file for word processors has the structure that programs and screen readers look for."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document as Package
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from corridor.engines.documents import ChartImage, DocumentError, to_docx
from tests.engines.documents.samples import PICTURE, SITE, SVG, report


def opened(made: bytes) -> Package:
    return docx.Document(io.BytesIO(made))


def found(package: Package, path: str) -> list[etree._Element]:
    return list(package.element.body.iterfind(f".//{path}", package.element.nsmap))


@pytest.fixture(scope="module")
def made(fonts: Path) -> bytes:
    return to_docx(report(), fonts=fonts)


@pytest.fixture(scope="module")
def sample(made: bytes) -> Package:
    return opened(made)


def test_says_what_it_is_and_in_which_language(sample: Package, fonts: Path) -> None:
    about = sample.core_properties
    assert about.title == "Verslag Toelichting"
    assert about.author == about.last_modified_by == "Ministerie Toelichting"
    assert about.language == "nl-NL"
    assert about.created is not None
    assert about.created.date() == date(2012, 5, 1)
    assert sample.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "nl-NL"
    french = opened(to_docx(report(language="fr"), fonts=fonts))
    assert french.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "fr-FR"


def test_headings_are_headings(sample: Package) -> None:
    headings = [
        (p.style.name, p.text) for p in sample.paragraphs if p.style.name.startswith("Heading")
    ]
    assert headings[:3] == [
        ("Heading 1", "In het kort"),
        ("Heading 1", "Uitgaven Toelichting"),
        ("Heading 2", "Oorzaken Toelichting"),
    ]
    assert headings[3] == ("Heading 1", "Cijfers Toelichting")
    assert {name for name, _ in headings[4:]} == {"Heading 2"}
    assert [p.text for p in sample.paragraphs if p.style.name == "Title"] == ["Verslag Toelichting"]
    levels = [
        sample.styles[f"Heading {n}"].element.find(f".//{qn('w:outlineLvl')}") for n in (1, 2)
    ]
    assert [level.get(qn("w:val")) for level in levels] == ["0", "1"]


def test_tables_repeat_their_headers_and_have_captions(sample: Package) -> None:
    assert len(sample.tables) == 3
    for table in sample.tables:
        rows = table._tbl.tr_lst
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [True, *[False] * (len(rows) - 1)]
        caption = table._tbl.getprevious()
        assert caption.find(f".//{qn('w:pStyle')}").get(qn("w:val")) == "Caption"
        codes = "".join(node.text for node in caption.iter(qn("w:instrText")))
        assert "SEQ Table" in codes
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    first = sample.tables[0]
    assert [cell.text for cell in first.rows[0].cells] == ["Prioriteit", "2011", "2010"]
    assert first.rows[1].cells[1].text == "€ 50.0001"  # with the mark of its figure
    assert len(first.rows) == 8


def test_every_drawing_says_what_it_shows(sample: Package) -> None:
    said = [node.get("descr") for node in sample.element.body.iter(qn("wp:docPr"))]
    assert said == ["Beschrijving Toelichting", "Foto Toelichting"]
    names = [node.get("id") for node in sample.element.body.iter(qn("wp:docPr"))]
    assert len(set(names)) == 2
    kinds = {part.content_type for part in sample.part.package.iter_parts()}
    assert "image/png" in kinds


def test_a_chart_is_drawn_and_a_picture_is_kept_as_it_was(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        images = [package.read(n) for n in package.namelist() if n.startswith("word/media/")]
    assert PICTURE in images
    chart = next(image for image in images if image != PICTURE)
    with Image.open(io.BytesIO(chart)) as drawn:
        assert drawn.size[0] == 1260
        colours = {colour for _count, colour in drawn.convert("RGB").getcolors(100_000) or []}
        assert (0x0E, 0x5A, 0x63) in colours


def test_figures_lead_to_their_pages_and_into_the_appendix(sample: Package) -> None:
    links = list(sample.element.body.iter(qn("w:hyperlink")))
    outside = {
        sample.part.rels[link.get(qn("r:id"))].target_ref for link in links if link.get(qn("r:id"))
    }
    assert SITE in outside
    assert "https://corridor.example/nl/cijfers/p1/" in outside
    assert "https://corridor.example/%C3%A9/" in outside
    marks = {node.get(qn("w:name")) for node in sample.element.body.iter(qn("w:bookmarkStart"))}
    inside = {link.get(qn("w:anchor")) for link in links if link.get(qn("w:anchor"))}
    assert inside <= marks
    assert {f"figure_{number}" for number in range(1, 8)} <= inside
    numbers = [node.get(qn("w:id")) for node in sample.element.body.iter(qn("w:bookmarkStart"))]
    assert len(numbers) == len(set(numbers))


def test_lists_are_lists_and_number_anew(sample: Package) -> None:
    places = [
        (int(node.find(qn("w:ilvl")).get(qn("w:val"))), node.find(qn("w:numId")).get(qn("w:val")))
        for node in sample.element.body.iter(qn("w:numPr"))
    ]
    assert [level for level, _ in places] == [0, 0, 1, 1]
    numbering = sample.part.numbering_part.element
    kinds = {n.get(qn("w:numId")): n[0].get(qn("w:val")) for n in numbering.iter(qn("w:num"))}
    assert [kinds[number] for _, number in places] == ["1", "1", "2", "2"]
    assert all(node.find(f".//{qn('w:startOverride')}") is not None for node in
               numbering.iter(qn("w:num")))  # fmt: skip


def test_two_processes_make_the_same_bytes(made: bytes, fonts: Path) -> None:
    code = (
        "import hashlib, pathlib, sys; from corridor.engines.documents import to_docx;"
        "from tests.engines.documents.samples import report;"
        "made = to_docx(report(), fonts=pathlib.Path(sys.argv[1]));"
        "sys.stdout.write(hashlib.sha256(made).hexdigest())"
    )
    here = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONPATH": f"{here / 'src'}:{here}", "TZ": "Asia/Tokyo"}
    environment["PYTHONHASHSEED"] = "7"
    done = subprocess.run(
        [sys.executable, "-c", code, str(fonts)],
        capture_output=True, text=True, env=environment, cwd=here, check=True,
    )  # fmt: skip
    assert done.stdout == hashlib.sha256(made).hexdigest()
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=30))
def test_any_text_can_be_set_and_is_text(text: str, fonts: Path) -> None:
    package = opened(to_docx(report(text), fonts=fonts))
    assert len(package.tables) == 3
    assert len(package.inline_shapes) == 2


def test_a_drawing_with_more_than_drawing_is_refused(fonts: Path) -> None:
    bad = SVG.replace("<rect", "<script>alert(1)</script><rect")
    document = replace(report(), blocks=(ChartImage(bad, "Kosten", "beschrijving"),))
    with pytest.raises(DocumentError, match="chart 'Kosten'"):
        to_docx(document, fonts=fonts)
