# SPDX-License-Identifier: EUPL-1.2
"""Guesses at a password are counted; after some, the account is closed to that address for a while.

Neither the tables nor the log of the counting hold an e-mail address, only a keyed hash of it.
"""

from __future__ import annotations

from typing import Any

from axes.helpers import get_cool_off
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac


def who(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The account that somebody tries, as a keyed hash of 40 characters."""
    given = credentials or {}
    email = (
        given.get("email")
        or given.get("username")
        or given.get(settings.AXES_USERNAME_FORM_FIELD)
        or request.POST.get(settings.AXES_USERNAME_FORM_FIELD)
        or ""
    )
    return salted_hmac("corridor.lockout", str(email).strip().lower()).hexdigest()[:40]


def locked_out(
    request: HttpRequest,
    original_response: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page that says so, with the time it takes."""
    wait = get_cool_off(request)
    minutes = max(1, round(wait.total_seconds() / 60)) if wait else None
    context = {"minutes": minutes, "attempts": settings.AXES_FAILURE_LIMIT}
    return render(request, "accounts/locked.html", context, status=429)
