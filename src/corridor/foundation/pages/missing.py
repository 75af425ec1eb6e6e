# SPDX-License-Identifier: EUPL-1.2
"""An address that leads to nothing, answered with where to go instead."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(
    request: HttpRequest, *, title: str, message: str, back: Sequence[tuple[str, str]]
) -> HttpResponse:
    """A page (404) that says what is not there; `back` are ways on, as words and address."""
    context = {"title": title, "message": message, "ways": back}
    return render(request, "pages/not_found.html", context, status=404)
