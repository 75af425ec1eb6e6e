# SPDX-License-Identifier: EUPL-1.2
"""Texts with headings, lists, tables, images and charts, on the page and in every file."""

from __future__ import annotations

import copy
import hashlib
import html
import io
import json
import re

import docx
import pikepdf
import pytest
from django.conf import settings
from docx.oxml.ns import qn

from corridor.reporting.models import Image
from corridor.reporting.public import (
    as_docx,
    as_file,
    as_html,
    as_json,
    as_pdf,
    draft,
    find_report,
    publish,
    read_draft,
    read_edition,
    read_latest,
)
from corridor.values.texts import Text
from tests.reporting.writing.pictures import png

LANGUAGES = ("nl", "fr", "en")
WHY = Text(dict.fromkeys(LANGUAGES, "More was written."))
BODY = """Of the envelope {{share-together/total}} was spent, **most** of it *abroad*; see
[the letter](https://example.org/letter?a=1&b=2).

## What was done

1. Return
   - with help
   - and without: {{@2010:spending/3}}
2. Protection

### In figures

Table: Spending in two years
| Priority | 2010 | 2011 |
|---|--:|--:|
| Three | {{@2010:spending/3}} | {{spending/3}} |
| Five | {{@2010:spending/5}} | {{spending/5}} |

![A grey field](image:%d "The field")

![Bars that rise](chart:spending/3 "Priority three over the years")
![Bars per priority](chart:spending)

1 < 2, <b>not bold</b> and 2 \\* 3
"""
needs_fonts = pytest.mark.skipif(
    not settings.FONTS.is_dir(), reason="the fonts of the front end are not built"
)


@pytest.fixture
def image(report):
    content = png(40, 20)
    return Image.objects.create(
        report=report,
        content=content,
        media_type="image/png",
        width=40,
        height=20,
        size=len(content),
        hash=hashlib.sha256(content).hexdigest(),
        alt=Text(dict.fromkeys(LANGUAGES, "A grey field")),
    )


def write(report, body: str) -> None:
    section = report.sections.first()
    section.body = Text(dict.fromkeys(LANGUAGES, body))
    section.save()


@pytest.fixture
def written(report, image):
    """The report on 2011 with a text in its first section that has everything."""
    write(report, (BODY % image.pk).replace("<b>not bold</b>", "\\<b>not bold\\</b>"))
    return report


def test_a_text_without_marks_is_kept_as_it_always_was(report):
    write(report, "One.\nOther.")
    report.sections.exclude(pk=report.sections.first().pk).delete()
    report.summary = Text(dict.fromkeys(LANGUAGES, "In brief {{spending/3}}."))
    report.save()
    assert draft(report).content["format"] == 1


def test_what_a_text_shows_is_kept_with_it(written, image):
    now = draft(written)
    assert now.faults == []
    assert now.content["format"] == 2
    assert now.content["images"] == {
        str(image.pk): {"hash": image.hash, "media_type": "image/png", "width": 40, "height": 20}
    }
    series = now.content["charts"]["spending/3"]
    assert series[-2:] == ["@2010:spending/3", "spending/3"]
    assert set(series) <= set(now.figures)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("![x](image:999999)", "there is no picture 999999"),
        ("![x](chart:profit)", "there is no chart “profit”; there are: spending, envelope"),
        ("![x](chart:spending/77)", "fewer than two years"),
        ("a\n\n![](image:1)", "line 3"),
    ],
)
def test_what_cannot_be_shown_keeps_a_report_from_being_published(report, body, told):
    write(report, body)
    assert any(told in fault for fault in draft(report).faults)


