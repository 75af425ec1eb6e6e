# SPDX-License-Identifier: EUPL-1.2
"""The page of all downloads, the catalogue for data portals, and the data pack as a file."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import words

from ..catalogue.datasets import catalogue, datasets, pack_archive
from ..catalogue.graph import as_json_ld, as_turtle

KINDS = {
    "jsonld": ("application/ld+json", as_json_ld),
    "ttl": ("text/turtle; charset=utf-8", as_turtle),
}


@require_safe
def data_page(request: HttpRequest) -> HttpResponse:
    lang = words.language()
    rows: list[dict[str, Any]] = [
        {
            "title": each.title[lang],
            "about": each.about[lang],
            "page": each.page,
            "api": each.api,
            # In the reader's own language; the catalogue names the others.
            "files": [file for file in each.files if file.lang in ("", lang)],
            "report": each.code.startswith("report-"),
            "pack": each.code == "data-pack",
        }
        for each in datasets()
    ]
    context = {
        "lists": [row for row in rows if not row["report"] and not row["pack"]],
        "editions": [row for row in rows if row["report"]],
        "pack": [row for row in rows if row["pack"] and row["files"]],
        "breadcrumbs": [(_("Start"), reverse("start")), (_("Data"), "")],
    }
    return render(request, "site/data.html", context)


@require_safe
def catalogue_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The catalogue by DCAT-AP 3, for machines of any origin."""
    if kind not in KINDS:
        raise Http404
    media, write = KINDS[kind]
    return answered(request, write(catalogue()).encode(), media)


@require_safe
def pack_file(request: HttpRequest) -> HttpResponseBase:
    content, digest = pack_archive()
    if not content:
        raise Http404
    response = answered(request, content, "application/zip", digest)
    response["Content-Disposition"] = 'attachment; filename="corridor-data-pack.zip"'
    return response


def answered(
    request: HttpRequest, content: bytes, media: str, digest: str = "", age: int = 3600
) -> HttpResponse:
    """A file that others may keep for `age` seconds; 304 to whoever has it as it is."""
    etag = f'"{(digest or hashlib.sha256(content).hexdigest())[:32]}"'
    response = HttpResponse(content, media)
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={age}"
    response["Access-Control-Allow-Origin"] = "*"
    return get_conditional_response(request, etag=etag, response=response) or response
