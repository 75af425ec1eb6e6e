# SPDX-License-Identifier: EUPL-1.2
"""Nothing that somebody typed is lost where their session has ended meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


class _Check(CsrfViewMiddleware):
    """Answers why a request does not prove to come from a form of ours."""

    def _reject(self, request: HttpRequest, reason: str) -> Any:
        return reason


def _forged(request: HttpRequest) -> str:
    """Why it is not proved that the form is ours; empty where it is."""
    return str(_Check(lambda _: HttpResponse()).process_view(request, _view, (), {}) or "")


def _view(request: HttpRequest) -> HttpResponse:  # pragma: no cover
    raise AssertionError("only its name is asked for")


def keeping(view: View) -> View:
    """A page for who is signed in, to which long texts are sent.

    Whoever is no longer signed in, or signed in anew and so holds another proof that the form is
    theirs, gets what they typed back on a page from which it can be sent again. Nothing is done
    before that proof stands; what comes from another site is turned away.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            return view(request, *args, **kwargs)
        forged = _forged(request)
        if forged and not forged.startswith("CSRF"):
            raise PermissionDenied(forged)
        if forged or not request.user.is_authenticated:
            return _kept(request)
        return view(request, *args, **kwargs)

    return guarded


def _kept(request: HttpRequest) -> HttpResponse:
    typed = [
        {"name": name, "value": value, "long": len(value) > 60 or "\n" in value}
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    context = {
        "typed": typed,
        "signed_in": request.user.is_authenticated,
        "sign_in": reverse("account_login"),
        "path": request.get_full_path(),
    }
    return render(request, "reporting/writing/kept.html", context, status=403)
