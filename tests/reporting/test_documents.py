# SPDX-License-Identifier: EUPL-1.2
"""The report as a file: accessible, repeatable, and every number in it opens on the site."""

from __future__ import annotations

import hashlib
import html
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf
import pytest
from django.conf import settings

from corridor.reporting.public import (
    as_html,
    as_json,
    as_pdf,
    find_report,
    read_latest,
)
from corridor.values.canonical import digest
from tests.support import databases

LANGUAGES = ("nl", "fr", "en")
needs_fonts = pytest.mark.skipif(
    not settings.FONTS.is_dir(), reason="the fonts of the front end are not built"
)


@pytest.fixture(params=LANGUAGES)
def reading(request, loaded):
    return read_latest(find_report("NL08", 2011), request.param)


def path_of(address: str) -> str:
    assert address.startswith(settings.SITE_URL + "/")
    return urlsplit(address).path


@needs_fonts
def test_the_pdf_is_tagged_and_says_what_it_is(reading):
    with pikepdf.open(io.BytesIO(as_pdf(reading))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith(reading.lang)
        assert pdf.docinfo["/Title"] == reading.word(reading.content["title"])
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"


@needs_fonts
def test_every_link_of_the_pdf_opens_and_every_figure_has_one(reading, client):
    with pikepdf.open(io.BytesIO(as_pdf(reading))) as pdf:
        links = {
            str(note.A.URI)
            for page in pdf.pages
            for note in page.get("/Annots", [])
            if note.get("/A") is not None and "/URI" in note.A
        }
    paths = {path_of(link) for link in links}
    for key, figure in reading.figures.items():
        page = f"/{reading.lang}/reports/NL08/2011/figures/{key}/"
        assert page in paths, figure["key"]
    for path in sorted(paths):
        assert client.get(path).status_code == 200, path


@needs_fonts
def test_two_processes_write_the_same_pdf(loaded, pack_database):
    reading = read_latest(find_report("NL08", 2011), "fr")
    here = hashlib.sha256(as_pdf(reading)).hexdigest()
    environment = {
        **os.environ,
        "DATABASE_URL": databases.address_of(pack_database),
        "CORRIDOR_MODE": "test",
        "PYTHONHASHSEED": "7",
    }
    words = ["report", "2011", "--framework", "NL08", "--lang", reading.lang, "--out", "-"]
    there = subprocess.run(
        [sys.executable, "-m", "corridor.site", *words],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert there.stdout[:5] == b"%PDF-"
    assert hashlib.sha256(there.stdout).hexdigest() == here


def test_the_html_stands_alone_and_its_links_open(reading, client):
    page = as_html(reading)
    assert f'<html lang="{reading.lang}"' in page
    assert not re.search(r"<script|<link[^>]+stylesheet|<img[^>]+src=\"http|@import|url\(", page)
    links = {html.unescape(link) for link in re.findall(r'href="([^"]+)"', page)}
    anchors = re.findall(r'\bid="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    inside = {link[1:] for link in links if link.startswith("#")}
    for anchor in inside:
        assert f'id="{anchor}"' in page
    outside = sorted(path_of(link) for link in links if not link.startswith("#"))
    for key in reading.figures:
        assert f"/{reading.lang}/reports/NL08/2011/figures/{key}/" in outside
    for path in outside:
        assert client.get(path).status_code == 200, path


def test_every_figure_of_the_json_is_whole(reading):
    told = json.loads(as_json(reading))
    assert (told["language"], told["year"], told["edition"]["number"]) == (reading.lang, 2011, 1)
    mentioned = {key for row in told["rows"] for name, key in row.items() if name != "node"}
    assert mentioned <= set(told["figures"])
    for key, figure in told["figures"].items():
        frozen = figure["frozen"]
        assert figure["hash"] == digest(frozen), key
        if frozen["value"] is not None:
            assert frozen["records"], key
            assert frozen["sources"], key
            assert all(record["sources"] for record in frozen["records"]), key


def test_the_data_of_a_report_are_the_same_in_every_language(loaded):
    report = find_report("NL08", 2011)
    told = [json.loads(as_json(read_latest(report, lang)))["figures"] for lang in LANGUAGES]
    frozen = [{key: each["frozen"] for key, each in figures.items()} for figures in told]
    assert frozen[0] == frozen[1] == frozen[2]


@needs_fonts
def test_a_correction_does_not_change_the_files_of_the_first_edition(loaded, account):
    from decimal import Decimal

    from corridor.reporting.public import publish, read_edition
    from corridor.steering.policy.public import book_spending
    from corridor.values.texts import Text

    report = find_report("NL08", 2011)
    first = report.editions.get()
    before = as_pdf(read_edition(first, "en"))
    book_spending(
        by=account("officer"),
        framework="NL08",
        node="1",
        year=2011,
        amount=Decimal(60000),
        currency="EUR",
        reason="corrected",
        sources=["NL11:81"],
    )
    second = publish(
        report=report, by=None, reason=Text({"nl": "Hersteld", "fr": "Corrigé", "en": "Corrected"})
    )
    assert as_pdf(read_edition(first, "en")) == before
    assert as_pdf(read_edition(second, "en")) != before
