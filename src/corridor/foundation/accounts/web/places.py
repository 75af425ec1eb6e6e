# SPDX-License-Identifier: EUPL-1.2
"""On behalf of which organisation somebody works now: chosen by them, kept in their session.

A place is an organisation at which somebody has a role today, or Corridor as a whole. The session
holds the names of the places too, so that the head of a page costs no query; they are read again
when roles have changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, gettext

from corridor.foundation.parties.public import Organisation
from corridor.values.texts import Text

from ..models import Role, User
from ..selectors import WAITING, act_for, all_roles_today

PLACES, CHOSEN = "places", "acting_for"
# How Corridor as a whole is written where an organisation has its public identifier.
WHOLE = "corridor"
# The name of the field with which a form says for which place it was made.
FIELD = "acting_for"
# The field with which somebody says to send it for that place all the same.
CONFIRMED = "acting_for_confirmed"


@dataclass(frozen=True, slots=True)
class Place:
    """`key` is the organisation's, null for Corridor as a whole; `code` stands in forms. `short`
    is its short name, empty where it has none."""

    key: int | None
    code: str
    short: str
    names: dict[str, str]
    roles: tuple[str, ...]

    @property
    def name(self) -> str:
        if self.key is None:
            return gettext("Corridor as a whole")
        return Text(self.names).choose((get_language() or "en").split("-")[0])[0]

    @property
    def short_name(self) -> str:
        return self.short or self.name

    @property
    def roles_in_words(self) -> str:
        return ", ".join(str(Role(role).label) for role in self.roles)


def places_of(request: HttpRequest) -> tuple[Place, ...]:
    """Where the reader has a role today, in the order in which they got them; none for nobody."""
    user: Any = request.user
    if not user.is_authenticated:
        return ()
    held = all_roles_today(user)
    wanted = {(one.organisation, one.role) for one in held}
    kept = _read(request)
    if {(place.key, role) for place in kept for role in place.roles} == wanted:
        return kept
    places = _found(user)
    request.session[PLACES] = _kept(places)
    return places


def keep_places(sender: Any, request: HttpRequest, user: Any, **more: Any) -> None:
    """When somebody signs in: the names of their places go into the session, which is written then
    anyway."""
    if isinstance(user, User):
        request.session[PLACES] = _kept(_found(user))


def current_place(request: HttpRequest) -> Place | None:
    """The place that was chosen, else the first one; null for whoever has no role."""
    places = places_of(request)
    chosen = request.session.get(CHOSEN)
    return next((one for one in places if one.code == chosen), places[0] if places else None)


def choose(request: HttpRequest, code: str) -> Place:
    """Work for this place from now on. Raises `LookupError` where they have no role today."""
    place = next((one for one in places_of(request) if one.code == code), None)
    if place is None:
        raise LookupError(code)
    request.session[CHOSEN] = place.code
    request.session.pop(WAITING, None)
    act_for(request.user, place.key)  # type: ignore[arg-type]
    return place


def _read(request: HttpRequest) -> tuple[Place, ...]:
    try:
        return tuple(
            Place(key, code, short, names, tuple(roles))
            for key, code, short, names, roles in request.session.get(PLACES, ())
        )
    except (TypeError, ValueError):
        return ()  # kept by another version of this code


def _kept(places: tuple[Place, ...]) -> list[list[Any]]:
    return [[one.key, one.code, one.short, one.names, list(one.roles)] for one in places]


def _found(user: User) -> tuple[Place, ...]:
    """Read from the database: two queries."""
    held = all_roles_today(user)
    keys = dict.fromkeys(one.organisation for one in held)
    rows = Organisation.objects.filter(pk__in=[key for key in keys if key is not None])
    organisations = {row.pk: row for row in rows.prefetch_related("names")}
    return tuple(
        Place(
            key,
            WHOLE if key is None else organisations[key].public_id,
            "" if key is None else organisations[key].short,
            {} if key is None else dict(organisations[key].name),
            tuple(sorted({one.role for one in held if one.organisation == key})),
        )
        for key in keys
    )
