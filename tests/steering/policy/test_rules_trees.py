# SPDX-License-Identifier: EUPL-1.2
"""How two trees differ, and how a relation reads from the other side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.steering.policy.rules import INVERSE, Placed, changes, inverse, repeated


def placed(code: str, parent: str | None = None, title: str = "") -> Placed:
    return Placed(code, parent, {"en": title or code})


def test_what_became_of_a_tree():
    before = [placed("1"), placed("1.1", "1"), placed("2", title="Old"), placed("3")]
    after = [placed("1"), placed("2", title="New"), placed("1.1", "2"), placed("4")]
    found = changes(before, after)
    assert found.added == ("4",)
    assert found.removed == ("3",)
    assert found.renamed == ("2",)
    assert found.moved == ("1.1",)
    assert found.any


trees = st.dictionaries(
    st.sampled_from("abcdef"),
    st.tuples(st.one_of(st.none(), st.sampled_from("abcdef")), st.sampled_from(["x", "y"])),
).map(lambda found: [placed(code, parent, title) for code, (parent, title) in found.items()])


@given(trees, trees)
def test_changes_turned_round(one, two):
    there, back = changes(one, two), changes(two, one)
    assert set(there.added) == set(back.removed)
    assert set(there.removed) == set(back.added)
    assert set(there.renamed) == set(back.renamed)
    assert set(there.moved) == set(back.moved)


@given(trees)
def test_a_tree_does_not_differ_from_itself(tree):
    assert not changes(tree, tree).any


@pytest.mark.parametrize("relation", sorted(INVERSE))
def test_read_twice_from_the_other_side_a_relation_is_itself(relation):
    assert inverse(inverse(relation)) == relation


def test_broader_turns_into_narrower():
    assert inverse("broad") == "narrow"
    assert inverse("close") == "close"


def test_codes_that_stand_twice():
    assert repeated(["b", "a", "b", "a", "c"]) == ("a", "b")
