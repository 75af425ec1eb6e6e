# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import DatabaseError


def no_demo_accounts(**options: Any) -> list[CheckMessage]:
    """Outside the demonstration, accounts whose passwords everyone knows must not be there."""
    from .selectors import demo_accounts

    if settings.DEMO:
        return []
    try:
        count = demo_accounts().count()
    except DatabaseError:
        return []  # no tables yet, or no server: others tell of that
    if not count:
        return []
    return [
        Error(
            f"There are {count} demo accounts, and this is no demonstration. They cannot sign in.",
            hint="Take them away with: corridor demo-accounts --remove",
            id="accounts.E001",
        )
    ]
