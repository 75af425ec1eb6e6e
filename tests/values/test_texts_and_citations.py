# SPDX-License-Identifier: EUPL-1.2
"""Texts show which language they really are in; citations say where a fact stands."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.values.citations import Citation
from corridor.values.texts import SERVICE_LANGUAGES, Text

languages = st.sampled_from(SERVICE_LANGUAGES)
strings = st.text(min_size=1).filter(str.strip)
texts = st.dictionaries(languages, strings, min_size=1).map(Text)

codes = st.from_regex(r"[A-Z][A-Z0-9-]{1,31}", fullmatch=True)
lines = st.integers(1, 9_999_999)


@st.composite
def citations(draw):
    document = draw(codes)
    if draw(st.booleans()):
        return Citation(document)
    first, last = sorted((draw(lines), draw(lines)))
    return Citation(document, first, last)


@given(texts, languages)
def test_a_reader_gets_their_language_or_is_told_which(text, lang):
    string, used = text.choose(lang)
    assert text[used] == string
    assert used == lang or lang not in text


@given(texts)
def test_english_then_dutch_then_french_stand_in(text):
    _, used = text.choose("none")
    assert used == next(lang for lang in ("en", "nl", "fr", *text) if lang in text)
    assert str(text) == text[used]


@given(texts)
def test_a_text_equals_its_strings_whatever_their_order(text):
    turned = Text(dict(reversed(list(text.items()))))
    assert turned == text == dict(text)
    assert hash(turned) == hash(text)
    assert copy.deepcopy(text) == pickle.loads(pickle.dumps(text)) == text


def test_a_blank_string_is_a_missing_one():
    text = Text({"nl": "Geld", "fr": " \n", "en": ""})
    assert dict(text) == {"nl": "Geld"}
    assert text.missing() == ("fr", "en")


@pytest.mark.parametrize("strings", [{}, {"en": ""}, {"en": " ", "nl": None}])
def test_a_text_is_never_empty(strings):
    with pytest.raises(ValueError, match="at least one language"):
        Text(strings)


def test_other_languages_and_other_things_than_strings_are_refused():
    with pytest.raises(ValueError, match="unknown language: de, xx"):
        Text({"xx": "a", "de": "b", "en": "c"})
    with pytest.raises(ValueError, match="in en is not a string"):
        Text({"en": 5})


@given(citations())
def test_a_citation_is_read_as_it_is_written(citation):
    assert Citation.parse(str(citation)) == citation


@given(st.lists(citations(), max_size=8))
def test_citations_sort_by_document_and_line(found):
    ordered = sorted(found)
    keys = [(c.document, c.first or 0, c.last or 0) for c in ordered]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NL11:",
        "NL11:0",
        "NL11:9-",
        "nl11:9",
        "NL11: 9",
        "NL11:9-10-11",
        "N:1",
        "NL11:9\n",
        "A1:٣",
    ],
)
def test_what_is_no_citation_is_told_how_to_write_one(text):
    with pytest.raises(ValueError, match="as NL11:79-93"):
        Citation.parse(text)


def test_lines_run_forwards_and_come_in_pairs():
    with pytest.raises(ValueError, match="last line comes before"):
        Citation.parse("NL11:93-79")
    with pytest.raises(ValueError, match="or neither"):
        Citation("NL11", 5)
