# SPDX-License-Identifier: EUPL-1.2
"""Working without a mouse: what the keys do, and switching the two of our own off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

# Says nothing about anybody: whether keys do something in this browser.
COOKIE = "corridor_keys"
YEAR = 365 * 24 * 3600


def keys_are_off(request: HttpRequest) -> bool:
    return request.COOKIES.get(COOKIE) == "off"


def keyboard(request: HttpRequest) -> HttpResponse:
    """The page of keys, for everybody; the choice is kept in the browser."""
    if request.method == "POST":
        off = request.POST.get("keys") == "off"
        messages.success(
            request, _("The keys are switched off.") if off else _("The keys are switched on.")
        )
        answer = redirect("accounts:keyboard")
        if off:
            answer.set_cookie(
                COOKIE,
                "off",
                max_age=YEAR,
                httponly=True,
                samesite="Lax",
                secure=request.is_secure(),
            )
        else:
            answer.delete_cookie(COOKIE, samesite="Lax")
        return answer
    context = {
        "off": keys_are_off(request),
        "breadcrumbs": [(_("Start"), reverse("start")), (_("Keyboard"), "")],
    }
    return render(request, "accounts/keyboard.html", context)
