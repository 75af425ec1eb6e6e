# SPDX-License-Identifier: EUPL-1.2
"""Names of figures, and text that mentions them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.reporting.rules.keys import BadKey, FigureKey
from corridor.reporting.rules.placeholders import keys_in, languages_disagree, pieces
from corridor.values.texts import Text

subjects = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9.\-]{0,39}", fullmatch=True)
keys = st.builds(
    FigureKey,
    st.from_regex(r"[a-z]{1,20}", fullmatch=True),
    subjects,
    st.none() | st.integers(1000, 9999),
)
words = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=30)


@given(keys)
def test_a_key_is_read_as_it_was_written(key: FigureKey) -> None:
    assert FigureKey.parse(str(key)) == key


@pytest.mark.parametrize(
    "text",
    ["", "spending", "spending/", "/3", "spending/3/4", "Spending/3", "@10:spending/3",
     "@2010 spending/3", "spending/.3", "spending/3 4", "spending/" + "x" * 151, "spending/é"],
)  # fmt: skip
def test_what_is_no_key_is_refused_and_named(text: str) -> None:
    with pytest.raises(BadKey, match="write spending/3") as refusal:
        FigureKey.parse(text)
    assert refusal.value.given == text


def test_a_report_names_figures_of_its_own_year_without_the_year() -> None:
    assert str(FigureKey("spending", "3", 2010).of_year(2011)) == "@2010:spending/3"
    assert str(FigureKey("spending", "3", 2010).of_year(2010)) == "spending/3"
    assert str(FigureKey("spending", "3").of_year(2010)) == "spending/3"


@given(st.lists(words | keys, max_size=8))
def test_a_text_falls_apart_into_what_it_was_made_of(parts: list[str | FigureKey]) -> None:
    text = "".join(part if isinstance(part, str) else f"{{{{ {part} }}}}" for part in parts)
    joined: list[str | FigureKey] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    assert list(pieces(text)) == [part for part in joined if part != ""]


@pytest.mark.parametrize("text", ["{{spending/3", "spending/3}}", "{{spending/3}} {{", "a {{ b"])
def test_a_brace_left_open_is_named_with_what_stands_near(text: str) -> None:
    with pytest.raises(BadKey):
        list(pieces(text))


def test_single_braces_are_words() -> None:
    assert list(pieces("a {b} c")) == ["a {b} c"]


def test_every_figure_of_any_language_counts_once() -> None:
    text = Text({"nl": "{{spending/1}} {{spending/2}}", "en": "{{spending/2}} {{change/1}}"})
    assert [str(key) for key in keys_in(text)] == ["spending/1", "spending/2", "change/1"]


def test_languages_that_mention_other_figures_are_named() -> None:
    same = Text({"nl": "{{spending/1}}, {{spending/2}}", "fr": "{{ spending/2 }} {{spending/1}}"})
    assert languages_disagree(same) == ()
    other = Text({"nl": "{{spending/1}}", "fr": "{{spending/1}}", "en": "{{@2010:spending/1}}"})
    assert languages_disagree(other) == ("en",)
    twice = Text({"nl": "{{spending/1}}", "fr": "{{spending/1}} {{spending/1}}"})
    assert languages_disagree(twice) == ("fr",)
