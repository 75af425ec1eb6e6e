# SPDX-License-Identifier: EUPL-1.2
"""What rooms above offer at every list, as links beside its number of rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

# (request, the address of the list with its question) -> title and address, or nothing.
ListWay = Callable[[HttpRequest, str], tuple[Any, str] | None]

_ways: list[ListWay] = []


def register_list_way(way: ListWay) -> None:
    """In `AppConfig.ready`. Twice is once."""
    if way not in _ways:
        _ways.append(way)


def ways_of(request: HttpRequest, address: str) -> list[dict[str, Any]]:
    found = (way(request, address) for way in _ways)
    return [{"title": each[0], "url": each[1]} for each in found if each is not None]
