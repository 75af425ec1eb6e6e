# SPDX-License-Identifier: EUPL-1.2
"""Giving roles and ending them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, acting
from corridor.foundation.parties.public import Organisation, standing
from corridor.values.periods import Period, Validity

from ..models import Membership, Role, User
from ..selectors import forget_roles
from .minding import minding_administrators


@transaction.atomic
def give_role(
    *,
    user: User,
    role: str,
    organisation: Organisation | None,
    by: Actor | None,
    start: date | None = None,
    end: date | None = None,
) -> Membership:
    """From `start` (by default today) up to, not including, `end` (by default without end).

    Only an administrator's role can be without an organisation. Raises `ValidationError` for days
    the wrong way round, and for a role that they have at that time already.
    """
    start = start or timezone.localdate()
    if end is not None and end <= start:
        raise ValidationError({"end": _("The end must come after the start.")})
    if organisation is None and role != Role.ADMINISTRATOR:
        raise ValidationError({"organisation": _("This role is always at an organisation.")})
    if organisation is not None:
        organisation = standing(organisation)
    User.objects.select_for_update().get(pk=user.pk)
    period = Period(start, end)
    same = user.memberships.filter(role=role)
    if role != Role.ADMINISTRATOR:
        same = same.filter(organisation=organisation)
    if any(period.overlaps(one.validity.possible) for one in same):
        raise ValidationError(_("This person has that role at that time already."))
    with acting(by=by):
        membership = Membership(user=user, role=role, organisation=organisation)
        membership.validity = Validity(period, period)
        membership.clean_fields(exclude=["user", "organisation", "valid", "certain"])
        membership.save()
    forget_roles(user)
    return membership


def end_role(
    *, membership: Membership, by: Actor | None, end: date | None = None
) -> Membership | None:
    """The role ends on `end`, its first day without (by default today).

    A role that would not have begun by then is taken away, and `None` comes back. Raises
    `ValidationError` for a role that ended earlier, `LastAdministrator` for the last administrator.
    """
    end = end or timezone.localdate()
    with minding_administrators(), acting(by=by):
        held = Membership.objects.select_for_update().get(pk=membership.pk)
        period = held.validity.possible
        if period.end is not None and period.end <= end:
            raise ValidationError(_("This role has ended by then already."))
        kept: Membership | None = None
        if period.start is not None and end <= period.start:
            held.delete()
        else:
            held.validity = Validity.exactly(period.start, end)
            held.save()
            kept = held
    forget_roles(membership.user)
    return kept


@transaction.atomic
def move_memberships(payload: Mapping[str, Any]) -> None:
    """Listener to "parties.merged": whoever acted for the one organisation acts for the other.

    Where somebody had the same role at both, one role remains that covers the days of both that
    touch or overlap. Hearing it twice changes nothing.
    """
    keep = Organisation.objects.get(pk=payload["keep"])
    keep = standing(keep)
    with acting(by=None, reason=f"parties.merged {payload['drop']} into {keep.pk}"):
        moving = Membership.objects.select_for_update().filter(organisation=payload["drop"])
        for membership in moving:
            _move(membership, keep)


def _move(membership: Membership, keep: Organisation) -> None:
    period = membership.validity.possible
    same = Membership.objects.filter(
        user=membership.user_id, role=membership.role, organisation=keep
    ).exclude(pk=membership.pk)
    for other in same:
        theirs = other.validity.possible
        if theirs.overlaps(period):
            starts = [p.start for p in (period, theirs)]
            ends = [p.end for p in (period, theirs)]
            period = Period(
                None if None in starts else min(s for s in starts if s is not None),
                None if None in ends else max(e for e in ends if e is not None),
            )
            other.delete()
    membership.organisation = keep
    membership.validity = Validity(period, period)
    membership.save()
