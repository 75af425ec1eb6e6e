# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ..selectors import WAITING, act_for, needs_second_factor
from . import places

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


class PlaceMiddleware:
    """Whoever has roles at several organisations works for one of them at a time, on pages and by
    the API. A form that was made for another one is not taken: what it says is shown, and can be
    sent for the one or left for the other."""

    # Neither changes anything that belongs to an organisation.
    OPEN = frozenset({"accounts:switch", "account_logout"})

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Who has no session is nobody: their pages are not made to depend on a cookie.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        if request.user.is_authenticated:
            place = places.current_place(request)
            if place is not None:
                act_for(request.user, place.key)
        response = self.get_response(request)
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            # What was done may have been what waited: it is counted anew.
            request.session.pop(WAITING, None)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if request.method != "POST" or name in self.OPEN or not request.user.is_authenticated:
            return None
        made_for = request.POST.get(places.FIELD)
        place = places.current_place(request)
        if not made_for or place is None or made_for == place.code:
            return None
        if request.POST.get(places.CONFIRMED) == made_for:
            try:
                places.choose(request, made_for)
            except LookupError:
                return self._say(request, made_for, place)
            return None
        return self._say(request, made_for, place)

    def _say(self, request: HttpRequest, made_for: str, place: places.Place) -> HttpResponse:
        """Nothing was done; all that was written is on the page, to be sent again."""
        own = {"csrfmiddlewaretoken", places.FIELD, places.CONFIRMED}
        context = {
            "made_for": next(
                (one for one in places.places_of(request) if one.code == made_for), None
            ),
            "now": place,
            "field": places.FIELD,
            "confirmed": places.CONFIRMED,
            "address": request.get_full_path(),
            "kept": [
                (name, value)
                for name, values in request.POST.lists()
                if name not in own
                for value in values
            ],
            "files": [file.name for name in request.FILES for file in request.FILES.getlist(name)],
        }
        return render(request, "accounts/other_organisation.html", context, status=409)
