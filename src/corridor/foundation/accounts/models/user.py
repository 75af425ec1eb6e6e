# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import models as auth
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked_without
from corridor.foundation.kernel.public import Identified


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Raises `ValueError` without an address; a null password can never be entered."""
        if not email:
            raise ValueError("an account needs an e-mail address")
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.save()
        return user


@tracked_without("email", "name", "password", "last_login", seen_by="accounts.manage_accounts")
class User(AbstractBaseUser, Identified):
    """Somebody who signs in, by e-mail address; what they may do follows from their roles.

    `language` is the one that they are written to in; empty means that they did not choose.
    """

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=2, blank=True, choices=settings.LANGUAGES)
    is_active = models.BooleanField(_("can sign in"), default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []  # type: ignore[misc]

    is_staff = False
    is_superuser = False

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        default_permissions = ()
        permissions = [("manage_accounts", _("Add people, give and end their roles"))]

    def __str__(self) -> str:
        """Never the address: this is shown to others."""
        return self.name or gettext("account %(id)s") % {"id": self.public_id}

    def has_perm(self, permission: str, obj: Any = None) -> bool:
        """Permissions are named room.verb_thing and come from roles (see `backends`)."""
        return self.is_active and bool(auth._user_has_perm(self, permission, obj))  # type: ignore[attr-defined]

    def has_perms(self, permissions: list[str], obj: Any = None) -> bool:
        return all(self.has_perm(permission, obj) for permission in permissions)

    def has_module_perms(self, app_label: str) -> bool:
        return False
