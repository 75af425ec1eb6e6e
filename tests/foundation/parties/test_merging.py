# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs.public import undelivered
from corridor.foundation.parties.models import Identifier, OrganisationName
from corridor.foundation.parties.public import (
    GivenIdentifier,
    Organisation,
    Parentage,
    Succession,
    add_succession,
    alike,
    merge,
    plan_merge,
    set_parent,
)
from corridor.foundation.parties.rules import Edge, circle_through
from corridor.values.periods import Period, Validity

ALWAYS = Validity.exactly(None, None)


@pytest.mark.django_db
def test_everything_goes_to_the_record_that_stays(make):
    keep = make("IOM")
    drop = make("Internat. Org. for Migration", identifiers=[GivenIdentifier("IATI", "XM-47066")])
    child, whole, old = make("Mission"), make("United Nations"), make("PICMME")
    set_parent(child=child, parent=drop, validity=ALWAYS, by=None)
    set_parent(child=drop, parent=whole, validity=ALWAYS, by=None)
    add_succession(predecessor=old, successor=drop, validity=ALWAYS, kind="renamed", by=None)

    merge(keep=keep, drop=drop, by=None, reason="the same body")

    keep.refresh_from_db()
    drop.refresh_from_db()
    assert drop.merged_into == keep
    assert str(keep) == "IOM"
    assert [str(name) for name in keep.names.filter(alias=True)] == ["Internat. Org. for Migration"]
    assert [str(one) for one in keep.identifiers.all()] == ["IATI XM-47066"]
    assert child.parentages.get().parent == keep
    assert keep.parentages.get().parent == whole
    assert old.successions.get().successor == keep
    assert history_of(drop)[-1].reason == "the same body"


@pytest.mark.django_db
def test_rooms_above_hear_of_it_once(make):
    keep, drop = make(), make()
    merge(keep=keep, drop=drop, by=None, reason="same")
    (said,) = undelivered().filter(topic="parties.merged")
    assert said.payload == {"keep": keep.pk, "drop": drop.pk}


@pytest.mark.django_db
def test_signposts_always_point_at_one_that_stands(make):
    one, two, three = make(), make(), make()
    merge(keep=two, drop=one, by=None, reason="same")
    merge(keep=three, drop=two, by=None, reason="same")
    one.refresh_from_db()
    assert one.merged_into == three


@pytest.mark.django_db
def test_the_parent_of_the_record_that_stays_stands(make):
    keep, drop, one, two = make(), make(), make(), make()
    set_parent(child=keep, parent=one, validity=ALWAYS, by=None)
    tie = set_parent(child=drop, parent=two, validity=ALWAYS, by=None)
    assert plan_merge(keep=keep, drop=drop).lapsing == (tie,)
    merge(keep=keep, drop=drop, by=None, reason="same")
    assert [t.parent for t in Parentage.objects.all()] == [one]


@pytest.mark.django_db
@pytest.mark.parametrize("direction", ["up", "down", "far"])
def test_an_organisation_is_not_merged_with_its_own_part(make, direction):
    one, two, between = make("One"), make("Two"), make("Between")
    if direction == "far":
        set_parent(child=one, parent=between, validity=ALWAYS, by=None)
        set_parent(child=between, parent=two, validity=ALWAYS, by=None)
    else:
        child, parent = (one, two) if direction == "up" else (two, one)
        set_parent(child=child, parent=parent, validity=ALWAYS, by=None)
    with pytest.raises(ValidationError, match="Two and One are part of one another"):
        merge(keep=one, drop=two, by=None, reason="same")
    two.refresh_from_db()
    assert two.merged_into is None


@pytest.mark.django_db
def test_an_organisation_is_not_merged_with_its_successor(make):
    old, new = make("Old"), make("New")
    add_succession(predecessor=old, successor=new, validity=ALWAYS, by=None)
    with pytest.raises(ValidationError, match="came after one another"):
        merge(keep=new, drop=old, by=None, reason="same")


@pytest.mark.django_db
def test_the_same_record_and_one_merged_away_are_refused(make):
    one, two, three = make("One"), make("Two"), make("Three")
    with pytest.raises(ValidationError, match="one and the same"):
        merge(keep=one, drop=one, by=None, reason="same")
    merge(keep=one, drop=two, by=None, reason="same")
    with pytest.raises(ValidationError, match=f"{two.code} was merged into One already"):
        merge(keep=three, drop=two, by=None, reason="same")


SIZE = 6
pairs = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1))


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    parents=st.lists(pairs, max_size=5),
    follows=st.lists(pairs, max_size=3),
    merges=st.lists(pairs, min_size=1, max_size=6),
)
def test_no_sequence_of_merges_loses_a_name_or_leaves_anything_dangling(
    make, parents, follows, merges
):
    from django.db import transaction

    with transaction.atomic():
        made = [make(identifiers=[GivenIdentifier("TEST", f"v{i}")]) for i in range(SIZE)]
        for child, parent in parents:
            _try(set_parent, child=made[child], parent=made[parent], validity=ALWAYS)
        for one, other in follows:
            _try(add_succession, predecessor=made[one], successor=made[other], validity=ALWAYS)
        names, values = _names(), _values()
        for keep, drop in merges:
            _try(merge, keep=made[keep], drop=made[drop], reason="same")
        assert _names() == names
        assert _values() == values
        gone = set(Organisation.objects.exclude(merged_into=None).values_list("pk", flat=True))
        for model, ends in (
            (OrganisationName, ["organisation"]),
            (Identifier, ["organisation"]),
            (Parentage, ["child", "parent"]),
            (Succession, ["predecessor", "successor"]),
            (Organisation, ["merged_into"]),
        ):
            for end in ends:
                assert not model.objects.filter(**{f"{end}__in": gone}).exists(), (model, end)
        for ties in (
            [Edge(t.child_id, t.parent_id, Period()) for t in Parentage.objects.all()],
            [Edge(t.predecessor_id, t.successor_id, Period()) for t in Succession.objects.all()],
        ):
            assert not any(circle_through(tie, ties) for tie in ties)
        transaction.set_rollback(True)


def _try(action, **given):
    """What an action refuses it leaves as it was."""
    from django.db import transaction

    for name in ("child", "parent", "predecessor", "successor", "keep", "drop"):
        if name in given:
            given[name] = Organisation.objects.get(pk=given[name].pk)
    try:
        with transaction.atomic():
            action(by=None, **given)
    except ValidationError:
        pass


def _names():
    return Counter(str(name) for name in OrganisationName.objects.all())


def _values():
    return set(Identifier.objects.values_list("scheme", "value"))


@pytest.mark.django_db
def test_days_that_do_not_meet_let_both_parents_stand(make):
    keep, drop, one, two = make(), make(), make(), make()
    turn = date(2010, 1, 1)
    set_parent(child=keep, parent=one, validity=Validity.exactly(None, turn), by=None)
    set_parent(child=drop, parent=two, validity=Validity.exactly(turn, None), by=None)
    merge(keep=keep, drop=drop, by=None, reason="same")
    assert {tie.parent for tie in keep.parentages.all()} == {one, two}


@pytest.mark.django_db
def test_like_names_are_looked_for_by_ten_words_that_differ(make):
    keep, drop = make("Alpha Beta"), make("Alpha")
    assert alike("alpha beta", drop) == [keep]
    assert alike("alpha gamma", drop) == []
    assert alike("alpha " * 200, drop) == [keep]
    ten = "alpha beta alph alp al a bet be b lpha"
    assert alike(f"{ten} gamma", drop) == [keep]
