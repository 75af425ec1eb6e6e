# SPDX-License-Identifier: EUPL-1.2
"""What others take along: cards, charts for their pages, addresses; pages about the site."""

from __future__ import annotations

import json
import re
import struct
from html import unescape

import pytest

LANGUAGES = ("nl", "fr", "en")
SIGNED_IN = "corridor.foundation.accounts.backends.RoleBackend"
CARDS = (
    "card/site.png",
    "card/NL08/2011/report.png",
    "card/NL08/2011/spending/3.png",
    "card/NL08/2010/@2009:result/returnees.png",
    "card/stories/more-each-year.png",
)
EMBEDS = ("embed/NL08/2011/chart-1/", "embed/NL08/2011/spending/3/", "embed/NL08/2010/spending/5/")


def page(client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


# Cards


@pytest.mark.parametrize("path", CARDS)
def test_a_card_is_a_picture_of_the_size_that_is_asked_for(loaded, client, path):
    answer = client.get(f"/fr/{path}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    assert "max-age=86400" in answer["Cache-Control"]
    assert struct.unpack(">II", answer.content[16:24]) == (1200, 630)


def test_a_card_is_drawn_once(loaded, client, monkeypatch):
    from corridor.site.web import cards

    client.get("/en/card/NL08/2011/spending/3.png")
    monkeypatch.setattr(cards.vl_convert, "svg_to_png", None)
    assert client.get("/en/card/NL08/2011/spending/3.png").status_code == 200


@pytest.mark.parametrize("path", ["card/NL08/2030/report.png", "card/NL08/2011/nothing/9.png",
                                  "card/XX/2011/report.png", "card/stories/none.png"])  # fmt: skip
def test_only_what_is_published_has_a_card(loaded, client, path):
    page(client, f"/en/{path}", 404)


@pytest.mark.parametrize("title", ["W" * 5_000, "<image href='http://x/'/>", "&\x00\x1b\u202e",
                                   "عربي ትግርኛ", "", "]]>" * 20])  # fmt: skip
def test_any_title_can_be_drawn(title):
    from corridor.site.web.cards import draw

    assert draw("Figure", title, "€ 1", "said").startswith(b"\x89PNG")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_name_their_card(loaded, client, settings, lang):
    for path, card in (
        ("reports/NL08/2011/", "card/NL08/2011/report.png"),
        ("reports/NL08/2011/figures/spending/3/", "card/NL08/2011/spending/3.png"),
        ("stories/more-each-year/", "card/stories/more-each-year.png"),
        ("countries/", "card/site.png"),
    ):
        html = page(client, f"/{lang}/{path}")
        assert f'property="og:image" content="{settings.SITE_URL}/{lang}/{card}"' in html
        assert 'property="og:title" content="' in html


def test_what_has_no_card_of_its_own_has_that_of_the_site(loaded, client, settings):
    assert f"{settings.SITE_URL}/en/card/site.png" in page(client, "/en/nowhere/", 404)


# Addresses


def test_a_page_has_one_address_whatever_narrows_it(loaded, client, settings):
    html = page(client, "/nl/promises/?state=kept&q=x&page=1&utm_source=y")
    assert f'rel="canonical" href="{settings.SITE_URL}/nl/promises/?page=1"' in html
    html = page(client, "/nl/promises/?q=%22%3E%3Cscript%3E")
    assert f'rel="canonical" href="{settings.SITE_URL}/nl/promises/"' in html


def test_a_report_describes_itself_to_search_engines(loaded, client):
    html = page(client, "/fr/reports/NL08/2011/")
    told = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1]
    report = json.loads(told)
    assert report["@type"] == "Report"
    assert report["inLanguage"] == "fr"
    assert report["publisher"]["name"]
    assert len(report["encoding"]) == 2
    assert "ld+json" not in page(client, "/fr/countries/")


def test_a_title_cannot_end_the_description(loaded, client):
    from corridor.reporting.models import Edition

    hostile = "</script><script>alert(1)</script><!--"
    for edition in Edition.objects.filter(report__year=2011):
        edition.content["title"] = dict.fromkeys(LANGUAGES, hostile)
        Edition.objects.filter(pk=edition.pk).update(content=edition.content)
    html = page(client, "/en/reports/NL08/2011/")
    assert "<script>alert" not in html
    told = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1]
    assert json.loads(told)["name"] == hostile


