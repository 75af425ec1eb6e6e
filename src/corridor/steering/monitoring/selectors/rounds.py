# SPDX-License-Identifier: EUPL-1.2
"""Questions about rounds: which there are, who sees them, what is late."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from corridor.foundation.accounts.public import User, own_organisations
from corridor.foundation.kernel.public import as_range
from corridor.foundation.parties.public import Organisation
from corridor.steering.portfolio.public import Activity
from corridor.values.periods import Period

from ..models import Remark, Reminder, Round, RoundStep
from ..rules.lateness import days_late
from ..rules.states import WRITABLE, Awaited, State, awaited


@dataclass(frozen=True, slots=True)
class Belonging:
    """Something of an organisation, to ask for rights by."""

    organisation_id: int


def rounds() -> QuerySet[Round]:
    """All rounds with their partner and its names."""
    return Round.objects.select_related("partner", "partner__merged_into").prefetch_related(
        "partner__names", "partner__merged_into__names"
    )


def organisations_for(user: Any, permission: str) -> frozenset[int]:
    """The organisations somebody acts for, and for which they have the permission."""
    if not user.is_authenticated:
        return frozenset()
    own = own_organisations(user)
    return frozenset(key for key in own if user.has_perm(permission, Belonging(key)))


def visible_rounds(user: Any) -> QuerySet[Round]:
    """The rounds that somebody may see: all, or those of their own organisation."""
    if user.has_perm("monitoring.view_rounds"):
        return rounds()
    return held_by(organisations_for(user, "monitoring.view_rounds"))


def held_by(organisations: Collection[int]) -> QuerySet[Round]:
    """The rounds of organisations, and of those that were merged into them."""
    return rounds().filter(Q(partner__in=organisations) | Q(partner__merged_into__in=organisations))


def round_by_public_id(public_id: str) -> Round:
    """Raises `Round.DoesNotExist`."""
    return rounds().get(public_id=public_id)


def late_on(today: date) -> Q:
    """The rounds that are late at somebody on a day, as `rules.days_late` counts.

    At the officer it takes a day more than the submission.
    """
    at_partner = Q(state__in=WRITABLE, due__lt=today)
    return at_partner | Q(state=State.SUBMITTED, due__lt=today, since__date__lt=today)


def lateness(round: Round, today: date | None = None) -> int:
    """How many days it is late, at whoever it lies with."""
    since = timezone.localtime(round.since).date()
    return days_late(State(round.state), round.due, since, today or timezone.localdate())


def at_whom(round: Round) -> Awaited:
    return awaited(State(round.state))


def steps(round: Round) -> QuerySet[RoundStep]:
    """What was done with it, first to last."""
    return RoundStep.objects.filter(round=round).order_by("pk")


def names_of(keys: Iterable[int | None]) -> dict[int, str]:
    """What people are called, by the key of their account; those that are gone are left out."""
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    return {user.pk: str(user) for user in User.objects.filter(pk__in=wanted)}


def running_activities(period: Period) -> QuerySet[Activity]:
    """Activities with a partner that run on some day of a period, or whose time nobody states."""
    days = as_range(period)
    return Activity.objects.filter(
        Q(runs__overlap=days) | Q(runs__isnull=True), partner__isnull=False
    )


def partners_with_activities(period: Period) -> QuerySet[Organisation]:
    """Those who have something to report on a period."""
    keys = running_activities(period).values("partner")
    found = Organisation.objects.filter(pk__in=keys, merged_into__isnull=True)
    return found.prefetch_related("names").order_by("code")


def reporting_partners() -> QuerySet[Organisation]:
    """Every organisation that is the partner of some activity, in order of codes."""
    keys = Activity.objects.filter(partner__isnull=False).values("partner")
    found = Organisation.objects.filter(pk__in=keys, merged_into__isnull=True)
    return found.prefetch_related("names").order_by("code")


def open_remarks(rows: Iterable[Round]) -> dict[int, int]:
    """How many remarks are open, by the key of the round."""
    found = (
        Remark.objects.filter(round__in=list(rows), resolved__isnull=True)
        .order_by()
        .values_list("round")
        .annotate(Count("pk"))
    )
    return dict(found)


def overlapping(partner: Organisation, period: Period) -> Round | None:
    """The partner's round that has a day of the period already."""
    return held_by([partner.pk]).filter(period__overlap=as_range(period)).first()


def people_of(round: Round) -> list[User]:
    """Those who may write and submit this report, and can sign in today."""
    here = Organisation.objects.filter(
        Q(pk=round.organisation_id) | Q(merged_into=round.organisation_id)
    )
    asked = User.objects.filter(memberships__organisation__in=here).distinct().order_by("pk")
    # Only who does so for this partner: an officer of theirs is not reminded.
    return [user for user in asked if user.has_perm("monitoring.submit_report", round)]


def reminders() -> QuerySet[Reminder]:
    """What was sent, the latest first."""
    return Reminder.objects.select_related(
        "round__partner", "round__partner__merged_into"
    ).prefetch_related("round__partner__names", "round__partner__merged_into__names")
