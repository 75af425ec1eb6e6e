# SPDX-License-Identifier: EUPL-1.2
"""One spelling for one content (RFC 8785), whatever order and script it came in."""

from __future__ import annotations

import hashlib
import json
import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.values.canonical import LARGEST, canonical, digest

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
whole = st.integers(-LARGEST, LARGEST)
contents = st.recursive(
    st.none() | st.booleans() | whole | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)
SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def by_hand(content: Any) -> str:
    """RFC 8785, section 3.2, written out: slow, and plain to check against the text."""
    if content is None:
        return "null"
    if content is True or content is False:
        return "true" if content else "false"
    if isinstance(content, int):
        return str(content)
    if isinstance(content, str):
        signs = (SHORT.get(s) or (f"\\u{ord(s):04x}" if s < " " else s) for s in content)
        return '"' + "".join(signs) + '"'
    if isinstance(content, list):
        return "[" + ",".join(by_hand(each) for each in content) + "]"

    def units(key: str) -> list[int]:
        raw = key.encode("utf-16-be")
        return [raw[i] * 256 + raw[i + 1] for i in range(0, len(raw), 2)]

    pairs = (f"{by_hand(key)}:{by_hand(content[key])}" for key in sorted(content, key=units))
    return "{" + ",".join(pairs) + "}"


def shuffled(content: Any, order: random.Random) -> Any:
    if isinstance(content, dict):
        items = [(key, shuffled(value, order)) for key, value in content.items()]
        order.shuffle(items)
        return dict(items)
    return [shuffled(each, order) for each in content] if isinstance(content, list) else content


@given(contents)
def test_it_is_the_form_of_the_rfc(content: Any) -> None:
    assert canonical(content) == by_hand(content)


@given(contents, st.randoms(use_true_random=False))
def test_order_and_spacing_do_not_matter(content: Any, order: random.Random) -> None:
    again = json.loads(json.dumps(shuffled(content, order), indent=3))
    assert canonical(again) == canonical(content)
    assert digest(again) == digest(content)


@given(contents)
def test_it_is_json_that_reads_back_the_same(content: Any) -> None:
    assert json.loads(canonical(content)) == content


def test_keys_are_sorted_by_utf_16_code_units() -> None:
    # The keys of RFC 8785, section 3.2.3, in the order that it gives.
    ordered = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert list(json.loads(canonical(dict.fromkeys(reversed(ordered), 0)))) == ordered


def test_the_hash_is_sha_256_of_the_utf_8_form() -> None:
    assert canonical({"b": "€", "a": [1, None, True]}) == '{"a":[1,null,true],"b":"€"}'
    assert digest({"b": "€"}) == hashlib.sha256('{"b":"€"}'.encode()).hexdigest()


@pytest.mark.parametrize("content", [1.0, {"a": [0.1]}, Decimal(1), {1: "a"}, b"x", {"a": {1}}])
def test_what_json_could_spell_in_several_ways_is_refused(content: Any) -> None:
    with pytest.raises(TypeError):
        canonical(content)


@pytest.mark.parametrize("content", [LARGEST + 1, -LARGEST - 1, "\ud83d", {"\udead": 1}])
def test_what_some_reader_would_lose_is_refused(content: Any) -> None:
    with pytest.raises(ValueError, match="content"):
        canonical({"a": content} if isinstance(content, int) else content)


def test_a_fault_says_where_it_is() -> None:
    with pytest.raises(TypeError, match=r"content\.a\.1\.b: float"):
        canonical({"a": [0, {"b": 0.5}]})
