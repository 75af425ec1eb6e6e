# SPDX-License-Identifier: EUPL-1.2
"""Figures found by words, as an editor looks for one to mention."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corridor.reporting.public import NoSuchFigure, live_figure
from corridor.reporting.rules.formats import shown
from corridor.reporting.selectors import search_figures
from tests.steering.portfolio.paying import node
from tests.steering.portfolio.reporting import number, period, reported


def keys(words: str, lang: str = "en", year: int = 2011, limit: int = 100) -> list[str]:
    return [each.key for each in search_figures("NL08", year, words, lang, limit)]


def test_without_words_the_figures_of_the_year_come_in_their_order(loaded):
    found = keys("", limit=5)
    assert found == [f"spending/{n}" for n in range(1, 6)]
    assert len(set(keys(""))) == len(keys(""))


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("change circular", "en"),
        ("CIRCULAR change", "nl"),
        ("circulaire écart", "fr"),
        ("ecart circulaire", "en"),
        ("change/3", "en"),
    ],
)
def test_words_are_found_in_any_order_language_and_accent(loaded, words, lang):
    assert "change/3" in keys(words, lang)
    assert "change/1" not in keys(words, lang)


def test_each_value_is_what_the_page_of_the_figure_shows(loaded):
    for lang in ("nl", "fr", "en"):
        found = search_figures("NL08", 2011, "", lang, 100)
        assert len(found) > 20
        for each in found[:60:3]:
            figure = live_figure("NL08", 2011, each.key)
            assert each.value == shown(figure.as_json(), lang), each.key
            assert each.unit == figure.unit
            assert each.state == figure.state.value


def test_results_of_nodes_and_of_single_activities_are_found(loaded):
    assert "result/returnees" in keys("returnees result")
    assert "result/returnees.node.6" in keys("result/returnees.node.6")
    assert "indicator/nl-blue-birds.placed.workers" in keys("blue birds people", year=2010)
    only = keys("target blue birds", year=2010)
    assert only
    assert all(key.startswith("target/") for key in only)


def test_another_year_among_the_words_is_the_year_asked(loaded):
    found = keys("spending total 2010")
    assert "@2010:spending/total" in found
    assert all(key.startswith("@2010:") for key in found)
    assert "spending/total" in keys("spending total 2011")


def test_what_matches_nothing_or_is_no_word_gives_nothing(loaded):
    assert keys("volcano") == []
    assert keys("'; DROP TABLE -- \x00 %_ \\") == []
    assert keys("x" * 100_000) == []
    assert keys(" ".join(f"w{n}" for n in range(5_000))) == []
    assert keys("spending", limit=0) == []
    assert keys("spending", limit=-3) == []


@pytest.mark.parametrize(("framework", "year"), [("XX", 2011), ("NL08", 9999), ("NL08", 0)])
def test_a_framework_or_year_that_is_not_there_is_named(loaded, framework, year):
    with pytest.raises(NoSuchFigure):
        search_figures(framework, year, "spending")


def test_the_number_of_queries_does_not_grow_with_what_is_found(loaded):
    def queries() -> int:
        search_figures("NL08", 2011, "made", "en", 100)
        with CaptureQueriesContext(connection) as caught:
            search_figures("NL08", 2011, "made", "en", 100)
        return len(caught)

    def more(names: range) -> None:
        for name in names:
            reported(f"made-{name}", period(2011, number(name)), nodes=[node("NL08/6")],
                     measured={"common": "returnees"})  # fmt: skip

    more(range(1, 3))
    few = queries()
    more(range(3, 12))
    assert queries() <= few <= 36
