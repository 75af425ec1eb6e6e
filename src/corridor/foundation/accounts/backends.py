# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from .rules import allows, everywhere
from .selectors import may_sign_in, organisation_of, roles_today


class RoleBackend(AuthenticationBackend):  # type: ignore[misc]
    """Signs in by e-mail and password, and answers what the account's roles allow today."""

    def user_can_authenticate(self, user: Any) -> bool:
        return may_sign_in(user)

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """See `rules.allows`: a partner's permissions hold for their own organisation only."""
        if user_obj.is_anonymous or not may_sign_in(user_obj):
            return False
        return allows(
            perm,
            roles_today(user_obj),
            about=organisation_of(obj),
            table=settings.ROLES,
            own_only=settings.ROLES_OWN_ORGANISATION_ONLY,
        )

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if user_obj.is_anonymous or not may_sign_in(user_obj):
            return set()
        held = roles_today(user_obj)
        if obj is None:
            table, own = settings.ROLES, settings.ROLES_OWN_ORGANISATION_ONLY
            return set(everywhere(held, table=table, own_only=own))
        named = {permission for one in held for permission in settings.ROLES.get(one.role, ())}
        return {permission for permission in named if self.has_perm(user_obj, permission, obj)}

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return self.get_all_permissions(user_obj, obj)

    def get_group_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """There are no groups."""
        return set()

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return False
