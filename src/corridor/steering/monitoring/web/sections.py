# SPDX-License-Identifier: EUPL-1.2
"""What this room adds to pages below: on an activity's page, what its partner told of it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from corridor.foundation.pages.public import Section, words
from corridor.steering.portfolio.public import Activity

from ..selectors.frozen import accounts_of, period_from


def activity_section(activity: Activity, lang: str) -> Section | None:
    """The accounts of approved reports, the latest period first; of each round the last report."""
    told = accounts_of(activity)
    if not told:
        return None
    accounts = [
        {
            "period": words.period(period_from(each["period"])),
            "done": each["done"],
            "short": each["short"],
            "approved": each["at"],
        }
        for each in told
    ]
    return Section(
        _("What the partner reported"),
        "monitoring/activity_section.html",
        {"accounts": accounts},
        anchor="reported",
    )
