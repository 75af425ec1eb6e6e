# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
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


def letters_can_leave(**options: Any) -> list[CheckMessage]:
    """Where letters are written to files, the folder can be; in production nobody reads them."""
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    if folder is None:
        return []
    there = Path(folder)
    while not there.exists():
        there = there.parent
    if not (there.is_dir() and os.access(there, os.W_OK)):
        return [
            Error(
                f"Letters are written to {folder}, which cannot be written.",
                hint="Make the folder writable, or set CORRIDOR_EMAIL_URL.",
                id="accounts.E002",
            )
        ]
    if settings.MODE == "production":
        return [
            Warning(
                f"No letter leaves: they are written to {folder}.",
                hint="Set CORRIDOR_EMAIL_URL to a mail server.",
                id="accounts.W001",
            )
        ]
    return []
