# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from corridor.foundation.accounts.models import Membership
from corridor.foundation.accounts.public import (
    LastAdministrator,
    deactivate,
    end_role,
    give_role,
)
from corridor.foundation.audit.public import history_of
from corridor.foundation.jobs.public import deliver, undelivered
from corridor.foundation.parties.public import merge
from corridor.values.periods import Period, Validity

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_the_same_role_twice_on_a_day_is_refused_in_words_and_by_the_database(person, organisation):
    at = organisation()
    user = person("officer", at=at)
    with pytest.raises(ValidationError, match="has that role at that time already"):
        give_role(user=user, role="officer", organisation=at, by=None)
    give_role(user=user, role="editor", organisation=at, by=None)
    again = Membership(user=user, organisation=at, role="officer")
    again.validity = Validity.exactly(date(2020, 1, 1), None)
    with pytest.raises(IntegrityError, match="accounts_officer_no_overlap"), transaction.atomic():
        again.save()


def test_only_an_administrator_can_be_without_an_organisation(person):
    with pytest.raises(ValidationError, match="always at an organisation"):
        give_role(user=person(), role="editor", organisation=None, by=None)
    assert person("administrator").memberships.get().organisation is None


def test_a_role_that_would_end_before_it_begins_is_refused_or_taken_away(person, organisation):
    user = person()
    today = timezone.localdate()
    with pytest.raises(ValidationError, match="end must come after"):
        give_role(user=user, role="editor", organisation=organisation(), end=today, by=None)
    role = give_role(
        user=user, role="editor", organisation=organisation(), start=today + DAY, by=None
    )
    assert end_role(membership=role, by=None) is None
    assert not user.memberships.exists()


def test_an_ended_role_is_not_ended_again_later(person):
    user = person("editor")
    role = user.memberships.get()
    tomorrow = timezone.localdate() + DAY
    assert end_role(membership=role, end=tomorrow, by=None).validity.possible.end == tomorrow
    with pytest.raises(ValidationError, match="has ended by then"):
        end_role(membership=role, end=tomorrow + DAY, by=None)


def test_the_last_administrator_cannot_be_removed(person):
    last = person("administrator")
    role = last.memberships.get()
    with pytest.raises(LastAdministrator):
        end_role(membership=role, by=None)
    with pytest.raises(LastAdministrator):
        end_role(membership=role, end=timezone.localdate() + 90 * DAY, by=None)
    with pytest.raises(LastAdministrator):
        deactivate(user=last, by=None)
    last.refresh_from_db()
    assert last.is_active
    assert last.memberships.get().validity.possible.end is None
    person("administrator")
    deactivate(user=last, by=None)


def test_an_administrator_who_cannot_sign_in_does_not_count(person):
    asleep, awake = person("administrator"), person("administrator")
    deactivate(user=asleep, by=None)
    with pytest.raises(LastAdministrator):
        deactivate(user=awake, by=None)


def test_who_gave_a_role_is_kept(person, organisation):
    boss = person("administrator")
    role = give_role(user=person(), role="officer", organisation=organisation(), by=boss)
    assert history_of(role)[0].who == boss.pk


def test_neither_address_nor_password_is_in_the_history(person):
    user = person(email="secret@example.org", name="Private Person")
    user.set_password("another long password")
    user.save()
    changes = history_of(user)
    assert len(changes) == 1, "a new password leaves no event"
    said = str(changes)
    for private in ("secret@example.org", "Private Person", user.password[:20]):
        assert private not in said


def test_roles_move_with_a_merge_and_do_not_double(person, organisation):
    keep, drop = organisation("Keep"), organisation("Drop")
    one, both = person("officer", at=drop), person("officer", at=keep)
    today = timezone.localdate()
    give_role(
        user=both,
        role="officer",
        organisation=drop,
        start=today - 30 * DAY,
        end=today + DAY,
        by=None,
    )
    merge(keep=keep, drop=drop, by=None, reason="same")
    for announcement in undelivered():
        assert deliver(announcement_id=announcement.pk)
    assert one.memberships.get().organisation == keep
    role = both.memberships.get()
    assert role.organisation == keep
    assert role.validity.possible == Period(today - 30 * DAY, None)
    assert not Membership.objects.filter(organisation=drop).exists()
