# SPDX-License-Identifier: EUPL-1.2
"""What of this room awaits somebody who signed in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.accounts.public import may_anywhere
from corridor.foundation.pages.public import Tray, Waiting

from .. import public
from .shown import about, chosen

MOST = 10


def trays(user: Any) -> Iterator[Tray]:
    """Drafts to finish or conclude, and measures that are overdue. Ten queries at most."""
    if not may_anywhere(user, "screening.screen_activity"):
        return
    everything = user.has_perm("screening.screen_activity")
    drafts = [
        each
        for each in public.screenings(user).filter(state="draft")
        if everything or user.has_perm("screening.screen_activity", each)
    ]
    items = tuple(Waiting(about(each), each.get_absolute_url()) for each in drafts[:MOST])
    url = f"{reverse('screening:screenings')}?state=draft"
    yield Tray(_("Screenings to finish"), items, count=len(drafts), url=url)
    today = timezone.localdate()
    late = public.overdue_measures(user, today)
    rows = list(late[:MOST])
    waiting = tuple(
        Waiting(
            chosen(each.text),
            f"{each.screening.get_absolute_url()}#measures",
            due=each.due,
            late=(today - each.due).days,
        )
        for each in rows
        if each.due is not None
    )
    count = late.count() if len(rows) == MOST else len(rows)
    url = f"{reverse('screening:screenings')}?measures=overdue"
    yield Tray(_("Measures of screenings that are overdue"), waiting, count=count, url=url)
