# SPDX-License-Identifier: EUPL-1.2
"""What search engines may read: robots.txt, and all public pages in all languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from corridor.foundation.parties.public import organisations
from corridor.foundation.reference.public import countries, country_lists, documents
from corridor.insight.knowledge.public import stories, terms
from corridor.reporting.selectors import published_reports
from corridor.steering.learning.public import evaluations, lessons
from corridor.steering.policy.public import frameworks, promises
from corridor.steering.portfolio.public import visible_to

from .data import answered

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
# Of each a file; the protocol takes 50,000 addresses and 50 MB, and each stands here three times.
PER_FILE = 5_000

PAGES = (
    "start", "reporting:reports", "policy:frameworks", "policy:promises", "policy:crosswalk",
    "portfolio:activities", "portfolio:results", "portfolio:map",
    "reference:countries", "reference:country-lists", "reference:documents",
    "parties:organisations", "dossiers:dossiers", "learning:evaluations", "learning:lessons",
    "knowledge:terms", "knowledge:stories", "plans:plans", "plans:actors",
    "how-figures", "data", "feeds", "accessibility", "privacy",
)  # fmt: skip

Place = tuple[str, list[Any]]


def _public(rows: Callable[[Any], QuerySet[Any]]) -> QuerySet[Any]:
    return rows(AnonymousUser())


# For each kind the rows with what tells one from another, and the name of its page.
KINDS: dict[str, tuple[Callable[[], QuerySet[Any]], str, tuple[str, ...]]] = {
    "reports": (published_reports, "reporting:report", ("framework__code", "year")),
    "frameworks": (frameworks, "policy:framework", ("code",)),
    "promises": (promises, "policy:promise", ("code",)),
    "activities": (
        lambda: visible_to(AnonymousUser()).filter(public=True),
        "portfolio:activity",
        ("public_id",),
    ),
    "stories": (stories, "knowledge:story", ("code",)),
    "terms": (terms, "knowledge:term", ("code",)),
    "evaluations": (lambda: _public(evaluations), "learning:evaluation", ("code",)),
    "lessons": (lambda: _public(lessons), "learning:lesson", ("code",)),
    "organisations": (organisations, "parties:organisation", ("public_id",)),
    "countries": (countries, "reference:country", ("iso2",)),
    "country-lists": (country_lists, "reference:country-list", ("code",)),
    "documents": (documents, "reference:document", ("code",)),
}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    closed = [f"Disallow: /{lang}/{path}/" for lang in LANGUAGES for path in ("account", "search")]
    lines = ["User-agent: *", *closed, "", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), "text/plain; charset=utf-8")


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """The files of the sitemap. One count for each kind."""
    names = ["pages-1"]
    for kind, (rows, _page, _fields) in KINDS.items():
        count = rows().order_by().count()
        names += [f"{kind}-{number}" for number in range(1, -(-count // PER_FILE) + 1)]
    entries = "".join(
        f"<sitemap><loc>{escape(_absolute(reverse('sitemap-part', args=[name])))}</loc></sitemap>\n"
        for name in names
    )
    return _xml(request, "sitemapindex", entries)


@require_safe
def part(request: HttpRequest, name: str) -> HttpResponseBase:
    """One file: the pages of a kind, each with its address in every language. One query."""
    kind, _sep, number = name.rpartition("-")
    if not number.isdigit() or not 0 < int(number[:6]) < 10_000:
        raise Http404
    places: list[Place]
    if kind == "pages" and number == "1":
        places = [(page, []) for page in PAGES]
    elif kind in KINDS:
        rows, page, fields = KINDS[kind]
        first = (int(number) - 1) * PER_FILE
        found = rows().order_by("pk").values_list(*fields)[first : first + PER_FILE]
        places = [(page, list(keys)) for keys in found]
    else:
        raise Http404
    if not places:
        raise Http404
    return _xml(request, "urlset", "".join(map(_entry, places)))


def _entry(place: Place) -> str:
    name, args = place
    found = {}
    for lang in LANGUAGES:
        with override(lang):
            found[lang] = _absolute(reverse(name, args=args))
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(lang)} href={quoteattr(url)}/>'
        for lang, url in found.items()
    )
    return "".join(f"<url><loc>{escape(url)}</loc>{links}</url>\n" for url in found.values())


def _xml(request: HttpRequest, root: str, entries: str) -> HttpResponseBase:
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{entries}</{root}>\n"
    )
    return answered(request, content.encode(), "application/xml; charset=utf-8")


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