def test_the_page_shows_it_all(written, client):
    section = written.sections.first()
    without = (re.sub(r"!\[[^]]*\]\(image:.*\n", "", body) for body in section.body.values())
    write(written, next(without))
    edition = publish_anew(written)
    page = client.get("/en/reports/NL08/2011/").content.decode()
    assert edition.content["format"] == 2
    assert "<h3>What was done</h3>" in page
    assert "<h4>In figures</h4>" in page
    assert "<strong>most</strong>" in page
    assert '<a href="https://example.org/letter?a=1&amp;b=2">the letter</a>' in page
    assert re.search(r"<ol><li>Return<ul><li>with help</li><li>and without: <a ", page)
    assert "1 &lt; 2, &lt;b&gt;not bold&lt;/b&gt; and 2 * 3" in page
    assert "Spending in two years</caption>" in page
    for key in ("@2010:spending/5", "spending/5"):
        assert f'href="/en/reports/NL08/2011/figures/{key}/"' in page
    assert "Priority three over the years" in page
    # The chart of spending stands where the text has a place for it, and nowhere else.
    assert page.count("Bars per priority") >= 1
    assert page.count("Spending per priority, 2011 and 2010</figcaption>") <= 1
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def publish_anew(report):
    type(report).objects.filter(pk=report.pk).update(state="approved")
    return publish(report=report, by=None, reason=WHY)


@needs_fonts
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_files_have_the_same(written, lang):
    reading = read_draft(written, lang)
    page = as_html(reading)
    assert "<h3 id=" in page
    assert "<ol><li>Return<ul><li>with help</li>" in page
    assert "&lt;b&gt;not bold&lt;/b&gt; and 2 * 3" in page
    assert 'alt="A grey field"' in page
    package = docx.Document(io.BytesIO(as_docx(reading)))
    headings = {(p.style.name, p.text) for p in package.paragraphs}
    assert ("Heading 2", "What was done") in headings
    assert ("Heading 3", "In figures") in headings
    said = [node.get("descr") for node in package.element.body.iter(qn("wp:docPr"))]
    assert {"A grey field", "Bars that rise", "Bars per priority"} <= set(said)
    table = next(t for t in package.tables if t.rows[0].cells[1].text == "2010")
    assert table.rows[2].cells[0].text == "Five"
    with pikepdf.open(io.BytesIO(as_pdf(reading))) as pdf:
        assert pdf.Root.MarkInfo.Marked


@needs_fonts
def test_every_figure_has_a_link_in_the_file_for_word_processors(written, client):
    edition = publish_anew(written)
    reading = read_edition(edition, "fr")
    package = docx.Document(io.BytesIO(as_docx(reading)))
    targets = {rel.target_ref for rel in package.part.rels.values() if rel.is_external}
    for key in reading.figures:
        address = f"{settings.SITE_URL}/fr/reports/NL08/2011/figures/{key}/"
        assert address in targets
        assert client.get(address.removeprefix(settings.SITE_URL)).status_code == 200, key


@needs_fonts
def test_an_edition_gives_the_same_file_each_time(loaded):
    reading = read_latest(find_report("NL08", 2011), "nl")
    file = as_file(reading, "docx")
    assert file.name == "NL08-2011-nl.docx"
    assert as_file(read_latest(find_report("NL08", 2011), "nl"), "docx") == file


def test_old_editions_read_as_they_did(report):
    edition = report.editions.first()
    content = copy.deepcopy(edition.content)
    content["format"] = 1
    content["sections"][0]["body"] = dict.fromkeys(
        LANGUAGES, "2 * 3 * 4 {{spending/3}}.\n## no heading\n- no item"
    )
    edition.content = content
    reading = read_edition(edition, "en")
    page = html.unescape(as_html(reading))
    assert "<p>2 * 3 * 4 <a" in page
    assert "<p>## no heading</p>" in page
    assert "<p>- no item</p>" in page
    assert json.loads(as_json(reading))["format"] == 1


@needs_fonts
def test_the_files_come_down(loaded, client):
    for path in ("/en/reports/NL08/2011/report.docx", "/api/reports/NL08/2011/docx?lang=en"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer["Content-Disposition"] == 'attachment; filename="NL08-2011-en.docx"'
        assert answer["Content-Type"].endswith("wordprocessingml.document")
        assert answer.content[:2] == b"PK"
    assert client.get("/api/reports/NL08/1999/docx").status_code == 404
    assert client.get("/api/reports/NL08/2011/odt").status_code == 422
    assert 'report.docx"' in client.get("/nl/reports/NL08/2011/").content.decode()
