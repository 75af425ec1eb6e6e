# SPDX-License-Identifier: EUPL-1.2
"""The sums of 2010 and 2011 in three languages, each leading to the line that prints it."""

from __future__ import annotations

import html
import json
import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from corridor.reporting.public import (
    as_html,
    as_json,
    find_report,
    live_figure,
    read_latest,
)
from corridor.values.citations import Citation

# Node: amount of 2011 in euro, and of 2010 in millions of euro as printed.
PRINTED = {
    "1": (50_000, "1"),
    "2": (2_089_331, "0,2"),
    "3": (1_430_857, "0,7"),
    "4": (303_262, "0,6"),
    "5": (356_647, None),
    "6": (4_477_402, "3,3"),
    "total": (8_707_499, "5,8"),
}
FILES = {
    "NL08": "policy-note-nl-2008.txt",
    "NL10": "letter-and-progress-report-nl-2010.txt",
    "NL11": "progress-report-nl-2011.txt",
}
NOT_STATED = {"nl": "niet vermeld", "fr": "non indiqué", "en": "not stated"}


def spell(euro: int, lang: str) -> str:
    digits = f"{euro:,}"
    return {
        "nl": "€\u00a0" + digits.replace(",", "."),
        "fr": digits.replace(",", "\u202f") + "\u00a0€",
        "en": "€" + digits,
    }[lang]


def spell_millions(number: str, lang: str) -> str:
    one_decimal = number if "," in number else f"{number},0"
    return {
        "nl": f"€\u00a0{one_decimal}\u00a0mln.",
        "fr": f"{one_decimal}\u00a0M\u00a0€",
        "en": f"€{one_decimal.replace(',', '.')}M",
    }[lang]


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_the_page_of_2011_shows_every_sum_beside_that_of_2010(loaded, client, lang):
    with override(lang):
        page = client.get(reverse("reporting:report", args=["NL08", 2011])).content.decode()
        links = {
            html.unescape(href): html.unescape(re.sub(r"<[^>]+>", "", text)).strip()
            for href, text in re.findall(r'<a[^>]*href="([^"]+)"[^>]*>(.*?)</a>', page, re.DOTALL)
        }
        for node, (euro, millions) in PRINTED.items():
            here = reverse("reporting:figure", args=["NL08", 2011, f"spending/{node}"])
            there = reverse("reporting:figure", args=["NL08", 2011, f"@2010:spending/{node}"])
            assert links[here] == spell(euro, lang)
            expected = NOT_STATED[lang] if millions is None else spell_millions(millions, lang)
            assert links[there] == expected
        envelope = reverse("reporting:figure", args=["NL08", 2011, "envelope/total"])
        assert links[envelope] == spell(9_000_000, lang)


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_files_and_data_of_2011_show_them_too(loaded, lang):
    reading = read_latest(find_report("NL08", 2011), lang)
    page = html.unescape(as_html(reading))
    data = json.loads(as_json(reading))["figures"]
    for node, (euro, millions) in PRINTED.items():
        before = NOT_STATED[lang] if millions is None else spell_millions(millions, lang)
        assert data[f"spending/{node}"]["shown"] == spell(euro, lang)
        assert data[f"@2010:spending/{node}"]["shown"] == before
        assert spell(euro, lang) in page
        assert before in page


def cited_text(shared, citation: str) -> str:
    where = Citation.parse(citation)
    path = shared / "sources" / FILES[where.document]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert where.first is not None
    assert where.last is not None
    return "\n".join(lines[where.first - 1 : where.last])


@pytest.mark.parametrize("node", PRINTED)
def test_the_cited_line_prints_the_number(loaded, shared, node):
    euro, millions = PRINTED[node]
    now = live_figure("NL08", 2011, f"spending/{node}")
    assert now.value == euro
    assert f"{euro:,}".replace(",", ".") in cited_text(shared, now.sources[0])
    before = live_figure("NL08", 2010, f"spending/{node}")
    line = cited_text(shared, before.sources[0])
    if millions is None:
        assert before.value is None
        assert re.search(r"--|–|—", line)
    else:
        assert before.value == float(millions.replace(",", ".")) * 1_000_000
        assert re.search(rf"(?<![\d,]){re.escape(millions)}(?![\d,])", line), line


def test_the_cited_lines_state_the_envelope_of_nine_million(loaded, shared):
    for year in (2010, 2011):
        envelope = live_figure("NL08", year, "envelope/total")
        assert envelope.value == 9_000_000
        assert any("9 miljoen" in cited_text(shared, each) for each in envelope.sources)


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_a_number_leads_to_its_document_and_line(loaded, client, lang):
    with override(lang):
        figure = reverse("reporting:figure", args=["NL08", 2011, "spending/2"])
        page = html.unescape(client.get(figure).content.decode())
        document = reverse("reference:document", args=["NL11"])
        assert f'href="{document}#L83"' in page
        opened = client.get(document).content.decode()
    assert 'id="L83"' in opened
