# SPDX-License-Identifier: EUPL-1.2
"""What of this room awaits somebody who signed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import Tray, Waiting

from ..models import ActionPlan
from ..public import plans, reader_of
from .shown import year_now

MOST = 10


def trays(user: Any) -> Iterator[Tray]:
    """Plans to adopt, for whoever may; plans sent back, begun or without outcomes, for writers of
    their own organisation. Five queries for each tray at most."""
    if not user.is_authenticated:
        return
    if user.has_perm("plans.adopt_plan"):
        waiting = plans(reader_of(user)).filter(state="submitted").exclude(submitted_by=user.pk)
        yield _tray(_("Action plans to adopt"), waiting, "?state=submitted")
    reader = reader_of(user)
    if reader.organisations:
        mine = plans(reader).filter(organisation__in=reader.organisations)
        yield _tray(_("Your action plans to finish"), mine.filter(state="draft"), "?state=draft")
        past = mine.filter(state="adopted", year__lt=year_now(), contributions__outcome="")
        yield _tray(_("Action plans of which it is not said what came of them"), past, "")


def _tray(title: str, found: QuerySet[ActionPlan], query: str) -> Tray:
    items = tuple(_waiting(found[:MOST]))
    count = found.count() if len(items) == MOST else len(items)
    return Tray(title, items, count=count, url=f"{reverse('plans:plans')}{query}")


def _waiting(found: Iterable[ActionPlan]) -> Iterator[Waiting]:
    for plan in found:
        title = f"{plan.organisation}, {plan.framework.code} {plan.year}"
        yield Waiting(title, plan.get_absolute_url(), note=plan.remark)
