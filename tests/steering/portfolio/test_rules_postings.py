# SPDX-License-Identifier: EUPL-1.2
"""Sets of bits say what sets of keys say, however they were changed."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.steering.portfolio.rules.postings import SPARSE, Postings, bits_of, keys_of

keys = st.sets(st.integers(0, 3 * SPARSE), max_size=40)


@given(keys, keys)
def test_a_set_of_bits_is_a_set_of_keys(one, other):
    assert keys_of(bits_of(one)) == sorted(one)
    assert keys_of(bits_of(one) & bits_of(other)) == sorted(one & other)
    assert bits_of(one).bit_count() == len(one)


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_they_count_as_a_slow_reference_does(seed):
    """Each thing has one colour and any number of tags, some of them rare."""
    chance = random.Random(seed)
    things: dict[int, tuple[str, frozenset[int]]] = {}
    postings = Postings()
    for _turn in range(12):
        changed = chance.sample(range(4 * SPARSE), chance.choice((1, 5, 400)))
        for key in changed:
            things.pop(key, None)
            if chance.random() < 0.8:
                tags = frozenset(chance.choice((1, 2, 3, chance.randrange(99))) for _n in range(3))
                things[key] = (chance.choice("rgb"), tags)
        said = [("colour", things[key][0], [key]) for key in changed if key in things]
        said += [("tag", tag, [key]) for key in changed if key in things for tag in things[key][1]]
        before, told = postings, dict(postings.counts("colour", -1 & (1 << postings.size) - 1))
        postings = postings.changed(changed, said)
        assert before.counts("colour", (1 << before.size) - 1) == told
        among = set(chance.sample(range(4 * SPARSE), 700))
        here = [things[key] for key in among if key in things]
        assert postings.counts("colour", bits_of(among)) == Counter(each[0] for each in here)
        assert postings.counts("tag", bits_of(among)) == Counter(t for _c, ts in here for t in ts)
        for colour in "rgb":
            held = [key for key, each in things.items() if each[0] == colour]
            assert keys_of(postings.having("colour", colour)) == sorted(held)
        assert set(postings.values("tag")) == {tag for _c, tags in things.values() for tag in tags}


def test_what_nothing_has_is_empty():
    assert Postings().having("colour", "r") == 0
    assert Postings().counts("colour", 0) == {}
    assert bits_of([]) == 0
    assert keys_of(0) == []
