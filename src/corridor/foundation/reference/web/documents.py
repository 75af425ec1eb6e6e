# SPDX-License-Identifier: EUPL-1.2
"""Documents: the list, and one with what rests on its lines."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.pages.public import Column, Facet, Fact, ListPage, Search, not_found, words

from ..models import Document
from ..public import UnknownDocument, code_names, document, documents
from ..registry import Citing, cited_by
from .shown import (
    in_language,
    language_name,
    moment,
    reference_tabs,
)

KINDS = "document-kind"


class Documents(ListPage):
    """Documents that facts are taken from."""

    title = gettext_lazy("Documents")
    lead = gettext_lazy("Where the facts on these pages come from, down to the line.")
    columns = (
        Column(
            "code",
            gettext_lazy("Code"),
            order=True,
            link=lambda row: reverse("reference:document", args=[row.code]),
        ),
        Column(
            "title",
            gettext_lazy("Title"),
            order=True,
            cell=lambda row: in_language(row.title, row.language),
        ),
        Column("publisher", gettext_lazy("Published by"), order=True),
        Column(
            "date",
            gettext_lazy("Date"),
            value=lambda row: moment(row.published),
            order=("earliest", "latest"),
        ),
        Column(
            "lines",
            gettext_lazy("Lines"),
            order=True,
            numeric=True,
            # Lines are counted only of a text that is cited by them: no source leaves this open.
            cell=lambda row: "" if row.lines is None else words.number(row.lines),
        ),
    )
    search = Search(
        fields=("title", "code", "identifier", "publisher"),
        label=gettext_lazy("Search by title, code, number or publisher"),
    )
    default_sort = "code"
    template_name = "reference/list.html"

    def rows(self) -> QuerySet[Document]:
        return documents()

    def get_facets(self) -> tuple[Facet, ...]:
        return (
            Facet("kind", _("Kind"), field="kind", label=code_names(KINDS, words.language())),
            Facet("language", _("Language"), field="language", label=language_name),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s document", "%(count)s documents", count) % {
            "count": words.number(count)
        }

    def context(self) -> dict[str, Any]:
        return {"tabs": reference_tabs("documents")}

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (self.title, "")]


def document_page(request: HttpRequest, code: str) -> HttpResponse:
    """A document: what it is, and by line which records rest on it."""
    try:
        row = document(code)
    except UnknownDocument:
        return not_found(
            request,
            title=_("There is no document %(code)s") % {"code": code[:60]},
            message=_("A document is found by the code that citations give, as NL11."),
            back=[(_("See all documents"), reverse("reference:documents"))],
        )
    rests = cited_by(code)
    context = {
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Documents"), reverse("reference:documents")),
            (row.code, ""),
        ],
        "document": row,
        "title": in_language(row.title, row.language),
        "facts": _facts(row),
        "places": _places(rests),
        "count": len(rests),
    }
    return render(request, "reference/document.html", context)


def _facts(row: Document) -> list[Fact]:
    facts = [
        Fact(_("Kind"), code_names(KINDS, words.language()).get(row.kind, row.kind)),
        Fact(_("Published by"), row.publisher),
        Fact(_("Date"), moment(row.published)),
        Fact(_("Language"), language_name(row.language)),
    ]
    if row.identifier:
        facts.append(Fact(_("Number"), row.identifier))
    if row.lines is not None:
        facts.append(Fact(_("Lines of the text"), row.lines))
    return facts


def _places(rests: tuple[Citing, ...]) -> list[dict[str, Any]]:
    """What rests on the document by place; the first that begins on a line is its anchor."""
    places = []
    anchored: set[int] = set()
    for citation, records in groupby(rests, key=lambda citing: citing.citation):
        first = citation.first
        anchor = "" if first is None or first in anchored else f"L{first}"
        if first is not None:
            anchored.add(first)
        if first is None:
            lines = _("the whole document")
        elif citation.last == first:
            lines = _("line %(line)s") % {"line": first}
        else:
            lines = _("lines %(first)s–%(last)s") % {"first": first, "last": citation.last}
        seen: dict[str, str] = {}
        for citing in records:
            seen.setdefault(citing.url, citing.label)
        places.append(
            {
                "anchor": anchor,
                "lines": lines,
                "records": [{"label": label, "url": url} for url, label in seen.items()],
            }
        )
    return places