# Charts on other sites


@pytest.mark.parametrize("path", EMBEDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_embedded_page_may_be_framed_and_runs_nothing(loaded, client, settings, lang, path):
    answer = client.get(f"/{lang}/{path}")
    assert answer.status_code == 200
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert "X-Frame-Options" not in answer
    html = answer.content.decode()
    assert "<script" not in html
    assert "Set-Cookie" not in answer
    assert not answer.cookies
    assert f"{settings.SITE_URL}/{lang}/reports/NL08/" in html
    assert "<title>" in html


def test_no_other_page_may_be_framed(loaded, client):
    for path in ("", "reports/NL08/2011/", "reports/NL08/2011/figures/spending/3/", "search/"):
        answer = client.get(f"/en/{path}")
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    [
        "embed/NL08/2011/chart-9/",
        "embed/NL08/2011/chart-0/",
        "embed/NL08/2030/chart-1/",
        "embed/NL08/2011/nothing/9/",
    ],
)
def test_what_is_not_published_is_not_embedded(loaded, client, path):
    page(client, f"/en/{path}", 404)


def test_a_draft_is_not_embedded_even_for_an_editor(account, client):
    from corridor.reporting.models import Report

    old = Report.objects.get(framework__code="NL08", year=2011)
    Report.objects.create(
        framework=old.framework, year=2030, date="2031-01-01", publisher=old.publisher,
        title=old.title, summary=old.summary,
    )  # fmt: skip
    client.force_login(account("editor"), SIGNED_IN)
    page(client, "/en/embed/NL08/2030/chart-1/", 404)
    page(client, "/en/card/NL08/2030/report.png", 404)


@pytest.mark.parametrize("path", ["reports/NL08/2011/", "reports/NL08/2011/figures/spending/3/"])
def test_a_page_offers_a_line_with_a_title_that_works(loaded, client, settings, path):
    html = page(client, f"/nl/{path}")
    lines = re.findall(r'<textarea[^>]*id="embed-\d+"[^>]*>(.*?)</textarea>', html, re.S)
    assert lines
    for line in map(unescape, lines):
        frame = re.fullmatch(r'<iframe src="([^"]+)" title="([^"]+)".*></iframe>', line)
        assert frame
        assert client.get(frame[1].removeprefix(settings.SITE_URL)).status_code == 200
    assert "embed-1" not in page(client, "/nl/countries/")


# About the site


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_figures_are_made_follows_a_real_one(loaded, client, lang):
    html = unescape(page(client, f"/{lang}/how-figures-are-made/"))
    assert f'href="/{lang}/reports/NL08/2011/figures/share/total/"' in html
    assert f"/{lang}/documents/NL11/" in html
    assert html.count("<li><h2>") == 6
    assert "96" in html


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["how-figures-are-made/", "accessibility/", "privacy/", "data/",
                                  "feeds/"])  # fmt: skip
def test_pages_about_the_site_stand_without_data(client, path):
    assert "<h1>" in page(client, f"/nl/{path}")


@pytest.mark.parametrize("path", ["accessibility/", "privacy/"])
def test_statements_name_whom_to_write_to_or_say_that_nobody_is_named(
    loaded, client, settings, path
):
    settings.CORRIDOR_CONTACT = "hulp@example.org"
    assert 'href="mailto:hulp@example.org"' in page(client, f"/nl/{path}")
    settings.CORRIDOR_CONTACT = ""
    html = page(client, f"/nl/{path}")
    assert "mailto:" not in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_leads_to_the_statements(loaded, client, lang):
    html = page(client, f"/{lang}/countries/")
    for path in ("how-figures-are-made/", "data/", "feeds/", "accessibility/", "privacy/"):
        assert f'href="/{lang}/{path}"' in html
