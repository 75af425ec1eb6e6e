# SPDX-License-Identifier: EUPL-1.2
"""What the head of a page tells those who pass it on, and how others may take its charts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import words

register = template.Library()

# What of a question is part of a page's own address; words searched and filters are not.
KEPT = ("page", "edition", "framework", "year")
# As Django's json_script: nothing in a text can end the element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
# Views whose page is public and whose arguments say which card belongs to it.
CARDS = {
    "reporting:report": "card-report",
    "reporting:figure": "card-figure",
    "knowledge:story": "card-story",
}


@register.simple_tag(takes_context=True)
def canonical(context: Mapping[str, Any]) -> str:
    """The address that stands for this page, without what only narrows or counts it."""
    request = context.get("request")
    if request is None:
        return ""
    kept = [(name, value) for name in KEPT for value in request.GET.getlist(name) if value]
    return f"{settings.SITE_URL}{request.path}{'?' + urlencode(kept) if kept else ''}"


@register.simple_tag(takes_context=True)
def card(context: Mapping[str, Any]) -> SafeString:
    """The picture for a shared link, and the title that stands beside it."""
    match = getattr(context.get("request"), "resolver_match", None)
    name = CARDS.get(match.view_name, "") if match else ""
    if name and _published(context):
        url = reverse(name, kwargs=match.kwargs)  # type: ignore[union-attr]
    else:
        url = reverse("card-site")
    title = _title(context)
    return format_html(
        '<meta property="og:title" content="{}">\n'
        '  <meta property="og:image" content="{}{}">\n'
        '  <meta property="og:image:width" content="1200">'
        '<meta property="og:image:height" content="630">'
        '<meta property="og:image:alt" content="{}">',
        title,
        settings.SITE_URL,
        url,
        title,
    )


def _published(context: Mapping[str, Any]) -> bool:
    """Whether what the page shows has a card: a draft and a figure of none have not."""
    if "reading" in context:
        return getattr(context["reading"], "number", None) is not None
    return bool(context.get("published") or context.get("story"))


def _title(context: Mapping[str, Any]) -> str:
    page = context.get("page")
    for found in (context.get("title"), page.get("title") if isinstance(page, Mapping) else None):
        if found:
            return words.as_text(found)[0]
    story = context.get("story")
    return words.as_text(story.title)[0] if story else _("Promised, spent, achieved")


@register.simple_tag(takes_context=True)
def structured(context: Mapping[str, Any]) -> SafeString:
    """A published report as schema.org has it, for search engines; nothing on other pages."""
    reading = context.get("reading")
    if reading is None or getattr(reading, "number", None) is None:
        return SafeString("")
    content = reading.content
    page = reverse("reporting:report", args=[reading.framework, reading.year])
    told = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": reading.word(content["title"]),
        "inLanguage": reading.lang,
        "url": f"{settings.SITE_URL}{page}",
        "isAccessibleForFree": True,
        "temporalCoverage": str(reading.year),
        "version": str(reading.number),
        "publisher": {"@type": "Organization", "name": reading.word(content.get("publisher"))},
        "encoding": [
            {
                "@type": "MediaObject",
                "encodingFormat": media,
                "contentUrl": settings.SITE_URL
                + reverse("reporting:download", args=[reading.framework, reading.year, form]),
            }
            for form, media in (("pdf", "application/pdf"), ("json", "application/json"))
        ],
    }
    body = json.dumps(told, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{body}</script>')


@register.inclusion_tag("site/parts/embeds.html", takes_context=True)
def embeds(context: Mapping[str, Any]) -> dict[str, Any]:
    """What of this page others may put on theirs, as lines to copy."""
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None or not _published(context):
        return {"items": []}
    items = []
    if match.view_name == "reporting:figure":
        url = reverse("embed-figure", kwargs=match.kwargs)
        items.append(_item(_title(context), url, 220))
    elif match.view_name == "reporting:report":
        page = context.get("page")
        charts = page.get("charts", ()) if isinstance(page, Mapping) else ()
        for place, each in enumerate(charts, 1):
            url = reverse("embed-chart", kwargs={**match.kwargs, "place": place})
            items.append(_item(each.title, url, 520))
    return {"items": items}


def _item(title: str, url: str, height: int) -> dict[str, str]:
    code = format_html(
        '<iframe src="{}{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>',
        settings.SITE_URL,
        url,
        title,
        height,
    )
    # The markup itself is text on the page.
    return {"title": title, "code": str(code), "url": url}
