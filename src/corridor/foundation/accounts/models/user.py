# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, _user_has_perm
from django.db import models
from django.utils.translation import gettext_lazy as _

from corridor.foundation.audit.public import tracked


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Raises `ValueError` without an address; a null password can never be entered."""
        if not email:
            raise ValueError("an account needs an e-mail address")
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.save()
        return user


@tracked
class User(AbstractBaseUser):
    """Somebody who signs in, by e-mail address; what they may do follows from their roles."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    is_staff = False
    is_superuser = False

    class Meta:
        verbose_name = _("account")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name or self.email

    def has_perm(self, permission: str, obj: Any = None) -> bool:
        """Permissions are named room.verb_thing and come from roles (see `backends`)."""
        return self.is_active and bool(_user_has_perm(self, permission, obj))

    def has_perms(self, permissions: list[str], obj: Any = None) -> bool:
        return all(self.has_perm(permission, obj) for permission in permissions)

    def has_module_perms(self, app_label: str) -> bool:
        return False
