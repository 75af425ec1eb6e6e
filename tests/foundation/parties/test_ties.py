# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from corridor.foundation.parties.models import OrganisationName
from corridor.foundation.parties.public import (
    GivenIdentifier,
    Parentage,
    add_succession,
    family,
    organisation_by_identifier,
    predecessors,
    set_parent,
)
from corridor.values.periods import Validity, parse_validity
from corridor.values.texts import Text

pytestmark = pytest.mark.django_db
ALWAYS = Validity.exactly(None, None)
UNKNOWN = parse_validity({"from": "unknown", "until": "unknown"})


def until(year: int) -> Validity:
    return Validity.exactly(None, date(year, 1, 1))


def since(year: int) -> Validity:
    return Validity.exactly(date(year, 1, 1), None)


def test_a_circle_is_refused_and_said_as_its_path(make):
    one, two, three = make("One"), make("Two"), make("Three")
    set_parent(child=one, parent=two, validity=ALWAYS, by=None)
    set_parent(child=two, parent=three, validity=ALWAYS, by=None)
    with pytest.raises(ValidationError, match="Three → One → Two → Three"):
        set_parent(child=three, parent=one, validity=UNKNOWN, by=None)
    assert Parentage.objects.count() == 2


def test_what_was_part_may_later_be_the_whole(make):
    one, two = make("One"), make("Two")
    set_parent(child=one, parent=two, validity=until(2000), by=None)
    set_parent(child=two, parent=one, validity=since(2000), by=None)
    assert family(one, date(1999, 1, 1)).organisation == two
    assert family(one, date(2001, 1, 1)).organisation == one


def test_nothing_is_part_of_itself(make):
    one = make()
    with pytest.raises(ValidationError, match="part of itself"):
        set_parent(child=one, parent=one, validity=ALWAYS, by=None)


def test_a_second_sure_parent_at_the_same_time_is_refused_in_words(make):
    child, first, second = make("Child"), make("First"), make("Second")
    set_parent(child=child, parent=first, validity=until(2010), by=None)
    with pytest.raises(ValidationError, match="Child is part of First at that time already"):
        set_parent(child=child, parent=second, validity=since(2009), by=None)
    set_parent(child=child, parent=second, validity=since(2010), by=None)


def test_the_database_itself_refuses_two_parents(make):
    child, first, second = make(), make(), make()
    set_parent(child=child, parent=first, validity=ALWAYS, by=None)
    tie = Parentage(child=child, parent=second)
    tie.validity = since(2020)
    with pytest.raises(IntegrityError, match="parties_parentage_no_overlap"), transaction.atomic():
        tie.save()


def test_the_database_refuses_two_names_on_a_day_but_not_an_alias(make):
    one = make("Old")
    name = OrganisationName(organisation=one, name=Text({"en": "New"}))
    name.validity = since(2020)
    with pytest.raises(IntegrityError, match="parties_name_no_overlap"), transaction.atomic():
        name.save()
    name.alias = True
    name.save()
    assert str(one) == "Old"


def test_a_name_changes_over_time(make):
    one = make("Before", validity=until(2010))
    name = OrganisationName(organisation=one, name=Text({"en": "After"}))
    name.validity = since(2010)
    name.save()
    assert str(one) == "After"


def test_successors_come_in_one_direction(make):
    old, new = make("Old"), make("New")
    add_succession(predecessor=old, successor=new, validity=UNKNOWN, kind="renamed", by=None)
    with pytest.raises(ValidationError, match="circle"):
        add_succession(predecessor=new, successor=old, validity=since(2020), by=None)
    add_succession(predecessor=old, successor=new, validity=since(2012), kind="merged", by=None)
    (tie,) = predecessors(new)
    assert (tie.kind, tie.validity) == ("merged", since(2012))


def test_a_register_gives_a_value_to_one_organisation(make):
    one = make("One", identifiers=[GivenIdentifier("IATI", "XM-1")])
    assert organisation_by_identifier("IATI", "XM-1") == one
    assert organisation_by_identifier("IATI", "XM-2") is None
    with pytest.raises(ValidationError, match="IATI XM-1 belongs to One"):
        make("Two", identifiers=[GivenIdentifier("IATI", "XM-1")])


def test_the_family_tree_goes_up_the_line_and_down_all_branches(make):
    top, middle, aside, low = make("Top"), make("Middle"), make("Aside"), make("Low")
    for child, parent in ((middle, top), (aside, top), (low, middle)):
        set_parent(child=child, parent=parent, validity=ALWAYS, by=None)
    seen = family(middle, date(2020, 1, 1))
    assert seen.organisation == top
    assert [branch.organisation for branch in seen.children] == [middle]
    assert [branch.organisation for branch in seen.children[0].children] == [low]
