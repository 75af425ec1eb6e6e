# SPDX-License-Identifier: EUPL-1.2
"""What the head of every page says to somebody who signed in. Costs no query."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from ..selectors import waiting
from . import places
from .keyboard import keys_are_off


def keys(request: HttpRequest) -> dict[str, Any]:
    """`keys_off`: whether the reader switched our keys off."""
    return {"keys_off": keys_are_off(request)}


def acting(request: HttpRequest) -> dict[str, Any]:
    """`acting`: the `place` that the reader works for, the `others` that they may work for, and how
    many things are `waiting` there, null where that was not counted yet."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    place = places.current_place(request)
    others = [one for one in places.places_of(request) if one != place]
    return {
        "acting": {
            "place": place,
            "others": others,
            "waiting": waiting(request),
        }
    }
