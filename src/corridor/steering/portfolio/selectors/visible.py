# SPDX-License-Identifier: EUPL-1.2
"""Who sees what: a draft is for those who work on activities, and for its partner's own people."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from corridor.foundation.accounts.public import own_organisations

from ..models import Activity


def seen_by(user: Any, prefix: str = "", *, partner: str = "partner") -> Q:
    """The condition on an activity, or on what leads to one by `prefix` ("activity__").

    `user` is whoever asks: an account or nobody in particular (null, or an anonymous user).
    """
    own = drafts_seen(user)
    if own is None:
        return Q()
    public = Q(**{f"{prefix}public": True})
    return public | Q(**{f"{prefix}{partner}__in": own}) if own else public


def drafts_seen(user: Any) -> frozenset[int] | None:
    """The keys of partners whose drafts this user sees; null for those of all."""
    if user is None or not user.is_authenticated:
        return frozenset()
    if user.has_perm("portfolio.change_activity"):
        return None
    return frozenset(own_organisations(user))


def visible_to(user: Any) -> QuerySet[Activity]:
    """All activities that this user may see. Every page and list asks here."""
    return Activity.objects.filter(seen_by(user))


def drafts_for(user: Any) -> frozenset[int]:
    """Keys of the organisations for which a partner may draft and change activities."""
    if user is None or not user.is_authenticated:
        return frozenset()
    return frozenset(
        key
        for key in own_organisations(user)
        if user.has_perm("portfolio.change_activity", Activity(partner_id=key))
    )
