# SPDX-License-Identifier: EUPL-1.2
"""Values of this room as the API writes them."""

from __future__ import annotations

from typing import Any

from ninja.errors import HttpError

from corridor.foundation.pages.public import shapes

from .. import public
from ..models import Edition, Framework


def edition_of(row: Edition, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "title": shapes.TextOut.of(row.title, lang),
        "status": row.status,
        "validity": shapes.ValidityOut.of(row.validity),
        "sources": row.sources,
        "note": shapes.TextOut.perhaps(row.note, lang),
    }


def framework_of(row: Framework, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "kind": row.kind,
        "names": shapes.TextOut.of(row.names, lang),
        "owner": None if row.owner is None else row.owner.code,
        "editions": [edition_of(edition, lang) for edition in public.editions(row)],
    }


def node_of(row: public.TreeNode, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "kind": row.kind,
        "title": shapes.TextOut.of(row.title, lang),
        "description": shapes.TextOut.perhaps(row.description, lang),
        "labels": list(row.labels),
        "sources": row.citations,
        "children": [node_of(child, lang) for child in row.children],
    }


def find_framework(code: str) -> Framework:
    try:
        return public.framework(code)
    except Framework.DoesNotExist:
        raise HttpError(404, f"there is no framework {code!r}") from None


def envelope_of(row: public.Funds, lang: str) -> dict[str, Any]:
    return {
        "year": row.year,
        "money": shapes.MoneyOut.of(row.amount, precision=row.precision),
        "parts": [
            {
                "code": part.code,
                "names": shapes.TextOut.of(part.names, lang),
                "money": shapes.MoneyOut.of(part.amount, row.amount.currency),
                "node": part.node,
                "origin": shapes.TextOut.perhaps(part.origin, lang),
                "sources": part.citations,
            }
            for part in row.parts
        ],
        "note": shapes.TextOut.perhaps(row.note, lang),
        "sources": row.citations,
    }
