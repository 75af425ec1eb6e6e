# SPDX-License-Identifier: EUPL-1.2
"""One search over everything that is public."""

from __future__ import annotations

import re
from html import unescape

import pytest

from corridor.foundation.pages.public import search
from corridor.foundation.pages.search import kinds

SIGNED_IN = "corridor.foundation.accounts.backends.RoleBackend"
MOST = 60  # queries for all rooms together, each of which asks a fixed number


def page(client, words: str, lang: str = "en", **more: str) -> str:
    answer = client.get(f"/{lang}/search/", {"q": words, **more})
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def groups(html: str) -> list[str]:
    return re.findall(r'id="found-([a-z-]+)"', html)


def test_every_page_has_a_search_that_needs_no_script(loaded, client):
    for path in ("", "countries/", "reports/NL08/2011/", "nowhere/"):
        html = client.get(f"/nl/{path}").content.decode()
        form = re.search(r'<form class="corridor-find".*?</form>', html, re.S)
        assert form, path
        assert 'role="search"' in form[0]
        assert 'action="/nl/search/"' in form[0]
        assert 'name="q"' in form[0]
        assert 'type="submit"' in form[0]
        assert "post" not in form[0]


def test_a_country_is_found_first_by_its_name(loaded, client):
    for lang, name in (("nl", "Marokko"), ("fr", "Maroc"), ("en", "Morocco")):
        html = page(client, name.upper(), lang)
        assert groups(html)[0] == "countries"
        assert f'href="/{lang}/countries/MA/"' in html


@pytest.mark.parametrize("words", ["côte d'ivoire", "COTE D’IVOIRE", "cote d‘ivoire"])
def test_accents_capitals_and_apostrophes_are_forgiven(loaded, client, words):
    assert 'href="/fr/countries/CI/"' in page(client, words, "fr")


def test_words_of_another_language_find_too(loaded, client):
    """Somebody who reads French and has read a Dutch paper."""
    html = page(client, "terugkeer", "fr")
    assert "activities" in groups(html)
    assert "promises" in groups(html)


def test_endings_are_forgiven_where_texts_are_searched(loaded):
    singular = {group.kind: group.found.count for group in search("evaluation", "en", 5)}
    plural = {group.kind: group.found.count for group in search("evaluations", "en", 5)}
    assert singular["sections"] == plural["sections"] > 0


def test_a_figure_and_a_section_of_a_report_are_found(loaded, client):
    html = page(client, "remittances")
    assert "/en/reports/NL08/2011/figures/spending/5/" in html
    assert re.search(r'href="/en/reports/NL08/20\d\d/#section-', html)


@pytest.mark.parametrize("kind", ["activities", "promises", "organisations", "evaluations"])
def test_all_of_a_group_is_in_the_rooms_own_list_for_the_same_words(loaded, client, kind):
    (group,) = search("migra", "en", 2, kind)
    listed = client.get(group.found.url.replace("/en/", "/en/", 1) + "&format=json").json()
    assert len(listed["rows"]) == group.found.count > 2


def test_one_kind_without_a_list_is_shown_whole(loaded, client):
    html = page(client, "spending", **{"in": "figures"})
    assert groups(html) == ["figures"]
    assert html.count("/figures/") > 5
    assert "Everything that was found" in html


def test_an_unknown_kind_shows_everything(loaded, client):
    assert len(groups(page(client, "ghana", **{"in": "'; DROP"}))) > 3


def test_nothing_found_says_what_to_do(loaded, client):
    html = page(client, "xqzzzq")
    assert "Nothing was found for “xqzzzq”" in html
    assert groups(html) == []


HOSTILE = [
    "'; DROP TABLE auth_user; --",
    '" onfocus="alert(1)" x="',
    "<script>alert(1)</script>",
    "a & b | c ! d :* ( ) <-> \\",
    "%_%\\",
    "x" * 5_000,
    "a " * 2_000,
    "{{ 7*7 }} {% load %}",
    "\u202eevil\u200b",
    "👩‍👩‍👧 \ud83c".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "-1 OR 1=1",
    "terugkeer" * 20,
]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_the_search(loaded, client, words):
    answer = client.get("/en/search/", {"q": words})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "<script>alert" not in html
    assert 'onfocus="alert' not in html
    assert "49" not in re.findall(r"<h[12]>(.*?)</h[12]>", html)


def test_signs_alone_are_told_apart_from_nothing(loaded, client):
    assert "There is no letter or digit" in page(client, "!!!")


def test_what_is_not_public_is_not_found_by_anybody(account, client):
    from corridor.reporting.models import Report
    from corridor.steering.learning.models import Lesson
    from corridor.steering.portfolio.models import Activity, ActivityEntry

    Activity.objects.filter(code="nl-rean").update(public=False)
    ActivityEntry.objects.filter(activity__code="nl-rean").update(public=False)
    Lesson.objects.filter(code="combine-cash-and-kind").update(state="declined", remark="no")
    report = Report.objects.get(framework__code="NL08", year=2011)
    draft = Report.objects.create(
        framework=report.framework, year=2030, date="2031-01-01", publisher=report.publisher,
        title={"nl": "Zeldzaamwoord", "fr": "Motrare", "en": "Rareword"}, summary=report.summary,
    )  # fmt: skip
    client.force_login(account("editor"), SIGNED_IN)
    assert groups(page(client, "REAN", **{"in": "activities"}))[:1] != ["activities"]
    assert "combine-cash-and-kind" not in page(client, "combine cash and kind")
    assert groups(page(client, "Rareword")) == []
    assert draft.pk


def test_the_number_of_queries_is_bounded(loaded, client, django_assert_max_num_queries):
    for words in ("migration", "e", "2011", "xqzzzq"):
        with django_assert_max_num_queries(MOST):
            page(client, words)


def test_the_kinds_are_those_that_the_public_looks_for(loaded):
    assert {
        "countries", "country-lists", "documents", "organisations", "frameworks", "nodes",
        "promises", "activities", "results", "evaluations", "lessons", "dossiers", "plans",
        "reports", "sections", "figures",
    } <= set(kinds())  # fmt: skip


@pytest.mark.django_db
def test_a_site_without_records_answers(client):
    assert groups(page(client, "ghana")) == []
