# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from ..public import acting

WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class ActorMiddleware:
    """What a request changes belongs to the person who sent it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = getattr(request, "user", None)
        if request.method not in WRITING or user is None or not user.is_authenticated:
            return self.get_response(request)
        with acting(by=user):
            return self.get_response(request)
