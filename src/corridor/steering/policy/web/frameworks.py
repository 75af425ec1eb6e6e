# SPDX-License-Identifier: EUPL-1.2
"""Frameworks: the list, one with its tree and money, and its table of who does what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.pages.public import (
    Cell,
    Column,
    Facet,
    Fact,
    ListPage,
    Search,
    Tab,
    words,
)
from corridor.foundation.parties.public import Organisation

from ..models import Edition, Framework
from ..public import (
    Changes,
    InvolvementMatrix,
    Tree,
    changes,
    checks_by_year,
    country_rules,
    edition_on,
    editions,
    emphases,
    envelopes,
    explanations,
    framework,
    frameworks,
    frameworks_linked_to,
    has_involvement,
    instruments,
    involvement,
    reservations,
    spending,
    tree_of,
)
from ..registry import framework_sections
from .money import money_table, year_sections
from .shown import (
    EFFECTS,
    branches,
    chosen,
    framework_url,
    node_url,
    not_found,
    today,
)


class Frameworks(ListPage):
    """Every framework with the edition that holds today."""

    title = gettext_lazy("Frameworks")
    lead = gettext_lazy(
        "What governments and organisations want of migration and development: national policies, "
        "worldwide agreements and goals, each as it read through the years."
    )
    columns = (
        Column("code", gettext_lazy("Code"), order=True),
        Column(
            "name",
            gettext_lazy("Name"),
            value="names",
            link=lambda row: framework_url(row.code),
        ),
        Column("kind", gettext_lazy("Kind"), value="get_kind_display", order="kind"),
        Column(
            "owner",
            gettext_lazy("Owner"),
            value=lambda row: "" if row.owner is None else row.owner.name,
            link=lambda row: "" if row.owner is None else row.owner.get_absolute_url(),
        ),
        Column("holds", gettext_lazy("In force"), value=lambda row: holds(row)),
        Column("editions", gettext_lazy("Editions"), value="edition_count", numeric=True),
        Column(
            "nodes",
            gettext_lazy("Nodes"),
            value="node_count",
            order="node_count",
            numeric=True,
        ),
    )
    search = Search(
        fields=("code", "names"), label=gettext_lazy("Search by name in any language, or by code")
    )
    default_sort = "code"
    per_page = 50

    def rows(self) -> QuerySet[Framework]:
        return (
            frameworks()
            .prefetch_related("editions", "owner__names")
            .annotate(
                node_count=Count("nodes", distinct=True),
                edition_count=Count("editions", distinct=True),
            )
        )

    def get_facets(self) -> Sequence[Facet]:
        return (
            Facet(
                "kind",
                _("Kind"),
                field="kind",
                label={value: str(label) for value, label in Framework.Kind.choices},
            ),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s framework", "%(count)s frameworks", count) % {
            "count": words.number(count)
        }

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (self.title, "")]


def owner_cell(owner: Organisation | None) -> Any:
    return "" if owner is None else Cell(owner.name, owner.get_absolute_url())


def holds(row: Framework) -> str:
    """When the edition at hand holds, in words."""
    edition, _answer = edition_on(editions(row), today())
    return "" if edition is None else words.validity(edition.validity)


def framework_page(request: HttpRequest, code: str) -> HttpResponse:
    """A framework: one edition's tree, where weight was laid, its money, whom it is open to."""
    row = _find(code)
    if row is None:
        return _no_framework(request, code)
    every = editions(row)
    asked = request.GET.get("edition")
    edition, answer = edition_on(every, today())
    problem = ""
    if asked is not None:
        picked = next((one for one in every if one.code == asked), None)
        if picked is None:
            problem = _("There is no edition “%(code)s”; the one at hand is shown.") % {
                "code": asked[:40]
            }
        else:
            edition, answer = picked, picked.on(today())
    tree = None if edition is None else tree_of(edition, answer)
    context = {
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Frameworks"), reverse("policy:frameworks")),
            (chosen(row.names), ""),
        ],
        "framework": row,
        "edition": edition,
        "answer": answer,
        "problem": problem,
        "tabs": _tabs(row, every, edition),
        "tree": [] if tree is None else branches(row.code, tree.roots, edition=asked or ""),
        "changes": _changes(row.code, every, tree),
        "emphases": [
            {"emphasis": each, "url": node_url(row.code, each.node.code)} for each in emphases(row)
        ],
        **_money(row, tree, request),
        **_eligibility(row),
        **_ties(row),
        "facts": _facts(row, every),
        "sections": framework_sections.drawn(row, request),
    }
    return render(request, "policy/framework.html", context)


def _find(code: str) -> Framework | None:
    try:
        return framework(code)
    except Framework.DoesNotExist:
        return None


def _no_framework(request: HttpRequest, code: str) -> HttpResponse:
    return not_found(
        request,
        title=_("There is no framework %(code)s") % {"code": code[:40]},
        message=_("A framework is found by its code, as in NL08."),
        back=[(_("All frameworks"), reverse("policy:frameworks"))],
    )


def _tabs(row: Framework, every: Sequence[Edition], shown: Edition | None) -> list[Tab]:
    if len(every) < 2:
        return []
    return [
        Tab(
            f"{chosen(each.title)} ({each.code})",
            f"{framework_url(row.code)}?edition={each.code}",
            current=shown is not None and each.pk == shown.pk,
        )
        for each in every
    ]


