# SPDX-License-Identifier: EUPL-1.2
"""Crosswalk and who does what: both ways, once, and what is refused."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from corridor.foundation.jobs.public import Outcome, Refused
from corridor.foundation.parties.public import Organisation
from corridor.steering.policy import public
from corridor.steering.policy.actions import (
    follow_merge,
    save_crosswalk,
    save_emphasis,
    save_involvement,
)
from corridor.steering.policy.models import Crosswalk, Framework, Involvement, OtherBudget
from corridor.values.answers import Answer

from .conftest import edition, held, node, save, text

pytestmark = pytest.mark.usefixtures("loaded")


def tie(source: str = "TEST/1", target: str = "NL08/1", **given) -> Outcome:
    values = {"relation": "broad", "basis": "judgement", "note": text("Why"), "sources": []}
    return save_crosswalk(by=None, source=source, target=target, **{**values, **given})


@pytest.fixture
def small(loaded):
    save(edition("a", "2001", "open", node("1"), node("2")))


@pytest.mark.usefixtures("small")
def test_a_link_reads_both_ways():
    assert tie() is Outcome.CREATED
    assert tie() is Outcome.UNCHANGED
    here, there = public.framework("TEST"), public.framework("NL08")
    one, other = public.matrix(here, there), public.matrix(there, here)
    assert one is not None
    assert other is not None
    assert one.cells["1", "1"].relation == "broad"
    assert other.cells["1", "1"].relation == "narrow"
    (link,) = (
        each for each in public.links_of(public.node("NL08", "1")) if each.framework == "TEST"
    )
    assert link.link.relation == "narrow"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("given", "message", "at"),
    [
        ({"target": "TEST/2"}, "not of one", "target"),
        ({"source": "NL08/1", "target": "TEST/2"}, "stands already, from TEST/2", "source"),
        ({"target": "NL08/99"}, "no node '99'", "target"),
        ({"target": "NL8/1"}, "no framework 'NL8'; did you mean 'NL08'", "target"),
        ({"target": "NL08"}, "write framework/node", "target"),
        ({"basis": "source"}, "needs that source", "sources"),
        ({"note": None}, "needs a note", "note"),
    ],
)
def test_a_link_that_is_refused_says_where(given, message, at):
    tie("TEST/2", "NL08/1")
    with pytest.raises(Refused, match=message) as refusal:
        tie(**given)
    assert refusal.value.at == at


@pytest.mark.usefixtures("small")
def test_the_database_refuses_a_pair_twice_and_links_within_a_framework():
    tie()
    row = Crosswalk.objects.get(source__framework__code="TEST")
    again = Crosswalk(source=row.target, target=row.source, relation="exact", basis="judgement")
    with pytest.raises(IntegrityError, match="policy_crosswalk_once"), transaction.atomic():
        again.save()
    inside = Crosswalk(
        source=row.source, target=public.node("TEST", "2"), relation="exact", basis="judgement"
    )
    with pytest.raises(IntegrityError, match="two frameworks"), transaction.atomic():
        inside.save()


def test_the_matrix_of_the_sources_costs_five_queries():
    nl08, be = public.framework("NL08"), public.framework("BE")
    with CaptureQueriesContext(connection) as queries:
        found = public.matrix(nl08, be)
    assert len(queries) == 5
    assert found is not None
    assert "4.5" in {column.code for column, _link in found.row("5")}


def test_who_does_what_shows_what_the_source_lost():
    found = public.involvement(public.framework("BE"))
    assert found is not None
    assert [each.code for each in found.approaches] == ["A1", "A2", "A3", "A4", "A5"]
    assert [each.code for each in found.objectives] == ["SO1", "SO2", "SO3", "SO4"]
    (services,) = found.cells["A2", "SO1"]
    assert services.answer is Answer.UNKNOWN
    assert services.note is not None
    assert {each.organisation.code: each.answer for each in found.cells["A1", "SO1"]} == {
        "be-dgd": Answer.YES,
        "enabel": Answer.YES,
    }
    assert public.involvement(public.framework("NL08")) is None


def involve(**given) -> Outcome:
    values = {
        "framework": "BE",
        "approach": "A2",
        "objective": "SO1",
        "organisation": "enabel",
        "state": "unknown",
        "note": text("Lost"),
        "sources": ["BE:1730"],
    }
    return save_involvement(by=None, **{**values, **given})


@pytest.mark.parametrize(
    ("given", "message", "at"),
    [
        ({"note": None}, "needs a note", "note"),
        ({"approach": "SO1"}, "is of the kind objective, not an approach", "approach"),
        ({"objective": "A1"}, "itself an approach", "objective"),
        ({"organisation": "nobody"}, "no organisation 'nobody'", "organisation"),
    ],
)
def test_an_involvement_that_is_refused_says_where(given, message, at):
    with pytest.raises(Refused, match=message) as refusal:
        involve(**given)
    assert refusal.value.at == at


def test_emphasis_lies_on_a_node_for_some_time():
    dated = {
        (each.node.code, each.valid.lower.isoformat())
        for each in public.emphases(public.framework("NL08"))
    }
    assert dated == {("2", "2011-07-11"), ("6", "2011-07-11")}
    again = {
        "by": None,
        "framework": "NL08",
        "node": "6",
        "validity": held("2011-07-11", "unknown"),
        "text": text("Other words"),
        "sources": ["NL10:3"],
    }
    assert save_emphasis(**again) is Outcome.CHANGED
    assert save_emphasis(**again) is Outcome.UNCHANGED


def test_what_hangs_on_an_organisation_follows_its_merge():
    keep = Organisation.objects.get(code="be-dgd")
    drop = Organisation.objects.get(code="enabel")
    Framework.objects.filter(code="BE").update(owner=drop)
    OtherBudget.objects.filter(code="nl-unhcr-2011").update(recipient=drop)
    before = {
        (row.approach.code, row.objective.code)
        for row in Involvement.objects.filter(organisation__in=[keep, drop])
    }
    for _ in range(2):
        follow_merge({"keep": keep.pk, "drop": drop.pk})
    assert Framework.objects.get(code="BE").owner == keep
    assert OtherBudget.objects.get(code="nl-unhcr-2011").recipient == keep
    assert not Involvement.objects.filter(organisation=drop).exists()
    after = [
        (row.approach.code, row.objective.code)
        for row in Involvement.objects.filter(organisation=keep)
    ]
    assert len(after) == len(before)
    assert set(after) == before


def test_in_a_merge_what_is_known_goes_before_what_is_not():
    keep = Organisation.objects.get(code="be-dgd")
    drop = Organisation.objects.get(code="enabel")
    involve(approach="A3", organisation="enabel", state="yes", note=None)
    follow_merge({"keep": keep.pk, "drop": drop.pk})
    row = Involvement.objects.get(organisation=keep, approach__code="A3", objective__code="SO1")
    assert row.answer is Answer.YES


def test_the_room_listens_to_merges():
    from corridor.foundation.jobs.registry import listeners
    from corridor.foundation.parties.public import MERGED

    assert follow_merge in listeners(MERGED)
