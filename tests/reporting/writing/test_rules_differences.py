# SPDX-License-Identifier: EUPL-1.2
"""What changed between two texts, and what becomes of two edits at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.reporting.rules.differences import compare
from corridor.reporting.rules.merging import merge

TEXT = st.text(alphabet="ab {}/.\n1", max_size=60)


@given(TEXT, TEXT)
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(old, new):
    pieces = compare(old, new)
    assert "".join(p.text for p in pieces if p.kind != "new") == old
    assert "".join(p.text for p in pieces if p.kind != "gone") == new
    assert all(p.text for p in pieces)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("The same.", "The same.", [("same", "The same.")]),
        (
            "It cost much money.",
            "It cost little money.",
            [("same", "It cost "), ("gone", "much"), ("new", "little"), ("same", " money.")],
        ),
        (
            "In all {{spending/3}} was spent.",
            "In all {{spending/4}} was spent.",
            [
                ("same", "In all "),
                ("gone", "{{spending/3}}"),
                ("new", "{{spending/4}}"),
                ("same", " was spent."),
            ],
        ),
        # One change, not three with a blank between.
        (
            "a quick fox",
            "one slow fox",
            [("gone", "a quick"), ("new", "one slow"), ("same", " fox")],
        ),
    ],
)
def test_words_are_compared_as_people_read_them(old, new, expected):
    assert [(p.kind, p.text) for p in compare(old, new)] == expected


def test_a_very_long_stretch_is_told_whole():
    old, new = " ".join(f"a{n}" for n in range(3_000)), " ".join(f"b{n}" for n in range(3_000))
    assert [p.kind for p in compare(old, new)] == ["gone", "new"]


def test_two_people_in_two_languages_do_not_meet():
    seen = {"nl": "een", "fr": "un", "en": "one"}
    typed = {**seen, "nl": "twee"}
    standing = {**seen, "fr": "deux"}
    merged = merge(seen, typed, standing)
    assert merged.values == {"nl": "twee", "fr": "deux", "en": "one"}
    assert merged.clashes == ()


def test_two_people_at_one_text_clash_unless_they_say_the_same():
    merged = merge({"nl": "een"}, {"nl": "twee"}, {"nl": "drie"})
    assert merged.clashes == ("nl",)
    assert merge({"nl": "een"}, {"nl": "twee"}, {"nl": "twee"}).clashes == ()
