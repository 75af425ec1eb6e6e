# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

from corridor.foundation.kernel.public import one_page

from .errors import in_json, is_api


class NulMiddleware:
    """Refuses an address with a NUL in it: PostgreSQL takes none in text, so none is meant."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("an address cannot hold a NUL")
        return self.get_response(request)


class PageMiddleware:
    """What is only read is read once: sections of one page share what they ask."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with one_page():
            return self.get_response(request)


class ApiMiddleware:
    """Below /api/ a question for the head alone is answered, and no refusal comes as a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_api(request):
            return self.get_response(request)
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        response = self.get_response(request)
        if response.status_code == 405:
            refused = in_json("This address does not take that method.", 405)
            refused["Allow"] = response["Allow"]
            response = refused
        if head:
            # What it would have been, without it: as RFC 9110 (9.3.2) has it.
            request.method = "HEAD"
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response
