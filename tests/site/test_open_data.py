# SPDX-License-Identifier: EUPL-1.2
"""Downloads, the catalogue for data portals, feeds, the sitemap."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from datetime import UTC, datetime
from html import unescape

import pytest
from django.utils.http import parse_http_date
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corridor.site.catalogue.graph import Iri, Said, Thing, as_json_ld, as_turtle

LANGUAGES = ("nl", "fr", "en")
ATOM = "{http://www.w3.org/2005/Atom}"

# What DCAT-AP 3 makes mandatory for each class, as a list of our own.
MANDATORY = {
    "dcat:Catalog": ("dct:title", "dct:description", "dct:publisher", "dcat:dataset"),
    "dcat:Dataset": ("dct:title", "dct:description"),
    "dcat:Distribution": ("dcat:accessURL",),
    "dcat:DataService": ("dct:title", "dcat:endpointURL"),
    "foaf:Agent": ("foaf:name",),
    "spdx:Checksum": ("spdx:algorithm", "spdx:checksumValue"),
}
# What it recommends and we always know.
GIVEN = {
    "dcat:Catalog": ("dct:license", "dct:language", "foaf:homepage", "dcat:service"),
    "dcat:Dataset": ("dct:identifier", "dct:publisher", "dcat:theme", "dcat:distribution"),
    "dcat:Distribution": ("dct:license", "dct:format", "dct:title"),
}


def things(value):
    """Every node of a document, however deep."""
    if isinstance(value, dict):
        if "@type" in value and not isinstance(value.get("@value"), str):
            yield value
        for inner in value.values():
            yield from things(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from things(inner)


@pytest.fixture
def catalogue(loaded, client):
    answer = client.get("/data/catalogue.jsonld")
    assert answer["Content-Type"] == "application/ld+json"
    return json.loads(answer.content)


def test_the_catalogue_states_what_is_mandatory(catalogue):
    found = list(things(catalogue["@graph"]))
    assert {each["@type"] for each in found} == set(MANDATORY)
    for each in found:
        for name in (*MANDATORY[each["@type"]], *GIVEN.get(each["@type"], ())):
            assert each.get(name), (each["@type"], each.get("@id"), name)


def test_titles_and_descriptions_are_in_three_languages(catalogue):
    for each in catalogue["@graph"]:
        if each["@type"] in ("dcat:Catalog", "dcat:Dataset"):
            for name in ("dct:title", "dct:description"):
                assert {text["@language"] for text in each[name]} == set(LANGUAGES)


def test_every_address_of_the_catalogue_that_is_ours_answers(catalogue, client, settings):
    found = set()
    for each in things(catalogue["@graph"]):
        for name in ("dcat:accessURL", "dcat:landingPage", "dcat:endpointDescription"):
            found |= {value["@id"] for value in each.get(name, [])}
    ours = {url for url in found if url.startswith(settings.SITE_URL)}
    assert ours == found
    # The documents of an edition take seconds to set, and have tests of their own.
    for url in sorted(ours):
        if not re.search(r"report\.(pdf|html|docx)$", url):
            path = url.removeprefix(settings.SITE_URL)
            assert client.get(path).status_code == 200, path


def test_the_checksum_of_an_edition_is_that_of_its_file(catalogue, client, settings):
    checked = 0
    for each in things(catalogue["@graph"]):
        if each["@type"] == "dcat:Distribution" and "spdx:checksum" in each:
            url = each["dcat:downloadURL"][0]["@id"]
            stated = each["spdx:checksum"][0]["spdx:checksumValue"][0]["@value"]
            content = client.get(url.removeprefix(settings.SITE_URL)).content
            assert hashlib.sha256(content).hexdigest() == stated, url
            checked += 1
    assert checked >= 7


def test_the_data_pack_is_whole_and_the_same_each_time(loaded, client, pack):
    first, second = (client.get("/data/corridor-data-pack.zip").content for _ in range(2))
    assert first == second
    names = set(zipfile.ZipFile(io.BytesIO(first)).namelist())
    files = {
        f.relative_to(pack).as_posix() for f in pack.rglob("*") if f.suffix in (".yaml", ".csv")
    }
    assert names == files


def test_turtle_says_what_json_ld_says(catalogue, client):
    answer = client.get("/data/catalogue.ttl")
    assert answer["Content-Type"].startswith("text/turtle")
    text = answer.content.decode()
    for each in catalogue["@graph"]:
        assert f"<{each['@id']}> a {each['@type']} ;" in text
    count = sum(1 for each in things(catalogue["@graph"]) if each["@type"] == "dcat:Distribution")
    assert text.count("a dcat:Distribution ;") == count


def _turtle_text(literal: str) -> str:
    """A quoted text of Turtle read back, by the rules of the syntax and by nothing else."""
    assert re.fullmatch(r'"(?:[^"\\\n\r]|\\[tbnrf"\'\\]|\\u[0-9A-Fa-f]{4})*"', literal), literal
    return json.loads(literal)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60))
def test_no_text_breaks_out_of_its_quotes(text):
    thing = Thing("dcat:Dataset", (("dct:title", Said(text, "en")),), Iri("https://example.org/a"))
    turtle = as_turtle([thing])
    literal = turtle[turtle.index("dct:title ") + 10 : turtle.rindex("@en")]
    assert _turtle_text(literal) == text
    graph = json.loads(as_json_ld([thing]))["@graph"]
    assert graph[0]["dct:title"][0]["@value"] == text


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=40))
def test_no_address_breaks_out_of_its_brackets(text):
    thing = Thing("dcat:Dataset", (("dct:license", Iri(f"https://example.org/{text}")),))
    line = as_turtle([thing]).splitlines()[-1] if text.isprintable() else as_turtle([thing])
    inner = re.search(r"dct:license <([^>]*)> \.", line)
    assert inner
    assert not set(inner[1]) & set('<>"{}|^`\\ \n\t')


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_offers_every_list_edition_and_the_pack(loaded, client, lang):
    html = unescape(client.get(f"/{lang}/data/").content.decode())
    for path in (
        f"/{lang}/activities/?format=csv", f"/{lang}/promises/?format=json", "/api/activities",
        f"/{lang}/reports/NL08/2011/report.json", "/data/corridor-data-pack.zip",
        "/data/catalogue.jsonld", "/data/catalogue.ttl", f"/{lang}/feeds/",
    ):  # fmt: skip
        assert f'href="{path}"' in html, path
    assert len(re.findall(r"[0-9a-f]{64}", html)) >= 3


def test_an_unknown_form_of_the_catalogue_is_not_there(loaded, client):
    assert client.get("/data/catalogue.exe").status_code == 404


def test_what_somebody_has_is_not_sent_again(loaded, client):
    for path in ("/data/catalogue.ttl", "/data/corridor-data-pack.zip", "/nl/feeds/stories.atom",
                 "/sitemap.xml", "/nl/card/stories/more-each-year.png"):  # fmt: skip
        first = client.get(path)
        again = client.get(path, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), path
        assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


# Feeds

FEEDS = ("reports", "promises", "activities", "stories", "answers")


def feed(client, code: str, lang: str = "en"):
    answer = client.get(f"/{lang}/feeds/{code}.atom")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    return answer, etree.fromstring(answer.content)


@pytest.mark.parametrize("code", FEEDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_feed_is_valid_atom(loaded, client, settings, code, lang):
    """What RFC 4287 asks of a feed and of each entry."""
    answer, root = feed(client, code, lang)
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    for name in ("id", "title", "updated"):
        assert len(root.findall(f"{ATOM}{name}")) == 1, name
    assert root.find(f"{ATOM}author/{ATOM}name").text
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == f"{settings.SITE_URL}/{lang}/feeds/{code}.atom"
    entries = root.findall(f"{ATOM}entry")
    ids = [entry.find(f"{ATOM}id").text for entry in entries]
    assert len(ids) == len(set(ids))
    moments = []
    for entry in entries:
        assert entry.find(f"{ATOM}title").text
        assert entry.find(f"{ATOM}link").get("href").startswith(f"{settings.SITE_URL}/{lang}/")
        moments.append(datetime.fromisoformat(entry.find(f"{ATOM}updated").text))
    assert moments == sorted(moments, reverse=True)
    newest = moments[0] if moments else datetime(2000, 1, 1, tzinfo=UTC)
    assert parse_http_date(answer["Last-Modified"]) == int(newest.timestamp())


@pytest.mark.parametrize("code", FEEDS[:4])
def test_entries_lead_to_pages_that_are_there(loaded, client, settings, code):
    _answer, root = feed(client, code)
    entries = root.findall(f"{ATOM}entry")
    assert entries
    for entry in entries[:3]:
        path = entry.find(f"{ATOM}link").get("href").removeprefix(settings.SITE_URL)
        assert client.get(path).status_code == 200, path


def test_who_has_the_newest_is_told_so_by_time_too(loaded, client):
    answer, _root = feed(client, "reports")
    later = client.get(
        "/en/feeds/reports.atom", headers={"if-modified-since": answer["Last-Modified"]}
    )
    assert later.status_code == 304


def test_a_title_cannot_break_a_feed(loaded, client):
    from corridor.insight.knowledge.models import Story

    hostile = "]]><x>&\x0b\x00\ufffe\"'".replace("\x00", "") + "<script>alert(1)</script>"
    Story.objects.filter(code="more-each-year").update(
        title={"nl": hostile, "fr": hostile, "en": hostile},
        lead={"nl": hostile, "fr": hostile, "en": hostile},
    )
    _answer, root = feed(client, "stories")
    titles = [each.text for each in root.iter(f"{ATOM}title")]
    assert any("<script>alert(1)</script>" in title for title in titles)
    assert not root.findall(".//{*}script")
    assert client.get("/en/card/stories/more-each-year.png").status_code == 200
    page = client.get("/en/stories/more-each-year/").content.decode()
    assert "<script>alert" not in page


def test_what_is_not_public_is_in_no_feed(loaded, client):
    from corridor.steering.portfolio.public import Activity

    Activity.objects.update(public=False)
    for code in ("activities", "stories"):
        _answer, root = feed(client, code)
        assert not root.findall(f"{ATOM}entry")


def test_a_waiting_question_is_in_no_feed(loaded, client):
    from corridor.reporting.models import Question
    from corridor.steering.policy.public import framework

    Question.objects.create(
        framework=framework("NL08"), year=2011, key="spending/3", seen_hash="0" * 64,
        name={"nl": "x", "fr": "x", "en": "x"}, language="en", text="Is this right?",
    )  # fmt: skip
    _answer, root = feed(client, "answers")
    assert not root.findall(f"{ATOM}entry")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_names_the_feeds_of_its_language(loaded, client, lang):
    html = client.get(f"/{lang}/countries/").content.decode()
    for code in FEEDS:
        assert 'type="application/atom+xml" title=' in html
        assert f'href="/{lang}/feeds/{code}.atom"' in html


def test_a_feed_that_does_not_exist(loaded, client):
    assert client.get("/en/feeds/nothing.atom").status_code == 404


@pytest.mark.django_db
def test_feeds_without_records_are_valid(client):
    for code in FEEDS:
        feed(client, code)


def test_a_feed_costs_a_fixed_number_of_queries(loaded, client, django_assert_max_num_queries):
    for code in FEEDS:
        with django_assert_max_num_queries(8):
            feed(client, code)


# Search engines


def test_a_browser_that_guesses_finds_the_mark_of_the_site(client):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Location"]) == (302, "/static/img/mark.svg")


def test_robots_are_told_where_the_sitemap_is(client, settings):
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text
    assert "Disallow: /nl/account/" in text


def test_the_sitemap_names_all_public_pages_in_all_languages(loaded, client, settings):
    index = etree.fromstring(client.get("/sitemap.xml").content)
    parts = [loc.text for loc in index.iter("{*}loc")]
    assert len(parts) > 8
    found = set()
    for part in parts:
        root = etree.fromstring(client.get(part.removeprefix(settings.SITE_URL)).content)
        found |= {loc.text.removeprefix(settings.SITE_URL) for loc in root.iter("{*}loc")}
    for lang in LANGUAGES:
        for path in ("", "reports/NL08/2011/", "frameworks/BE/", "countries/MA/", "documents/NL11/",
                     "stories/more-each-year/", "glossary/brain-drain/"):  # fmt: skip
            assert f"/{lang}/{path}" in found, path
    one_of_each = {path.split("/")[2]: path for path in sorted(found) if path.startswith("/nl/")}
    for path in one_of_each.values():
        assert client.get(path).status_code == 200, path


def test_no_draft_is_in_the_sitemap(loaded, client):
    from corridor.steering.portfolio.public import Activity

    row = Activity.objects.get(code="nl-rean")
    Activity.objects.filter(pk=row.pk).update(public=False)
    assert row.public_id not in client.get("/sitemaps/activities-1.xml").content.decode()


@pytest.mark.parametrize("name", ["x-1", "pages-2", "activities-0", "activities-99", "activities",
                                  "activities--1", "activities-99999999999"])  # fmt: skip
def test_a_part_that_does_not_exist(loaded, client, name):
    assert client.get(f"/sitemaps/{name}.xml").status_code == 404
