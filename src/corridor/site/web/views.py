# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..api import api


@never_cache
def choose_language(request: HttpRequest) -> HttpResponse:
    """The bare address leads to the language the browser asks for."""
    return HttpResponseRedirect(f"/{get_language_from_request(request)}/")


def api_reference(request: HttpRequest) -> HttpResponse:
    """The OpenAPI description as a page that needs no script."""
    schema = api.get_openapi_schema()
    operations = [
        {
            "method": method.upper(),
            "path": path,
            "summary": operation.get("summary", ""),
            "description": operation.get("description", ""),
            "parameters": operation.get("parameters", []),
        }
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
    return render(request, "site/api.html", {"operations": operations, "info": schema["info"]})


@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for the mark of a site when they do not ask the page for it."""
    return HttpResponseRedirect(static("img/mark.svg"))


@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, else 503; the body is for machines."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (OperationalError, InterfaceError):
        return JsonResponse({"status": "the database does not answer"}, status=503)
    return JsonResponse({"status": "ok"})
