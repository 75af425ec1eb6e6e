# SPDX-License-Identifier: EUPL-1.2
"""The crosswalk of two frameworks: a matrix where there is room, a list everywhere."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..public import CrosswalkMatrix, frameworks, linked_frameworks, matrix
from .shown import BASES, RELATIONS, SIGNS, chosen, framework_url, node_url

DEFAULT = ("NL08", "BE")


def crosswalk_page(request: HttpRequest) -> HttpResponse:
    """Two frameworks side by side; `?rows=` and `?columns=` choose them."""
    known = {each.code: each for each in frameworks()}
    pairs = linked_frameworks()
    rows, columns, problems = _asked(request, set(known), pairs)
    found = matrix(known[rows], known[columns]) if rows and columns and rows != columns else None
    context = {
        "breadcrumbs": [(_("Start"), reverse("start")), (_("Crosswalk"), "")],
        "frameworks": [{"code": each.code, "names": chosen(each.names)} for each in known.values()],
        "rows": known.get(rows),
        "columns": known.get(columns),
        "rows_url": framework_url(rows) if rows else "",
        "columns_url": framework_url(columns) if columns else "",
        "swap": f"{request.path}?rows={columns}&columns={rows}",
        "problems": problems,
        "pairs": [
            {
                "one": known[one],
                "two": known[two],
                "count": count,
                "url": f"{request.path}?rows={one}&columns={two}",
                "current": {one, two} == {rows, columns},
            }
            for one, two, count in pairs
        ],
        "legend": [{"sign": SIGNS[key], "words": said} for key, said in RELATIONS.items()],
        **_shown(found, rows, columns),
    }
    return render(request, "policy/crosswalk.html", context)


def _asked(
    request: HttpRequest, known: set[str], pairs: tuple[tuple[str, str, int], ...]
) -> tuple[str, str, list[str]]:
    """The two frameworks asked for, and what was wrong with the question."""
    problems = []
    first = DEFAULT if set(DEFAULT) <= known else (pairs[0][:2] if pairs else ("", ""))
    asked = [request.GET.get("rows") or first[0], request.GET.get("columns") or first[1]]
    for place, code in enumerate(asked):
        if code and code not in known:
            problems.append(
                _("There is no framework “%(code)s”; %(instead)s is shown.")
                % {"code": code[:40], "instead": first[place]}
            )
            asked[place] = first[place]
    if asked[0] and asked[0] == asked[1]:
        problems.append(_("Choose two different frameworks: a framework has no links to itself."))
    return asked[0], asked[1], problems


def _shown(found: CrosswalkMatrix | None, rows: str, columns: str) -> dict[str, Any]:
    if found is None:
        return {"heads": [], "body": [], "list": [], "unlinked": []}
    used = {there for _here, there in found.cells}
    heads = [node for node in found.columns.walk() if node.code in used]
    body, listed, unlinked = [], [], []
    for node in found.rows.walk():
        links = found.row(node.code)
        if not links:
            if not node.children:
                unlinked.append({"node": node, "url": node_url(rows, node.code)})
            continue
        by_column = {column.code: link for column, link in links}
        body.append(
            {
                "node": node,
                "url": node_url(rows, node.code),
                "cells": [_link(by_column.get(head.code)) for head in heads],
            }
        )
        listed.append(
            {
                "node": node,
                "url": node_url(rows, node.code),
                "links": [
                    {"node": column, "url": node_url(columns, column.code), **(_link(link) or {})}
                    for column, link in links
                ],
            }
        )
    return {
        "heads": [{"node": head, "url": node_url(columns, head.code)} for head in heads],
        "body": body,
        "list": listed,
        "unlinked": unlinked,
        "count": len(found.cells),
    }


def _link(link: Any) -> dict[str, Any] | None:
    if link is None:
        return None
    return {
        "link": link,
        "sign": SIGNS[link.relation],
        "relation": RELATIONS[link.relation],
        "basis": BASES[link.basis],
        "judged": link.basis == "judgement",
    }
