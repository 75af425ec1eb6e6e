# SPDX-License-Identifier: EUPL-1.2
"""What is answered when something is wrong: a page to people, JSON to programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.template.loader import render_to_string
from django.views import csrf, defaults

API = "/api/"


def is_api(request: HttpRequest) -> bool:
    return request.path.startswith(API)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return in_json("The request was not understood.", 400)
    # Django's own view looks for a token in the form, and fails on a form that cannot be read.
    return HttpResponseBadRequest(render_to_string("400.html"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return in_json("You may not do that.", 403)
    return defaults.permission_denied(request, exception)


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form sent without the token that shows it came from our own page."""
    if is_api(request):
        return in_json("The token against forged requests is missing or wrong.", 403)
    return csrf.csrf_failure(request, reason)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return in_json("There is nothing at this address.", 404)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if is_api(request):
        return in_json("Something went wrong on our side.", 500)
    return defaults.server_error(request)


def in_json(detail: str, status: int) -> JsonResponse:
    return JsonResponse({"detail": detail}, status=status)
