# SPDX-License-Identifier: EUPL-1.2
"""Adopted action plans in the search over all rooms."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from corridor.foundation.pages.public import Hit, of_list

from .plans import Plans


def _plan(row: Any) -> Hit:
    return Hit(f"{row.organisation}, {row.year}", row.get_absolute_url(), note=row.framework.code)


SEARCHES = (
    (
        "plans",
        _("Action plans"),
        of_list(Plans, "plans:plans", _plan, fetch=("organisation__names",)),
    ),
)
