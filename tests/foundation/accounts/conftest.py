# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import itertools

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache

from corridor.foundation.accounts.public import User, give_role
from corridor.foundation.parties.public import GivenName, add_organisation
from corridor.values.texts import Text

PASSWORD = "een lang wachtwoord"
_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def _no_counts_of_other_tests():
    """allauth counts attempts in the cache, which no transaction takes back."""
    cache.clear()


@pytest.fixture
def organisation(db):
    def made(name="Organisation"):
        text = Text({"nl": name, "fr": name, "en": name})
        return add_organisation(
            code=f"made-{next(_numbers)}",
            kind="ngo",
            names=[GivenName(text)],
            sources=["NL11:1"],
            by=None,
        )

    return made


@pytest.fixture
def person(db, organisation):
    """Somebody who can sign in with PASSWORD, with a role at an organisation."""

    def made(role=None, at=None, email=None, **more):
        email = email or f"person{next(_numbers)}@example.org"
        user = User.objects.create_user(email, PASSWORD, name=more.pop("name", "Somebody"), **more)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        if role is not None:
            if at is None and role != "administrator":
                at = organisation()
            give_role(user=user, role=role, organisation=at, by=None)
        return user

    return made
