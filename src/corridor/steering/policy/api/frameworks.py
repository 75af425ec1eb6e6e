# SPDX-License-Identifier: EUPL-1.2
"""Frameworks, their trees and nodes."""

from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes

from .. import public
from ..models import Edition, Framework, Node
from .schemas import ChangesOut, FrameworkOut, NodeDetailOut, TreeOut
from .shaping import edition_of, find_framework, framework_of, node_of

router = Router(tags=["policy"])


@router.get("/frameworks", response=list[FrameworkOut], summary="Frameworks, in order of codes")
@paginate(Cursors, shape=framework_of)
def frameworks(
    request: HttpRequest,
    kind: Annotated[str, Query(description="national, regional, global or goals.")] = "",
    lang: shapes.Lang = "en",
) -> QuerySet[Framework]:
    found = public.frameworks().prefetch_related("editions")
    return found.filter(kind=kind if kind in Framework.Kind.values else None) if kind else found


@router.get("/frameworks/{code}", response=TreeOut, summary="The tree of one edition")
def framework(
    request: HttpRequest,
    code: str,
    edition: Annotated[str, Query(description="An edition's code; else that of the day.")] = "",
    day: shapes.Day = None,
    lang: shapes.Lang = "en",
) -> dict[str, Any]:
    row = find_framework(code)
    try:
        found = public.tree(row, day=day, edition=edition or None)
    except Edition.DoesNotExist as error:
        raise HttpError(404, str(error)) from None
    if found is None:
        raise HttpError(404, f"{code} has no edition")
    return {
        "framework": code,
        "edition": edition_of(found.edition, lang),
        "held": found.answer.value,
        "nodes": [node_of(node, lang) for node in found.roots],
    }


@router.get("/frameworks/{code}/changes", response=ChangesOut, summary="What an edition changed")
def changes(
    request: HttpRequest,
    code: str,
    before: Annotated[str, Query(description="Code of the one edition.")],
    after: Annotated[str, Query(description="Code of the other edition.")],
) -> dict[str, Any]:
    row = find_framework(code)
    try:
        one, two = public.tree(row, edition=before), public.tree(row, edition=after)
    except Edition.DoesNotExist as error:
        raise HttpError(404, str(error)) from None
    if one is None or two is None:
        raise HttpError(404, f"{code} has no edition")
    found = public.changes(one, two)
    return {
        "before": before,
        "after": after,
        "added": list(found.added),
        "removed": list(found.removed),
        "renamed": list(found.renamed),
        "moved": list(found.moved),
    }


@router.get("/frameworks/{code}/nodes/{node}", response=NodeDetailOut, summary="A node")
def node(request: HttpRequest, code: str, node: str, lang: shapes.Lang = "en") -> dict[str, Any]:
    try:
        row = public.node(code, node)
    except Node.DoesNotExist:
        raise HttpError(404, f"{code!r} has no node {node!r}") from None
    return {
        "framework": code,
        "code": row.code,
        "kind": row.kind,
        "editions": [
            {
                "edition": state.edition.code,
                "parent": None if state.parent is None else state.parent.node.code,
                "title": shapes.TextOut.of(state.title, lang),
                "description": shapes.TextOut.perhaps(state.description, lang),
                "sources": state.sources,
            }
            for state in public.node_states(row)
        ],
        "links": [
            {
                "framework": each.framework,
                "node": each.code,
                "relation": each.link.relation,
                "basis": each.link.basis,
                "note": shapes.TextOut.perhaps(each.link.note, lang),
                "sources": each.link.citations,
            }
            for each in public.links_of(row)
        ],
    }
