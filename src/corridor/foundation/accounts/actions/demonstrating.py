# SPDX-License-Identifier: EUPL-1.2
"""Accounts to try Corridor out with. Their passwords are known to everyone."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from corridor.foundation.audit.public import Actor, acting
from corridor.foundation.parties.public import Organisation, organisation_by_code

from ..models import Role, User
from ..selectors import demo_accounts
from .giving import give_role

# Role -> the code of the organisation in the data pack; an administrator looks after it all.
PEOPLE: dict[Role, tuple[str | None, str]] = {
    Role.PARTNER: ("iom", "Pauline Partner"),
    Role.OFFICER: ("nl-bz", "Oscar Officer"),
    Role.EDITOR: ("nl-bz", "Edith Editor"),
    Role.ADMINISTRATOR: (None, "Ada Administrator"),
}


class NotDemo(RuntimeError):
    """Demo accounts exist in the demonstration only."""


@transaction.atomic
def make_demo_accounts() -> list[tuple[str, str, str]]:
    """One account for each role: (role, e-mail address, password). Again it changes nothing.

    Raises `NotDemo` outside the demonstration, and `LookupError` when the organisations that they
    act for are not loaded.
    """
    if not settings.DEMO:
        raise NotDemo("demo accounts are made in demo mode only; set CORRIDOR_MODE=demo")
    made = []
    with acting(by=None, reason="demo accounts"):
        for role, (code, name) in PEOPLE.items():
            email, password = f"{role}@demo.example", f"corridor-{role}-demo"
            user = User.objects.filter(email=email).first()
            if user is None:
                user = User.objects.create_user(email, password, name=name, is_demo=True)
                EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
            if not user.memberships.filter(role=role).exists():
                organisation = None if code is None else _organisation(code)
                give_role(user=user, role=role, organisation=organisation, by=None)
            made.append((str(role), email, password))
    return made


@transaction.atomic
def remove_demo_accounts(*, by: Actor | None) -> int:
    """Take all demo accounts away, in whatever mode; returns how many there were."""
    with acting(by=by, reason="demo accounts removed"):
        count = demo_accounts().count()
        demo_accounts().delete()
    return count


def _organisation(code: str) -> Organisation:
    try:
        return organisation_by_code(code)
    except Organisation.DoesNotExist:
        raise LookupError(f"there is no organisation {code!r}; load the data pack first") from None