def _changes(code: str, every: Sequence[Edition], tree: Tree | None) -> dict[str, Any] | None:
    """What is new in the edition shown, beside the one before it."""
    if tree is None:
        return None
    place = [each.pk for each in every].index(tree.edition.pk)
    if place == 0:
        return None
    before = tree_of(every[place - 1])
    found: Changes = changes(before, tree)
    old = {node.code: node for node in before.walk()}
    new = {node.code: node for node in tree.walk()}

    def lines(codes: Sequence[str], where: dict[str, Any]) -> list[dict[str, Any]]:
        return [
            {
                "code": each,
                "title": where[each].title,
                "before": old[each].title if each in old else None,
                "above": where[each].parent,
                "url": node_url(code, each),
            }
            for each in codes
        ]

    return {
        "before": before.edition,
        "any": found.any,
        "added": lines(found.added, new),
        "removed": lines(found.removed, old),
        "renamed": lines(found.renamed, new),
        "moved": lines(found.moved, new),
    }


def _money(row: Framework, tree: Tree | None, request: HttpRequest) -> dict[str, Any]:
    known = {} if tree is None else {n.code: (n.order, n.title) for n in tree.walk()}
    rows = spending(row, known=known)
    funds = {each.year: each for each in envelopes(row)}
    causes = explanations(row, known=known)
    caps = reservations(row, known=known)
    years = sorted({row.year for row in rows} | {cause.year for cause in causes} | set(funds))
    may_book = request.user.has_perm("policy.book_spending")
    return {
        "may_book": may_book,
        "years": years,
        "money_table": money_table(rows, funds, years) if rows or funds else None,
        "money_years": year_sections(
            years, rows, funds, causes, checks_by_year(tree, rows, list(funds.values()), caps)
        ),
        "caps": caps,
        "book_year": max(years) if years else date.today().year,  # noqa: DTZ011
    }


def _eligibility(row: Framework) -> dict[str, Any]:
    table = [
        {
            "rule": rule,
            "effect": EFFECTS[rule.effect],
            "list_url": ""
            if rule.list is None
            else reverse("reference:country-list", args=[rule.list.code]),
        }
        for rule in country_rules().filter(framework=row)
    ]
    return {"rules": table, "instruments": list(instruments(row))}


def _ties(row: Framework) -> dict[str, Any]:
    return {
        "ties": [
            {
                "code": other,
                "names": names,
                "count": count,
                "url": f"{reverse('policy:crosswalk')}?rows={row.code}&columns={other}",
            }
            for other, names, count in frameworks_linked_to(row)
        ],
        "has_involvement": has_involvement(row),
    }


def _facts(row: Framework, every: Sequence[Edition]) -> list[Fact]:
    facts = [Fact(_("Code"), row.code)]
    if row.kind:
        facts.append(Fact(_("Kind"), row.get_kind_display()))
    if row.owner is not None:
        facts.append(Fact(_("Owner"), owner_cell(row.owner)))
    facts.extend(
        Fact(
            _("Edition %(code)s") % {"code": each.code} if len(every) > 1 else _("In force"),
            each.validity,
        )
        for each in every
    )
    return facts


def involvement_page(request: HttpRequest, code: str) -> HttpResponse:
    """Who does what: approaches against objectives, with the organisations in each cell."""
    row = _find(code)
    if row is None:
        return _no_framework(request, code)
    found = involvement(row)
    if found is None:
        return not_found(
            request,
            title=_("%(code)s has no table of who does what") % {"code": row.code},
            message=_("No source here says which organisation works on what in this framework."),
            back=[(chosen(row.names), framework_url(row.code))],
        )
    title = _("Who does what")
    context = {
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Frameworks"), reverse("policy:frameworks")),
            (chosen(row.names), framework_url(row.code)),
            (title, ""),
        ],
        "framework": row,
        "matrix": found,
        "rows": _cells(row.code, found),
        "notes": _notes(found),
    }
    return render(request, "policy/involvement.html", context)


def _cells(code: str, found: InvolvementMatrix) -> list[dict[str, Any]]:
    numbers = {note: place for place, note in enumerate(_notes(found), 1)}
    return [
        {
            "approach": approach,
            "url": node_url(code, approach.code),
            "cells": [
                {
                    "objective": objective,
                    "entries": [
                        {"entry": each, "note": numbers.get(each.note) if each.note else None}
                        for each in found.cells.get((approach.code, objective.code), ())
                    ],
                }
                for objective in found.objectives
            ],
            "citations": tuple(
                dict.fromkeys(
                    citation
                    for objective in found.objectives
                    for each in found.cells.get((approach.code, objective.code), ())
                    for citation in each.citations
                )
            ),
        }
        for approach in found.approaches
    ]


def _notes(found: InvolvementMatrix) -> list[Any]:
    """Each note once, in the order in which the cells are read."""
    return list(
        dict.fromkeys(
            each.note
            for approach in found.approaches
            for objective in found.objectives
            for each in found.cells.get((approach.code, objective.code), ())
            if each.note is not None
        )
    )
