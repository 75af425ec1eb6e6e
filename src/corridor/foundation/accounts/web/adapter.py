# SPDX-License-Identifier: EUPL-1.2
"""How allauth's flows are bent to the ways of this house."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, override

from ..selectors import may_sign_in


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up; demo accounts stay out elsewhere; letters are in their reader's language."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """Every way to sign in comes past here, with whatever proof of identity."""
        if not may_sign_in(user):
            from allauth.account.internal.stagekit import clear_login

            clear_login(request)
            response: HttpResponse = self.respond_user_inactive(request, user)
            return response
        refused: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return refused

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The desk, in the language that the person chose, else in that of the page."""
        with override(getattr(request.user, "language", "") or get_language()):
            return reverse("accounts:desk")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("start")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:me")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        user = context.get("user")
        language = getattr(user, "language", "") or get_language() or settings.LANGUAGE_CODE
        with override(language):
            super().send_mail(template_prefix, email, context)
