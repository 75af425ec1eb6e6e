# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend


class RoleBackend(AuthenticationBackend):
    """Signs in by e-mail and password, and answers what the account's roles allow."""
