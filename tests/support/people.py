# SPDX-License-Identifier: EUPL-1.2
"""People with a role, for tests that need somebody."""

from __future__ import annotations

ORGANISATIONS = {"partner": "iom", "officer": "nl-bz", "editor": "nl-bz", "administrator": None}
ROLES = tuple(ORGANISATIONS)


def make(role: str, password: str | None = None, *, email: str = "", at: str | None = None):
    """An account with one role, at the organisation that the data pack has for it, or another."""
    from allauth.account.models import EmailAddress

    from corridor.foundation.accounts.public import User, give_role
    from corridor.foundation.parties.public import organisation_by_code

    email = email or f"{role}@example.org"
    user = User.objects.create_user(email, password, name=role.title())
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    code = at or ORGANISATIONS[role]
    where = None if code is None else organisation_by_code(code)
    give_role(user=user, role=role, organisation=where, by=None)
    return user
