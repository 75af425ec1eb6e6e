# SPDX-License-Identifier: EUPL-1.2
"""One node: its place, its words, its money over the years, and what it is tied to."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import words

from ..models import Node
from ..public import (
    NodeLink,
    Tree,
    bookings_of,
    edition_on,
    explanations,
    involvement,
    links_of,
    node,
    node_emphases,
    node_states,
    parts_of,
    reservations,
    tree_of,
)
from ..registry import figure_address, node_sections
from .money import CAUSES
from .shown import (
    BASES,
    KINDS,
    RELATIONS,
    SIGNS,
    amount,
    branches,
    chosen,
    framework_url,
    node_url,
    not_found,
    spent,
    today,
)


def node_page(request: HttpRequest, framework: str, code: str) -> HttpResponse:
    """A node as one edition has it; `?edition=` chooses, else the one that holds today."""
    try:
        row = node(framework, code)
    except Node.DoesNotExist:
        return _no_node(request, framework, code)
    states = node_states(row)
    every = [state.edition for state in states]
    edition, answer = edition_on(every, today())
    asked = request.GET.get("edition")
    problem = ""
    if asked is not None and edition is not None:
        picked = next((each for each in every if each.code == asked), None)
        if picked is None:
            problem = _("This node is not in an edition “%(code)s”.") % {"code": asked[:40]}
        else:
            edition, answer = picked, picked.on(today())
    if edition is None:
        return _no_node(request, framework, code)
    state = next(each for each in states if each.edition_id == edition.pk)
    tree = tree_of(edition, answer)
    here = tree.find(row.code)
    assert here is not None
    above = tree.above(here)
    suffix = f"?edition={edition.code}" if asked and not problem else ""
    known = {each.code: (each.order, each.title) for each in tree.walk()}
    causes = [each for each in explanations(row.framework, known=known) if each.node == row.code]
    names = row.framework.names
    context = {
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Frameworks"), reverse("policy:frameworks")),
            (chosen(names), framework_url(framework) + suffix),
            *((f"{up.code} {chosen(up.title)}", node_url(framework, up.code)) for up in above),
            (row.code, ""),
        ],
        "framework": row.framework,
        "framework_url": framework_url(framework) + suffix,
        "node": row,
        "kind": KINDS[row.kind],
        "state": state,
        "edition": edition,
        "answer": answer,
        "problem": problem,
        "above": [{"node": up, "url": node_url(framework, up.code) + suffix} for up in above],
        "below": branches(framework, here.children, edition=asked if suffix and asked else ""),
        "beside": _beside(tree, row.code, framework, suffix),
        "states": states if len(states) > 1 else [],
        "titles": [
            {"lang": lang, "language": words.language_name(lang), "title": title}
            for lang, title in state.title.items()
        ],
        "money": [
            {
                "row": each,
                "amount": spent(each),
                "history": each.record.pk,
            }
            for each in bookings_of(row, title=here.title)
        ],
        "parts": [
            {
                "part": part,
                "year": year,
                "amount": amount(
                    part.amount, url=figure_address(framework, year, "envelope/total")
                ),
            }
            for year, part in parts_of(row)
        ],
        "causes": [{"cause": each, "kind": CAUSES[each.kind]} for each in causes],
        "caps": [
            each for each in reservations(row.framework, known=known) if each.node == row.code
        ],
        "emphases": node_emphases(row),
        "links": _links(links_of(row)),
        "involved": _involved(row),
        "may_book": request.user.has_perm("policy.book_spending"),
        "may_see_history": request.user.has_perm("audit.view_history"),
        "book_year": today().year,
        "sections": node_sections.drawn(row, request),
    }
    return render(request, "policy/node.html", context)


def _no_node(request: HttpRequest, framework: str, code: str) -> HttpResponse:
    return not_found(
        request,
        title=_("%(framework)s has no node %(code)s")
        % {"framework": framework[:40], "code": code[:40]},
        message=_("A node is found by its framework and its code, as in NL08 and 6."),
        back=[(_("All frameworks"), reverse("policy:frameworks"))],
    )


def _beside(tree: Tree, code: str, framework: str, suffix: str) -> dict[str, Any]:
    """The nodes before and after, in the order of the tree."""
    order = list(tree.walk())
    place = next(at for at, each in enumerate(order) if each.code == code)
    before = order[place - 1] if place else None
    after = order[place + 1] if place + 1 < len(order) else None
    return {
        name: None
        if each is None
        else {"node": each, "url": node_url(framework, each.code) + suffix}
        for name, each in (("before", before), ("after", after))
    }


def _links(found: tuple[NodeLink, ...]) -> list[dict[str, Any]]:
    """Links by framework."""
    groups = []
    for code, links in groupby(found, key=lambda each: each.framework):
        kept = list(links)
        groups.append(
            {
                "code": code,
                "names": kept[0].framework_names,
                "url": framework_url(code),
                "links": [
                    {
                        "node": each,
                        "url": node_url(code, each.code),
                        "sign": SIGNS[each.link.relation],
                        "relation": RELATIONS[each.link.relation],
                        "basis": BASES[each.link.basis],
                    }
                    for each in kept
                ],
            }
        )
    return groups


def _involved(row: Node) -> list[dict[str, Any]]:
    """Who works on the node, if it is an objective, or by it, if it is an approach."""
    found = involvement(row.framework)
    if found is None:
        return []
    titles = {each.code: each for each in (*found.approaches, *found.objectives)}
    return [
        {
            "other": titles[objective if approach == row.code else approach],
            "url": node_url(row.framework.code, objective if approach == row.code else approach),
            "entries": entries,
        }
        for (approach, objective), entries in found.cells.items()
        if row.code in (approach, objective)
    ]
