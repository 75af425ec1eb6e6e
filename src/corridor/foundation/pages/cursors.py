# SPDX-License-Identifier: EUPL-1.2
"""Long lists of the API in pages: each page leads to the next by a cursor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.core.signing import BadSignature, Signer
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from ninja import Field, Schema
from ninja.errors import HttpError
from ninja.pagination import PaginationBase

MOST = 200
MOST_COUNTED = 10_000


class Cursors(PaginationBase):
    """Pages of a queryset by `?cursor=&limit=`, for `@paginate(Cursors, shape=…)`.

    The order is the queryset's own, by names of fields or annotations, with the primary key after
    them: so it is total, and rows that come or go between two questions neither hide a row nor show
    one twice. A cursor holds the place of the last row and is signed: only the list that gave it
    takes it back. Each row goes through `shape(row, lang)`, with `lang` as the address was asked.
    """

    class Input(Schema):
        limit: int = Field(100, ge=1, le=MOST, description="Most rows of a page.")
        cursor: str = Field(
            "", max_length=2000, description="Where the page starts, as `next` of the one before."
        )
        offset: int = Field(
            0, ge=0, le=10**9, description="Rows to leave out, where there is no cursor."
        )

    class Output(Schema):
        items: list[Any]
        count: int | None = Field(
            description=f"Rows on all pages; null where they are more than {MOST_COUNTED}."
        )
        next: str | None = Field(description="Address of the next page; null on the last.")

    def __init__(self, shape: Callable[[Any, str], Any], **rest: Any) -> None:
        super().__init__(**rest)
        self.shape = shape

    def paginate_queryset(
        self, queryset: QuerySet[Any], pagination: Any, request: HttpRequest, **params: Any
    ) -> dict[str, Any]:
        """Three queries at most beside those that the queryset prefetches. Raises 422."""
        order = _order(queryset)
        signer = Signer(salt=f"cursor {request.path} {' '.join(order)}")
        rows, start = queryset.order_by(*order), pagination.offset
        if pagination.cursor:
            try:
                place = signer.unsign_object(pagination.cursor)
            except (BadSignature, ValueError):
                raise HttpError(422, "cursor: not one that this list gave") from None
            rows, start = _after(rows, order, place), 0
        found = list(rows[start : start + pagination.limit + 1])
        shown = found[: pagination.limit]
        lang = str(params.get("lang", "en"))
        return {
            "items": [self.shape(row, lang) for row in shown],
            "count": _count(queryset),
            "next": None
            if len(found) == len(shown)
            else _address(request, signer.sign_object(_place(shown[-1], order), compress=True)),
        }


def _count(queryset: QuerySet[Any]) -> int | None:
    """To look at a million rows for one number takes longer than all the rest."""
    count = queryset.order_by()[: MOST_COUNTED + 1].count()
    return None if count > MOST_COUNTED else count


def _order(queryset: QuerySet[Any]) -> list[str]:
    """The queryset's own order, made total. A relation brings the order of its own model along."""
    order = list(queryset.query.order_by or queryset.model._meta.ordering or ())
    for name in order:
        if not isinstance(name, str) or _field(queryset.model, name, "is_relation"):
            raise TypeError(f"a list in pages is ordered by names of fields, not by {name}")
    if not {"pk", "-pk", "id", "-id"} & set(order):
        order.append("pk")
    return order


def _place(row: Model, order: list[str]) -> list[Any]:
    place = []
    for name in order:
        value: Any = row
        for part in name.removeprefix("-").split("__"):
            value = None if value is None else getattr(value, part)
        place.append(_plain(value))
    return place


def _plain(value: Any) -> Any:
    """As JSON has it and a filter reads it."""
    match value:
        case None | bool() | int() | str():
            return value
        case date():  # a moment is a date too
            return value.isoformat()
        case Decimal():
            return str(value)
    raise TypeError(f"a list in pages is not ordered by {type(value).__name__}")


def _after(rows: QuerySet[Any], order: list[str], place: list[Any]) -> QuerySet[Any]:
    """Those that follow a place. As in PostgreSQL null comes after all else."""
    following, same = Q(), Q()
    for name, value in zip(order, place, strict=True):
        down, path = name.startswith("-"), name.removeprefix("-")
        following |= same & _beyond(path, value, down)
        same &= Q(**{f"{path}__isnull": True}) if value is None else Q(**{path: value})
    # Said once more of the first field alone, so that an index on it can be used.
    first, value = order[0], place[0]
    if _field(rows.model, first, "null") is False:
        bound = "lte" if first.startswith("-") else "gte"
        rows = rows.filter(**{f"{first.removeprefix('-')}__{bound}": value})
    return rows.filter(following)


def _beyond(path: str, value: Any, down: bool) -> Q:
    if value is None:
        return Q(**{f"{path}__isnull": False}) if down else Q(pk__in=())
    if down:
        return Q(**{f"{path}__lt": value})
    return Q(**{f"{path}__gt": value}) | Q(**{f"{path}__isnull": True})


def _field(model: type[Model], name: str, asked: str) -> Any:
    """What a field of the model's own is; None for an annotation or a field further off."""
    name = name.removeprefix("-")
    try:
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return getattr(field, asked)


def _address(request: HttpRequest, cursor: str) -> str:
    query = request.GET.copy()
    query.pop("offset", None)
    query["cursor"] = cursor
    return f"{request.path}?{query.urlencode()}"
