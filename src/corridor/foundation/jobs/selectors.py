# SPDX-License-Identifier: EUPL-1.2
"""Questions about runs."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from .models import Announcement, Run, SetAside

# A run tells its progress several times a second; one that has been silent this long has died.
SILENCE = timedelta(minutes=2)


def runs() -> QuerySet[Run]:
    """All runs, newest first, with how many records each set aside and how many wait."""
    return Run.objects.annotate(
        faults=Count("set_aside", filter=Q(set_aside__why=SetAside.Why.FAULT)),
        waiting=Count("set_aside", filter=Q(set_aside__why=SetAside.Why.WAITING)),
    )


def silent_runs() -> QuerySet[Run]:
    return Run.objects.filter(state=Run.State.RUNNING, beat__lt=timezone.now() - SILENCE)


def settled_today(job: str) -> bool:
    """Whether a job was done today, or is waiting or under way."""
    today = timezone.localdate()
    settled = Q(state=Run.State.DONE, finished__date=today)
    settled |= Q(state__in=[Run.State.QUEUED, Run.State.RUNNING])
    return Run.objects.filter(settled, job=job).exists()


def undelivered() -> QuerySet[Announcement]:
    return Announcement.objects.filter(delivered=None)
