# SPDX-License-Identifier: EUPL-1.2
"""The glossary, and one term with how it is used and who contests it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import (
    Choice,
    Column,
    Facet,
    Folded,
    ListPage,
    Search,
    not_found,
    words,
)

from ..models import Term
from ..public import related_to, term, terms


class Glossary(ListPage):
    """Every term in the alphabet of the reader's language."""

    title = gettext_lazy("Glossary")
    lead = gettext_lazy(
        "What the words of the field mean, how the documents use them, and which of them are "
        "contested, by whom and why."
    )
    search = Search(
        fields=("names", "also", "code"),
        prose=("definition", "usage", "contest"),
        label=gettext_lazy("A term, in any language, or a word of its meaning"),
    )
    default_sort = "name"
    per_page = 50
    empty = gettext_lazy("No term has been recorded yet.")

    def rows(self) -> QuerySet[Term]:
        named = KeyTextTransform(words.language(), "names")
        return terms().annotate(name_key=Folded(named))

    def get_columns(self) -> Sequence[Column]:
        return (
            Column(
                "name",
                pgettext_lazy("glossary", "Term"),
                value="names",
                order=("name_key", "code"),
                cell=_named,
                export="names",
            ),
            Column("definition", gettext_lazy("What it means"), value="definition"),
            Column("contested", gettext_lazy("Contested"), value="contested", cell=_contested),
        )

    def get_facets(self) -> Sequence[Facet]:
        return (
            Facet(
                "contested",
                _("Contested"),
                choices=(
                    Choice("yes", _("contested"), Q(contest__isnull=False)),
                    Choice("no", _("not contested in the sources"), Q(contest__isnull=True)),
                ),
            ),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s term", "%(count)s terms", count) % {"count": words.number(count)}

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (self.title, "")]


def _named(row: Term) -> SafeString:
    said, spoken = row.names.choose(words.language())
    lang = "" if spoken == words.language() else format_html(' lang="{}"', spoken)
    return format_html('<a href="{}"{}>{}</a>', row.get_absolute_url(), lang, said)


def _contested(row: Term) -> SafeString | str:
    if not row.contested:
        return ""
    return format_html(
        '<span class="nl-data-badge corridor-badge corridor-badge--warn">{}</span>', _("contested")
    )


@require_safe
def term_page(request: HttpRequest, code: str) -> HttpResponse:
    try:
        row = term(code)
    except Term.DoesNotExist:
        return not_found(
            request,
            title=_("There is no such term"),
            message=_("The glossary has no term at this address."),
            back=[(_("Glossary"), reverse("knowledge:terms"))],
        )
    context = {
        "term": row,
        "related": related_to(row),
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Glossary"), reverse("knowledge:terms")),
            (words.as_text(row.names)[0], ""),
        ],
    }
    return render(request, "knowledge/term.html", context)
