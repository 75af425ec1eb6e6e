# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import transaction

from corridor.foundation.audit.public import Actor, acting

from ..models import User
from .minding import minding_administrators


def deactivate(*, user: User, by: Actor | None, reason: str | None = None) -> User:
    """They cannot sign in any more, and are signed out by their next request.

    Their roles and all they did stay. Raises `LastAdministrator` for the last administrator.
    """
    with minding_administrators(), acting(by=by, reason=reason):
        held = User.objects.select_for_update().get(pk=user.pk)
        held.is_active = False
        held.save(update_fields=["is_active"])
    return held


@transaction.atomic
def reactivate(*, user: User, by: Actor | None, reason: str | None = None) -> User:
    with acting(by=by, reason=reason):
        held = User.objects.select_for_update().get(pk=user.pk)
        held.is_active = True
        held.save(update_fields=["is_active"])
    return held


@transaction.atomic
def change_myself(*, user: User, name: str, language: str) -> User:
    """What somebody can change of their own account. Raises `ValidationError`."""
    with acting(by=user):
        user.name, user.language = name.strip(), language
        user.clean_fields(exclude=["password", "email"])
        user.save(update_fields=["name", "language"])
    return user
