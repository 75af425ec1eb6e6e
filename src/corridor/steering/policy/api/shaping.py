# SPDX-License-Identifier: EUPL-1.2
"""Values of this room as the API writes them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Query
from ninja.errors import HttpError

from corridor.values.money import Money
from corridor.values.periods import Validity
from corridor.values.texts import Text

from .. import public
from ..models import Edition, Framework

Lang = Annotated[
    str, Query(description="Language of the texts: nl, fr or en.", pattern="^(nl|fr|en)$")
]
Day = Annotated[date | None, Query(description="A day, as 2011-07-11; today if left out.")]


def words_of(text: Text, lang: str) -> dict[str, Any]:
    said, spoken = text.choose(lang)
    return {"text": said, "language": spoken, "every": dict(text)}


def perhaps_words(text: Text | None, lang: str) -> dict[str, Any] | None:
    return None if text is None else words_of(text, lang)


def when_of(held: Validity) -> dict[str, Any]:
    certain = held.certain
    return {
        "possible_from": held.possible.start,
        "possible_until": held.possible.end,
        "certain_from": None if certain is None else certain.start,
        "certain_until": None if certain is None else certain.end,
        "certain": certain is not None,
    }


def money_of(value: Money | None, currency: str, precision: Any = None) -> dict[str, Any]:
    return {
        "amount": None if value is None else f"{value.amount:f}",
        "currency": currency,
        "precision": None if precision is None else f"{precision.normalize():f}",
    }


def cited(citations: Any) -> list[str]:
    return [str(citation) for citation in citations]


def edition_of(row: Edition, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "title": words_of(row.title, lang),
        "status": row.status,
        "valid": when_of(row.validity),
        "sources": row.sources,
    }


def framework_of(row: Framework, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "kind": row.kind,
        "names": words_of(row.names, lang),
        "owner": None if row.owner is None else row.owner.code,
        "editions": [edition_of(edition, lang) for edition in public.editions(row)],
    }


def node_of(row: public.TreeNode, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "kind": row.kind,
        "title": words_of(row.title, lang),
        "description": perhaps_words(row.description, lang),
        "labels": list(row.labels),
        "sources": cited(row.citations),
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
        "money": money_of(row.amount, row.amount.currency, row.precision),
        "parts": [
            {
                "code": part.code,
                "names": words_of(part.names, lang),
                "money": money_of(part.amount, row.amount.currency),
                "node": part.node,
                "origin": perhaps_words(part.origin, lang),
                "sources": cited(part.citations),
            }
            for part in row.parts
        ],
        "note": perhaps_words(row.note, lang),
        "sources": cited(row.citations),
    }
