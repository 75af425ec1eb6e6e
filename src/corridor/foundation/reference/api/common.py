# SPDX-License-Identifier: EUPL-1.2
"""What the addresses of the API have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Path, Schema
from ninja.pagination import LimitOffsetPagination

Lang = Literal["nl", "en", "fr", "ar", "tr", "pl", "es", "so", "ti", "pap"]
Interface = Literal["nl", "fr", "en"]
Key = Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{1,60}$")]


class Paging(LimitOffsetPagination):
    """A page of rows, each shaped for the answer."""

    class Input(Schema):
        limit: int = Field(100, ge=1, le=1000)
        offset: int = Field(0, ge=0, le=10**9)

    def __init__(self, shape: Callable[[Any], dict[str, Any]], **rest: Any) -> None:
        super().__init__(**rest)
        self.shape = shape

    def paginate_queryset(
        self, queryset: Any, pagination: Any, request: HttpRequest, **params: Any
    ) -> dict[str, Any]:
        page = super().paginate_queryset(queryset, pagination, request, **params)
        return {**page, "items": [self.shape(row) for row in page["items"]]}
