# SPDX-License-Identifier: EUPL-1.2
"""The search over all rooms: what is asked, who is asked, and in which order it is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.foundation.pages import search as room
from corridor.foundation.pages.public import Found, Hit, asked, closeness, register_search, search
from corridor.foundation.pages.search import nearness


@pytest.fixture
def alone(monkeypatch):
    """No provider but those that the test registers."""
    monkeypatch.setattr(room, "_providers", {})


def answering(*titles: str, count: int | None = None):
    def provider(text: str, lang: str, limit: int) -> Found:
        hits = tuple(Hit(title, f"/{title}") for title in titles)
        return Found(hits[:limit], len(titles) if count is None else count)

    return provider


def test_what_is_called_just_so_comes_before_what_speaks_of_it(alone):
    register_search("papers", "Papers", answering("A paper on Ghana"))
    register_search("countries", "Countries", answering("Ghana"))
    register_search("empty", "Empty", answering())
    assert [group.kind for group in search("ghana", "en", 5)] == ["countries", "papers"]


def test_a_group_tells_how_many_more_there_are(alone):
    register_search("papers", "Papers", answering("a", "b", "c", count=40))
    (group,) = search("x", "en", 2)
    assert ([hit.title for hit in group.found.items], group.found.count) == (["a", "b"], 40)
    assert group.more


def test_one_kind_alone_can_be_asked(alone):
    register_search("one", "One", answering("a"))
    register_search("two", "Two", answering("a"))
    assert [group.kind for group in search("a", "en", 5, "two")] == ["two"]
    assert search("a", "en", 5, "three") == ()


def test_a_kind_that_is_registered_again_is_asked_once(alone):
    register_search("one", "One", answering("old"))
    register_search("one", "One", answering("new"))
    (group,) = search("n", "en", 5)
    assert [hit.title for hit in group.found.items] == ["new"]


@pytest.mark.parametrize("text", ["", "   ", "!!!", "\0", "' \" %", "—"])
def test_nobody_is_asked_where_nothing_can_be_looked_for(alone, text):
    def refuse(text: str, lang: str, limit: int) -> Found:
        raise AssertionError("asked all the same")

    register_search("any", "Any", refuse)
    assert search(text, "en", 5) == ()


@given(st.text(max_size=400))
def test_what_is_asked_is_one_bounded_line(text):
    line = asked(text)
    assert len(line) <= 200
    assert "\0" not in line
    assert "\n" not in line
    assert asked(line) == line


@pytest.mark.parametrize(
    ("text", "title", "near"),
    [
        ("cote d'ivoire", "Côte d’Ivoire", 3),
        ("cote", "Côte d’Ivoire", 2),
        ("ivoire cote", "Côte d’Ivoire", 1),
        ("ghana", "Côte d’Ivoire", 0),
    ],
)
def test_accents_and_capitals_do_not_keep_apart(text, title, near):
    assert closeness(text, title) == near


def test_a_short_name_is_as_near_as_a_name():
    assert nearness("iom", Hit("International Organization for Migration", "/", note="IOM")) == 3
