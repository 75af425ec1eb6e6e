# SPDX-License-Identifier: EUPL-1.2
"""Who may do what: every role against every permission, about one's own and about another's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from corridor.foundation.accounts.public import Role, User, deactivate, end_role, give_role
from corridor.foundation.parties.public import merge
from tests.support.rights import RIGHTS, allowed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("permission", RIGHTS)
def test_each_right_by_role(person, organisation, role, permission):
    own, other = organisation(), organisation()
    user = person(role, at=own)
    assert user.has_perm(permission) == allowed(permission, role, own=False)
    assert user.has_perm(permission, other) == allowed(permission, role, own=False)
    assert user.has_perm(permission, own) == allowed(permission, role, own=True)


def test_the_table_here_is_the_whole_table():
    named = {permission for allowed in settings.ROLES.values() for permission in allowed}
    assert named == set(RIGHTS)
    assert set(settings.ROLES) == set(Role.values)
    assert set(Role.values) >= settings.ROLES_OWN_ORGANISATION_ONLY


# Seen by no model, since the audit room has none of its own.
WITHOUT_MODEL = {"audit.view_history"}


def test_every_permission_is_declared_and_every_declared_one_given():
    declared = {
        f"{model._meta.app_label}.{codename}"
        for model in apps.get_models()
        if model.__module__.startswith("corridor.")
        for codename, _name in model._meta.permissions
    }
    assert declared | WITHOUT_MODEL == set(RIGHTS)


def test_what_belongs_to_an_organisation_follows_it(person, organisation):
    class Thing:
        def __init__(self, organisation):
            self.organisation_id = organisation.pk

    own, other = organisation(), organisation()
    user = person("partner", at=own)
    assert user.has_perm("parties.change_organisation", Thing(own))
    assert not user.has_perm("parties.change_organisation", Thing(other))
    assert not user.has_perm("parties.change_organisation", object())


def test_a_role_holds_from_its_first_day_up_to_its_end(person, organisation):
    today = timezone.localdate()
    day = timedelta(days=1)
    cases = {
        (today, None): True,
        (today + day, None): False,
        (today - 9 * day, today): False,
        (today - 9 * day, today + day): True,
    }
    for (start, end), holds in cases.items():
        user = person()
        give_role(
            user=user, role="officer", organisation=organisation(), start=start, end=end, by=None
        )
        assert User.objects.get(pk=user.pk).has_perm("policy.book_spending") == holds, (start, end)


def test_nobody_has_a_right_without_a_role_or_account(person):
    assert not person().has_perm("parties.change_organisation")
    assert not AnonymousUser().has_perm("parties.change_organisation")


def test_who_is_kept_from_signing_in_has_no_right_left(person):
    person("administrator")
    user = person("administrator")
    assert user.has_perm("accounts.manage_accounts")
    assert not deactivate(user=user, by=None).has_perm("accounts.manage_accounts")


def test_an_ended_role_allows_nothing_at_once(person):
    user = person("editor")
    assert user.has_perm("jobs.start_load")
    membership = user.memberships.get()
    membership.valid = membership.certain = None
    end_role(membership=user.memberships.get(), by=None)
    assert not User.objects.get(pk=user.pk).has_perm("jobs.start_load")


def test_rights_follow_a_merge_even_before_the_roles_do(person, organisation):
    keep, drop = organisation("Keep"), organisation("Drop")
    user = person("partner", at=drop)
    merge(keep=keep, drop=drop, by=None, reason="same")
    assert User.objects.get(pk=user.pk).has_perm("parties.change_organisation", keep)


def test_permissions_are_listed_as_they_are_answered(person, organisation):
    own = organisation()
    partner, editor = person("partner", at=own), person("editor")
    backend = "corridor.foundation.accounts.backends"
    from django.utils.module_loading import import_string

    roles = import_string(f"{backend}.RoleBackend")()
    assert roles.get_all_permissions(partner) == set()
    own_rights = {permission for permission, right in RIGHTS.items() if "partner" in right.own}
    assert roles.get_all_permissions(partner, own) == own_rights
    assert roles.get_all_permissions(editor) == set(settings.ROLES["editor"])


def test_asking_many_rights_costs_one_query(person, django_assert_num_queries):
    user = User.objects.get(pk=person("officer").pk)
    with django_assert_num_queries(1):
        for permission in RIGHTS:
            user.has_perm(permission)
