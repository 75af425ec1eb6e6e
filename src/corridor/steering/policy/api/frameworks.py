# SPDX-License-Identifier: EUPL-1.2
"""Frameworks, their trees and nodes."""

from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError
from ninja.pagination import LimitOffsetPagination, paginate

from .. import public
from ..models import Edition, Framework, Node
from .schemas import ChangesOut, FrameworkOut, NodeDetailOut, TreeOut
from .shaping import (
    Day,
    Lang,
    cited,
    edition_of,
    find_framework,
    framework_of,
    node_of,
    perhaps_words,
    words_of,
)

router = Router(tags=["policy"])


class Paging(LimitOffsetPagination):
    """Pages of frameworks, each row in the language that was asked for."""

    def paginate_queryset(
        self, queryset: Any, pagination: Any, request: HttpRequest, **params: Any
    ) -> Any:
        page = super().paginate_queryset(queryset, pagination, request=request, **params)
        lang = request.GET.get("lang", "en")
        return {**page, "items": [framework_of(row, lang) for row in page["items"]]}


@router.get("/frameworks", response=list[FrameworkOut], summary="Frameworks, in order of codes")
@paginate(Paging)
def frameworks(
    request: HttpRequest,
    kind: Annotated[str, Query(description="national, regional, global or goals.")] = "",
    lang: Lang = "en",
) -> QuerySet[Framework]:
    found = public.frameworks().prefetch_related("editions")
    return found.filter(kind=kind if kind in Framework.Kind.values else None) if kind else found


@router.get("/frameworks/{code}", response=TreeOut, summary="The tree of one edition")
def framework(
    request: HttpRequest,
    code: str,
    edition: Annotated[str, Query(description="An edition's code; else that of the day.")] = "",
    day: Day = None,
    lang: Lang = "en",
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
def node(request: HttpRequest, code: str, node: str, lang: Lang = "en") -> dict[str, Any]:
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
                "title": words_of(state.title, lang),
                "description": perhaps_words(state.description, lang),
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
                "note": perhaps_words(each.link.note, lang),
                "sources": cited(each.link.citations),
            }
            for each in public.links_of(row)
        ],
    }
