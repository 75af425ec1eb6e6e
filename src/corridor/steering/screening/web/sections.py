# SPDX-License-Identifier: EUPL-1.2
"""What this room adds to pages below: of an activity and of a framework."""

from __future__ import annotations

from django.utils.translation import gettext as _

from corridor.foundation.pages.public import Section
from corridor.steering.policy.public import Framework
from corridor.steering.portfolio.public import Activity

from .. import public
from .shown import decision, findings, level_badge


def activity_section(activity: Activity, lang: str) -> Section | None:
    """Whether it counts as aid, and what its last concluded screening found.

    One query where there is neither.
    """
    standing, screened = public.standing_and_concluded(activity)
    return Section(
        _("Aid and migration"),
        "screening/activity_section.html",
        {
            "activity": activity,
            "standing": None if standing is None else decision(standing),
            "screened": screened,
            "level": None if screened is None else level_badge(screened),
            "findings": [] if screened is None else findings(screened),
        },
        anchor="aid-and-migration",
    )


def framework_section(framework: Framework, lang: str) -> Section | None:
    """Gender in every priority; nothing where no activity serves the framework. Three queries."""
    priorities = public.gender_overview(framework)
    if not any(each.activities for each in priorities):
        return None
    return Section(
        _("Gender in every priority"),
        "screening/gender_table.html",
        {"priorities": priorities, "framework": framework},
        anchor="gender",
    )
