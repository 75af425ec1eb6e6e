# SPDX-License-Identifier: EUPL-1.2
"""What helps while writing: a look at the text, figures to pick, and what is pasted from a word
processor turned into markup."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from corridor.foundation.pages.public import words
from corridor.values.texts import Text

from ...rules.markup import from_pasted
from ...selectors import UNANSWERED
from ...selectors.findings import Reader
from ...selectors.picking import search_figures
from . import shown
from .rendering import drawn_text
from .section import found_in

# In characters: more than any section holds, and bounded.
LONGEST_PASTED = 2_000_000
LONGEST = 100_000
MOST = 30


@require_POST
def preview(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """What readers will see of the text in one language (`lang`; its field is named by `field`),
    and what is to be said of it."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)  # a page to sign in has no place beside a text
    report = shown.found(request, framework, year)
    lang = request.POST.get("lang", "")
    field = request.POST.get("field", "")
    if lang not in shown.LANGUAGES:
        return HttpResponseBadRequest()
    string = request.POST.get(field, "").replace("\r\n", "\n")[:LONGEST]
    text = Text({lang: string}) if string.strip() else None
    reader = Reader(report, [text])
    looked = reader.look(
        {"body": text},
        marked=("body",),
        read={},
        meant=request.POST.getlist("meant"),
        lang=words.language(),
    )
    # One language alone says nothing of the others.
    kept = tuple(each for each in looked.findings if each.line)
    context = {
        "language": {
            "code": lang,
            "name": words.language_name(lang),
            "marked": field,
            "preview": drawn_text(string, reader, report, lang),
            "findings": found_in(type(looked)(kept), lang),
        },
        "writing": True,
    }
    return render(request, "reporting/writing/preview.html", context)


@require_POST
def paste(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """HTML from a word processor's clipboard (`html`) as markup, in plain text."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    shown.found(request, framework, year)
    html = request.POST.get("html", "")
    if len(html) > LONGEST_PASTED:
        said = _("This is too much to paste at once; paste it in parts.")
        return HttpResponse(said, status=413, content_type="text/plain; charset=utf-8")
    return HttpResponse(from_pasted(html), content_type="text/plain; charset=utf-8")


@login_required
@require_safe
def pick(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """Figures by words in their names (`q`), with their values and what to write for each."""
    report = shown.found(request, framework, year)
    asked = request.GET.get("q", "")[:200]
    try:
        found = search_figures(framework, year, asked, words.language(), limit=MOST)
    except UNANSWERED:
        found = []
    context = {
        "report": report,
        "q": asked,
        "found": [{"figure": each, "code": f"{{{{{each.key}}}}}"} for each in found],
        "most": MOST if len(found) == MOST else 0,
        "breadcrumbs": shown.crumbs(report, (_("Find a figure"), "")),
        "pick_url": request.path,
    }
    part = request.headers.get("HX-Request") == "true"
    template = "reporting/writing/found_figures.html" if part else "reporting/writing/pick.html"
    return render(request, template, context)
