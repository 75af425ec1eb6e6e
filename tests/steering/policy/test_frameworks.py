# SPDX-License-Identifier: EUPL-1.2
"""Frameworks as dated trees: written whole, kept whole, and read in a fixed number of queries."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs.public import Outcome, Refused
from corridor.steering.policy import public
from corridor.steering.policy.actions import load_spending
from corridor.steering.policy.models import Edition, Node, NodeState
from corridor.values.answers import Answer

from .conftest import edition, node, save

pytestmark = pytest.mark.usefixtures("loaded")


def codes(*, on: date | None = None, of: str | None = None) -> list[tuple[str, int]]:
    tree = public.tree(public.framework("TEST"), day=on, edition=of)
    assert tree is not None
    return [(each.code, each.level) for each in tree.walk()]


def test_the_frameworks_of_the_sources_stand_with_their_trees():
    nl08 = public.tree(public.framework("NL08"), day=date(2011, 7, 11))
    assert nl08 is not None
    assert [each.code for each in nl08.roots] == ["1", "2", "3", "4", "5", "6"]
    be = public.tree(public.framework("BE"), day=date(2023, 1, 1))
    assert be is not None
    areas = [each.code for each in be.walk() if each.kind == "result_area"]
    by_objective = [sum(code.startswith(f"{n}.") for code in areas) for n in (1, 2, 3, 4)]
    assert by_objective == [3, 3, 6, 6]
    assert sum(each.kind == "approach" for each in be.walk()) == 5


def test_the_global_approach_had_three_pillars_until_29_may_2012():
    gam = public.framework("GAM")
    before = public.tree(gam, day=date(2012, 5, 28))
    after = public.tree(gam, day=date(2012, 5, 29))
    assert before is not None
    assert after is not None
    assert sum(each.kind == "pillar" for each in before.walk()) == 3
    assert sum(each.kind == "pillar" for each in after.walk()) == 4
    assert before.answer is Answer.YES
    assert after.answer is Answer.UNKNOWN  # its end is not in the sources
    found = public.changes(before, after)
    assert "4" in found.added
    assert found.removed == ()


def test_a_tree_of_any_depth_keeps_its_order():
    deep = node("5", node("5.1", node("5.1.1", node("5.1.1.1"))))
    save(edition("a", "2001", "open", node("2"), deep, node("1")))
    assert codes() == [("2", 0), ("5", 0), ("5.1", 1), ("5.1.1", 2), ("5.1.1.1", 3), ("1", 0)]


def test_writing_the_same_again_changes_nothing():
    editions = [edition("a", "2001-01-01", "2005-01-01", node("1", node("1.1")))]
    assert save(*editions) is Outcome.CREATED
    assert save(*editions) is Outcome.UNCHANGED
    assert save(*editions, edition("b", "2005-01-01", "open", node("1"))) is Outcome.CHANGED


def test_nodes_keep_their_identity_when_they_move_and_change_places():
    save(edition("a", "2001", "open", node("1", node("1.1", node("x"))), node("2")))
    before = dict(Node.objects.filter(framework__code="TEST").values_list("code", "pk"))
    save(edition("a", "2001", "open", node("2", node("x", node("1.1", node("1"))))))
    after = dict(Node.objects.filter(framework__code="TEST").values_list("code", "pk"))
    assert after == before
    assert codes() == [("2", 0), ("x", 1), ("1.1", 2), ("1", 3)]


def test_a_node_that_is_left_out_goes_and_those_below_it_stay_where_they_moved():
    save(edition("a", "2001", "open", node("1", node("1.1", node("x")))))
    save(edition("a", "2001", "open", node("1", node("x"))))
    assert codes() == [("1", 0), ("x", 1)]
    assert not Node.objects.filter(framework__code="TEST", code="1.1").exists()


def test_a_node_with_money_cannot_go():
    save(edition("a", "2001", "open", node("1"), node("2")))
    load_spending(
        by=None,
        framework="TEST",
        node="2",
        year=2002,
        amount=None,
        currency="EUR",
        sources=["NL08:1"],
    )
    with pytest.raises(Refused, match="'2' cannot go: money was booked on it"):
        save(edition("a", "2001", "open", node("1")))
    assert codes() == [("1", 0), ("2", 0)]


@pytest.mark.parametrize(
    ("editions", "message", "at"),
    [
        (
            [edition("a", "2001", "open", node("1", node("2")), node("2"))],
            "'2' stands twice",
            "editions.0.nodes.1.code",
        ),
        (
            [
                edition("a", "2001-01-01", "2003-01-01", node("1")),
                edition("b", "2002-12-31", "open", node("1")),
            ],
            "'b' overlaps with 'a'",
            "editions.1.valid",
        ),
        (
            [
                edition("a", "2001-01-01", "2002-01-01", node("1", kind="pillar")),
                edition("b", "2002-01-01", "open", node("3", node("1", kind="goal"))),
            ],
            "'1' is of the kind pillar in another edition",
            "editions.1.nodes.0.children.0.kind",
        ),
        (
            [edition("a", "2001", "open"), edition("a", "2011", "open")],
            "edition 'a' stands twice",
            "editions",
        ),
    ],
)
def test_what_is_refused_says_what_and_where(editions, message, at):
    with pytest.raises(Refused, match=message) as refusal:
        save(*editions)
    assert refusal.value.at == at
    assert not public.frameworks().filter(code="TEST").exists()


def test_editions_may_trade_days():
    save(
        edition("a", "2001-01-01", "2003-01-01", node("1")),
        edition("b", "2003-01-01", "2005-01-01", node("1")),
    )
    save(
        edition("a", "2003-01-01", "2005-01-01", node("1")),
        edition("b", "2001-01-01", "2003-01-01", node("1")),
    )
    tree = public.tree(public.framework("TEST"), day=date(2002, 6, 1))
    assert tree is not None
    assert tree.edition.code == "b"


def test_the_database_refuses_overlapping_editions():
    save(edition("a", "2001-01-01", "2003-01-01", node("1")))
    first = Edition.objects.get(framework__code="TEST")
    second = Edition(framework=first.framework, code="b", title=first.title, sources=["NL08:1"])
    second.validity = first.validity
    with pytest.raises(IntegrityError, match="policy_edition_overlap"), transaction.atomic():
        second.save()


def states() -> dict[str, NodeState]:
    found = NodeState.objects.filter(edition__framework__code="TEST").select_related("node")
    return {f"{state.edition.code}/{state.node.code}": state for state in found}


def test_the_database_refuses_circles_and_ties_across_editions_and_frameworks():
    save(
        edition("a", "2001-01-01", "2003-01-01", node("1", node("1.1", node("1.1.1")))),
        edition("b", "2003-01-01", "open", node("1")),
    )
    found = states()
    top = found["a/1"]
    for parent, message in (
        (found["a/1.1.1"], "below itself"),
        (top, "below itself"),
        (found["b/1"], "another edition"),
    ):
        top.parent = parent
        with pytest.raises(IntegrityError, match=message), transaction.atomic():
            top.save()
    top.parent = None
    top.node = public.node("NL08", "1")
    with pytest.raises(IntegrityError, match="different frameworks"), transaction.atomic():
        top.save()


def test_changes_are_kept():
    save(edition("a", "2001", "open", node("1", title="First words")))
    save(edition("a", "2001", "open", node("1", title="Other words")))
    history = history_of(states()["a/1"])
    assert [change.action for change in history] == ["insert", "update"]
    assert [change.field for change in history[1].fields] == ["title"]


@pytest.mark.parametrize("depth", [1, 6])
def test_a_tree_costs_two_queries_whatever_its_depth(depth):
    chain = node("0")
    for level in range(1, depth):
        chain = node(str(level), chain, node(f"{level}b"))
    save(edition("a", "2001", "open", chain))
    framework = public.framework("TEST")
    with CaptureQueriesContext(connection) as queries:
        tree = public.tree(framework)
        assert tree is not None
        assert [each.title for each in tree.walk()]
    assert len(queries) == 2


def test_without_an_edition_there_is_no_tree():
    save()
    assert public.tree(public.framework("TEST")) is None
    assert public.nodes_in_order(public.framework("TEST")) == ()
    with pytest.raises(Edition.DoesNotExist, match="no edition zz"):
        public.tree(public.framework("TEST"), edition="zz")


def test_a_node_through_the_editions():
    rows = public.node_states(public.node("GAM", "2"))
    assert [row.edition.code for row in rows] == ["2005", "2012"]
    assert rows[0].title != rows[1].title
