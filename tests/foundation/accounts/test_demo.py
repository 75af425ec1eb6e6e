# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from django.core import checks

from corridor.foundation.accounts.models import Role, User
from corridor.foundation.accounts.public import (
    NotDemo,
    make_demo_accounts,
    people,
    remove_demo_accounts,
)

from .test_signing_in import sign_in, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, organisation):
    settings.DEMO = True
    for code in ("iom", "nl-bz"):
        made = organisation(code)
        made.code = code
        made.save()
    return settings


def errors():
    return [one.id for one in checks.run_checks(tags=["accounts"])]


def test_there_is_one_account_for_each_role_and_each_signs_in(client, demo):
    accounts = make_demo_accounts()
    assert [role for role, _email, _password in accounts] == Role.values
    for role, email, password in accounts:
        sign_in(client, email, password)
        assert signed_in(client), role
        assert [one.role for one in User.objects.get(email=email).memberships.all()] == [role]
        client.logout()
    partner = User.objects.get(email=accounts[0][1])
    assert partner.memberships.get().organisation.code == "iom"


def test_making_them_again_changes_nothing(demo):
    first = make_demo_accounts()
    before = list(people().values("pk", "password"))
    assert make_demo_accounts() == first
    assert list(people().values("pk", "password")) == before


def test_outside_the_demonstration_none_is_made():
    with pytest.raises(NotDemo):
        make_demo_accounts()
    assert not User.objects.exists()


def test_outside_the_demonstration_none_signs_in_and_the_start_says_so(client, demo):
    accounts = make_demo_accounts()
    assert errors() == []
    client.force_login(User.objects.get(email=accounts[0][1]))
    demo.DEMO = False
    assert not signed_in(client), "an open session ends"
    for _role, email, password in accounts:
        sign_in(client, email, password)
        assert not signed_in(client)
    boss = User.objects.get(email=accounts[-1][1])
    assert not boss.has_perm("accounts.manage_accounts")
    assert errors() == ["accounts.E001"]
    assert remove_demo_accounts(by=None) == 4
    assert errors() == []


def test_a_pack_that_is_not_loaded_is_said(settings):
    settings.DEMO = True
    with pytest.raises(LookupError, match="load the data pack first"):
        make_demo_accounts()
    assert not User.objects.exists()
