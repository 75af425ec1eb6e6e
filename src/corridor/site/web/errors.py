# SPDX-License-Identifier: EUPL-1.2
"""What is answered when something is wrong: a page to people, JSON to programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.template.loader import render_to_string
from django.views import defaults

API = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(API):
        return _told("The request was not understood.", 400)
    # Django's own view looks for a token in the form, and fails on a form that cannot be read.
    return HttpResponseBadRequest(render_to_string("400.html"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(API):
        return _told("There is nothing at this address.", 404)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if request.path.startswith(API):
        return _told("Something went wrong on our side.", 500)
    return defaults.server_error(request)


def _told(detail: str, status: int) -> JsonResponse:
    return JsonResponse({"detail": detail}, status=status)
