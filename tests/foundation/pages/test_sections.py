# SPDX-License-Identifier: EUPL-1.2
"""Sections: what rooms above add to a page, in their order, and its address in the page."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from corridor.foundation.pages.public import Section, Sections

FACTS = "pages/parts/facts.html"


def saying(title: str, value: str, anchor: str = ""):
    def provider(subject: str, lang: str) -> Section | None:
        if subject == "nothing":
            return None
        context = {"items": [{"term": "Of", "value": f"{value} {subject} {lang}"}]}
        return Section(title, FACTS, context, anchor)

    return provider


@pytest.fixture
def sections() -> Sections[str]:
    sections: Sections[str] = Sections()
    sections.register(saying("First", "one", anchor="first"))
    sections.register(saying("Second", "two"))
    return sections


def test_sections_stand_in_the_order_of_those_who_gave_them(sections):
    assert [each.title for each in sections.of("it", "en")] == ["First", "Second"]


def test_who_has_nothing_to_say_is_left_out(sections):
    assert sections.of("nothing", "en") == ()
    assert sections.drawn("nothing", RequestFactory().get("/")) == ()


def test_who_registers_twice_speaks_once(sections):
    again = saying("Third", "three")
    sections.register(again)
    sections.register(again)
    assert [each.title for each in sections.of("it", "en")] == ["First", "Second", "Third"]


def test_drawn_in_the_readers_language_each_with_an_address(sections):
    with override("nl"):
        first, second = sections.drawn("it", RequestFactory().get("/"))
    assert "one it nl" in first.body
    assert (first.anchor, second.anchor) == ("first", "section-2")


def test_a_page_of_several_sections_says_which(sections):
    drawn = sections.drawn("it", RequestFactory().get("/"))
    contents = render_to_string("pages/parts/contents.html", {"sections": drawn})
    shown = render_to_string("pages/parts/sections.html", {"sections": drawn})
    for each in drawn:
        assert f'href="#{each.anchor}"' in contents
        assert f'id="{each.anchor}"' in shown
        assert f"<h2>{each.title}</h2>" in shown
    assert "<nav" not in render_to_string("pages/parts/contents.html", {"sections": drawn[:1]})
