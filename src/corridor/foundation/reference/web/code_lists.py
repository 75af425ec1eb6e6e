# SPDX-License-Identifier: EUPL-1.2
"""Code lists: the list of them, and one with its codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.pages.public import Column, Fact, ListPage, Node, Search, not_found, words

from ..models import Code, CodeList
from ..public import code_lists, codes
from .shown import always, cited, reference_tabs, source_links


class CodeLists(ListPage):
    """Lists of codes with their names."""

    title = gettext_lazy("Code lists")
    lead = gettext_lazy("The codes by which records are classified: our own, and those of others.")
    columns = (
        Column(
            "name",
            gettext_lazy("List"),
            value="names",
            link=lambda row: reverse("reference:code-list", args=[row.code]),
            order=lambda row: row.names.choose(words.language())[0],
        ),
        Column("code", gettext_lazy("Code"), order=True),
        Column("count", gettext_lazy("Codes"), order=True, numeric=True),
        Column(
            "sources",
            gettext_lazy("Source"),
            value=lambda row: cited(row.sources),
            cell=lambda row: source_links(row.sources),
        ),
    )
    search = Search(fields=("names", "code"), label=gettext_lazy("Search by name or code"))
    default_sort = "name"
    template_name = "reference/list.html"

    # A handful, sorted by a name that no column holds.
    def rows(self) -> Sequence[CodeList]:
        return list(code_lists())

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s list", "%(count)s lists", count) % {"count": words.number(count)}

    def context(self) -> dict[str, Any]:
        return {"tabs": reference_tabs("code-lists")}

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (self.title, "")]


def code_list_page(request: HttpRequest, code: str) -> HttpResponse:
    row = code_lists().filter(code=code).first()
    if row is None:
        return not_found(
            request,
            title=_("There is no code list %(code)s") % {"code": code[:60]},
            message=_("It may have got another code, or the address is mistyped."),
            back=[(_("See all code lists"), reverse("reference:code-lists"))],
        )
    facts = [Fact(_("Code"), row.code), Fact(_("Source"), cited(row.sources))]
    context = {
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Code lists"), reverse("reference:code-lists")),
            (row.names, ""),
        ],
        "list": row,
        "facts": [fact for fact in facts if fact.value],
        "nodes": _tree(list(codes(code))),
    }
    return render(request, "reference/code_list.html", context)


def _tree(rows: Sequence[Code]) -> list[Node]:
    below: dict[int | None, list[Code]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)

    def nodes(parent: int | None) -> list[Node]:
        return [
            Node(
                row.names,
                code=row.code,
                note=None if always(row.validity) else row.validity,
                children=nodes(row.pk),
                open=True,
                id=f"code-{row.code}",
            )
            for row in below.get(parent, ())
        ]

    return nodes(None)
