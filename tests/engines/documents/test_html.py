# SPDX-License-Identifier: EUPL-1.2
"""The HTML stands alone, is well-formed, and lets no text become markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corridor.engines.documents import PageBreak, Picture, to_html
from tests.engines.documents.samples import report

VOID = {"meta", "link", "img"}


class Page(HTMLParser):
    """Collects elements in order and checks that each is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]


def shape(page: Page) -> list[str]:
    return [name for name, _ in page.seen]


@given(text=st.text(min_size=1, max_size=40))
@example("</script><script>alert(1)</script>")
@example('"><img src=x onerror=alert(1)>')
@example("' onmouseover='x")
@example("<!--")
@example("</style><svg onload=x>")
def test_no_text_changes_the_shape_of_the_page(text: str) -> None:
    assert shape(Page(to_html(report(text)))) == shape(Page(to_html(report())))


def test_nothing_is_fetched_or_run() -> None:
    page = Page(to_html(report()))
    policy = page.all("meta")[1]
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert str(policy["content"]).startswith("default-src 'none'; style-src 'sha256-")
    assert "img-src data:;" in str(policy["content"])
    for name, attributes in page.seen:
        assert name not in {"script", "iframe", "object"}
        assert not [key for key in attributes if key.startswith("on") or key == "style"]
        assert str(attributes.get("src", "data:image/png;base64,")).startswith("data:image/png;")


def test_pictures_are_allowed_only_where_there_are_some() -> None:
    without = tuple(block for block in report().blocks if not isinstance(block, Picture))
    assert "img-src" not in to_html(replace(report(), blocks=without))


def test_lists_and_pictures() -> None:
    page = Page(to_html(report()))
    image = page.all("img")[0]
    assert (image["alt"], image["width"], image["height"]) == ("Foto Toelichting", "3", "2")
    order = " ".join(name for name, _ in page.seen if name in {"ul", "ol", "li"})
    assert "ul li li ol li li" in order


def test_language_direction_and_structure() -> None:
    page = Page(to_html(report(language="fr")))
    assert page.all("html") == [{"lang": "fr", "dir": "ltr"}]
    assert {"lang": "ar", "dir": "rtl"} in page.all("span")
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1
    assert len(page.all("caption")) == len(page.all("table")) == 3
    scopes = [heading.get("scope") for heading in page.all("th")]
    assert scopes.count("col") == 8
    assert scopes.count("row") == 14
    ids = [attributes["id"] for _, attributes in page.seen if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_every_figure_leads_to_its_page_and_to_the_appendix() -> None:
    page = Page(to_html(report()))
    leads = [link["href"] for link in page.all("a")]
    assert "https://corridor.example/nl/cijfers/p1/" in leads
    inside = {str(lead)[1:] for lead in leads if str(lead).startswith("#")}
    assert inside <= {attributes.get("id") for _, attributes in page.seen}
    assert {f"figure-{number}" for number in range(1, 8)} <= inside
    assert all(re.match(r"#|https://", str(lead)) for lead in leads)


def test_the_same_document_gives_the_same_text() -> None:
    assert to_html(report()) == to_html(report())
    assert to_html(report()) != to_html(replace(report(), blocks=(PageBreak(),)))


@pytest.mark.parametrize("text", ["\ud800", "\x00", "\x1b[0m"])
def test_what_html_cannot_hold_is_left_out(text: str) -> None:
    made = to_html(report(text))
    assert text not in made
    made.encode("utf-8")
