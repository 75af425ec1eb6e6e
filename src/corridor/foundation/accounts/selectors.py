# SPDX-License-Identifier: EUPL-1.2
"""Questions about people who sign in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from .models import Membership, NoticeSettings, Rhythm, Role, User
from .rules import Held, at_one

_HELD = "_roles_held"
_AT = "_acting_for"
# Where a session keeps how many things wait for its reader.
WAITING = "waiting"


def may_sign_in(user: User) -> bool:
    """Active, and no demo account outside the demonstration."""
    return user.is_active and (settings.DEMO or not user.is_demo)


def roles_today(user: User) -> tuple[Held, ...]:
    """The roles in which somebody works today: all that they surely have, or those at the one
    organisation that they chose to work for (`act_for`)."""
    held = all_roles_today(user)
    return at_one(held, getattr(user, _AT)) if hasattr(user, _AT) else held


def act_for(user: User, organisation: Any) -> None:
    """From now on this `User` object works for one organisation (its key; null for Corridor as a
    whole): every question of rights is about the roles held there."""
    setattr(user, _AT, organisation)


def all_roles_today(user: User) -> tuple[Held, ...]:
    """Every role somebody surely has today, wherever; asked of the database once for each `User`
    object."""
    held: tuple[Held, ...] | None = getattr(user, _HELD, None)
    if held is None:
        rows = (
            Membership.objects.filter(user=user, certain__contains=timezone.localdate())
            .annotate(at=Coalesce("organisation__merged_into", "organisation"))
            .values_list("role", "at")
        )
        held = tuple(Held(role, at) for role, at in rows)
        setattr(user, _HELD, held)
    return held


def may_anywhere(user: Any, permission: str) -> bool:
    """Whether somebody has a permission today, if only for what is their own organisation's.

    For what leads the way, as a menu does. What is done is asked of `user.has_perm`, with the
    record that it is about.
    """
    if not user.is_authenticated or not may_sign_in(user):
        return False
    return any(permission in settings.ROLES.get(one.role, ()) for one in roles_today(user))


def waiting(request: Any) -> int | None:
    """How many things wait for whoever asks, as they were last counted; null where they were not,
    or where something was done since. Costs no query."""
    session = getattr(request, "session", None)
    return None if session is None else session.get(WAITING)


def forget_roles(user: User) -> None:
    """Ask the database again the next time."""
    if hasattr(user, _HELD):
        delattr(user, _HELD)


def organisation_of(obj: Any) -> Any:
    """The key of the organisation that a thing belongs to (`organisation_id`), or null."""
    return getattr(obj, "organisation_id", None)


def own_organisations(user: User) -> frozenset[int]:
    """Keys of the organisations that somebody acts for today."""
    return frozenset(one.organisation for one in roles_today(user) if one.organisation is not None)


@dataclass(frozen=True, slots=True)
class LetterInDemo:
    """A letter as it lies in the folder of the demonstration."""

    subject: str
    to: str
    sent: datetime | None
    body: str


def letters_in_demo(address: str | None, most: int = 50) -> list[LetterInDemo]:
    """The newest letters that were written to files, to one address or, with null, to all."""
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    if folder is None or not Path(folder).is_dir():
        return []
    files = sorted(Path(folder).glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    found: list[LetterInDemo] = []
    for file in files:
        for raw in reversed(file.read_bytes().split(b"\n" + b"-" * 79 + b"\n")):
            letter = message_from_bytes(raw.lstrip(), policy=policy.default)
            to = str(letter.get("To", ""))
            if not to or (address is not None and to != address):
                continue
            body = letter.get_body(preferencelist=("plain",))
            date = letter.get("Date")
            found.append(
                LetterInDemo(
                    str(letter.get("Subject", "")),
                    to,
                    None if date is None else _in_utc(date.datetime),
                    "" if body is None else body.get_content(),
                )
            )
            if len(found) == most:
                return found
    return found


def _in_utc(moment: datetime) -> datetime:
    """A letter's date; one without a zone ("-0000") is in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def gets_daily_letter(user: User) -> bool:
    """Whether what is to be said to somebody today stands in the letter that bundles it."""
    return NoticeSettings.objects.filter(user=user, rhythm=Rhythm.DAILY).exists()


def people() -> QuerySet[User]:
    """All accounts with their roles and `second_factor`: whether an authenticator app is set up."""
    memberships = Membership.objects.select_related("organisation").prefetch_related(
        "organisation__names"
    )
    return User.objects.annotate(
        second_factor=Exists(
            Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        )
    ).prefetch_related(Prefetch("memberships", memberships))


def memberships_of(user: User) -> QuerySet[Membership]:
    held = Membership.objects.filter(user=user).select_related("organisation")
    return held.prefetch_related("organisation__names")


def has_second_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())


def needs_second_factor(user: User, roles: Collection[str]) -> bool:
    """Whether one of these roles is theirs today and no authenticator app is set up."""
    return any(one.role in roles for one in all_roles_today(user)) and not has_second_factor(user)


def lasting_administrators() -> QuerySet[User]:
    """Those who can look after Corridor today and have no end set to it."""
    lasting = Membership.objects.filter(
        user=OuterRef("pk"),
        role=Role.ADMINISTRATOR,
        certain__contains=timezone.localdate(),
        certain__upper_inf=True,
    )
    found = User.objects.filter(Exists(lasting), is_active=True)
    return found if settings.DEMO else found.filter(is_demo=False)


def demo_accounts() -> QuerySet[User]:
    return User.objects.filter(is_demo=True)
