# SPDX-License-Identifier: EUPL-1.2
"""Names come from CLDR and sort by the rules of their language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.foundation.reference.rules import (
    currency_names,
    minor_units,
    sort_keys,
    territory_names,
)
from corridor.values.texts import SERVICE_LANGUAGES

languages = st.sampled_from(SERVICE_LANGUAGES)
names = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30)


def in_order(words: list[str], lang: str) -> list[str]:
    keys = sort_keys(words, lang)
    return [word for _key, word in sorted(zip(keys, words, strict=True))]


@pytest.mark.parametrize(
    ("lang", "ordered"),
    [
        ("nl", ["Afghanistan", "Åland", "Albanië", "België", "Benin", "Ecuador", "Zambia"]),
        ("fr", ["Égypte", "Équateur", "Érythrée", "Espagne", "Estonie"]),
        ("es", ["Nauru", "Níger", "Noruega", "Ñandú", "Omán"]),
        ("tr", ["Cezayir", "Çad", "Çin", "Danimarka", "Irak", "İran", "İspanya"]),
        ("pl", ["Litwa", "Luksemburg", "Łotwa", "Macedonia"]),
        ("ar", ["أفغانستان", "ألبانيا", "بلجيكا", "غانا", "هولندا"]),
    ],
)
def test_names_sort_as_readers_of_the_language_expect(lang, ordered):
    assert in_order(list(reversed(ordered)), lang) == ordered


@given(st.lists(names, max_size=8), languages)
def test_keys_are_plain_hexadecimal_and_depend_on_the_name_alone(words, lang):
    keys = sort_keys(words, lang)
    assert keys == [sort_keys([word], lang)[0] for word in words]
    assert all(set(key) <= set("0123456789ABCDEF") for key in keys)


def test_a_language_without_keys_is_refused():
    with pytest.raises(ValueError, match="language"):
        sort_keys(["Ghana"], "de")


def test_a_name_that_cldr_lacks_is_left_out():
    assert "pap" not in territory_names("XK")
    assert territory_names("CS") == {}
    assert territory_names("XK")["nl"] == "Kosovo"


def test_regions_have_names_too():
    assert territory_names("202")["fr"] == "Afrique subsaharienne"


def test_a_code_is_not_a_name():
    assert territory_names("ZQ") == {}
    assert currency_names("ZZQ") == {}


def test_decimals_are_those_of_the_currency():
    assert (minor_units("EUR"), minor_units("JPY"), minor_units("TND")) == (2, 0, 3)
