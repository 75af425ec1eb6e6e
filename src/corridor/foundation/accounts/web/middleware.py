# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ..selectors import needs_second_factor

OPEN = frozenset({"account_logout", "account_reauthenticate", "root", "health"})


class SecondFactorMiddleware:
    """Whoever has a role that calls for a second factor sets one up before going on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        required = settings.CORRIDOR_REQUIRE_SECOND_FACTOR
        if not required or not request.user.is_authenticated:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in OPEN or name.startswith("mfa_"):
            return None
        if not needs_second_factor(request.user, required):
            return None
        messages.info(
            request,
            _("Your role needs a second factor. Set up an authenticator app to go on."),
        )
        return redirect("mfa_activate_totp")
