# SPDX-License-Identifier: EUPL-1.2
"""The start page, and what a first visit costs."""

from __future__ import annotations

import gzip
import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

LANGUAGES = ("nl", "fr", "en")
DIST = Path(__file__).resolve().parents[2] / "frontend" / "dist"
BUDGET = 200_000  # bytes over the wire for somebody who comes for the first time


def page(client, lang: str = "en") -> str:
    answer = client.get(f"/{lang}/")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def main_of(html: str) -> str:
    return re.search(r"<main.*</main>", html, re.S)[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_tells_what_was_promised_spent_and_achieved(loaded, client, lang):
    html = main_of(page(client, lang))
    for path in (
        "promises/",
        "promises/?state=kept&state=kept_late",
        "reports/NL08/2011/figures/spending/total/",
        "reports/NL08/2011/figures/envelope/total/",
        "reports/NL08/2011/figures/share/total/",
        "reports/NL08/2011/figures/result/returnees/",
    ):
        assert f'href="/{lang}/{path}"' in html, path


def test_every_mark_of_the_bars_is_a_link_to_its_figure(loaded, client):
    bars = re.search(r'<ul class="start-bars">.*?</ul>', page(client), re.S)[0]
    links = re.findall(r'href="([^"]+)"', bars)
    assert len(links) == 6
    for node, link in enumerate(links, 1):
        assert link.endswith(f"figures/spending/{node}/")
        assert client.get(link).status_code == 200
    widths = [float(each) for each in re.findall(r'start-bars__mark" width="([\d.]+)"', bars)]
    assert max(widths) == 100
    assert len(widths) == 6


def test_parts_of_the_promises_add_up_and_lead_to_as_many(loaded, client):
    html = page(client)
    key = re.search(r'<ul class="start-key">.*?</ul>', html, re.S)[0]
    total = int(re.search(r'<dd><a href="/en/promises/">(\d+)</a>', html)[1])
    parts = re.findall(r'href="([^"]+)">.*?<strong>(\d+)</strong>', key, re.S)
    assert sum(int(count) for _link, count in parts) == total
    for link, count in parts:
        # The list shows other readings of a promise too; each thing once is what is counted.
        rows = client.get(f"{link}&reading=once&format=json").json()["rows"]
        assert len(rows) == int(count), link


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_ways_in_lead_somewhere(loaded, client, lang):
    ways = re.search(r'<div class="start-ways__all">.*?</section></div>', page(client, lang), re.S)
    links = re.findall(r'href="([^"]+)"', ways[0])
    assert len(links) >= 12
    for link in links:
        assert client.get(link).status_code == 200, link


@pytest.mark.django_db
def test_without_data_it_stands_all_the_same(client):
    html = main_of(page(client))
    assert "There is no report yet" in html
    assert "start-bars" not in html
    assert "start-three" not in html


def test_its_number_of_queries_is_fixed(loaded, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        page(client)


def test_an_amount_that_is_not_stated_has_words_and_no_bar(loaded, client):
    from corridor.reporting.models import FrozenFigure

    frozen = FrozenFigure.objects.filter(key="spending/3", edition__report__year=2011)
    for figure in frozen:
        figure.content |= {"value": None, "state": "not_stated"}
        frozen.filter(pk=figure.pk).update(content=figure.content)
    bars = re.search(r'<ul class="start-bars">.*?</ul>', page(client), re.S)[0]
    assert "not stated" in bars
    assert bars.count("start-bars__mark") == 5


def test_numbers_of_a_drawing_are_written_alike_in_every_language(loaded, client):
    for lang in LANGUAGES:
        html = page(client, lang)
        for number in re.findall(r'(?:width|x)="([^"]*)" height="1"', html):
            assert re.fullmatch(r"[\d.]+", number), (lang, number)


# What it costs


def _wire(client, path: str) -> int:
    """Bytes that travel for a page of the site, as a browser asks for it."""
    answer = client.get(path, headers={"accept-encoding": "gzip, br"})
    assert answer.status_code == 200
    return len(answer.content)


def _static(path: str) -> int:
    """Bytes that travel for a file: its compressed form where the build made one."""
    file = DIST / path.removeprefix("/static/")
    for ending in (".br", ".gz"):
        small = file.with_name(file.name + ending)
        if small.exists():
            return small.stat().st_size
    return file.stat().st_size


@pytest.mark.skipif(not DIST.is_dir(), reason="the front end is not built")
@pytest.mark.parametrize(
    "path", ["", "reports/NL08/2011/", "stories/families-going-home/", "glossary/", "search/?q=iom"]
)
def test_a_first_visit_travels_light(loaded, client, path):
    """The page, its style, its script, the pictures it names, and the three faces it is set in."""
    html = client.get(f"/nl/{path}").content.decode()
    linked = {
        urlsplit(each).path
        for each in re.findall(r'(?:href|src)="(/static/[^"]+)"', html)
        if not each.endswith(".map")
    }
    assert any(each.endswith(".css") for each in linked)
    faces = {f"/static/fonts/noto-sans-latin-{weight}-normal.woff2" for weight in (400, 600, 700)}
    pictures = {"/static/img/passage.svg"}
    total = _wire(client, f"/nl/{path}") + sum(map(_static, linked | faces | pictures))
    assert total < BUDGET, (path, total)


@pytest.mark.skipif(not DIST.is_dir(), reason="the front end is not built")
def test_files_travel_compressed_and_say_the_same(client):
    style = DIST / "css" / "corridor.css"
    assert gzip.decompress(style.with_name("corridor.css.gz").read_bytes()) == style.read_bytes()
    answer = client.get("/static/css/corridor.css", headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]


def test_pages_travel_compressed_to_whoever_takes_that(loaded, client):
    small = client.get("/nl/", headers={"accept-encoding": "gzip"})
    assert small["Content-Encoding"] == "gzip"
    assert b"<html" in gzip.decompress(small.content)
    assert "Content-Encoding" not in client.get("/nl/", headers={"accept-encoding": "identity"})
