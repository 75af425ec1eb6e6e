# SPDX-License-Identifier: EUPL-1.2
"""People of the tests, from one who may look after the running system to one who may do nothing."""

import pytest


def account(email, role=None):
    from corridor.foundation.accounts.public import User, give_role
    from corridor.foundation.parties.public import Organisation

    user = User.objects.create_user(email, "a long enough password")
    if role is not None:
        ministry, _ = Organisation.objects.get_or_create(
            code="ministry-of-tests", defaults={"kind": "government", "sources": ["NL11"]}
        )
        give_role(user=user, role=role, organisation=ministry, by=None)
    return user


@pytest.fixture
def editor(db):
    return account("editor@example.org", "editor")


@pytest.fixture
def partner(db):
    return account("partner@example.org", "partner")


@pytest.fixture
def stranger(db):
    return account("stranger@example.org")
