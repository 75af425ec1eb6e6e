# SPDX-License-Identifier: EUPL-1.2
"""All that the page of a figure tells besides its value."""

from __future__ import annotations

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corridor.reporting.public import FigureKey, Figures, find_report, live_figure, publish
from corridor.reporting.selectors import framework_of, series
from corridor.values.canonical import digest
from corridor.values.texts import Text

FIGURES = "/en/reports/NL08/2011/figures"


def test_it_leads_to_the_lines_of_the_documents(loaded, client):
    page = client.get(f"{FIGURES}/spending/6/").content.decode()
    part = page[page.index('id="sources"') : page.index('id="years"')]
    assert re.search(r'href="/en/documents/[A-Z0-9]+/"', part)
    assert re.search(r'href="/en/documents/[A-Z0-9]+/#L\d+"', part)


def test_the_same_figure_over_the_years_each_point_a_link(loaded, client):
    page = client.get(f"{FIGURES}/spending/6/").content.decode()
    part = page[page.index('id="years"') : page.index('id="editions"')]
    for year in (2010, 2011):
        assert f"/en/reports/NL08/{year}/figures/spending/6/" in part
    assert "€4,477,402" in part
    assert "<table" in part


KEYS = (
    "spending/6",
    "spending/5",
    "spending/total",
    "change/total",
    "share/total",
    "envelope/total",
    "envelope/return",
    "spending-together/6",
    "result/returnees",
    "result/returnees.node.6",
    "result/returnees.all",
    "indicator/nl-hrt.return.returnees",
    "target/nl-blue-birds.placed.workers",
)


@pytest.mark.parametrize("key", KEYS)
def test_each_point_is_what_that_years_page_says(loaded, client, key):
    """Worked out together for all years, the same comes out as one year at a time."""
    framework = framework_of("NL08")
    points = series(framework, FigureKey.parse(key), 2011)
    assert points
    published = {report.year: report for report in map(find_report, ["NL08"] * 2, [2010, 2011])}
    for point in points:
        figure = live_figure("NL08", point.year, key).as_json()
        for name in ("value", "unit", "state", "precision", "year", "key"):
            assert point.figure[name] == figure[name], (point.year, name)
        if point.published:
            assert point.year in published


def test_a_published_point_stays_as_it_was_published(loaded, book):
    framework = framework_of("NL08")
    book("6", "60000")
    book("6", "70000", year=2009)
    told = {p.year: p for p in series(framework, FigureKey("spending", "6"), 2010)}
    assert told[2011].figure["value"] == "4477402"
    assert told[2011].published
    assert told[2009].figure["value"] == "70000"
    assert not told[2009].published


@pytest.mark.parametrize(
    "key", ["spending/77", "result/nothing", "result/returnees.node.77", "indicator/a.b.c"]
)
def test_what_does_not_exist_has_no_series(loaded, key):
    assert series(framework_of("NL08"), FigureKey.parse(key), 2011) == ()


def test_one_year_alone_makes_no_chart(loaded, client):
    page = client.get(f"{FIGURES}/indicator/nl-blue-birds.placed.workers/").content.decode()
    assert 'id="years"' not in page


def test_its_history_tells_what_each_edition_said_and_why(loaded, client, book):
    book("6", "60000")
    why = Text({"nl": "Hersteld", "fr": "Corrigé", "en": "A corrected table"})
    publish(report=find_report("NL08", 2011), by=None, reason=why)
    page = client.get(f"{FIGURES}/spending/6/").content.decode()
    part = page[page.index('id="editions"') : page.index('id="questions"')]
    assert part.index("€60,000") < part.index("€4,477,402")
    assert "A corrected table" in part
    assert "/en/reports/NL08/2011/editions/#edition-1" in part


def test_the_file_holds_the_figure_frozen_with_its_hash(loaded, client):
    answer = client.get(f"{FIGURES}/spending/6/figure.json")
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"] == 'attachment; filename="NL08-2011-spending-6.json"'
    content = json.loads(answer.content)
    assert content["hash"] == digest(content["frozen"])
    assert content["edition"]["number"] == 1
    before = client.get(f"{FIGURES}/@2010:spending/6/figure.json")
    assert json.loads(before.content)["frozen"]["year"] == 2010


@pytest.mark.parametrize("path", ["spending/77", "profit/total", "spending/" + "9" * 4_000])
def test_the_file_of_what_does_not_exist_is_not_found(loaded, client, path):
    assert client.get(f"{FIGURES}/{path}/figure.json").status_code == 404


@pytest.mark.parametrize("key", KEYS)
def test_a_page_takes_twenty_queries_at_most(loaded, client, key):
    path = f"{FIGURES}/{key}/"
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    assert len(caught) <= 20, "\n".join(each["sql"][:150] for each in caught.captured_queries)


def test_figures_of_the_whole_year_have_a_page(loaded, client):
    keys = [str(key) for key in Figures(framework_of("NL08")).keys(2011)]
    for key in keys[:: max(1, len(keys) // 25)]:
        assert client.get(f"{FIGURES}/{key}/").status_code == 200, key
